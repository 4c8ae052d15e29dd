import { type Kysely, sql, type Transaction } from 'kysely';
import type { NoticeWish } from '../../contract/notices.ts';
import type { Database } from '../db/tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** What people get who have said nothing: one mail a day at half past eight, what is urgent at once. */
export const usualWish: NoticeWish = { mail: 'daily', dailyAt: '08:30', quiet: { from: '22:00', to: '07:00' } };

const day = 1440;

/**
 * When a notice goes out by mail; null where it does not. What is urgent goes at once, whatever the hour; the rest waits for the hour
 * of the day, or for the end of the quiet hours.
 */
export function mailMoment(wish: NoticeWish, at: Date, urgent: boolean, timeZone: string): Date | null {
  if (wish.mail === 'off') return null;
  if (urgent) return at;
  if (wish.mail === 'urgent') return null;
  const now = minuteOfDay(at, timeZone);
  const wait = wish.mail === 'daily' ? minutesUntil(now, minutesOf(wish.dailyAt)) : quietFor(wish, now);
  return wait === 0 ? at : new Date((Math.floor(at.getTime() / 60_000) + wait) * 60_000);
}

/** Minutes from one time of the day to the next time it is `then`; a whole day where it is that now. */
const minutesUntil = (now: number, then: number): number => ((then - now + day - 1) % day) + 1;

function quietFor({ quiet }: NoticeWish, now: number): number {
  if (!quiet) return 0;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const isQuiet = from <= to ? now >= from && now < to : now >= from || now < to;
  return isQuiet ? minutesUntil(now, to) : 0;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(at: Date, timeZone: string): number {
  const known = formats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (!known) formats.set(timeZone, format);
  return minutesOf(format.format(at));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The wishes of some accounts; who is missing wants what is usual. */
export async function wishesOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, NoticeWish>> {
  const rows = await tx.selectFrom('notice_wish').selectAll().where(sql<boolean>`account_id = ANY(${accountIds})`).execute();
  return new Map(
    rows.map((r) => [
      r.account_id,
      {
        mail: r.mail,
        dailyAt: timeOf(r.daily_at),
        quiet: r.quiet_from === null || r.quiet_to === null ? null : { from: timeOf(r.quiet_from), to: timeOf(r.quiet_to) },
      },
    ]),
  );
}

/** Keeps what somebody wants from now on; what already waits to be sent keeps its hour. */
export async function keepWish(tx: Tx, accountId: string, wish: NoticeWish): Promise<void> {
  const row = {
    mail: wish.mail,
    daily_at: minutesOf(wish.dailyAt),
    quiet_from: wish.quiet ? minutesOf(wish.quiet.from) : null,
    quiet_to: wish.quiet ? minutesOf(wish.quiet.to) : null,
  };
  await tx
    .insertInto('notice_wish')
    .values({ account_id: accountId, ...row })
    .onConflict((oc) => oc.column('account_id').doUpdateSet(row))
    .execute();
}
