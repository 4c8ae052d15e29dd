import { type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ShownComparison } from '../../../../../contract/statute-comparisons.ts';
import { useWords } from '../../../../shared/words.ts';
import type { Found } from '../../../statute/find-bar.tsx';
import type { ChangeKind } from '../../../statute/kinds.ts';
import { LawPane, type PaneHandle } from '../../../statute/law-pane.tsx';
import { comparisonPageWords } from './comparison.text.ts';

/** What the tools above may ask of whichever view shows the texts. */
export interface TextsHandle {
  goToRow(row: number): void;
  goToArticle(found: Found): void;
  elementOf(found: Found): HTMLElement | null;
}

export interface TextsProps {
  readonly shown: ShownComparison;
  readonly labels: { readonly old: string; readonly new: string };
  readonly kinds: readonly (readonly ChangeKind[])[];
  readonly only: ReadonlySet<number> | null;
  readonly current: number | null;
  readonly handle: RefObject<TextsHandle | null>;
  readonly onChoose: (row: number) => void;
}

/** How long a jump may take to settle, in milliseconds. */
const jumping = 350;

/** Two versions in columns that scroll by themselves; where that is wished, the other follows by the articles that belong together. */
export function SideView({ shown, labels, kinds, only, current, handle, onChoose, sync }: TextsProps & { readonly sync: boolean }) {
  const t = useWords(comparisonPageWords);
  const oldPane = useRef<PaneHandle>(null);
  const newPane = useRef<PaneHandle>(null);
  const partners = useMemo(() => partnersOf(shown), [shown]);
  /** The side that is being scrolled by hand; the other one's own scrolling is only the answer to it. */
  const leader = useRef<'old' | 'new'>('new');
  const frame = useRef(0);
  /** While a jump settles in both, neither follows the other. */
  const quietUntil = useRef(0);
  const follow = useCallback(
    (from: 'old' | 'new') => {
      if (!sync || leader.current !== from || frame.current !== 0 || performance.now() < quietUntil.current) return;
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        const [own, other] = from === 'old' ? [oldPane.current, newPane.current] : [newPane.current, oldPane.current];
        const top = own?.top();
        const partner = top && partners[from][top.at];
        if (!top || !partner || !other) return;
        const found = other.find(partner.at);
        if (found && other.element) other.element.scrollTop = found.offsetTop - 8 + (partner.isOwn ? top.share : 1) * found.offsetHeight;
      });
    },
    [partners, sync],
  );
  const followOld = useCallback(() => follow('old'), [follow]);
  const followNew = useCallback(() => follow('new'), [follow]);

  useImperativeHandle(handle, () => ({
    elementOf: ({ side, at }) => (side === 'old' ? oldPane : newPane).current?.find(at) ?? null,
    goToArticle: ({ side, at }) => {
      leader.current = side;
      quietUntil.current = performance.now() + jumping;
      const [own, other] = side === 'old' ? [oldPane.current, newPane.current] : [newPane.current, oldPane.current];
      own?.reveal(at);
      const partner = partners[side][at];
      if (sync && partner) other?.reveal(partner.at);
    },
    goToRow: (index) => {
      const row = shown.rows[index];
      if (!row) return;
      quietUntil.current = performance.now() + jumping;
      const old = row.old[0] ?? partners.new[row.new[0] ?? -1]?.at;
      const now = row.new[0] ?? partners.old[row.old[0] ?? -1]?.at;
      if (old !== undefined) oldPane.current?.reveal(old);
      if (now !== undefined) newPane.current?.reveal(now);
    },
  }));

  useEffect(() => {
    const row = current === null ? undefined : shown.rows[current];
    const elements = [
      ...(row?.old ?? []).map((at) => oldPane.current?.find(at)),
      ...(row?.new ?? []).map((at) => newPane.current?.find(at)),
    ].filter((e) => e !== null && e !== undefined);
    for (const element of elements) element.classList.add('is-here');
    return () => {
      for (const element of elements) element.classList.remove('is-here');
    };
  }, [current, shown]);

  const lead = (side: 'old' | 'new') => ({
    onPointerEnter: () => {
      leader.current = side;
    },
    onTouchStart: () => {
      leader.current = side;
    },
    onFocusCapture: () => {
      leader.current = side;
    },
    onWheelCapture: () => {
      leader.current = side;
    },
  });
  return (
    <div className="law-side-by-side">
      <div className="law-column" {...lead('old')}>
        <h2 className="law-column-head">{labels.old}</h2>
        <LawPane
          label={labels.old}
          side={shown.old}
          kinds={kinds}
          only={only}
          skipped={t.skipped}
          handle={oldPane}
          onChoose={onChoose}
          onScroll={followOld}
        />
      </div>
      <div className="law-column" {...lead('new')}>
        <h2 className="law-column-head">{labels.new}</h2>
        <LawPane
          label={labels.new}
          side={shown.new}
          kinds={kinds}
          only={only}
          skipped={t.skipped}
          handle={newPane}
          onChoose={onChoose}
          onScroll={followNew}
        />
      </div>
    </div>
  );
}

interface Partner {
  readonly at: number;
  /** False: it has no partner of its own, this is the one of the article before it. */
  readonly isOwn: boolean;
}

/** For each article of either side the one beside which it is shown. */
function partnersOf({ old, new: now, rows }: ShownComparison): Readonly<Record<'old' | 'new', readonly (Partner | undefined)[]>> {
  const ofOld = new Map<number, number>();
  const ofNew = new Map<number, number>();
  for (const row of rows) {
    for (const [o, n, main] of row.links.toSorted((a, b) => b[2] - a[2])) {
      if (main === 1 || !ofOld.has(o)) ofOld.set(o, n);
      if (!ofNew.has(n)) ofNew.set(n, o);
    }
  }
  const filled = (length: number, own: ReadonlyMap<number, number>): (Partner | undefined)[] => {
    let last: Partner | undefined;
    return Array.from({ length }, (_, at) => {
      const partner = own.get(at);
      if (partner === undefined) return last && { ...last, isOwn: false };
      last = { at: partner, isOwn: true };
      return last;
    });
  };
  return { old: filled(old.articles.length, ofOld), new: filled(now.articles.length, ofNew) };
}
