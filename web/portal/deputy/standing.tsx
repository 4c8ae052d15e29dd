import { createContext, useContext } from 'react';
import { dropStored, readStored, store } from '../stored.ts';
import { type SessionView, standAs } from './desk.ts';

/** Who works here, as far as the phone must know without a network: nothing that gives access. */
export interface Who {
  readonly accountId: string;
  readonly name: string;
  readonly congressId: string;
  readonly seatId: string;
}
export interface Standing {
  readonly who: Who;
  /** Null where there is no connection or the session has ended: only what is kept here can be used. */
  readonly session: SessionView | null;
  /** The session has ended: asks to sign in anew. */
  readonly leave: () => void;
}

const key = 'yishi.deputy.who';
export const readWho = (): Who | null => readStored<Who>(key);
export const forgetWho = (): void => dropStored(key);

/** Takes up a session: who it is, and for which congress: the one that the address names, else the one before, else the first. */
export function standWith(session: SessionView, named = new URLSearchParams(location.search).get('congress')): Who | null {
  const of = (congressId: string | null | undefined) => session.deputyships.find((s) => s.congressId === congressId);
  const seat = of(named) ?? of(readWho()?.congressId) ?? session.deputyships[0];
  if (!seat) return null;
  const who = { accountId: session.account.id, name: session.account.name, congressId: seat.congressId, seatId: seat.id };
  store(key, who);
  standAs(session.csrf, who.congressId);
  return who;
}

const Context = createContext<Standing | null>(null);
export const StandingProvider = Context.Provider;

export function useStanding(): Standing {
  const standing = useContext(Context);
  if (!standing) throw new Error('nobody has signed in here');
  return standing;
}
