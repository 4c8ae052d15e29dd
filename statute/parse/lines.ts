/** One line of the source that has content. */
export interface Line {
  /** Without invisible characters and without white space at either end. */
  readonly text: string;
  /** Where the content begins and ends in the source. */
  readonly from: number;
  readonly to: number;
  /** Whether white space stands before it. */
  readonly indented: boolean;
}

const invisible =
  '\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';
const hasInvisible = new RegExp(`[${invisible}\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]`, 'u');
const everyInvisible = new RegExp(hasInvisible.source, 'gu');

/** The text without characters that are not seen: zero-width spaces and joiners, marks of direction, controls. */
export const visible = (text: string): string => (hasInvisible.test(text) ? text.replace(everyInvisible, '') : text);

/** What counts as content: everything but white space and characters that are not seen. */
export const contentOf = (text: string): string => visible(text).replace(/\s+/gu, '');

/** Cuts a text into its lines that have content; any kind of line break ends one. */
export function cutLines(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i <= source.length; i++) {
    if (i < source.length && !isBreak(source.charCodeAt(i))) continue;
    addLine(lines, source, start, i);
    start = i + 1;
  }
  return lines;
}

function addLine(lines: Line[], source: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(source.charCodeAt(from))) from++;
  while (to > from && isBlank(source.charCodeAt(to - 1))) to--;
  if (from === to) return;
  const text = visible(source.slice(from, to));
  const trimmed = text.trim();
  if (trimmed !== '') lines.push({ text: trimmed, from, to, indented: from > start });
}

const isBreak = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029;

function isBlank(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad) return true;
  if (code < 0x1680) return code === 0x61c || (code >= 0x115f && code <= 0x1160);
  if (code >= 0x2000 && code <= 0x206f) return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
  return code === 0x3000 || code === 0xfeff || code === 0x1680 || code === 0x3164 || code === 0xffa0;
}
