import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Case, Deadline, LinkedCase, Party } from '../../engine/case.ts';
import type { AnyProcess } from '../../engine/define.ts';
import type { Replayed } from '../../engine/replay.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { searchWords } from '../search/words.ts';
import { type Column, columnsOf, snake, tableOf } from './columns.ts';
import type { RecordRow } from './tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** A case as stored, with the times that lists show. */
export interface StoredCase extends Case {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly dueKey: string | null;
  readonly dueOn: string | null;
}

/** The fields of a row, as many as were read. */
export function recordOf(process: AnyProcess, row: RecordRow): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const column of columnsOf(process)) {
    const value = row[column.name];
    if (value !== undefined) record[column.field] = fromColumn(column, value);
  }
  return record;
}

function fromColumn(column: Column, value: unknown): unknown {
  if (value === null) return null;
  if (column.sqlType === 'timestamptz') return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString();
  return value;
}

function toColumn(column: Column, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return column.sqlType === 'jsonb' ? JSON.stringify(value) : value;
}

/** Everything one decision looks at. Locks the row, its parent first, so that a whole case is worked on by one writer at a time. */
export async function lockCase(tx: Tx, process: AnyProcess, congressId: string, id: string): Promise<StoredCase | null> {
  if (process.parent) {
    const parent = processOf(process.parent.process);
    const column = sql.id(snake(process.parent.field));
    await sql`SELECT 1 FROM ${sql.table(tableOf(parent))} WHERE congress_id = ${congressId} AND id =
      (SELECT ${column} FROM ${sql.table(tableOf(process))} WHERE congress_id = ${congressId} AND id = ${id}) FOR UPDATE`.execute(tx);
  }
  return loadCase(tx, process, congressId, id, { lock: true });
}

