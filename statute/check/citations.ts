import { findCitations } from '../cite/citations.ts';
import { createResolver } from '../cite/resolve.ts';
import { articlesOf, unitsOf } from '../parse/walk.ts';
import type { Library } from '../search/library.ts';
import { shortTitle } from '../search/titles.ts';
import type { Statute } from '../tree.ts';
import { likeness, pairsOf } from './clauses.ts';
import type { Hint } from './hint.ts';

/** Citations of a draft that lead nowhere: to units it does not have, to articles a law does not have or has elsewhere, to repealed laws. */
export function citationHints(library: Library, statute: Statute): Hint[] {
  const resolver = createResolver(statute);
  const hints: Hint[] = [];
  for (const article of articlesOf(statute)) {
    const add = (
      kind: Hint['kind'],
      severity: Hint['severity'],
      clause: string,
      why: Hint['why'],
      superior: Hint['superior'] = null,
    ): void => {
      hints.push({ kind, severity, article: article.number ?? article.id, clause, superior, source: null, why });
    };
    for (const unit of unitsOf([article])) {
      if (unit.text === '') continue;
      for (const citation of findCitations(unit.text)) {
        if (citation.law.kind === 'this') {
          const [first] = citation.path;
          const isLoose = citation.relative === null && (first?.level === 'item' || first?.level === 'subitem');
          if (!isLoose && resolver.resolve(unit.id, citation)?.isMissing)
            add('deadCitation', 'error', unit.text, missingHere(citation.text));
          continue;
        }
        const title = citation.law.title === null ? null : shortTitle(citation.law.title.replace(/\s/gu, ''));
        if (title === null) continue;
        const repeal = library.repealed.get(title);
        if (repeal) add('repealedLaw', 'warning', unit.text, repealed(title, repeal.law), repeal);
        const law = library.laws.get(title);
        if (!law || repeal) continue;
        if (citation.article === null) continue;
        const missing = [citation.article, citation.articleTo].find((n) => n !== null && !law.articles.has(n));
        if (missing !== undefined) {
          add('deadCitation', law.rank === 'localRegulation' ? 'warning' : 'error', unit.text, missingThere(title, missing ?? ''));
          continue;
        }
        const now = movedTo(law, citation.article, unit.text);
        if (now)
          add('movedCitation', 'warning', unit.text, moved(title, citation.article, now), quoteOf(title, now, law.articles.get(now) ?? ''));
      }
    }
  }
  return hints;
}

const quoteOf = (law: string, article: string, quote: string): NonNullable<Hint['superior']> => ({ law, article, quote });

const same = 0.6;
const clearly = 0.12;

/** Where the article now stands that a number meant in an earlier version, if the words of the citing clause fit that one better. */
function movedTo(
  { articles, earlier }: { articles: ReadonlyMap<string, string>; earlier: readonly ReadonlyMap<string, string>[] },
  number: string,
  clause: string,
): string | null {
  const now = pairsOf(articles.get(number) ?? '');
  const citing = pairsOf(clause);
  for (const version of earlier) {
    const old = pairsOf(version.get(number) ?? '');
    if (old.size === 0 || likeness(old, now) >= same) continue;
    if (likeness(citing, old) < likeness(citing, now) + clearly) continue;
    for (const [other, text] of articles) if (likeness(old, pairsOf(text)) >= same) return other;
  }
  return null;
}

const missingHere = (cited: string): Hint['why'] => ({
  zh: `“${cited}”在本文件中不存在。`,
  en: `"${cited}" is not to be found in this document.`,
});
const missingThere = (law: string, article: string): Hint['why'] => ({
  zh: `《${law}》现行版本没有第 ${article} 条。`,
  en: `The version of 《${law}》 in force has no article ${article}.`,
});
const repealed = (law: string, by: string): Hint['why'] => ({
  zh: `《${law}》已被《${by}》废止。`,
  en: `《${law}》 was repealed by 《${by}》.`,
});
const moved = (law: string, was: string, now: string): Hint['why'] => ({
  zh: `《${law}》原第 ${was} 条现为第 ${now} 条。`,
  en: `What was article ${was} of 《${law}》 is now article ${now}.`,
});
