import { createHash } from 'node:crypto';
import {
  articlesOf,
  type CheckResult,
  type CitedPlace,
  checkSteps,
  citedPlaces,
  differencesBetween,
  type Hint,
  type LibraryLaw,
  parseStatute,
  type RelatedGroup,
  relatedArticles,
  type Severity,
  type Statute,
  shortTitle,
  type Unit,
  wordsOf,
} from '../../../statute/index.ts';
import { type HeldLibrary, libraryOn } from './held-library.ts';
import type { Compared, ComparedArticle, ComparedDetail, ComparedHint, ComparedLaw, CompareRequest } from './messages.ts';

export const mostArticles = 5000;
const mostHints = 2000;
const mostRelated = 5;
const longestQuote = 4000;

type Facts = HeldLibrary['facts'];

/** What a step of a comparison gives: how far it is in thousandths, and what was found for an article. */
export interface CompareStep {
  readonly done: number;
  readonly detail: ComparedDetail | null;
}

/** Compares a draft with the library article by article; between two steps other things can be done. */
export function* compareHeld(held: HeldLibrary, request: CompareRequest): Generator<CompareStep, Compared> {
  const { library, facts } = libraryOn(held, request.otherwise, request.day);
  const parsed = parseStatute(request.text);
  const statute: Statute = parsed.title === '' ? { ...parsed, title: request.title } : parsed;
  const articles = placedArticles(statute).slice(0, mostArticles);
  const count = Math.max(1, articles.length);
  const checked = yield* halfway(checkSteps(library, statute, request.kind), count);
  const closeLaws = new Set(checked.superior.map((s) => s.law));
  const cited = new Map<string, CitedPlace[]>();
  for (const { position, text } of articles) {
    const places = citedPlaces(library, text);
    for (const place of places) cited.set(place.law, [...(cited.get(place.law) ?? []), place]);
    const related = relatedArticles(library, text, {
      own: statute.title,
      close: new Set([...closeLaws, ...places.map((p) => p.law)]),
      groupOf: (law) => groupOf(law, facts, request.regionCode),
      top: mostRelated,
    });
    yield {
      done: Math.round(500 + (500 * (position + 1)) / count),
      detail: {
        position,
        related: related.map((r) => ({
          ...lawOf(facts, r.law),
          article: r.article,
          text: r.text.slice(0, longestQuote),
          group: r.group,
          near: Math.round(r.near * 1000) / 1000,
          differences: differencesBetween(text, r.text),
        })),
        citations: places.map(({ missing: _, ...place }) => ({ ...place, ...lawFacts(facts, place.law) })),
      },
    };
  }
  const hints = keyed(checked.hints, articles, facts);
  const kept = mostSevere(hints, mostHints);
  return {
    title: statute.title,
    articles,
    superior: checked.superior.map((s) => ({ ...lawOf(facts, s.law), cited: s.cited })),
    citedLaws: [...cited].map(([law, places]) => ({
      ...lawOf(facts, law),
      times: places.length,
      states: [...new Set(places.map((p) => p.state))],
    })),
    hints: kept,
    leftOut: hints.length - kept.length,
  };
}

function* halfway(steps: Generator<number, CheckResult>, count: number): Generator<CompareStep, CheckResult> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: Math.round((500 * step.value) / count), detail: null };
  }
}

/** The articles in their order, with the chapters and sections that begin before each. */
function placedArticles(statute: Statute): ComparedArticle[] {
  const found: ComparedArticle[] = [];
  let begins: string[] = [];
  const visit = (units: readonly Unit[]): void => {
    for (const unit of units) {
      if (unit.level === 'article') {
        const { id, label, heading } = unit;
        found.push({ position: found.length, id, number: unit.number ?? id, label, heading, begins, text: wordsOf(unit) });
        begins = [];
      } else {
        begins = [...begins, `${unit.label}　${unit.heading}`.trim()];
        visit(unit.children);
      }
    }
  };
  visit(statute.body);
  return found.length > 0 ? found : articlesOf(statute).map((unit, position) => asArticle(unit, position));
}

const asArticle = (unit: Unit, position: number): ComparedArticle => ({
  position,
  id: unit.id,
  number: unit.number ?? unit.id,
  label: unit.label,
  heading: unit.heading,
  begins: [],
  text: wordsOf(unit),
});

const lawFacts = (facts: Facts, law: string): Pick<ComparedLaw, 'statuteId' | 'validity'> => {
  const known = facts.get(law);
  return { statuteId: known?.statuteId ?? null, validity: known?.validity ?? null };
};

function lawOf(facts: Facts, law: string): ComparedLaw {
  const known = facts.get(law);
  return { law, ...lawFacts(facts, law), rank: known?.rank ?? null, effectiveOn: known?.effectiveOn ?? null };
}

/** A regulation of the province stands above the city's, one of the same place beside it, and others are of sister cities. */
function groupOf(law: LibraryLaw, facts: Facts, own: string): RelatedGroup {
  const region = facts.get(law.title)?.regionCode ?? null;
  if (region === null) return 'sister';
  if (region === own) return 'equal';
  const place = region.replace(/(?:00)+$/u, '');
  return own.startsWith(place) ? 'higher' : 'sister';
}

/** Hints with a mark of their own that follows from what they are about, so that a decision on one is found again. */
function keyed(hints: readonly Hint[], articles: readonly ComparedArticle[], facts: Facts): ComparedHint[] {
  const positions = new Map(articles.map((a) => [a.number, a.position]));
  const seen = new Map<string, number>();
  return hints.flatMap((hint): ComparedHint[] => {
    const position = positions.get(hint.article);
    if (position === undefined) return [];
    const base = [hint.kind, hint.clause.replaceAll(/\s+/gu, ''), hint.source ?? '', hint.superior?.law ?? ''].join('\n');
    const times = seen.get(base) ?? 0;
    seen.set(base, times + 1);
    const key = createHash('sha256').update(`${base}\n${times}`).digest('hex').slice(0, 40);
    const { superior } = hint;
    return [
      {
        key,
        position,
        article: hint.article,
        kind: hint.kind,
        severity: hint.severity,
        clause: hint.clause.slice(0, longestQuote),
        superior: superior && {
          law: shortTitle(superior.law),
          article: superior.article,
          quote: superior.quote.slice(0, longestQuote),
          statuteId: lawFacts(facts, shortTitle(superior.law)).statuteId,
        },
        source: hint.source,
        why: hint.why,
        differences: superior ? differencesBetween(hint.clause, superior.quote) : [],
      },
    ];
  });
}

/** The hints in their order, the least severe left out where there are too many. */
function mostSevere(hints: readonly ComparedHint[], most: number): ComparedHint[] {
  if (hints.length <= most) return [...hints];
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
  const kept = new Set(hints.toSorted((x, y) => rank[x.severity] - rank[y.severity]).slice(0, most));
  return hints.filter((h) => kept.has(h));
}
