import { commonPairs } from '../align/common-pairs.ts';
import { type Amount, findAmounts } from '../cite/amounts.ts';
import { type Duty, findDuties } from '../cite/duties.ts';
import { findPenalties, type PenaltyKind } from '../cite/measures.ts';
import { findTimeLimits, type TimeLimit } from '../cite/time-limits.ts';

/** A sentence or half-sentence of an article, or a sentence with the items it opens, and what is recognised in it. */
export interface Clause {
  readonly text: string;
  /** The pairs of its characters, leaving out numbers, amounts, limits and references, which are compared apart. */
  readonly pairs: ReadonlySet<number>;
  readonly fines: readonly Amount[];
  readonly limits: readonly TimeLimit[];
  readonly duties: readonly Duty[];
  readonly penalties: ReadonlySet<PenaltyKind>;
}

const itemLine = /^\s*(?:[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}[.．、])/u;
const shortest = 6;
const mostItems = 30;

/**
 * Cuts the words of an article into sentences; items stay with the line that opens them unless each has a fine of its own.
 * With `apart` each item is given once more alone with that line, so that a draft on one of many acts finds its like.
 */
export function clausesOf(article: string, apart = false): Clause[] {
  const blocks: string[][] = [];
  for (const line of article.split('\n')) {
    const last = blocks.at(-1);
    if (last && itemLine.test(line)) last.push(line);
    else blocks.push([line]);
  }
  return blocks
    .flatMap((lines) => {
      if (lines.length === 1) return (lines[0] ?? '').split(/(?<=。)/u);
      const [head = '', ...items] = lines;
      if (items.some((line) => line.includes('罚款'))) return lines;
      return [lines.join('\n'), ...(apart ? items.slice(0, mostItems).map((item) => `${head}\n${item}`) : [])];
    })
    .map((text) => text.trim())
    .filter((text) => text.length >= shortest)
    .map(readClause);
}

function readClause(text: string): Clause {
  const fines = findAmounts(text);
  const limits = findTimeLimits(text);
  return {
    text,
    pairs: pairsOf(bare(text, [...fines, ...limits])),
    fines: fines.filter((a) => a.isFine),
    limits,
    duties: findDuties(text),
    penalties: new Set(findPenalties(text).map((p) => p.kind)),
  };
}

/** The text without the pieces that are compared apart, and without references. */
function bare(text: string, pieces: readonly { readonly from: number; readonly to: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of pieces.toSorted((x, y) => x.from - y.from)) {
    if (from < at) continue;
    kept += text.slice(at, from);
    at = to;
  }
  return (kept + text.slice(at))
    .replace(/违反[^，。；]{0,30}(?:规定|第[^，。；]{1,20}[条款项])，/gu, '')
    .replace(/《[^》]{1,60}》|本(?:法|条例|规定|办法)|第[一二三四五六七八九十百千零〇0-9]{1,8}[条款项]/gu, '');
}

export function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  let before = 0;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    const counts = code >= 0x3400 && code <= 0x9fff;
    if (counts && before !== 0) pairs.add(((before << 16) | code) >>> 0);
    before = counts ? code : 0;
  }
  return pairs;
}

const halvingsOf = new Map<number, number>();
for (const [halvings, pairs] of commonPairs)
  for (let n = 0; n + 1 < pairs.length; n += 2) halvingsOf.set(pairs.charCodeAt(n) * 65536 + pairs.charCodeAt(n + 1), halvings);

const rarest = 9;
/** What a pair says of a clause's subject: 应当 and 责令 next to nothing, a pair that few statutes hold one. */
const weigh = (pair: number): number => (halvingsOf.get(pair) ?? rarest) / rarest;

/** How much two sets of pairs have in common, 0 to 1, where what stands in many statutes counts for less. */
export function likeness(x: ReadonlySet<number>, y: ReadonlySet<number>): number {
  let same = 0;
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  for (const pair of small) if (large.has(pair)) same += weigh(pair);
  const all = weightOf(x) + weightOf(y);
  return all === 0 ? 0 : (2 * same) / all;
}

const weights = new WeakMap<ReadonlySet<number>, number>();

function weightOf(pairs: ReadonlySet<number>): number {
  const known = weights.get(pairs);
  if (known !== undefined) return known;
  let sum = 0;
  for (const pair of pairs) sum += weigh(pair);
  weights.set(pairs, sum);
  return sum;
}
