/** The heaviest chain among pairs sorted by old whose news rise too; returns which of the pairs are on it. */
export function heaviestChain(pairs: readonly { readonly new: number; readonly weight: number }[], news: number): boolean[] {
  // best[i] over news up to i, as a Fenwick tree of the best pair ending there.
  const tree = new Int32Array(news + 1).fill(-1);
  const sum = new Float64Array(pairs.length);
  const before = new Int32Array(pairs.length).fill(-1);
  const bestUpTo = (place: number): number => {
    let best = -1;
    for (let i = place; i > 0; i -= i & -i) {
      const candidate = tree[i] ?? -1;
      if (candidate >= 0 && (best < 0 || (sum[candidate] ?? 0) > (sum[best] ?? 0))) best = candidate;
    }
    return best;
  };
  pairs.forEach((pair, k) => {
    const last = bestUpTo(pair.new);
    before[k] = last;
    sum[k] = pair.weight + (last < 0 ? 0 : (sum[last] ?? 0));
    for (let i = pair.new + 1; i <= news; i += i & -i) {
      const held = tree[i] ?? -1;
      if (held < 0 || (sum[held] ?? 0) < (sum[k] ?? 0)) tree[i] = k;
    }
  });
  const on = new Array<boolean>(pairs.length).fill(false);
  for (let k = bestUpTo(news); k >= 0; k = before[k] ?? -1) on[k] = true;
  return on;
}
