import type { Library } from './library.ts';
import { candidates, type Draft, type Signs, type SuperiorSign, superiorSigns } from './superior.ts';
import type { Known } from './superior-known.ts';

/** A draft with its candidate laws, and which of them it rests on. */
export interface Decided {
  readonly signs: readonly Signs[];
  readonly rests: readonly boolean[];
}

const mostCandidates = 120;

/** The candidates worth learning from: those that any sign favours, and the laws it rests on. */
export function decided(library: Library, draft: Draft, gold: ReadonlySet<string>, elsewhere: Known): Decided {
  const all = candidates(library, draft, elsewhere).map((c) => ({
    ...c,
    rests: gold.has(c.law),
    sum: superiorSigns.reduce((s, k) => s + c.signs[k], 0),
  }));
  const kept = all.toSorted((x, y) => y.sum - x.sum).filter((c, n) => n < mostCandidates || c.rests);
  return { signs: kept.map((c) => c.signs), rests: kept.map((c) => c.rests) };
}

const rounds = 40;
const step = 0.3;
const restraint = 0.0005;

/** Learns what each sign counts for: the weights under which the laws drafts rest on come first. Equal examples give equal weights. */
export function learnSuperiorWeights(examples: readonly Decided[]): Record<SuperiorSign, number> {
  const weights = Object.fromEntries(superiorSigns.map((s) => [s, 0])) as Record<SuperiorSign, number>;
  const moved = Object.fromEntries(superiorSigns.map((s) => [s, 1e-6])) as Record<SuperiorSign, number>;
  for (let round = 0; round < rounds; round++) {
    for (const example of examples) {
      const slope = slopeOf(example, weights);
      if (!slope) continue;
      for (const sign of superiorSigns) {
        const by = slope[sign] - restraint * weights[sign];
        moved[sign] += by * by;
        weights[sign] += (step * by) / Math.sqrt(moved[sign]);
      }
    }
  }
  return weights;
}

/** In which direction each weight makes the right laws of one draft likelier. */
function slopeOf({ signs, rests }: Decided, weights: Readonly<Record<SuperiorSign, number>>): Record<SuperiorSign, number> | null {
  const right = rests.filter(Boolean).length;
  if (right === 0) return null;
  const scores = signs.map((s) => superiorSigns.reduce((sum, sign) => sum + weights[sign] * s[sign], 0));
  const best = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - best));
  const sum = powers.reduce((x, y) => x + y, 0);
  const slope = Object.fromEntries(superiorSigns.map((s) => [s, 0])) as Record<SuperiorSign, number>;
  for (const [n, s] of signs.entries()) {
    const miss = (rests[n] ? 1 / right : 0) - (powers[n] ?? 0) / sum;
    for (const sign of superiorSigns) slope[sign] += miss * s[sign];
  }
  return slope;
}
