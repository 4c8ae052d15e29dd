import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { AnyProcess } from '../../engine/define.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { snake, tableOf } from './columns.ts';
import type { Change } from './store.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** The duties that a record's light shows: its own, and those of its children that are declared to show on the parent. */
const ownDuties = (process: AnyProcess): string[] =>
  Object.keys(process.deadlines).filter((key) => process.deadlines[key]?.window !== true);
const shownDuties = (process: AnyProcess): string[] =>
  Object.keys(process.deadlines).filter((key) => process.deadlines[key]?.onParent === true);
const showing = (process: AnyProcess): AnyProcess[] =>
  allProcesses.filter((child) => child.parent?.process === process.id && shownDuties(child).length > 0);

/**
 * Keeps the earliest open duty of a record right where its children's count as well, after one change: of the record itself, or of a child.
 * The parent's row is locked by whoever works on its children, so that two cannot pass each other.
 */
export async function refreshDues(tx: Tx, process: AnyProcess, change: Change): Promise<void> {
  if (change.deadlines.length === 0) return;
  if (change.before > 0 && showing(process).length > 0) await refresh(tx, process, change.congressId, sql`t.id = ${change.id}`);
  const { parent } = process;
  if (parent && change.deadlines.some((d) => process.deadlines[d.key]?.onParent)) {
    await refresh(tx, processOf(parent.process), change.congressId, sql`t.id = ${change.after.record[parent.field]}`);
  }
}

/** The same for all open records of a congress, after many were written at once. */
export async function refreshAllDues(tx: Tx, congressId: string): Promise<void> {
  for (const process of allProcesses) {
    for (const child of showing(process)) {
      const open = sql`t.id IN (SELECT c.${sql.id(snake(child.parent?.field ?? ''))} FROM ${sql.table(tableOf(child))} c
        WHERE c.congress_id = ${congressId} AND c.next_due_on IS NOT NULL)`;
      await refresh(tx, process, congressId, open);
    }
  }
}

async function refresh(tx: Tx, process: AnyProcess, congressId: string, which: RawBuilder<unknown>): Promise<void> {
  const children = showing(process).map(
    (child) => sql`SELECT d.key, d.due_on FROM ${sql.table(tableOf(child))} c
      JOIN deadline d ON d.congress_id = ${congressId} AND d.process = ${child.id} AND d.record_id = c.id AND d.key = ANY(${shownDuties(child)}) AND d.closed_on IS NULL
      WHERE c.congress_id = ${congressId} AND c.${sql.id(snake(child.parent?.field ?? ''))} = t.id`,
  );
  const own = sql`SELECT d.key, d.due_on FROM deadline d WHERE d.congress_id = ${congressId} AND d.process = ${process.id}
    AND d.record_id = t.id AND d.key = ANY(${ownDuties(process)}) AND d.closed_on IS NULL`;
  await sql`UPDATE ${sql.table(tableOf(process))} t SET (next_due_key, next_due_on) =
      (SELECT key, due_on FROM (${sql.join([own, ...children], sql` UNION ALL `)}) duty ORDER BY due_on, key LIMIT 1)
    WHERE t.congress_id = ${congressId} AND ${which}`.execute(tx);
}
