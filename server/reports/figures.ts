import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
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
  return Promise.all(wanted.map((m) => figure(db, actor, congressId, sessionId, cutoff, m)));
}

async function figure(
  db: Kysely<Database>,
  actor: Actor,
  congressId: string,
  sessionId: string,
  cutoff: string,
  measure: Measure,
): Promise<Figure> {
  const process = processOf(measure.process);
  const whole = and([
    sql`t.congress_id = ${congressId}`,
    sql`t.session_id = ${sessionId}`,
    visibleRows(process, actor, congressId),
    ...whereRows(process, whereOf(measure, 'of', cutoff)),
  ]);
  const part = measure.part ? and(whereRows(process, whereOf(measure, 'part', cutoff))) : sql`true`;
  const counted = measure.distinct ? sql`DISTINCT ${columnRef(process, measure.distinct)}` : sql`t.id`;
  const by = measure.by ? columnRef(process, measure.by) : sql`NULL`;
  const { rows } = await sql<{ value: string | null; numerator: number; denominator: number }>`
    SELECT ${by}::text AS value, count(${counted}) FILTER (WHERE ${part}) AS numerator, count(${counted}) AS denominator
    FROM ${sql.table(tableOf(process))} t WHERE ${whole} ${measure.by ? sql`GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 500` : sql``}`.execute(db);
  const denominator = rows.reduce((sum, r) => sum + r.denominator, 0);
  const numerator = rows.reduce((sum, r) => sum + r.numerator, 0);
  return {
    measure: measure.id,
    cutoff,
    numerator,
    denominator,
    percent: measure.part ? percent(numerator, denominator) : null,
    ...(measure.by
      ? { rows: rows.map((r) => ({ value: r.value, count: r.denominator, percent: percent(r.denominator, denominator) })) }
      : {}),
  };
}
