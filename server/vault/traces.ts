import { createHmac, hkdfSync } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { AnyProcess } from '../../engine/define.ts';
import { shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import type { Owner } from './marks.ts';

/** A keyed hash by which records of the same person are found. */
export interface Trace {
  readonly field: string;
  readonly trace: Buffer;
}

/** One way of writing what tells who somebody is: without country code and marks, in one width and case. */
export function plainly(kind: string, text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return kind === 'phone' ? plain.replace(/\D+/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '') : plain;
}

/** The trace of a text in a field; another in every congress, and none that can be made without the installation's key. */
export function traceOf(secretKey: Buffer, congressId: string, field: string, kind: string, text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yishi vault traces', 32));
  return createHmac('sha256', key)
    .update(`${congressId} ${field}\n${plainly(kind, text)}`, 'utf8')
    .digest();
}

/** The traces of those fields of a decision by which people are found. A field that was emptied has none. */
export function tracesIn(
  secretKey: Buffer,
  process: AnyProcess,
  congressId: string,
  patch: Readonly<Record<string, unknown>>,
): { readonly kept: readonly Trace[]; readonly emptied: readonly string[] } {
  const kept: Trace[] = [];
  const emptied: string[] = [];
  for (const [field, shape] of Object.entries(shapesOf(process.record))) {
    if (!shape.findable || !Object.hasOwn(patch, field)) continue;
    const value = patch[field];
    if (typeof value === 'string') kept.push({ field, trace: traceOf(secretKey, congressId, field, shape.kind, value) });
    else emptied.push(field);
  }
  return { kept, emptied };
}

/** Keeps the traces of a decision, in the transaction that writes it. */
export async function keepTraces(
  tx: Transaction<Database>,
  secretKey: Buffer,
  process: AnyProcess,
  { congressId, recordId }: Owner,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { kept, emptied } = tracesIn(secretKey, process, congressId, patch);
  if (emptied.length > 0)
    await tx
      .deleteFrom('confided_trace')
      .where('congress_id', '=', congressId)
      .where('record_id', '=', recordId)
      .where('field', 'in', emptied)
      .execute();
  if (kept.length === 0) return;
  await tx
    .insertInto('confided_trace')
    .values(kept.map(({ field, trace }) => ({ congress_id: congressId, record_id: recordId, process: process.id, field, trace })))
    .onConflict((oc) => oc.columns(['congress_id', 'record_id', 'field']).doUpdateSet({ trace: sql`excluded.trace` }))
    .execute();
}
