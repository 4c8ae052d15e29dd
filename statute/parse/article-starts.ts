import { readItem } from './item-labels.ts';
import { readLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { endsWithStop, isHanging, isSoftBreak } from './soft-breaks.ts';

/** Where an article begins: its label on a line. */
export interface StartOfArticle {
  readonly number: string | null;
  readonly label: string;
  readonly length: number;
}

/**
 * Finds the lines that begin an article. A text without any 第…条 (a decision, a notice) counts its clauses 一、二、三、 as such.
 * A line that begins by naming an article (第三条第二款规定的…) is no beginning.
 */
export function findArticles(lines: readonly Line[]): {
  readonly starts: ReadonlyMap<number, StartOfArticle>;
  readonly first: number;
  readonly hanging: boolean;
} {
  const starts = new Map<number, StartOfArticle>();
  const closeSet = isCloseSet(lines);
  let last = 0;
  for (const [index, line] of lines.entries()) {
    const label = readLabel(line.text);
    if (label?.kind !== 'unit' || label.level !== 'article') continue;
    const number = label.number ?? String(last + 1);
    const whole = Math.floor(Number(number));
    const before = lines[index - 1]?.text ?? '';
    const after = line.text.slice(label.length);
    const isDue = closeSet && whole === last + 1 && endsWithStop(before) && !namesMore.test(after);
    if (isReference(after) && !isDue) continue;
    if (whole !== last + 1 && whole !== last && last > 0 && isSoftBreak(before, line.text) && !/^\s/u.test(after)) continue;
    starts.set(index, { number, label: label.label, length: label.length });
    last = whole;
  }
  if (starts.size === 0) addClauses(lines, starts);
  const first = starts.keys().next().value ?? lines.length;
  const heads = [...starts.keys()].flatMap((index) => lines[index] ?? []);
  return { starts, first, hanging: isHanging(heads, ...laidOut(lines, first)) };
}

/** The lines of items, and the share of lines at the margin, without a label, that come after a line without a stop. */
function laidOut(lines: readonly Line[], first: number): [items: Line[], wrapped: number] {
  const items: Line[] = [];
  let plain = 0;
  let wrapped = 0;
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    if (readItem(line.text) !== null) items.push(line);
    else if (!line.indented && readLabel(line.text) === null) {
      plain++;
      if (!endsWithStop(lines[i - 1]?.text ?? '')) wrapped++;
    }
  }
  return [items, wrapped / Math.max(1, plain)];
}

function addClauses(lines: readonly Line[], starts: Map<number, StartOfArticle>): void {
  for (const [index, line] of lines.entries()) {
    const label = readLabel(line.text);
    if (index > 0 && label?.kind === 'item' && label.style === 'comma')
      starts.set(index, { number: label.number, label: label.label, length: label.length });
  }
}

/** Whether a text sets no space between 第…条 and its words: then only the order of the numbers tells 第五条所称… from a reference. */
function isCloseSet(lines: readonly Line[]): boolean {
  let [close, spaced] = [0, 0];
  for (const { text } of lines) {
    const label = readLabel(text);
    if (label?.kind !== 'unit' || label.level !== 'article' || text.length === label.length) continue;
    if (/^[\s【（]/u.test(text.slice(label.length))) spaced++;
    else close++;
  }
  return close > 2 * spaced;
}

const namesMore = /^(?:\s?第[^\s]{1,6}[款项目]|[、，,；;至到]|[和或及与]第)/u;

/** Whether the words after 第三条 make it a reference: 第三条第二款, 第三条、第四条, 第三条规定的. */
const isReference = (after: string): boolean =>
  /^(?:\s?第[^\s]{1,6}[款项目]|[、，,；;至到和或及与]|规定|所|的|中(?![华国央小外等介医])|之规定)/u.test(after);
