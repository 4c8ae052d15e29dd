import type { Kysely, Transaction } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { Refusal } from '../../engine/decide.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { groupsFor } from '../../engine/reach.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import type { StoredCase } from './store.ts';

/** The problem a refusal of the engine is answered with. Sentences are worded at the edge, in the caller's language. */
export function refusalProblem(process: AnyProcess, action: string, refusal: Refusal): ProblemError {
  const base = { process: process.id, action, state: refusal.state, allowed: refusal.allowed };
  switch (refusal.code) {
    case 'unknownAction':
      return new ProblemError('notFound', base);
    case 'forbidden':
      return new ProblemError('forbidden', base);
    case 'notAllowedInState':
      return new ProblemError('notAllowedInState', base);
    case 'invalidInput':
      return new ProblemError('invalidInput', { ...base, count: refusal.issues?.length ?? 1 }, refusal.issues ?? []);
    case 'guardRefused':
      return new ProblemError('guardRefused', { ...base, reason: refusal.reason, reasonData: refusal.data ?? {} }, refusal.issues);
  }
}

/** A 409 that says what has changed since the version the caller saw, as far as the caller may see it. */
export async function notAvailable(
  tx: Kysely<Database> | Transaction<Database>,
  process: AnyProcess,
  kase: StoredCase,
  seen: number,
  actor: AnyActor,
): Promise<ProblemError> {
  const rows = await tx
    .selectFrom('record_log')
    .select(['version', 'action', 'at', 'patch'])
    .where('congress_id', '=', kase.congressId)
    .where('process', '=', process.id)
    .where('record_id', '=', kase.id)
    .where('version', '>', seen)
    .orderBy('version')
    .limit(50)
    .execute();
  const groups = groupsFor(process, kase, actor.kind === 'system' ? null : actor);
  const changes = rows.map((r) => ({
    version: r.version,
    action: r.action,
    at: r.at.toISOString(),
    fields: Object.keys(r.patch as Record<string, unknown>).filter((f) => groups.has(process.groups[f] as FieldGroup)),
  }));
  return new ProblemError('versionConflict', { process: process.id, version: kase.version, state: kase.state, changes });
}
