import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import type { Where } from '../../engine/where.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { searchWords } from '../search/words.ts';
import { columnOf, tableOf } from './columns.ts';
import { loadParties, recordColumns, recordOf, type StoredCase } from './store.ts';
import type { RecordRow } from './tables.ts';
import { and, columnRef, or, tiedRows, visibleRows, whereRows } from './visibility.ts';

/** What a list is asked for. `where` holds the filters; `sort` is a field, with `-` before it for falling. */
export interface ListRequest {
  readonly process: AnyProcess;
  readonly viewer: AnyActor | null;
  readonly congressId: string;
  readonly where: Where;
  /** What the list is narrowed by besides, such as a figure's records. */
  readonly also?: readonly RawBuilder<SqlBool>[] | undefined;
  readonly search?: string | undefined;
  readonly due?: 'overdue' | 'soon' | undefined;
  /** Only records the viewer is tied to as a party. */
  readonly mine?: boolean | undefined;
  /** The fields to read; all where it is left out. */
  readonly fields?: readonly string[] | undefined;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Only these records. */
  readonly ids?: readonly string[] | undefined;
  readonly today: string;
}

export interface Page {
  readonly cases: readonly StoredCase[];
  readonly next: string | null;
}

/** The counts above a list, each up to `cap`: a congress's year stays far below, a whole country's need not be exact. */
export interface Counts {
  readonly count: number;
  readonly overdue: number;
  readonly soon: number;
  readonly capped: boolean;
}

export const countCap = 10_000;
const soonDays = 10;
/** Rows that a search looks through in their order before it asks the index of words. */
const mostBefore = 1500;

export async function listCases(db: Kysely<Database>, request: ListRequest): Promise<Page> {
  const { process, limit } = request;
  const { field, falling, column, nullable } = sortOf(process, request.sort);
  const order = falling ? sql`${column} DESC, t.id DESC` : sql`${column} ASC, t.id ASC`;
  const after = request.cursor ? afterCursor(request.cursor, column, falling, nullable) : sql`true`;
  const asked = sql`${conditionOf(request, [groupOfField(process, field)])} AND ${after} ORDER BY ${order} LIMIT ${limit + 1}`;
  const table = sql.table(tableOf(process));
  const read = async (from: RawBuilder<unknown>): Promise<RecordRow[]> =>
    (await sql<RecordRow>`SELECT ${listedColumns(request, field)} FROM ${from} t WHERE ${asked}`.execute(db)).rows;
  const first = sql`(SELECT * FROM ${table} t WHERE t.congress_id = ${request.congressId} AND ${after} ORDER BY ${order} LIMIT ${mostBefore})`;
  // A common word fills the page from the first rows in order; only for a rare one all that have it must be gathered and put in order.
  const isInOrder = process.list.searchInOrder === true && (request.sort ?? process.list.defaultSort) === process.list.defaultSort;
  const early = isInOrder && request.search?.trim() ? await read(first) : [];
  const rows = early.length > limit ? early : await read(table);
  const page = rows.slice(0, limit);
  const parties = await loadParties(
    db,
    process,
    request.congressId,
    page.map((r) => r.id),
  );
  const last = page.at(-1);
  return {
    cases: page.map((row) => ({
      congressId: row.congress_id,
      id: row.id,
      version: row.version,
      state: row.state,
      record: recordOf(process, row),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      dueKey: row.next_due_key,
      dueOn: row.next_due_on,
      parties: parties.get(row.id) ?? [],
      deadlines: [],
      linked: [],
    })),
    next: rows.length > limit && last ? cursorOf(last, process, field) : null,
  };
}

/** What a list reads of each row: the asked fields, what it is sorted by, and what the reach rules look at. */
function listedColumns({ process, fields }: ListRequest, sortedBy: string): RawBuilder<unknown> {
  const looked = (process.reach as readonly { readonly where?: Where }[]).flatMap((r) => Object.keys(r.where ?? {}));
  return recordColumns(process, fields && new Set([...fields, ...looked, sortedBy]));
}

export async function countCases(db: Kysely<Database>, request: ListRequest): Promise<Counts> {
  const { process, today } = request;
  const { rows } = await sql<{ count: number; overdue: number; soon: number }>`
    SELECT count(*) AS count, count(*) FILTER (WHERE due_on < ${today}) AS overdue,
      count(*) FILTER (WHERE due_on >= ${today} AND due_on <= ${today}::date + ${soonDays}::int) AS soon
    FROM (SELECT ${insideDue(process)} AS due_on FROM ${sql.table(tableOf(process))} t WHERE ${conditionOf(request, [])} LIMIT ${countCap + 1}) x`.execute(
    db,
  );
  const found = rows[0] ?? { count: 0, overdue: 0, soon: 0 };
  return { ...found, count: Math.min(found.count, countCap), capped: found.count > countCap };
}

