import { frequencyOf } from './postings.ts';
import type { StatuteIndex } from './statute-index.ts';
import { gramsOf } from './tokens.ts';

/** A term of a query with what it counts for. */
export interface QueryTerm {
  readonly a: number;
  readonly b: number;
  weight: number;
}

/** The terms of a text, each once, weighted by how often it stands there (dampened). */
export function queryTerms(text: string): QueryTerm[] {
  const terms = new Map<number, QueryTerm[]>();
  const all: QueryTerm[] = [];
  gramsOf(text, (a, b) => {
    const same = terms.get(a);
    const term = same?.find((t) => t.b === b);
    if (term) {
      term.weight++;
      return;
    }
    const made = { a, b, weight: 1 };
    all.push(made);
    if (same) same.push(made);
    else terms.set(a, [made]);
  });
  for (const term of all) term.weight = 1 + Math.log(term.weight);
  return all;
}

/** The rarer half of a long text says what it is about: the terms with the most weight in this index. */
export function tellingTerms(index: StatuteIndex, terms: QueryTerm[], most: number): QueryTerm[] {
  if (terms.length <= most) return terms;
  let articles = 1;
  for (const part of index.parts) articles += part.liveArticles;
  const value = new Map(
    terms.map((t) => {
      let frequency = 0;
      for (const part of index.parts) frequency += frequencyOf(part.segment.articles, t.a, t.b);
      return [t, frequency === 0 ? 0 : t.weight * Math.log(articles / frequency)];
    }),
  );
  return terms.toSorted((x, y) => (value.get(y) ?? 0) - (value.get(x) ?? 0)).slice(0, most);
}
