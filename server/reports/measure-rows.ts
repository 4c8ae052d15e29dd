import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { allOf, fieldsOf, type Measure, opens, whereOf } from '../../engine/measure.ts';
import { processOf } from '../../processes/all.ts';
import { shapesOf } from '../../registers/shape.ts';
import { columnOf, tableOf } from '../actions/columns.ts';
import { and, columnRef, or, visibleRows, whereRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';

type Condition = RawBuilder<SqlBool>;
export type Db = Kysely<Database>;

/** Who counts, in which congress and session, until which day. */
export interface Scope {
  readonly actor: AnyActor | null;
  readonly congressId: string;
  readonly sessionId: string | null;
  readonly cutoff: string;
}

/** Which register names the values of a field. */
export const refOf = (process: string, field: string): string | undefined => shapesOf(processOf(process).record)[field]?.ref;

/** The kind of record that one of a figure's numbers opens. */
export const openedBy = (measure: Measure, part: 'of' | 'part'): string => opens(measure, part, refOf);

/** Rows of alias `t` that count in the whole or in the part of a measure. */
export function measuredRows(measure: Measure, part: 'of' | 'part', scope: Scope): Condition {
  const process = processOf(measure.process);
  const plain = whereRows(process, whereOf(measure, part, scope.cutoff));
  const { orLinked } = measure;
  if (part === 'of' || !orLinked) return and(plain);
  const tied = processOf(orLinked.process);
  const linked = (more: readonly Condition[]) =>
    sql`SELECT ${columnRef(tied, orLinked.by)} FROM ${sql.table(tableOf(tied))} t WHERE ${and([
      sql`t.congress_id = ${scope.congressId}`,
      visibleRows(tied, scope.actor, scope.congressId),
      ...whereRows(tied, orLinked.where),
      ...more,
    ])}`;
  const kept = whereRows(tied, allOf(orLinked, scope.cutoff));
  const whole = whereRows(process, whereOf(measure, 'of', scope.cutoff));
  const open = sql<SqlBool>`NOT coalesce(${and(kept)}, false)`;
  const byLinks = [
    ...whole,
    ...whereRows(process, orLinked.of),
    sql<SqlBool>`t.id IN (${linked([])})`,
    sql<SqlBool>`t.id NOT IN (${linked([open])})`,
  ];
  return or([and(plain), and(byLinks)]);
}

/** What a measure tells its records apart by, as text. */
export function toldApart(measure: Measure, congressId: string): RawBuilder<unknown> {
  const process = processOf(measure.process);
  if (!measure.by) return sql`NULL::text`;
  const column = columnRef(process, measure.by);
  if (measure.as === 'entry') return sql`entry.value`;
  if (measure.as === 'year') return sql`extract(year FROM ${column})::text`;
  if (measure.as === 'month') return sql`to_char(${column}, 'YYYY-MM')`;
  const fieldOf = (from: { readonly process: string; readonly field: string }, id: RawBuilder<unknown>) => {
    const named = processOf(from.process);
    return sql`(SELECT n.${sql.ref(columnName(named, from.field))}::text FROM ${sql.table(tableOf(named))} n
      WHERE n.congress_id = ${congressId} AND n.id = ${id})`;
  };
  const { orOf } = measure;
  const told = measure.as ? fieldOf(measure.as, column) : sql`${column}::text`;
  return orOf ? sql`coalesce(${told}, ${fieldOf(orOf, columnRef(process, orOf.by))})` : told;
}

/** Joined to `t` where a list's entries are counted one by one. */
export const entriesOf = (measure: Measure): RawBuilder<unknown> =>
  measure.as === 'entry' && measure.by
    ? sql`CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(${columnRef(processOf(measure.process), measure.by)}, '[]'::jsonb)) AS entry(value)`
    : sql``;

/** Rows of alias `t` with one of the values that a measure counts apart; null: without any. */
export function valueRows(measure: Measure, value: string | null, congressId: string): Condition {
  if (measure.as === 'entry' && measure.by) {
    const column = columnRef(processOf(measure.process), measure.by);
    return value === null ? sql`coalesce(jsonb_array_length(${column}), 0) = 0` : sql`${column} @> to_jsonb(${value}::text)`;
  }
  const told = toldApart(measure, congressId);
  return value === null ? sql`${told} IS NULL` : sql`${told} = ${value}`;
}

/** Rows that count for a session: those that name it, those of its term, else those of its year by the day their list goes by. */
export function inSession(process: AnyProcess, { congressId, sessionId }: Scope): Condition[] {
  if (sessionId === null) return [];
  if (columnOf(process, 'sessionId')) return [sql`t.session_id = ${sessionId}`];
  const term = sql`(SELECT s.term_id FROM congress_session s WHERE s.congress_id = ${congressId} AND s.id = ${sessionId})`;
  if (columnOf(process, 'termId')) return [sql`t.term_id = ${term}`];
  const year = sql`(SELECT s.year FROM congress_session s WHERE s.congress_id = ${congressId} AND s.id = ${sessionId})`;
  const told = columnRef(process, process.list.defaultSort.replace(/^-/, ''));
  return [sql`${told} >= make_date(${year}, 1, 1)`, sql`${told} <= make_date(${year}, 12, 31)`];
}

/** Rows of the session that the viewer may see, with every field that the measure looks at. */
export function rowsSeen(measure: Measure, scope: Scope): Condition {
  const process = processOf(measure.process);
  return and([
    sql`t.congress_id = ${scope.congressId}`,
    ...inSession(process, scope),
    visibleRows(process, scope.actor, scope.congressId),
    ...[...groupsOf(measure)].map((g) => visibleRows(process, scope.actor, scope.congressId, g)),
  ]);
}

/** Rows of alias `t` of the register that the different values of a measure name. */
export function namedRows(measure: Measure, part: 'of' | 'part', scope: Scope): Condition {
  const process = processOf(measure.process);
  return sql`t.id IN (SELECT ${columnRef(process, measure.distinct ?? 'id')} FROM ${sql.table(tableOf(process))} t
    WHERE ${and([rowsSeen(measure, scope), measuredRows(measure, part, scope)])})`;
}

/** Rows of alias `t` that make up the whole of a measure counted out of other records. */
export function wholeRows(outOf: NonNullable<Measure['outOf']>, { congressId, sessionId }: Scope): Condition {
  const process = processOf(outOf.process);
  return and([
    ...whereRows(process, outOf.of),
    sql`t.term_id = (SELECT s.term_id FROM congress_session s WHERE s.congress_id = ${congressId} AND s.id = ${sessionId})`,
  ]);
}

/** The groups of fields, besides the public one, that a reader must see of a record for a measure to count it. */
export function groupsOf(measure: Measure): ReadonlySet<FieldGroup> {
  const process = processOf(measure.process);
  const groups = [...fieldsOf(measure)].map((field) => groupOf(process, field));
  return new Set(groups.filter((g): g is FieldGroup => g !== null && g !== 'public'));
}

const groupOf = (process: AnyProcess, field: string): FieldGroup | null =>
  field === 'dueOn' && !(field in process.groups) ? 'parties' : ((process.groups[field] as FieldGroup | undefined) ?? null);

function columnName(process: AnyProcess, field: string): string {
  const column = columnOf(process, field);
  if (!column) throw new RangeError(`${process.id} has no field ${field}`);
  return column.name;
}
