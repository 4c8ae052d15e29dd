import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { processes, processOf } from '../../processes/all.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import { isConfided } from '../vault/replace.ts';
import { tableOf } from './columns.ts';
import { numberColumn, titleColumn, titleField } from './titles.ts';
import { visibleRows } from './visibility.ts';

type Tx = Kysely<Database> | Transaction<Database>;

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
    if (shape.kind === 'account') wantOne(wanted, 'account', given as string);
    else if (shape.ref) for (const id of Array.isArray(given) ? given : [given]) wantOne(wanted, shape.ref, id);
    else if (shape.kind === 'rows' && shape.columns)
      for (const row of given as Record<string, unknown>[]) gather(wanted, shape.columns, row);
  }
}

export function wantOne(wanted: Wanted, process: string, id: string): void {
  const ids = wanted.get(process) ?? new Set();
  ids.add(id);
  wanted.set(process, ids);
}

/**
 * Names of the wanted records by id, in one round trip. `account` stands for accounts. A record of a process is named only to a viewer who
 * may see its name: pointing to it tells no more than that it is there.
 */
export async function namesOf(tx: Tx, congressId: string, wanted: Wanted, viewer: AnyActor | null): Promise<Record<string, string>> {
  const parts = [...wanted]
    .filter(([, ids]) => ids.size > 0)
    .map(([process, ids]) => {
      if (process === 'account') return sql`SELECT id, name FROM account WHERE id = ANY(${[...ids]})`;
      const declared = processOf(process);
      const scope = process === 'congress' ? sql`true` : sql`t.congress_id = ${congressId}`;
      const seen = processes.includes(declared)
        ? visibleRows(declared, viewer, congressId, declared.groups[titleField(declared)] as FieldGroup)
        : sql`true`;
      // What people confided is not for the names of others' fields: the record is called by its number.
      const called = isConfided(declared, titleField(declared))
        ? sql`coalesce('#' || t.${sql.id(numberColumn(declared) ?? 'id')}, '#')`
        : sql.ref(`t.${titleColumn(declared)}`);
      return sql`SELECT t.id, ${called}::text AS name FROM ${sql.table(tableOf(declared))} t
        WHERE ${scope} AND t.id = ANY(${[...ids]}) AND ${seen}`;
    });
  if (parts.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx);
  return Object.fromEntries(rows.map((r) => [r.id, r.name]));
}
