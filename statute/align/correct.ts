import { type Alignment, type Pair, type PlacedLink, pairsOf } from './align.ts';
import type { Article, Outline } from './articles.ts';
import { likeness, prepare } from './likeness.ts';

/**
 * What a person set right: these articles of the old version and these of the new one belong together, and with no others. One side
 * may be empty: the others then have no counterpart. Articles are named by their keys (`articleKeys`).
 */
export interface Correction {
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/** An alignment with corrections carried out. */
export interface CorrectedAlignment extends Alignment {
  /** Pairs that are not as they were found. */
  readonly byHand: ReadonlySet<Pair>;
  /** Corrections that could not be carried out, because an article they name does not exist. */
  readonly lost: readonly Correction[];
}

/** A name for each article of a version, by its place: its number, and for a number given again `12#2`. */
export function articleKeys({ articles }: Pick<Outline, 'articles'>): string[] {
  const times = new Map<string, number>();
  return articles.map(({ number }) => {
    const time = (times.get(number) ?? 0) + 1;
    times.set(number, time);
    return time === 1 ? number : `${number}#${time}`;
  });
}

/**
 * Carries out corrections one after another; a later one has the last word on the articles it names. What they were paired with before
 * keeps its other links. Numbers, kinds, moves and citations of all pairs follow. Takes any alignment and never throws.
 */
export function correctAlignment(alignment: Alignment, corrections: readonly Correction[]): CorrectedAlignment {
  const placesOld = placesOf(alignment.old);
  const placesNew = placesOf(alignment.new);
  const lost = corrections.filter((c) => !c.old.every((k) => placesOld.has(k)) || !c.new.every((k) => placesNew.has(k)));
  const kept = corrections.filter((c) => !lost.includes(c) && c.old.length + c.new.length > 0);
  if (kept.length === 0) return { ...alignment, byHand: new Set(), lost };
  const prepared = prepare(alignment.old.articles, alignment.new.articles);
  const alike = (o: number, n: number): number => {
    const one = prepared.olds[o];
    const other = prepared.news[n];
    return one && other ? likeness(one, other, prepared.weigh) : 0;
  };
  let links = alignment.pairs.flatMap((p) => p.links.map((l): PlacedLink => ({ old: l.old.position, new: l.new.position, role: l.role })));
  for (const { old, new: now } of kept) {
    const olds = placed(old, placesOld);
    const news = placed(now, placesNew);
    links = [...withMain(links.filter((l) => !olds.includes(l.old) && !news.includes(l.new))), ...together(olds, news, alike)];
  }
  const pairs = pairsOf(prepared, carriedOn(alignment.old.articles.length, links, alike), links);
  const found = new Set(alignment.pairs.map(nameOf));
  return { old: alignment.old, new: alignment.new, pairs, byHand: new Set(pairs.filter((p) => !found.has(nameOf(p)))), lost };
}

function placesOf(outline: Outline): Map<string, number> {
  return new Map(articleKeys(outline).map((key, position) => [key, position]));
}

const placed = (keys: readonly string[], places: ReadonlyMap<string, number>): number[] => [
  ...new Set(keys.flatMap((k) => places.get(k) ?? [])),
];

/** An old article that lost its main link goes on in the first of those it has left. */
function withMain(links: readonly PlacedLink[]): PlacedLink[] {
  const settled = new Set(links.filter((l) => l.role === 'main').map((l) => l.old));
  return links.map((link) => {
    if (settled.has(link.old)) return link;
    settled.add(link.old);
    return { ...link, role: 'main' };
  });
}

type Alike = (old: number, now: number) => number;

/** Links that hold a lot together: each old article goes on in the new one it is most like; what is left over joins what it is most like. */
function together(olds: readonly number[], news: readonly number[], alike: Alike): PlacedLink[] {
  if (olds.length === 0 || news.length === 0) return [];
  const links = olds.map((old): PlacedLink => ({ old, new: best(news, (n) => alike(old, n)), role: 'main' }));
  for (const n of news) {
    if (!links.some((l) => l.new === n)) links.push({ old: best(olds, (o) => alike(o, n)), new: n, role: 'part' });
  }
  // Several lots within the lot become one.
  const first = olds[0] ?? 0;
  for (;;) {
    const joined = reachable(first, links);
    const apart = links.find((l) => !joined.has(l.new));
    if (!apart) return links;
    links.push({ old: first, new: apart.new, role: 'part' });
  }
}

/** The new articles that hang together with this old one. */
function reachable(first: number, links: readonly PlacedLink[]): Set<number> {
  const olds = new Set([first]);
  const news = new Set<number>();
  for (let before = -1; before !== olds.size + news.size; ) {
    before = olds.size + news.size;
    for (const l of links) {
      if (olds.has(l.old)) news.add(l.new);
      if (news.has(l.new)) olds.add(l.old);
    }
  }
  return news;
}

function best(among: readonly number[], worth: (one: number) => number): number {
  return among.reduce((a, b) => (worth(b) > worth(a) ? b : a), among[0] ?? 0);
}

/** For each old article the one new article that carries its place on: its main one, unless another old article is more like that. */
function carriedOn(olds: number, links: readonly PlacedLink[], alike: Alike): Int32Array {
  const newOf = new Int32Array(olds).fill(-1);
  const holder = new Map<number, number>();
  for (const { old, new: n } of links.filter((l) => l.role === 'main')) {
    const before = holder.get(n);
    if (before !== undefined && alike(before, n) >= alike(old, n)) continue;
    if (before !== undefined) newOf[before] = -1;
    holder.set(n, old);
    newOf[old] = n;
  }
  return newOf;
}

const positions = (articles: readonly Article[]): string => articles.map((a) => a.position).join(',');
const nameOf = ({ old, new: now }: Pair): string => `${positions(old)}>${positions(now)}`;
