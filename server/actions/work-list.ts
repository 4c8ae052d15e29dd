import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess, By } from '../../engine/define.ts';
import { processes } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { tableOf } from './columns.ts';
import { and, congressesOf, or, tiedRows, visibleRows } from './visibility.ts';

/** One thing somebody has to do: the action, the record, its light. */
export interface WorkItem {
  readonly process: string;
  readonly id: string;
  readonly action: string;
  readonly state: string;
  readonly title: string;
  readonly number: number | null;
  readonly dueKey: string | null;
  readonly dueOn: string | null;
  readonly since: string;
  readonly unitId: string | null;
  readonly version: number;
}

export type WorkGroup = 'overdue' | 'today' | 'week' | 'later';

export interface WorkList {
  readonly groups: Readonly<Record<WorkGroup, { readonly count: number; readonly items: readonly WorkItem[] }>>;
  /** The viewer's own open matters that wait for somebody else. */
  readonly waiting: { readonly count: number; readonly items: readonly WorkItem[] };
}

interface Row {
  process: string;
  id: string;
  state: string;
  title: string;
  number: number | null;
  due_key: string | null;
  due_on: string | null;
  since: Date;
  unit_id: string | null;
  version: number;
  is_turn: boolean;
  bucket: WorkGroup;
  total: number;
}

/** "My turn": every record whose next step is this person's, by urgency, and what they wait for. At most `limit` items a group. */
export async function workList(db: Kysely<Database>, actor: Actor, congressId: string, today: string, limit: number): Promise<WorkList> {
  const parts = processes.map((process) => {
    const mine = tiedRows(process, actor, congressId, ownParties(process)) ?? sql<SqlBool>`false`;
    const turn = turnRows(process, actor, congressId);
    return sql`SELECT ${process.id} AS process, t.id, t.state, ${titleOf(process)} AS title, ${numberOf(process)} AS number, t.next_due_key AS due_key, t.next_due_on AS due_on,
        t.updated_at AS since, ${unitOf(process)} AS unit_id, t.version, ${turn} AS is_turn
      FROM ${sql.table(tableOf(process))} t
      WHERE t.congress_id = ${congressId} AND t.state IN (${sql.join(openStates(process))}) AND ${visibleRows(process, actor, congressId)} AND (${turn} OR ${mine})`;
  });
  const { rows } = await sql<Row>`WITH work AS MATERIALIZED (${sql.join(parts, sql` UNION ALL `)}),
    sorted AS (SELECT *, CASE WHEN due_on < ${today} THEN 'overdue' WHEN due_on = ${today} THEN 'today'
        WHEN due_on <= ${today}::date + 7 THEN 'week' ELSE 'later' END AS bucket FROM work),
    ranked AS (SELECT *, count(*) OVER (PARTITION BY is_turn, CASE WHEN is_turn THEN bucket END) AS total,
        row_number() OVER (PARTITION BY is_turn, CASE WHEN is_turn THEN bucket END ORDER BY due_on NULLS LAST, since DESC, id) AS rank FROM sorted)
    SELECT * FROM ranked WHERE rank <= ${limit} ORDER BY rank`.execute(db);
  const group = (bucket: WorkGroup) => slice(rows.filter((r) => r.is_turn && r.bucket === bucket));
  return {
    groups: { overdue: group('overdue'), today: group('today'), week: group('week'), later: group('later') },
    waiting: slice(rows.filter((r) => !r.is_turn)),
  };
}

function slice(rows: readonly Row[]): { count: number; items: WorkItem[] } {
  return {
    count: rows[0]?.total ?? 0,
    items: rows.map((r) => ({
      process: r.process,
      id: r.id,
      action: turnsOf(r.process)[r.state] ?? '',
      state: r.state,
      title: r.title,
      number: r.number,
      dueKey: r.due_key,
      dueOn: r.due_on,
      since: r.since.toISOString(),
      unitId: r.unit_id,
      version: r.version,
    })),
  };
}

function turnsOf(processId: string): Readonly<Record<string, string>> {
  return (processes.find((p) => p.id === processId)?.turns ?? {}) as Record<string, string>;
}

/** States in which somebody's action is awaited or work goes on; ended records are nobody's turn. */
function openStates(process: AnyProcess): string[] {
  const turns = process.turns as Record<string, string>;
  return Object.keys(process.states).filter((s) => turns[s] !== undefined || (process.states[s]?.final !== true && !rests.has(s)));
}

/** States that rest without being final. */
const rests: ReadonlySet<string> = new Set(['published', 'concluded', 'distributed']);

/** Parties whose matters are somebody's own: not those who are only kept informed. */
function ownParties(process: AnyProcess) {
  // A unit waits for its own share of a case, which is a record of its own, not for the case beside it.
  const own = ['author', 'recorder', 'delegation', ...(Object.hasOwn(process.parties, 'unit') ? ['unit', 'relay'] : [])];
  return Object.keys(process.parties)
    .filter((party) => own.includes(party))
    .map((party) => ({ party }));
}

function turnRows(process: AnyProcess, actor: Actor, congressId: string): RawBuilder<SqlBool> {
  const turns = Object.entries(process.turns as Record<string, string>);
  return or(
    turns.flatMap(([state, action]) => {
      const by = (process.actions[action]?.duty ?? process.actions[action]?.by ?? []) as readonly By<string, string>[];
      const roles = by.filter((b) => typeof b === 'string' && b !== 'system' && b !== 'linked') as string[];
      const congresses = [...new Set(roles.flatMap((r) => congressesOf(actor, r)))];
      const whos = by.filter((b) => typeof b !== 'string');
      const ties = tiedRows(process, actor, congressId, whos);
      const may = [...(congresses.length > 0 ? [sql<SqlBool>`t.congress_id = ANY(${congresses})`] : []), ...(ties ? [ties] : [])];
      return may.length === 0 ? [] : [and([sql`t.state = ${state}`, or(may)])];
    }),
  );
}

const titleOf = (process: AnyProcess) =>
  process.id === 'suggestion' ? sql`t.title` : process.id === 'assignment' ? sql`t.suggestion_title` : sql`t.content`;
const numberOf = (process: AnyProcess) => (process.id === 'suggestion' ? sql`t.number` : sql`t.suggestion_number`);
const unitOf = (process: AnyProcess) => (process.id === 'suggestion' ? sql`t.lead_unit_id` : sql`t.unit_id`);