const insideDue = (process: AnyProcess): RawBuilder<unknown> =>
  Object.keys(process.deadlines).length > 0 ? sql`t.next_due_on` : sql`NULL::date`;

/** Everything that narrows a list, including who may see what is filtered by. */
export function conditionOf(request: ListRequest, alsoSeen: readonly (FieldGroup | null)[]) {
  const { process, viewer, where } = request;
  const groups = new Set<FieldGroup>();
  for (const field of Object.keys(where)) {
    const group = groupOfField(process, field);
    if (group) groups.add(group);
    // The nearest limit is nobody's field: it is for those inside.
    else if (field === 'dueOn') groups.add('parties');
  }
  for (const group of alsoSeen) if (group) groups.add(group);
  if (request.search && process.list.search) for (const f of process.list.search) groups.add(process.groups[f] as FieldGroup);
  groups.delete('public');
  return and([
    sql`t.congress_id = ${request.congressId}`,
    visibleRows(process, viewer, request.congressId),
    ...[...groups].map((g) => visibleRows(process, viewer, request.congressId, g)),
    ...whereRows(process, where),
    ...(request.also ?? []),
    ...searchRows(process, request.search),
    ...dueRows(request),
    ...mineRows(request),
    ...(request.ids ? [sql<boolean>`t.id = ANY(${request.ids})`] : []),
  ]);
}

function groupOfField(process: AnyProcess, field: string): FieldGroup | null {
  return (process.groups[field] as FieldGroup | undefined) ?? null;
}

function searchRows(process: AnyProcess, search: string | undefined) {
  if (!search?.trim()) return [];
  if (!process.list.search) throw new ProblemError('unknownFilter', { name: 'q' });
  const words = searchWords(search);
  return words === '' ? [sql<boolean>`false`] : [sql<boolean>`t.search @@ plainto_tsquery('simple', ${words})`];
}

function dueRows({ due, today, process, viewer, congressId }: ListRequest) {
  if (!due) return [];
  const inside = visibleRows(process, viewer, congressId, 'parties');
  if (due === 'overdue') return [sql<boolean>`t.next_due_on < ${today}`, inside];
  return [sql<boolean>`t.next_due_on >= ${today} AND t.next_due_on <= ${today}::date + ${soonDays}::int`, inside];
}

function mineRows({ mine, process, viewer, congressId }: ListRequest) {
  if (!mine) return [];
  const whos = Object.keys(process.parties).map((party) => ({ party }));
  return [tiedRows(process, viewer, congressId, whos) ?? or([])];
}

interface Sort {
  readonly field: string;
  readonly falling: boolean;
  readonly column: RawBuilder<unknown>;
  readonly nullable: boolean;
}

function sortOf(process: AnyProcess, sort: string | undefined): Sort {
  const wanted = sort ?? process.list.defaultSort;
  const falling = wanted.startsWith('-');
  const field = falling ? wanted.slice(1) : wanted;
  if (!(process.list.sorts as readonly string[]).includes(field) && field !== 'updatedAt' && field !== 'createdAt' && field !== 'dueOn') {
    throw new ProblemError('unknownFilter', { name: field });
  }
  const own = columnOf(process, field);
  const column = columnRef(process, field);
  return {
    field,
    falling,
    column: own?.sqlType === 'text' ? sql`${column} COLLATE "zh-x-icu"` : column,
    nullable: own?.shape.optional === true || field === 'dueOn',
  };
}

function cursorOf(row: RecordRow, process: AnyProcess, field: string): string {
  const name = columnOf(process, field)?.name ?? { createdAt: 'created_at', updatedAt: 'updated_at', dueOn: 'next_due_on' }[field] ?? 'id';
  const value = row[name];
  return Buffer.from(JSON.stringify([value instanceof Date ? value.toISOString() : value, row.id])).toString('base64url');
}

/** PostgreSQL's own order: empty values last when rising, first when falling. */
function afterCursor(cursor: string, column: RawBuilder<unknown>, falling: boolean, nullable: boolean) {
  const [value, id] = readCursor(cursor);
  if (!nullable) return falling ? sql`(${column}, t.id) < (${value}, ${id})` : sql`(${column}, t.id) > (${value}, ${id})`;
  if (falling) {
    if (value === null) return sql`((${column} IS NULL AND t.id < ${id}) OR ${column} IS NOT NULL)`;
    return sql`(${column} < ${value} OR (${column} = ${value} AND t.id < ${id}))`;
  }
  if (value === null) return sql`(${column} IS NULL AND t.id > ${id})`;
  return sql`(${column} > ${value} OR (${column} = ${value} AND t.id > ${id}) OR ${column} IS NULL)`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string): [string | number | null, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const isValue = value === null || typeof value === 'string' || typeof value === 'number';
    if (isValue && typeof id === 'string' && uuid.test(id)) return [value, id];
  } catch {
    // An unreadable cursor is answered below like any other wrong one.
  }
  throw new ProblemError('badRequest');
}
