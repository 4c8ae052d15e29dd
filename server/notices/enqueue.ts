import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { enqueueChannels } from './channels/enqueue.ts';
import { cloudEvent } from './cloud-event.ts';
import { mailMoment, usualWish, wishesOf } from './wishes.ts';

/** One thing to tell one person. `link` is a path within the site; `kind` is stable, such as `suggestion.handedOver`. */
export interface Notice {
  readonly congressId: string;
  readonly at: Date;
  readonly kind: string;
  readonly recipient: { readonly accountId: string };
  readonly title: string;
  readonly body: string;
  readonly link: string;
  readonly process: string | null;
  readonly recordId: string | null;
  readonly urgent: boolean;
}

/** PostgreSQL channel on which sending nodes hear that there is something to send. */
export const outboxChannel = 'yishi_outbox';

/**
 * Writes notices into the app's list, the mail outbox and the outbox of every webhook that wants the kind. In the
 * caller's transaction: what is rolled back was never told. The same person is told the same thing once.
 */
export async function enqueueNotices(tx: Transaction<Database>, notices: readonly Notice[]): Promise<void> {
  const once = [
    ...new Map(
      notices.map((n) => [JSON.stringify([n.congressId, n.recipient.accountId, n.kind, n.process, n.recordId, n.title]), n]),
    ).values(),
  ];
  if (once.length === 0) return;
  const rows = once.map((n) => ({
    congress_id: n.congressId,
    id: newId(),
    account_id: n.recipient.accountId,
    at: n.at,
    kind: n.kind,
    title: n.title,
    body: n.body,
    link: n.link,
    process: n.process,
    record_id: n.recordId,
    urgent: n.urgent,
    read_at: null,
  }));
  for (const batch of batches(rows)) await tx.insertInto('notice').values(batch).execute();
  const moments = await readerMoments(tx, rows);
  const mails = rows.flatMap((r, i) => {
    const due = moments[i]?.mail ?? null;
    if (due === null) return [];
    return {
      congress_id: r.congress_id,
      notice_id: r.id,
      account_id: r.account_id,
      next_attempt_at: due,
      bundled: due.getTime() > r.at.getTime(),
      claimed_until: null,
      done_at: null,
      outcome: null,
      last_error: null,
    };
  });
  for (const batch of batches(mails)) await tx.insertInto('mail_delivery').values(batch).execute();
  await enqueueChannels(
    tx,
    rows.map((r, i) => ({
      congressId: r.congress_id,
      noticeId: r.id,
      accountId: r.account_id,
      urgent: r.urgent,
      due: moments[i]?.message ?? r.at,
    })),
  );
  for (const congressId of new Set(once.map((n) => n.congressId)))
    await enqueueEvents(
      tx,
      congressId,
      once.filter((n) => n.congressId === congressId),
    );
  await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx);
}

/** When each notice goes out by mail, as its reader wants it, null where it does not; and as a message, outside the quiet hours. */
async function readerMoments(
  tx: Transaction<Database>,
  rows: readonly { congress_id: string; account_id: string; at: Date; urgent: boolean }[],
): Promise<{ readonly mail: Date | null; readonly message: Date }[]> {
  const wishes = await wishesOf(tx, [...new Set(rows.map((r) => r.account_id))]);
  const congresses = await tx
    .selectFrom('congress')
    .select(['id', 'time_zone'])
    .where(sql<boolean>`id = ANY(${[...new Set(rows.map((r) => r.congress_id))]})`)
    .execute();
  const zones = new Map(congresses.map((c) => [String(c.id), String(c.time_zone)]));
  return rows.map((r) => {
    const wish = wishes.get(r.account_id) ?? usualWish;
    const zone = zones.get(r.congress_id) ?? 'Asia/Shanghai';
    const message = mailMoment({ ...wish, mail: 'each' }, r.at, r.urgent, zone) ?? r.at;
    return { mail: mailMoment(wish, r.at, r.urgent, zone), message };
  });
}

async function enqueueEvents(tx: Transaction<Database>, congressId: string, notices: readonly Notice[]): Promise<void> {
  const webhooks = await tx.selectFrom('webhook').select(['id', 'kinds']).where('congress_id', '=', congressId).execute();
  if (webhooks.length === 0) return;
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const n of notices) {
    const key = JSON.stringify([n.kind, n.process, n.recordId, n.at.getTime()]);
    const group = groups.get(key);
    if (group) group.push(n);
    else groups.set(key, [n]);
  }
  const deliveries = [...groups.values()].flatMap((group) => {
    const event = cloudEvent(newId(), group);
    const wanted = webhooks.filter((w) => w.kinds.length === 0 || w.kinds.includes(event.data.kind));
    return wanted.map((w) => ({
      congress_id: congressId,
      webhook_id: w.id,
      event_id: event.id,
      event: JSON.stringify(event),
      sent_at: null,
    }));
  });
  for (const batch of batches(deliveries)) await tx.insertInto('webhook_delivery').values(batch).execute();
}

/** A statement takes 65,535 values; a thousand rows of a dozen stay far below. */
function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000);
}
