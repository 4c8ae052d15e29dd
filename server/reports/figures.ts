import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { type Figure, type Measure, percent, whereOf } from '../../engine/measure.ts';
import { processOf } from '../../processes/all.ts';
import { measures } from '../../processes/measures.ts';
import { tableOf } from '../actions/columns.ts';
import { and, columnRef, visibleRows, whereRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';

/** Every figure of a session at a cut-off day, counted over the records this person may see. */
export async function figures(
  db: Kysely<Database>,
  actor: Actor,
  congressId: string,
  sessionId: string,
  cutoff: string,
  only?: readonly string[],
): Promise<Figure[]> {
  const wanted = only ? measures.filter((m) => only.includes(m.id)) : measures;
  const scope: Scope = { actor, congressId, sessionId, cutoff };
  const byProcess = Map.groupBy(wanted, (m) => m.process);
  const counts = (await Promise.all([...byProcess].map(([id, list]) => countAll(db, scope, processOf(id), list)))).flat();
  return wanted.map((measure) =>
    figureOf(
      measure,
      cutoff,
      counts.filter((c) => c.measure === measure.id),
    ),
  );
}

interface Scope {
  readonly actor: Actor;
  readonly congressId: string;
  readonly sessionId: string;
  readonly cutoff: string;
}

interface Count {
  readonly measure: string;
  readonly value: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** Counts every measure of one process over one reading of the session's visible records. */
async function countAll(db: Kysely<Database>, scope: Scope, process: AnyProcess, list: readonly Measure[]): Promise<Count[]> {
  const { actor, congressId, sessionId, cutoff } = scope;
  const fields = new Set(list.flatMap((m) => [...Object.keys(whereOf(m, 'part', cutoff)), m.by ?? 'id', m.distinct ?? 'id']));
  fields.delete('id');
  const columns = sql.join([sql`t.id`, ...[...fields].map((field) => columnRef(process, field))]);
  const visible = and([sql`t.congress_id = ${congressId}`, sql`t.session_id = ${sessionId}`, visibleRows(process, actor, congressId)]);
  const counts = sql.join(
    list.map((measure) => countOf(process, measure, cutoff)),
    sql` UNION ALL `,
  );
  const { rows } = await sql<Count>`WITH t AS MATERIALIZED (SELECT ${columns} FROM ${sql.table(tableOf(process))} t WHERE ${visible})
    ${counts}`.execute(db);
  return rows;
}

function countOf(process: AnyProcess, measure: Measure, cutoff: string) {
  const whole = and(whereRows(process, whereOf(measure, 'of', cutoff)));
  const part = measure.part ? and(whereRows(process, whereOf(measure, 'part', cutoff))) : sql`true`;
  const counted = measure.distinct ? sql`DISTINCT ${columnRef(process, measure.distinct)}` : sql`t.id`;
  const by = !measure.by
    ? sql`NULL`
    : measure.byYear
      ? sql`extract(year from ${columnRef(process, measure.by)})`
      : columnRef(process, measure.by);
  return sql`(SELECT ${measure.id}::text AS measure, ${by}::text AS value, count(${counted}) FILTER (WHERE ${part}) AS numerator, count(${counted}) AS denominator
    FROM t WHERE ${whole} ${measure.by ? sql`GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT 500` : sql``})`;
}

function figureOf(measure: Measure, cutoff: string, rows: readonly Count[]): Figure {
  const denominator = rows.reduce((sum, r) => sum + r.denominator, 0);
  const numerator = rows.reduce((sum, r) => sum + r.numerator, 0);
  return {
    measure: measure.id,
    cutoff,
    numerator,
    denominator,
    percent: measure.part ? percent(numerator, denominator) : null,
    ...(measure.by
      ? {
          rows: rows.map((r) => ({
            value: r.value,
            count: r.denominator,
            percent: percent(r.denominator, denominator),
            ...(measure.part ? { part: r.numerator } : {}),
          })),
        }
      : {}),
  };
}
