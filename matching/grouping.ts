import { comparable, likeness } from './compare.ts';

/** A text to be grouped, with its words; the first of them lead. */
export interface Grouped {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** Texts that say the same, the one first that the others were found by. */
export interface Group {
  readonly ids: readonly string[];
  /** Words that most of them share, the weightiest first. */
  readonly words: readonly string[];
}

export interface GroupingOptions {
  /** How alike a text must be to the leader of a group to join it, from 0 to 1. */
  readonly least: number;
  readonly rarity: (word: string) => number;
}

const lookedUp = 6;
const mostLeaders = 40;
const mostWords = 5;

/**
 * Groups texts in one pass: each joins the group whose leader it is most like, or leads one of its own. Leaders are found by the text's
 * rarest words, so that the work grows with the texts and not with their square. Yields after each text, so that a caller can rest.
 */
export function* groupingSteps(texts: readonly Grouped[], { least, rarity }: GroupingOptions): Generator<void, Group[], void> {
  const groups: { readonly leader: Grouped; readonly ids: string[]; readonly counts: Map<string, number> }[] = [];
  const byWord = new Map<string, number[]>();
  for (const one of texts) {
    const words = [...new Set(one.words)].filter((w) => [...w].length > 1);
    const rare = words.sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1)).slice(0, lookedUp);
    const shared = new Map<number, number>();
    for (const word of rare) for (const g of byWord.get(word) ?? []) shared.set(g, (shared.get(g) ?? 0) + rarity(word));
    const near = [...shared].sort((a, b) => b[1] - a[1]).slice(0, mostLeaders);
    const own = comparable(one.text, one.words);
    let best = { at: -1, score: least };
    for (const [at] of near) {
      const group = groups[at];
      if (!group) continue;
      const { score } = likeness(own, group.leader.text, rarity);
      if (score >= best.score) best = { at, score };
    }
    const joined = groups[best.at];
    const group = joined ?? { leader: one, ids: [], counts: new Map<string, number>() };
    const at = joined ? best.at : groups.push(group) - 1;
    group.ids.push(one.id);
    for (const word of new Set(words)) group.counts.set(word, (group.counts.get(word) ?? 0) + 1);
    // Whoever joined brings words of their own, by which the next may find the way.
    for (const word of rare) {
      const list = byWord.get(word) ?? [];
      if (!list.includes(at)) list.push(at);
      byWord.set(word, list);
    }
    yield;
  }
  return groups.map(({ ids, counts }) => ({ ids, words: telling(counts, ids.length, rarity) })).sort((a, b) => b.ids.length - a.ids.length);
}

function telling(counts: ReadonlyMap<string, number>, size: number, rarity: (word: string) => number): string[] {
  return [...counts]
    .filter(([, count]) => count * 2 > size)
    .sort(([a, n], [b, m]) => m * rarity(b) - n * rarity(a) || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word);
}

/** The same at one go. */
export function groupTexts(texts: readonly Grouped[], options: GroupingOptions): Group[] {
  const steps = groupingSteps(texts, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
