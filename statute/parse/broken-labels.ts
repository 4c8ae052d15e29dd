import { readLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { anyNumeral } from './numerals.ts';

const beginning = new RegExp(`^(?:第[${anyNumeral}]{0,9}|[（(][${anyNumeral}]{0,5})$`, 'u');

/** Puts labels together that a line break parted: 第十 and 二条　甲, （一 and ）乙. */
export function mendLabels(lines: readonly Line[]): readonly Line[] {
  if (!lines.some((line) => beginning.test(line.text))) return lines;
  const mended: Line[] = [];
  for (const line of lines) {
    const before = mended.at(-1);
    const text = before && beginning.test(before.text) ? before.text + line.text : null;
    if (before && text !== null && (readLabel(text)?.length ?? 0) > before.text.length)
      mended[mended.length - 1] = { ...before, text, to: line.to };
    else mended.push(line);
  }
  return mended;
}
