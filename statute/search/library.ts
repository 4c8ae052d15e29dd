import { findRepeals } from '../cite/effective.ts';
import { articlesOf } from '../parse/walk.ts';
import { textOf } from '../parse/write.ts';
import type { Statute, Unit } from '../tree.ts';
import type { IndexedArticle } from './segment.ts';
import { buildIndex, type StatuteIndex } from './statute-index.ts';
import { namedTitles, shortTitle } from './titles.ts';

/** How high a text stands: made by the National People's Congress, by the State Council, by a local congress, or anything else. */
export const ranks = ['law', 'administrativeRegulation', 'localRegulation', 'other'] as const;
export type Rank = (typeof ranks)[number];

/** A text of law as it enters a library. */
export interface LibraryText {
  readonly title: string;
  readonly rank: Rank;
  /** When this version was adopted, `2024-04-26`; null where unknown. */
  readonly date: string | null;
  readonly statute: Statute;
  /** Since when it is no longer in force, where that is known from outside the texts. */
  readonly ended?: string | null;
}

export interface LibraryLaw {
  readonly title: string;
  readonly rank: Rank;
  readonly date: string | null;
  /** When the law was first adopted, as far as its history lines tell. */
  readonly born: string | null;
  /** The texts of its articles by their number in digits. */
  readonly articles: ReadonlyMap<string, string>;
  /** Laws that its first article names as its basis. */
  readonly basis: readonly string[];
  /** Its earlier versions' articles, newest first. */
  readonly earlier: readonly ReadonlyMap<string, string>[];
  /** Since when it is no longer in force; such a law stands in no index. */
  readonly ended: string | null;
}

/** The words by which a law repealed another. */
export interface Repealing {
  readonly law: string;
  readonly article: string;
  readonly quote: string;
}

/** Laws to compare a draft with: the newest version of each, and indexes of the national ones and of the local ones. */
export interface Library {
  readonly laws: ReadonlyMap<string, LibraryLaw>;
  readonly national: StatuteIndex;
  readonly local: StatuteIndex;
  /** Laws that others say they repeal and that are not in force under the same title again. */
  readonly repealed: ReadonlyMap<string, Repealing>;
}

const isNational = (rank: Rank): boolean => rank === 'law' || rank === 'administrativeRegulation';

/** Builds a library; of several versions of a law the newest is in force, and the others are kept as earlier ones. */
export function buildLibrary(texts: Iterable<LibraryText>): Library {
  const versions = new Map<string, LibraryText[]>();
  for (const text of texts) {
    const title = shortTitle(text.title);
    const known = versions.get(title);
    if (known) known.push(text);
    else versions.set(title, [text]);
  }
  const laws = new Map<string, LibraryLaw>();
  for (const [title, all] of versions) {
    const law = readLaw(all.toSorted(newestFirst));
    if (law) laws.set(title, law);
  }
  const articles = { national: [...articlesFor(laws.values(), 'national')], local: [...articlesFor(laws.values(), 'local')] };
  return { laws, national: buildIndex(articles.national), local: buildIndex(articles.local), repealed: repealedBy(laws) };
}

/** A law from its versions: the first is the one in force, the others are its earlier ones, newest first. */
export function readLaw([newest, ...earlier]: readonly LibraryText[]): LibraryLaw | null {
  if (!newest) return null;
  const { rank, date, statute, ended = null } = newest;
  const title = shortTitle(newest.title);
  const articles = articlesIn(statute);
  const basis = namedTitles(articles.values().next().value ?? '').filter((t) => t !== title);
  return {
    title,
    rank,
    date,
    born: bornOn([newest, ...earlier]),
    articles,
    basis,
    earlier: earlier.map((e) => articlesIn(e.statute)),
    ended,
  };
}

/** Which index a law belongs to, if to any. */
export function indexFor({ rank, ended }: Pick<LibraryLaw, 'rank' | 'ended'>): 'national' | 'local' | null {
  if (ended !== null) return null;
  return isNational(rank) ? 'national' : rank === 'localRegulation' ? 'local' : null;
}

/** The articles of those laws that belong to one index. */
export function* articlesFor(laws: Iterable<LibraryLaw>, index: 'national' | 'local' | null): Generator<IndexedArticle> {
  for (const law of laws) if (indexFor(law) === index) yield* indexable(law);
}

/** The articles of a law as they enter an index. */
export function* indexable({ title, articles }: LibraryLaw): Generator<IndexedArticle> {
  for (const [number, text] of articles) yield { id: `${title}#${number}`, law: title, text };
}

/** What the national laws say they repeal and what is not in force under the same title again. */
export function repealedBy(laws: ReadonlyMap<string, LibraryLaw>): Map<string, Repealing> {
  const repealed = new Map<string, Repealing>();
  for (const { title, rank, articles } of laws.values())
    if (isNational(rank)) for (const [other, by] of repealsIn(title, articles)) repealed.set(other, by);
  for (const { title, rank, ended } of laws.values()) if (rank !== 'other' && ended === null) repealed.delete(title);
  return repealed;
}

const newestFirst = (x: LibraryText, y: LibraryText): number =>
  ranks.indexOf(x.rank) - ranks.indexOf(y.rank) || (y.date ?? '').localeCompare(x.date ?? '');

function articlesIn(statute: Statute): Map<string, string> {
  const articles = new Map<string, string>();
  for (const unit of articlesOf(statute)) if (unit.number !== null && !articles.has(unit.number)) articles.set(unit.number, wordsOf(unit));
  return articles;
}

/** What the last articles of a law say it repeals. */
function* repealsIn(law: string, articles: ReadonlyMap<string, string>): Generator<[string, Repealing]> {
  for (const [article, quote] of [...articles].slice(-3)) {
    if (!quote.includes('废止')) continue;
    for (const repeal of findRepeals(quote)) yield [shortTitle(repeal.title), { law, article, quote }];
  }
}

/** The words of an article without its label, paragraphs and items by line. */
export function wordsOf(article: Unit): string {
  const whole = textOf(article);
  return whole.startsWith(article.label) ? whole.slice(article.label.length).trim() : whole;
}

const dates = /(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

/** The earliest date that any version of a law tells of. */
function bornOn(versions: readonly LibraryText[]): string | null {
  const first = versions.map(({ statute, date }) => firstDate(statute, date)).filter((d) => d !== null);
  return first.toSorted()[0] ?? null;
}

function firstDate({ history, opening }: Statute, known: string | null): string | null {
  let first = known;
  for (const line of [...history, ...(opening ?? [])]) {
    for (const [, year = '', month = '', day = ''] of line.matchAll(dates)) {
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      if (first === null || date < first) first = date;
    }
  }
  return first;
}
