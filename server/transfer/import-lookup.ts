import { type Kysely, sql } from 'kysely';
import { processOf } from '../../processes/all.ts';
import { tableOf } from '../actions/columns.ts';
import type { Database } from '../db/tables.ts';

/** What a register's rows are called by in tables, the surest first. */
const callings: Readonly<Record<string, readonly string[]>> = {
  unit: ['code', 'name', 'short_name'],
  category: ['code', 'name'],
  deputyship: ['seat_no', 'name'],
  delegation: ['code', 'name'],
  term: ['term_no'],
  congressSession: ['name'],
  person: ['name'],
  committee: ['code', 'name'],
  activityPlan: ['title'],
  deputyGroup: ['code', 'name'],
  station: ['code', 'name'],
};

/** States of what is not to be named any more. */
const putAside = new Set(['ended', 'suspended', 'dropped', 'archived']);

export type Found =
  | { readonly id: string }
  | { readonly fault: 'unknown' }
  | { readonly fault: 'ambiguous'; readonly keys: readonly string[] };

/** Finds the records that names and codes in a table mean, among those of one congress. */
export interface Lookup {
  find(register: string, name: string): Promise<Found>;
  /** Makes a record known that the same table has brought. */
  add(register: string, id: string, record: Readonly<Record<string, unknown>>): void;
  /** Names to choose from, for the explanations; at most `most`. */
  names(register: string, most: number): Promise<readonly string[]>;
}

interface Row {
  readonly id: string;
  readonly isActive: boolean;
  readonly callings: readonly string[];
}

const same = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const camel = (column: string): string => column.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** Reads a register whole when it is first asked for. */
export function createLookup(db: Kysely<Database>, congressId: string): Lookup {
  const known = new Map<string, { rows: Row[]; byName: Map<string, Row[]> }>();

  async function load(register: string) {
    const there = known.get(register);
    if (there) return there;
    const columns = callings[register] ?? ['name'];
    const { rows } = await sql<{ id: string; state: string; names: string[] }>`
      SELECT id, state, ARRAY[${sql.join(columns.map((c) => sql`${sql.id(c)}::text`))}] AS names
      FROM ${sql.table(tableOf(processOf(register)))} WHERE congress_id = ${congressId} ORDER BY id`.execute(db);
    const loaded = { rows: [] as Row[], byName: new Map<string, Row[]>() };
    known.set(register, loaded);
    for (const row of rows) put(loaded, { id: row.id, isActive: !putAside.has(row.state), callings: row.names });
    return loaded;
  }

  function put(loaded: { rows: Row[]; byName: Map<string, Row[]> }, row: Row): void {
    loaded.rows.push(row);
    for (const name of new Set(row.callings.map(same))) {
      const list = loaded.byName.get(name) ?? [];
      list.push(row);
      loaded.byName.set(name, list);
    }
  }

  return {
    find: async (register, name) => {
      const { byName } = await load(register);
      const all = byName.get(same(name)) ?? byName.get(same(name.replace(/[（(].*[)）]\s*$/, ''))) ?? [];
      const active = all.filter((r) => r.isActive);
      const found = active.length > 0 ? active : all;
      const exact = found.filter((r) => same(r.callings[0] ?? '') === same(name));
      const [only, ...more] = exact.length > 0 ? exact : found;
      if (!only) return { fault: 'unknown' };
      if (more.length > 0) return { fault: 'ambiguous', keys: found.slice(0, 5).map((r) => r.callings[0] ?? '') };
      return { id: only.id };
    },
    add: (register, id, record) => {
      const loaded = known.get(register);
      const columns = callings[register];
      if (!loaded || !columns) return;
      put(loaded, { id, isActive: true, callings: columns.map((c) => String(record[camel(c)] ?? '')) });
    },
    names: async (register, most) => {
      const { rows } = await load(register);
      return rows
        .filter((r) => r.isActive)
        .slice(0, most)
        .map((r) => r.callings.slice(0, 2).join(' '));
    },
  };
}
