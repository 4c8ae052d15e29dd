import { type Citation, findCitations } from '../cite/citations.ts';
import { createResolver } from '../cite/resolve.ts';
import { articlesOf, unitsOf } from '../parse/walk.ts';
import type { CitationState } from '../related/kinds.ts';
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
        const place = citedPlace(library, citation, unit.text);
        if (!place) continue;
        const { law: title, state, now } = place;
        const law = library.laws.get(title);
        if (state === 'over') {
          const repeal = library.repealed.get(title);
          if (repeal) add('repealedLaw', 'warning', unit.text, repealed(title, repeal.law), repeal);
          else add('repealedLaw', 'warning', unit.text, over(title, law?.ended ?? ''));
        } else if (state === 'missing') {
          add('deadCitation', law?.rank === 'localRegulation' ? 'warning' : 'error', unit.text, missingThere(title, place.missing ?? ''));
        } else if (state === 'moved' && law && now !== null) {
          const was = place.article ?? '';
          add('movedCitation', 'warning', unit.text, moved(title, was, now), quoteOf(title, now, law.articles.get(now) ?? ''));
        }
      }
    }
  }
  return hints;
}

/** A citation of another law, with how what it names stands. */
export interface CitedPlace {
  /** The law's short title. */
  readonly law: string;
  readonly article: string | null;
  /** As written. */
  readonly text: string;
  readonly state: CitationState;
  /** Where a moved article stands now. */
  readonly now: string | null;
  /** The article that the law does not have. */
  readonly missing: string | null;
}

/** Every citation of another law in the words of an article, in their order. */
export function citedPlaces(library: Library, words: string): CitedPlace[] {
  return words.split('\n').flatMap((line) => findCitations(line).flatMap((c) => citedPlace(library, c, line) ?? []));
}

function citedPlace(library: Library, citation: Citation, clause: string): CitedPlace | null {
  if (citation.law.kind === 'this') return null;
  const title = citation.law.title === null ? null : shortTitle(citation.law.title.replace(/\s/gu, ''));
  if (title === null) return null;
  const place = { law: title, article: citation.article, text: citation.text, now: null, missing: null };
  const law = library.laws.get(title);
  if (library.repealed.has(title) || (law && law.ended !== null)) return { ...place, state: 'over' };
  if (!law) return { ...place, state: 'unknown' };
  if (citation.article === null) return { ...place, state: 'stands' };
  const missing = [citation.article, citation.articleTo].find((n) => n !== null && !law.articles.has(n));
  if (missing !== undefined) return { ...place, state: 'missing', missing };
  const now = movedTo(law, citation.article, clause);
  return now === null ? { ...place, state: 'stands' } : { ...place, state: 'moved', now };
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
const over = (law: string, ended: string): Hint['why'] => ({
  zh: `《${law}》自 ${ended} 起不再有效。`,
  en: `《${law}》 is no longer in force since ${ended}.`,
});
const moved = (law: string, was: string, now: string): Hint['why'] => ({
  zh: `《${law}》原第 ${was} 条现为第 ${now} 条。`,
  en: `What was article ${was} of 《${law}》 is now article ${now}.`,
});
