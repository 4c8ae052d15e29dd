import {
  type Alignment,
  type Article,
  algorithmVersion,
  align,
  changeStatistics,
  chineseHeads,
  comparisonTable,
  lineLinks,
  type Place,
  tableHtml,
  tableMarkdown,
} from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readStatute } from './statute-input.ts';

const usage = 'statute align OLD NEW [--json [--lines] | --table html|markdown | --statistics]';

/** Lays two versions of a statute side by side: as JSON, or as a list to look at. */
export const alignCommand: StatuteCommand = {
  name: 'align',
  usage: 'OLD NEW [--json [--lines] | --table html|markdown | --statistics]',
  zh: '比对两个版本：哪一条变成了哪一条（- 为标准输入）',
  en: 'lay two versions side by side: which article became which (- is standard input)',
  details: [
    '--json',
    '  { algorithmVersion, pairs: [{ old, new, kind, renumbered, moved, text, links: [{ old, new, role }] }] }',
    '  old, new: 条号 article numbers, "12.1" 为第十二条之一  role: main part  text: same xref changed null',
    '  kind: unchanged renumbered modified split merged split+merged inserted deleted',
    '--lines  每对再加 lines: [{ old, new, kind }]，到款、项、目 · adds what became of each paragraph and item, named as in statute parse',
    '--table html|markdown  三列对照表（原条文、修改后、说明）· the three-column table',
    '--statistics           修改统计 · how much changed, as JSON',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['table'], switches: ['json', 'lines', 'statistics'] }, usage);
    const [old, now, ...more] = given.words;
    if (old === undefined || now === undefined || more.length > 0) throw usageProblem(usage);
    const table = given.option('table');
    if (table !== null && table !== 'html' && table !== 'markdown')
      throw usageProblem(usage, { zh: '--table 只能是 html 或 markdown。', en: '--table is html or markdown.' });
    const after = (await readStatute(now)).statute;
    const found = align((await readStatute(old)).statute, after);
    process.stdout.write(
      `${print(found, after.title, table ?? (given.has('statistics') ? 'statistics' : given.has('lines') ? 'lines' : given.has('json') ? 'json' : 'list'))}\n`,
    );
    return 0;
  },
};

function print(found: Alignment, title: string, how: 'html' | 'markdown' | 'statistics' | 'lines' | 'json' | 'list'): string {
  switch (how) {
    case 'html':
      return tableHtml(comparisonTable(found), chineseHeads(title));
    case 'markdown':
      return tableMarkdown(comparisonTable(found), chineseHeads(title));
    case 'statistics':
      return JSON.stringify({ algorithmVersion, ...changeStatistics(found, comparisonTable(found)) });
    case 'json':
      return JSON.stringify(shape(found, false));
    case 'lines':
      return JSON.stringify(shape(found, true));
    case 'list':
      return list(found);
  }
}

/** A number as other programs take it: whole numbers as such, 第十二条之一 as "12.1". */
const numberOf = ({ number }: Article): number | string => (/^\d+$/.test(number) ? Number(number) : number);

const shape = ({ pairs }: Alignment, withLines: boolean) => ({
  algorithmVersion,
  pairs: pairs.map((pair) => ({
    old: pair.old.map(numberOf),
    new: pair.new.map(numberOf),
    kind: pair.kind,
    renumbered: pair.renumbered,
    moved: pair.moved,
    text: pair.text,
    links: pair.links.map((link) => ({ old: numberOf(link.old), new: numberOf(link.new), role: link.role })),
    ...(withLines ? { lines: lineLinks(pair.old, pair.new).map((l) => ({ old: placeOf(l.old), new: placeOf(l.new), kind: l.kind })) } : {}),
  })),
});

/** A paragraph, item or subitem as the tree names it: `article_12__paragraph_2__item_3`. */
function placeOf(place: Place | null): string | null {
  if (!place) return null;
  const { paragraph, item, subitem } = place.line;
  return `article_${place.article.number}__paragraph_${paragraph}${item === 0 ? '' : `__item_${item}`}${subitem === 0 ? '' : `__subitem_${subitem}`}`;
}

function list({ pairs }: Alignment): string {
  const names = (articles: readonly Article[]): string => (articles.length === 0 ? '—' : articles.map((a) => a.label).join('、'));
  return pairs.map((p) => `${names(p.old)} → ${names(p.new)}  ${p.kind}${p.moved ? ' moved' : ''}`).join('\n');
}
