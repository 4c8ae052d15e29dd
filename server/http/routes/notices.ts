import type { FastifyInstance } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import { countNotices, keepNoticeWish, listNotices, type NoticeItem, readNotices, readNoticeWish } from '../../../contract/notices.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import type { NoticeTables } from '../../notices/tables.ts';
import { keepWish, usualWish, wishesOf } from '../../notices/wishes.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** A person's own notices: list, count, mark as read. */
export function registerNoticeRoutes(app: FastifyInstance, { db, clock }: { readonly db: Kysely<Database>; readonly clock: Clock }): void {
  serve(app, listNotices, async ({ query }, { actor }) => {
    const me = mine(actor);
    if (me.congressIds.length === 0) return { items: [], next: null };
    let select = db
      .selectFrom('notice')
      .selectAll()
      .where('congress_id', 'in', me.congressIds)
      .where('account_id', '=', me.accountId)
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.before) select = select.where('id', '<', query.before);
    if (query.unread) select = select.where('read_at', 'is', null);
    const rows = await select.execute();
    const page = rows.slice(0, query.limit);
    return { items: page.map(present), next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
  });

  serve(app, countNotices, async (_input, { actor }) => ({ unread: await countUnread(db, mine(actor)) }));

  serve(app, readNotices, async ({ body }, { actor }) => {
    const me = mine(actor);
    if (me.congressIds.length > 0) {
      const update = db
        .updateTable('notice')
        .set({ read_at: clock.now() })
        .where('congress_id', 'in', me.congressIds)
        .where('account_id', '=', me.accountId)
        .where('read_at', 'is', null);
      await ('ids' in body ? update.where('id', 'in', body.ids) : update.where('id', '<=', body.upTo)).execute();
    }
    return { unread: await countUnread(db, me) };
  });

  serve(app, readNoticeWish, async (_input, call) => {
    const { accountId } = actorOf(call);
    return (await wishesOf(db, [accountId])).get(accountId) ?? usualWish;
  });

  serve(app, keepNoticeWish, async ({ body }, call) => {
    await keepWish(db, actorOf(call).accountId, body);
    return body;
  });
}

interface Mine {
  readonly accountId: string;
  readonly congressIds: string[];
}

/** Only notices of congresses this person still serves in. */
function mine(actor: Actor | null): Mine {
  if (!actor) throw new ProblemError('notSignedIn');
  return { accountId: actor.accountId, congressIds: [...new Set([...actor.grants, ...actor.deputyships].map((g) => g.congressId))] };
}

async function countUnread(db: Kysely<Database>, me: Mine): Promise<number> {
  if (me.congressIds.length === 0) return 0;
  const { count } = await db
    .selectFrom('notice')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('congress_id', 'in', me.congressIds)
    .where('account_id', '=', me.accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

const present = (row: Selectable<NoticeTables['notice']>): NoticeItem => ({
  id: row.id,
  congressId: row.congress_id,
  at: row.at.toISOString(),
  kind: row.kind,
  title: row.title,
  body: row.body,
  link: row.link,
  process: row.process,
  recordId: row.record_id,
  urgent: row.urgent,
  readAt: row.read_at?.toISOString() ?? null,
});
