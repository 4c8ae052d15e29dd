import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup, Reach, Who } from '../../engine/define.ts';
import type { Test, Where } from '../../engine/where.ts';
import { columnOf } from './columns.ts';

type Condition = RawBuilder<SqlBool>;
type AnyReach = Reach<string, string, string>;

export const and = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;
export const or = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` OR `)})`;

/**
 * The SQL side of the reach rules: rows of table alias `t` that this viewer may see. With `group`, only rows of which they
 * may see that column group, so that filtering, sorting or searching by a field never tells what the field would not show.
 */
export function visibleRows(process: AnyProcess, viewer: AnyActor | null, congressId: string, group?: FieldGroup): Condition {
  const rules = (process.reach as readonly AnyReach[]).filter((r) => group === undefined || r.groups.includes(group));
  const conditions = new Map<string, { where: Where; whos: Exclude<Who<string, string>, string>[]; plain: Condition[] }>();
  for (const rule of rules) {
    const key = JSON.stringify(rule.where ?? {});
    const slot = conditions.get(key) ?? { where: rule.where ?? {}, whos: [], plain: [] };
    conditions.set(key, slot);
    if (rule.who === 'public') slot.plain.push(sql`true`);
    else if (rule.who === 'citizen') {
      if (viewer?.kind === 'citizen') slot.plain.push(sql`(t.congress_id = ${viewer.congressId} AND t.id = ${viewer.recordId})`);
    } else if (typeof rule.who === 'string') {
      const congresses = congressesOf(viewer, rule.who);
      if (congresses.length > 0) slot.plain.push(sql`t.congress_id = ANY(${congresses})`);
    } else slot.whos.push(rule.who);
  }
  const seen = or(
    [...conditions.values()].flatMap(({ where, whos, plain }) => {
      const ties = tiedRows(process, viewer, congressId, whos);
      const who = ties ? [...plain, ties] : plain;
      return who.length === 0 ? [] : [and([or(who), ...whereRows(process, where)])];
    }),
  );
  const barred = tiedRows(process, viewer, congressId, barredParties(process));
  return barred ? and([seen, sql<SqlBool>`NOT ${barred}`]) : seen;
}

const barredParties = (process: AnyProcess) => (process.barred ?? []).map((party: string) => ({ party }));

/**
 * Rows with one of these parties being the viewer's; null where the viewer can be none of them. The congress is said in plain, so that
 * the viewer's ties are found in its part of the index alone, also where PostgreSQL reads them once instead of row by row.
 */
export function tiedRows(
  process: AnyProcess,
  viewer: AnyActor | null,
  congressId: string,
  whos: readonly Exclude<Who<string, string>, string>[],
): Condition | null {
  const pairs = whos.flatMap((who) => {
    const subjects = subjectsOf(process, viewer, who);
    return subjects.length > 0
      ? [sql<SqlBool>`(p.party = ${who.party} AND p.status = ${who.status ?? 'active'} AND p.subject = ANY(${subjects}))`]
      : [];
  });
  if (pairs.length === 0) return null;
  return sql<SqlBool>`t.id IN (SELECT p.record_id FROM party p WHERE p.congress_id = ${congressId} AND p.process = ${process.id} AND ${or(pairs)})`;
}

/** Ids that stand for the viewer as a party of this kind: seats, units, delegations or the account. */
export function subjectsOf(process: AnyProcess, viewer: AnyActor | null, who: Exclude<Who<string, string>, string>): string[] {
  if (viewer?.kind !== 'person') return [];
  const kind = process.parties[who.party];
  if (kind === 'deputy') return viewer.deputyships.map((d) => d.id);
  if (kind === 'account') return [viewer.accountId];
  const roles = who.role === undefined ? null : typeof who.role === 'string' ? [who.role] : who.role;
  if (kind === 'station')
    return (viewer.stations ?? [])
      .filter((s) => roles === null || viewer.grants.some((g) => g.congressId === s.congressId && roles.includes(g.role)))
      .map((s) => s.id);
  const scope = kind === 'unit' ? 'unitId' : 'delegationId';
  return [...new Set(viewer.grants.filter((g) => roles === null || roles.includes(g.role)).flatMap((g) => g[scope] ?? []))];
}

export function congressesOf(viewer: AnyActor | null, role: string): string[] {
  if (viewer?.kind !== 'person') return [];
  return [...new Set(viewer.grants.filter((g) => g.role === role).map((g) => g.congressId))];
}

/** A condition of the engine as SQL over alias `t`. Throws for a field the process does not have. */
export function whereRows(process: AnyProcess, where: Where): Condition[] {
  return Object.entries(where).flatMap(([field, test]) =>
    test ? testRows(columnRef(process, field), test, columnOf(process, field)?.sqlType === 'jsonb') : [],
  );
}

export function columnRef(process: AnyProcess, field: string): RawBuilder<unknown> {
  const fixed: Record<string, string> = {
    id: 'id',
    state: 'state',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
    dueOn: 'next_due_on',
  };
  const own = columnOf(process, field);
  const name = own?.name ?? fixed[field];
  if (name === undefined) throw new RangeError(`${process.id} has no field ${field}`);
  return sql.ref(`t.${name}`);
}

function testRows(column: RawBuilder<unknown>, test: Test, isList: boolean): Condition[] {
  const conditions: Condition[] = [];
  if (test.set !== undefined) conditions.push(test.set ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`);
  if (isList && test.in) conditions.push(sql`${column} ?| ${test.in.map(String)}::text[]`);
  else if (test.in) conditions.push(test.in.length === 0 ? sql`false` : sql`${column} IN (${sql.join(test.in)})`);
  if (isList && test.not) conditions.push(sql`(${column} IS NULL OR NOT ${column} ?| ${test.not.map(String)}::text[])`);
  else if (test.not && test.not.length > 0) conditions.push(sql`(${column} IS NULL OR ${column} NOT IN (${sql.join(test.not)}))`);
  if (test.max !== undefined) conditions.push(sql`${column} <= ${test.max}`);
  if (test.below !== undefined) conditions.push(sql`${column} < ${test.below}`);
  if (test.min !== undefined) conditions.push(sql`${column} >= ${test.min}`);
  return conditions;
}
