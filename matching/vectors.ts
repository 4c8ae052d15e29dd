/** A text as numbers: the places of its features in a vocabulary, rising, and their weights; of length one. */
export interface SparseVector {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** The features that count, each with its place and how much its rarity weighs. */
export interface Vocabulary {
  readonly places: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
}

export interface VocabularyOptions {
  /** Features of fewer texts are left out. */
  readonly leastTexts: number;
  /** At most so many features, those of most texts first. */
  readonly mostFeatures: number;
}

/** Counts in how many texts each feature stands and keeps those worth keeping. Equal input gives equal output. */
export function vocabularyOf(texts: readonly ReadonlyMap<string, number>[], options: VocabularyOptions): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) for (const feature of text.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= options.leastTexts);
  if (kept.length > options.mostFeatures) kept.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).splice(options.mostFeatures);
  const rarity = new Float32Array(kept.length);
  const places = new Map<string, number>();
  for (const [place, [feature, count]] of kept.entries()) {
    places.set(feature, place);
    rarity[place] = rarityOf(count, texts.length);
  }
  return { places, rarity };
}

/** How much it tells that two texts share a feature which stands in `count` of `total` texts: smoothed inverse document frequency. */
export const rarityOf = (count: number, total: number): number => Math.log((1 + total) / (1 + count)) + 1;

/** A text's vector: sublinear counts times rarity, scaled to length one. Unknown features are left out. */
export function vectorOf(vocabulary: Vocabulary, text: ReadonlyMap<string, number>): SparseVector {
  const entries: [place: number, value: number][] = [];
  let squares = 0;
  for (const [feature, count] of text) {
    const place = vocabulary.places.get(feature);
    if (place === undefined) continue;
    const value = (1 + Math.log(count)) * (vocabulary.rarity[place] ?? 0);
    entries.push([place, value]);
    squares += value * value;
  }
  entries.sort(([a], [b]) => a - b);
  const length = Math.sqrt(squares) || 1;
  return { places: Int32Array.from(entries, ([place]) => place), values: Float32Array.from(entries, ([, value]) => value / length) };
}
