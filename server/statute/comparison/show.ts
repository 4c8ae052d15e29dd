import type { ShownArticle, ShownComparison, ShownPiece, ShownSide } from '../../../contract/statute-comparisons.ts';
import {
  type Alignment,
  applyDecision,
  articleKeys,
  type CellLine,
  type Correction,
  changeStatistics,
  comparisonTable,
  contentLines,
  correctAlignment,
  type Outline,
  type Segment,
  type Statute,
  writeDecision,
} from '../../../statute/index.ts';

/** A correction with the key it is kept under. */
export interface KeyedCorrection extends Correction {
  readonly key: string;
}

/** Everything the page and the exports show of two versions, with the corrections carried out. Pure. */
export function showComparison(
  old: Statute,
  now: Statute,
  alignment: Alignment,
  corrections: readonly KeyedCorrection[],
  segment?: Segment,
): ShownComparison {
  const corrected = correctAlignment(alignment, corrections);
  const rows = comparisonTable(corrected, segment);
  const olds: ShownArticle[] = [];
  const news: ShownArticle[] = [];
  const keys = { old: articleKeys(corrected.old), new: articleKeys(corrected.new) };
  rows.forEach((row, at) => {
    spread(row.pair.old, row.old, keys.old, at, olds);
    spread(row.pair.new, row.new, keys.new, at, news);
  });
  return {
    old: sideOf(old, corrected.old, olds),
    new: sideOf(now, corrected.new, news),
    rows: rows.map(({ pair, note }) => ({
      old: pair.old.map((a) => a.position),
      new: pair.new.map((a) => a.position),
      kind: pair.kind,
      renumbered: pair.renumbered,
      moved: pair.moved,
      xref: pair.text === 'xref',
      byHand: corrected.byHand.has(pair),
      note,
      links: pair.links.map((l): [number, number, number] => [l.old.position, l.new.position, l.role === 'main' ? 1 : 0]),
    })),
    statistics: changeStatistics(corrected, rows),
    decision: decide(old, now, corrected, segment),
    lost: corrections.filter((c) => corrected.lost.includes(c)).map((c) => c.key),
  };
}

const signs = { same: '=', removed: '-', added: '+' } as const;

/** Gives each article of a cell its own lines; the cell has one line at least for each. */
function spread(
  articles: Outline['articles'],
  cell: readonly CellLine[],
  keys: readonly string[],
  row: number,
  into: ShownArticle[],
): void {
  let next = 0;
  for (const article of articles) {
    const lines = article.lines.map((line, i) => ({
      level: line.level,
      label: line.label,
      pieces: (cell[next + i]?.pieces ?? []).map((p): ShownPiece => [signs[p.kind], p.text]),
    }));
    next += Math.max(1, article.lines.length);
    into[article.position] = { key: keys[article.position] ?? article.number, label: article.label, heading: article.heading, row, lines };
  }
}

function sideOf(statute: Statute, outline: Outline, articles: ShownArticle[]): ShownSide {
  return {
    title: statute.title,
    articles,
    divisions: outline.divisions.map((d) => ({ level: d.level, label: d.label, heading: d.heading, first: d.first })),
  };
}

function decide(old: Statute, now: Statute, alignment: Alignment, segment: Segment | undefined): ShownComparison['decision'] {
  const decision = writeDecision(old, now, segment ? { segment } : {}, alignment);
  const applied = applyDecision(old, decision.text);
  return {
    name: old.title || '本文件',
    title: decision.title,
    amendments: [...decision.amendments],
    recounted: decision.recounted,
    holds: applied.problems.length === 0 && contentLines(applied.statute).join('\n') === contentLines(now).join('\n'),
    problems: applied.problems.slice(0, 50).map((p) => ({ sentence: p.sentence.slice(0, 500), reason: { ...p.reason } })),
  };
}
