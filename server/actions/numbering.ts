import { sql, type Transaction } from 'kysely';
import type { NumberRequest } from '../../engine/define.ts';
import type { Database } from '../db/tables.ts';

/** Allots the next number of each series. The series' row stays locked until the end, so a number given up leaves no gap. */
export async function allotNumbers(
  tx: Transaction<Database>,
  congressId: string,
  requests: readonly NumberRequest<string>[],
): Promise<Record<string, string | number>> {
  const given: Record<string, string | number> = {};
  for (const request of requests) {
    if (request.taken !== undefined) {
      await goOnAfter(tx, congressId, request.series, request.taken);
      given[request.field] = request.taken;
      continue;
    }
    const { rows } = await sql<{
      last: number;
    }>`INSERT INTO numbering (congress_id, series, last) VALUES (${congressId}, ${request.series}, 1)
      ON CONFLICT (congress_id, series) DO UPDATE SET last = numbering.last + 1 RETURNING last`.execute(tx);
    const n = rows[0]?.last ?? 1;
    given[request.field] = request.format ? request.format.replace('{n}', String(n)) : n;
  }
  return given;
}

/** Lets a series go on after a number that was given elsewhere. */
export async function goOnAfter(tx: Transaction<Database>, congressId: string, series: string, taken: number): Promise<void> {
  await sql`INSERT INTO numbering (congress_id, series, last) VALUES (${congressId}, ${series}, ${taken})
    ON CONFLICT (congress_id, series) DO UPDATE SET last = greatest(numbering.last, excluded.last)`.execute(tx);
}
