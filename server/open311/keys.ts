import { createHash, randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { countUse } from '../opinions/limits.ts';
import type { By } from '../people/by.ts';
import { logSecurity } from '../people/logs.ts';
import { ProblemError } from '../problem.ts';
import { Open311Error } from './problems.ts';

const prefix = 'o311_';
const mostOfACongress = 50;
const touchAfter = 60_000;
const hour = 3600;
const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A program that may tell opinions to a congress, and see how those stand that it told. */
export interface KnownKey {
  readonly id: string;
  readonly congressId: string;
  readonly perHour: number;
}

/** Issues a key for the programs of another platform; only its hash is kept. */
export async function issueKey(
  tx: Transaction<Database>,
  wanted: { readonly congressId: string; readonly name: string; readonly perHour: number },
  accountId: string,
  by: By,
): Promise<{ id: string; secret: string }> {
  const { count } = await tx
    .selectFrom('open311_key')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('congress_id', '=', wanted.congressId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostOfACongress) throw new ProblemError('tooManyRequests');
  const id = newId(by.now.getTime());
  const secret = `${prefix}${randomBytes(24).toString('base64url')}`;
  await tx
    .insertInto('open311_key')
    .values({
      congress_id: wanted.congressId,
      id,
      name: wanted.name,
      key_hash: digest(secret),
      per_hour: wanted.perHour,
      created_by: accountId,
      created_at: by.now,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  await note(tx, by, 'tokenIssued', wanted.congressId, wanted.name);
  return { id, secret };
}

/** Ends a key at once. What came by it stays; its program no longer sees it. */
export async function revokeKey(tx: Transaction<Database>, congressId: string, id: string, by: By): Promise<void> {
  const row = await tx
    .updateTable('open311_key')
    .set({ revoked_at: by.now })
    .where('congress_id', '=', congressId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (row) await note(tx, by, 'tokenRevoked', congressId, row.name);
}

const note = (tx: Transaction<Database>, by: By, kind: 'tokenIssued' | 'tokenRevoked', congressId: string, name: string) =>
  logSecurity(tx, by, { kind, congressId, accountId: null, accountName: '', data: { name, for: 'open311' } });

/** The key that a program sent; the same refusal whatever is wrong with it. */
export async function keyOf(db: Kysely<Database>, congressId: string, secret: string | undefined, now: Date): Promise<KnownKey> {
  const row = await db
    .selectFrom('open311_key')
    .select(['id', 'per_hour', 'last_used_at'])
    .where('congress_id', '=', congressId)
    .where('key_hash', '=', digest(secret ?? ''))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Open311Error(403, 'api_key is missing or not valid');
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > touchAfter)
    await db.updateTable('open311_key').set({ last_used_at: now }).where('congress_id', '=', congressId).where('id', '=', row.id).execute();
  return { id: row.id, congressId, perHour: row.per_hour };
}

/** Counts one telling by a key; refuses when its hour is full. */
export const countTelling = (db: Kysely<Database>, secretKey: Buffer, key: KnownKey, now: Date): Promise<void> =>
  countUse(db, secretKey, [{ of: `open311 ${key.id}`, seconds: hour, most: key.perHour }], now);
