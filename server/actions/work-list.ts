import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { type AnyProcess, type By, isForPeople } from '../../engine/define.ts';
import { processes } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import { tableOf } from './columns.ts';
import { numberColumn, titleColumn, unitColumn } from './titles.ts';
import { and, columnRef, congressesOf, or, tiedRows, visibleRows, whereRows } from './visibility.ts';

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
  is_ballot: boolean;
  bucket: WorkGroup;
  total: number;
}

/** "My turn": every record whose next step is this person's, by urgency, and what they wait for. At most `limit` items a group. */
export async function workList(db: Kysely<Database>, actor: Actor, congressId: string, today: string, limit: number): Promise<WorkList> {
  const parts = processes.flatMap((process) => {
    const mine = tiedRows(process, actor, congressId, ownParties(process)) ?? sql<SqlBool>`false`;
    const turn = turnRows(process, actor, congressId);
    const ballot = owedBallots(process, actor, congressId, today);
    const rows = (isTurn: RawBuilder<unknown>, isBallot: boolean, where: RawBuilder<unknown>) =>
      sql`SELECT ${process.id} AS process, t.id, t.state, ${titleOf(process)} AS title, ${numberOf(process)} AS number, t.next_due_key AS due_key, t.next_due_on AS due_on,
        t.updated_at AS since, ${unitOf(process)} AS unit_id, t.version, ${isTurn} AS is_turn, ${isBallot}::boolean AS is_ballot
      FROM ${sql.table(tableOf(process))} t
      WHERE t.congress_id = ${congressId} AND ${visibleRows(process, actor, congressId)} AND ${where}`;
    const own = rows(turn, false, sql`t.state IN (${sql.join(openStates(process))}) AND (${turn} OR ${mine})`);
    return ballot ? [own, rows(sql`true`, true, ballot)] : [own];
  });
  const { rows } = await sql<Row>`WITH work AS MATERIALIZED (${sql.join(parts, sql` UNION ALL `)}),
    sorted AS (SELECT *, CASE WHEN due_on < ${today} THEN 'overdue' WHEN due_on = ${today} THEN 'today'
        WHEN due_on <= ${today}::date + 7 THEN 'week' ELSE 'later' END AS bucket FROM work),
    ranked AS (SELECT *, count(*) OVER (PARTITION BY is_turn, CASE WHEN is_turn THEN bucket END) AS total,
        row_number() OVER (PARTITION BY is_turn, CASE WHEN is_turn THEN bucket END ORDER BY due_on NULLS LAST, since DESC, id, is_ballot) AS rank FROM sorted)
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
      action: r.is_ballot ? ballotAction : (turnsOf(r.process)[r.state] ?? ''),
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

/** Stands for giving one's ballot, which is no action of the record. */
const ballotAction = 'vote';

/** Open votes in which this person has a ballot and has not given it: known to them alone. */
function owedBallots(process: AnyProcess, actor: Actor, congressId: string, today: string): RawBuilder<SqlBool> | null {
  const { ballot } = process;
  if (!ballot || !congressesOf(actor, ballot.by).includes(congressId)) return null;
  return and([
    sql<SqlBool>`t.state = ${ballot.in}`,
    ...whereRows(process, ballot.where ?? {}),
    ...(ballot.until ? [sql<SqlBool>`coalesce(${columnRef(process, ballot.until)} >= ${today}::date, true)`] : []),
    sql<SqlBool>`NOT EXISTS (SELECT 1 FROM assessment_turnout v WHERE v.congress_id = ${congressId} AND v.assessment_id = t.id
      AND v.account_id = ${actor.accountId})`,
  ]);
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
      const roles = by.filter((b) => typeof b === 'string' && isForPeople(b)) as string[];
      const congresses = [...new Set(roles.flatMap((r) => congressesOf(actor, r)))];
      const whos = by.filter((b) => typeof b !== 'string');
      const ties = tiedRows(process, actor, congressId, whos);
      const may = [...(congresses.length > 0 ? [sql<SqlBool>`t.congress_id = ANY(${congresses})`] : []), ...(ties ? [ties] : [])];
      const kept = keptRows(process, actor, congressId, roles, whos);
      const all = kept ? [...may, kept] : may;
      return all.length === 0 ? [] : [and([sql`t.state = ${state}`, or(all)])];
    }),
  );
}

/**
 * Rows that the process's keeper minds: those whose turn is a party's, and none of these can sign in. Without it such a matter would
 * stand on nobody's list.
 */
function keptRows(
  process: AnyProcess,
  actor: Actor,
  congressId: string,
  roles: readonly string[],
  whos: readonly Exclude<By<string, string>, string>[],
): RawBuilder<SqlBool> | null {
  const { keeper } = process;
  if (!keeper || roles.length > 0 || whos.length === 0 || !congressesOf(actor, keeper).includes(congressId)) return null;
  const reachable = whos.map(
    (who) => sql<SqlBool>`(p.party = ${who.party} AND p.status = ${who.status ?? 'active'} AND ${canSignIn(process, who)})`,
  );
  return sql<SqlBool>`NOT EXISTS (SELECT 1 FROM party p WHERE p.congress_id = ${congressId} AND p.process = ${process.id}
    AND p.record_id = t.id AND ${or(reachable)})`;
}

function canSignIn(process: AnyProcess, who: Exclude<By<string, string>, string>): RawBuilder<SqlBool> {
  const kind = process.parties[who.party];
  const active = sql`EXISTS (SELECT 1 FROM account a WHERE a.id = x.account_id AND a.status = 'active')`;
  if (kind === 'account') return sql`EXISTS (SELECT 1 FROM account a WHERE a.id = p.subject AND a.status = 'active')`;
  if (kind === 'deputy')
    return sql`EXISTS (SELECT 1 FROM deputyship d JOIN person x ON x.congress_id = d.congress_id AND x.id = d.person_id
      WHERE d.congress_id = p.congress_id AND d.id = p.subject AND ${active})`;
  if (kind === 'station')
    return sql`EXISTS (SELECT 1 FROM station s JOIN account a ON a.id IN (s.keeper_id, s.second_keeper_id) AND a.status = 'active'
      WHERE s.congress_id = p.congress_id AND s.id = p.subject)`;
  const scope = sql.ref(kind === 'unit' ? 'x.unit_id' : 'x.delegation_id');
  const roles = who.role === undefined ? null : [who.role].flat();
  return sql`EXISTS (SELECT 1 FROM role_grant x WHERE x.congress_id = p.congress_id AND ${scope} = p.subject AND x.revoked_at IS NULL
    ${roles ? sql`AND x.role = ANY(${roles})` : sql``} AND ${active})`;
}

const titleOf = (process: AnyProcess) => sql`${sql.ref(`t.${titleColumn(process)}`)}::text`;
const numberOf = (process: AnyProcess) => columnOrNull(numberColumn(process), sql`integer`);
const unitOf = (process: AnyProcess) => columnOrNull(unitColumn(process), sql`uuid`);
const columnOrNull = (column: string | null, type: RawBuilder<unknown>) => (column === null ? sql`NULL::${type}` : sql.ref(`t.${column}`));
