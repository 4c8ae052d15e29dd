import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Failures after which a name or an address has to wait, and how long both the counting and the waiting last. */
export const accountFailures = 5;
export const addressFailures = 30;
const WINDOW_MINUTES = 15;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const userKey = (username: string): string => `user:${hash(username.trim().toLowerCase())}`;
const ipKey = (ip: string): string => `ip:${ip.slice(0, 60)}`;
const limitOf = (key: string): number => (key.startsWith('ip:') ? addressFailures : accountFailures);

/** An attempt to prove who one is, counted as failed until it is said to have gone well. */
export interface Attempt {
  readonly keys: readonly string[];
}

/**
 * Counts an attempt before the password is looked at, so that guesses sent at once are all counted. Names that no account has are
 * counted like the others. Refuses with the minutes to wait where a name or address failed too often.
 */
export async function beginAttempt(db: Kysely<Database>, username: string, ip: string, now: Date): Promise<Attempt> {
  const keys = [userKey(username), ...(ip === '' ? [] : [ipKey(ip)])];
  const waitUntil = await db.transaction().execute(async (tx) => {
    let until: Date | null = null;
    for (const key of keys) {
      const row = await count(tx, key, now);
      const locked = row.locked_until && row.locked_until > now ? row.locked_until : null;
      const over = row.failed_count > limitOf(key) ? minutesLater(now, 1) : null;
      const end = locked ?? over;
      if (end && (!until || end > until)) until = end;
    }
    if (until) for (const key of keys) await addTo(tx, key, -1);
    return until;
  });
  if (waitUntil) throw lockedOut(waitUntil, now);
  return { keys };
}

/** Says that an attempt failed for good; answers whether this locks the name or address. */
export async function failAttempt(db: Db, attempt: Attempt, now: Date): Promise<boolean> {
  let locked = false;
  for (const key of attempt.keys) {
    const { numUpdatedRows } = await db
      .updateTable('sign_in_throttle')
      .set({ locked_until: minutesLater(now, WINDOW_MINUTES) })
      .where('key', '=', key)
      .where('failed_count', '>=', limitOf(key))
      .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
      .executeTakeFirst();
    locked ||= numUpdatedRows > 0n;
  }
  return locked;
}

/** Takes the count of this one attempt back: it neither failed nor went well. */
export async function releaseAttempt(db: Db, attempt: Attempt): Promise<void> {
  for (const key of attempt.keys) await addTo(db, key, -1);
}

/** Says that an attempt went well: the name starts afresh, the address keeps its other failures. */
export async function passAttempt(db: Db, attempt: Attempt): Promise<void> {
  for (const key of attempt.keys) {
    if (key.startsWith('user:')) await db.deleteFrom('sign_in_throttle').where('key', '=', key).execute();
    else await addTo(db, key, -1);
  }
}

/** Lifts the lock of a name. */
export async function unlockUsername(db: Db, username: string): Promise<void> {
  await db.deleteFrom('sign_in_throttle').where('key', '=', userKey(username)).execute();
}

/** Until when a name has to wait; null where it does not. */
export async function lockedUntil(db: Db, username: string, now: Date): Promise<Date | null> {
  const row = await db.selectFrom('sign_in_throttle').select('locked_until').where('key', '=', userKey(username)).executeTakeFirst();
  return row?.locked_until && row.locked_until > now ? row.locked_until : null;
}

/** Forgets counts that no longer matter, so that names typed at random do not pile up. */
export async function sweepThrottle(db: Db, now: Date): Promise<void> {
  const before = minutesLater(now, -WINDOW_MINUTES);
  await db
    .deleteFrom('sign_in_throttle')
    .where('first_failed_at', '<', before)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<', now)]))
    .execute();
}

/** Adds one to the count of a key; counts that began longer ago than the window, or whose lock has run out, start again. */
async function count(db: Db, key: string, now: Date): Promise<{ failed_count: number; locked_until: Date | null }> {
  const before = minutesLater(now, -WINDOW_MINUTES);
  const stale = sql<boolean>`(sign_in_throttle.first_failed_at < ${before} OR sign_in_throttle.locked_until <= ${now})
    AND NOT coalesce(sign_in_throttle.locked_until > ${now}, false)`;
  return db
    .insertInto('sign_in_throttle')
    .values({ key, failed_count: 1, first_failed_at: now, locked_until: null })
    .onConflict((oc) =>
      oc.column('key').doUpdateSet({
        failed_count: sql`CASE WHEN ${stale} THEN 1 ELSE sign_in_throttle.failed_count + 1 END`,
        first_failed_at: sql`CASE WHEN ${stale} THEN ${now} ELSE sign_in_throttle.first_failed_at END`,
        locked_until: sql`CASE WHEN ${stale} THEN NULL ELSE sign_in_throttle.locked_until END`,
      }),
    )
    .returning(['failed_count', 'locked_until'])
    .executeTakeFirstOrThrow();
}

const addTo = (db: Db, key: string, by: number) =>
  db
    .updateTable('sign_in_throttle')
    .set({ failed_count: sql`greatest(0, failed_count + ${by})` })
    .where('key', '=', key)
    .execute();

const minutesLater = (time: Date, minutes: number): Date => new Date(time.getTime() + minutes * 60_000);

const lockedOut = (until: Date, now: Date): ProblemError =>
  new ProblemError('lockedOut', { minutes: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)) });
