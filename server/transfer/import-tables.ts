import { type Kysely, type RawBuilder, sql } from 'kysely';
import { entryAction } from '../../contract/transfer.ts';
import type { Actor } from '../../engine/actor.ts';
import { actionOf, isWho } from '../../engine/decide.ts';
import { type AnyProcess, type By, isForPeople, type Who } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { columnOf, tableOf } from '../actions/columns.ts';
import { canonical } from '../actions/log.ts';
import { loadTies, recordOf, type StoredCase } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import type { Database } from '../db/tables.ts';
import { columnsFor, type ImportColumn } from './import-columns.ts';

/** What a row's cells came to: a value for every column of the table, null where the cell is empty. */
export interface Entry {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One action that a row asks for. */
export interface Step {
  readonly process: AnyProcess;
  /** The record it is about; null makes one. */
  readonly id: string | null;
  readonly action: string;
  readonly input: Record<string, unknown>;
  /** Takes the id of the record that the step before it made, under this name. */
  readonly after?: string;
}

/** What becomes of a row. `differs` names a column of a record that is there and may not be changed by a table. */
export type Plan =
  | { readonly kind: 'created' | 'changed'; readonly steps: readonly Step[] }
  | { readonly kind: 'unchanged' }
  | { readonly differs: string };

/** The records there are that rows of a batch may be about. */
export type There = ReadonlyMap<string, readonly StoredCase[]>;

/** A table that can be read in. */
export interface ImportTable {
  readonly process: AnyProcess;
  readonly action: string;
  readonly columns: readonly ImportColumn[];
  /** By what a row is known again; null where it lacks that. */
  keyOf(values: Readonly<Record<string, unknown>>): string | null;
  /** The records of a batch of rows, by process. */
  find(db: Kysely<Database>, congressId: string, entries: readonly Entry[], lock: boolean): Promise<There>;
  plan(entry: Entry, there: There): Plan;
}

/** The table of a process; null where it takes none. */
export function importTable(process: AnyProcess): ImportTable | null {
  if (entryAction(process) === null) return null;
  if (process.id === 'deputyship') return deputies;
  if (process.id === 'suggestion') return suggestions;
  return registerTable(process);
}

/** Whether somebody may do by hand what every row of the table does. */
export function mayImport(table: ImportTable, actor: Actor, congressId: string): boolean {
  const needed = new Set([[table.process.id, table.action] as const, ...table.columns.map((c) => [c.process, c.action] as const)]);
  return [...needed].every(([id, action]) => {
    const process = processOf(id);
    return (actionOf(process, action)?.by ?? []).some(
      (who) =>
        typeof who === 'string' &&
        isForPeople(who as By<string, string>) &&
        isWho(process, who as Who<string, string>, congressId, [], actor),
    );
  });
}

/** A register: rows are known again by its identity, and changed where they differ. */
function registerTable(process: AnyProcess): ImportTable {
  const identity = (process as AnyProcess & { identity: readonly string[] }).identity;
  return {
    process,
    action: 'create',
    columns: columnsFor(process.id, 'create'),
    keyOf: (values) => keyOf(identity, values),
    find: async (db, congressId, entries, lock) => {
      const [first = 'name'] = identity;
      const found = await byField(
        db,
        process,
        congressId,
        first,
        entries.map((e) => e.values[first]),
        lock,
      );
      const ties = await loadTies(
        db,
        process,
        congressId,
        found.map((kase) => kase.id),
      );
      return new Map([[process.id, found.map((kase) => ({ ...kase, parties: ties.parties.get(kase.id) ?? [] }))]]);
    },
    plan: ({ values }, there) => {
      const existing = there.get(process.id)?.find((kase) => keyOf(identity, kase.record) === keyOf(identity, values));
      if (!existing) return { kind: 'created', steps: [{ process, id: null, action: 'create', input: { ...values } }] };
      const changes = changed(existing, values);
      if (Object.keys(changes).length === 0) return { kind: 'unchanged' };
      return { kind: 'changed', steps: [{ process, id: existing.id, action: 'edit', input: changes }] };
    },
  };
}

const person = processOf('person');
const deputyship = processOf('deputyship');
const personColumns = columnsFor('person', 'create', ['name']);

/** Deputies: the seat and the person on it in one row, known again by the seat number. */
const deputies: ImportTable = {
  process: deputyship,
  action: 'create',
  columns: inOrder([...columnsFor('deputyship', 'create', ['personId']), ...personColumns], ['seatNo', 'name']),
  keyOf: (values) => keyOf(['seatNo'], values),
  find: async (db, congressId, entries, lock) => {
    const seats = await byField(
      db,
      deputyship,
      congressId,
      'seatNo',
      entries.map((e) => e.values.seatNo),
      lock,
    );
    const onSeats = await byField(
      db,
      person,
      congressId,
      'id',
      seats.map((s) => s.record.personId),
      lock,
    );
    const byPhone = await byField(
      db,
      person,
      congressId,
      'phone',
      entries.map((e) => e.values.phone),
      lock,
    );
    const persons = new Map([...onSeats, ...byPhone].map((p) => [p.id, p]));
    const ties = await loadTies(
      db,
      deputyship,
      congressId,
      seats.map((s) => s.id),
    );
    return new Map([
      ['deputyship', seats.map((s) => ({ ...s, parties: ties.parties.get(s.id) ?? [] }))],
      ['person', [...persons.values()]],
    ]);
  },
  plan: ({ values }, there) => {
    const ofPerson: Record<string, unknown> = { name: values.name };
    const ofSeat: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(values)) {
      if (personColumns.some((c) => c.field === field)) ofPerson[field] = value;
      else ofSeat[field] = value;
    }
    const seat = there.get('deputyship')?.find((s) => s.record.seatNo === values.seatNo);
    const persons = there.get('person') ?? [];
    const who = seat
      ? persons.find((p) => p.id === seat.record.personId)
      : persons.find((p) => values.phone && p.record.phone === values.phone && p.record.name === values.name);
    const steps: Step[] = [];
    if (!who) steps.push({ process: person, id: null, action: 'create', input: filledUp(personColumns, ofPerson) });
    else {
      const changes = changed(who, ofPerson);
      if (Object.keys(changes).length > 0) steps.push({ process: person, id: who.id, action: 'edit', input: changes });
    }
    if (!seat) {
      const made = { process: deputyship, id: null, action: 'create' } as const;
      steps.push(who ? { ...made, input: { ...ofSeat, personId: who.id } } : { ...made, input: ofSeat, after: 'personId' });
      return { kind: 'created', steps };
    }
    const changes = changed(seat, ofSeat);
    if (Object.keys(changes).length > 0) steps.push({ process: deputyship, id: seat.id, action: 'edit', input: changes });
    return steps.length === 0 ? { kind: 'unchanged' } : { kind: 'changed', steps };
  },
};

