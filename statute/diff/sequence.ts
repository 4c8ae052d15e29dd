import { heaviestChain } from '../align/order.ts';

/** A stretch of two sequences: the same in both, or what the one has against what the other has. Ends are exclusive. */
export interface Stretch {
  readonly same: boolean;
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** How many differences are looked for between two anchors before the whole stretch counts as replaced. */
const most = 200;

/**
 * Compares two sequences of keys. What stands once in both and keeps its order anchors the rest, which is compared by the shortest way;
 * between anchors the time is bounded, so the whole grows with the length.
 */
export function compareSequences(old: readonly string[], now: readonly string[]): Stretch[] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) pairs.push([start, start++]);
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  let o = start;
  let n = start;
  for (const [a, b] of [...anchors(old, now, start, oldEnd, newEnd), [oldEnd, newEnd] as const]) {
    pairs.push(...shortest(old, now, o, a, n, b));
    if (a < oldEnd) pairs.push([a, b]);
    o = a + 1;
    n = b + 1;
  }
  for (let k = 0; oldEnd + k < old.length; k += 1) pairs.push([oldEnd + k, newEnd + k]);
  return stretches(pairs, old.length, now.length);
}

/** Pairs of what stands exactly once on either side, as many as keep one order. */
function anchors(old: readonly string[], now: readonly string[], start: number, oldEnd: number, newEnd: number): [number, number][] {
  const places = new Map<string, { old: number; new: number; count: number }>();
  for (let i = start; i < oldEnd; i += 1) {
    const key = old[i] ?? '';
    const known = places.get(key);
    if (known) known.count = 3;
    else places.set(key, { old: i, new: -1, count: 1 });
  }
  for (let j = start; j < newEnd; j += 1) {
    const known = places.get(now[j] ?? '');
    if (!known) continue;
    known.count += 1;
    known.new = j;
  }
  const once = [...places.entries()].filter(([, p]) => p.count === 2).map(([key, p]) => ({ ...p, weight: key.length * key.length }));
  const on = heaviestChain(once, newEnd);
  return once.filter((_, k) => on[k]).map((p) => [p.old, p.new]);
}

/** The longest common part of two short stretches, after Myers; nothing in common when they differ in too much. */
function shortest(
  old: readonly string[],
  now: readonly string[],
  oldFrom: number,
  oldTo: number,
  newFrom: number,
  newTo: number,
): [number, number][] {
  const n = oldTo - oldFrom;
  const m = newTo - newFrom;
  if (n <= 0 || m <= 0) return [];
  const limit = Math.min(n + m, most);
  const furthest = new Int32Array(2 * limit + 3);
  const trail: Int32Array[] = [];
  for (let d = 0; d <= limit; d += 1) {
    trail.push(furthest.slice(limit - d, limit + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest[limit + k] ?? 0) < (furthest[limit + k + 2] ?? 0));
      let x = down ? (furthest[limit + k + 2] ?? 0) : (furthest[limit + k] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && old[oldFrom + x] === now[newFrom + y]) {
        x += 1;
        y += 1;
      }
      furthest[limit + k + 1] = x;
      if (x >= n && y >= m) return walkBack(trail, d, k, x, y, oldFrom, newFrom);
    }
  }
  return [];
}

function walkBack(
  trail: readonly Int32Array[],
  depth: number,
  diagonal: number,
  endX: number,
  endY: number,
  oldFrom: number,
  newFrom: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let x = endX;
  let y = endY;
  let k = diagonal;
  for (let d = depth; d >= 0; d -= 1) {
    const row = trail[d];
    // The row was cut to the diagonals −d−1 … d+1 around 0.
    const at = (kk: number): number => row?.[kk + d + 1] ?? 0;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const before = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(before);
    const stepX = d === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > stepX && y > stepX - k) {
      x -= 1;
      y -= 1;
      pairs.push([oldFrom + x, newFrom + y]);
    }
    x = fromX;
    y = fromX - before;
    k = before;
  }
  return pairs.reverse();
}

function stretches(pairs: readonly [number, number][], olds: number, news: number): Stretch[] {
  const found: Stretch[] = [];
  let o = 0;
  let n = 0;
  let open: { from: number; newFrom: number } | null = null;
  const close = (): void => {
    if (open) found.push({ same: true, from: open.from, to: o, newFrom: open.newFrom, newTo: n });
    open = null;
  };
  for (const [a, b] of pairs) {
    if (a > o || b > n) {
      close();
      found.push({ same: false, from: o, to: a, newFrom: n, newTo: b });
    }
    open ??= { from: a, newFrom: b };
    o = a + 1;
    n = b + 1;
  }
  close();
  if (o < olds || n < news) found.push({ same: false, from: o, to: olds, newFrom: n, newTo: news });
  return found;
}
