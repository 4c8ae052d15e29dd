import type { FastifyInstance } from 'fastify';
import { systemRoutes } from '../../../contract/system.ts';
import type { RoleId } from '../../../registers/roles.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { figureTable } from '../../reports/figure-table.ts';
import { presentFigure as present, valuesByRegister } from '../../reports/figure-views.ts';
import { figures } from '../../reports/figures.ts';
import { countingReaders, readsFigures } from '../../reports/readers.ts';
import { type FrozenFigure, freezeFigures } from '../../reports/snapshots.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

/** Figures of a session, and figures frozen at a cut-off. */
export function registerFigureRoutes(app: FastifyInstance, { db, clock }: HouseDeps): void {
  serve(app, systemRoutes.figures, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await figuresCongress(db, call, query.congress, countingReaders);
    const time = await congressTime(db, congressId);
    const cutoff = query.cutoff ?? time.today(clock.now());
    const counted = await figures(db, actor, congressId, query.session, cutoff);
    return {
      sessionId: query.session,
      cutoff,
      rulePack: time.rulePack,
      figures: counted.map(present),
      names: await namesOf(db, congressId, valuesByRegister(counted), actor),
    };
  });

  serve(app, systemRoutes.exportFigures, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await figuresCongress(db, call, query.congress, countingReaders);
    const time = await congressTime(db, congressId);
    const cutoff = query.cutoff ?? time.today(clock.now());
    const counted = await figures(db, actor, congressId, query.session, cutoff);
    const names = await namesOf(db, congressId, valuesByRegister(counted), actor);
    call.reply.headers({
      'content-type':
        query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="figures-${cutoff}.${query.format}"`,
      'x-content-type-options': 'nosniff',
    });
    return call.reply.send(figureTable(counted, names, call.locale, query.format)) as never;
  });

  serve(app, systemRoutes.snapshots, async ({ query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    const rows = await db
      .selectFrom('figure_snapshot')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('session_id', '=', query.session)
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    return { items: rows.map(lineOf) };
  });

  serve(app, systemRoutes.snapshot, async ({ params, query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    const row = await db
      .selectFrom('figure_snapshot')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('id', '=', params.id)
      .executeTakeFirst();
    if (!row) throw new ProblemError('notFound');
    return {
      ...lineOf(row),
      figures: (row.figures as FrozenFigure[]).map((f) => ({
        ...present(f),
        recordIds: [...f.recordIds],
        ...(f.wholeIds ? { wholeIds: [...f.wholeIds] } : {}),
      })),
    };
  });

  serve(app, systemRoutes.freeze, async ({ query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await figuresCongress(db, call, query.congress);
    const time = await congressTime(db, congressId);
    const request = {
      congressId,
      sessionId: body.session,
      cutoff: body.cutoff,
      note: body.note ?? null,
      rulePack: time.rulePack,
      at: clock.now(),
    };
    const { id } = await freezeFigures(db, actor, request);
    return {
      id,
      sessionId: body.session,
      cutoff: body.cutoff,
      madeAt: request.at.toISOString(),
      madeBy: actor.name,
      note: request.note,
      rulePack: time.rulePack,
    };
  });
}

/** The congress whose figures are asked for, if they are for this person. */
export async function figuresCongress(
  db: HouseDeps['db'],
  call: Call,
  named: string | undefined,
  roles?: readonly RoleId[],
): Promise<string> {
  const congressId = await congressOf(db, call, named);
  if (!readsFigures(actorOf(call), congressId, roles)) throw new ProblemError('notFound');
  return congressId;
}

function lineOf(row: {
  id: string;
  session_id: string;
  cutoff: string;
  made_at: Date;
  made_by: string;
  note: string | null;
  rule_pack: string;
}) {
  return {
    id: row.id,
    sessionId: row.session_id,
    cutoff: row.cutoff,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    note: row.note,
    rulePack: row.rule_pack,
  };
}
