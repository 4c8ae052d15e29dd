import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/tables.ts';
import { byStart } from './validity.ts';

/** The versions of a statute without their words, oldest first; withdrawn ones are none. */
export async function versionsOf(db: Kysely<Database> | Transaction<Database>, statuteId: string) {
  const rows = await db
    .selectFrom('statute_version')
    .select(['id', 'change', 'passed_on', 'effective_on', 'ended_on', 'ended_by', 'document_no', 'source_name', 'article_count'])
    .where('statute_id', '=', statuteId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return byStart(rows);
}
