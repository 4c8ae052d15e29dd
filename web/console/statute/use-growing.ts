import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * How many parts of a long text are on the page: the first at once, the rest a few at a time between what the person does, so that typing
 * and scrolling never wait for a whole code. `all` puts the rest there now, for a jump.
 */
export function useGrowing(total: number): { readonly count: number; all(): void } {
  const [count, setCount] = useState(Math.min(first, total));
  const shown = Math.min(count, total);
  useEffect(() => {
    if (shown >= total) return;
    const timer = setTimeout(() => startTransition(() => setCount(shown + 1)), 16);
    return () => clearTimeout(timer);
  }, [shown, total]);
  return { count: shown, all: () => flushSync(() => setCount(total)) };
}
const first = 2;

/** A list in parts of so many. */
export function inParts<T>(items: readonly T[], size = 30): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