const suggestion = processOf('suggestion');
const compared = ['title', 'leadDeputyId', 'delegationId', 'problem', 'proposal'] as const;

/** Suggestions: known again by session and number, else by session, author and title. What is there is never changed. */
const suggestions: ImportTable = {
  process: suggestion,
  action: 'enter',
  columns: columnsFor('suggestion', 'enter'),
  keyOf: suggestionKey,
  find: async (db, congressId, entries, lock) => {
    const values = entries.map((e) => e.values);
    const sessions = distinct(values.map((v) => v.sessionId));
    if (sessions.length === 0) return new Map();
    const numbers = distinct(values.map((v) => v.number));
    const titles = distinct(values.filter((v) => !v.number).map((v) => v.title));
    const inSession = sql`session_id = ANY(${sessions})`;
    const found: StoredCase[] = [];
    // Two questions, so that each goes by its own index however long the list has grown.
    if (numbers.length > 0) found.push(...(await select(db, suggestion, congressId, sql`${inSession} AND number = ANY(${numbers})`, lock)));
    if (titles.length > 0) {
      const open = sql`number IS NULL AND state NOT IN ('draft', 'cosigning', 'discarded', 'withdrawn', 'inadmissible')`;
      found.push(...(await select(db, suggestion, congressId, sql`${inSession} AND ${open} AND title = ANY(${titles})`, lock)));
    }
    return new Map([['suggestion', found]]);
  },
  plan: ({ values }, there) => {
    const key = suggestionKey(values);
    const existing = there.get('suggestion')?.find((kase) => suggestionKey(kase.record) === key);
    if (!existing) return { kind: 'created', steps: [{ process: suggestion, id: null, action: 'enter', input: { ...values } }] };
    const different = compared.find((f) => Object.hasOwn(values, f) && (existing.record[f] ?? '') !== (values[f] ?? ''));
    return different ? { differs: different } : { kind: 'unchanged' };
  },
};

function suggestionKey(values: Readonly<Record<string, unknown>>): string | null {
  if (!values.sessionId) return null;
  if (values.number) return canonical([values.sessionId, values.number]);
  return canonical([values.sessionId, values.title, values.leadDeputyId ?? values.delegationId ?? null]);
}

const keyOf = (fields: readonly string[], values: Readonly<Record<string, unknown>>): string | null =>
  fields.every((f) => values[f] === undefined) ? null : canonical(fields.map((f) => values[f] ?? null));

function changed(kase: StoredCase, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([f, v]) => canonical(kase.record[f] ?? null) !== canonical(v ?? null)));
}

/** Entries that the table has no column for are empty in a new record. */
function filledUp(columns: readonly ImportColumn[], values: Record<string, unknown>): Record<string, unknown> {
  return { ...Object.fromEntries(columns.map((c) => [c.field, null])), ...values };
}

const distinct = (values: readonly unknown[]): unknown[] => [...new Set(values)].filter((v) => v !== null && v !== undefined);

function inOrder(columns: readonly ImportColumn[], first: readonly string[]): ImportColumn[] {
  return [...first.flatMap((f) => columns.filter((c) => c.field === f)), ...columns.filter((c) => !first.includes(c.field))];
}

async function byField(
  db: Kysely<Database>,
  process: AnyProcess,
  congressId: string,
  field: string,
  values: readonly unknown[],
  lock: boolean,
): Promise<StoredCase[]> {
  const wanted = distinct(values);
  if (wanted.length === 0) return [];
  const column = sql.id(columnOf(process, field)?.name ?? field);
  return select(db, process, congressId, sql`state = 'active' AND ${column} = ANY(${wanted})`, lock);
}

async function select(
  db: Kysely<Database>,
  process: AnyProcess,
  congressId: string,
  condition: RawBuilder<unknown>,
  lock: boolean,
): Promise<StoredCase[]> {
  const { rows } = await sql<RecordRow>`SELECT * FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND ${condition} ORDER BY id ${lock ? sql`FOR UPDATE` : sql``}`.execute(db);
  return rows.map((row) => ({
    congressId,
    id: row.id,
    version: row.version,
    state: row.state,
    record: recordOf(process, row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueKey: row.next_due_key,
    dueOn: row.next_due_on,
    parties: [],
    deadlines: [],
    linked: [],
  }));
}

/** The entries of a new record: columns the table lacks are empty. */
export function completed(table: ImportTable, step: Step): Record<string, unknown> {
  if (step.id !== null) return step.input;
  const id = step.process.id as ProcessId;
  return filledUp(
    table.columns.filter((c) => c.process === id && !c.isRequired),
    step.input,
  );
}
