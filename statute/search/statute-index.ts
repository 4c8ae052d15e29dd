import { type IndexedArticle, type Segment, SegmentBuilder } from './segment.ts';
import { stringAt } from './strings.ts';

/** Articles of many laws, searchable. Adding and removing laws changes it in place; what stands is never rewritten for that. */
export interface StatuteIndex {
  readonly parts: Part[];
}

/** A segment with what follows from it and with what has been taken out of it. */
export interface Part {
  readonly segment: Segment;
  /** The terms of all articles of a law, repeated ones counted. */
  readonly lawLengths: Float64Array;
  /** The terms of its longest article. */
  readonly longest: number;
  /** 1 for a law that was removed. */
  readonly removed: Uint8Array;
  readonly lawNumbers: ReadonlyMap<string, number>;
  liveArticles: number;
  liveLaws: number;
  liveLength: number;
}

/** Where an article stands in the index; good until the index is changed. */
export interface ArticleRef {
  readonly part: number;
  readonly article: number;
}

/** Builds an index in one pass over the articles. */
export function buildIndex(articles: Iterable<IndexedArticle>): StatuteIndex {
  const index: StatuteIndex = { parts: [] };
  append(index, articles);
  return index;
}

/** Adds laws; one that is there under the same title is replaced. */
export function addLaws(index: StatuteIndex, articles: Iterable<IndexedArticle>): void {
  const added = [...articles];
  for (const law of new Set(added.map((a) => a.law))) removeLaw(index, law);
  append(index, added);
  merge(index);
}

/** Takes a law out; false where none has that title. */
export function removeLaw(index: StatuteIndex, law: string): boolean {
  let found = false;
  for (const part of index.parts) {
    const n = part.lawNumbers.get(law);
    if (n === undefined || part.removed[n] === 1) continue;
    part.removed[n] = 1;
    part.liveLaws--;
    const { lawOf, articles } = part.segment;
    for (let article = 0; article < lawOf.length; article++) {
      if (lawOf[article] !== n) continue;
      part.liveArticles--;
      part.liveLength -= articles.lengths[article] as number;
    }
    found = true;
  }
  return found;
}

/** The articles that are in the index, in the order in which they came. */
export function* indexedArticles(index: StatuteIndex): Generator<IndexedArticle> {
  for (const [part, { segment, removed }] of index.parts.entries()) {
    for (let article = 0; article < segment.lawOf.length; article++) {
      if (removed[segment.lawOf[article] as number] === 0) yield articleAt(index, { part, article });
    }
  }
}

export function articleAt(index: StatuteIndex, { part, article }: ArticleRef): IndexedArticle {
  const segment = index.parts[part]?.segment;
  if (!segment || article >= segment.lawOf.length) throw new RangeError(`no article ${part}/${article}`);
  return {
    id: stringAt(segment.ids, article),
    law: stringAt(segment.laws, segment.lawOf[article] as number),
    text: stringAt(segment.texts, article),
  };
}

export const sizeOf = (index: StatuteIndex): { articles: number; laws: number } => ({
  articles: index.parts.reduce((sum, p) => sum + p.liveArticles, 0),
  laws: index.parts.reduce((sum, p) => sum + p.liveLaws, 0),
});

/** What follows from a segment, worked out when it is made or read back. */
export function partOf(segment: Segment, removed = new Uint8Array(segment.laws.starts.length - 1)): Part {
  const laws = segment.laws.starts.length - 1;
  const lawLengths = new Float64Array(laws);
  let liveArticles = 0;
  let liveLength = 0;
  let longest = 0;
  for (let article = 0; article < segment.lawOf.length; article++) {
    const law = segment.lawOf[article] as number;
    const length = segment.articles.lengths[article] as number;
    lawLengths[law] = (lawLengths[law] as number) + length;
    if (length > longest) longest = length;
    if (removed[law] === 1) continue;
    liveArticles++;
    liveLength += length;
  }
  const lawNumbers = new Map<string, number>();
  for (let law = 0; law < laws; law++) lawNumbers.set(stringAt(segment.laws, law), law);
  const liveLaws = laws - removed.reduce((sum, r) => sum + r, 0);
  return { segment, lawLengths, longest, removed, lawNumbers, liveArticles, liveLaws, liveLength };
}

function append(index: StatuteIndex, articles: Iterable<IndexedArticle>): void {
  let builder = new SegmentBuilder();
  let any = false;
  for (const article of articles) {
    if (builder.full && !builder.knows(article.law)) {
      index.parts.push(partOf(builder.finish()));
      builder = new SegmentBuilder();
    }
    builder.add(article);
    any = true;
  }
  if (any) index.parts.push(partOf(builder.finish()));
}

/** Parts that small additions have left are built again as one, and so is a part of which most was removed. */
function merge(index: StatuteIndex): void {
  const worn = (p: Part): boolean => p.liveArticles * 2 < p.segment.lawOf.length;
  const small = index.parts.filter((p) => p.liveArticles < smallPart);
  if (small.length <= mostSmallParts && !index.parts.some(worn)) return;
  const again = index.parts.filter((p) => worn(p) || (small.length > mostSmallParts && small.includes(p)));
  const articles = [...indexedArticles({ parts: again })];
  index.parts.splice(0, index.parts.length, ...index.parts.filter((p) => !again.includes(p)));
  append(index, articles);
}

const smallPart = 1 << 14;
const mostSmallParts = 8;
