import { type Kysely, sql, type Transaction } from 'kysely';
import type { Grade } from '../../processes/assessment/assessment.count.ts';
import type { Database } from '../db/tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** How many ballots each unit got with each grade, and how many members have voted; nothing else is kept of a vote. */
export interface Ballots {
  readonly voted: number;
  readonly counts: readonly { readonly unitId: string; readonly grade: Grade; readonly count: number }[];
}

/** Counts what is in the box of one assessment. */
export async function countBallots(tx: Tx, congressId: string, assessmentId: string): Promise<Ballots> {
  const { rows } = await sql<{ unitId: string; grade: Grade; count: number }>`SELECT unit_id AS "unitId", grade, count FROM assessment_tally
    WHERE congress_id = ${congressId} AND assessment_id = ${assessmentId} ORDER BY unit_id, grade`.execute(tx);
  const turnout = await sql<{ voted: number }>`SELECT count(*)::int AS voted FROM assessment_turnout
    WHERE congress_id = ${congressId} AND assessment_id = ${assessmentId}`.execute(tx);
  return { voted: turnout.rows[0]?.voted ?? 0, counts: rows };
}