export async function loadCase(
  tx: Tx,
  process: AnyProcess,
  congressId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<StoredCase | null> {
  const { rows } = await sql<RecordRow>`SELECT * FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND id = ${id} ${options.lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const record = recordOf(process, row);
  const ties = await loadTies(tx, process, congressId, [id]);
  return {
    congressId,
    id,
    version: row.version,
    state: row.state,
    record,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueKey: row.next_due_key,
    dueOn: row.next_due_on,
    parties: ties.parties.get(id) ?? [],
    deadlines: ties.deadlines.get(id) ?? [],
    linked: await loadLinked(tx, process, congressId, id, record),
  };
}

interface Ties {
  readonly parties: Map<string, Party[]>;
  readonly deadlines: Map<string, Deadline[]>;
}

/** Parties of some records of one process, by record id. */
export async function loadParties(tx: Tx, process: AnyProcess, congressId: string, ids: readonly string[]): Promise<Map<string, Party[]>> {
  if (ids.length === 0 || Object.keys(process.parties).length === 0) return new Map();
  const rows = await tx
    .selectFrom('party')
    .select(['record_id', 'party', 'subject', 'status', 'since as on'])
    .where('congress_id', '=', congressId)
    .where('process', '=', process.id)
    .where(sql<boolean>`record_id = ANY(${ids})`)
    .execute();
  const parties = new Map<string, Party[]>();
  for (const { record_id: id, ...party } of rows) {
    const list = parties.get(id) ?? [];
    list.push(party);
    parties.set(id, list);
  }
  return parties;
}

/** Parties and deadlines of some records of one process, by record id. One round trip. */
export async function loadTies(tx: Tx, process: AnyProcess, congressId: string, ids: readonly string[]): Promise<Ties> {
  const parties = new Map<string, Party[]>();
  const deadlines = new Map<string, Deadline[]>();
  const hasParties = Object.keys(process.parties).length > 0;
  if (ids.length === 0 || (!hasParties && Object.keys(process.deadlines).length === 0)) return { parties, deadlines };
  const { rows } = await sql<{ kind: 'party' | 'deadline'; record_id: string; data: Record<string, unknown> }>`
    SELECT 'party' AS kind, record_id, json_build_object('party', party, 'subject', subject, 'status', status, 'on', since) AS data
      FROM party WHERE congress_id = ${congressId} AND process = ${process.id} AND record_id = ANY(${ids})
    UNION ALL
    SELECT 'deadline', record_id, json_build_object('key', key, 'round', round, 'ruleKey', rule_key, 'startOn', start_on, 'dueOn', due_on,
        'amount', amount, 'unit', unit, 'source', source, 'provisional', provisional, 'closedOn', closed_on, 'outcome', outcome)
      FROM deadline WHERE congress_id = ${congressId} AND process = ${process.id} AND record_id = ANY(${ids})`.execute(tx);
  for (const row of rows) {
    const map: Map<string, unknown[]> = row.kind === 'party' ? parties : deadlines;
    const list = map.get(row.record_id) ?? [];
    list.push(row.data);
    map.set(row.record_id, list);
  }
  for (const list of parties.values()) list.sort((a, b) => (a.party + a.subject < b.party + b.subject ? -1 : 1));
  for (const list of deadlines.values()) list.sort((a, b) => (a.key === b.key ? a.round - b.round : a.key < b.key ? -1 : 1));
  return { parties, deadlines };
}

/** The parent, the siblings and the children that the process declares it reads. */
async function loadLinked(
  tx: Tx,
  process: AnyProcess,
  congressId: string,
  id: string,
  record: Record<string, unknown>,
): Promise<LinkedCase[]> {
  const queries: { process: AnyProcess; field: string; value: string }[] = [];
  if (process.parent) {
    const parentId = record[process.parent.field] as string;
    queries.push({ process: processOf(process.parent.process), field: 'id', value: parentId });
    if (process.siblings) queries.push({ process, field: process.parent.field, value: parentId });
  }
  for (const child of allProcesses) {
    if (process.children?.includes(child.id) && child.parent) queries.push({ process: child, field: child.parent.field, value: id });
  }
  const linked: LinkedCase[] = [];
  for (const q of queries) {
    const { rows } = await sql<RecordRow>`SELECT * FROM ${sql.table(tableOf(q.process))}
      WHERE congress_id = ${congressId} AND ${sql.id(snake(q.field))} = ${q.value} ORDER BY id LIMIT 500`.execute(tx);
    linked.push(...rows.map((row) => ({ process: q.process.id, id: row.id, state: row.state, record: recordOf(q.process, row) })));
  }
  return linked;
}

/** What changed, ready to be written. */
export interface Change {
  readonly congressId: string;
  readonly id: string;
  readonly before: number;
  readonly after: Replayed;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
  readonly at: Date;
}

/** Writes one record's row, parties and deadlines. Answers false when somebody else's version was there first. */
export async function saveChange(tx: Tx, process: AnyProcess, change: Change): Promise<boolean> {
  const { congressId, id, after, patch, at } = change;
  const due = nextDue(process, after.deadlines);
  const set: Record<string, unknown> = {
    version: after.version,
    state: after.state,
    updated_at: at,
    next_due_key: due?.key ?? null,
    next_due_on: due?.dueOn ?? null,
  };
  for (const column of columnsOf(process)) {
    if (Object.hasOwn(patch, column.field)) set[column.name] = toColumn(column, patch[column.field]);
  }
  const search = searchColumn(process, after.record, patch);
  const table = sql.table(tableOf(process));
  if (change.before === 0) {
    const names = ['congress_id', 'id', 'created_at', ...Object.keys(set)];
    const values: unknown[] = [congressId, id, at, ...Object.values(set)];
    await sql`INSERT INTO ${table} (${sql.join([...names.map((n) => sql.id(n)), ...(search ? [sql.id('search')] : [])])})
      VALUES (${sql.join([...values.map((v) => sql.val(v)), ...(search ? [search] : [])])})`.execute(tx);
  } else {
    const sets = Object.entries(set).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
    if (search) sets.push(sql`search = ${search}`);
    const done =
      await sql`UPDATE ${table} SET ${sql.join(sets)} WHERE congress_id = ${congressId} AND id = ${id} AND version = ${change.before}`.execute(
        tx,
      );
    if (done.numAffectedRows !== 1n) return false;
  }
  await saveParties(tx, process, change);
  await saveDeadlines(tx, process, change);
  return true;
}

function searchColumn(
  process: AnyProcess,
  record: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): RawBuilder<unknown> | null {
  const fields = process.list.search as readonly string[] | undefined;
  if (!fields?.some((f) => Object.hasOwn(patch, f))) return null;
  const text = fields
    .map((f) => record[f])
    .flatMap((v) => (Array.isArray(v) ? v : [v]))
    .filter((v) => typeof v === 'string')
    .join(' ');
  return sql`to_tsvector('simple', ${searchWords(text)})`;
}

/** The earliest duty still open: what lists sort by and the light shows. */
export function nextDue(process: AnyProcess, deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines
    .filter((d) => d.closedOn === null && process.deadlines[d.key]?.window !== true)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0];
}

async function saveParties(tx: Tx, process: AnyProcess, change: Change): Promise<void> {
  if (change.parties.length === 0) return;
  const rows = [...new Map(change.parties.map((p) => [`${p.party} ${p.subject}`, p])).values()];
  await tx
    .insertInto('party')
    .values(
      rows.map((p) => ({
        congress_id: change.congressId,
        process: process.id,
        record_id: change.id,
        party: p.party,
        subject: p.subject,
        status: p.status,
        since: p.on,
      })),
    )
    .onConflict((oc) =>
      oc
        .columns(['congress_id', 'process', 'record_id', 'party', 'subject'])
        .doUpdateSet((eb) => ({ status: eb.ref('excluded.status'), since: eb.ref('excluded.since') })),
    )
    .execute();
}

async function saveDeadlines(tx: Tx, process: AnyProcess, change: Change): Promise<void> {
  if (change.deadlines.length === 0) return;
  await tx
    .insertInto('deadline')
    .values(
      change.deadlines.map((d) => ({
        congress_id: change.congressId,
        process: process.id,
        record_id: change.id,
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
        warned: '[]',
        overdue_noticed_on: null,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['congress_id', 'process', 'record_id', 'key', 'round']).doUpdateSet((eb) => ({
        rule_key: eb.ref('excluded.rule_key'),
        start_on: eb.ref('excluded.start_on'),
        due_on: eb.ref('excluded.due_on'),
        amount: eb.ref('excluded.amount'),
        unit: eb.ref('excluded.unit'),
        source: eb.ref('excluded.source'),
        provisional: eb.ref('excluded.provisional'),
        closed_on: eb.ref('excluded.closed_on'),
        outcome: eb.ref('excluded.outcome'),
      })),
    )
    .execute();
}
