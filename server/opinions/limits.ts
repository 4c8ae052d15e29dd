import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { householdOf } from '../public/household.ts';
import { keyed } from './keys.ts';

interface Limit {
  readonly of: string;
  readonly seconds: number;
  readonly most: number;
}

/**
 * Counts one use of each key in its window, in the database, so that all nodes count together. Keys are keyed hashes: no address, number
 * or mailbox is kept. Refuses where a window is full.
 */
export async function countUse(db: Kysely<Database>, secretKey: Buffer, uses: readonly Limit[], now: Date): Promise<void> {
  const rows = uses.map(({ of, seconds }) => ({
    key: keyed(secretKey, 'counting', of).toString('base64url'),
    begins_at: windowOf(now, seconds),
    count: 1,
  }));
  const counted = await db
    .insertInto('intake_count')
    .values(rows)
    .onConflict((oc) => oc.columns(['key', 'begins_at']).doUpdateSet({ count: sql`intake_count.count + 1` }))
    .returning(['key', 'count'])
    .execute();
  const counts = new Map(counted.map((row) => [row.key, row.count]));
  if (uses.some((use, i) => (counts.get(rows[i]?.key ?? '') ?? 0) > use.most)) throw new ProblemError('tooManyRequests');
}

/** How often a key was used in its window. */
export async function usesOf(db: Kysely<Database>, secretKey: Buffer, of: string, seconds: number, now: Date): Promise<number> {
  const row = await db
    .selectFrom('intake_count')
    .select('count')
    .where('key', '=', keyed(secretKey, 'counting', of).toString('base64url'))
    .where('begins_at', '=', windowOf(now, seconds))
    .executeTakeFirst();
  return row?.count ?? 0;
}

const windowOf = (now: Date, seconds: number): Date => new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);

/** An IPv6 address counts with its /64, which is what one household holds. */
export const callerKey = (ip: string): string => `ip ${householdOf(ip)}`;

/** Forgets counts, used challenges and codes that no longer matter. */
export async function sweepIntake(db: Kysely<Database>, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 25 * 3_600_000);
  await db.deleteFrom('intake_count').where('begins_at', '<', dayAgo).execute();
  await db.deleteFrom('intake_spent').where('spent_at', '<', dayAgo).execute();
  await db.deleteFrom('contact_code').where('made_at', '<', dayAgo).execute();
}
