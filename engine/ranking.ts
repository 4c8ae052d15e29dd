/** One part of a ranking: a share that is measured for each unit, what it weighs, and whether more of it is better. */
export interface RankTerm {
  readonly measure: string;
  readonly weight: number;
  readonly prefer: 'high' | 'low';
}

/** A counted share of one unit. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export interface RankedPart extends Share {
  readonly measure: string;
  readonly weight: number;
  /** Hundredths of a point this part brings; null where there is nothing to measure. */
  readonly points: number | null;
}

export interface RankedUnit {
  readonly unitId: string;
  /** The same place for the same score. */
  readonly place: number;
  /** Hundredths of a point out of 10,000; null where nothing at all is measured. */
  readonly score: number | null;
  readonly parts: readonly RankedPart[];
}

/**
 * Ranks units by a formula that is only data. Each part brings `weight × share` (or `weight × (1 − share)` where less is better); the
 * score is the sum out of the weights that could be measured for the unit, on a scale of 100.00. Exact in integers, rounded half up.
 */
export function rankUnits(
  terms: readonly RankTerm[],
  units: readonly string[],
  share: (measure: string, unitId: string) => Share | null,
): RankedUnit[] {
  const scored = units.map((unitId) => {
    const parts = terms.map((term): RankedPart => {
      const found = share(term.measure, unitId) ?? { numerator: 0, denominator: 0 };
      const good = term.prefer === 'high' ? found.numerator : found.denominator - found.numerator;
      const points = found.denominator === 0 ? null : rounded(term.weight * 100 * good, found.denominator);
      return { ...found, measure: term.measure, weight: term.weight, points };
    });
    const measured = parts.filter((p) => p.points !== null);
    const weights = measured.reduce((sum, p) => sum + p.weight, 0);
    const points = measured.reduce((sum, p) => sum + (p.points ?? 0), 0);
    return { unitId, score: weights === 0 ? null : rounded(points * 100, weights), parts };
  });
  const sorted = scored.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.unitId < b.unitId ? -1 : 1));
  return sorted.map((one) => ({ ...one, place: 1 + sorted.findIndex((other) => other.score === one.score) }));
}

const rounded = (part: number, whole: number): number => Math.floor((2 * part + whole) / (2 * whole));
