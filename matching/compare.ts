import { characterGrams, plainText } from './features.ts';

/** A text ready to be compared: its words and its runs of three characters, each once. */
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

/** Words of one character tell too little and are left out. */
export function comparable(text: string, words: Iterable<string>): Comparable {
  return {
    plain: plainText(text),
    words: new Set([...words].filter((word) => [...word].length > 1)),
    grams: new Set(characterGrams(text, gramLength, gramLength)),
  };
}

/**
 * Compares two texts: half by the words they share, weighed by `rarity`, half by shared runs of three characters, which also see
 * wordings that are cut into words differently. Both are measured so that a short draft is not drowned by a long paper.
 */
export function likeness(one: Comparable, other: Comparable, rarity: (word: string) => number): Likeness {
  const mass = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += rarity(word) ** 2;
    return sum;
  };
  const words = [...one.words].filter((word) => other.words.has(word));
  const byWords = share(mass(words), mass(one.words), mass(other.words));
  let grams = 0;
  for (const gram of one.grams) if (other.grams.has(gram)) grams++;
  const byGrams = share(grams, one.grams.size, other.grams.size);
  const phrases = sharedPhrases(one.plain, other.plain);
  const shown = words
    .filter((word) => !phrases.some((phrase) => phrase.includes(word)))
    .sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1));
  return { score: (byWords + byGrams) / 2, words: shown.slice(0, mostShown), phrases };
}

const share = (both: number, one: number, other: number): number => (one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other));

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
