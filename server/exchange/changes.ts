import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExchangeAssignment } from '../../contract/exchange.ts';
import type { Actor } from '../../engine/actor.ts';
import { groupsFor } from '../../engine/reach.ts';
import { assignment } from '../../processes/assignment/assignment.ts';
import { presentRow } from '../actions/present.ts';
import { loadParties, recordColumns, recordOf, type StoredCase } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import { and, or, tiedRows, visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Log entries looked through for one answer at most, so that a caller far behind costs no more than any other. */
const window = 20_000;

export interface Changes {
  readonly items: { seq: number; at: string; action: string; state: string; assignment: ExchangeAssignment }[];
  readonly next: number;
  readonly more: boolean;
}

/**
 * What has happened to the assignments of the viewer's units after `since`, in the order of the congress's log. Numbers of the log are
 * given out one transaction after another, so nothing can come in later below a number that was already read.
 */
export async function changesSince(db: Db, viewer: Actor, congressId: string, since: number, limit: number): Promise<Changes> {
  const head = await db.selectFrom('log_head').select('seq').where('congress_id', '=', congressId).executeTakeFirst();
  const end = Math.min(Number(head?.seq ?? 0), since + window);
  if (end <= since) return { items: [], next: since, more: false };
  const { rows } = await sql<{ seq: number; at: Date; action: string; to_state: string; record_id: string }>`
    SELECT l.seq, l.at, l.action, l.to_state, l.record_id FROM record_log l
    WHERE l.congress_id = ${congressId} AND l.process = ${assignment.id} AND l.seq > ${since} AND l.seq <= ${end}
      AND EXISTS (SELECT FROM assignment t WHERE t.congress_id = ${congressId} AND t.id = l.record_id AND ${ownRows(viewer, congressId)})
    ORDER BY l.seq LIMIT ${limit}`.execute(db);
  const seen = await assignmentsSeen(db, viewer, congressId, [...new Set(rows.map((r) => r.record_id))]);
  const items = rows.flatMap((row) => {
    const found = seen.get(row.record_id);
    if (!found || (isReserved(row.action) && !found.groups.includes('evaluation'))) return [];
    return [{ seq: Number(row.seq), at: row.at.toISOString(), action: row.action, state: row.to_state, assignment: found }];
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const next = last ? Number(last.seq) : end;
  return { items, next, more: next < Number(head?.seq ?? 0) };
}

/** Assignments of the viewer's own units, and those passed on through them; what merely became public is not theirs. */
export function ownRows(viewer: Actor, congressId: string) {
  const ties = tiedRows(assignment, viewer, congressId, [{ party: 'unit' }, { party: 'relay' }]) ?? or([]);
  return and([ties, visibleRows(assignment, viewer, congressId)]);
}

/** These of the viewer's assignments as they may see them, with the unit's code in the outside system. */
export async function assignmentsSeen(
  db: Db,
  viewer: Actor,
  congressId: string,
  ids: readonly string[],
): Promise<Map<string, ExchangeAssignment>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(assignment)} FROM assignment t
    WHERE t.congress_id = ${congressId} AND t.id = ANY(${ids}) AND ${ownRows(viewer, congressId)}`.execute(db);
  const parties = await loadParties(db, assignment, congressId, ids);
  const codes = await db.selectFrom('exchange_unit_code').select(['unit_id', 'code']).where('congress_id', '=', congressId).execute();
  const codeOf = new Map(codes.map((c) => [c.unit_id, c.code]));
  return new Map(
    rows.flatMap((row) => {
      const kase: StoredCase = {
        congressId,
        id: row.id,
        version: row.version,
        state: row.state,
        record: recordOf(assignment, row),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        dueKey: row.next_due_key,
        dueOn: row.next_due_on,
        parties: parties.get(row.id) ?? [],
        deadlines: [],
        linked: [],
      };
      const seen = groupsFor(assignment, kase, viewer).size > 0 ? presentRow(assignment, kase, viewer) : null;
      return seen
        ? [[row.id, { ...seen, groups: [...seen.groups], unitCode: codeOf.get(String(kase.record.unitId)) ?? null }] as const]
        : [];
    }),
  );
}

function isReserved(action: string): boolean {
  const def = Object.hasOwn(assignment.actions, action) ? assignment.actions[action as keyof typeof assignment.actions] : undefined;
  return def?.reserved === true;
}
