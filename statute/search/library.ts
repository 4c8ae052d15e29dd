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
}

/** Laws to compare a draft with: the newest version of each, and indexes of the national ones and of the local ones. */
export interface Library {
  readonly laws: ReadonlyMap<string, LibraryLaw>;
  readonly national: StatuteIndex;
  readonly local: StatuteIndex;
}

const isNational = (rank: Rank): boolean => rank === 'law' || rank === 'administrativeRegulation';

/** Builds a library; of several versions of a law it keeps the newest. */
export function buildLibrary(texts: Iterable<LibraryText>): Library {
  const newest = new Map<string, LibraryText>();
  for (const text of texts) {
    const title = shortTitle(text.title);
    const known = newest.get(title);
    if (
      !known ||
      ranks.indexOf(text.rank) < ranks.indexOf(known.rank) ||
      (text.rank === known.rank && (text.date ?? '') > (known.date ?? ''))
    )
      newest.set(title, text);
  }
  const laws = new Map<string, LibraryLaw>();
  const national: IndexedArticle[] = [];
  const local: IndexedArticle[] = [];
  for (const [title, text] of newest) {
    const units = articlesOf(text.statute);
    const articles = new Map<string, string>();
    for (const unit of units) if (unit.number !== null && !articles.has(unit.number)) articles.set(unit.number, wordsOf(unit));
    laws.set(title, {
      title,
      rank: text.rank,
      date: text.date,
      born: firstDate(text.statute, text.date),
      articles,
      basis: units[0] ? namedTitles(wordsOf(units[0])).filter((t) => t !== title) : [],
    });
    const into = isNational(text.rank) ? national : text.rank === 'localRegulation' ? local : null;
    if (into) for (const [number, words] of articles) into.push({ id: `${title}#${number}`, law: title, text: words });
  }
  return { laws, national: buildIndex(national), local: buildIndex(local) };
}

/** The words of an article without its label, paragraphs and items by line. */
export function wordsOf(article: Unit): string {
  const whole = textOf(article);
  return whole.startsWith(article.label) ? whole.slice(article.label.length).trim() : whole;
}

const dates = /(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

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
