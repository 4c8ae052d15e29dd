import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Open311Key, type Open311Platform, open311AdminRoutes as routes } from '../../../contract/open311.ts';
import type { Actor } from '../../../engine/actor.ts';
import { isWho } from '../../../engine/decide.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { processOf } from '../../../processes/all.ts';
import { desk } from '../../../processes/opinion/opinion.people.ts';
import { runActionsWithin } from '../../actions/run-action.ts';
import { lockCase } from '../../actions/store.ts';
import { inTransaction } from '../../db/connect.ts';
import type { HouseDeps } from '../../deps.ts';
import { newId } from '../../new-id.ts';
import { issueKey, revokeKey } from '../../open311/keys.ts';
import { keyPurpose, passingChannel } from '../../open311/passing.ts';
import { logSecurity } from '../../people/logs.ts';
import { ProblemError } from '../../problem.ts';
import { seal } from '../../secrets.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';

const opinion = processOf('opinion');
const mostPlatforms = 20;

/** Keys of programs that tell opinions, platforms that opinions are passed on to, and the passing on itself. */
export function registerOpen311AdminRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, egress, secretKey } = deps;

  const keys = async (congressId: string, id: string | null): Promise<Open311Key[]> => {
    const { rows } = await sql<Open311Key>`SELECT k.id, k.congress_id AS "congressId", k.name, k.per_hour AS "perHour",
        to_json(k.created_at) AS "createdAt", to_json(k.last_used_at) AS "lastUsedAt", to_json(k.revoked_at) AS "revokedAt",
        (SELECT count(*)::int FROM open311_request r WHERE r.congress_id = k.congress_id AND r.key_id = k.id) AS told
      FROM open311_key k WHERE k.congress_id = ${congressId} AND (${id}::uuid IS NULL OR k.id = ${id}) ORDER BY k.id DESC LIMIT 200`.execute(
      db,
    );
    return rows.map((row) => ({
      ...row,
      createdAt: iso(row.createdAt),
      lastUsedAt: row.lastUsedAt && iso(row.lastUsedAt),
      revokedAt: row.revokedAt && iso(row.revokedAt),
    }));
  };
  const oneKey = async (congressId: string, id: string): Promise<Open311Key> => {
    const [found] = await keys(congressId, id);
    if (!found) throw new ProblemError('notFound');
    return found;
  };

  serve(app, routes.keys, async ({ query }, call) => {
    adminOf(call, query.congressId);
    return { items: await keys(query.congressId, null) };
  });

  serve(app, routes.issueKey, async ({ body }, call) => {
    const { accountId } = adminOf(call, body.congressId);
    const { id, secret } = await db.transaction().execute((tx) => issueKey(tx, body, accountId, byOf(call, clock)));
    return { key: await oneKey(body.congressId, id), secret };
  });

  serve(app, routes.revokeKey, async ({ params }, call) => {
    const congressId = await ownCongress(call, 'open311_key', params.id);
    await db.transaction().execute((tx) => revokeKey(tx, congressId, params.id, byOf(call, clock)));
    return oneKey(congressId, params.id);
  });

  /** The congress of a key or platform, if the caller administers it; else it is not there. */
  async function ownCongress(call: Call, table: 'open311_key' | 'open311_platform', id: string): Promise<string> {
    const own = actorOf(call).grants.flatMap((g) => (g.role === 'systemAdmin' ? [g.congressId] : []));
    const { rows } = await sql<{ congress_id: string }>`SELECT congress_id FROM ${sql.table(table)}
      WHERE congress_id = ANY(${own}::uuid[]) AND id = ${id}`.execute(db);
    const [row] = rows;
    if (!row) throw new ProblemError('notFound');
    return row.congress_id;
  }

  const platforms = async (congressId: string, id: string | null): Promise<Open311Platform[]> => {
    const { rows } = await sql<Open311Platform>`SELECT f.id, f.congress_id AS "congressId", f.name, f.url, f.jurisdiction, f.codes,
        f.other_code AS "otherCode", f.state, coalesce(p.waiting, 0)::int AS waiting, coalesce(p.dead, 0)::int AS dead, p.last_error AS "lastError"
      FROM open311_platform f LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE stage IN ('waiting', 'token')) AS waiting, count(*) FILTER (WHERE stage = 'dead') AS dead,
          max(last_error) FILTER (WHERE stage IN ('waiting', 'token', 'open', 'dead')) AS last_error
        FROM open311_passing p WHERE p.congress_id = f.congress_id AND p.platform_id = f.id) p ON true
      WHERE f.congress_id = ${congressId} AND (${id}::uuid IS NULL OR f.id = ${id}) ORDER BY f.id LIMIT 100`.execute(db);
    return rows;
  };
  const onePlatform = async (congressId: string, id: string): Promise<Open311Platform> => {
    const [found] = await platforms(congressId, id);
    if (!found) throw new ProblemError('notFound');
    return found;
  };

  serve(app, routes.platforms, async ({ query }, call) => {
    adminOf(call, query.congressId);
    return { items: await platforms(query.congressId, null) };
  });

  serve(app, routes.addPlatform, async ({ body }, call) => {
    const { congressId, name, jurisdiction, apiKey, codes, otherCode } = body;
    const { accountId } = adminOf(call, congressId);
    const url = body.url.replace(/\/+$/, '');
    const refused = egress.refuse(url);
    if (refused)
      throw new ProblemError('invalidInput', { count: 1 }, [
        { path: 'url', code: 'addressRefused', message: `${refused.zh} · ${refused.en}` },
      ]);
    if ((await platforms(congressId, null)).length >= mostPlatforms) throw new ProblemError('tooManyRequests');
    const id = newId(clock.now().getTime());
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('open311_platform')
        .values({
          congress_id: congressId,
          id,
          name,
          url,
          jurisdiction,
          api_key: apiKey === null ? null : seal(secretKey, keyPurpose(id), apiKey),
          codes: JSON.stringify(codes),
          other_code: otherCode,
          state: 'active',
          created_by: accountId,
          created_at: clock.now(),
        })
        .execute();
      await logSecurity(tx, byOf(call, clock), {
        kind: 'webhookAdded',
        congressId,
        accountId: null,
        accountName: '',
        data: { url, for: 'open311' },
      });
    });
    return onePlatform(congressId, id);
  });

  serve(app, routes.switchPlatform, async ({ params, body }, call) => {
    const congressId = await ownCongress(call, 'open311_platform', params.id);
    const now = clock.now();
    await db.transaction().execute(async (tx) => {
      const { url } = await tx
        .updateTable('open311_platform')
        .set({ state: body.state })
        .where('congress_id', '=', congressId)
        .where('id', '=', params.id)
        .returning('url')
        .executeTakeFirstOrThrow();
      if (body.state === 'active')
        // What is known there by a token only has no number in the opinion yet.
        await sql`UPDATE open311_passing p SET stage = CASE WHEN p.stage <> 'dead' THEN p.stage WHEN p.outside_id IS NULL THEN 'waiting'
              WHEN o.outside_number IS NULL THEN 'token' ELSE 'open' END, attempts = 0, next_attempt_at = ${now}
          FROM opinion o WHERE o.congress_id = p.congress_id AND o.id = p.opinion_id
            AND p.congress_id = ${congressId} AND p.platform_id = ${params.id} AND p.stage <> 'closed'`.execute(tx);
      const kind = body.state === 'active' ? 'webhookResumed' : 'webhookPaused';
      await logSecurity(tx, byOf(call, clock), { kind, congressId, accountId: null, accountName: '', data: { url, for: 'open311' } });
    });
    return onePlatform(congressId, params.id);
  });

  serve(app, routes.choices, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    if (!actorOf(call).grants.some((g) => g.congressId === congressId)) throw new ProblemError('notFound');
    const found = await platforms(congressId, null);
    return { items: found.filter((p) => p.state === 'active').map(({ id, name }) => ({ id, name })) };
  });

  serve(app, routes.passOn, async ({ params, query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const now = clock.now();
    return inTransaction(db, async (tx) => {
      const kase = await lockCase(tx, opinion, congressId, params.id);
      if (!kase || groupsFor(opinion, kase, actor).size === 0) throw new ProblemError('notFound');
      if (!desk.some((who) => isWho(opinion, who, congressId, kase.parties, actor))) throw new ProblemError('forbidden');
      const platform = await tx
        .selectFrom('open311_platform')
        .select(['id', 'name'])
        .where('congress_id', '=', congressId)
        .where('id', '=', body.platformId)
        .where('state', '=', 'active')
        .executeTakeFirst();
      if (!platform) throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'platformId', code: 'unknownReference', message: '' }]);
      const input = { outsideName: platform.name };
      const request = { process: opinion, congressId, id: kase.id, action: 'passOn', input, actor, commanded: true };
      await runActionsWithin(tx, deps, [request], { requestId: call.requestId });
      // What was closed there before may be passed on anew, here or elsewhere.
      await tx.deleteFrom('open311_passing').where('congress_id', '=', congressId).where('opinion_id', '=', kase.id).execute();
      await tx
        .insertInto('open311_passing')
        .values({
          congress_id: congressId,
          opinion_id: kase.id,
          platform_id: platform.id,
          stage: 'waiting',
          outside_id: null,
          attempts: 0,
          next_attempt_at: now,
          claimed_until: null,
          last_error: null,
          passed_at: now,
        })
        .execute();
      await sql`SELECT pg_notify(${passingChannel}, '')`.execute(tx);
      return { name: platform.name };
    });
  });
}

const iso = (at: string): string => new Date(at).toISOString();

function adminOf(call: Call, congressId: string): Actor {
  const actor = actorOf(call);
  if (!actor.grants.some((g) => g.role === 'systemAdmin' && g.congressId === congressId)) throw new ProblemError('forbidden');
  return actor;
}
