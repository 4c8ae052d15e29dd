import type { Library } from './library.ts';
import { searchLaws } from './search.ts';
import type { StatuteIndex } from './statute-index.ts';
import knownLines from './superior-known.json' with { type: 'json' };
import { type Known, pairsOf, readKnown, speaksFor } from './superior-known.ts';
import weightOf from './superior-weights.json' with { type: 'json' };
import { namedTitles, shortTitle, subjectOf } from './titles.ts';
import { type Weights, weights } from './weights.ts';

/** A draft, or any text whose superior laws are sought. */
export interface Draft {
  readonly title: string;
  readonly text: string;
  /** When it was or is to be adopted: a law made later is no basis for it. */
  readonly date?: string | null;
}

const ownSigns = [
  'body',
  'titleInBody',
  'bodyInTitle',
  'title',
  'nearSisters',
  'moreSisters',
  'namedInTitle',
  'often',
  'oftenElsewhere',
  'subjectElsewhere',
  'law',
  'later',
] as const;

const kinSigns = ['parentBody', 'hasParent', 'childBody', 'childTitle', 'childTitleInBody'] as const;

/**
 * The signs that a draft rests on a law, each about 0 to 1: the draft's words against the law's; what regulations in the library name as their
 * basis, and what those elsewhere did; what its parents (laws it rests on itself)
 * and its children (laws that rest on it) show; and products, because a sign tells more beside another.
 */
export const superiorSigns = [
  ...ownSigns,
  ...kinSigns,
  'lawAndBody',
  'lawAndTitle',
  'lawAndSisters',
  'bodyAndSisters',
  'bodyAndMoreSisters',
  'bodyAndTitle',
  'bodyAndOften',
  'titleAndSisters',
] as const;
export type SuperiorSign = (typeof superiorSigns)[number];
export type Signs = Readonly<Record<SuperiorSign, number>>;

export interface SuperiorLaw {
  readonly law: string;
  readonly score: number;
  readonly signs: Signs;
  /** The draft's first article names it. */
  readonly cited: boolean;
}

/** What each sign counts for, in a library with many local regulations and in one with few or none. */
export interface SuperiorWeights {
  readonly many: Readonly<Record<SuperiorSign, number>>;
  readonly few: Readonly<Record<SuperiorSign, number>>;
}

/**
 * The national laws that a draft rests on, likeliest first: by its words against theirs, by title, and by what other regulations on the same
 * subject name as their basis. A regulation of the same title is no witness for itself.
 */
export function superiorLaws(
  library: Library,
  draft: Draft,
  top: number,
  weights: SuperiorWeights = weightOf,
  elsewhere: Known = known(),
): SuperiorLaw[] {
  const cited = new Set(basisNamed(draft.text));
  const weigh = weights[hasManyLocals(library) ? 'many' : 'few'];
  return candidates(library, draft, elsewhere)
    .map(({ law, signs }) => {
      let score = cited.has(law) ? ofCitation : 0;
      for (const sign of superiorSigns) score += weigh[sign] * signs[sign];
      return { law, score, signs, cited: cited.has(law) };
    })
    .sort((x, y) => y.score - x.score || (x.law < y.law ? -1 : 1))
    .slice(0, top);
}

let read: Known | undefined;
function known(): Known {
  read ??= readKnown(knownLines);
  return read;
}

/** A basis that the draft itself names outweighs every sign. */
const ofCitation = 100;

/** The laws that come into question at all, with the signs for each. */
export function candidates(library: Library, { title, text, date = null }: Draft, elsewhere = known()): { law: string; signs: Signs }[] {
  const own = shortTitle(title);
  const subject = subjectOf(title);
  const body = scores(library.national, text, { ofTitle: 0 });
  const titleInBody = scores(library.national, subject, { ofTitle: 0 });
  const bodyInTitle = scores(library.national, text, { ofLaw: 0, ofTitle: 1 });
  const subjectPairs = pairsOf(subject);
  const sisters = sistersOf(library, own, subjectPairs, scores(library.local, text, { ofTitle: 0 }));
  const near = votes(library, sisters.slice(0, 10));
  const more = votes(library, sisters.slice(0, 40));
  const named = namings(library);
  const spoken = speaksFor(elsewhere, subject);
  const inTitle = new Set(namedTitles(title));
  const found = new Map<string, OwnSigns>();
  for (const { title: law, rank, born, ended } of library.laws.values()) {
    if ((rank !== 'law' && rank !== 'administrativeRegulation') || ended !== null) continue;
    if (law === own) continue;
    const others = (named.get(law) ?? []).filter((n) => n.by !== own);
    found.set(law, {
      body: body.get(law) ?? 0,
      titleInBody: titleInBody.get(law) ?? 0,
      bodyInTitle: bodyInTitle.get(law) ?? 0,
      title: likeness(subjectPairs, pairsOf(subjectOf(law))),
      nearSisters: near.get(law) ?? 0,
      moreSisters: more.get(law) ?? 0,
      namedInTitle: inTitle.has(law) ? 1 : 0,
      often: Math.log(1 + others.filter((n) => n.local).length) / 5,
      oftenElsewhere: Math.log(1 + (elsewhere.laws.get(law) ?? 0)) / 5,
      subjectElsewhere: spoken.get(law) ?? 0,
      law: rank === 'law' ? 1 : 0,
      later: date !== null && born !== null && born > date && !others.some((n) => n.on !== null && n.on <= date) ? 1 : 0,
    });
  }
  return withKin(library, found);
}

