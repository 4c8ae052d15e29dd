import layData from './lay-data.json' with { type: 'json' };
import { frequencyOf } from './postings.ts';
import type { QueryTerm } from './query.ts';
import type { StatuteIndex } from './statute-index.ts';

/** Of a pair of characters in a question: pairs that stand in the articles that answer such questions, and in the titles of their laws. */
export interface LayEntry {
  readonly body: readonly (readonly [pair: string, strength: number])[];
  readonly title: readonly (readonly [pair: string, strength: number])[];
}

export type LayTable = ReadonlyMap<number, LayEntry>;

/** The pair of characters as a number, as the index has it. */
export const pairNumber = (pair: string): number => ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0;

/** Reads the table from its lines: `pair body|title`, each a run of pairs with their strength in ninths. */
export function readLayTable(lines: readonly string[]): LayTable {
  const table = new Map<number, LayEntry>();
  for (const line of lines) {
    const bar = line.indexOf('|');
    table.set(pairNumber(line), { body: pairsIn(line, 2, bar), title: pairsIn(line, bar + 1, line.length) });
  }
  return table;
}

function pairsIn(line: string, from: number, to: number): [string, number][] {
  const pairs: [string, number][] = [];
  for (let at = from; at + 2 < to; at += 3) pairs.push([line.slice(at, at + 2), Number(line[at + 2]) / 9]);
  return pairs;
}

/** The table as lines, the other way round. */
export function writeLayTable(table: LayTable): string[] {
  const run = (pairs: LayEntry['body']): string => pairs.map(([pair, strength]) => `${pair}${strengthDigit(strength)}`).join('');
  return [...table].map(([n, { body, title }]) => `${String.fromCharCode(n >>> 16, n & 0xffff)}${run(body)}|${run(title)}`);
}

export const strengthDigit = (strength: number): number => Math.max(0, Math.min(9, Math.round(strength * 9)));

let learned: LayTable | null = null;

/** The table that comes with the library, read at first use. */
function ownTable(): LayTable {
  learned ??= readLayTable(layData);
  return learned;
}

/** What to look for beside the terms of a question in everyday words, in articles and in titles. */
export function layTerms(
  index: StatuteIndex,
  terms: readonly QueryTerm[],
  table: LayTable = ownTable(),
): { body: QueryTerm[]; title: QueryTerm[] } {
  const articles = index.parts.reduce((sum, p) => sum + p.liveArticles, 0);
  const body = new Map<string, number>();
  const title = new Map<string, number>();
  for (const term of terms) {
    const entry = term.b === 0 ? table.get(term.a) : undefined;
    if (!entry) continue;
    const frequency = index.parts.reduce((sum, p) => sum + frequencyOf(p.segment.articles, term.a, 0), 0);
    const rarity = Math.log(1 + articles / (frequency + 1));
    for (const [pair, strength] of entry.body) body.set(pair, (body.get(pair) ?? 0) + strength * rarity);
    for (const [pair, strength] of entry.title) title.set(pair, (title.get(pair) ?? 0) + strength * rarity);
  }
  return { body: strongest(body), title: strongest(title) };
}

const mostAdded = 160;

const strongest = (pairs: ReadonlyMap<string, number>): QueryTerm[] =>
  [...pairs]
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, mostAdded)
    .map(([pair, weight]) => ({ a: pairNumber(pair), b: 0, weight }));
