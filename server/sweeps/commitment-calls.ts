import { sql } from 'kysely';
import type { SystemActor } from '../../engine/actor.ts';
import { commitment } from '../../processes/commitment/commitment.ts';
import { congressTime } from '../actions/rule-books.ts';
import { runAction } from '../actions/run-action.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';

const clockActor: SystemActor = { kind: 'system', name: 'clock' };
const batch = 500;

/**
 * In the part of the year that the rules set for it, asks for a report on every commitment still open, once a year.
 * Answers how many were asked for.
 */
export async function callForReports(deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>): Promise<number> {
  const congresses = await deps.db.selectFrom('congress').select('id').where('state', '=', 'active').execute();
  let called = 0;
  for (const { id: congressId } of congresses) {
    const time = await congressTime(deps.db, congressId);
    const today = time.today(deps.clock.now());
    const window = time.rules.window('commitment.report', today);
    if (!window || today < window.from || today > window.until) continue;
    const { rows } = await sql<{ id: string }>`SELECT c.id FROM commitment c WHERE c.congress_id = ${congressId} AND c.state = 'ongoing'
      AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.congress_id = c.congress_id AND d.process = 'commitment' AND d.record_id = c.id
        AND d.key = 'report' AND d.start_on >= ${window.from}) ORDER BY c.id LIMIT ${batch}`.execute(deps.db);
    for (const { id } of rows) {
      try {
        const request = { process: commitment, congressId, id, action: 'callForReport', input: { dueOn: window.until }, actor: clockActor };
        await runAction(deps, request, { requestId: `sweep:callForReport:${window.from}` });
        called += 1;
      } catch (error) {
        // The unit has just acted on it; the next sweep looks again.
        if (!(error instanceof ProblemError)) throw error;
      }
    }
  }
  return called;
}