const noKin: Readonly<Record<(typeof kinSigns)[number], number>> = {
  parentBody: 0,
  hasParent: 0,
  childBody: 0,
  childTitle: 0,
  childTitleInBody: 0,
};

type OwnSigns = Readonly<Record<(typeof ownSigns)[number], number>>;

/** Adds to each law's own signs those of its kin among the candidates, and the products. */
function withKin(library: Library, found: ReadonlyMap<string, OwnSigns>): { law: string; signs: Signs }[] {
  const kin = new Map([...found.keys()].map((law) => [law, { ...noKin }]));
  for (const [child, signs] of found)
    for (const parent of library.laws.get(child)?.basis ?? []) {
      const above = found.get(parent);
      const ofChild = kin.get(child);
      const ofParent = kin.get(parent);
      if (!above || !ofChild || !ofParent) continue;
      ofChild.hasParent = 1;
      ofChild.parentBody = Math.max(ofChild.parentBody, above.body);
      ofParent.childBody = Math.max(ofParent.childBody, signs.body);
      ofParent.childTitle = Math.max(ofParent.childTitle, signs.title);
      ofParent.childTitleInBody = Math.max(ofParent.childTitleInBody, signs.titleInBody);
    }
  return [...found].map(([law, own]) => ({
    law,
    signs: {
      ...own,
      ...(kin.get(law) ?? noKin),
      lawAndBody: own.law * own.body,
      lawAndTitle: own.law * own.title,
      lawAndSisters: own.law * own.nearSisters,
      bodyAndSisters: own.body * own.nearSisters,
      bodyAndMoreSisters: own.body * own.moreSisters,
      bodyAndTitle: own.body * own.title,
      bodyAndOften: own.body * own.often,
      titleAndSisters: own.title * own.nearSisters,
    },
  }));
}

const mostTerms = 400;

/** Scores of all laws of an index, the best 1. */
function scores(index: StatuteIndex, text: string, own: Partial<Weights>): Map<string, number> {
  const found = searchLaws(index, text, { top: Number.MAX_SAFE_INTEGER, terms: mostTerms, weights: { ...weights, ...own } });
  const best = found[0]?.score ?? 1;
  return new Map(found.map(({ law, score }) => [law, score / best]));
}

interface Sister {
  readonly basis: readonly string[];
  readonly near: number;
}

function sistersOf(library: Library, own: string, subject: ReadonlySet<string>, byText: ReadonlyMap<string, number>): Sister[] {
  const sisters: Sister[] = [];
  for (const [title, score] of byText) {
    const law = library.laws.get(title);
    if (law && title !== own) sisters.push({ basis: law.basis, near: score + likeness(subject, pairsOf(subjectOf(title))) });
  }
  return sisters.sort((x, y) => y.near - x.near);
}

/** What share of the sisters, the nearer counting more, names each law as a basis; few sisters prove less than many. */
function votes(library: Library, sisters: readonly Sister[]): Map<string, number> {
  const sums = new Map<string, number>();
  let all = 0;
  for (const { basis, near } of sisters) {
    const known = basis.filter((t) => library.laws.has(t));
    if (known.length === 0) continue;
    all += near ** 4;
    for (const law of known) sums.set(law, (sums.get(law) ?? 0) + near ** 4);
  }
  return new Map([...sums].map(([law, sum]) => [law, sum / (all + doubt)]));
}

/** As much weight as one sister has that is like the draft in its text and not in its title. */
const doubt = 0.3;

/** That a text names a law as its basis. */
interface Naming {
  readonly by: string;
  readonly local: boolean;
  /** When the text was adopted: the law was older, even where its own history lines tell less. */
  readonly on: string | null;
}

const namingsOf = new WeakMap<Library, Map<string, Naming[]>>();

/** Who names each law as a basis. */
function namings(library: Library): ReadonlyMap<string, readonly Naming[]> {
  const kept = namingsOf.get(library);
  if (kept) return kept;
  const found = new Map<string, Naming[]>();
  namingsOf.set(library, found);
  for (const { title, rank, date, basis } of library.laws.values())
    for (const law of new Set(basis)) {
      const naming = { by: title, local: rank === 'localRegulation', on: date };
      const others = found.get(law);
      if (others) others.push(naming);
      else found.set(law, [naming]);
    }
  return found;
}

/** The laws that a draft names as its basis: in the sentence of 根据 near its beginning. */
function basisNamed(text: string): string[] {
  const at = text.slice(0, beginning).search(/根据|依据/u);
  if (at < 0) return [];
  const end = text.indexOf('。', at);
  const sentence = text.slice(at, end < 0 ? at + beginning : end);
  return sentence.includes('制定') ? namedTitles(sentence) : [];
}

const beginning = 1500;

/** Whether a library has so many local regulations that tell their basis that most drafts have sisters among them. */
function hasManyLocals({ laws }: Library): boolean {
  let locals = 0;
  for (const { rank, basis } of laws.values()) if (rank === 'localRegulation' && basis.length > 0) locals++;
  return locals >= manyLocals;
}

/** Where weights learned among many begin to do better than those learned among few. */
const manyLocals = 800;

function likeness(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  let same = 0;
  for (const pair of x) if (y.has(pair)) same++;
  return x.size + y.size === 0 ? 0 : (2 * same) / (x.size + y.size);
}
