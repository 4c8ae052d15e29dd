import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Kysely, Transaction } from 'kysely';
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  pauseWebhook,
  resumeWebhook,
  testWebhook,
  type Webhook,
} from '../../../contract/webhooks.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import { newId } from '../../new-id.ts';
import { cloudEvent } from '../../notices/cloud-event.ts';
import type { Egress } from '../../notices/egress.ts';
import { secretPurpose, type WebhookRow } from '../../notices/webhooks.ts';
import { logSecurity } from '../../people/logs.ts';
import { ProblemError } from '../../problem.ts';
import { seal } from '../../secrets.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';

export interface WebhookRouteDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly egress: Egress;
  readonly secretKey: Buffer;
}

const mostOfACongress = 20;

/** Webhooks of a congress, kept by its system administrator. */
export function registerWebhookRoutes(app: FastifyInstance, deps: WebhookRouteDeps): void {
  const { db, clock, egress, secretKey } = deps;

  serve(app, listWebhooks, async ({ query }, { actor }) => {
    requireAdmin(actor, query.congressId);
    const rows = await db.selectFrom('webhook').selectAll().where('congress_id', '=', query.congressId).orderBy('id').execute();
    return { items: await Promise.all(rows.map((row) => present(db, row))) };
  });

  serve(app, createWebhook, async ({ body }, call) => {
    const { actor } = call;
    const { accountId } = requireAdmin(actor, body.congressId);
    const refused = egress.refuse(body.url);
    if (refused) {
      throw new ProblemError('invalidInput', { count: 1 }, [
        { path: 'url', code: 'addressRefused', message: `${refused.zh} · ${refused.en}` },
      ]);
    }
    const { count } = await db
      .selectFrom('webhook')
      .select((q) => q.fn.countAll<number>().as('count'))
      .where('congress_id', '=', body.congressId)
      .executeTakeFirstOrThrow();
    if (count >= mostOfACongress) throw new ProblemError('tooManyRequests');
    const id = newId();
    const secret = randomBytes(32).toString('base64url');
    const now = clock.now();
    const values = {
      congress_id: body.congressId,
      id,
      url: body.url,
      kinds: body.kinds,
      secret: seal(secretKey, secretPurpose(id), secret),
      state: 'active' as const,
      next_attempt_at: now,
      claimed_until: null,
      last_error: null,
      created_by: accountId,
      created_at: now,
    };
    const row = await db.transaction().execute(async (tx) => {
      const added = await tx.insertInto('webhook').values(values).returningAll().executeTakeFirstOrThrow();
      await note(tx, call, 'webhookAdded', added);
      return added;
    });
    return { webhook: await present(db, row), secret };
  });

  serve(app, pauseWebhook, async ({ params }, call) => {
    const row = await find(db, params.id, call.actor);
    return present(db, await change(call, 'webhookPaused', row, { state: 'paused' }));
  });

  serve(app, resumeWebhook, async ({ params }, call) => {
    const row = await find(db, params.id, call.actor);
    return present(db, await change(call, 'webhookResumed', row, { state: 'active', attempts: 0, next_attempt_at: clock.now() }));
  });

  serve(app, testWebhook, async ({ params }, { actor }) => {
    const row = await find(db, params.id, actor);
    const id = newId();
    const event = cloudEvent(id, [
      {
        congressId: row.congress_id,
        at: clock.now(),
        kind: 'webhook.test',
        recipient: { accountId: requireAdmin(actor, row.congress_id).accountId },
        title: '',
        body: '',
        link: '',
        process: null,
        recordId: null,
        urgent: false,
      },
    ]);
    await db
      .insertInto('webhook_delivery')
      .values({ congress_id: row.congress_id, webhook_id: row.id, event_id: id, event: JSON.stringify(event), sent_at: null })
      .execute();
    return present(db, row);
  });

  serve(app, deleteWebhook, async ({ params }, call) => {
    const row = await find(db, params.id, call.actor);
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('webhook').where('congress_id', '=', row.congress_id).where('id', '=', row.id).execute();
      await note(tx, call, 'webhookRemoved', row);
    });
    call.reply.code(204);
  });

  /** What leaves the house, and to where, is for the security log; the secret is not. */
  function note(tx: Transaction<Database>, call: Call, kind: WebhookChange, row: WebhookRow): Promise<void> {
    const data = { url: row.url, kinds: row.kinds };
    return logSecurity(tx, byOf(call, clock), { kind, congressId: row.congress_id, accountId: null, accountName: '', data });
  }

  function change(call: Call, kind: WebhookChange, row: WebhookRow, to: Parameters<typeof update>[2]): Promise<WebhookRow> {
    return db.transaction().execute(async (tx) => {
      const changed = await update(tx, row, to);
      await note(tx, call, kind, changed);
      return changed;
    });
  }
}

type WebhookChange = 'webhookAdded' | 'webhookPaused' | 'webhookResumed' | 'webhookRemoved';

const isAdmin = (actor: Actor | null, congressId: string): actor is Actor =>
  actor?.grants.some((g) => g.role === 'systemAdmin' && g.congressId === congressId) ?? false;

function requireAdmin(actor: Actor | null, congressId: string): Actor {
  if (!isAdmin(actor, congressId)) throw new ProblemError('forbidden');
  return actor;
}

/** A webhook of another congress does not exist for this administrator. */
async function find(db: Kysely<Database>, id: string, actor: Actor | null): Promise<WebhookRow> {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !isAdmin(actor, row.congress_id)) throw new ProblemError('notFound');
  return row;
}

function update(
  db: Kysely<Database>,
  row: WebhookRow,
  change: { state: 'active' | 'paused'; attempts?: number; next_attempt_at?: Date },
): Promise<WebhookRow> {
  return db
    .updateTable('webhook')
    .set(change)
    .where('congress_id', '=', row.congress_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function present(db: Kysely<Database>, row: WebhookRow): Promise<Webhook> {
  const { waiting } = await db
    .selectFrom('webhook_delivery')
    .select((q) => q.fn.countAll<number>().as('waiting'))
    .where('congress_id', '=', row.congress_id)
    .where('webhook_id', '=', row.id)
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    congressId: row.congress_id,
    url: row.url,
    kinds: row.kinds,
    state: row.state,
    waiting,
    failedAttempts: row.attempts,
    nextAttemptAt: waiting > 0 && row.state === 'active' ? row.next_attempt_at.toISOString() : null,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
  };
}
