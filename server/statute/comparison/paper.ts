import { changeKindWords, type ShownArticle, type ShownComparison, type ShownRow } from '../../../contract/statute-comparisons.ts';
import type { PairCorrection, StatuteComparison } from '../../../processes/statuteComparison/statuteComparison.ts';
import { comparisonWords } from './comparison.text.ts';

/** Some words of a line, as they stand in the comparison. */
export interface PaperRun {
  readonly text: string;
  readonly look?: 'removed' | 'added';
}
export type PaperLine = readonly PaperRun[];

/** What every export of a comparison says, whatever its form. */
export interface ComparisonPaper {
  readonly title: string;
  readonly facts: readonly string[];
  readonly heads: readonly [string, string, string];
  readonly rows: readonly {
    readonly kind: ShownRow['kind'];
    readonly old: readonly PaperLine[];
    readonly new: readonly PaperLine[];
    readonly note: readonly string[];
  }[];
  readonly figuresTitle: string;
  readonly figures: readonly (readonly [string, number])[];
  readonly correctionsTitle: string;
  readonly corrections: readonly string[];
}

/** What a paper is made of. */
export interface PaperSource {
  readonly record: StatuteComparison;
  readonly old: string;
  readonly new: string;
  readonly shown: ShownComparison;
  readonly algorithmVersion: string;
  readonly shownVersion: string;
  readonly computedOn: string;
}

/** Whether a row changes more than its number. */
export const isChange = (row: ShownRow): boolean =>
  row.xref || row.moved || row.byHand || (row.kind !== 'unchanged' && row.kind !== 'renumbered');

/** Puts a comparison into words: table, figures, and which corrections were made by hand. */
export function paperOf(source: PaperSource, only: 'all' | 'changes', locale: 'zh' | 'en'): ComparisonPaper {
  const t = comparisonWords[locale];
  const { record, shown } = source;
  const kindOf = (kind: keyof typeof changeKindWords): string => changeKindWords[kind][locale];
  const version = (key: string) => record.versions.find((v) => v.key === key);
  const nameOf = (key: string): string => {
    const found = version(key);
    return found ? `${found.label}${found.on ? t.onDay(found.on) : ''}` : '';
  };
  const own = (record.corrections ?? []).filter((c) => c.oldVersion === source.old && c.newVersion === source.new);
  const rows = only === 'all' ? shown.rows : shown.rows.filter(isChange);
  const { statistics: s } = shown;
  return {
    title: t.title(shown.new.title || shown.old.title || record.title),
    facts: [
      t.versions(nameOf(source.old), nameOf(source.new)),
      t.made(source.computedOn, source.algorithmVersion, source.shownVersion),
      own.length === 0 ? t.noneByHand : t.byHand(own.length),
      ...(only === 'changes' ? [t.onlyChanges(rows.length, shown.rows.length)] : []),
      t.advice,
    ],
    heads: [t.old, t.new, t.note],
    rows: rows.map((row) => ({
      kind: row.kind,
      old: row.old.flatMap((at) => linesOf(shown.old.articles[at])),
      new: row.new.flatMap((at) => linesOf(shown.new.articles[at])),
      note: [row.note[locale], ...(row.byHand ? reasonsOf(row, shown, own).map((c) => t.corrected(c.reason, c.by, c.on)) : [])],
    })),
    figuresTitle: t.figures,
    figures: [
      [t.articlesOld, s.articles.old],
      [t.articlesNew, s.articles.new],
      ...(['modified', 'inserted', 'deleted', 'split', 'merged', 'split+merged', 'renumbered', 'unchanged'] as const).map(
        (kind): [string, number] => [kindOf(kind), s.pairs[kind]],
      ),
      [kindOf('moved'), s.moved],
      [kindOf('xref'), s.citationsOnly],
      [kindOf('byHand'), shown.rows.filter((r) => r.byHand).length],
      [t.added, s.characters.added],
      [t.removed, s.characters.removed],
      [t.kept, s.characters.kept],
    ],
    correctionsTitle: t.correctionsTitle,
    corrections: own.map((c) =>
      t.correction(
        c.oldArticles.join('、') || t.none,
        c.newArticles.join('、') || t.none,
        c.reason,
        c.by,
        c.on,
        shown.lost.includes(c.key),
      ),
    ),
  };
}

/** The corrections that name an article of a row. */
export function reasonsOf(row: ShownRow, shown: ShownComparison, corrections: readonly PairCorrection[]): PairCorrection[] {
  const olds = new Set(row.old.map((at) => shown.old.articles[at]?.key));
  const news = new Set(row.new.map((at) => shown.new.articles[at]?.key));
  return corrections.filter((c) => c.oldArticles.some((k) => olds.has(k)) || c.newArticles.some((k) => news.has(k)));
}

const lookOf = { '-': 'removed', '+': 'added' } as const;

function linesOf(article: ShownArticle | undefined): PaperLine[] {
  if (!article) return [];
  const head = `${article.label}　${article.heading}`;
  if (article.lines.length === 0) return [[{ text: head }]];
  return article.lines.map((line, i) => [
    { text: `${i === 0 ? head : ''}${line.label}` },
    ...line.pieces.map(([sign, text]): PaperRun => (sign === '=' ? { text } : { text, look: lookOf[sign] })),
  ]);
}
