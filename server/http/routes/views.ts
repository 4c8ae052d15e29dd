import type { FastifyInstance } from 'fastify';
import { viewRoutes } from '../../../contract/records.ts';
import type { HouseDeps } from '../../deps.ts';
import { newId } from '../../new-id.ts';
import { ProblemError } from '../../problem.ts';
import { closeDraft, openDraft } from '../../vault/drafts.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const mostViews = 50;
const mostDrafts = 200;
const mostDraftBytes = 200_000;

/** Saved views of lists and forms not yet sent: each person's own, views also shared with the congress. */
export function registerViewRoutes(app: FastifyInstance, { db, clock, secretKey }: HouseDeps): void {
  /** The congress, which the caller must belong to: nothing of theirs is kept elsewhere. */
  async function place(call: Call, named: string | undefined) {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, named);
    if (![...actor.grants, ...actor.deputyships].some((g) => g.congressId === congressId)) throw new ProblemError('notFound');
    return { accountId: actor.accountId, congressId };
  }

  serve(app, viewRoutes.list, async ({ query }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    const rows = await db
      .selectFrom('saved_view')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('process', '=', query.process)
      .where((eb) => eb.or([eb('account_id', '=', accountId), eb('shared', '=', true)]))
      .orderBy('created_at')
      .limit(200)
      .execute();
    return {
      items: rows.map((r) => ({
        id: r.id,
        process: r.process,
        name: r.name,
        query: r.query as Record<string, string>,
        shared: r.shared,
        own: r.account_id === accountId,
      })),
    };
  });

  serve(app, viewRoutes.save, async ({ query, body }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    const { count } = await db
      .selectFrom('saved_view')
      .select((q) => q.fn.countAll<number>().as('count'))
      .where('congress_id', '=', congressId)
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    if (count >= mostViews) throw new ProblemError('tooLarge', { limit: String(mostViews) });
    const id = newId();
    await db
      .insertInto('saved_view')
      .values({
        congress_id: congressId,
        id,
        account_id: accountId,
        process: body.process,
        name: body.name,
        query: JSON.stringify(body.query),
        shared: body.shared,
        created_at: clock.now(),
      })
      .execute();
    return { id, ...body, own: true };
  });

  serve(app, viewRoutes.remove, async ({ params, query }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    const done = await db
      .deleteFrom('saved_view')
      .where('congress_id', '=', congressId)
      .where('id', '=', params.id)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) throw new ProblemError('notFound');
    call.reply.code(204);
  });

  serve(app, viewRoutes.readDraft, async ({ params, query }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    const row = await db
      .selectFrom('form_draft')
      .select(['data', 'updated_at'])
      .where('congress_id', '=', congressId)
      .where('account_id', '=', accountId)
      .where('key', '=', params.key)
      .executeTakeFirst();
    return { data: row ? openDraft(secretKey, accountId, params.key, row.data) : null, updatedAt: row?.updated_at.toISOString() ?? null };
  });

  serve(app, viewRoutes.saveDraft, async ({ params, query, body }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    if (JSON.stringify(body.data).length > mostDraftBytes) throw new ProblemError('tooLarge', { limit: '200 KB' });
    const data = JSON.stringify(closeDraft(secretKey, accountId, params.key, body.data));
    const { count } = await db
      .selectFrom('form_draft')
      .select((q) => q.fn.countAll<number>().as('count'))
      .where('congress_id', '=', congressId)
      .where('account_id', '=', accountId)
      .where('key', '!=', params.key)
      .executeTakeFirstOrThrow();
    if (count >= mostDrafts) throw new ProblemError('tooLarge', { limit: String(mostDrafts) });
    const now = clock.now();
    await db
      .insertInto('form_draft')
      .values({ congress_id: congressId, account_id: accountId, key: params.key, data, updated_at: now })
      .onConflict((oc) => oc.columns(['congress_id', 'account_id', 'key']).doUpdateSet({ data, updated_at: now }))
      .execute();
    return { updatedAt: now.toISOString() };
  });

  serve(app, viewRoutes.dropDraft, async ({ params, query }, call) => {
    const { accountId, congressId } = await place(call, query.congress);
    await db
      .deleteFrom('form_draft')
      .where('congress_id', '=', congressId)
      .where('account_id', '=', accountId)
      .where('key', '=', params.key)
      .execute();
    call.reply.code(204);
  });
}
