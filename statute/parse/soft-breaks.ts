const finished = new Set('。；：！？;:!?…”’」』）)】〕》〉"');
/** Shorter lines without a stop are taken for headings or table cells, not for the first part of a sentence; a comma says it is one. */
const shortest = { plain: 15, withComma: 8 };

/** Whether a line break after this text stands within a sentence: a layout's break, none of the author's. */
export function isUnfinished(text: string): boolean {
  const last = text.at(-1) ?? '';
  if (last === '，' || last === '、' || last === ',') return true;
  return !finished.has(last) && (text.length >= shortest.plain || (text.length >= shortest.withComma && text.includes('，')));
}

/** Two pieces of one sentence that a line break parted: with a space between Latin words, else without. */
export function join(before: string, after: string): string {
  return isLatin(before.at(-1) ?? '') && isLatin(after[0] ?? '') ? `${before} ${after}` : `${before}${after}`;
}

const isLatin = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
