import type { FastifyInstance } from 'fastify';
import { type FigureView, systemRoutes } from '../../../contract/system.ts';
import type { Figure } from '../../../engine/measure.ts';
import { processOf } from '../../../processes/all.ts';
import { findMeasure } from '../../../processes/measures.ts';
import { shapesOf } from '../../../registers/shape.ts';
import { namesOf, type Wanted, wantOne } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { figureTable } from '../../reports/figure-table.ts';
import { figures } from '../../reports/figures.ts';
import { type FrozenFigure, freezeFigures } from '../../reports/snapshots.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** Figures of a session, and figures frozen at a cut-off. */
export function registerFigureRoutes(app: FastifyInstance, { db, clock }: HouseDeps): void {
  serve(app, systemRoutes.figures, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await ownCongress(call, query.congress);
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
    const congressId = await ownCongress(call, query.congress);
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
    const congressId = await ownCongress(call, query.congress);
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
    const congressId = await ownCongress(call, query.congress);
    const row = await db
      .selectFrom('figure_snapshot')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('id', '=', params.id)
      .executeTakeFirst();
    if (!row) throw new ProblemError('notFound');
    return { ...lineOf(row), figures: (row.figures as FrozenFigure[]).map((f) => ({ ...present(f), recordIds: [...f.recordIds] })) };
  });

  serve(app, systemRoutes.freeze, async ({ query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await ownCongress(call, query.congress);
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

  /** Figures are for those who hold one of these roles in that very congress: elsewhere they would count what they may not see. */
  async function ownCongress(call: Parameters<typeof actorOf>[0], named: string | undefined): Promise<string> {
    const congressId = await congressOf(db, call, named);
    const roles = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'];
    if (!actorOf(call).grants.some((g) => g.congressId === congressId && roles.includes(g.role))) throw new ProblemError('notFound');
    return congressId;
  }
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

function present(figure: Figure): FigureView {
  const measure = findMeasure(figure.measure);
  return {
    measure: figure.measure,
    process: measure?.process ?? '',
    label: measure ? { ...measure.label } : { zh: figure.measure, en: figure.measure },
    basis: measure ? { ...measure.basis } : { zh: '', en: '' },
    cutoff: figure.cutoff,
    numerator: figure.numerator,
    denominator: figure.denominator,
    percent: figure.percent,
    isShare: measure?.part !== undefined,
    by: measure?.by ?? null,
    ...(figure.rows ? { rows: figure.rows.map((r) => ({ ...r })) } : {}),
  };
}

/** Ids among the broken-down values, by the register that names them. */
function valuesByRegister(counted: readonly Figure[]): Wanted {
  const wanted: Wanted = new Map();
  for (const figure of counted) {
    const measure = findMeasure(figure.measure);
    const ref = measure?.by ? shapesOf(processOf(measure.process).record)[measure.by]?.ref : undefined;
    if (ref) for (const row of figure.rows ?? []) if (row.value) wantOne(wanted, ref, row.value);
  }
  return wanted;
}
