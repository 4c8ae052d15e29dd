import { type Named, type Node, readTemplate, type Time } from './template-syntax.ts';

/** A figure as a template is filled with it. */
export interface Filled {
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: string | null;
  readonly mean?: string | null;
  readonly rows?: readonly {
    readonly value: string | null;
    readonly count: number;
    readonly part?: number;
    readonly percent: string | null;
  }[];
}

/** Where a template's numbers come from. Null: there is no such figure, or no such session. */
export interface Figures {
  /** Text of `congress`, `session`, `year`, `cutoff` and the like. */
  word(word: string): string;
  has(time: Time): boolean;
  figure(measure: string, time: Time): Filled | null;
  /** What a value that is counted apart is called. */
  nameOf(measure: string, value: string | null): string;
  /** How a figure moved against an earlier session, in words; with the unit counted by. */
  change(measure: string, time: Time, unit: string): string;
}

/** The number behind a piece of a report's text: which records it counts. */
export interface Behind {
  readonly measure: string;
  readonly part: 'of' | 'part';
  readonly time: Time;
  /** Only the records with this value; empty text: those without any. */
  readonly value?: string;
}

/** A stretch of a report's text; with `behind`, a number that opens its records. */
export interface Piece {
  readonly text: string;
  readonly behind?: Behind;
}

export interface Block {
  readonly kind: 'title' | 'heading' | 'subheading' | 'paragraph';
  readonly pieces: readonly Piece[];
}

/** Fills a template with figures. What the template's check would name is left out; each line becomes a block, empty ones none. */
export function fillTemplate(template: string, figures: Figures): Block[] {
  const pieces: Piece[] = [];
  fill(readTemplate(template).nodes, figures, null, pieces);
  return blocksOf(pieces);
}

/** The plain text of a report, a line for each block. */
export const textOfReport = (blocks: readonly Block[]): string => blocks.map((b) => b.pieces.map((p) => p.text).join('')).join('\n');

type Row = NonNullable<Filled['rows']>[number];
interface Loop {
  readonly of: Named;
  readonly row: Row;
}

function fill(nodes: readonly Node[], figures: Figures, loop: Loop | null, out: Piece[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') out.push({ text: node.text });
    else if (node.kind === 'word')
      out.push(loop ? (rowPiece(node.word, loop, figures) ?? { text: figures.word(node.word) }) : { text: figures.word(node.word) });
    else if (node.kind === 'number') out.push(...numberPiece(node, figures));
    else if (node.kind === 'each') {
      const rows = figures.figure(node.of.measure, node.of.time)?.rows?.slice(0, node.most) ?? [];
      for (const [i, row] of rows.entries()) {
        if (i > 0) out.push({ text: node.between });
        fill(node.body, figures, { of: node.of, row }, out);
      }
    } else fill(holds(node, figures) ? node.yes : node.no, figures, loop, out);
  }
}

function holds(node: Node & { kind: 'if' }, figures: Figures): boolean {
  if (!node.of) return figures.has(node.time);
  const figure = figures.figure(node.of.measure, node.of.time);
  if (!figure) return false;
  if (node.of.value !== null) return (rowOf(figure, node.of.value)?.count ?? 0) > 0;
  return (node.base ? figure.denominator : figure.numerator) > 0;
}

const rowOf = (figure: Filled, value: string): Row | undefined => figure.rows?.find((r) => (r.value ?? '') === value);

function rowPiece(word: string, { of, row }: Loop, figures: Figures): Piece | null {
  const behind: Behind = { measure: of.measure, part: 'of', time: of.time, value: row.value ?? '' };
  if (word === 'name') return { text: figures.nameOf(of.measure, row.value) };
  if (word === 'count') return { text: String(row.count), behind };
  if (word === 'share') return { text: row.percent === null ? '—' : `${row.percent}%`, behind };
  if (word === 'part') return { text: String(row.part ?? row.count), behind: { ...behind, part: row.part === undefined ? 'of' : 'part' } };
  return null;
}

function numberPiece({ what, of, unit }: Node & { kind: 'number' }, figures: Figures): Piece[] {
  const figure = figures.figure(of.measure, of.time);
  if (!figure) return [];
  const behind: Behind = { measure: of.measure, part: 'of', time: of.time };
  if (what === 'change') return [{ text: figures.change(of.measure, of.time, unit), behind }];
  if (of.value !== null) {
    const row = rowOf(figure, of.value) ?? { value: of.value, count: 0, percent: '0.00' };
    return [{ text: what === 'share' ? `${row.percent ?? '0.00'}%` : String(row.count), behind: { ...behind, value: of.value } }];
  }
  if (what === 'base') return [{ text: String(figure.denominator), behind }];
  if (what === 'mean') return [{ text: figure.mean ?? '—', behind }];
  if (figure.mean !== undefined) return [{ text: String(figure.denominator), behind }];
  const part: Behind = { ...behind, part: figure.percent === null ? 'of' : 'part' };
  if (what === 'share') return [{ text: figure.percent === null ? '—' : `${figure.percent}%`, behind: part }];
  return [{ text: String(figure.numerator), behind: part }];
}

const marks = [
  ['### ', 'subheading'],
  ['## ', 'heading'],
  ['# ', 'title'],
] as const;

function blocksOf(pieces: readonly Piece[]): Block[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...more] = piece.text.split('\n');
    const plain = (text: string): Piece => (piece.behind ? { ...piece, text } : { text });
    if (first !== '') lines.at(-1)?.push(plain(first));
    for (const text of more) lines.push(text === '' ? [] : [plain(text)]);
  }
  return lines.flatMap((line): Block[] => {
    const merged = mergeTexts(line);
    const [first, ...rest] = merged;
    if (!first || (rest.length === 0 && first.text.trim() === '')) return [];
    const mark = first.behind ? undefined : marks.find(([sign]) => first.text.startsWith(sign));
    if (!mark) return [{ kind: 'paragraph', pieces: merged }];
    return [{ kind: mark[1], pieces: [{ text: first.text.slice(mark[0].length) }, ...rest].filter((p) => p.text !== '') }];
  });
}

function mergeTexts(line: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of line) {
    const last = merged.at(-1);
    if (last && !last.behind && !piece.behind) merged[merged.length - 1] = { text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}
