import type { StatuteFileFormat } from '../../../contract/statutes.ts';
import type { Block } from '../../../figures/fill-template.ts';
import { type Statute, type Unit, writeAkn, writeStatute } from '../../../statute/index.ts';
import { reportAsWord } from '../../reports/yearly/word.ts';
import type { VersionText } from './texts.ts';

export const statuteMedia: Readonly<Record<StatuteFileFormat, { readonly type: string; readonly ending: string }>> = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  txt: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  akn: { type: 'application/akn+xml; charset=utf-8', ending: 'xml' },
};

/** A version as a file. HTML carries no script and no address; DOCX has the type and margins of official papers. */
export async function statuteFile(version: VersionText, statute: Statute, format: StatuteFileFormat): Promise<Buffer> {
  if (format === 'docx') return reportAsWord([...blocksOf(statute)].map(asBlock));
  if (format === 'txt') return Buffer.from(`${writeStatute(statute)}\n`);
  if (format === 'html') return Buffer.from(html(statute));
  const date = version.passedOn ?? version.effectiveOn;
  return Buffer.from(writeAkn(statute, date === null ? {} : { date }));
}

type Line = { readonly kind: Block['kind']; readonly text: string; readonly id?: string };

const asBlock = ({ kind, text }: Line): Block => ({ kind, pieces: [{ text }] });

/** The text as the lines of a paper: title, history, headings and paragraphs. */
function* blocksOf(statute: Statute): Generator<Line> {
  const lines = (texts: readonly string[]): Line[] => texts.map((text) => ({ kind: 'paragraph', text }));
  yield* lines(statute.opening ?? []);
  yield { kind: 'title', text: statute.title };
  yield* lines(statute.history);
  if (statute.preamble !== '') yield* lines(statute.preamble.split('\n'));
  yield* unitBlocks(statute.body);
  for (const { title, text } of statute.annexes) {
    if (title !== '') yield { kind: 'heading', text: title };
    yield* lines(text.split('\n'));
  }
}

function* unitBlocks(units: readonly Unit[]): Generator<Line> {
  for (const unit of units) {
    if (unit.level === 'article') yield* articleBlocks(unit);
    else {
      const isInner = unit.level === 'section';
      yield {
        kind: isInner ? 'subheading' : 'heading',
        text: [unit.label, unit.heading].filter((word) => word !== '').join('　'),
        id: unit.id,
      };
      yield* unitBlocks(unit.children);
    }
  }
}

/** The number of an article stands before its first words. */
function* articleBlocks(article: Unit): Generator<Line> {
  let before = `${article.label}${article.heading}　`;
  let id: string | undefined = article.id;
  for (const unit of linesOf(article)) {
    const text = `${before}${unit.level === 'paragraph' ? '' : unit.label}${unit.text}`;
    yield { kind: 'paragraph', text, ...(id === undefined ? {} : { id }) };
    before = '';
    id = undefined;
  }
}

function* linesOf(unit: Unit): Generator<Unit> {
  for (const child of unit.children) {
    yield child;
    yield* linesOf(child);
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const tags = { title: 'h1', heading: 'h2', subheading: 'h3', paragraph: 'p' } as const;

function html(statute: Statute): string {
  const body = [...blocksOf(statute)].map(({ kind, text, id }) => {
    const anchor = id === undefined ? '' : ` id="${escaped(id)}"`;
    return `<${tags[kind]}${anchor}>${escaped(text).replaceAll('\n', '<br>')}</${tags[kind]}>`;
  });
  return [
    '<!doctype html>',
    '<html lang="zh-CN"><head><meta charset="utf-8">',
    `<title>${escaped(statute.title)}</title>`,
    '<style>body{max-width:42em;margin:2em auto;padding:0 1em;font:17px/1.8 "Songti SC",SimSun,"Noto Serif CJK SC",serif}h1,h2,h3{text-align:center}p{text-indent:2em;margin:.3em 0}</style>',
    '</head><body>',
    ...body,
    '</body></html>',
    '',
  ].join('\n');
}
