import { likeness, pairsOf } from '../check/clauses.ts';
import type { Library, LibraryLaw } from '../search/library.ts';
import { type Hit, search } from '../search/search.ts';
import { shortTitle } from '../search/titles.ts';
import { type RelatedGroup, relatedGroups } from './kinds.ts';

/** An article of another law on the same matter. */
export interface RelatedArticle {
  readonly law: string;
  readonly article: string;
  readonly text: string;
  readonly group: RelatedGroup;
  /** How much of its words it shares with the article asked about, 0 to 1. */
  readonly near: number;
}

export interface RelatedOptions {
  /** The draft's own title: a text of that title is not related but the same. */
  readonly own: string;
  /** Laws that the draft rests on or names; their articles go before those of others that are as near. */
  readonly close: ReadonlySet<string>;
  /** Where a local regulation stands to the draft. */
  readonly groupOf: (law: LibraryLaw) => RelatedGroup;
  /** How many of each group, at most. */
  readonly top: number;
}

const terms = 32;
const ofClose = 0.15;
const least = 0.08;

/** The related articles of an article's words, by group and nearest first. */
export function relatedArticles(library: Library, words: string, { own, close, groupOf, top }: RelatedOptions): RelatedArticle[] {
  const title = shortTitle(own);
  const pool = top * 2;
  const hits = new Map<string, Hit>();
  const look = (index: Library['national'], laws: (t: string) => boolean): void => {
    for (const hit of search(index, words, { top: pool, terms, laws })) hits.set(hit.id, hit);
  };
  look(library.national, (t) => t !== title);
  if (close.size > 0) look(library.national, (t) => close.has(t) && t !== title);
  look(library.local, (t) => t !== title);
  const mine = pairsOf(words);
  const found: (RelatedArticle & { readonly rank: number })[] = [];
  for (const { id, law } of hits.values()) {
    const known = library.laws.get(law);
    const article = id.slice(id.lastIndexOf('#') + 1);
    const text = known?.articles.get(article);
    if (!known || text === undefined) continue;
    const near = likeness(mine, pairsOf(text));
    if (near < least) continue;
    const group = known.rank === 'localRegulation' ? groupOf(known) : 'higher';
    found.push({ law, article, text, group, near, rank: near + (close.has(law) ? ofClose : 0) });
  }
  found.sort((x, y) => y.rank - x.rank || (x.law < y.law ? -1 : 1));
  return relatedGroups.flatMap((group) =>
    found
      .filter((f) => f.group === group)
      .slice(0, top)
      .map(({ rank: _, ...article }) => article),
  );
}
