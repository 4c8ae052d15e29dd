import { anyNumeral, readNumeral } from '../../parse/numerals.ts';

/** One sentence of a decision with what it quotes. */
export interface Clause {
  /** Which line of the decision it stands in, from 1. */
  readonly line: number;
  readonly sentence: string;
  readonly quoted: readonly string[];
}

/** A decision taken apart: its numbered amendments, each of one or more clauses, and what its end says. */
export interface ReadDecision {
  readonly amendments: readonly (readonly Clause[])[];
  /** Whether articles are counted anew (对条文顺序作相应调整). */
  readonly recounted: boolean;
}

const ordinal = new RegExp(`^([${anyNumeral}]{1,8})、`);
const ending = /^(?:本决定自.{0,60}施行|《.{1,200}》根据本决定)/;

/** Takes the text of an amendment decision apart. Lines that open with a quotation mark belong to the sentence before them. */
export function readDecision(text: string): ReadDecision {
  const amendments: Clause[][] = [];
  let recounted = false;
  let over = false;
  let quoting: string[] | null = null;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    if (quoting && line.startsWith('“')) {
      quoting.push(line.slice(1));
      return;
    }
    const started = ordinal.exec(line);
    if (started && readNumeral(started[1] ?? '') === amendments.length + 1) {
      quoting = [];
      amendments.push([{ line: index + 1, sentence: line.slice(started[0].length), quoted: quoting }]);
      return;
    }
    if (amendments.length > 0 && ending.test(line)) {
      over = true;
      recounted ||= line.includes('对条文顺序作相应调整');
      return;
    }
    if (amendments.length === 0 || over) return;
    quoting = [];
    amendments.at(-1)?.push({ line: index + 1, sentence: line, quoted: quoting });
  });
  return { amendments: amendments.map((clauses) => clauses.map((c) => ({ ...c, quoted: unquoted(c.quoted) }))), recounted };
}

const back: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

/** Marks within quotation marks turned back into what they were. */
export const restored = (text: string): string => text.replace(/[“”‘’]/g, (mark) => back[mark] ?? mark);

function unquoted(lines: readonly string[]): string[] {
  return lines.map((line, i) => restored(i === lines.length - 1 && line.endsWith('”') ? line.slice(0, -1) : line));
}
