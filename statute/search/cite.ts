import type { Library } from './library.ts';
import { search } from './search.ts';

export interface CitedArticle {
  readonly law: string;
  /** `law title#article number` */
  readonly id: string;
  readonly score: number;
}

const pool = 300;

/**
 * The national articles that an article of a regulation refers to or rests on, likeliest first. What stands in the clause with the reference
 * (a blank □ or a title in 《》) counts as much again as the whole article.
 */
export function citedArticles(library: Library, text: string, top: number): CitedArticle[] {
  const clauses = text.split(/[。；\n]/u).filter((clause) => clause.includes('□') || clause.includes('《'));
  const whole = search(library.national, text, { top: pool, terms: 128 });
  const near = clauses.length === 0 ? [] : search(library.national, clauses.join('，'), { top: pool });
  const sums = new Map<string, CitedArticle>();
  for (const hits of [whole, near]) {
    const best = hits[0]?.score ?? 1;
    for (const { id, law, score } of hits) sums.set(id, { id, law, score: (sums.get(id)?.score ?? 0) + score / best });
  }
  return [...sums.values()].sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1)).slice(0, top);
}
