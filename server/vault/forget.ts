import type { Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';

/** Long before anything: a file of this age is swept at the next opportunity. */
const longAgo = new Date(0);

/**
 * Drops everything confided of one record for good, and lets go of its files, which the next sweep removes with their content. Rows and
 * log keep the marks, which tell nothing any more.
 */
export async function forgetRecord(tx: Transaction<Database>, congressId: string, process: string, recordId: string): Promise<void> {
  await tx.deleteFrom('confided').where('congress_id', '=', congressId).where('record_id', '=', recordId).execute();
  await tx.deleteFrom('confided_trace').where('congress_id', '=', congressId).where('record_id', '=', recordId).execute();
  await tx.deleteFrom('form_draft').where('congress_id', '=', congressId).where('key', 'like', `${process}:${recordId}:%`).execute();
  await tx
    .updateTable('file')
    .set({ process: null, record_id: null, slot: null, attached_at: null, uploaded_at: longAgo })
    .where('congress_id', '=', congressId)
    .where('process', '=', process)
    .where('record_id', '=', recordId)
    .execute();
}
