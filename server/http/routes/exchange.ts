import type { FastifyInstance } from 'fastify';
import { exchangeRoutes, tokenRoutes } from '../../../contract/exchange.ts';
import type { Actor } from '../../../engine/actor.ts';
import { assignment } from '../../../processes/assignment/assignment.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { heldFiles } from '../../actions/attachments.ts';
import { presentRow } from '../../actions/present.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { assignmentsSeen, changesSince } from '../../exchange/changes.ts';
import { type Document, findDocument, takeDocument } from '../../exchange/documents.ts';
import { issueToken, revokeToken } from '../../people/api-tokens.ts';
import { logReads } from '../../people/record-reads.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';

/** Tokens of programs, and the exchange of assignments and replies with the government's own system. */
export function registerExchangeRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;

  const tokens = () =>
    db
      .selectFrom('api_token as t')
      .innerJoin('account as a', 'a.id', 't.account_id')
      .select(['t.id', 't.congress_id', 't.account_id', 'a.name as account_name', 't.unit_id', 't.name'])
      .select(['t.created_at', 't.expires_at', 't.last_used_at', 't.revoked_at']);
  type Row = Awaited<ReturnType<ReturnType<typeof tokens>['execute']>>[number];
  const view = (row: Row) => ({
    id: row.id,
    congressId: row.congress_id,
    accountId: row.account_id,
    accountName: row.account_name,
    unitId: row.unit_id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  });
  const viewOf = async (id: string) => view(await tokens().where('t.id', '=', id).executeTakeFirstOrThrow());

  serve(app, tokenRoutes.list, async ({ query }, call) => {
    adminOf(call, query.congressId);
    const rows = await tokens().where('t.congress_id', '=', query.congressId).orderBy('t.id', 'desc').limit(500).execute();
    return { items: rows.map(view) };
  });

  serve(app, tokenRoutes.issue, async ({ body }, call) => {
    const admin = adminOf(call, body.congressId);
    const { id, secret } = await db.transaction().execute((tx) => issueToken(tx, admin, body, byOf(call, clock)));
    return { token: await viewOf(id), secret };
  });

  serve(app, tokenRoutes.revoke, async ({ params }, call) => {
    const own = actorOf(call).grants.flatMap((g) => (g.role === 'systemAdmin' ? [g.congressId] : []));
    await db.transaction().execute((tx) => revokeToken(tx, own, params.id, byOf(call, clock)));
    return viewOf(params.id);
  });

  const codesOf = async (congressId: string) => {
    const rows = await db
      .selectFrom('exchange_unit_code')
      .select(['unit_id as unitId', 'code'])
      .where('congress_id', '=', congressId)
      .orderBy('code')
      .execute();
    return { items: rows };
  };

  serve(app, exchangeRoutes.unitCodes, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    if (!actorOf(call).grants.some((g) => g.congressId === congressId)) throw new ProblemError('notFound');
    return codesOf(congressId);
  });

  serve(app, exchangeRoutes.setUnitCodes, async ({ body }, call) => {
    const { congressId, items } = body;
    adminOf(call, congressId);
    await refuseUnsound(congressId, items);
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('exchange_unit_code').where('congress_id', '=', congressId).execute();
      const rows = items.map((i) => ({ congress_id: congressId, unit_id: i.unitId, code: i.code }));
      if (rows.length > 0) await tx.insertInto('exchange_unit_code').values(rows).execute();
    });
    return codesOf(congressId);
  });

  /** Each unit and each code once, and every unit one of this congress. */
  async function refuseUnsound(congressId: string, items: readonly { unitId: string; code: string }[]): Promise<void> {
    const known = new Set((await db.selectFrom('unit').select('id').where('congress_id', '=', congressId).execute()).map((u) => u.id));
    const seen = new Set<string>();
    const errors = items.flatMap(({ unitId, code }, i) => {
      const faults = [];
      if (!known.has(unitId)) faults.push({ path: `items.${i}.unitId`, code: 'unknownReference', message: '' });
      for (const [path, value] of [
        ['unitId', `u ${unitId}`],
        ['code', `c ${code}`],
      ] as const) {
        if (seen.has(value)) faults.push({ path: `items.${i}.${path}`, code: 'duplicate', message: '重复 · given twice' });
        seen.add(value);
      }
      return faults;
    });
    if (errors.length > 0) throw new ProblemError('invalidInput', { count: errors.length }, errors);
  }

  serve(app, exchangeRoutes.changes, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const found = await changesSince(db, actorOf(call), congressId, query.since, query.limit);
    const shown = new Map(found.items.map((i) => [i.assignment.id, i.assignment]));
    await logReads(deps, assignment, call, congressId, [...shown.values()]);
    return { ...found, items: [...found.items] };
  });

  serve(app, exchangeRoutes.read, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const found = (await assignmentsSeen(db, actor, congressId, [params.id])).get(params.id);
    if (!found) throw new ProblemError('notFound');
    const kase = await loadCase(db, suggestion, congressId, String(found.fields.suggestionId));
    const about = kase && presentRow(suggestion, kase, actor);
    await logReads(deps, assignment, call, congressId, [found]);
    if (about) await logReads(deps, suggestion, call, congressId, [about]);
    const documents = await db
      .selectFrom('exchange_document')
      .select(['outside_id', 'kind', 'at'])
      .where('congress_id', '=', congressId)
      .where('assignment_id', '=', found.id)
      .where('account_id', '=', actor.accountId)
      .orderBy('at')
      .limit(500)
      .execute();
    return {
      assignment: found,
      suggestion: about ? { ...about, groups: [...about.groups] } : null,
      files: { ...(await heldFiles(db, assignment, found)), ...(about ? await heldFiles(db, suggestion, about) : {}) },
      documents: documents.map((d) => ({ outsideId: d.outside_id, kind: d.kind, at: d.at.toISOString() })),
    };
  });

  serve(app, exchangeRoutes.document, async ({ params, query }, call) =>
    findDocument(db, actorOf(call), await congressOf(db, call, query.congress), params.outsideId),
  );

  const take = async (call: Call, named: string | undefined, id: string, kind: Document['kind'], actions: Document['actions']) => {
    const outsideId = call.idempotencyKey;
    if (!outsideId) throw new ProblemError('badRequest', { header: 'Idempotency-Key' });
    const congressId = await congressOf(db, call, named);
    const document = { congressId, assignmentId: id, outsideId, kind, actions, ifMatch: call.ifMatch };
    return takeDocument(deps, actorOf(call), document, call.requestId);
  };

  serve(app, exchangeRoutes.signIn, ({ params, query, body }, call) =>
    take(call, query.congress, params.id, 'signIn', [{ action: 'signIn', input: body }]),
  );
  serve(app, exchangeRoutes.plan, ({ params, query, body }, call) =>
    take(call, query.congress, params.id, 'plan', [{ action: 'plan', input: body }]),
  );
  serve(app, exchangeRoutes.contact, ({ params, query, body }, call) =>
    take(call, query.congress, params.id, 'contact', [{ action: 'logContact', input: body }]),
  );
  serve(app, exchangeRoutes.reply, ({ params, query, body }, call) => {
    const { signatory, docMark, ...reply } = body;
    return take(call, query.congress, params.id, 'reply', [
      { action: 'draftReply', input: reply },
      { action: 'approveReply', input: { signatory, docMark } },
      { action: 'issueReply', input: {} },
    ]);
  });
}

/** The system administrator of this very congress. */
function adminOf(call: Call, congressId: string): Actor {
  const actor = actorOf(call);
  if (!actor.grants.some((g) => g.role === 'systemAdmin' && g.congressId === congressId)) throw new ProblemError('forbidden');
  return actor;
}
