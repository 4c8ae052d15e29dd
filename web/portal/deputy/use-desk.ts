import { useEffect, useState } from 'react';
import type { Manner } from '../ask.ts';
import { type Asked, useAsked } from '../use-asked.ts';
import { useStanding } from './standing.tsx';

const every = 20_000;

/** Asks as whoever has signed in, and again every while and whenever the page is looked at anew, so that what is shown is how it stands. */
export function useDesk<T>(key: string, work: (manner: Manner) => Promise<T>): Asked<T> & { readonly at: string } {
  const { leave, session } = useStanding();
  const asked = useAsked(key, work);
  const { problem, again, value } = asked;
  const [at, setAt] = useState('');
  useEffect(() => {
    if (problem?.status === 401 && session) leave();
  }, [problem, session, leave]);
  useEffect(() => {
    if (value) setAt(new Date().toTimeString().slice(0, 5));
  }, [value]);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [again]);
  return { ...asked, at };
}
