import type { Kysely } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import type { Call } from './serve.ts';

/** The signed-in person; a 401 where there is none. */
export function actorOf(call: Call): Actor {
  if (!call.actor) throw new ProblemError('notSignedIn');
  return call.actor;
}

/** Refuses whoever holds none of these roles in this congress, whatever they hold elsewhere. */
export function assertHolds(call: Call, congressId: string, { roles }: { readonly roles: readonly string[] }): void {
  if (!actorOf(call).grants.some((g) => g.congressId === congressId && roles.includes(g.role))) throw new ProblemError('forbidden');
}

/** The congress a call is about: the one named, else the caller's own, else the only one there is. */
export async function congressOf(db: Kysely<Database>, call: Call, named: string | undefined): Promise<string> {
  if (named) return named;
  const own = call.actor?.grants[0]?.congressId ?? call.actor?.deputyships[0]?.congressId;
  if (own) return own;
  const first = await db
    .selectFrom('congress')
    .select('id')
    .where('state', '=', 'active')
    .orderBy('region_code')
    .limit(1)
    .executeTakeFirst();
  if (!first) throw new ProblemError('notFound');
  return first.id;
}
