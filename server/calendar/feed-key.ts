import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { sha256 } from '../opinions/keys.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** When the address of somebody's calendar was made; null where there is none. */
export async function feedMadeAt(db: Db, accountId: string): Promise<Date | null> {
  const row = await db.selectFrom('calendar_feed').select('made_at').where('account_id', '=', accountId).executeTakeFirst();
  return row?.made_at ?? null;
}

/** Makes the secret of a new address, which is stored nowhere; an earlier one ends. */
export async function makeFeedKey(db: Db, accountId: string, now: Date): Promise<string> {
  const key = randomBytes(24).toString('base64url');
  const values = { key_hash: sha256(key), made_at: now };
  await db
    .insertInto('calendar_feed')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
  return key;
}

export async function dropFeedKey(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute();
}

/** Whose calendar a secret opens; null for one that was never made or has ended. */
export async function accountOfFeed(db: Db, key: string): Promise<string | null> {
  if (key.length !== 32) return null;
  const row = await db.selectFrom('calendar_feed').select('account_id').where('key_hash', '=', sha256(key)).executeTakeFirst();
  return row?.account_id ?? null;
}
