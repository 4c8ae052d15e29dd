import { type Kysely, sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { processOf } from '../../processes/all.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import type { FieldError } from '../problem.ts';
import { tableOf } from './columns.ts';

type Tx = Kysely<Database> | Transaction<Database>;

export interface Reference {
  readonly path: string;
  readonly process: string;
  readonly id: string;
}

/** Every id in an input that must belong to a record of the same congress and does not; at most one error a field. */
export async function brokenReferences(tx: Tx, congressId: string, input: z.ZodObject, value: unknown): Promise<FieldError[]> {
  const references = referencesIn(input, value);
  const errors: FieldError[] = [];
  for (const process of new Set(references.map((r) => r.process))) {
    const wanted = references.filter((r) => r.process === process);
    const ids = [...new Set(wanted.map((r) => r.id))];
    const scope = process === 'congress' ? sql`true` : sql`congress_id = ${congressId}`;
    const { rows } = await sql<{
      id: string;
    }>`SELECT id FROM ${sql.table(tableOf(processOf(process)))} WHERE ${scope} AND id = ANY(${ids})`.execute(tx);
    const found = new Set(rows.map((r) => r.id));
    for (const r of wanted) if (!found.has(r.id)) errors.push({ path: r.path, code: 'unknownReference', message: 'unknownReference' });
  }
  return errors;
}

/** The ids in an input that point to other records. */
export const referencesIn = (input: z.ZodObject, value: unknown): Reference[] =>
  collect(shapesOf(input), value as Record<string, unknown>, '');

function collect(shapes: Readonly<Record<string, FieldShape>>, value: Record<string, unknown>, prefix: string): Reference[] {
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const at = `${prefix}${name}`;
    const given = value[name];
    if (given === null || given === undefined) return [];
    if (shape.kind === 'ref' && shape.ref) return [{ path: at, process: shape.ref, id: given as string }];
    if (shape.kind === 'refs' && shape.ref) {
      const process = shape.ref;
      return (given as string[]).map((id) => ({ path: at, process, id }));
    }
    if (shape.kind === 'rows' && shape.columns) {
      const columns = shape.columns;
      return (given as Record<string, unknown>[]).flatMap((row, i) => collect(columns, row, `${at}.${i}.`));
    }
    return [];
  });
}
