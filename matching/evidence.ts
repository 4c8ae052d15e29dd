import type { SparseVector } from './vectors.ts';

/**
 * How strongly each feature speaks for or against a label: the logarithm of how much more often it stands in the examples of the label
 * than in the others (Wang and Manning, 2012). `smoothing` is what every feature is given on both sides.
 */
export function evidenceOf(examples: readonly SparseVector[], isOf: readonly boolean[], size: number, smoothing: number): Float32Array {
  const inside = new Float64Array(size).fill(smoothing);
  const outside = new Float64Array(size).fill(smoothing);
  for (const [n, { places, values }] of examples.entries()) {
    const side = isOf[n] ? inside : outside;
    for (let i = 0; i < places.length; i++) (side[places[i] as number] as number) += values[i] as number;
  }
  const sum = (side: Float64Array): number => side.reduce((total, value) => total + value, 0);
  const scale = sum(outside) / sum(inside);
  return Float32Array.from(inside, (value, place) => Math.abs(Math.log((value * scale) / (outside[place] ?? 1))));
}

/** The examples with each feature stretched by its evidence. */
export const stretched = (examples: readonly SparseVector[], evidence: Float32Array): SparseVector[] =>
  examples.map(({ places, values }) => ({ places, values: values.map((value, i) => value * (evidence[places[i] as number] ?? 0)) }));

/** Weights learnt on stretched examples as weights of the plain ones; the bias stays. */
export const folded = (weights: Float32Array, evidence: Float32Array): Float32Array =>
  weights.map((weight, place) => weight * (evidence[place] ?? 1));
