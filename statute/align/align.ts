import type { Statute } from '../tree.ts';
import { type Article, type Outline, outlineOf } from './articles.ts';
import { assign, chainOf } from './assign.ts';
import { likeness, type Prepared, prepare } from './likeness.ts';
import { compareText, type TextChange } from './references.ts';
import { type Transfer, transfers } from './transfers.ts';

/** What became of articles from one version to the next. */
export const pairKinds = ['unchanged', 'renumbered', 'modified', 'split', 'merged', 'split+merged', 'inserted', 'deleted'] as const;
export type PairKind = (typeof pairKinds)[number];

/** One old article's words found in one new article: its main continuation, or a part of it. */
export interface ArticleLink {
  readonly old: Article;
  readonly new: Article;
  readonly role: 'main' | 'part';
}

/** Articles of the old version with those of the new version that continue them. */
export interface Pair {
  readonly old: readonly Article[];
  readonly new: readonly Article[];
  readonly kind: PairKind;
  /** Whether its number is another; of a group, whether any main link's is. */
  readonly renumbered: boolean;
  /** Whether it passed over other articles that kept their order. */
  readonly moved: boolean;
  /** How the words compare; null where there is nothing to compare. */
  readonly text: TextChange | null;
  readonly links: readonly ArticleLink[];
}

/** Two versions of a statute laid side by side, in the order of the new one; what was deleted stands where it stood. */
export interface Alignment {
  readonly old: Outline;
  readonly new: Outline;
  readonly pairs: readonly Pair[];
}

/** Finds for each article of the old version what became of it in the new one. Takes any two trees and never throws. */
export function align(old: Statute, now: Statute): Alignment {
  const before = outlineOf(old);
  const after = outlineOf(now);
  const prepared = prepare(before.articles, after.articles);
  const newOf = assign(prepared);
  return { old: before, new: after, pairs: pairsOf(prepared, newOf, linksOf(newOf, transfers(prepared, newOf))) };
}

/** A link by the places of its articles. */
export interface PlacedLink {
  readonly old: number;
  readonly new: number;
  readonly role: 'main' | 'part';
}

interface Group {
  readonly old: number[];
  readonly new: number[];
  readonly links: PlacedLink[];
}

/** The pairs that hang together by links, in the order of the new version. `newOf` says of each old article which one new article carries its place on, or -1. */
export function pairsOf(prepared: Prepared, newOf: Int32Array, links: readonly PlacedLink[]): Pair[] {
  const { olds, news, weigh } = prepared;
  const groups = groupsOf(olds.length, news.length, links);
  const chain = chainOf(newOf, news.length, (o, n) => {
    const one = olds[o];
    const other = news[n];
    return one && other ? 0.5 + likeness(one, other, weigh) : 0;
  });
  const continued = new Set<string>();
  for (const group of groups) {
    for (const link of group.links) continued.add(`${olds[link.old]?.article.number}>${news[link.new]?.article.number}`);
  }
  const pairs = groups.map((group) => pairOf(group, prepared, chain, (a, b) => continued.has(`${a}>${b}`)));
  return inOrder(pairs, newOf);
}

function pairOf(group: Group, { olds, news }: Prepared, chain: Int32Array, follows: (old: string, now: string) => boolean): Pair {
  const oldArticles = group.old.flatMap((o) => olds[o]?.article ?? []);
  const newArticles = group.new.flatMap((n) => news[n]?.article ?? []);
  const links = group.links.flatMap(({ old, new: now, role }): ArticleLink[] => {
    const a = olds[old]?.article;
    const b = news[now]?.article;
    return a && b ? [{ old: a, new: b, role }] : [];
  });
  const mains = group.links.filter((l) => l.role === 'main');
  const renumbered = links.some((l) => l.role === 'main' && l.old.number !== l.new.number);
  const moved = mains.length > 0 && mains.every((l) => chain[l.old] !== l.new);
  const one = olds[group.old[0] ?? -1];
  const other = news[group.new[0] ?? -1];
  const single = group.old.length === 1 && group.new.length === 1 && one && other ? { one, other } : null;
  const text = single
    ? headed(single.one.article, single.other.article, compareText(single.one.folded, single.other.folded, follows))
    : null;
  return { old: oldArticles, new: newArticles, kind: kindOf(group, text, renumbered), renumbered, moved, text, links };
}

function headed(one: Article, other: Article, text: TextChange): TextChange {
  return one.heading === other.heading ? text : 'changed';
}

function kindOf(group: Group, text: TextChange | null, renumbered: boolean): PairKind {
  if (group.old.length === 0) return 'inserted';
  if (group.new.length === 0) return 'deleted';
  if (group.old.length > 1) return group.new.length > 1 ? 'split+merged' : 'merged';
  if (group.new.length > 1) return 'split';
  if (text === 'changed') return 'modified';
  return renumbered ? 'renumbered' : 'unchanged';
}

function linksOf(newOf: Int32Array, parts: readonly Transfer[]): PlacedLink[] {
  const links: PlacedLink[] = [];
  newOf.forEach((n, o) => {
    if (n >= 0) links.push({ old: o, new: n, role: 'main' });
  });
  // What has no other continuation has its main one where most of it went.
  const homeless = new Set<number>();
  for (const part of [...parts].sort((a, b) => b.score - a.score)) {
    const main = (newOf[part.old] ?? -1) < 0 && !homeless.has(part.old);
    if (main) homeless.add(part.old);
    links.push({ old: part.old, new: part.new, role: main ? 'main' : 'part' });
  }
  return links;
}

/** Articles that hang together by links, each such lot once. */
function groupsOf(olds: number, news: number, links: readonly PlacedLink[]): Group[] {
  const parent = Int32Array.from({ length: olds + news }, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    for (let at = i; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (const link of links) parent[rootOf(link.old)] = rootOf(olds + link.new);
  const groups = new Map<number, Group>();
  const groupAt = (i: number): Group => {
    const root = rootOf(i);
    const known = groups.get(root);
    if (known) return known;
    const group: Group = { old: [], new: [], links: [] };
    groups.set(root, group);
    return group;
  };
  for (let o = 0; o < olds; o += 1) groupAt(o).old.push(o);
  for (let n = 0; n < news; n += 1) groupAt(olds + n).new.push(n);
  for (const link of links.toSorted((a, b) => a.old - b.old || a.new - b.new)) groupAt(link.old).links.push(link);
  return [...groups.values()];
}

/** By the first new article; a deleted one after the pair of the article before it. */
function inOrder(pairs: readonly Pair[], newOf: Int32Array): Pair[] {
  const place = (pair: Pair): number => {
    const first = pair.new[0];
    if (first) return first.position;
    for (let o = (pair.old[0]?.position ?? 0) - 1; o >= 0; o -= 1) {
      const n = newOf[o] ?? -1;
      if (n >= 0) return n + 0.5;
    }
    return -0.5;
  };
  return pairs
    .map((pair) => ({ pair, at: place(pair) }))
    .sort((a, b) => a.at - b.at || (a.pair.old[0]?.position ?? 0) - (b.pair.old[0]?.position ?? 0))
    .map(({ pair }) => pair);
}
