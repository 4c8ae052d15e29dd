import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { type SessionView, sessionRoutes } from '../../contract/people.ts';
import type { RecordLine } from '../../contract/records.ts';
import { congress as congressRegister, congressSession } from '../../registers/registers.ts';
import type { RoleId } from '../../registers/roles.ts';
import { ApiProblem, call, onSession, setCongress, setCsrf } from '../shared/api.ts';
import { useKept } from '../shared/kept.ts';
import { routesOf } from './record/routes-of.ts';

/** Who is signed in, for which congress they work now, and in which of its sessions. */
export interface Here {
  readonly session: SessionView;
  readonly congressId: string;
  readonly congressIds: readonly string[];
  /** Null: all sessions. */
  readonly sessionId: string | null;
  readonly roles: ReadonlySet<RoleId>;
  readonly isDeputy: boolean;
  chooseCongress(id: string): void;
  chooseSession(id: string | null): void;
}

const HereContext = createContext<Here | null>(null);

/** The signed-in person's place; only pages inside the frame may ask. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('this page stands outside the frame');
  return here;
}

export const sessionKey = ['session'] as const;

/** Asks once who is signed in. Null: nobody. */
export function useSessionQuery() {
  const client = useQueryClient();
  useEffect(() => {
    onSession(
      async () => {
        const fresh = await call(sessionRoutes.whoAmI, {});
        client.setQueryData(sessionKey, fresh);
        return fresh.csrf;
      },
      () => client.setQueryData(sessionKey, null),
    );
  }, [client]);
  return useQuery({
    queryKey: sessionKey,
    staleTime: 5 * 60_000,
    queryFn: async (): Promise<SessionView | null> => {
      try {
        const session = await call(sessionRoutes.whoAmI, {});
        // Somebody who signed in through the portal has a deputy's functions only: here they sign in anew.
        if (session.scope !== 'full') {
          const activity = /^\/activities\/([^/]+)\/sign-in$/u.exec(location.pathname)?.[1];
          // The code on a screen leads to the desk: a deputy's phone goes on where it is signed in.
          if (activity) location.replace(`/portal/deputy/present/${activity}${location.search}`);
          return null;
        }
        setCsrf(session.csrf);
        return session;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
  });
}

/** Writes down who is signed in now. */
export function useEnter() {
  const client = useQueryClient();
  return (session: SessionView | null) => {
    setCsrf(session?.csrf ?? '');
    if (session === null) client.clear();
    client.setQueryData(sessionKey, session);
  };
}

export function HereProvider({ session, children }: { readonly session: SessionView; readonly children: ReactNode }) {
  const congressIds = useMemo(
    () => [...new Set([...session.grants.map((g) => g.congressId), ...session.deputyships.map((d) => d.congressId)])],
    [session],
  );
  const [keptCongress, keepCongress] = useKept<string | null>('congress', null);
  const congressId = keptCongress && congressIds.includes(keptCongress) ? keptCongress : (congressIds[0] ?? '');
  const [sessions, keepSessions] = useKept<Readonly<Record<string, string | null>>>('session', {});
  const client = useQueryClient();
  useMemo(() => setCongress(congressId || null), [congressId]);
  const here = useMemo<Here>(
    () => ({
      session,
      congressId,
      congressIds,
      sessionId: sessions[congressId] ?? null,
      roles: new Set(session.grants.filter((g) => g.congressId === congressId).map((g) => g.role as RoleId)),
      isDeputy: session.deputyships.some((d) => d.congressId === congressId),
      chooseCongress: (id) => {
        setCongress(id);
        keepCongress(id);
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      },
      chooseSession: (id) => keepSessions({ ...sessions, [congressId]: id }),
    }),
    [session, congressId, congressIds, sessions, keepCongress, keepSessions, client],
  );
  return <HereContext.Provider value={here}>{children}</HereContext.Provider>;
}

/** The sessions of the congress, newest first. */
export function useCongressSessions() {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['congress-sessions', 'all', congressId],
    staleTime: 10 * 60_000,
    queryFn: () => call(routesOf(congressSession).list, { query: { limit: 100, sort: '-startOn' } }),
    select: (page) => page.items,
  });
}

/** The congresses this person works for, with their names. */
export function useOwnCongresses() {
  const { congressIds } = useHere();
  return useQuery({
    queryKey: ['congresses', 'own', ...congressIds],
    staleTime: 60 * 60_000,
    queryFn: async (): Promise<RecordLine[]> =>
      Promise.all(
        congressIds.map(async (id) => (await call(routesOf(congressRegister).read, { params: { id }, query: { congress: id } })).record),
      ),
  });
}
