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

/** Lets the holder of a secret come back to an opinion. False where the same secret was given out before. */
export async function keepSecret(
  tx: Transaction<Database>,
  opinion: { readonly congressId: string; readonly id: string },
  secret: string,
  at: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto('opinion_access')
    .values({ congress_id: opinion.congressId, secret_hash: sha256(secret), opinion_id: opinion.id, made_at: at, told_on: null })
    .onConflict((oc) => oc.columns(['congress_id', 'secret_hash']).doNothing())
    .returning('opinion_id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The citizen that a secret stands for; null where it stands for nobody. */
export async function findCitizen(db: Db, secret: string): Promise<CitizenActor | null> {
  if (!shape.test(secret)) return null;
  const { rows } = await sql<{ congress_id: string; opinion_id: string }>`
    SELECT congress_id, opinion_id FROM opinion_access WHERE secret_hash = ${sha256(secret)} LIMIT 1`.execute(db);
  const [row] = rows;
  return row ? { kind: 'citizen', name: '', congressId: row.congress_id, recordId: row.opinion_id } : null;
}

/** The same, refused in one way whatever is wrong with the secret. */
export async function citizenOf(db: Db, secret: unknown): Promise<CitizenActor> {
  const citizen = typeof secret === 'string' ? await findCitizen(db, secret) : null;
  if (!citizen) throw new ProblemError('keyNotValid');
  return citizen;
}
