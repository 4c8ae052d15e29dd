import { type LayEntry, type LayTable, strengthDigit } from './lay.ts';
import { gramsOf } from './tokens.ts';

/** A question with the articles that answer it. */
export interface Answered {
  readonly question: string;
  readonly answers: readonly { readonly law: string; readonly text: string }[];
}

export interface LayLearning {
  /** Questions a pair must stand in to be learned from. */
  readonly least: number;
  /** Pairs kept for one pair, in articles and in titles. */
  readonly most: number;
  readonly mostTitle: number;
  /** How many standard deviations above chance two pairs must meet. */
  readonly surprise: number;
}

export const layLearning: LayLearning = { least: 2, most: 20, mostTitle: 6, surprise: 2 };

/** Learns which words of law answer which everyday words: pairs that meet far more often than by chance. */
export function learnLayTable(examples: readonly Answered[], options: LayLearning = layLearning): LayTable {
  const asked = new Map<number, number>();
  const answered = new Map<string, number>();
  const together = new Map<number, Map<string, number>>();
  for (const { question, answers } of examples) {
    const words = new Set<string>();
    for (const { law, text } of answers) {
      for (const pair of pairsOf(text)) words.add(written(pair));
      for (const pair of pairsOf(law)) words.add(`|${written(pair)}`);
    }
    for (const word of words) answered.set(word, (answered.get(word) ?? 0) + 1);
    for (const pair of pairsOf(question)) {
      asked.set(pair, (asked.get(pair) ?? 0) + 1);
      const met = together.get(pair) ?? new Map<string, number>();
      together.set(pair, met);
      for (const word of words) met.set(word, (met.get(word) ?? 0) + 1);
    }
  }
  const table = new Map<number, LayEntry>();
  for (const [pair, met] of [...together].sort((x, y) => x[0] - y[0])) {
    const times = asked.get(pair) ?? 0;
    if (times < options.least) continue;
    const body: [string, number][] = [];
    const title: [string, number][] = [];
    for (const [word, count] of met) {
      const chance = (times * (answered.get(word) ?? 0)) / examples.length;
      if (count < 2 || (count - chance) / Math.sqrt(chance + 0.5) <= options.surprise) continue;
      const strength = (count - chance) / (times + 2);
      if (strengthDigit(strength) === 0) continue;
      if (word.startsWith('|')) title.push([word.slice(1), strength]);
      else body.push([word, strength]);
    }
    const entry = { body: strongest(body, options.most), title: strongest(title, options.mostTitle) };
    if (entry.body.length + entry.title.length > 0) table.set(pair, entry);
  }
  return table;
}

const strongest = (pairs: [string, number][], most: number): [string, number][] =>
  pairs.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, most);

const written = (pair: number): string => String.fromCharCode(pair >>> 16, pair & 0xffff);

function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  gramsOf(text, (a, b) => {
    if (b === 0) pairs.add(a);
  });
  return pairs;
}
