import { type Kysely, sql } from 'kysely';
import type { CodeView } from '../../contract/portal.ts';
import { congressTime } from '../actions/rule-books.ts';
import type { Database } from '../db/tables.ts';
import type { ActiveCode } from './codes.ts';

const mostStations = 20;
const mostReceptions = 10;

/** The card behind a code: only what the registers make public. */
export async function codeView(db: Kysely<Database>, code: ActiveCode, text: string, now: Date): Promise<CodeView> {
  const { congressId } = code;
  const congress = await db.selectFrom('congress').select('name').where('id', '=', congressId).executeTakeFirstOrThrow();
  return {
    code: text.toUpperCase(),
    congress: { id: congressId, name: String(congress.name) },
    subject: code.subject,
    name: code.name,
    deputy: code.deputyId ? await deputyCard(db, congressId, code.deputyId) : null,
    station: code.stationId ? await stationCard(db, congressId, code.stationId, (await congressTime(db, congressId)).today(now)) : null,
    activity: code.activityId ? await activityCard(db, congressId, code.activityId) : null,
  };
}

async function deputyCard(db: Kysely<Database>, congressId: string, id: string): Promise<CodeView['deputy']> {
  const { rows } = await sql<Omit<NonNullable<CodeView['deputy']>, 'stations'>>`
    SELECT d.name, g.name AS delegation, d.electoral_unit AS "electoralUnit", d.occupation
    FROM deputyship d LEFT JOIN delegation g ON g.congress_id = d.congress_id AND g.id = d.delegation_id
    WHERE d.congress_id = ${congressId} AND d.id = ${id}`.execute(db);
  const stations = await sql<NonNullable<CodeView['deputy']>['stations'][number]>`
    SELECT name, address, opening_hours AS "openingHours" FROM station WHERE congress_id = ${congressId} AND state = 'active'
      AND standing = 'open' AND deputy_ids ? ${id} ORDER BY code LIMIT ${mostStations}`.execute(db);
  return rows[0] ? { ...rows[0], stations: stations.rows } : null;
}

async function stationCard(db: Kysely<Database>, congressId: string, id: string, today: string): Promise<CodeView['station']> {
  const { rows } = await sql<Omit<NonNullable<CodeView['station']>, 'receptions'>>`
    SELECT name, district, address, opening_hours AS "openingHours", public_phone AS "publicPhone" FROM station
    WHERE congress_id = ${congressId} AND id = ${id}`.execute(db);
  return rows[0] ? { ...rows[0], receptions: await receptionsOf(db, congressId, id, today) } : null;
}

/** Announced and still to come, the next first. */
async function receptionsOf(db: Kysely<Database>, congressId: string, stationId: string, today: string) {
  const { rows } = await sql<NonNullable<CodeView['station']>['receptions'][number]>`
    SELECT r."on", r."from", r.until, r.subject,
      ARRAY(SELECT d.name FROM deputyship d WHERE d.congress_id = r.congress_id AND d.state = 'active' AND r.deputy_ids ? d.id::text ORDER BY d.seat_no) AS deputies
    FROM reception r WHERE r.congress_id = ${congressId} AND r.station_id = ${stationId} AND r.state = 'announced' AND r."on" >= ${today}
    ORDER BY r."on", r."from" LIMIT ${mostReceptions}`.execute(db);
  return rows;
}

async function activityCard(db: Kysely<Database>, congressId: string, id: string): Promise<CodeView['activity']> {
  const { rows } = await sql<NonNullable<CodeView['activity']>>`
    SELECT name, start_on AS "startOn", end_on AS "endOn", place FROM activity WHERE congress_id = ${congressId} AND id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}
