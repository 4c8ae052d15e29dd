import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnyProcess } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import { tableOf } from './columns.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** How a record is called where another one points to it. */
const titles: Readonly<Record<string, string>> = {
  suggestion: 'title',
  assignment: 'suggestion_title',
  commitment: 'content',
  term: 'term_no',
  localRule: 'rule_key',
  holidayYear: 'year',
};

/** Ids by the process they belong to. */
export type Wanted = Map<string, Set<string>>;

/** Gathers the ids that the given fields of a record point to. */
export function want(wanted: Wanted, process: AnyProcess, fields: Readonly<Record<string, unknown>>): void {
  gather(wanted, shapesOf(process.record), fields);
}

function gather(wanted: Wanted, shapes: Readonly<Record<string, FieldShape>>, value: Readonly<Record<string, unknown>>): void {
  for (const [name, shape] of Object.entries(shapes)) {
    const given = value[name];
    if (given === null || given === undefined) continue;
    if (shape.ref) for (const id of Array.isArray(given) ? given : [given]) wantOne(wanted, shape.ref, id);
    else if (shape.kind === 'rows' && shape.columns)
      for (const row of given as Record<string, unknown>[]) gather(wanted, shape.columns, row);
  }
}

export function wantOne(wanted: Wanted, process: string, id: string): void {
  const ids = wanted.get(process) ?? new Set();
  ids.add(id);
  wanted.set(process, ids);
}

/** Names of the wanted records by id, in one round trip. `account` stands for accounts. */
export async function namesOf(tx: Tx, congressId: string, wanted: Wanted): Promise<Record<string, string>> {
  const parts = [...wanted]
    .filter(([, ids]) => ids.size > 0)
    .map(([process, ids]) => {
      if (process === 'account') return sql`SELECT id, name FROM account WHERE id = ANY(${[...ids]})`;
      const scope = process === 'congress' ? sql`true` : sql`congress_id = ${congressId}`;
      const name = sql.id(titles[process] ?? 'name');
      return sql`SELECT id, ${name}::text AS name FROM ${sql.table(tableOf(processOf(process)))} WHERE ${scope} AND id = ANY(${[...ids]})`;
    });
  if (parts.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx);
  return Object.fromEntries(rows.map((r) => [r.id, r.name]));
}
