import { type RefObject, startTransition, useCallback, useEffect, useState } from 'react';
import type { ReadingUnit } from '../../../../../contract/statutes.ts';

const first = 60;
const step = 120;

/** Puts a long text on the page piece by piece, each when the browser has time, so that typing beside it never waits. */
export function useGrowing(units: readonly ReadingUnit[]): { readonly shown: readonly ReadingUnit[]; growTo(id: string): void } {
  const [count, setCount] = useState(Math.min(first, units.length));
  useEffect(() => {
    if (count >= units.length) return;
    const timer = setTimeout(() => startTransition(() => setCount((n) => Math.max(n, Math.min(units.length, count + step)))), 16);
    return () => clearTimeout(timer);
  }, [count, units.length]);
  const growTo = useCallback(
    (id: string) => {
      const at = units.findIndex((unit) => unit.id === id);
      if (at >= 0) setCount((n) => Math.max(n, Math.min(units.length, at + 40)));
    },
    [units],
  );
  return { shown: count >= units.length ? units : units.slice(0, count), growTo };
}

/** The unit at the top of the window, watched while the page scrolls. `count` tells that more came. */
export function useCurrentUnit(frame: RefObject<HTMLElement | null>, count: number): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: units that came are watched, too
  useEffect(() => {
    const elements = frame.current?.querySelectorAll('[data-unit]') ?? [];
    const visible = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) visible.add(entry.target);
          else visible.delete(entry.target);
        }
        let top: Element | null = null;
        for (const element of visible)
          if (!top || (element.compareDocumentPosition(top) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) top = element;
        if (top) setCurrent(top.getAttribute('data-unit'));
      },
      { rootMargin: '-110px 0px -60% 0px' },
    );
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [frame, count]);
  return current;
}
