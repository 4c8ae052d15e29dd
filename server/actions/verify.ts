import { type Kysely, sql, type Transaction } from 'kysely';
import type { Deadline, Party } from '../../engine/case.ts';
import { apply, beforeAnything, type Replayed } from '../../engine/replay.ts';
import { allProcesses, isProcessId, processOf } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { tableOf } from './columns.ts';
import { canonical, chainHash, type LogEntry } from './log.ts';
import { loadTies, recordOf } from './store.ts';
import type { LogActor, RecordRow } from './tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** Something that is not as the log says: where it is and what differs. */
export interface Fault {
  readonly kind: 'chain' | 'gap' | 'head' | 'row' | 'parties' | 'deadlines' | 'missing' | 'unlogged';
  readonly where: string;
  readonly what: string;
}

export interface Verified {
  readonly entries: number;
  readonly records: number;
  readonly faults: readonly Fault[];
}

const batch = 1000;
const mostFaults = 1000;

/**
 * Re-computes the hash chain of a congress, replays its log, and compares the result with every stored row, party and
 * deadline. Names each row that differs. Run it inside a repeatable-read transaction when others may be writing.
 */
export async function verifyLog(tx: Tx, congressId: string): Promise<Verified> {
  const faults: Fault[] = [];
  const records = new Map<string, { process: string; id: string; now: Replayed }>();
  let expectedSeq = 1;
  let prev: Buffer = Buffer.alloc(32);
  for await (const row of entriesOf(tx, congressId)) {
    if (row.seq !== expectedSeq)
      faults.push({
        kind: 'gap',
        where: `record_log ${congressId} #${expectedSeq}`,
        what: `entries ${expectedSeq} to ${row.seq - 1} are missing`,
      });
    const computed = chainHash(prev, congressId, row.seq, row.entry);
    if (!row.prevHash.equals(prev) || !row.hash.equals(computed)) {
      faults.push({
        kind: 'chain',
        where: `record_log ${congressId} #${row.seq}`,
        what: `${row.entry.process} ${row.entry.recordId} ${row.entry.action}: the entry was changed after it was written`,
      });
    }
    prev = row.hash;
    expectedSeq = row.seq + 1;
    replay(records, row.entry);
  }
  const head = await tx.selectFrom('log_head').selectAll().where('congress_id', '=', congressId).executeTakeFirst();
  const isEndRight = head ? head.seq === expectedSeq - 1 && head.hash.equals(prev) : expectedSeq === 1;
  if (!isEndRight)
    faults.push({
      kind: 'head',
      where: `log_head ${congressId}`,
      what: `the chain ends at #${expectedSeq - 1}, its head says #${head?.seq ?? 0}: entries at the end are missing or were added`,
    });
  const known = records.size;
  for (const process of allProcesses) await compareTable(tx, congressId, process.id, records, faults);
  for (const { process, id } of records.values())
    faults.push({ kind: 'missing', where: `${tableOf({ id: process })} ${id}`, what: 'the log knows this record, the table does not' });
  return { entries: expectedSeq - 1, records: known, faults: faults.slice(0, mostFaults) };
}

interface Row {
  readonly seq: number;
  readonly entry: LogEntry;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

async function* entriesOf(tx: Tx, congressId: string): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await tx
      .selectFrom('record_log')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batch)
      .execute();
    for (const r of rows) {
      yield {
        seq: r.seq,
        prevHash: r.prev_hash,
        hash: r.hash,
        entry: {
          at: r.at,
          process: r.process,
          recordId: r.record_id,
          version: r.version,
          action: r.action,
          from: r.from_state,
          to: r.to_state,
          actor: r.actor as LogActor,
          input: r.input as Record<string, unknown>,
          patch: r.patch as Record<string, unknown>,
          parties: r.parties as Party[],
          deadlines: r.deadlines as Deadline[],
          requestId: r.request_id,
        },
      };
      after = r.seq;
    }
    if (rows.length < batch) return;
  }
}

function replay(records: Map<string, { process: string; id: string; now: Replayed }>, entry: LogEntry): void {
  if (!isProcessId(entry.process)) return;
  const key = `${entry.process} ${entry.recordId}`;
  const before = records.get(key)?.now ?? beforeAnything(Object.keys(processOf(entry.process).groups));
  records.set(key, { process: entry.process, id: entry.recordId, now: apply(before, entry) });
}

/** Compares one table with the replay and takes what was found off the map. */
async function compareTable(
  tx: Tx,
  congressId: string,
  processId: string,
  records: Map<string, { process: string; id: string; now: Replayed }>,
  faults: Fault[],
): Promise<void> {
  const process = processOf(processId);
  const table = tableOf(process);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } =
      await sql<RecordRow>`SELECT * FROM ${sql.table(table)} WHERE congress_id = ${congressId} AND id > ${after} ORDER BY id LIMIT ${batch}`.execute(
        tx,
      );
    const ties = await loadTies(
      tx,
      process,
      congressId,
      rows.map((r) => r.id),
    );
    for (const row of rows) {
      after = row.id;
      const key = `${processId} ${row.id}`;
      const logged = records.get(key);
      records.delete(key);
      if (!logged) {
        faults.push({ kind: 'unlogged', where: `${table} ${row.id}`, what: 'the table has this record, the log does not know it' });
        continue;
      }
      const stored = recordOf(process, row);
      const wrong = Object.keys(stored).filter(
        (f) => canonical(stored[f]) !== canonical(normal(process.record.shape[f], logged.now.record[f])),
      );
      if (row.state !== logged.now.state) wrong.push('state');
      if (row.version !== logged.now.version) wrong.push('version');
      if (wrong.length > 0) faults.push({ kind: 'row', where: `${table} ${row.id}`, what: `differs from the log in: ${wrong.join(', ')}` });
      if (canonical(sorted(ties.parties.get(row.id) ?? [])) !== canonical(sorted(logged.now.parties))) {
        faults.push({ kind: 'parties', where: `party ${processId} ${row.id}`, what: 'parties differ from the log' });
      }
      if (canonical(sorted(ties.deadlines.get(row.id) ?? [])) !== canonical(sorted(logged.now.deadlines))) {
        faults.push({ kind: 'deadlines', where: `deadline ${processId} ${row.id}`, what: 'deadlines differ from the log' });
      }
    }
    if (rows.length < batch) return;
  }
}

/** A moment comes back from the database in UTC, however it was written. */
function normal(_type: unknown, value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)))
    return new Date(value).toISOString();
  return value ?? null;
}

const sorted = (rows: readonly object[]): object[] => [...rows].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
