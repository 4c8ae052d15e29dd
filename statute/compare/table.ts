import type { Alignment, Pair } from '../align/align.ts';
import type { Line } from '../align/articles.ts';
import { type LineLink, lineLinks } from '../align/inner.ts';
import { diffText, type Piece } from '../diff/diff.ts';
import type { Segment } from '../diff/words.ts';
import { type Note, noteOf } from './note.ts';

/** One printed line of a cell, cut into what stayed and what changed. */
export interface CellLine {
  /** The article's label before its first line, or the item's own. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** One row of the three-column table 原条文 | 修改后 | 说明. */
export interface ComparisonRow {
  readonly pair: Pair;
  readonly old: readonly CellLine[];
  readonly new: readonly CellLine[];
  readonly note: Note;
  /** What became of each paragraph, item and subitem. */
  readonly lines: readonly LineLink[];
}

/** The three-column table of two versions: a row for each pair, in the order of the new text. */
export function comparisonTable(alignment: Alignment, segment?: Segment): ComparisonRow[] {
  return alignment.pairs.map((pair) => rowOf(pair, segment));
}

function rowOf(pair: Pair, segment: Segment | undefined): ComparisonRow {
  const lines = lineLinks(pair.old, pair.new);
  const olds = new Map<Line, readonly Piece[]>();
  const news = new Map<Line, readonly Piece[]>();
  for (const { old, new: now, kind } of lines) {
    if (old && now) {
      const pieces: readonly Piece[] =
        kind === 'same' ? [{ kind: 'same', text: now.line.text }] : diffText(old.line.text, now.line.text, segment);
      olds.set(old.line, kind === 'same' ? [{ kind: 'same', text: old.line.text }] : pieces.filter((p) => p.kind !== 'added'));
      news.set(
        now.line,
        pieces.filter((p) => p.kind !== 'removed'),
      );
    } else if (old) olds.set(old.line, [{ kind: 'removed', text: old.line.text }]);
    else if (now) news.set(now.line, [{ kind: 'added', text: now.line.text }]);
  }
  return { pair, old: cell(pair.old, olds), new: cell(pair.new, news), note: noteOf(pair, lines), lines };
}

function cell(articles: Pair['old'], pieces: ReadonlyMap<Line, readonly Piece[]>): CellLine[] {
  return articles.flatMap((article) => {
    const head = `${article.label}　${article.heading}`;
    if (article.lines.length === 0) return [{ label: head, pieces: [] }];
    return article.lines.map((line, i) => ({
      label: `${i === 0 ? head : ''}${line.label}`,
      pieces: pieces.get(line) ?? [{ kind: 'same' as const, text: line.text }],
    }));
  });
}
