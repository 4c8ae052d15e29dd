import { fill, type Locale } from '../../processes/text.ts';
import type { Publisher } from './catalogue.ts';
import { type PublicText, publicText } from './public.text.ts';
import { style } from './style.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML or XML, between tags and in quoted attributes; characters that XML cannot hold are left out. */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (c) => entities[c] ?? '');

/** Paragraphs of an official text, one for each line. */
export const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('');

/** What every page needs to know of its reader and its place. */
export interface Reader {
  readonly locale: Locale;
  readonly text: PublicText;
  /** Where this page stands, with its query; the other language is asked for there. */
  readonly url: URL;
  readonly congress: Publisher | null;
  readonly severalCongresses: boolean;
  /** The part of the public pages it belongs to, where that is not the catalogue of suggestions. */
  readonly place?: { readonly name: string; readonly path: string };
}

export const readerOf = (locale: Locale, url: URL, congress: Publisher | null, severalCongresses: boolean): Reader => ({
  locale,
  text: publicText[locale],
  url,
  congress,
  severalCongresses,
});

/** An address of ours, with the reader's language kept where it was asked for. */
export function link(reader: Reader, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const lang = reader.url.searchParams.get('lang') ?? undefined;
  const pairs = Object.entries({ ...query, lang }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return escapeMarkup(pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`);
}

export const say = (sentence: string, data: Readonly<Record<string, string | number>>): string => escapeMarkup(fill(sentence, data));

/** A whole page around its main part. */
export function htmlPage(reader: Reader, title: string, main: string, head = ''): string {
  const { text: t, congress } = reader;
  const other = new URLSearchParams(reader.url.searchParams);
  other.set('lang', reader.locale === 'zh' ? 'en' : 'zh');
  const place = reader.place ?? { name: t.platform, path: congress ? '/public/suggestions' : '/public' };
  const home = link(reader, place.path, congress ? { region: congress.regionCode } : {});
  const name = congress ? `${congress.name} · ${place.name}` : place.name;
  return `<!doctype html>
<html lang="${reader.locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeMarkup(title)}</title>
${head}<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">${escapeMarkup(t.skip)}</a>
<header><div class="wrap"><a class="name" href="${home}">${escapeMarkup(name)}</a>${
    reader.severalCongresses && congress ? `<a href="${link(reader, '/public')}">${escapeMarkup(t.otherCongress)}</a>` : ''
  }<a href="${escapeMarkup(`${reader.url.pathname}?${other}`)}" lang="${reader.locale === 'zh' ? 'en' : 'zh-CN'}">${t.language}</a></div></header>
<main id="main" tabindex="-1"><div class="wrap">
${main}
</div></main>
<footer><div class="wrap">${
    congress
      ? `<a href="${link(reader, '/public/consultations', { region: congress.regionCode })}">${escapeMarkup(t.consultations)}</a><a href="${link(reader, '/public/activities', { region: congress.regionCode })}">${escapeMarkup(t.plans)}</a><a href="${link(reader, '/public/duty-reports', { region: congress.regionCode })}">${escapeMarkup(t.dutyReports)}</a><a href="${link(reader, '/public/data', { region: congress.regionCode })}">${escapeMarkup(t.data)}</a><a href="/public/feed.atom?region=${congress.regionCode}">${escapeMarkup(t.feed)}</a>`
      : ''
  }</div></footer>
</body>
</html>
`;
}

/** Files that may be read, each with its size. */
export function fileList(heading: string, files: readonly { readonly id: string; readonly name: string; readonly size: number }[]): string {
  if (files.length === 0) return '';
  const size = (bytes: number) =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `<h3>${escapeMarkup(heading)}</h3><ul>${files.map((f) => `<li><a href="/api/files/${f.id}">${escapeMarkup(f.name)}</a> (${size(f.size)})</li>`).join('')}</ul>`;
}
