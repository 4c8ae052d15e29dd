import type { Alignment, Pair, PairKind } from './align.ts';
import type { Article, Outline } from './articles.ts';
import type { TextChange } from './references.ts';

/** The pairs of an alignment by the places of their articles: small enough to keep, and read back without being worked out again. */
export type PackedPairs = readonly PackedPair[];

export interface PackedPair {
  readonly old: readonly number[];
  readonly new: readonly number[];
  readonly kind: PairKind;
  readonly renumbered: boolean;
  readonly moved: boolean;
  readonly text: TextChange | null;
  /** Old place, new place, and 1 for a main link. */
  readonly links: readonly (readonly [number, number, 0 | 1])[];
}

/** What is kept of an alignment beside the two texts. */
export function packPairs({ pairs }: Alignment): PackedPairs {
  return pairs.map(({ old, new: now, kind, renumbered, moved, text, links }) => ({
    old: old.map((a) => a.position),
    new: now.map((a) => a.position),
    kind,
    renumbered,
    moved,
    text,
    links: links.map((l) => [l.old.position, l.new.position, l.role === 'main' ? 1 : 0] as const),
  }));
}

/** The alignment of two versions from what was kept. Articles that no longer exist are passed over. */
export function unpackPairs(old: Outline, now: Outline, packed: PackedPairs): Alignment {
  const at = (outline: Outline, positions: readonly number[]): Article[] => positions.flatMap((p) => outline.articles[p] ?? []);
  const pairs = packed.map(
    (pair): Pair => ({
      ...pair,
      old: at(old, pair.old),
      new: at(now, pair.new),
      links: pair.links.flatMap(([o, n, main]) => {
        const a = old.articles[o];
        const b = now.articles[n];
        return a && b ? [{ old: a, new: b, role: main === 1 ? ('main' as const) : ('part' as const) }] : [];
      }),
    }),
  );
  return { old, new: now, pairs };
}
