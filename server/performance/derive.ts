import { type Kysely, sql } from 'kysely';
import type { SystemActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { type DeedSource, deedSources, writtenFrom } from '../../processes/performance/performance.sources.ts';
import { performance } from '../../processes/performance/performance.ts';
import { deputyship } from '../../registers/deputyship.ts';
import { columnOf, tableOf } from '../actions/columns.ts';
import { type ActionRequest, runActions } from '../actions/run-action.ts';
import { recordOf } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import { and, columnRef, whereRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';

type Deps = Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>;
const writer: SystemActor = { kind: 'system', name: 'performance' };
/** Records in one transaction, and the most that one run writes for a congress: a backlog is worked off over several. */
const batch = 100;
const most = 5000;

export interface Derived {
  readonly written: number;
  readonly refreshed: number;
  readonly struck: number;
  readonly restored: number;
}

/**
 * Brings the performance records in line with what happened in the other modules: writes what is missing, follows changed days, strikes
 * what no longer holds and restores it when it does again. What people corrected or struck stays. A second run does nothing.
 */
export async function derivePerformance(deps: Deps): Promise<Derived> {
  const total = { written: 0, refreshed: 0, struck: 0, restored: 0 };
  const congresses = await deps.db.selectFrom('congress').select('id').where('state', '=', 'active').execute();
  for (const { id } of congresses) {
    await tieHolders(deps, id);
    for (const source of deedSources) {
      const done = await deriveSource(deps, id, source);
      for (const key of Object.keys(total) as (keyof Derived)[]) total[key] += done[key];
    }
  }
  return total;
}

/** Seats entered before their holders were tied to them: each is tied once, so that deputies see all of their own record. */
async function tieHolders(deps: Deps, congressId: string): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT d.id FROM deputyship d WHERE d.congress_id = ${congressId} AND d.state IN ('active', 'suspended')
    AND NOT EXISTS (SELECT 1 FROM party p WHERE p.congress_id = d.congress_id AND p.process = 'deputyship' AND p.record_id = d.id)
    ORDER BY d.id LIMIT ${most}`.execute(deps.db);
  for (let at = 0; at < rows.length; at += batch) {
    const requests = rows
      .slice(at, at + batch)
      .map(({ id }): ActionRequest => ({ process: deputyship, congressId, id, action: 'edit', input: {}, actor: writer }));
    if (!(await runAll(deps, requests, 'holders'))) return;
  }
}

type Found = RecordRow & { seat: string; deed_id: string | null; deed_state: string | null };

async function deriveSource(deps: Deps, congressId: string, source: DeedSource): Promise<Derived> {
  const done = { written: 0, refreshed: 0, struck: 0, restored: 0 };
  for (let round = 0; round < most / batch; round++) {
    const rows = await owed(deps.db, congressId, source);
    const requests = rows.map((row): ActionRequest => {
      const base = { process: performance, congressId, actor: writer };
      const input = writtenFrom(source, recordOf(processOf(source.of), row), row.id, row.seat);
      if (row.deed_id === null) return { ...base, action: 'write', input };
      if (row.deed_state === 'struck') return { ...base, id: row.deed_id, action: 'restore', input: {} };
      return { ...base, id: row.deed_id, action: 'refresh', input: { on: input.on } };
    });
    if (requests.length === 0) break;
    if (!(await runAll(deps, requests, source.id))) break;
    for (const { action } of requests) done[action === 'write' ? 'written' : action === 'restore' ? 'restored' : 'refreshed'] += 1;
  }
  const stale = await noLonger(deps.db, congressId, source);
  const strikes = stale.map(
    (id): ActionRequest => ({
      process: performance,
      congressId,
      id,
      action: 'strike',
      input: { reason: '来源记录已不在此列' },
      actor: writer,
    }),
  );
  if (strikes.length > 0 && (await runAll(deps, strikes, source.id))) done.struck += strikes.length;
  return done;
}

/** All of them in one transaction; false where somebody acted on one of them in the same moment: the next run looks again. */
async function runAll(deps: Deps, requests: readonly ActionRequest[], source: string): Promise<boolean> {
  try {
    await runActions(deps, requests, { requestId: `performance:${source}` });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && ['notAllowedInState', 'versionConflict', 'notFound'].includes(error.code)) return false;
    throw error;
  }
}

const keyOf = (source: DeedSource) => sql`${source.id}::text || ':' || t.id::text || ':' || p.subject::text`;

/** Records of the source (alias `t`) with their doers (alias `p`). */
function deedsOf(congressId: string, source: DeedSource) {
  const process = processOf(source.of);
  const met = source.met
    ? [
        sql<boolean>`EXISTS (SELECT 1 FROM deadline l WHERE l.congress_id = t.congress_id AND l.process = ${process.id} AND l.record_id = t.id
          AND l.key = ${source.met} AND l.outcome = 'met')`,
      ]
    : [];
  return sql`${sql.table(tableOf(process))} t
    JOIN party p ON p.congress_id = t.congress_id AND p.process = ${process.id} AND p.record_id = t.id AND p.party = ${source.party} AND p.status = 'active'
    JOIN deputyship d ON d.congress_id = t.congress_id AND d.id = p.subject
    WHERE t.congress_id = ${congressId} AND coalesce(${dayOf(source)}) IS NOT NULL AND ${and([...whereRows(process, source.where), ...met])}`;
}

const dayOf = (source: DeedSource) => {
  const process = processOf(source.of);
  return sql.join(source.on.filter((field) => columnOf(process, field)).map((field) => columnRef(process, field)));
};

async function owed(db: Kysely<Database>, congressId: string, source: DeedSource): Promise<Found[]> {
  const { rows } =
    await sql<Found>`SELECT * FROM (SELECT t.*, p.subject AS seat, coalesce(${dayOf(source)}) AS deed_day, ${keyOf(source)} AS deed_key
      FROM ${deedsOf(congressId, source)}) s
    LEFT JOIN LATERAL (SELECT f.id AS deed_id, f.state AS deed_state, f."on" AS deed_on, f.struck_by AS deed_struck, f.answered_on AS deed_answered
      FROM performance f WHERE f.congress_id = ${congressId} AND f.source_key = s.deed_key) f ON true
    WHERE deed_id IS NULL OR (deed_state = 'struck' AND deed_struck = 'source')
      OR (deed_state = 'confirmed' AND deed_answered IS NULL AND deed_on <> deed_day)
    ORDER BY s.id, s.seat LIMIT ${batch}`.execute(db);
  return rows;
}

async function noLonger(db: Kysely<Database>, congressId: string, source: DeedSource): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT f.id FROM performance f WHERE f.congress_id = ${congressId}
    AND f.state IN ('confirmed', 'doubted') AND split_part(f.source_key, ':', 1) = ${source.id}
    AND f.source_key NOT IN (SELECT ${keyOf(source)} FROM ${deedsOf(congressId, source)}) ORDER BY f.id LIMIT ${batch}`.execute(db);
  return rows.map((r) => r.id);
}
