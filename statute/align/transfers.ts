import { type Block, type Compared, likeness, type Prepared } from './likeness.ts';
import { type Profile, sharedWeight, type Weigh, without } from './profile.ts';
import { scale } from './scale.ts';

/** Words that went from an old article into a new one beside its main partner. */
export interface Transfer {
  readonly old: number;
  readonly new: number;
  readonly score: number;
}

/**
 * Finds split-off and merged-in parts: words an article lost to one that it is not paired with, and that nothing else explains.
 * The clearest come first; what they explain counts for no other, for words go to one place.
 */
export function transfers({ olds, news, weigh }: Prepared, newOf: Int32Array): Transfer[] {
  const before = olds.map((one): Side => ({ one, partners: [], settled: false, left: one.profile }));
  const after = news.map((one): Side => ({ one, partners: [], settled: false, left: one.profile }));
  newOf.forEach((n, o) => {
    const old = before[o];
    const now = after[n];
    if (!old || !now) return;
    join(old, now);
    old.settled = true;
    now.settled = true;
  });
  const score = (o: number, n: number): number => {
    const old = before[o];
    const now = after[n];
    return old && now && !old.partners.includes(now.one) ? scoreOf(old, now, weigh) : 0;
  };
  const open = likely(before, after, weigh)
    .map(({ o, n }) => ({ old: o, new: n, score: score(o, n) }))
    .filter((t) => t.score >= 1);
  const found: Transfer[] = [];
  for (let guard = open.length * 8; open.length > 0 && guard > 0; guard -= 1) {
    open.sort((a, b) => a.score - b.score || b.old - a.old || b.new - a.new);
    const best = open.pop();
    const old = before[best?.old ?? -1];
    const now = after[best?.new ?? -1];
    if (!best || !old || !now) break;
    const still = score(best.old, best.new);
    if (still < 1) continue;
    if (still < best.score - 1e-9) {
      open.push({ ...best, score: still });
      continue;
    }
    join(old, now);
    found.push(best);
  }
  return found;
}

/** An article with those of the other version that explain it so far, and what they leave unexplained. */
interface Side {
  readonly one: Compared;
  readonly partners: Compared[];
  settled: boolean;
  left: Profile;
}

function join(old: Side, now: Side): void {
  old.partners.push(now.one);
  now.partners.push(old.one);
  old.left = without(old.left, now.one.profile);
  now.left = without(now.left, old.one.profile);
}

/** From 1 on, words went over: as a paragraph, or as words that make up enough of both articles. */
function scoreOf(old: Side, now: Side, weigh: Weigh): number {
  const weight = sharedWeight(old.left, now.left, weigh);
  if (weight < scale.substance) return 0;
  const whole = weight / Math.sqrt(old.one.weight * now.one.weight);
  const asked = old.settled && now.settled ? scale.settled : 1;
  return Math.max(whole / scale.carried, blockGain(old, now, weigh) / scale.gained) / asked;
}

/** How much better a paragraph of the old article is found in the new one than each is in the partners they already have. */
function blockGain(old: Side, now: Side, weigh: Weigh): number {
  let best = 0;
  for (const a of old.one.blocks) {
    if (a.weight < scale.substance) continue;
    let here = -1;
    for (const b of now.one.blocks) {
      if (b.weight < scale.substance) continue;
      const there = likeness(a, b, weigh);
      if (there <= best) continue;
      if (here < 0) here = nearest(a, old.partners, weigh);
      if (there - here <= best) continue;
      best = Math.max(best, there - Math.max(here, nearest(b, now.partners, weigh)));
    }
  }
  return best;
}

function nearest(block: Block, partners: readonly Compared[], weigh: Weigh): number {
  return Math.max(0, ...partners.flatMap((p) => p.blocks.map((b) => likeness(block, b, weigh))));
}

/** Pairs of articles that share unexplained words at all, over the rarer pairs of characters. */
function likely(before: readonly Side[], after: readonly Side[], weigh: Weigh): { o: number; n: number }[] {
  const holders = new Map<number, number[]>();
  after.forEach(({ left }, n) => {
    for (const gram of left.grams) {
      const list = holders.get(gram);
      if (list) list.push(n);
      else holders.set(gram, [n]);
    }
  });
  const most = Math.min(200, Math.max(20, after.length / 10));
  const pairs: { o: number; n: number }[] = [];
  before.forEach(({ left }, o) => {
    const sum = new Map<number, number>();
    for (const gram of left.grams) {
      const list = holders.get(gram);
      if (!list || list.length > most) continue;
      for (const n of list) sum.set(n, (sum.get(n) ?? 0) + weigh(gram));
    }
    for (const [n, weight] of sum) if (weight >= scale.substance / 2) pairs.push({ o, n });
  });
  return pairs;
}
