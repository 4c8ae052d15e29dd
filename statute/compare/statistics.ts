import { type Alignment, type PairKind, pairKinds } from '../align/align.ts';
import type { CellLine, ComparisonRow } from './table.ts';

/** How much changed between two versions. */
export interface ChangeStatistics {
  readonly articles: { readonly old: number; readonly new: number };
  /** Pairs by kind. */
  readonly pairs: Readonly<Record<PairKind, number>>;
  readonly moved: number;
  /** Pairs whose citations follow the new numbering and that change in nothing else. */
  readonly citationsOnly: number;
  /** Paragraphs, items and subitems. */
  readonly lines: {
    readonly same: number;
    readonly changed: number;
    readonly moved: number;
    readonly inserted: number;
    readonly deleted: number;
  };
  /** Characters of the articles' words. */
  readonly characters: { readonly kept: number; readonly added: number; readonly removed: number };
}

/** Counts what the rows of a comparison show. */
export function changeStatistics({ old, new: now, pairs }: Alignment, rows: readonly ComparisonRow[]): ChangeStatistics {
  const lines = { same: 0, changed: 0, moved: 0, inserted: 0, deleted: 0 };
  const characters = { kept: 0, added: 0, removed: 0 };
  for (const row of rows) {
    for (const link of row.lines) lines[link.kind] += 1;
    for (const piece of piecesOf(row.new)) {
      if (piece.kind === 'added') characters.added += piece.text.length;
      else characters.kept += piece.text.length;
    }
    for (const piece of piecesOf(row.old)) if (piece.kind === 'removed') characters.removed += piece.text.length;
  }
  return {
    articles: { old: old.articles.length, new: now.articles.length },
    pairs: Object.fromEntries(pairKinds.map((kind) => [kind, pairs.filter((p) => p.kind === kind).length])) as Record<PairKind, number>,
    moved: pairs.filter((p) => p.moved).length,
    citationsOnly: pairs.filter((p) => p.text === 'xref').length,
    lines,
    characters,
  };
}

const piecesOf = (lines: readonly CellLine[]) => lines.flatMap((line) => line.pieces);
