import { sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { tableOf } from '../actions/columns.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Vault } from './reveal.ts';

const most = 50;

/** Records that bear the same name, number or mailbox as one of them, as far as the viewer may see who it is: newest first. */
export async function samePerson(
  { db }: Vault,
  process: AnyProcess,
  viewer: AnyActor,
  congressId: string,
  id: string,
): Promise<{ readonly id: string; readonly fields: string[] }[]> {
  const { rows } = await sql<{ id: string; fields: string[] }>`SELECT t.id, array_agg(o.field ORDER BY o.field) AS fields
    FROM confided_trace a JOIN confided_trace o ON o.congress_id = a.congress_id AND o.process = a.process AND o.field = a.field
      AND o.trace = a.trace AND o.record_id <> a.record_id
    JOIN ${sql.table(tableOf(process))} t ON t.congress_id = o.congress_id AND t.id = o.record_id
    WHERE a.congress_id = ${congressId} AND a.process = ${process.id} AND a.record_id = ${id}
      AND ${visibleRows(process, viewer, congressId, 'identity')}
    GROUP BY t.id ORDER BY t.id DESC LIMIT ${most}`.execute(db);
  return rows;
}
