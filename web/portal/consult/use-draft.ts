import { useState } from 'react';
import { randomId } from '../kept.ts';
import { dropStored, readStored, store } from '../stored.ts';

interface Kept<T> {
  /** Random; what is sent twice under it arrives once. */
  readonly id: string;
  readonly of: T;
}

/** What somebody writes, kept in this browser with every letter until it has arrived. */
export function useDraft<T extends object>(
  key: string,
  fresh: T,
): {
  readonly draft: T;
  readonly once: string;
  readonly isKept: boolean;
  readonly change: (part: Partial<T>) => void;
  readonly drop: () => void;
} {
  const at = `yishi.${key}`;
  const [kept, setKept] = useState<Kept<T>>(() => {
    const found = readStored<Kept<T>>(at);
    return found ? { id: found.id, of: { ...fresh, ...found.of } } : { id: randomId(), of: fresh };
  });
  const [isKept, setIsKept] = useState(true);
  return {
    draft: kept.of,
    once: kept.id,
    isKept,
    change: (part) => {
      const next = { ...kept, of: { ...kept.of, ...part } };
      setKept(next);
      setIsKept(store(at, next));
    },
    drop: () => {
      dropStored(at);
      setKept({ id: randomId(), of: fresh });
    },
  };
}
