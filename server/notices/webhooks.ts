import type { Kysely, Selectable } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/tables.ts';
import { unseal } from '../secrets.ts';
import type { Egress } from './egress.ts';
import { message, pauseAfter } from './mail.ts';
import { postEvent } from './post.ts';
import type { NoticeTables } from './tables.ts';

export type WebhookRow = Selectable<NoticeTables['webhook']>;

export interface WebhookDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly egress: Egress;
  readonly secretKey: Buffer;
}

const claimFor = 60_000;
const mostAttempts = 30;
const mostInARow = 200;

/** To what the secret of a webhook is bound when it is encrypted. */
export const secretPurpose = (webhookId: string): string => `webhook ${webhookId}`;

/**
 * Sends what is due. Each webhook gets its events one after the other in the order they were written; one that fails is
 * tried again after growing pauses and the later ones wait; after about a day of failures the webhook is paused until
 * an administrator resumes it. Answers how many were delivered.
 */
export async function deliverWebhooks(deps: WebhookDeps): Promise<number> {
  const { db, clock } = deps;
  const now = clock.now();
  const due = await db
    .selectFrom('webhook as w')
    .select(['congress_id', 'id'])
    .where('state', '=', 'active')
    .where('next_attempt_at', '<=', now)
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .where((q) =>
      q.exists(
        q
          .selectFrom('webhook_delivery as d')
          .select('d.event_id')
          .whereRef('d.congress_id', '=', 'w.congress_id')
          .whereRef('d.webhook_id', '=', 'w.id')
          .where('d.sent_at', 'is', null),
      ),
    )
    .execute();
  const counts = await Promise.all(due.map(({ congress_id, id }) => deliverInOrder(deps, congress_id, id)));
  return counts.reduce((sum, n) => sum + n, 0);
}

async function deliverInOrder(deps: WebhookDeps, congressId: string, id: string): Promise<number> {
  const { db, clock } = deps;
  const webhook = await claim(deps, congressId, id);
  if (!webhook) return 0;
  const update = db.updateTable('webhook').where('congress_id', '=', congressId).where('id', '=', id);
  let sent = 0;
  while (sent < mostInARow) {
    const next = await db
      .selectFrom('webhook_delivery')
      .select(['event_id', 'event'])
      .where('congress_id', '=', congressId)
      .where('webhook_id', '=', id)
      .where('sent_at', 'is', null)
      .orderBy('event_id')
      .limit(1)
      .executeTakeFirst();
    if (!next) break;
    const failure = await attempt(deps, webhook, next.event);
    if (failure !== null) {
      const attempts = webhook.attempts + (sent === 0 ? 1 : 1 - webhook.attempts);
      await update
        .set({
          attempts,
          last_error: failure,
          claimed_until: null,
          next_attempt_at: new Date(clock.now().getTime() + pauseAfter(attempts)),
          ...(attempts >= mostAttempts ? { state: 'paused' as const } : {}),
        })
        .execute();
      return sent;
    }
    await db
      .updateTable('webhook_delivery')
      .set({ sent_at: clock.now() })
      .where('congress_id', '=', congressId)
      .where('webhook_id', '=', id)
      .where('event_id', '=', next.event_id)
      .execute();
    sent++;
    const { numUpdatedRows } = await update
      .where('state', '=', 'active')
      .set({ claimed_until: new Date(clock.now().getTime() + claimFor), attempts: 0, last_error: null })
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) break;
  }
  await update.set({ claimed_until: null }).execute();
  return sent;
}

async function attempt(
  { egress, secretKey, clock }: WebhookDeps,
  webhook: WebhookRow,
  event: Parameters<typeof postEvent>[3],
): Promise<string | null> {
  try {
    await postEvent(egress, webhook.url, unseal(secretKey, secretPurpose(webhook.id), webhook.secret), event, clock.now());
    return null;
  } catch (error) {
    return message(error);
  }
}

/** One node at a time sends to a webhook; should it die, another one goes on when its claim has run out. */
function claim({ db, clock }: WebhookDeps, congressId: string, id: string): Promise<WebhookRow | undefined> {
  const now = clock.now();
  return db
    .updateTable('webhook')
    .set({ claimed_until: new Date(now.getTime() + claimFor) })
    .where('congress_id', '=', congressId)
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .returningAll()
    .executeTakeFirst();
}

const keepDelivered = 30 * 86_400_000;

/** Drops what went out more than thirty days ago from both outboxes; the notices themselves stay. */
export async function sweepOutboxes(db: Kysely<Database>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepDelivered);
  await db.deleteFrom('mail_delivery').where('done_at', '<', before).execute();
  await db.deleteFrom('webhook_delivery').where('sent_at', '<', before).execute();
}
