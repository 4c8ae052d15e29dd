import { memo, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ShownSide } from '../../../contract/statute-comparisons.ts';
import type { ChangeKind } from './kinds.ts';
import { LawArticle } from './law-article.tsx';
import { settle } from './settle.ts';
import { inParts, useGrowing } from './use-growing.ts';

/** What others may ask of a pane: where it stands, and to go somewhere. */
export interface PaneHandle {
  readonly element: HTMLElement | null;
  /** The article at the upper edge, and how much of it is above. */
  top(): { readonly at: number; readonly share: number } | null;
  /** Brings an article to the upper edge, `share` of it above. */
  reveal(at: number, share?: number): void;
  find(at: number): HTMLElement | null;
}

type Item =
  | { readonly key: string; readonly kind: 'article'; readonly at: number }
  | { readonly key: string; readonly kind: 'division'; readonly text: string; readonly level: string }
  | { readonly key: string; readonly kind: 'gap'; readonly count: number };

interface Props {
  readonly label: string;
  readonly side: ShownSide;
  /** Kinds of change by row. */
  readonly kinds: readonly (readonly ChangeKind[])[];
  /** Rows to show; null: all. */
  readonly only: ReadonlySet<number> | null;
  readonly skipped: (count: number) => string;
  readonly handle: RefObject<PaneHandle | null>;
  readonly onChoose: (row: number) => void;
  readonly onScroll: () => void;
}

/** One version in a column of its own that scrolls by itself. */
export function LawPane({ label, side, kinds, only, skipped, handle, onChoose, onScroll }: Props) {
  const pane = useRef<HTMLElement>(null);
  const parts = useMemo(() => inParts(itemsOf(side, only)), [side, only]);
  const growing = useGrowing(parts.length);
  const find = (at: number): HTMLElement | null => pane.current?.querySelector<HTMLElement>(`[data-at="${at}"]`) ?? null;
  useImperativeHandle(handle, () => ({
    get element() {
      return pane.current;
    },
    find,
    top: () => {
      const box = pane.current;
      if (!box) return null;
      const { left, top, width } = box.getBoundingClientRect();
      const hit = document.elementFromPoint(left + Math.min(40, width / 2), top + 14)?.closest<HTMLElement>('[data-at]');
      if (!hit || !box.contains(hit)) return null;
      const own = hit.getBoundingClientRect();
      return { at: Number(hit.dataset.at), share: Math.min(1, Math.max(0, (top + 8 - own.top) / Math.max(1, own.height))) };
    },
    reveal: (at, share = 0) => {
      if (!find(at)) growing.all();
      settle(() => {
        const found = find(at);
        const box = pane.current;
        if (!found || !box) return true;
        const wanted = Math.min(found.offsetTop - 8 + share * found.offsetHeight, box.scrollHeight - box.clientHeight);
        const isThere = Math.abs(box.scrollTop - wanted) < 1;
        box.scrollTop = wanted;
        return isThere;
      });
    },
  }));
  useEffect(() => {
    const box = pane.current;
    if (!box) return;
    const choose = (event: Event) => {
      const hit = (event.target as Element).closest<HTMLElement>('[data-at]');
      const article = side.articles[Number(hit?.dataset.at ?? -1)];
      if (article && window.getSelection()?.isCollapsed !== false) onChoose(article.row);
    };
    box.addEventListener('click', choose);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      box.removeEventListener('click', choose);
      box.removeEventListener('scroll', onScroll);
    };
  }, [side, onChoose, onScroll]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
    <section className="law-pane" ref={pane} tabIndex={0} aria-label={label} lang="zh-CN">
      {parts.slice(0, growing.count).map((part) => (
        <Part key={part[0]?.key} items={part} side={side} kinds={kinds} skipped={skipped} />
      ))}
    </section>
  );
}

const Part = memo(function Part({
  items,
  side,
  kinds,
  skipped,
}: Pick<Props, 'side' | 'kinds' | 'skipped'> & { readonly items: readonly Item[] }) {
  return items.map((item) => {
    if (item.kind === 'gap')
      return (
        <p key={item.key} className="law-gap">
          {skipped(item.count)}
        </p>
      );
    if (item.kind === 'division')
      return (
        <p key={item.key} className={`law-division law-${item.level}`}>
          {item.text}
        </p>
      );
    const article = side.articles[item.at];
    return article && <LawArticle key={item.key} article={article} at={item.at} kinds={kinds[article.row] ?? []} />;
  });
});

function itemsOf(side: ShownSide, only: ReadonlySet<number> | null): Item[] {
  const items: Item[] = [];
  let next = 0;
  let left = 0;
  const flush = () => {
    if (left > 0) items.push({ key: `gap ${items.length}`, kind: 'gap', count: left });
    left = 0;
  };
  side.articles.forEach((article, at) => {
    for (let d = side.divisions[next]; d && d.first <= at; d = side.divisions[next]) {
      if (!only) items.push({ key: `division ${next}`, kind: 'division', text: `${d.label}　${d.heading}`, level: d.level });
      next += 1;
    }
    if (only && !only.has(article.row)) left += 1;
    else {
      flush();
      items.push({ key: `article ${at}`, kind: 'article', at });
    }
  });
  flush();
  return items;
}
