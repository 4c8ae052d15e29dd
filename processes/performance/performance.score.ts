import type { z } from 'zod';
import type { PerformanceKind } from '../../registers/performance-kinds.ts';
import type { ScoringBand, ScoringLine } from '../../registers/scoring-rule.ts';

/** How often a kind of deed stands in one year's record, and for how many hours. */
export interface Deeds {
  readonly kind: PerformanceKind;
  readonly count: number;
  readonly hours: number;
}

export interface ScoredLine {
  readonly kind: PerformanceKind;
  readonly counted: number;
  readonly per: 'time' | 'hour';
  readonly points: number;
  readonly most: number | null;
  readonly sum: number;
  /** Whether the year's limit cut it. */
  readonly isCut: boolean;
}

export interface Score {
  readonly lines: readonly ScoredLine[];
  readonly total: number;
  readonly band: string | null;
}

/**
 * One year's points by a rule, line by line: whole numbers, so that whoever adds the lines up gets the sum. A limit holds on the side of
 * zero that the points lie on.
 */
export function scoreOf(
  rule: { readonly lines: readonly z.infer<typeof ScoringLine>[]; readonly bands: readonly z.infer<typeof ScoringBand>[] },
  deeds: readonly Deeds[],
): Score {
  const lines = rule.lines.map((line): ScoredLine => {
    const done = deeds.find((d) => d.kind === line.deed);
    const counted = (line.per === 'hour' ? done?.hours : done?.count) ?? 0;
    const full = counted * line.points;
    const sum = line.most === null ? full : Math.sign(full) * Math.min(Math.abs(full), line.most);
    return { kind: line.deed, counted, per: line.per, points: line.points, most: line.most, sum, isCut: sum !== full };
  });
  const total = lines.reduce((all, line) => all + line.sum, 0);
  const band = rule.bands.filter((b) => total >= b.from).at(-1);
  return { lines, total, band: band?.name ?? null };
}
