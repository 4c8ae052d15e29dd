import { type Kysely, sql } from 'kysely';
import type { ReadingView } from '../../contract/information.ts';
import type { Database } from '../db/tables.ts';

type Line = ReadingView['delegations'][number];
const counts = ['addressed', 'opened', 'confirmed', 'asking'] as const;

/** How far one piece of information was read, in all and by delegation, those who read least first. Who may ask has been asked before. */
export async function readingOf(db: Kysely<Database>, congressId: string, informationId: string): Promise<ReadingView> {
  const { rows } = await sql<Line>`
    SELECT d.id, d.name, count(*)::int AS addressed, count(r.opened_on)::int AS opened, count(r.confirmed_on)::int AS confirmed,
      count(*) FILTER (WHERE r.state = 'asking')::int AS asking
    FROM information_receipt r LEFT JOIN delegation d ON d.congress_id = r.congress_id AND d.id = r.delegation_id
    WHERE r.congress_id = ${congressId} AND r.information_id = ${informationId} AND r.state <> 'withdrawn'
    GROUP BY d.id, d.name, d.sort_no ORDER BY count(r.opened_on)::numeric / count(*), d.sort_no, d.id`.execute(db);
  const sumOf = (field: (typeof counts)[number]) => rows.reduce((sum, row) => sum + row[field], 0);
  return {
    addressed: sumOf('addressed'),
    opened: sumOf('opened'),
    confirmed: sumOf('confirmed'),
    asking: sumOf('asking'),
    delegations: rows,
  };
}
