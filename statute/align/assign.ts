import { type Candidate, candidates, type Prepared } from './likeness.ts';
import { match } from './match.ts';
import { heaviestChain } from './order.ts';
import { scale } from './scale.ts';

const rounds = 4;

/** Pairs old and new articles one to one, by their words and by their order. Returns for each old its new, or -1. */
export function assign(prepared: Prepared): Int32Array {
  const { olds, news } = prepared;
  const possible = candidates(prepared);
  const worth = worths(possible);
  let newOf = match(
    olds.length,
    news.length,
    possible.map((c, k) => ({ ...c, worth: worth[k] ?? 0 })),
  );
  const likenessOf = new Map(possible.map((c) => [c.old * news.length + c.new, c.likeness]));
  for (let round = 0; round < rounds; round += 1) {
    const chain = chainOf(newOf, news.length, (o, n) => likenessOf.get(o * news.length + n) ?? 0);
    const place = placing(chain, olds.length, news.length);
    const better = match(
      olds.length,
      news.length,
      possible.map((c, k) => ({ ...c, worth: (worth[k] ?? 0) + place(c) })),
    );
    if (better.every((n, o) => n === newOf[o])) break;
    newOf = better;
  }
  return newOf;
}

/** What each pair is worth by its words: how alike they are, less where either is more like another. */
function worths(possible: readonly Candidate[]): number[] {
  const bestOfOld = new Map<number, number>();
  const bestOfNew = new Map<number, number>();
  for (const c of possible) {
    bestOfOld.set(c.old, Math.max(c.likeness, bestOfOld.get(c.old) ?? 0));
    bestOfNew.set(c.new, Math.max(c.likeness, bestOfNew.get(c.new) ?? 0));
  }
  return possible.map((c) => {
    const rivals = (bestOfOld.get(c.old) ?? 0) - c.likeness + (bestOfNew.get(c.new) ?? 0) - c.likeness;
    return c.likeness - scale.enough - scale.rivalry * rivals;
  });
}

/** The pairs that keep their order, the heaviest such chain: for each old on it its new, else -1. */
export function chainOf(newOf: Int32Array, news: number, weight: (old: number, now: number) => number): Int32Array {
  const pairs: { old: number; new: number; weight: number }[] = [];
  newOf.forEach((n, old) => {
    if (n >= 0) pairs.push({ old, new: n, weight: weight(old, n) });
  });
  const on = heaviestChain(pairs, news);
  const chain = new Int32Array(newOf.length).fill(-1);
  pairs.forEach((pair, k) => {
    if (on[k]) chain[pair.old] = pair.new;
  });
  return chain;
}

/** What a pair's place counts for, judged by the chain without that pair's own link. */
function placing(chain: Int32Array, olds: number, news: number): (c: Candidate) => number {
  const links: { old: number; new: number }[] = [];
  chain.forEach((n, old) => {
    if (n >= 0) links.push({ old, new: n });
  });
  const oldRank = rankOf(
    links.map((l) => l.old),
    olds,
  );
  const newRank = rankOf(
    links.map((l) => l.new),
    news,
  );
  return (c) => {
    // Links before the pair on either side; its own link, if it has one, is left out on both.
    const before = oldRank[c.old] ?? 0;
    const beforeNew = newRank[c.new] ?? 0;
    const ownOld = (chain[c.old] ?? -1) >= 0 ? 1 : 0;
    const ownNew = links[beforeNew]?.new === c.new ? 1 : 0;
    const crossed = beforeNew > before ? beforeNew - before - ownOld : before - beforeNew - ownNew;
    if (crossed > 0) return -scale.passed * Math.log2(1 + crossed);
    const low = Math.min(before, beforeNew) - 1;
    const high = Math.max(before + ownOld, beforeNew + ownNew);
    const gapOld = (links[high]?.old ?? olds) - (links[low]?.old ?? -1) - 1;
    const gapNew = (links[high]?.new ?? news) - (links[low]?.new ?? -1) - 1;
    // A statute opens with its purpose and closes with its coming into force, however reworded.
    const edge = (c.old === 0 && c.new === 0) || (c.old === olds - 1 && c.new === news - 1) ? scale.edge : 0;
    return scale.sameGap + edge - scale.perDoubling * Math.log2(Math.max(1, gapOld * gapNew));
  };
}

/** For each place, how many of the sorted marks stand before it. */
function rankOf(marks: readonly number[], size: number): Int32Array {
  const rank = new Int32Array(size);
  let k = 0;
  for (let i = 0; i < size; i += 1) {
    while (k < marks.length && (marks[k] ?? 0) < i) k += 1;
    rank[i] = k;
  }
  return rank;
}
