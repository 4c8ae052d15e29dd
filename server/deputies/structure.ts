import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type StructureDimension, type StructureView, structureDimensions } from '../../contract/deputies.ts';
import type { AnyActor } from '../../engine/actor.ts';
import { percent } from '../../engine/measure.ts';
import type { RoleId } from '../../registers/roles.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { readsFigures } from '../reports/readers.ts';

/** They keep the persons' data themselves: to them every number is open, and the rows behind it. */
const keepers: readonly RoleId[] = ['deputyWorkOfficer', 'scOfficeClerk'];
/** Fewer than these could be recognised. */
const fewest = 5;

const ofPerson = (column: RawBuilder<unknown>) =>
  sql`(SELECT ${column} FROM person p WHERE p.congress_id = t.congress_id AND p.id = t.person_id)`;

/** What each dimension tells a seat (alias `t`) apart by, as text; null where it was not entered. Ages are those reached in `year`. */
const expressions: Record<StructureDimension, (year: number) => RawBuilder<unknown>> = {
  gender: () => ofPerson(sql`p.gender`),
  age: (year) =>
    ofPerson(sql`CASE WHEN p.birth_year IS NULL THEN NULL WHEN ${year}::int - p.birth_year <= 35 THEN 'to35' WHEN ${year}::int - p.birth_year <= 45 THEN 'to45'
      WHEN ${year}::int - p.birth_year <= 55 THEN 'to55' WHEN ${year}::int - p.birth_year <= 60 THEN 'to60' ELSE 'over60' END`),
  ethnicity: () => ofPerson(sql`CASE WHEN p.ethnicity IS NULL THEN NULL WHEN p.ethnicity IN ('汉族', '汉') THEN 'han' ELSE 'minority' END`),
  politicalStatus: () => ofPerson(sql`p.political_status`),
  education: () => ofPerson(sql`p.education`),
  composition: () => sql`t.composition`,
  mandate: () => sql`t.mandate`,
  delegation: () => sql`t.delegation_id::text`,
};

/** Seats that count: those whose deputies are in office, their duties suspended or not. The public's lists leave the suspended out, so its figures do too. */
const counted = (congressId: string, termId: string | null, isMasked: boolean) =>
  sql`t.congress_id = ${congressId} AND ${isMasked ? sql`t.state = 'active'` : sql`t.state IN ('active', 'suspended')`} AND ${termId === null ? sql`true` : sql`t.term_id = ${termId}`}`;

/** The structure of a congress's deputies of one term, the newest where none is named. */
export async function deputyStructure(
  db: Kysely<Database>,
  viewer: AnyActor | null,
  congressId: string,
  asked: string | undefined,
  today: string,
): Promise<StructureView> {
  const { rows: terms } = await sql<{ id: string; term_no: number }>`SELECT id, term_no FROM term WHERE congress_id = ${congressId}
    AND ${asked ? sql`id = ${asked}` : sql`state = 'active'`} ORDER BY term_no DESC LIMIT 1`.execute(db);
  const term = terms[0] ?? null;
  if (asked && !term) throw new ProblemError('notFound');
  const isMasked = !readsFigures(viewer, congressId, keepers);
  const year = Number(today.slice(0, 4));
  const seats = sql`SELECT ${sql.join(structureDimensions.map((d) => sql`${expressions[d](year)} AS ${sql.id(snakeless(d))}`))}, t.state
    FROM deputyship t WHERE ${counted(congressId, term?.id ?? null, isMasked)}`;
  const parts = structureDimensions.map(
    (d) => sql`SELECT ${d}::text AS dimension, ${sql.id(snakeless(d))}::text AS value, count(*)::int AS count FROM seats GROUP BY 2`,
  );
  const { rows } = await sql<{ dimension: string; value: string | null; count: number }>`WITH seats AS MATERIALIZED (${seats})
    ${sql.join(parts, sql` UNION ALL `)} UNION ALL SELECT 'state', state, count(*)::int FROM seats GROUP BY 2`.execute(db);
  const of = (dimension: string) => rows.filter((r) => r.dimension === dimension);
  const total = of('state').reduce((sum, r) => sum + r.count, 0);
  const delegations = of('delegation').flatMap((r) => r.value ?? []);
  const { rows: names } = await sql<{ id: string; name: string }>`SELECT id, name FROM delegation
    WHERE congress_id = ${congressId} AND id::text = ANY(${delegations})`.execute(db);
  return {
    termId: term?.id ?? null,
    termNo: term?.term_no ?? null,
    total,
    // To the public a suspension is not told, not even as a number.
    suspended: of('state').find((r) => r.value === 'suspended')?.count ?? 0,
    isMasked,
    dimensions: structureDimensions.map((id) => {
      const sorted = of(id).sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)));
      const shown = isMasked && id !== 'delegation' ? masked(sorted) : sorted;
      return { id, rows: shown.map((r) => ({ ...r, percent: r.count === null ? null : percent(r.count, total) })).map(rowOf) };
    }),
    names: Object.fromEntries(names.map((n) => [n.id, n.name])),
  };
}

const snakeless = (dimension: string): string => `d_${dimension.toLowerCase()}`;
const rowOf = ({ value, count, percent: share }: { value: string | null; count: number | null; percent: string | null }) => ({
  value,
  count,
  percent: share,
});

interface Counted {
  readonly value: string | null;
  readonly count: number | null;
}

/**
 * Leaves out the numbers below five. Where that is a single one, or those left out add up to fewer than five, the next smallest goes too:
 * the total would give it away.
 */
export function masked(rows: readonly { readonly value: string | null; readonly count: number }[]): Counted[] {
  const rising = [...rows].sort((a, b) => a.count - b.count);
  const hidden = new Set(rising.filter((r) => r.count < fewest));
  const sum = () => [...hidden].reduce((all, r) => all + r.count, 0);
  for (const row of rising) {
    if (hidden.size === 0 || (hidden.size > 1 && sum() >= fewest)) break;
    hidden.add(row);
  }
  return rows.map((r) => (hidden.has(r) ? { value: r.value, count: null } : r));
}

/** The seats behind one figure, as a list's condition: the very one they are counted by. Only for the offices that keep the register. */
export function structureRows(
  query: Readonly<Record<string, unknown>>,
  viewer: AnyActor | null,
  congressId: string,
  today: string,
): RawBuilder<SqlBool>[] {
  if (typeof query.structure !== 'string') return [];
  const [dimension = '', value = ''] = query.structure.split(':');
  const known = structureDimensions.find((d) => d === dimension);
  if (!known || !readsFigures(viewer, congressId, keepers)) throw new ProblemError('unknownFilter', { name: 'structure' });
  const told = expressions[known](Number(today.slice(0, 4)));
  const same = value === '' ? sql`${told} IS NULL` : sql`${told}::text = ${value}`;
  return [sql<SqlBool>`(${counted(congressId, null, false)} AND ${same})`];
}
