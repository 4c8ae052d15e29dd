/** A possible pair: an old one, a new one, and what pairing them is worth. */
export interface Offer {
  readonly old: number;
  readonly new: number;
  readonly worth: number;
}

/**
 * Pairs each old with at most one new so that all pairs together are worth most: the Hungarian method over few offers.
 * Returns for each old its new, or -1. Pairs worth nothing are not made.
 */
export function match(olds: number, news: number, offers: readonly Offer[]): Int32Array {
  // Every old may stay alone: a place of its own after the news, worth 0. Cost is the worth left out.
  const rows: { readonly to: number; readonly cost: number }[][] = Array.from({ length: olds }, (_, i) => [{ to: news + i, cost: 0 }]);
  for (const offer of offers) if (offer.worth > 0) rows[offer.old]?.push({ to: offer.new, cost: -offer.worth });
  const places = news + olds;
  const placeOf = new Int32Array(olds).fill(-1);
  const holder = new Int32Array(places).fill(-1);
  const oldPrice = new Float64Array(olds);
  const placePrice = new Float64Array(places);
  rows.forEach((row, i) => {
    for (const { cost } of row) oldPrice[i] = Math.min(num(oldPrice, i), cost);
  });

  const far = new Float64Array(places);
  const from = new Int32Array(places);
  const seen = new Int32Array(places).fill(-1);
  const done = new Int32Array(places).fill(-1);
  for (let start = 0; start < olds; start += 1) {
    const heap = new Heap();
    const settled: number[] = [];
    let old = start;
    let base = 0;
    let end = -1;
    while (end < 0) {
      for (const { to, cost } of rows[old] ?? []) {
        if (done[to] === start) continue;
        const distance = base + cost - num(oldPrice, old) - num(placePrice, to);
        if (seen[to] === start && distance >= num(far, to)) continue;
        seen[to] = start;
        far[to] = distance;
        from[to] = old;
        heap.push(to, distance);
      }
      let place = heap.pop();
      while (place >= 0 && done[place] === start) place = heap.pop();
      if (place < 0) break;
      done[place] = start;
      settled.push(place);
      base = num(far, place);
      if (num(holder, place) < 0) end = place;
      else old = num(holder, place);
    }
    if (end < 0) continue;
    oldPrice[start] = num(oldPrice, start) + base;
    for (const place of settled) {
      if (place === end) continue;
      const gain = base - num(far, place);
      placePrice[place] = num(placePrice, place) - gain;
      const held = num(holder, place);
      oldPrice[held] = num(oldPrice, held) + gain;
    }
    for (let place = end; ; ) {
      const taker = num(from, place);
      const left = num(placeOf, taker);
      placeOf[taker] = place;
      holder[place] = taker;
      if (taker === start) break;
      place = left;
    }
  }
  return placeOf.map((place) => (place < news ? place : -1));
}

/** Places by distance, nearest first. */
class Heap {
  readonly #place: number[] = [];
  readonly #far: number[] = [];

  push(place: number, far: number): void {
    let i = this.#place.length;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((this.#far[up] ?? 0) <= far) break;
      this.#move(up, i);
      i = up;
    }
    this.#place[i] = place;
    this.#far[i] = far;
  }

  /** The nearest place, or -1 when none is left. */
  pop(): number {
    const first = this.#place[0] ?? -1;
    const place = this.#place.pop();
    const far = this.#far.pop();
    const size = this.#place.length;
    if (place === undefined || far === undefined || size === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && (this.#far[child + 1] ?? 0) < (this.#far[child] ?? 0)) child += 1;
      if ((this.#far[child] ?? 0) >= far) break;
      this.#move(child, i);
      i = child;
    }
    this.#place[i] = place;
    this.#far[i] = far;
    return first;
  }

  #move(source: number, target: number): void {
    this.#place[target] = this.#place[source] ?? -1;
    this.#far[target] = this.#far[source] ?? 0;
  }
}

function num(list: Float64Array | Int32Array, i: number): number {
  return list[i] ?? 0;
}
