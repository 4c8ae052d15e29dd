import type { Article, Line } from './articles.ts';
import { match, type Offer } from './match.ts';
import { folded } from './normal.ts';
import { heaviestChain } from './order.ts';
import { type Profile, profileOf, sharedWeight, weightOf } from './profile.ts';

/** A paragraph, item or subitem of an article. */
export interface Place {
  readonly article: Article;
  readonly line: Line;
}

/** What became of one paragraph, item or subitem. */
export interface LineLink {
  readonly old: Place | null;
  readonly new: Place | null;
  readonly kind: 'same' | 'changed' | 'moved' | 'inserted' | 'deleted';
}

/** How alike two lines must be to be one. */
const enough = 0.3;
/** What the same kind of line and the same neighbours count for. */
const sameLevel = 0.1;
const near = 0.1;
/** So many comparisons at most; beyond, lines are compared with those near their place only. */
const most = 20_000;

/** Lays the paragraphs, items and subitems of articles that belong together side by side, in the order of the new text. */
export function lineLinks(olds: readonly Article[], news: readonly Article[]): LineLink[] {
  const before = olds.flatMap((article) => article.lines.map((line) => ({ article, line })));
  const after = news.flatMap((article) => article.lines.map((line) => ({ article, line })));
  const newOf = matchLines(
    before.map((p) => p.line),
    after.map((p) => p.line),
  );
  const pairs = [...newOf.entries()]
    .filter(([, n]) => n >= 0)
    .map(([o, n]) => ({ old: o, new: n, weight: (after[n]?.line.text.length ?? 0) + 1 }));
  const kept = heaviestChain(pairs, after.length);
  const inOrder = new Set(pairs.filter((_, k) => kept[k]).map((p) => p.old));
  const oldOf = new Map(pairs.map((p) => [p.new, p.old]));
  const links: LineLink[] = [];
  let shown = 0;
  const showDeleted = (until: number): void => {
    for (; shown < until; shown += 1) {
      const gone = before[shown];
      if (gone && (newOf[shown] ?? -1) < 0) links.push({ old: gone, new: null, kind: 'deleted' });
    }
  };
  after.forEach((now, n) => {
    const o = oldOf.get(n);
    const was = o === undefined ? undefined : before[o];
    if (o === undefined || !was) {
      links.push({ old: null, new: now, kind: 'inserted' });
      return;
    }
    if (inOrder.has(o)) showDeleted(o);
    const same = folded(was.line.text) === folded(now.line.text);
    links.push({ old: was, new: now, kind: inOrder.has(o) ? (same ? 'same' : 'changed') : 'moved' });
  });
  showDeleted(before.length);
  return links;
}

/** For each old line the new one that continues it, or -1. */
export function matchLines(olds: readonly Line[], news: readonly Line[]): Int32Array {
  const read = (line: Line) => {
    const text = folded(line.text);
    const profile = profileOf(text);
    return { text, profile, weight: weightOf(profile, even), level: line.level };
  };
  const before = olds.map(read);
  const after = news.map(read);
  const reach = before.length * after.length <= most ? after.length : Math.max(10, Math.floor(most / Math.max(1, before.length)));
  const offers: Offer[] = [];
  before.forEach((a, o) => {
    const middle = before.length < 2 ? 0 : Math.round((o * (after.length - 1)) / (before.length - 1));
    for (let n = Math.max(0, middle - reach); n < Math.min(after.length, middle + reach + 1); n += 1) {
      const b = after[n];
      if (!b) continue;
      const alike = a.text === b.text ? 1 : likenessOf(a.profile, a.weight, b.profile, b.weight);
      if (alike < enough / 2) continue;
      const worth = alike - enough + (a.level === b.level ? 0 : -sameLevel) + near / (1 + Math.abs(n - middle));
      offers.push({ old: o, new: n, worth });
    }
  });
  return match(before.length, after.length, offers);
}

const even = (): number => 1;

function likenessOf(a: Profile, weightA: number, b: Profile, weightB: number): number {
  const size = Math.sqrt(weightA * weightB);
  return size === 0 ? 0 : sharedWeight(a, b, even) / size;
}
