import type { PublicLine, PublicSuggestion } from '../../contract/public.ts';
import { harmless, printable } from '../transfer/cell.ts';
import type { Publisher } from './catalogue.ts';
import { escapeMarkup } from './html.ts';

/** What each field of the open data means; the CSV has the same ones, lists joined with line breaks. */
export const fieldMeanings: Readonly<Record<keyof PublicSuggestion, { readonly zh: string; readonly en: string }>> = {
  id: { zh: '固定编号', en: 'Permanent id' },
  regionCode: { zh: '行政区划代码', en: 'Region code of the congress' },
  number: { zh: '建议编号；可空', en: 'Number of the suggestion; may be empty' },
  title: { zh: '案由', en: 'Title' },
  summary: { zh: '摘要；可空', en: 'Summary; may be empty' },
  keywords: { zh: '关键词', en: 'Keywords' },
  extent: { zh: '公开范围：full 全文，summary 摘要', en: 'What is public: full text, or summary' },
  session: { zh: '会议（名称、年度）', en: 'Session (name, year)' },
  stage: { zh: '提出时间：inSession 大会期间，interSession 闭会期间', en: 'Made inSession or interSession' },
  authorKind: { zh: '提出者：deputy 代表，delegation 代表团', en: 'Made by deputy or delegation' },
  category: { zh: '类别', en: 'Category' },
  units: { zh: '承办单位', en: 'Responsible units' },
  resultClass: { zh: '办理结果 A、B、C、D；可空', en: 'Result class A, B, C or D; may be empty' },
  submittedOn: { zh: '提出日期', en: 'Day of submission' },
  handedOverOn: { zh: '交办日期', en: 'Day of hand-over' },
  repliedOn: { zh: '答复日期', en: 'Day of the reply' },
  publishedOn: { zh: '公开日期', en: 'Day of publication' },
  url: { zh: '固定网址', en: 'Permanent address' },
  problem: { zh: '问题；只公开摘要的为空', en: 'Problem; empty where only the summary is public' },
  analysis: { zh: '分析；可空', en: 'Analysis; may be empty' },
  proposal: { zh: '建议；只公开摘要的为空', en: 'Proposal; empty where only the summary is public' },
  files: { zh: '附件（编号、名称、大小、类型），在 /api/files/<编号> 下载', en: 'Files (id, name, size, type), at /api/files/<id>' },
  replies: {
    zh: '公开的答复：单位、文号、日期、正文、已落实、计划落实、未采纳',
    en: 'Public replies: unit, document number, day, text, done, planned, not adopted',
  },
};

const columns = Object.keys(fieldMeanings) as (keyof PublicSuggestion)[];

/** The suggestions as one table for spreadsheets, in UTF-8 with a byte-order mark; nothing in it runs as a formula. */
export function csvOf(items: readonly PublicSuggestion[]): string {
  const lines = items.map((item) => columns.map((c) => quoted(cellOf(item, c))).join(','));
  return `\ufeff${[columns.join(','), ...lines].map((l) => `${l}\r\n`).join('')}`;
}

const quoted = (text: string): string => `"${harmless(printable(text)).replaceAll('"', '""')}"`;

function cellOf(item: PublicSuggestion, column: keyof PublicSuggestion): string {
  switch (column) {
    case 'session':
      return item.session.name;
    case 'category':
      return item.category?.name ?? '';
    case 'units':
      return item.units.map((u) => u.name).join('\n');
    case 'keywords':
      return item.keywords.join('\n');
    case 'files':
      return item.files.map((f) => `${f.name} /api/files/${f.id}`).join('\n');
    case 'replies':
      return item.replies.map((r) => `${r.unit.name} ${r.docNumber ?? ''} ${r.repliedOn ?? ''}\n${r.body}`).join('\n\n');
    default:
      return String(item[column] ?? '');
  }
}

/** One JSON object a line. */
export const jsonLinesOf = (items: readonly PublicSuggestion[]): string => items.map((i) => `${JSON.stringify(i)}\n`).join('');

/** What was published last, as an Atom feed. */
export function atomOf(congress: Publisher, items: readonly PublicLine[], base: string, licence: string): string {
  const self = `${base}/public/feed.atom?region=${congress.regionCode}`;
  const entries = items.map(
    (i) =>
      `<entry><id>urn:uuid:${i.id}</id><title>${escapeMarkup(i.title)}</title><link href="${escapeMarkup(i.url)}"/><updated>${i.publishedOn}T00:00:00+08:00</updated>${
        i.category ? `<category term="${escapeMarkup(i.category.name)}"/>` : ''
      }<summary>${escapeMarkup(i.summary ?? i.units.map((u) => u.name).join('、'))}</summary></entry>`,
  );
  const updated = items[0]?.publishedOn ?? '2000-01-01';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${escapeMarkup(self)}</id><title>${escapeMarkup(`${congress.name} · 代表建议公开目录`)}</title><author><name>${escapeMarkup(congress.name)}</name></author><rights>${escapeMarkup(licence)}</rights><link rel="self" href="${escapeMarkup(self)}"/><link href="${escapeMarkup(`${base}/public/suggestions?region=${congress.regionCode}`)}"/><updated>${updated}T00:00:00+08:00</updated>
${entries.join('\n')}
</feed>
`;
}

const xml = '<?xml version="1.0" encoding="utf-8"?>\n';
const sitemapSpace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The site maps of all congresses that publish. */
export const sitemapIndexOf = (congresses: readonly Publisher[], base: string): string =>
  `${xml}<sitemapindex xmlns="${sitemapSpace}">${congresses.map((c) => `<sitemap><loc>${escapeMarkup(`${base}/public/sitemap.xml?region=${c.regionCode}`)}</loc></sitemap>`).join('')}</sitemapindex>\n`;

/** The pages of one congress. */
export const sitemapOf = (pages: readonly { readonly id: string; readonly publishedOn: string }[], base: string): string =>
  `${xml}<urlset xmlns="${sitemapSpace}">${pages.map((p) => `<url><loc>${escapeMarkup(`${base}/public/suggestions/${p.id}`)}</loc><lastmod>${p.publishedOn}</lastmod></url>`).join('')}</urlset>\n`;

/** Robots may read the public pages, and nothing else. */
export const robotsOf = (base: string): string =>
  `User-agent: *\nAllow: /public\nDisallow: /public/suggestions?*q=\nDisallow: /\nSitemap: ${base}/public/sitemap.xml\n`;
