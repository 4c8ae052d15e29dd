import { type Article, textOf } from './articles.ts';
import { folded } from './normal.ts';
import { type Profile, profileOf, sharedWeight, type Weigh, weighBy, weightOf } from './profile.ts';

/** An article made ready for comparing. */
export interface Compared {
  readonly article: Article;
  readonly folded: string;
  readonly profile: Profile;
  readonly weight: number;
  /** Each paragraph with its items. */
  readonly blocks: readonly Block[];
}

/** A paragraph with its items, made ready for comparing. */
export interface Block {
  readonly profile: Profile;
  readonly weight: number;
}

/** Both versions made ready, with the weights they share. */
export interface Prepared {
  readonly olds: readonly Compared[];
  readonly news: readonly Compared[];
  readonly weigh: Weigh;
}

/** Reads both versions' articles once for all comparisons. */
export function prepare(olds: readonly Article[], news: readonly Article[]): Prepared {
  const read = (article: Article) => {
    const text = folded(article.heading + textOf(article));
    return { article, folded: text, profile: profileOf(text), blocks: blocksOf(article).map((b) => profileOf(folded(b))) };
  };
  const readOlds = olds.map(read);
  const readNews = news.map(read);
  const weigh = weighBy([...readOlds, ...readNews].map((c) => c.profile));
  const weighed = (c: ReturnType<typeof read>): Compared => ({
    ...c,
    weight: weightOf(c.profile, weigh),
    blocks: c.blocks.map((profile) => ({ profile, weight: weightOf(profile, weigh) })),
  });
  return { olds: readOlds.map(weighed), news: readNews.map(weighed), weigh };
}

/** How alike two texts are, 0 to 1: what they share against the mean of what they hold, so that growth counts less than loss of both. */
export function likeness(a: Block, b: Block, weigh: Weigh): number {
  const size = Math.sqrt(a.weight * b.weight);
  return size === 0 ? 0 : sharedWeight(a.profile, b.profile, weigh) / size;
}

/** A likely pair by its words alone. */
export interface Candidate {
  readonly old: number;
  readonly new: number;
  readonly likeness: number;
}

const kept = 12;

/** For each old and each new article its likeliest partners, found over the pairs of characters they share. */
export function candidates({ olds, news, weigh }: Prepared): Candidate[] {
  const holders = new Map<number, { at: number; count: number }[]>();
  news.forEach(({ profile }, at) => {
    profile.grams.forEach((gram, k) => {
      const held = holders.get(gram);
      const entry = { at, count: profile.counts[k] ?? 0 };
      if (held) held.push(entry);
      else holders.set(gram, [entry]);
    });
  });
  // Pairs found in a great part of the articles tell little and cost most.
  const most = Math.min(400, Math.max(40, news.length / 4));
  const found = new Map<number, Candidate>();
  const ofNew: Candidate[][] = news.map(() => []);
  const shared = new Float64Array(news.length);
  olds.forEach((one, old) => {
    const touched: number[] = [];
    one.profile.grams.forEach((gram, k) => {
      const list = holders.get(gram);
      if (!list || list.length > most) return;
      const weight = weigh(gram);
      const count = one.profile.counts[k] ?? 0;
      for (const { at, count: other } of list) {
        if (shared[at] === 0) touched.push(at);
        shared[at] = (shared[at] ?? 0) + weight * Math.min(count, other);
      }
    });
    const rough = touched.map((at) => ({ at, score: (shared[at] ?? 0) / Math.sqrt((news[at]?.weight ?? 0) || 1) }));
    for (const at of touched) shared[at] = 0;
    rough.sort((a, b) => b.score - a.score || a.at - b.at);
    rough.slice(0, 2 * kept).forEach(({ at }, rank) => {
      const other = news[at];
      if (!other) return;
      const candidate = { old, new: at, likeness: likeness(one, other, weigh) };
      if (rank < kept) found.set(old * news.length + at, candidate);
      ofNew[at]?.push(candidate);
    });
  });
  for (const list of ofNew) {
    list.sort((a, b) => b.likeness - a.likeness || a.old - b.old);
    for (const candidate of list.slice(0, kept)) found.set(candidate.old * news.length + candidate.new, candidate);
  }
  for (const candidate of alike(olds, news)) found.set(candidate.old * news.length + candidate.new, candidate);
  return [...found.values()];
}

/** Articles with the very same words, however common those are; of many such, those whose place is nearest. */
function alike(olds: readonly Compared[], news: readonly Compared[]): Candidate[] {
  const places = new Map<string, number[]>();
  news.forEach(({ folded: text }, at) => {
    places.set(text, [...(places.get(text) ?? []), at]);
  });
  return olds.flatMap(({ folded: text }, old) => {
    const same = places.get(text) ?? [];
    const nearest = same.length <= 3 ? same : same.toSorted((a, b) => Math.abs(a - old) - Math.abs(b - old)).slice(0, 3);
    return nearest.map((at) => ({ old, new: at, likeness: 1 }));
  });
}

/** Paragraphs beyond these count with the last one, so that a monstrous article takes no longer than many small ones. */
const mostBlocks = 100;

function blocksOf(article: Article): string[] {
  const blocks: string[] = [];
  for (const line of article.lines) {
    if (blocks.length === 0 || (line.level === 'paragraph' && blocks.length < mostBlocks)) blocks.push(line.text);
    else blocks.push(`${blocks.pop() ?? ''}。${line.text}`);
  }
  return blocks;
}
