import type { SparseVector } from './vectors.ts';

export interface SvmOptions {
  /** What a mistake costs against large weights. */
  readonly cost: number;
  readonly mostRounds: number;
  /** Training ends when no example moves by more than this in a whole round. */
  readonly tolerance: number;
}

/**
 * The weights that part the examples marked true from the others: L2-regularised squared-hinge SVM by dual coordinate descent
 * (Hsieh and others, 2008), with a constant feature as bias in the last place. Deterministic: the order of examples is shuffled by a
 * fixed sequence.
 */
export function trainSvm(examples: readonly SparseVector[], isOf: readonly boolean[], size: number, options: SvmOptions): Float32Array {
  const weights = new Float64Array(size + 1);
  const alphas = new Float64Array(examples.length);
  const diagonal = 1 / (2 * options.cost);
  const curvature = Float64Array.from(examples, (x) => squaresOf(x) + 1 + diagonal);
  const order = Uint32Array.from(examples, (_, n) => n);
  const random = numbersFrom(20_240_229);
  for (let round = 0; round < options.mostRounds; round++) {
    shuffle(order, random);
    let largest = 0;
    for (const n of order) {
      const x = examples[n];
      if (!x) continue;
      const sign = isOf[n] ? 1 : -1;
      const alpha = alphas[n] ?? 0;
      const slope = sign * scoreOf(weights, x) - 1 + diagonal * alpha;
      const step = alpha === 0 ? Math.min(slope, 0) : slope;
      largest = Math.max(largest, Math.abs(step));
      if (Math.abs(step) < 1e-12) continue;
      const next = Math.max(alpha - slope / (curvature[n] ?? 1), 0);
      alphas[n] = next;
      addTo(weights, x, (next - alpha) * sign);
    }
    if (largest < options.tolerance) break;
  }
  return Float32Array.from(weights);
}

/** How far a text stands on the side of the examples marked true. */
export function scoreOf(weights: Float64Array | Float32Array, { places, values }: SparseVector): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < places.length; i++) sum += (weights[places[i] as number] as number) * (values[i] as number);
  return sum;
}

function addTo(weights: Float64Array, { places, values }: SparseVector, by: number): void {
  for (let i = 0; i < places.length; i++) (weights[places[i] as number] as number) += by * (values[i] as number);
  (weights[weights.length - 1] as number) += by;
}

function squaresOf({ values }: SparseVector): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other] as number, order[n] as number];
  }
}

/** A fixed sequence of numbers from 0 up to 1. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
