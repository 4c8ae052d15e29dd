import { sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { type Figure, fieldsOf, type Measure, mean, percent } from '../../engine/measure.ts';
import { processOf } from '../../processes/all.ts';
import { measures } from '../../processes/measures.ts';
import { tableOf } from '../actions/columns.ts';
import { and, columnRef, visibleRows } from '../actions/visibility.ts';
import { type Db, entriesOf, groupsOf, inSession, measuredRows, type Scope, toldApart, wholeRows } from './measure-rows.ts';

/** Every figure of a session at a cut-off day, counted over the records this person may see. */
export async function figures(
  db: Db,
  actor: Actor,
  congressId: string,
  sessionId: string,
  cutoff: string,
  only?: readonly string[],
): Promise<Figure[]> {
  const wanted = only ? measures.filter((m) => only.includes(m.id)) : measures;
  const scope: Scope = { actor, congressId, sessionId, cutoff };
  const byProcess = Map.groupBy(wanted, (m) => m.process);
  const [counts, wholes] = await Promise.all([
    Promise.all([...byProcess].map(([id, list]) => countAll(db, scope, processOf(id), list))),
    Promise.all(wanted.map((measure) => countWhole(db, scope, measure))),
  ]);
  const byMeasure = Map.groupBy(counts.flat(), (c) => c.measure);
  return wanted.map((measure, i) => figureOf(measure, cutoff, byMeasure.get(measure.id) ?? [], wholes[i] ?? null));
}

interface Count {
  readonly measure: string;
  /** Whether this is the whole or one of the values counted apart. */
  readonly is_row: boolean;
  readonly value: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** Rows of a breakdown beyond these are left out; the whole still counts them. */
const mostRows = 500;

/** Counts every measure of one process over one reading of the session's visible records. */
async function countAll(db: Db, scope: Scope, process: AnyProcess, list: readonly Measure[]): Promise<Count[]> {
  const { actor, congressId } = scope;
  const fields = new Set(list.flatMap((m) => [...fieldsOf(m)]));
  fields.delete('id');
  const groups = new Set(list.flatMap((m) => [...groupsOf(m)]));
  const columns = sql.join([
    sql`t.id`,
    ...[...fields].map((field) => columnRef(process, field)),
    ...[...groups].map((group) => sql`${visibleRows(process, actor, congressId, group)} AS ${sql.ref(`sees_${group}`)}`),
  ]);
  const visible = and([sql`t.congress_id = ${congressId}`, ...inSession(process, scope), visibleRows(process, actor, congressId)]);
  const counts = sql.join(
    list.flatMap((measure) =>
      measure.by ? [countOf(process, measure, scope), rowsOf(measure, scope)] : [countOf(process, measure, scope)],
    ),
    sql` UNION ALL `,
  );
  const { rows } = await sql<Count>`WITH t AS MATERIALIZED (SELECT ${columns} FROM ${sql.table(tableOf(process))} t WHERE ${visible})
    ${counts}`.execute(db);
  return rows;
}

const seen = (measure: Measure) => [...groupsOf(measure)].map((group) => sql<boolean>`${sql.ref(`t.sees_${group}`)}`);

function countOf(process: AnyProcess, measure: Measure, scope: Scope) {
  const part = measure.part ? measuredRows(measure, 'part', scope) : sql`true`;
  const counted = measure.distinct ? sql`DISTINCT ${columnRef(process, measure.distinct)}` : sql`t.id`;
  const numerator = measure.days
    ? sql`coalesce(sum(${columnRef(process, measure.days.to)} - ${columnRef(process, measure.days.from)}), 0)::bigint`
    : sql`count(${counted}) FILTER (WHERE ${part})`;
  return sql`(SELECT ${measure.id}::text AS measure, false AS is_row, NULL::text AS value, ${numerator} AS numerator, count(${counted}) AS denominator
    FROM t WHERE ${and([...seen(measure), measuredRows(measure, 'of', scope)])})`;
}

function rowsOf(measure: Measure, scope: Scope) {
  const part = measure.part ? measuredRows(measure, 'part', scope) : sql`true`;
  return sql`(SELECT ${measure.id}::text, true, ${toldApart(measure, scope.congressId)} AS value, count(*) FILTER (WHERE ${part}), count(*) AS n
    FROM t ${entriesOf(measure)} WHERE ${and([...seen(measure), measuredRows(measure, 'of', scope)])}
    GROUP BY 3 ORDER BY ${measure.as === 'year' || measure.as === 'month' ? sql`3` : sql`5 DESC, 3`} LIMIT ${mostRows})`;
}

/** The whole of a measure that is counted out of other records; null for the rest. */
async function countWhole(db: Db, scope: Scope, measure: Measure): Promise<number | null> {
  const { outOf } = measure;
  if (!outOf) return null;
  const process = processOf(outOf.process);
  const where = and([
    sql`t.congress_id = ${scope.congressId}`,
    visibleRows(process, scope.actor, scope.congressId),
    wholeRows(outOf, scope),
  ]);
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(tableOf(process))} t WHERE ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

function figureOf(measure: Measure, cutoff: string, counts: readonly Count[], whole: number | null): Figure {
  const total = counts.find((c) => !c.is_row);
  const numerator = total?.numerator ?? 0;
  const denominator = whole ?? total?.denominator ?? 0;
  const rows = counts.filter((c) => c.is_row);
  return {
    measure: measure.id,
    cutoff,
    numerator,
    denominator,
    percent: measure.part ? percent(numerator, denominator) : null,
    ...(measure.days ? { mean: mean(numerator, denominator) } : {}),
    ...(measure.by
      ? {
          rows: rows.map((r) => ({
            value: r.value,
            count: r.denominator,
            ...(measure.part ? { part: r.numerator } : {}),
            percent: measure.part ? percent(r.numerator, r.denominator) : percent(r.denominator, denominator),
          })),
        }
      : {}),
  };
}
