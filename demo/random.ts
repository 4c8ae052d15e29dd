/** Chance from a fixed seed: the same seed gives the same city. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different members in random order; all of them where there are fewer. */
  some<T>(list: readonly T[], count: number): T[];
  shuffled<T>(list: readonly T[]): T[];
}

/** A small generator (mulberry32); good enough for a made-up city, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const shuffled = <T>(list: readonly T[]): T[] => {
    const all = [...list];
    for (let i = all.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [all[i], all[j]] = [all[j] as T, all[i] as T];
    }
    return all;
  };
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[whole(0, list.length - 1)] as T;
    },
    some: (list, count) => shuffled(list).slice(0, count),
    shuffled,
  };
}
