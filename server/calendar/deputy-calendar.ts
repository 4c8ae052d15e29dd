import { type Kysely, sql } from 'kysely';
import { addDays } from '../../engine/calendar.ts';
import { processOf } from '../../processes/all.ts';
import { textOf } from '../../processes/text.ts';
import { congressTime } from '../actions/rule-books.ts';
import { workList } from '../actions/work-list.ts';
import type { Database } from '../db/tables.ts';
import { asDeputy, loadActor } from '../people/actor.ts';
import type { CalendarEntry } from './ical.ts';
import { localMoment } from './local-moment.ts';

type Locale = 'zh' | 'en';
interface Reception {
  readonly on: string;
  readonly from: string;
  readonly until: string;
  readonly deputyIds: readonly string[];
  readonly subject: string | null;
}
interface Duty {
  readonly weekday: string;
  readonly from: string;
  readonly until: string;
  readonly deputyId: string | null;
}

interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly receptionDays: readonly Reception[] | null;
  readonly duty: readonly Duty[] | null;
}

const mostOfAKind = 100;
const mostStations = 2000;
const mostReceptions = 5000;
const backDays = 30;
const aheadDays = 366;
const dutyDays = 56;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const said = {
  zh: { name: '人大代表履职日历', reception: '接待选民', duty: '站点值班' },
  en: { name: 'Deputy calendar', reception: 'Receiving voters', duty: 'On duty at the station' },
};

/**
 * What a deputy has before them: what is due, the congress's activities, days of reception and duty. Titles of records are left out, since a
 * calendar is kept by others. `null` where the account holds no seat.
 */
export async function deputyCalendar(
  db: Kysely<Database>,
  accountId: string,
  locale: Locale,
  base: string,
  now: Date,
): Promise<{ readonly name: string; readonly entries: readonly CalendarEntry[] } | null> {
  const actor = await loadActor(db, accountId);
  const deputy = { ...actor, ...asDeputy(actor) };
  if (deputy.deputyships.length === 0) return null;
  const entries: CalendarEntry[] = [];
  for (const seat of deputy.deputyships) {
    const time = await congressTime(db, seat.congressId);
    const today = time.today(now);
    const { groups } = await workList(db, deputy, seat.congressId, today, mostOfAKind);
    for (const item of Object.values(groups).flatMap((g) => g.items)) {
      if (item.dueOn === null) continue;
      const text = textOf(processOf(item.process).id, locale);
      const number = item.number === null ? '' : locale === 'zh' ? ` 第${item.number}号` : ` No. ${item.number}`;
      entries.push({
        uid: `${item.id}.${item.dueKey ?? item.action}@yishi`,
        summary: `${labelOfAction(text.actions, item.action)}（${text.name}${number}）`,
        when: { on: item.dueOn },
        url: `${base}/portal/deputy/${item.process}/${item.id}`,
        remindDays: 1,
      });
    }
    entries.push(...(await activitiesOf(db, seat, today)), ...(await receptionsOf(db, seat, today, time.timeZone, locale)));
  }
  return { name: said[locale].name, entries };
}

const labelOfAction = (actions: Readonly<Record<string, string>>, action: string): string => actions[action] ?? action;

type Seat = { readonly id: string; readonly congressId: string; readonly delegationId?: string };

/** What is on the plan for everybody, and what this deputy was asked to and has not declined: that first, however much is on the plan. */
async function activitiesOf(db: Kysely<Database>, seat: Seat, today: string): Promise<CalendarEntry[]> {
  const { rows } = await sql<{ id: string; name: string; start_on: string; end_on: string; place: string | null }>`
    SELECT t.id, t.name, t.start_on::text, t.end_on::text, t.place FROM activity t
    LEFT JOIN participation p ON p.congress_id = t.congress_id AND p.activity_id = t.id AND p.deputy_id = ${seat.id}
    WHERE t.congress_id = ${seat.congressId} AND t.end_on >= ${addDays(today, -backDays)} AND t.start_on <= ${addDays(today, aheadDays)}
      AND (p.state IN ('invited', 'accepted', 'waiting', 'leaveAsked', 'present') AND t.state NOT IN ('ended', 'postponed')
        OR t.state = 'active' AND (t.delegation_id IS NULL OR t.delegation_id = ${seat.delegationId ?? null}))
    ORDER BY (p.state IN ('invited', 'accepted', 'waiting', 'leaveAsked', 'present')) IS NOT TRUE, t.start_on LIMIT ${mostOfAKind}`.execute(
    db,
  );
  return rows.map((row) => ({
    uid: `${row.id}@yishi`,
    summary: row.name,
    when: { on: row.start_on, until: row.end_on },
    place: row.place,
  }));
}

async function receptionsOf(db: Kysely<Database>, seat: Seat, today: string, timeZone: string, locale: Locale): Promise<CalendarEntry[]> {
  const { rows } = await sql<StationRow>`
    SELECT s.id, s.name, s.address, s.reception_days AS "receptionDays", s.duty FROM station s
    WHERE s.congress_id = ${seat.congressId} AND s.state = 'active' AND s.standing = 'open' ORDER BY s.code LIMIT ${mostStations}`.execute(
    db,
  );
  const planned = await sql<{
    stationId: string;
    on: string;
    from: string;
    until: string;
    subject: string | null;
    plannedFor: string | null;
    isMine: boolean;
  }>`
    SELECT r.station_id AS "stationId", r."on"::text AS "on", r."from", r.until, r.subject, r.planned_for AS "plannedFor", r.state <> 'cancelled' AND r.deputy_ids ? ${seat.id} AS "isMine"
    FROM reception r WHERE r.congress_id = ${seat.congressId} AND r."on" BETWEEN ${addDays(today, -backDays)} AND ${addDays(today, aheadDays)}
    ORDER BY r."on" LIMIT ${mostReceptions}`.execute(db);
  const byStation = Map.groupBy(planned.rows, (day) => day.stationId);
  const entries: CalendarEntry[] = [];
  for (const row of rows) {
    const place = `${row.name} ${row.address}`;
    const add = (kind: 'reception' | 'duty', on: string, from: string, until: string, subject: string | null) => {
      entries.push({
        uid: `${row.id}.${kind}.${on}.${from.replace(':', '')}@yishi`,
        summary: `${said[locale][kind]}：${row.name}${subject ? `（${subject}）` : ''}`,
        when: { from: localMoment(on, from, timeZone), to: localMoment(on, until, timeZone) },
        place,
      });
    };
    const own = byStation.get(row.id) ?? [];
    for (const day of own) if (day.isMine) add('reception', day.on, day.from, day.until, day.subject);
    // What the station's rule says counts where no reception has been planned from it yet.
    const isPlanned = (day: Reception): boolean =>
      own.some(({ on, from, plannedFor }) => (on === day.on && from === day.from) || plannedFor === `${day.on} ${day.from}`);
    for (const day of row.receptionDays ?? [])
      if (!isPlanned(day) && day.deputyIds.includes(seat.id) && day.on >= addDays(today, -backDays) && day.on <= addDays(today, aheadDays))
        add('reception', day.on, day.from, day.until, day.subject);
    const duties = (row.duty ?? []).filter((duty) => duty.deputyId === seat.id);
    for (let n = 0; n < dutyDays && duties.length > 0; n++) {
      const on = addDays(today, n);
      const weekday = weekdays[new Date(`${on}T00:00:00Z`).getUTCDay()];
      for (const duty of duties) if (duty.weekday === weekday) add('duty', on, duty.from, duty.until, null);
    }
  }
  return entries.slice(0, mostOfAKind * 2);
}
