/** Which features a text is turned into. */
export interface FeatureOptions {
  /** Lengths of the character n-grams, both inclusive; 0 for none. */
  readonly grams: readonly [from: number, to: number];
  /** Whether words count besides character n-grams. */
  readonly words: boolean;
}

/** A text as it is compared: one width and case, letters, digits and Chinese characters only. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every run of `from` to `to` characters inside the text, none across a gap, in order and as often as it occurs. */
export function characterGrams(text: string, from: number, to: number): string[] {
  const grams: string[] = [];
  if (from < 1) return grams;
  for (const run of plainText(text).split(' ')) {
    const characters = [...run];
    for (let start = 0; start < characters.length; start++) {
      let gram = '';
      for (let length = 1; length <= to && start + length <= characters.length; length++) {
        gram += characters[start + length - 1];
        if (length >= from) grams.push(gram);
      }
    }
  }
  return grams;
}

/**
 * The features of a text with how often each occurs. Words are given by the caller, who knows a word cutter; they are marked so that a
 * word and a run of characters of the same form are two features.
 */
export function featuresOf(text: string, words: readonly string[], options: FeatureOptions): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (feature: string): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  for (const gram of characterGrams(text, ...options.grams)) count(gram);
  if (options.words) for (const word of words) count(`${wordMark}${word}`);
  return counts;
}

const wordMark = '=';

export const isWord = (feature: string): boolean => feature.startsWith(wordMark);

/** A feature as it may be shown to people. */
export const shownFeature = (feature: string): string => (isWord(feature) ? feature.slice(wordMark.length) : feature);
