import { sql } from 'kysely';
import type { SystemActor } from '../../engine/actor.ts';
import { addDays } from '../../engine/calendar.ts';
import { reception } from '../../processes/reception/reception.ts';
import { congressTime } from '../actions/rule-books.ts';
import { runAction } from '../actions/run-action.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';

const clockActor: SystemActor = { kind: 'system', name: 'clock' };
/** How far ahead the days of a station's row become reception days of their own, and how many at once. */
const ahead = 60;
const batch = 500;

interface Named {
  readonly id: string;
  readonly day: {
    readonly on: string;
    readonly from: string;
    readonly until: string;
    readonly deputyIds: string[];
    readonly subject: string | null;
  };
}

/**
 * Makes a reception day of each day that an open station's register row names for the coming weeks and that none was planned for at that
 * time, a cancelled or moved one included: what was cancelled or moved is not planned again. Answers how many.
 */
export async function planReceptions(deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>): Promise<number> {
  const congresses = await deps.db.selectFrom('congress').select('id').where('state', '=', 'active').execute();
  let planned = 0;
  for (const { id: congressId } of congresses) {
    const today = (await congressTime(deps.db, congressId)).today(deps.clock.now());
    const { rows } = await sql<Named>`SELECT s.id, d.day FROM station s
      CROSS JOIN LATERAL jsonb_array_elements(coalesce(s.reception_days, '[]'::jsonb)) AS d(day)
      WHERE s.congress_id = ${congressId} AND s.state = 'active' AND s.standing = 'open'
        AND d.day->>'on' BETWEEN ${today} AND ${addDays(today, ahead)} AND jsonb_array_length(d.day->'deputyIds') > 0
        AND NOT EXISTS (SELECT 1 FROM reception r WHERE r.congress_id = s.congress_id AND r.station_id = s.id
          AND (r.planned_for = (d.day->>'on') || ' ' || (d.day->>'from')
            OR r."on" = (d.day->>'on')::date AND r."from" < d.day->>'until' AND d.day->>'from' < r."until"))
      ORDER BY d.day->>'on', s.id LIMIT ${batch}`.execute(deps.db);
    for (const { id: stationId, day } of rows) {
      const { subject, ...rest } = day;
      const input = { stationId, ...rest, ...(subject ? { subject } : {}) };
      try {
        await runAction(
          deps,
          { process: reception, congressId, action: 'plan', input, actor: clockActor },
          { requestId: `sweep:planReceptions:${day.on}` },
        );
        planned += 1;
      } catch (error) {
        // Somebody planned it in the same moment, or the station closed.
        if (!(error instanceof ProblemError)) throw error;
      }
    }
  }
  return planned;
}
