import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { FoundDeputies, FoundDeputy, FoundStation, findRoutes } from '../../contract/find-deputies.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { codeText } from './codes.ts';

export interface Finding {
  readonly db: Kysely<Database>;
  readonly secretKey: Buffer;
}
type Asked = z.output<typeof findRoutes.deputies.query>;

const pageSize = 30;
const mostStations = 500;

interface DeputyRow {
  readonly id: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly electoralUnit: string | null;
  readonly occupation: string | null;
  readonly serial: number | null;
  readonly regionCode: string;
}

const deputyColumns = sql`d.id, d.name, g.name AS delegation, d.electoral_unit AS "electoralUnit", d.occupation, k.serial, c.region_code AS "regionCode"`;
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A deputy's seat with its delegation, and a code of its own where one is in use. Only seats held now, of congresses that are at work. */
const seats = (congressId: string): RawBuilder<unknown> => sql`deputyship d
  JOIN congress c ON c.congress_id = d.congress_id AND c.id = d.congress_id AND c.state = 'active'
  LEFT JOIN delegation g ON g.congress_id = d.congress_id AND g.id = d.delegation_id
  LEFT JOIN LATERAL (SELECT k.serial FROM deputy_code k WHERE k.congress_id = ${congressId} AND k.deputy_id = d.id AND k.state = 'active'
    AND k.subject = 'deputy' ORDER BY k.serial DESC LIMIT 1) k ON true`;

const codeOf = (secretKey: Buffer, row: { readonly serial: number | null; readonly regionCode: string }): string | null =>
  row.serial === null ? null : codeText(secretKey, { regionCode: row.regionCode, serial: row.serial });

const lineOf = (secretKey: Buffer, row: DeputyRow) => ({
  id: row.id,
  name: row.name,
  delegation: row.delegation,
  electoralUnit: row.electoralUnit,
  occupation: row.occupation,
  code: codeOf(secretKey, row),
});

/** Deputies of a congress in the order of their seats, narrowed by what was asked; what the search may be narrowed by comes along. */
export async function findDeputies({ db, secretKey }: Finding, asked: Asked): Promise<FoundDeputies> {
  const { congress, q, delegation, district, station, after } = asked;
  const atStation = (
    where: RawBuilder<SqlBool>,
  ) => sql<SqlBool>`EXISTS (SELECT 1 FROM station s WHERE s.congress_id = ${congress} AND s.state = 'active'
    AND s.standing = 'open' AND s.deputy_ids ? d.id::text AND ${where})`;
  const where = [
    sql<SqlBool>`d.congress_id = ${congress} AND d.state = 'active'`,
    ...(q
      ? [
          sql<SqlBool>`(d.name ILIKE ${like(q)} OR d.electoral_unit ILIKE ${like(q)} OR ${atStation(sql<SqlBool>`s.district ILIKE ${like(q)}`)})`,
        ]
      : []),
    ...(delegation ? [sql<SqlBool>`d.delegation_id = ${delegation}`] : []),
    ...(district ? [atStation(sql<SqlBool>`s.district = ${district}`)] : []),
    ...(station ? [atStation(sql<SqlBool>`s.id = ${station}`)] : []),
    ...(after ? [sql<SqlBool>`d.seat_no > ${after}`] : []),
  ];
  const [found, delegations, districts] = await Promise.all([
    sql<DeputyRow & { readonly seatNo: string }>`SELECT ${deputyColumns}, d.seat_no AS "seatNo" FROM ${seats(congress)}
      WHERE ${sql.join(where, sql` AND `)} ORDER BY d.seat_no LIMIT ${pageSize + 1}`.execute(db),
    sql<{
      id: string;
      name: string;
    }>`SELECT id, name FROM delegation WHERE congress_id = ${congress} AND state = 'active' ORDER BY sort_no LIMIT 200`.execute(db),
    sql<{
      district: string;
    }>`SELECT DISTINCT district FROM station WHERE congress_id = ${congress} AND state = 'active' AND standing = 'open'
      ORDER BY district LIMIT 500`.execute(db),
  ]);
  const rows = found.rows.slice(0, pageSize);
  return {
    items: rows.map((row) => lineOf(secretKey, row)),
    next: found.rows.length > pageSize ? (rows.at(-1)?.seatNo ?? null) : null,
    delegations: delegations.rows,
    districts: districts.rows.map((row) => row.district),
  };
}

