import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankUnits } from './ranking.ts';

const shares: Record<string, Record<string, [number, number]>> = {
  onTime: { a: [9, 10], b: [10, 10], c: [0, 0] },
  reworked: { a: [1, 10], b: [5, 10], c: [0, 0] },
};
const share = (measure: string, unit: string) => {
  const [numerator, denominator] = shares[measure]?.[unit] ?? [0, 0];
  return { numerator, denominator };
};

describe('a ranking', () => {
  const terms = [
    { measure: 'onTime', weight: 60, prefer: 'high' },
    { measure: 'reworked', weight: 40, prefer: 'low' },
  ] as const;

  test('adds weighted shares, and turns round those of which less is better', () => {
    const ranked = rankUnits(terms, ['a', 'b', 'c'], share);
    expect(ranked.map((r) => [r.unitId, r.place, r.score])).toEqual([
      ['a', 1, 9000],
      ['b', 2, 8000],
      ['c', 3, null],
    ]);
    expect(ranked[0]?.parts.map((p) => p.points)).toEqual([5400, 3600]);
  });

  test('leaves out what cannot be measured instead of counting it as nought', () => {
    const only = rankUnits([...terms, { measure: 'unknown', weight: 50, prefer: 'high' }], ['a'], share);
    expect(only[0]?.score).toBe(9000);
  });

  test('never leaves the scale, and gives equal scores one place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 8 }), (counts) => {
        const ids = counts.map((_, i) => `u${i}`);
        const ranked = rankUnits([{ measure: 'm', weight: 7, prefer: 'low' }], ids, (_m, unit) => {
          const [x, y] = counts[Number(unit.slice(1))] ?? [0, 0];
          return { numerator: Math.min(x, y), denominator: y };
        });
        for (const r of ranked) expect(r.score === null || (r.score >= 0 && r.score <= 10_000)).toBe(true);
        for (const r of ranked) for (const o of ranked) expect(r.score === o.score).toBe(r.place === o.place);
      }),
    );
  });
});
