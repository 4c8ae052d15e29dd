import { sql, type Transaction } from 'kysely';
import type { Proof } from '../../contract/portal.ts';
import type { CitizenActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { tableOf } from '../actions/columns.ts';
import { canonical } from '../actions/log.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { callerKey, countUse } from './limits.ts';
import { checkProof, spendChallenge } from './proof.ts';
import { findCitizen, newSecret, type TrackedProcess } from './tracking.ts';

/** Who stands at the door, as far as a call tells. */
export interface Caller {
  readonly ip: string;
  readonly requestId: string;
  readonly locale: 'zh' | 'en';
  /** The caller's own random id of this request, so that it can be sent again after a lost answer. */
  readonly key: string | null;
}

const hour = 3600;
export const intakePulse = 'intake';

/**
 * The way in for people without an account: the same sent again is answered as before; else the work was done and the address has not
 * asked too often. `take` makes the record, calls `spend` within its transaction and answers the state of the record.
 */
export async function throughDoor(
  deps: HouseDeps,
  process: AnyProcess,
  given: { readonly proof: Proof },
  caller: Caller,
  take: (secret: string, spend: (tx: Transaction<Database>) => Promise<void>) => Promise<string>,
): Promise<{ key: string; state: string }> {
  const { db, clock, secretKey, config } = deps;
  const now = clock.now();
  const { proof, ...content } = given;
  const secret = newSecret(secretKey, caller.key, canonical(content));
  const before = await findCitizen(db, process.id as TrackedProcess, secret);
  if (before) return { key: secret, state: await stateOf(deps, process, before) };
  checkProof(secretKey, proof.challenge, proof.answer, now);
  await countUse(
    db,
    secretKey,
    [
      { of: `submit ${callerKey(caller.ip)}`, seconds: hour, most: config.intakePerHour },
      { of: intakePulse, seconds: 60, most: Number.MAX_SAFE_INTEGER },
    ],
    now,
  );
  const state = await take(secret, (tx) => spendChallenge(tx, proof.challenge, now));
  return { key: secret, state };
}

async function stateOf({ db }: HouseDeps, process: AnyProcess, { congressId, recordId }: CitizenActor): Promise<string> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND id = ${recordId}`.execute(db);
  return rows[0]?.state ?? 'submitted';
}

/** What was said of something: entries that were left out are none. */
export const defined = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
