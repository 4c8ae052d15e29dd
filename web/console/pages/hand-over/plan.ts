import { useCallback, useEffect, useRef, useState } from 'react';
import { viewRoutes } from '../../../../contract/records.ts';
import { call } from '../../../shared/api.ts';

/** The units one suggestion is to go to. `way` is how they share the work. */
export interface Placing {
  readonly way: 'lead' | 'separate';
  readonly main: readonly string[];
  readonly co: readonly string[];
}

/** Placings by suggestion id. */
export type Plan = Readonly<Record<string, Placing>>;

const nothing: Plan = {};
const pause = 900;
const mostSteps = 200;

/** A meeting's plan with its steps taken back and again, kept on the server until it is released. */
export function usePlan(key: string) {
  const [steps, setSteps] = useState<readonly Plan[]>([nothing]);
  const [at, setAt] = useState(0);
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [isRead, setRead] = useState(false);
  const isTouched = useRef(false);
  const plan = steps[at] ?? nothing;

  useEffect(() => {
    const stop = new AbortController();
    isTouched.current = false;
    setRead(false);
    call(viewRoutes.readDraft, { params: { key } }, { signal: stop.signal })
      .then(({ data, updatedAt }) => {
        setSteps([(data?.plan as Plan | undefined) ?? nothing]);
        setAt(0);
        setKeptAt(updatedAt ? new Date(updatedAt) : null);
        setRead(true);
      })
      .catch(() => !stop.signal.aborted && setRead(true));
    return () => stop.abort();
  }, [key]);

  useEffect(() => {
    if (!isTouched.current) return;
    const timer = setTimeout(() => {
      call(viewRoutes.saveDraft, { params: { key }, body: { data: { plan } } }).then(
        ({ updatedAt }) => setKeptAt(new Date(updatedAt)),
        () => {
          // Tried again with the next change; the plan stays on the page.
        },
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [key, plan]);

  const take = useCallback(
    (next: Plan) => {
      isTouched.current = true;
      setSteps((known) => [...known.slice(Math.max(0, at + 1 - mostSteps), at + 1), next]);
      setAt(Math.min(at + 1, mostSteps));
    },
    [at],
  );
  const goTo = (step: number) => {
    isTouched.current = true;
    setAt(step);
  };
  return {
    plan,
    isRead,
    keptAt,
    place: (ids: readonly string[], placing: Placing | null) => {
      const rest = Object.fromEntries(Object.entries(plan).filter(([id]) => !ids.includes(id)));
      take(placing ? { ...rest, ...Object.fromEntries(ids.map((id) => [id, placing])) } : rest);
    },
    undo: at > 0 ? () => goTo(at - 1) : null,
    redo: at < steps.length - 1 ? () => goTo(at + 1) : null,
    /** Forgets what was released, with all steps: it cannot be taken back any more. */
    forget: (ids: readonly string[]) => {
      isTouched.current = true;
      setSteps([Object.fromEntries(Object.entries(plan).filter(([id]) => !ids.includes(id)))]);
      setAt(0);
    },
  };
}

export const isPlaced = (placing: Placing | undefined): placing is Placing =>
  placing !== undefined && (placing.way === 'lead' ? placing.main.length === 1 : placing.main.length > 1);
