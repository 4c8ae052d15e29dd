import { sql, type Transaction } from 'kysely';
import type { AnyProcess } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import { columnsOf, tableOf } from '../actions/columns.ts';
import { goOnAfter } from '../actions/numbering.ts';
import type { Ledger } from '../actions/perform.ts';
import { type Change, nextDue, type StoredCase, saveChange } from '../actions/store.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { searchWords } from '../search/words.ts';
import { holdsConfided } from '../vault/replace.ts';

/**
 * Where many actions run before anything is written: a batch of a table is decided in memory and written in a few statements.
 * The ids in its inputs were looked up in the same congress, so they are not asked for again.
 */
export interface BulkLedger extends Ledger {
  /** Makes records known that actions of this batch may change. */
  know(process: AnyProcess, cases: Iterable<StoredCase>): void;
  /** Writes what was saved since the last time. */
  flush(tx: Transaction<Database>): Promise<void>;
  /** Forgets it instead. */
  drop(): void;
}

export function createBulkLedger(congressId: string): BulkLedger {
  const known = new Map<string, StoredCase>();
  let inserts: { process: AnyProcess; change: Change }[] = [];
  let updates: { process: AnyProcess; change: Change }[] = [];
  let taken = new Map<string, number>();
  const keyOf = (process: AnyProcess, id: string) => `${process.id} ${id}`;
  const find = async (process: AnyProcess, _congressId: string, id: string) => known.get(keyOf(process, id)) ?? null;
  const drop = (): void => {
    known.clear();
    inserts = [];
    updates = [];
    taken = new Map();
  };

  return {
    lock: find,
    read: find,
    gather: async () => ({ found: [], facts: {} }),
    brokenReferences: async () => [],
    allotNumbers: async (_congressId, requests) => {
      const given: Record<string, number> = {};
      for (const { field, series, taken: number } of requests) {
        if (number === undefined) throw new Error('a table brings its numbers along');
        taken.set(series, Math.max(number, taken.get(series) ?? 0));
        given[field] = number;
      }
      return given;
    },
    confide: async (process, _owner, _before, decision) => {
      if (holdsConfided(process)) throw new Error('what people confide does not come in tables');
      return { decision, searched: null };
    },
    open: async () => ({}),
    forget: async () => {},
    save: async (process, change) => {
      (change.before === 0 ? inserts : updates).push({ process, change });
      const before = known.get(keyOf(process, change.id));
      if (before) known.set(keyOf(process, change.id), { ...before, ...change.after });
      return true;
    },
    attach: async () => {},
    conflict: async () => new ProblemError('versionConflict'),
    know: (process, cases) => {
      for (const kase of cases) known.set(keyOf(process, kase.id), kase);
    },
    flush: async (tx) => {
      for (const id of new Set(inserts.map((i) => i.process.id))) {
        const changes = inserts.filter((i) => i.process.id === id).map((i) => i.change);
        await insertRecords(tx, processOf(id), changes);
      }
      for (const { process, change } of updates) {
        if (!(await saveChange(tx, process, change))) throw new ProblemError('versionConflict');
      }
      for (const [series, number] of taken) await goOnAfter(tx, congressId, series, number);
      drop();
    },
    drop,
  };
}

/** New records of one process with their parties and deadlines: three statements however many there are. */
async function insertRecords(tx: Transaction<Database>, process: AnyProcess, changes: readonly Change[]): Promise<void> {
  const columns = columnsOf(process);
  const fixed = ['congress_id', 'id', 'version', 'state', 'created_at', 'updated_at', 'next_due_key', 'next_due_on'];
  const names = [...fixed, ...columns.map((c) => c.name)];
  const search = process.list.search as readonly string[] | undefined;
  const rows = changes.map(({ congressId, id, after, at }) => {
    const due = nextDue(process, after.deadlines);
    const row: Record<string, unknown> = {
      congress_id: congressId,
      id,
      version: after.version,
      state: after.state,
      created_at: at,
      updated_at: at,
      next_due_key: due?.key ?? null,
      next_due_on: due?.dueOn ?? null,
    };
    for (const column of columns) row[column.name] = after.record[column.field] ?? null;
    return { row, words: search ? searchWords(search.flatMap((f) => after.record[f] ?? []).join(' ')) : '' };
  });
  const table = tableOf(process);
  const into = [...names.map((n) => sql.id(n)), ...(search ? [sql.id('search')] : [])];
  const values = [...names.map((n) => sql`r.${sql.id(n)}`), ...(search ? [sql`to_tsvector('simple', x->>'words')`] : [])];
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(into)}) SELECT ${sql.join(values)}
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) x, LATERAL jsonb_populate_record(NULL::${sql.table(table)}, x->'row') r`.execute(
    tx,
  );
  const base = (c: Change) => ({ congress_id: c.congressId, process: process.id, record_id: c.id });
  const parties = changes.flatMap((c) =>
    c.after.parties.map((p) => ({ ...base(c), party: p.party, subject: p.subject, status: p.status, since: p.on })),
  );
  if (parties.length > 0)
    await sql`INSERT INTO party SELECT * FROM jsonb_populate_recordset(NULL::party, ${JSON.stringify(parties)}::jsonb)`.execute(tx);
  const deadlines = changes.flatMap((c) =>
    c.after.deadlines.map((d) => ({
      ...base(c),
      key: d.key,
      round: d.round,
      rule_key: d.ruleKey,
      start_on: d.startOn,
      due_on: d.dueOn,
      amount: d.amount,
      unit: d.unit,
      source: d.source,
      provisional: d.provisional,
      closed_on: d.closedOn,
      outcome: d.outcome,
      warned: [],
      overdue_noticed_on: null,
    })),
  );
  if (deadlines.length > 0)
    await sql`INSERT INTO deadline SELECT * FROM jsonb_populate_recordset(NULL::deadline, ${JSON.stringify(deadlines)}::jsonb)`.execute(tx);
}
