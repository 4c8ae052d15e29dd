import { type Kysely, sql } from 'kysely';
import type { DayView } from '../../contract/activities.ts';
import type { PlainDate } from '../../engine/calendar.ts';
import type { Database } from '../db/tables.ts';

const mostPlaces = 500;
interface Place {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly state: string;
  readonly start_on: PlainDate;
  readonly enterprises: number | null;
  readonly voters: number | null;
  readonly problems: number | null;
  readonly invited: number;
  readonly present: number;
  readonly opinions: number;
}

/** The figures of a day held at many places, as they stand: places, deputies, voters, opinions. Who may ask has been asked before. */
export async function dayOf(
  db: Kysely<Database>,
  congressId: string,
  activityId: string,
  now: Date,
  today: PlainDate,
): Promise<Omit<DayView, 'names'>> {
  const { rows: all } = await sql<Place & { is_part: boolean }>`
    SELECT a.id, a.name, a.place, a.state, a.start_on, a.enterprises, a.voters, a.problems, a.part_of_id IS NOT DISTINCT FROM ${activityId} AS is_part,
      (SELECT count(*) FROM participation p WHERE p.congress_id = a.congress_id AND p.activity_id = a.id AND p.state <> 'withdrawn')::int AS invited,
      (SELECT count(*) FROM participation p WHERE p.congress_id = a.congress_id AND p.activity_id = a.id AND p.state = 'present')::int AS present,
      (SELECT count(*) FROM opinion o WHERE o.congress_id = a.congress_id AND o.activity_id = a.id AND o.state <> 'held')::int AS opinions
    FROM activity a WHERE a.congress_id = ${congressId} AND a.state <> 'ended' AND (a.id = ${activityId} OR a.part_of_id = ${activityId})
    ORDER BY a.name, a.id LIMIT ${mostPlaces}`.execute(db);
  const parts = all.filter((a) => a.is_part);
  const places = parts.length > 0 ? parts : all;
  // Who was invited to the whole, and what was told through its own code, counts besides its places.
  const counted = all.filter(
    (a) => places.includes(a) || a.invited + a.opinions + (a.voters ?? 0) + (a.enterprises ?? 0) + (a.problems ?? 0) > 0,
  );
  const ids = counted.map((p) => p.id);
  const { rows: categories } = await sql<{ categoryId: string | null; count: number; handed: number; closed: number }>`
    SELECT category_id AS "categoryId", count(*)::int AS count, count(*) FILTER (WHERE unit_id IS NOT NULL)::int AS handed,
      count(*) FILTER (WHERE closed_on IS NOT NULL)::int AS closed
    FROM opinion WHERE congress_id = ${congressId} AND activity_id = ANY(${ids}) AND state <> 'held' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`.execute(
    db,
  );
  const sum = (of: (p: Place) => number | null) => counted.reduce((n, p) => n + (of(p) ?? 0), 0);
  const isRunning = (p: Place) => ['notified', 'signingUp'].includes(p.state) && p.start_on <= today;
  return {
    at: now.toISOString(),
    places: places.length,
    open: places.filter(isRunning).length,
    held: places.filter((p) => ['held', 'reportDrafted', 'handedOver', 'organFeedback', 'archived'].includes(p.state)).length,
    invited: sum((p) => p.invited),
    present: sum((p) => p.present),
    enterprises: sum((p) => p.enterprises),
    voters: sum((p) => p.voters),
    problems: sum((p) => p.problems),
    opinions: sum((p) => p.opinions),
    handedOver: categories.reduce((n, c) => n + c.handed, 0),
    closed: categories.reduce((n, c) => n + c.closed, 0),
    byCategory: categories.map(({ categoryId, count }) => ({ categoryId, count })),
    stations: counted.map(({ id, name, place, state, invited, present, voters, opinions }) => ({
      id,
      name,
      place,
      state,
      invited,
      present,
      voters: voters ?? 0,
      opinions,
    })),
  };
}
