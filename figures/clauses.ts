import { type FoundNumber, numbersIn } from './numbers.ts';

/** A number with the words that say what it counts. */
export interface Figure extends FoundNumber {
  /** The words before the number, back to the last mark. */
  readonly label: string;
}

/** A sentence, or what stands in one pair of brackets. Brackets within it are blanked out: they are passages of their own. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly figures: readonly Figure[];
  /** The figure that a bracket stands right behind; null for a sentence. */
  readonly of: Figure | null;
}

const stops = new Set(['。', '！', '？', '\n']);
const blank = '\u3000';

interface Open {
  readonly start: number;
  readonly end: number;
  readonly of: Figure | null;
}

/** Cuts a text into sentences and brackets. Offsets are those of the whole text. */
export function passagesOf(text: string): Passage[] {
  const numbers = numbersIn(text);
  const passages: Passage[] = [];
  const waiting: Open[] = sentencesOf(text).map((s) => ({ ...s, of: null }));
  for (let open = waiting.shift(); open; open = waiting.shift()) {
    const { start, end, of } = open;
    const brackets = bracketsIn(text, start, end);
    let shown = text.slice(start, end);
    for (const b of brackets) shown = shown.slice(0, b.start - start) + blank.repeat(b.end - b.start) + shown.slice(b.end - start);
    const figures = figuresIn(numbers, shown, start, end);
    passages.push({ text: shown, start, figures, of });
    for (const b of brackets) {
      const before = figures.findLast((f) => f.end <= b.start);
      const isBehind = before !== undefined && !/[，,、；：:]/.test(shown.slice(before.end - start, b.start - start));
      waiting.push({ start: b.start + 1, end: b.end - 1, of: isBehind ? before : null });
    }
  }
  return passages.sort((a, b) => a.start - b.start);
}

function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !stops.has(text.charAt(at))) continue;
    if (text.slice(start, at).trim() !== '') sentences.push({ start, end: at });
    start = at + 1;
  }
  return sentences;
}

/** The outermost brackets between two offsets, marks included. One that is never closed is none. */
function bracketsIn(text: string, from: number, to: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const c = text.charAt(at);
    if (c === '（' || c === '(') {
      if (depth === 0) start = at;
      depth++;
    } else if ((c === '）' || c === ')') && depth > 0) {
      depth--;
      if (depth === 0) found.push({ start, end: at + 1 });
    }
  }
  return found;
}

function figuresIn(numbers: readonly FoundNumber[], shown: string, start: number, end: number): Figure[] {
  let last = start;
  const figures: Figure[] = [];
  for (const n of numbers) {
    if (n.start < start || n.end > end || shown.charAt(n.start - start) === blank) continue;
    figures.push({ ...n, label: labelOf(shown.slice(last - start, n.start - start)) });
    last = n.end;
  }
  return figures;
}

/** The last words of a stretch: what is counted, without marks, connectives and verbs around it. */
function labelOf(before: string): string {
  const tail = before.split(/[，,、：:；;\u3000]/).at(-1) ?? '';
  return tail
    .replaceAll(/\s/g, '')
    .replace(/^(?:其中|分别|以及|和|及|与|有|的)+/, '')
    .replace(/(?:共计|合计|总计|达到|共|达|为|有|是|约|的)+$/, '');
}
