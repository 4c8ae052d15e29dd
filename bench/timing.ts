/** How long something took, over many tries. Times in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly count: number;
}

/** Sums up single times taken within `seconds`. */
export function timingOf(times: number[], seconds: number): Timing {
  if (times.length === 0) throw new Error('nothing was measured');
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  return { median: at(0.5), p95: at(0.95), perSecond: times.length / seconds, count: times.length };
}

/** A fixed shuffling of a list, another one for each number. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed * 2654435761 + 1;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { item, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map((k) => k.item);
}
