import { type Kysely, sql } from 'kysely';
import type { StationFigures } from '../../contract/stations.ts';
import { addDays } from '../../engine/calendar.ts';
import type { CongressTime } from '../actions/rule-books.ts';
import type { Database } from '../db/tables.ts';

const most = 3000;
const summed = ['receptions', 'announced', 'visitors', 'opinions', 'settled', 'mediations', 'rated', 'satisfied'] as const;

/** How every open station of a congress did in a year, the most active first, and which of them had no reception for long. */
export async function stationFigures(
  db: Kysely<Database>,
  congressId: string,
  time: CongressTime,
  today: string,
  year: number,
): Promise<StationFigures> {
  const [from, until] = [`${year}-01-01`, `${year}-12-31`];
  const idleAfter = time.rules.number('station.idle', today);
  // Every day of the year is looked at as it stood at its end; the present year as it stands today.
  const asOf = until < today ? until : today;
  const idleSince = addDays(asOf, -idleAfter);
  type Line = StationFigures['stations'][number];
  const { rows } = await sql<Line>`
    WITH held AS (
      SELECT station_id, held_on, announced_on, coalesce(visitors, 0) AS visitors, present_ids FROM reception
      WHERE congress_id = ${congressId} AND held_on IS NOT NULL AND state IN ('held', 'closed')
    ), told AS (
      SELECT station_id, count(*)::int AS opinions,
        count(*) FILTER (WHERE fed_back_on IS NOT NULL AND refusal_ground IS NULL AND rating IS DISTINCT FROM 'dissatisfied')::int AS settled,
        count(rating)::int AS rated, count(*) FILTER (WHERE rating IN ('satisfied', 'basicallySatisfied'))::int AS satisfied
      FROM opinion WHERE congress_id = ${congressId} AND station_id IS NOT NULL AND state <> 'held' AND submitted_on BETWEEN ${from} AND ${until}
      GROUP BY 1
    ), mediated AS (
      SELECT station_id, count(*)::int AS mediations FROM mediation
      WHERE congress_id = ${congressId} AND confirmed_on IS NOT NULL AND state IN ('confirmed', 'closed', 'archived') AND "on" BETWEEN ${from} AND ${until}
      GROUP BY 1
    )
    SELECT s.id, s.name, s.kind, s.district,
      coalesce(y.receptions, 0) AS receptions, coalesce(y.announced, 0) AS announced, coalesce(y.visitors, 0) AS visitors,
      coalesce((SELECT count(DISTINCT p.seat) FROM held h CROSS JOIN LATERAL jsonb_array_elements_text(h.present_ids) AS p(seat)
        WHERE h.station_id = s.id AND h.held_on BETWEEN ${from} AND ${until}), 0)::int AS serving,
      coalesce(told.opinions, 0) AS opinions, coalesce(told.settled, 0) AS settled, coalesce(mediated.mediations, 0) AS mediations, coalesce(told.rated, 0) AS rated, coalesce(told.satisfied, 0) AS satisfied,
      last.held_on AS "lastOn",
      (SELECT min(r."on") FROM reception r WHERE r.congress_id = s.congress_id AND r.station_id = s.id AND r.state = 'announced' AND r."on" >= ${today}) AS "nextOn",
      coalesce(last.held_on, s.opened_on, s.created_at::date) < ${idleSince}::date AS "isIdle"
    FROM station s
    LEFT JOIN LATERAL (SELECT count(*)::int AS receptions, count(announced_on)::int AS announced, sum(visitors)::int AS visitors FROM held
      WHERE held.station_id = s.id AND held_on BETWEEN ${from} AND ${until}) y ON true
    LEFT JOIN LATERAL (SELECT max(held_on) AS held_on FROM held WHERE held.station_id = s.id AND held_on <= ${asOf}) last ON true
    LEFT JOIN told ON told.station_id = s.id
    LEFT JOIN mediated ON mediated.station_id = s.id
    WHERE s.congress_id = ${congressId} AND s.state = 'active' AND s.standing = 'open'
    ORDER BY receptions DESC, opinions DESC, s.code LIMIT ${most + 1}`.execute(db);
  const stations = rows.slice(0, most);
  const sumOf = (field: (typeof summed)[number]) => stations.reduce((sum, s) => sum + s[field], 0);
  const [serving] = (
    await sql<{ count: number }>`SELECT count(DISTINCT p.seat)::int AS count FROM reception r
      JOIN station s ON s.congress_id = r.congress_id AND s.id = r.station_id AND s.state = 'active' AND s.standing = 'open'
      CROSS JOIN LATERAL jsonb_array_elements_text(r.present_ids) AS p(seat)
      WHERE r.congress_id = ${congressId} AND r.state IN ('held', 'closed') AND r.held_on BETWEEN ${from} AND ${until}`.execute(db)
  ).rows;
  return {
    year,
    idleAfter,
    total: {
      stations: stations.length,
      idle: stations.filter((s) => s.isIdle).length,
      serving: serving?.count ?? 0,
      receptions: sumOf('receptions'),
      announced: sumOf('announced'),
      visitors: sumOf('visitors'),
      opinions: sumOf('opinions'),
      settled: sumOf('settled'),
      mediations: sumOf('mediations'),
      rated: sumOf('rated'),
      satisfied: sumOf('satisfied'),
    },
    stations,
    isCut: rows.length > most,
  };
}
