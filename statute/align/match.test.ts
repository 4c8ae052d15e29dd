import { describe, expect, test } from 'vitest';
import { match, type Offer } from './match.ts';

/** The best total by trying everything. */
function bestWorth(olds: number, offers: readonly Offer[], taken = new Set<number>(), old = 0): number {
  if (old === olds) return 0;
  let best = bestWorth(olds, offers, taken, old + 1);
  for (const offer of offers) {
    if (offer.old !== old || taken.has(offer.new)) continue;
    best = Math.max(best, offer.worth + bestWorth(olds, offers, new Set([...taken, offer.new]), old + 1));
  }
  return best;
}

describe('matching', () => {
  test('gives up a good pair where both others gain more', () => {
    const offers = [
      { old: 0, new: 0, worth: 0.9 },
      { old: 0, new: 1, worth: 0.8 },
      { old: 1, new: 0, worth: 0.85 },
    ];
    expect([...match(2, 2, offers)]).toEqual([1, 0]);
  });

  test('leaves alone what no offer makes worth pairing', () => {
    expect([...match(2, 1, [{ old: 1, new: 0, worth: -0.1 }])]).toEqual([-1, -1]);
  });

  test('finds the best total on any small board', () => {
    let seed = 11;
    const next = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let round = 0; round < 300; round += 1) {
      const offers: Offer[] = [];
      for (let o = 0; o < 6; o += 1) for (let n = 0; n < 5; n += 1) if (next() < 0.5) offers.push({ old: o, new: n, worth: next() - 0.2 });
      const found = match(6, 5, offers);
      const news = [...found].filter((n) => n >= 0);
      expect(new Set(news).size).toBe(news.length);
      const worth = [...found].reduce((sum, n, o) => sum + (offers.find((f) => f.old === o && f.new === n)?.worth ?? 0), 0);
      expect(worth).toBeCloseTo(bestWorth(6, offers), 9);
    }
  });
});
