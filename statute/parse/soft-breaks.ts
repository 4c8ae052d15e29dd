const finished = new Set('。；：！？;:!?…”’」』】〕》〉">|}');
/** Shorter lines without a stop are taken for headings or table cells, not for the first part of a sentence; a comma says it is one. */
const shortest = { plain: 15, withComma: 8 };
/** Words after which no sentence ends. */
const dangling = new Set('的和或及与對对在由为為了向从以按将把被其该并若如当至应應或');
/** Signs no line begins with on purpose. */
const trailing = new Set('，。；：、！？）》”’,.;:!?)');

/** Whether the break between two lines stands within a sentence: a layout's break, none of the author's. */
export function isSoftBreak(before: string, after: string): boolean {
  const first = after[0] ?? '';
  if (trailing.has(first)) return true;
  const last = before.at(-1) ?? '';
  if (finished.has(last) || first === '<' || first === '|' || first === '') return false;
  if (last === '，' || last === '、' || last === ',' || last === '（' || last === '《') return true;
  if (last === '）' || last === ')') return before.length >= 30 && !after.startsWith('（');
  if (before.includes('＝') || before.includes('=') || before.startsWith('<') || before.startsWith('|')) return false;
  return dangling.has(last) || before.length >= (before.includes('，') ? shortest.withComma : shortest.plain);
}

/** Two pieces of one sentence that a line break parted: with a space between Latin words, else without. */
export const join = (before: string, after: string): string =>
  isLatin(before.at(-1) ?? '') && isLatin(after[0] ?? '') ? `${before} ${after}` : `${before}${after}`;

/**
 * Whether the text is laid out with every paragraph's first line indented and the others not, as printed pages are:
 * then a line at the margin goes on with the paragraph above, whatever that ends with. `wrapped` is the share of such
 * lines that come after one without a stop; where hardly any does, they are paragraphs that merely lack the indent.
 */
export const isHanging = (articles: readonly Indented[], items: readonly Indented[], wrapped: number): boolean =>
  articles.length >= 3 && share(articles) >= 0.9 && (items.length === 0 || share(items) >= 0.9) && wrapped >= 0.4;

export const endsWithStop = (text: string): boolean => finished.has(text.at(-1) ?? '');

interface Indented {
  readonly indented: boolean;
}

const share = (lines: readonly Indented[]): number => lines.filter((l) => l.indented).length / Math.max(1, lines.length);

const isLatin = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
