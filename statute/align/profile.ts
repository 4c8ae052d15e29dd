import { commonPairs } from './common-pairs.ts';
import { maskReferences } from './references.ts';

/** Pairs of neighbouring characters, each with how often it occurs, sorted by character pair. */
export interface Profile {
  readonly grams: Uint32Array;
  readonly counts: Uint16Array;
}

/** How much each pair of characters tells two articles apart; what stands in many articles weighs little. */
export type Weigh = (gram: number) => number;

/** Which characters end a pair: spaces and punctuation. */
const boundary = new Uint8Array(65536);
for (const mark of ' \t\n\r\u3000，。；：、！？（）《》〈〉“”‘’【】—…,.;:()') boundary[mark.charCodeAt(0)] = 1;

/** The character pairs of folded text. Pairs over a punctuation mark are left out; citations of articles count as one mark. */
export function profileOf(folded: string): Profile {
  const text = maskReferences(folded);
  const found: number[] = [];
  let before = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (boundary[code] === 1) {
      before = 0;
      continue;
    }
    if (before !== 0) found.push(before * 65536 + code);
    before = code;
  }
  const sorted = Uint32Array.from(found).sort();
  const grams = new Uint32Array(sorted.length);
  const counts = new Uint16Array(sorted.length);
  let size = 0;
  for (const gram of sorted) {
    if (size > 0 && grams[size - 1] === gram) counts[size - 1] = Math.min(65535, at(counts, size - 1) + 1);
    else {
      grams[size] = gram;
      counts[size] = 1;
      size += 1;
    }
  }
  return { grams: grams.slice(0, size), counts: counts.slice(0, size) };
}

/** How many articles of statutes in general are taken to stand beside the ones at hand, so that a short statute knows common words too. */
const inGeneral = 100;

/** The share of articles thought to hold a pair that is not among the common ones. */
const rare = 2 ** -8;

const shareInGeneral = new Map<number, number>();
for (const [halvings, pairs] of commonPairs) {
  for (let i = 0; i + 1 < pairs.length; i += 2) shareInGeneral.set(pairs.charCodeAt(i) * 65536 + pairs.charCodeAt(i + 1), 2 ** -halvings);
}

/** Weighs each pair by how few articles hold it, those at hand and those of statutes in general taken together. */
export function weighBy(profiles: readonly Profile[]): Weigh {
  const holders = new Map<number, number>();
  for (const p of profiles) for (const gram of p.grams) holders.set(gram, (holders.get(gram) ?? 0) + 1);
  const weights = new Map<number, number>();
  const all = profiles.length + inGeneral;
  for (const [gram, n] of holders) weights.set(gram, Math.log(all / (n + inGeneral * (shareInGeneral.get(gram) ?? rare))));
  return (gram) => weights.get(gram) ?? Math.log(all / (inGeneral * (shareInGeneral.get(gram) ?? rare)));
}

/** The weight of all a profile holds. */
export function weightOf(profile: Profile, weigh: Weigh): number {
  let sum = 0;
  for (let i = 0; i < profile.grams.length; i += 1) sum += weigh(at(profile.grams, i)) * at(profile.counts, i);
  return sum;
}

/** The weight of what two profiles have in common. */
export function sharedWeight(a: Profile, b: Profile, weigh: Weigh): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.grams.length && j < b.grams.length) {
    const x = at(a.grams, i);
    const y = at(b.grams, j);
    if (x === y) {
      sum += weigh(x) * Math.min(at(a.counts, i), at(b.counts, j));
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return sum;
}

/** What the first profile holds beyond the second. */
export function without(a: Profile, b: Profile): Profile {
  const grams: number[] = [];
  const counts: number[] = [];
  let j = 0;
  for (let i = 0; i < a.grams.length; i += 1) {
    const gram = at(a.grams, i);
    while (j < b.grams.length && at(b.grams, j) < gram) j += 1;
    const left = at(a.counts, i) - (j < b.grams.length && at(b.grams, j) === gram ? at(b.counts, j) : 0);
    if (left > 0) {
      grams.push(gram);
      counts.push(left);
    }
  }
  return { grams: Uint32Array.from(grams), counts: Uint16Array.from(counts) };
}

function at(list: Uint32Array | Uint16Array, i: number): number {
  return list[i] ?? 0;
}
