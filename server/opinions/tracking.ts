import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { CitizenActor } from '../../engine/actor.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { keyed, sha256 } from './keys.ts';

type Db = Kysely<Database> | Transaction<Database>;

const secretBytes = 20;
const shape = /^[A-Za-z0-9_-]{27}$/;
/** Long enough that nobody meets another's by chance or by trying. */
const requestKey = /^[A-Za-z0-9_-]{22,100}$/;

/**
 * The secret of a private tracking address, 160 bits. Made of the caller's own random request key and the content, it is the same when
 * the same is sent again after a lost answer; without such a key it is random. The database keeps its hash only.
 */
export function newSecret(secretKey: Buffer, key: string | null, content: string): string {
  const bytes =
    key !== null && requestKey.test(key)
      ? keyed(secretKey, 'tracking', `${key}\n${sha256(content).toString('base64url')}`).subarray(0, secretBytes)
      : randomBytes(secretBytes);
  return bytes.toString('base64url');
}

/** What somebody without an account may come back to. */
export type TrackedProcess = 'opinion' | 'consultationComment' | 'reviewSuggestion';

/** Lets the holder of a secret come back to a record. False where the same secret was given out before. */
export async function keepSecret(
  tx: Transaction<Database>,
  to: { readonly process: TrackedProcess; readonly congressId: string; readonly id: string },
  secret: string,
  at: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto('citizen_access')
    .values({
      congress_id: to.congressId,
      secret_hash: sha256(secret),
      process: to.process,
      record_id: to.id,
      made_at: at,
      told_on: null,
    })
    .onConflict((oc) => oc.columns(['congress_id', 'secret_hash']).doNothing())
    .returning('record_id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The citizen that a secret stands for, where it leads to a record of this process; null where it stands for nobody. */
export async function findCitizen(db: Db, process: TrackedProcess, secret: string): Promise<CitizenActor | null> {
  if (!shape.test(secret)) return null;
  const { rows } = await sql<{ congress_id: string; record_id: string }>`
    SELECT congress_id, record_id FROM citizen_access WHERE secret_hash = ${sha256(secret)} AND process = ${process} LIMIT 1`.execute(db);
  const [row] = rows;
  return row ? { kind: 'citizen', name: '', congressId: row.congress_id, recordId: row.record_id } : null;
}

/** The same, refused in one way whatever is wrong with the secret. */
export async function citizenOf(db: Db, process: TrackedProcess, secret: unknown): Promise<CitizenActor> {
  const citizen = typeof secret === 'string' ? await findCitizen(db, process, secret) : null;
  if (!citizen) throw new ProblemError('keyNotValid');
  return citizen;
}
