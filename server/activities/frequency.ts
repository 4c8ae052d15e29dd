import { type Kysely, sql } from 'kysely';
import type { FrequencyView } from '../../contract/activities.ts';
import { addMonths, type PlainDate } from '../../engine/calendar.ts';
import type { CongressRules } from '../../rules/rule-book.ts';
import type { Database } from '../db/tables.ts';

const mostGroups = 1000;
const mostNamed = 200;
const held = ['held', 'reportDrafted', 'handedOver', 'organFeedback', 'archived'];

/** How often each group met in a year against what the place asks, activities by kind and month, and deputies nobody invited. */
export async function frequencyOf(
  db: Kysely<Database>,
  congressId: string,
  rules: CongressRules,
  year: number,
  today: PlainDate,
): Promise<FrequencyView> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const asked = today < last ? today : last;
  const rule = {
    every: rules.number('activity.groupEvery', asked),
    perYear: rules.number('activity.groupPerYear', asked),
    centralPerYear: rules.number('activity.centralPerYear', asked),
  };
  const { rows: groups } = await sql<{
    id: string;
    name: string;
    kind: string;
    held: number;
    lastOn: PlainDate | null;
    formedOn: PlainDate | null;
  }>`
    SELECT g.id, g.name, g.kind, g.formed_on AS "formedOn", count(a.id) FILTER (WHERE a.start_on >= ${first})::int AS held, max(a.start_on) AS "lastOn"
    FROM deputy_group g LEFT JOIN activity a ON a.congress_id = g.congress_id AND a.group_id = g.id AND a.state = ANY(${held}) AND a.start_on <= ${last}
    WHERE g.congress_id = ${congressId} AND g.state = 'active' AND g.kind <> 'list' GROUP BY g.id, g.name, g.kind, g.formed_on, g.sort_no
    ORDER BY g.sort_no, g.name, g.id LIMIT ${mostGroups}`.execute(db);
  const { rows: kinds } = await sql<FrequencyView['byKind'][number]>`SELECT kind, count(*)::int AS count FROM activity
    WHERE congress_id = ${congressId} AND state = ANY(${held}) AND start_on BETWEEN ${first} AND ${last} GROUP BY 1 ORDER BY 2 DESC, 1`.execute(
    db,
  );
  const { rows: months } = await sql<
    FrequencyView['byMonth'][number]
  >`SELECT extract(month FROM start_on)::int AS month, count(*)::int AS count FROM activity
    WHERE congress_id = ${congressId} AND state = ANY(${held}) AND start_on BETWEEN ${first} AND ${last} GROUP BY 1 ORDER BY 1`.execute(db);
  const { rows: never } = await sql<{ id: string; name: string; seatNo: string; count: number }>`
    SELECT id, name, seat_no AS "seatNo", count(*) OVER ()::int AS count FROM deputyship d WHERE congress_id = ${congressId} AND state = 'active' AND NOT EXISTS (SELECT 1 FROM participation p
      WHERE p.congress_id = d.congress_id AND p.deputy_id = d.id AND p.state <> 'withdrawn' AND p.start_on BETWEEN ${first} AND ${last})
    ORDER BY seat_no, id LIMIT ${mostNamed}`.execute(db);
  const { rows: seats } = await sql<{
    n: number;
  }>`SELECT count(*)::int AS n FROM deputyship WHERE congress_id = ${congressId} AND state = 'active'`.execute(db);
  return {
    year,
    ...rule,
    groups: groups.map(({ formedOn, ...g }) => {
      const required = g.kind === 'central' ? rule.centralPerYear : rule.perYear;
      const since =
        [g.lastOn, formedOn, first]
          .filter((d) => d !== null)
          .sort()
          .at(-1) ?? first;
      const dueOn = rule.every > 0 ? addMonths(g.lastOn ?? since, rule.every) : null;
      const isBehind = (dueOn !== null && dueOn < asked) || (last < today && g.held < required);
      return { ...g, required, dueOn, isBehind };
    }),
    byKind: kinds,
    byMonth: months,
    neverInvited: {
      count: never[0]?.count ?? 0,
      of: seats[0]?.n ?? 0,
      items: never.map(({ id, name, seatNo }) => ({ id, name, seatNo })),
    },
  };
}
