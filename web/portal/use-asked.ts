import { useCallback, useEffect, useState } from 'react';
import { useLocale } from '../shared/words.ts';
import { type Manner, PortalProblem } from './ask.ts';

/** What a page shows of something it asked for: still coming, there, or a problem with a way to ask again. */
export interface Asked<T> {
  readonly value: T | null;
  readonly problem: PortalProblem | null;
  readonly again: () => void;
  readonly put: (value: T) => void;
}

/** Asks once for each `key`; `first` is what is known already. */
export function useAsked<T>(key: string, work: (manner: Manner) => Promise<T>, first: T | PortalProblem | null = null): Asked<T> {
  const locale = useLocale();
  const [value, setValue] = useState<T | null>(first instanceof PortalProblem ? null : first);
  const [problem, setProblem] = useState<PortalProblem | null>(first instanceof PortalProblem ? first : null);
  const [turn, setTurn] = useState(0);
  const known = turn === 0 && first !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `work` is another function each time and asks the same under the same key
  useEffect(() => {
    if (known) return;
    const stop = new AbortController();
    work({ locale, signal: stop.signal }).then(
      (found) => {
        if (stop.signal.aborted) return;
        setValue(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(error instanceof PortalProblem ? error : new PortalProblem('badAnswer', 0, ''));
      },
    );
    return () => stop.abort();
  }, [key, turn, known]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return { value, problem, again, put: setValue };
}
