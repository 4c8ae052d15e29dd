import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type DeadLetter, type MessageChannel, channelRoutes as routes } from '../../../contract/channels.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { HouseDeps } from '../../deps.ts';
import { newId } from '../../new-id.ts';
import { addressPurpose, channelPurpose } from '../../notices/channels/deliver.ts';
import { enqueueChannels } from '../../notices/channels/enqueue.ts';
import { outboxChannel } from '../../notices/enqueue.ts';
import { logSecurity } from '../../people/logs.ts';
import { ProblemError } from '../../problem.ts';
import { seal } from '../../secrets.ts';
import { actorOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';

const mostOfACongress = 10;
const mostDead = 200;

/** Channels of messages of a congress, kept by its system administrator. */
export function registerChannelRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, egress, secretKey } = deps;

  const channels = async (congressId: string, id: string | null): Promise<MessageChannel[]> => {
    const { rows } =
      await sql<MessageChannel>`SELECT c.id, c.congress_id AS "congressId", c.name, c.settings, c.urgent_only AS "urgentOnly", c.state,
        d.waiting, d.sent, d.dead, (SELECT e.last_error FROM channel_delivery e WHERE e.congress_id = c.congress_id AND e.channel_id = c.id
          AND e.last_error IS NOT NULL AND (e.done_at IS NULL OR e.outcome = 'dead') ORDER BY e.next_attempt_at DESC LIMIT 1) AS "lastError",
        (SELECT count(*)::int FROM channel_address b WHERE b.congress_id = c.congress_id AND b.channel_id = c.id) AS addresses
      FROM message_channel c CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE done_at IS NULL)::int AS waiting,
          count(*) FILTER (WHERE outcome = 'sent')::int AS sent, count(*) FILTER (WHERE outcome = 'dead')::int AS dead
        FROM channel_delivery d WHERE d.congress_id = c.congress_id AND d.channel_id = c.id) d
      WHERE c.congress_id = ${congressId} AND (${id}::uuid IS NULL OR c.id = ${id}) ORDER BY c.id LIMIT 50`.execute(db);
    return rows;
  };
  const oneOf = async (congressId: string, id: string): Promise<MessageChannel> => {
    const [found] = await channels(congressId, id);
    if (!found) throw new ProblemError('notFound');
    return found;
  };
  /** A channel of a congress that the caller administers; another is not there. */
  async function own(call: Call, id: string): Promise<MessageChannel> {
    const mine = actorOf(call).grants.flatMap((g) => (g.role === 'systemAdmin' ? [g.congressId] : []));
    for (const congressId of new Set(mine)) {
      const [found] = await channels(congressId, id);
      if (found) return found;
    }
    throw new ProblemError('notFound');
  }
  const addressOf = (settings: MessageChannel['settings']) => ({ url: settings.url, for: settings.kind });

  serve(app, routes.list, async ({ query }, call) => {
    adminOf(call, query.congressId);
    return { items: await channels(query.congressId, null) };
  });

  serve(app, routes.add, async ({ body }, call) => {
    const { congressId, name, secret, urgentOnly } = body;
    const { accountId } = adminOf(call, congressId);
    const settings = { ...body.settings, url: body.settings.url.replace(/\/+$/, '') };
    const refused = egress.refuse(settings.url);
    if (refused)
      throw new ProblemError('invalidInput', { count: 1 }, [
        { path: 'settings.url', code: 'addressRefused', message: `${refused.zh} · ${refused.en}` },
      ]);
    if ((await channels(congressId, null)).length >= mostOfACongress) throw new ProblemError('tooManyRequests');
    const now = clock.now();
    const id = newId(now.getTime());
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('message_channel')
        .values({
          congress_id: congressId,
          id,
          name,
          settings: JSON.stringify(settings),
          secret: seal(secretKey, channelPurpose(id), secret),
          urgent_only: urgentOnly,
          state: 'active',
          created_by: accountId,
          created_at: now,
        })
        .execute();
      const data = addressOf(settings);
      await logSecurity(tx, byOf(call, clock), { kind: 'webhookAdded', congressId, accountId: null, accountName: '', data });
    });
    return oneOf(congressId, id);
  });

  serve(app, routes.turn, async ({ params, body }, call) => {
    const { congressId, id, settings } = await own(call, params.id);
    const kind = body.state === 'active' ? 'webhookResumed' : 'webhookPaused';
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('message_channel')
        .set({ state: body.state })
        .where('congress_id', '=', congressId)
        .where('id', '=', id)
        .execute();
      await logSecurity(tx, byOf(call, clock), { kind, congressId, accountId: null, accountName: '', data: addressOf(settings) });
    });
    return oneOf(congressId, id);
  });

  serve(app, routes.test, async ({ params }, call) => {
    const { congressId, id, state, name } = await own(call, params.id);
    if (state !== 'active') throw new ProblemError('badRequest', { state });
    const { accountId } = actorOf(call);
    const now = clock.now();
    const noticeId = newId(now.getTime());
    await db.transaction().execute(async (tx) => {
      const title = `测试消息 · Test message (${name})`;
      const place = { process: null, record_id: null, urgent: true, read_at: null };
      await tx
        .insertInto('notice')
        .values({
          congress_id: congressId,
          id: noticeId,
          account_id: accountId,
          at: now,
          kind: 'channel.test',
          title,
          body: title,
          link: '/',
          ...place,
        })
        .execute();
      await enqueueChannels(tx, [{ congressId, noticeId, accountId, urgent: true, due: now }], id);
      await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx);
    });
    return oneOf(congressId, id);
  });

  serve(app, routes.dead, async ({ params }, call) => {
    const { congressId, id } = await own(call, params.id);
    const { rows } = await sql<Omit<DeadLetter, 'at'> & { at: Date }>`SELECT d.notice_id AS "noticeId", a.name AS "accountName", n.kind,
        d.done_at AS at, d.attempts, d.last_error AS error
      FROM channel_delivery d JOIN notice n ON n.congress_id = d.congress_id AND n.id = d.notice_id JOIN account a ON a.id = d.account_id
      WHERE d.congress_id = ${congressId} AND d.channel_id = ${id} AND d.outcome = 'dead' ORDER BY d.done_at DESC LIMIT ${mostDead}`.execute(
      db,
    );
    return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
  });

  serve(app, routes.retry, async ({ params }, call) => {
    const { congressId, id } = await own(call, params.id);
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('channel_delivery')
        .set({ attempts: 0, done_at: null, outcome: null, claimed_until: null, next_attempt_at: clock.now() })
        .where('congress_id', '=', congressId)
        .where('channel_id', '=', id)
        .where('outcome', '=', 'dead')
        .execute();
      await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx);
    });
    return oneOf(congressId, id);
  });

  serve(app, routes.setAddresses, async ({ params, body }, call) => {
    const { congressId, id, settings } = await own(call, params.id);
    const names = [...new Set(body.items.map((item) => item.username.toLowerCase()))];
    // Only people who work or have a seat here: the list of another congress names nobody.
    const { rows } = await sql<{ id: string; username: string }>`SELECT a.id, a.username FROM account a WHERE a.username = ANY(${names})
      AND (a.home_congress_id = ${congressId} OR EXISTS (SELECT FROM role_grant g WHERE g.congress_id = ${congressId} AND g.account_id = a.id))`.execute(
      db,
    );
    const known = new Map(rows.map((row) => [row.username, row.id]));
    const set = new Map(
      body.items.flatMap(({ username, address }) => {
        const accountId = known.get(username.toLowerCase());
        return accountId ? [[accountId, address] as const] : [];
      }),
    );
    const named = (isTaken: boolean) => rows.filter((row) => (set.get(row.id) === '') === isTaken).map((row) => row.username);
    await db.transaction().execute(async (tx) => {
      const data = { ...addressOf(settings), channel: id, set: named(false), removed: named(true) };
      if (set.size > 0)
        await logSecurity(tx, byOf(call, clock), { kind: 'channelAddressesSet', congressId, accountId: null, accountName: '', data });
      for (const [accountId, address] of set) {
        const place = { congress_id: congressId, channel_id: id, account_id: accountId };
        if (address === '')
          await tx
            .deleteFrom('channel_address')
            .where('congress_id', '=', congressId)
            .where('channel_id', '=', id)
            .where('account_id', '=', accountId)
            .execute();
        else {
          const sealed = seal(secretKey, addressPurpose(id, accountId), address);
          await tx
            .insertInto('channel_address')
            .values({ ...place, address: sealed })
            .onConflict((oc) => oc.columns(['congress_id', 'channel_id', 'account_id']).doUpdateSet({ address: sealed }))
            .execute();
        }
      }
    });
    return { set: set.size, unknown: names.filter((name) => !known.has(name)) };
  });
}

function adminOf(call: Call, congressId: string): Actor {
  const actor = actorOf(call);
  if (!actor.grants.some((g) => g.role === 'systemAdmin' && g.congressId === congressId)) throw new ProblemError('forbidden');
  return actor;
}
