import { type Kysely, sql } from 'kysely';
import type { RosterView } from '../../contract/activities.ts';
import { mostInvited } from '../../processes/activity/activity.record.ts';
import type { Database } from '../db/tables.ts';

/** Who was asked to an activity and how they stand, in the order of their seats. Who may ask has been asked before. */
export async function rosterOf(db: Kysely<Database>, congressId: string, activityId: string, capacity: number | null): Promise<RosterView> {
  const { rows } = await sql<Omit<RosterView['items'][number], 'signedInAt'> & { signedInAt: Date | null }>`
    SELECT p.id, p.deputy_id AS "deputyId", d.name, d.seat_no AS "seatNo", p.state, p.because, p.signed_in_at AS "signedInAt",
      p.signed_in_by AS "signedInBy", coalesce(jsonb_array_length(p.speeches), 0) AS speeches
    FROM participation p JOIN deputyship d ON d.congress_id = p.congress_id AND d.id = p.deputy_id
    WHERE p.congress_id = ${congressId} AND p.activity_id = ${activityId} AND p.state <> 'withdrawn'
    ORDER BY d.seat_no, p.id LIMIT ${mostInvited}`.execute(db);
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return { counts, capacity, items: rows.map((r) => ({ ...r, signedInAt: r.signedInAt?.toISOString() ?? null })) };
}

/** How many are there, of how many who were asked and have not been let off. */
export async function presence(
  db: Kysely<Database>,
  congressId: string,
  activityId: string,
): Promise<{ present: number; expected: number }> {
  const { rows } = await sql<{ present: number; expected: number }>`SELECT count(*) FILTER (WHERE state = 'present')::int AS present,
      count(*) FILTER (WHERE state NOT IN ('withdrawn', 'declined', 'onLeave', 'waiting'))::int AS expected
    FROM participation WHERE congress_id = ${congressId} AND activity_id = ${activityId}`.execute(db);
  return rows[0] ?? { present: 0, expected: 0 };
}

/** The part that a seat has in an activity, if it was asked. */
export async function ownPart(db: Kysely<Database>, congressId: string, activityId: string, seat: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM participation WHERE congress_id = ${congressId} AND activity_id = ${activityId}
    AND deputy_id = ${seat} AND state <> 'withdrawn' LIMIT 1`.execute(db);
  return rows[0]?.id ?? null;
}