/** What everybody may know of one deputy. A seat that is not held now is not there. */
export async function findDeputy({ db, secretKey }: Finding, congressId: string, id: string): Promise<FoundDeputy> {
  const { rows } = await sql<
    DeputyRow & Pick<FoundDeputy, 'introduction'> & { specialties: string[] | null; photoIds: string[] | null; congress: string }
  >`
    SELECT ${deputyColumns}, d.introduction, d.specialties, d.photo_ids AS "photoIds", c.name AS congress FROM ${seats(congressId)}
    WHERE d.congress_id = ${congressId} AND d.id = ${id} AND d.state = 'active'`.execute(db);
  const [row] = rows;
  if (!row) throw new ProblemError('notFound');
  const stations = await sql<FoundDeputy['stations'][number]>`
    SELECT id, name, address, opening_hours AS "openingHours" FROM station WHERE congress_id = ${congressId} AND state = 'active'
      AND standing = 'open' AND deputy_ids ? ${id} ORDER BY code LIMIT 20`.execute(db);
  return {
    ...lineOf(secretKey, row),
    congress: { id: congressId, name: row.congress },
    introduction: row.introduction,
    specialties: row.specialties ?? [],
    photoId: row.photoIds?.[0] ?? null,
    stations: stations.rows,
  };
}

interface Day {
  readonly on: string;
  readonly from: string;
  readonly until: string;
  readonly subject: string | null;
  readonly deputyIds: readonly string[];
}
interface StationRow extends Omit<FoundStation, 'location' | 'receptions' | 'deputies' | 'code'> {
  readonly location: string | null;
  readonly receptionDays: Day[] | null;
  readonly planned: (Day & { state: string })[] | null;
  readonly deputyIds: string[];
  readonly serial: number | null;
  readonly regionCode: string;
}

/** Every open station of a congress with its hours, its coming days of reception and its deputies. */
export async function findStations(
  { db, secretKey }: Finding,
  congressId: string,
  q: string | undefined,
  today: string,
): Promise<FoundStation[]> {
  const { rows } = await sql<StationRow>`
    SELECT s.id, s.name, s.kind, s.district, s.address, s.location, s.opening_hours AS "openingHours", s.public_phone AS "publicPhone",
      (SELECT json_agg(json_build_object('on', r."on", 'from', r."from", 'until', r.until, 'subject', r.subject, 'deputyIds', r.deputy_ids, 'state', r.state))
        FROM (SELECT * FROM reception r WHERE r.congress_id = s.congress_id AND r.station_id = s.id AND r."on" >= ${today} ORDER BY r."on" LIMIT 60) r) AS planned,
      s.reception_rule AS "receptionRule", s.reception_days AS "receptionDays", s.deputy_ids AS "deputyIds", k.serial, c.region_code AS "regionCode"
    FROM station s JOIN congress c ON c.congress_id = s.congress_id AND c.id = s.congress_id AND c.state = 'active'
    LEFT JOIN LATERAL (SELECT k.serial FROM deputy_code k WHERE k.congress_id = ${congressId} AND k.station_id = s.id AND k.state = 'active'
      ORDER BY k.serial DESC LIMIT 1) k ON true
    WHERE s.congress_id = ${congressId} AND s.state = 'active' AND s.standing = 'open'
      ${q ? sql`AND (s.name ILIKE ${like(q)} OR s.district ILIKE ${like(q)} OR s.address ILIKE ${like(q)})` : sql``}
    ORDER BY s.district, s.code LIMIT ${mostStations}`.execute(db);
  const ids = [...new Set(rows.flatMap((row) => row.deputyIds))];
  const named = await sql<{ id: string; name: string }>`
    SELECT id, name FROM deputyship WHERE congress_id = ${congressId} AND state = 'active' AND id = ANY(${ids})`.execute(db);
  const names = new Map(named.rows.map(({ id, name }) => [id, name]));
  return rows.map(({ receptionDays, planned, deputyIds, serial, regionCode, location, ...row }) => ({
    ...row,
    location: placeOf(location),
    receptions: toCome(planned ?? [], receptionDays ?? [])
      .filter((day) => day.on >= today)
      .sort((a, b) => a.on.localeCompare(b.on))
      .slice(0, 5)
      .map(({ on, from, until, subject, deputyIds: who }) => ({
        on,
        from,
        until,
        subject,
        deputies: who.flatMap((id) => names.get(id) ?? []),
      })),
    deputies: deputyIds.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
    code: codeOf(secretKey, { serial, regionCode }),
  }));
}

/** Receptions that have been announced, and what the station's rule says where none has been planned from it yet. */
const toCome = (planned: readonly (Day & { readonly state: string })[], ruled: readonly Day[]): Day[] => [
  ...planned.filter((day) => day.state === 'announced'),
  ...ruled.filter((day) => !planned.some(({ on, from }) => on === day.on && from === day.from)),
];

function placeOf(location: string | null): FoundStation['location'] {
  const [longitude, latitude] = (location ?? '').split(',').map(Number);
  return longitude !== undefined && latitude !== undefined && location ? { longitude, latitude } : null;
}
