import type { FastifyInstance } from 'fastify';
import { allRecordRoutes, type RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { lineFields } from '../../../registers/shape.ts';
import { heldFiles } from '../../actions/attachments.ts';
import { countCases, type ListRequest, listCases } from '../../actions/list.ts';
import { namesOf, type Wanted, want, wantOne } from '../../actions/names.ts';
import { present, presentRow, presentUnseen } from '../../actions/present.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { type ActionRequest, type ActionResult, runAction, runActions, surroundings } from '../../actions/run-action.ts';
import { loadCase } from '../../actions/store.ts';
import { readStory } from '../../actions/story.ts';
import type { HouseDeps } from '../../deps.ts';
import { structureRows } from '../../deputies/structure.ts';
import { logReads } from '../../people/record-reads.ts';
import { ProblemError } from '../../problem.ts';
import { measureFilter } from '../../reports/measure-filter.ts';
import { reveal } from '../../vault/reveal.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { whereFromQuery } from '../filters.ts';
import { type Call, serve } from '../serve.ts';

type Query = Readonly<Record<string, unknown>> & { readonly congress?: string | undefined };

/** Serves every process and register: what may be done with their records follows from their declarations alone. */
export function registerRecordRoutes(app: FastifyInstance, deps: HouseDeps): void {
  for (const { process, routes } of allRecordRoutes) {
    serve(app, routes.list, async ({ query }, call) => {
      const request = await listRequest(deps, process, query, call);
      const page = await listCases(deps.db, {
        ...request,
        fields: lineFields(process),
        sort: query.sort,
        cursor: query.cursor,
        limit: query.limit,
      });
      const lines = page.cases.flatMap((kase) => presentRow(process, kase, call.actor) ?? []);
      const items = await reveal(deps, process, request.congressId, lines, { mask: true });
      const wanted: Wanted = new Map();
      for (const item of items) want(wanted, process, item.fields);
      await logReads(deps, process, call, request.congressId, items);
      return {
        items: items.map((i) => ({ ...i, groups: [...i.groups] })),
        next: page.next,
        names: await namesOf(deps.db, request.congressId, wanted, call.actor),
      };
    });

    serve(app, routes.count, async ({ query }, call) => countCases(deps.db, await listRequest(deps, process, query, call)));

    serve(app, routes.read, async ({ params, query }, call) => {
      const congressId = await congressOf(deps.db, call, query.congress);
      const kase = await loadCase(deps.db, process, congressId, params.id);
      if (!kase) throw new ProblemError('notFound');
      const time = await congressTime(deps.db, congressId);
      return view(deps, { process, kase, time, around: surroundings(time, deps.clock.now()) }, call, false);
    });

    serve(app, routes.log, async ({ params, query }, call) => {
      const actor = actorOf(call);
      const congressId = await congressOf(deps.db, call, query.congress);
      const kase = await loadCase(deps.db, process, congressId, params.id);
      if (!kase || groupsFor(process, kase, actor).size === 0) throw new ProblemError('notFound');
      return readStory(deps.db, process, kase, actor, query.before, query.limit);
    });

    for (const { action, route } of routes.making) {
      serve(app, route, async ({ query, body }, call) => {
        const congressId = await congressOf(deps.db, call, query.congress);
        return view(deps, await runAction(deps, { process, congressId, action, input: body, actor: actorOf(call) }, options(call)), call);
      });
    }
    for (const { action, route } of routes.acting) {
      serve(app, route, async ({ params, query, body }, call) => {
        const congressId = await congressOf(deps.db, call, query.congress);
        const request = { process, congressId, id: params.id, action, input: body, actor: actorOf(call), ifMatch: call.ifMatch };
        return view(deps, await runAction(deps, request, options(call)), call);
      });
    }
    for (const { action, route } of routes.batch) {
      serve(app, route, async ({ query, body }, call) => {
        const congressId = await congressOf(deps.db, call, query.congress);
        const actor = actorOf(call);
        const requests: ActionRequest[] = body.items.map((item) => ({
          process,
          congressId,
          id: item.id,
          action,
          input: item.input,
          actor,
          ifMatch: item.version ?? null,
        }));
        const results = await runActions(deps, requests, options(call));
        return { done: results.map((r) => ({ id: r.kase.id, version: r.kase.version, state: r.kase.state })) };
      });
    }
  }
}

/** What a list's or an export's address asks for. */
export async function listRequest(deps: HouseDeps, process: AnyProcess, query: Query, call: Call): Promise<ListRequest> {
  const congressId = await congressOf(deps.db, call, query.congress);
  const now = deps.clock.now();
  const time = await congressTime(deps.db, congressId);
  const where = whereFromQuery(process, query);
  return {
    process,
    viewer: call.actor,
    congressId,
    where,
    also: [...measureFilter(process, query, call.actor, congressId), ...structureRows(query, call.actor, congressId, time.today(now))],
    search: query.q as string | undefined,
    due: query.due as 'overdue' | 'soon' | undefined,
    mine: query.mine === 'true',
    limit: 50,
    today: time.today(now),
  };
}

const options = (call: Call) => ({ requestId: call.requestId, key: call.idempotencyKey });

async function view(deps: HouseDeps, result: ActionResult, call: Call, acted = true): Promise<RecordView> {
  const { process, kase, around } = result;
  // Whoever has just acted hears how it stands, also when the act took the record out of their sight.
  const shown = present(process, kase, call.actor, around) ?? (acted ? presentUnseen(process, kase) : null);
  const [record] = shown ? await reveal(deps, process, kase.congressId, [shown]) : [];
  if (!record) throw new ProblemError('notFound');
  const wanted: Wanted = new Map();
  want(wanted, process, record.fields);
  for (const p of record.parties) wantOne(wanted, partyRegister[process.parties[p.party] as keyof typeof partyRegister], p.subject);
  await logReads(deps, process, call, kase.congressId, [record]);
  return {
    record: { ...record, groups: [...record.groups], parties: [...record.parties], deadlines: [...record.deadlines], can: [...record.can] },
    names: await namesOf(deps.db, kase.congressId, wanted, call.actor),
    files: await heldFiles(deps.db, process, record),
  };
}

const partyRegister = { deputy: 'deputyship', unit: 'unit', station: 'station', delegation: 'delegation', account: 'account' } as const;
