import { comparable, likeness } from './compare.ts';

/** A text to be grouped, with its words; the first of them lead. */
export interface Grouped {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
}

export interface GroupingOptions {
  /** How alike a text must be to the leader of a group to join it, from 0 to 1. */
  readonly least: number;
  readonly rarity: (word: string) => number;
}

const lookedUp = 10;
const mostLeaders = 40;

/**
 * Groups texts that say nearly the same, the largest group first, in one pass: each joins the group whose leader it is most like, or leads
 * one of its own. Leaders are found by the text's rarest words, so that the work grows with the texts and not with their square. Yields
 * after each text, so that a caller can rest.
 */
export function* groupingSteps(texts: readonly Grouped[], { least, rarity }: GroupingOptions): Generator<void, string[][], void> {
  const groups: { readonly leader: Grouped; readonly ids: string[] }[] = [];
  const byWord = new Map<string, Set<number>>();
  const inTexts = countTexts(texts);
  for (const one of texts) {
    // A word of one text alone leads to no other.
    const words = [...new Set(one.words)].filter((w) => [...w].length > 1 && (inTexts.get(w) ?? 0) > 1);
    const rare = words.sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1)).slice(0, lookedUp);
    const at = leaderFor(one, rare) ?? groups.push({ leader: one, ids: [] }) - 1;
    groups[at]?.ids.push(one.id);
    // Whoever joined brings words of their own, by which the next may find the way.
    for (const word of rare) byWord.set(word, (byWord.get(word) ?? new Set()).add(at));
    yield;
  }
  return groups.map(({ ids }) => ids).sort((a, b) => b.length - a.length);

  function leaderFor(one: Grouped, rare: readonly string[]): number | null {
    const shared = new Map<number, number>();
    for (const word of rare) for (const at of byWord.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + rarity(word));
    const near = [...shared].sort((a, b) => b[1] - a[1]).slice(0, mostLeaders);
    const own = comparable(one.text, one.words);
    let best: number | null = null;
    let most = least;
    for (const [at] of near) {
      const { score } = likeness(own, groups[at]?.leader.text ?? '', rarity);
      if (score < most) continue;
      most = score;
      best = at;
    }
    return best;
  }
}

/** The same at one go. */
export function groupTexts(texts: readonly Grouped[], options: GroupingOptions): string[][] {
  const steps = groupingSteps(texts, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** In how many texts each word stands. */
export function countTexts(texts: readonly Grouped[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
