import { type Kysely, sql } from 'kysely';
import { type CandidatesView, mostCandidates } from '../../contract/activities.ts';
import type { Activity } from '../../processes/activity/activity.record.ts';
import type { Database } from '../db/tables.ts';

interface Seat {
  readonly id: string;
  readonly name: string;
  readonly seat_no: string;
  readonly delegation_id: string | null;
  readonly electoral_unit: string | null;
  readonly occupation: string | null;
  readonly specialties: readonly string[] | null;
  readonly field_ids: readonly string[] | null;
  readonly invited: number;
}
interface Group {
  readonly id: string;
  readonly name: string;
  readonly member_ids: readonly string[];
}
type Reason = CandidatesView['items'][number]['reasons'][number];

/** The most deputies looked at: the largest congress has about three thousand. */
const mostSeats = 5000;

/**
 * Deputies who fit an activity by field, specialty, post, group, delegation or station, and are not invited yet: those least invited this
 * year first. `all` adds those without a reason behind them,
 * `q` looks among everybody by name, seat and post. Who may ask has been asked before.
 */
export async function candidatesFor(
  db: Kysely<Database>,
  congressId: string,
  activityId: string,
  activity: Activity,
  { all, q }: { readonly all: boolean; readonly q: string },
): Promise<CandidatesView> {
  const year = activity.startOn.slice(0, 4);
  const { rows: seats } = await sql<Seat>`
    SELECT d.id, d.name, d.seat_no, d.delegation_id, d.electoral_unit, d.occupation, d.specialties, d.field_ids, coalesce(n.invited, 0)::int AS invited
    FROM deputyship d LEFT JOIN (SELECT deputy_id, count(*) AS invited FROM participation WHERE congress_id = ${congressId} AND state <> 'withdrawn'
        AND start_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`} GROUP BY 1) n ON n.deputy_id = d.id
    WHERE d.congress_id = ${congressId} AND d.state = 'active' AND strpos(lower(concat_ws(' ', d.name, d.seat_no, d.occupation)), lower(${q})) > 0
      AND NOT EXISTS (SELECT 1 FROM participation p
      WHERE p.congress_id = d.congress_id AND p.activity_id = ${activityId} AND p.deputy_id = d.id AND p.state <> 'withdrawn')
    ORDER BY d.seat_no, d.id LIMIT ${mostSeats}`.execute(db);
  const fits = await fitting(db, congressId, activity);
  const items = seats.map((seat) => ({
    deputyId: seat.id,
    name: seat.name,
    seatNo: seat.seat_no,
    occupation: seat.occupation,
    invited: seat.invited,
    reasons: fits(seat),
  }));
  const fit = items.filter((i) => i.reasons.length > 0).sort((a, b) => a.invited - b.invited || b.reasons.length - a.reasons.length);
  const rest = all || q !== '' || fit.length === 0 ? items.filter((i) => i.reasons.length === 0).sort((a, b) => a.invited - b.invited) : [];
  const found = [...fit, ...rest];
  return { items: found.slice(0, mostCandidates), fitting: fit.length, free: items.length, isCut: found.length > mostCandidates };
}

async function fitting(db: Kysely<Database>, congressId: string, activity: Activity): Promise<(seat: Seat) => Reason[]> {
  const fields = activity.fieldIds ?? [];
  const wanted = activity.specialties ?? [];
  const { rows: groups } =
    await sql<Group>`SELECT id, name, member_ids FROM deputy_group WHERE congress_id = ${congressId} AND state = 'active'
    AND (id = ${activity.groupId ?? null} OR (kind = 'professional' AND field_ids ?| ${[...fields]})) ORDER BY sort_no, id LIMIT 50`.execute(
      db,
    );
  const { rows: named } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM category WHERE congress_id = ${congressId} AND id = ANY(${[...fields]})
    UNION ALL SELECT id, name FROM delegation WHERE congress_id = ${congressId} AND id = ${activity.delegationId}`.execute(db);
  const nameOf = new Map(named.map((n) => [n.id, n.name]));
  const { rows: stations } = await sql<{ id: string; name: string; deputy_ids: readonly string[] }>`
    SELECT id, name, deputy_ids FROM station WHERE congress_id = ${congressId} AND id = ${activity.stationId ?? null}`.execute(db);
  const isAlike = (a: string, b: string) => a.includes(b) || b.includes(a);
  return (seat) => [
    ...(seat.field_ids ?? []).filter((id) => fields.includes(id)).map((id): Reason => ({ kind: 'field', id, word: nameOf.get(id) ?? '' })),
    ...(seat.specialties ?? [])
      .filter((word) => wanted.some((w) => isAlike(w, word)))
      .map((word): Reason => ({ kind: 'specialty', id: null, word })),
    ...wanted.filter((word) => seat.occupation?.includes(word)).map((word): Reason => ({ kind: 'post', id: null, word })),
    ...groups.filter((g) => g.member_ids.includes(seat.id)).map((g): Reason => ({ kind: 'group', id: g.id, word: g.name })),
    ...(activity.delegationId && seat.delegation_id === activity.delegationId
      ? [{ kind: 'delegation', id: activity.delegationId, word: nameOf.get(activity.delegationId) ?? '' } as const]
      : []),
    ...stations.filter((s) => s.deputy_ids.includes(seat.id)).map((s): Reason => ({ kind: 'station', id: s.id, word: s.name })),
  ];
}
