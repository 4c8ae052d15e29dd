import { characterGrams, plainText } from './features.ts';

/** A draft ready to be compared with many texts: its words and its runs of three characters, each once. */
export interface Comparable {
  readonly plain: string;
  readonly words: ReadonlySet<string>;
  readonly grams: ReadonlySet<string>;
}

/** How alike two texts are, from 0 to 1, and what they share, weightiest first. */
export interface Likeness {
  readonly score: number;
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

const gramLength = 3;
const shortestPhrase = 5;
const mostShown = 6;
/** The rarity of a word that stands in a quarter of all texts: commoner ones count but tell a reader nothing. */
const leastShown = 2.38;

/** Words of one character tell too little and are left out. */
export function comparable(text: string, words: Iterable<string>): Comparable {
  return {
    plain: plainText(text),
    words: new Set([...words].filter((word) => [...word].length > 1)),
    grams: new Set(characterGrams(text, gramLength, gramLength)),
  };
}

/**
 * Compares a draft with a text: half by the part of the draft's words, weighed by `rarity`, that stand in the text, half by shared runs of
 * three characters measured against the lengths of both. So a short draft is not drowned by a long paper, and the text need not be cut.
 */
export function likeness(draft: Comparable, text: string, rarity: (word: string) => number): Likeness {
  const other = plainText(text);
  const words = [...draft.words].filter((word) => other.includes(word));
  const whole = massOf(draft.words, rarity);
  const byWords = whole === 0 ? 0 : massOf(words, rarity) / whole;
  const phrases = sharedPhrases(draft.plain, other);
  const shown = words
    .filter((word) => rarity(word) >= leastShown && !phrases.some((phrase) => phrase.includes(word)))
    .sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1));
  return { score: (byWords + bySharedGrams(draft, other)) / 2, words: shown.slice(0, mostShown), phrases };
}

function massOf(words: Iterable<string>, rarity: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += rarity(word) ** 2;
  return sum;
}

function bySharedGrams({ grams }: Comparable, other: string): number {
  const shared = new Set<string>();
  let all = 0;
  for (const run of other.split(' ')) {
    for (let start = 0; start + gramLength <= run.length; start++) {
      const gram = run.slice(start, start + gramLength);
      if (grams.has(gram)) shared.add(gram);
      all++;
    }
  }
  return grams.size === 0 || all === 0 ? 0 : shared.size / Math.sqrt(grams.size * all);
}

/** The longest runs of at least five characters that stand in both texts, none inside another. */
export function sharedPhrases(one: string, other: string): string[] {
  const found = new Set<string>();
  for (const run of one.split(' ')) {
    for (let start = 0; start + shortestPhrase <= run.length; ) {
      let end = start + shortestPhrase;
      if (!other.includes(run.slice(start, end))) {
        start++;
        continue;
      }
      while (end < run.length && other.includes(run.slice(start, end + 1))) end++;
      found.add(run.slice(start, end));
      start = end - shortestPhrase + 2;
    }
  }
  const longest = [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const chosen: string[] = [];
  for (const phrase of longest) {
    if (chosen.length >= mostShown) break;
    if (!chosen.some((c) => c.includes(phrase))) chosen.push(phrase);
  }
  return chosen.map((phrase) => (phrase.length > longestShown ? `${phrase.slice(0, longestShown)}…` : phrase));
}

const longestShown = 24;
