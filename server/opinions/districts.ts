import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';

const most = 500;

/** The districts that somebody may name: those of the stations in use. */
export async function districtsOf(db: Kysely<Database>, congressId: string): Promise<string[]> {
  const { rows } = await sql<{ district: string }>`SELECT DISTINCT district FROM station
    WHERE congress_id = ${congressId} AND state = 'active' ORDER BY district LIMIT ${most}`.execute(db);
  return rows.map((row) => row.district);
}
