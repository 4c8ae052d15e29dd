import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Case, Deadline, Party } from '../../engine/case.ts';
import type { AnyProcess } from '../../engine/define.ts';
import type { Replayed } from '../../engine/replay.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { searchWords } from '../search/words.ts';
import { type Column, columnsOf, snake, tableOf } from './columns.ts';
import { refreshDues } from './parent-due.ts';
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
export function recordOf(process: AnyProcess, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
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
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(process)} FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND id = ${id} ${options.lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const record = recordOf(process, row);
  const around = await loadAround(tx, process, congressId, id, record);
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
    ...around,
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

interface Ties {
  readonly parties: Map<string, Party[]>;
  readonly deadlines: Map<string, Deadline[]>;
}

/** One party, deadline or linked record as JSON; `kind` says which, for linked records the process and their state. */
interface Piece {
  readonly kind: string;
  readonly record_id: string;
  readonly state: string | null;
  readonly data: Record<string, unknown>;
}

const party = 'party';
const deadline = 'deadline';

/** Parties and deadlines of some records of one process, by record id. One round trip. */
export async function loadTies(tx: Tx, process: AnyProcess, congressId: string, ids: readonly string[]): Promise<Ties> {
  if (ids.length === 0 || !hasTies(process)) return { parties: new Map(), deadlines: new Map() };
  const { rows } = await tiePieces(process, congressId, ids).execute(tx);
  return tiesOf(rows);
}

const hasTies = (process: AnyProcess): boolean => Object.keys(process.parties).length > 0 || Object.keys(process.deadlines).length > 0;

const tiePieces = (process: AnyProcess, congressId: string, ids: readonly string[]): RawBuilder<Piece> => sql<Piece>`
  SELECT ${party}::text AS kind, record_id, NULL::text AS state,
      json_build_object('party', party, 'subject', subject, 'status', status, 'on', since) AS data
    FROM party WHERE congress_id = ${congressId} AND process = ${process.id} AND record_id = ANY(${ids})
  UNION ALL
  SELECT ${deadline}::text, record_id, NULL, json_build_object('key', key, 'round', round, 'ruleKey', rule_key, 'startOn', start_on,
      'dueOn', due_on, 'amount', amount, 'unit', unit, 'source', source, 'provisional', provisional, 'closedOn', closed_on, 'outcome', outcome)
    FROM deadline WHERE congress_id = ${congressId} AND process = ${process.id} AND record_id = ANY(${ids})`;

function tiesOf(pieces: readonly Piece[]): Ties {
  const parties = new Map<string, Party[]>();
  const deadlines = new Map<string, Deadline[]>();
  for (const { kind, record_id: id, data } of pieces) {
    const map: Map<string, unknown[]> | null = kind === party ? parties : kind === deadline ? deadlines : null;
    if (!map) continue;
    const list = map.get(id) ?? [];
    list.push(data);
    map.set(id, list);
  }
  for (const list of parties.values()) list.sort((a, b) => (a.party + a.subject < b.party + b.subject ? -1 : 1));
  for (const list of deadlines.values()) list.sort((a, b) => (a.key === b.key ? a.round - b.round : a.key < b.key ? -1 : 1));
  return { parties, deadlines };
}

/** What stands around one record: its parties and deadlines, and the linked records that its process declares it reads. One round trip. */
async function loadAround(
  tx: Tx,
  process: AnyProcess,
  congressId: string,
  id: string,
  record: Record<string, unknown>,
): Promise<Pick<StoredCase, 'parties' | 'deadlines' | 'linked'>> {
  const queries = linkedQueries(process, id, record);
  const parts = [...(hasTies(process) ? [tiePieces(process, congressId, [id])] : []), ...queries.map((q) => linkedPieces(q, congressId))];
  if (parts.length === 0) return { parties: [], deadlines: [], linked: [] };
  const { rows } = await sql<Piece>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx);
  const ties = tiesOf(rows);
  const linked = queries.flatMap(({ process: other, field }) =>
    rows
      .filter((row) => row.kind === `${other.id}.${field}`)
      .map((row) => ({ process: other.id, id: row.record_id, state: row.state ?? '', record: recordOf(other, row.data) })),
  );
  return { parties: ties.parties.get(id) ?? [], deadlines: ties.deadlines.get(id) ?? [], linked };
}

const fixedColumns = ['congress_id', 'id', 'version', 'state', 'created_at', 'updated_at', 'next_due_key', 'next_due_on'];

/** Everything of a record but what it is searched by, or the fields of these names. */
export function recordColumns(process: AnyProcess, only?: ReadonlySet<string>): RawBuilder<unknown> {
  const own = columnsOf(process).filter((c) => only?.has(c.field) ?? true);
  return sql.join([...new Set([...fixedColumns, ...own.map((c) => c.name)])].map((name) => sql.id(name)));
}

interface LinkedQuery {
  readonly process: AnyProcess;
  readonly field: string;
  readonly value: string;
}

/** The parent, the siblings and the children that the process declares it reads. */
function linkedQueries(process: AnyProcess, id: string, record: Record<string, unknown>): LinkedQuery[] {
  const queries: LinkedQuery[] = [];
  if (process.parent) {
    const value = record[process.parent.field] as string;
    queries.push({ process: processOf(process.parent.process), field: 'id', value });
    if (process.siblings) queries.push({ process, field: process.parent.field, value });
  }
  for (const child of allProcesses) {
    if (process.children?.includes(child.id) && child.parent) queries.push({ process: child, field: child.parent.field, value: id });
  }
  return queries;
}

const mostLinked = 500;

function linkedPieces({ process, field, value }: LinkedQuery, congressId: string): RawBuilder<Piece> {
  const columns = sql.join(columnsOf(process).map((c) => sql.id(c.name)));
  return sql<Piece>`(SELECT ${`${process.id}.${field}`}::text AS kind, r.id AS record_id, r.state, to_json(r) AS data FROM
    (SELECT id, state, ${columns} FROM ${sql.table(tableOf(process))}
      WHERE congress_id = ${congressId} AND ${sql.id(snake(field))} = ${value} ORDER BY id LIMIT ${mostLinked}) r ORDER BY r.id)`;
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
  /** The fields it is found by as people wrote them, where the row holds only marks. */
  readonly searched?: Readonly<Record<string, unknown>>;
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
    // Where none of its own deadlines changes, what the light shows stays: it may be a child's.
    ...(change.before === 0 || change.deadlines.length > 0 ? { next_due_key: due?.key ?? null, next_due_on: due?.dueOn ?? null } : {}),
  };
  for (const column of columnsOf(process)) {
    if (Object.hasOwn(patch, column.field)) set[column.name] = toColumn(column, patch[column.field]);
  }
  const search = searchColumn(process, change.searched ?? after.record, patch);
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
  await refreshDues(tx, process, change);
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
