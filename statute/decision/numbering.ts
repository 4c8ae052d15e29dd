import type { Article } from '../align/articles.ts';

/** An old article that goes on as a single new one. */
export interface Continued {
  readonly old: Article;
  readonly new: Article;
  /** Whether its new place must be said in any case: it passed others, or its new number stands in the sentence anyway. */
  readonly said: boolean;
}

/** Whose new number a decision must say; all others follow. */
export interface Numbering {
  /** Whether the articles are counted anew; if not, those that are not mentioned keep their numbers. */
  readonly recounted: boolean;
  readonly said: ReadonlySet<Article>;
}

/**
 * Works out which old articles must be given their new number. The rest follow by themselves:
 * in their order they take the whole numbers that no other article was given.
 */
export function numberingOf(continued: readonly Continued[], given: readonly Article[]): Numbering {
  if (continued.every((c) => c.said || c.old.number === c.new.number))
    return { recounted: false, said: new Set(continued.filter((c) => c.said).map((c) => c.old)) };
  const said = new Set(continued.filter((c) => c.said).map((c) => c.old));
  for (;;) {
    const taken = new Set([...given.map((a) => a.number), ...continued.filter((c) => said.has(c.old)).map((c) => c.new.number)]);
    let next = 0;
    let wrong = 0;
    for (const c of continued) {
      if (said.has(c.old)) continue;
      do next += 1;
      while (taken.has(String(next)));
      if (c.new.number === String(next)) continue;
      said.add(c.old);
      wrong += 1;
      // From here on everything would look wrong; say this one first and count again.
      break;
    }
    if (wrong === 0) return { recounted: true, said };
  }
}
