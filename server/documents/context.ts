import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import type { Paper, PaperContext, PaperSource } from '../../engine/paper.ts';
import { groupsFor } from '../../engine/reach.ts';
import { processes, processOf } from '../../processes/all.ts';
import { optionLabel, textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { tableOf } from '../actions/columns.ts';
import { namesOf, type Wanted, want, wantOne } from '../actions/names.ts';
import { present } from '../actions/present.ts';
import { congressTime } from '../actions/rule-books.ts';
import { surroundings } from '../actions/run-action.ts';
import { loadTies, recordOf, type StoredCase } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import { reveal } from '../vault/reveal.ts';

type Tx = Kysely<Database> | Transaction<Database>;

const mostLinked = 200;
/** A busy deputy's term; of more the newest are printed. */
const mostDeeds = 3000;

/** Records with what their viewer may see of them, and everything a paper's words need besides. */
export interface Gathered {
  readonly cases: readonly { readonly kase: StoredCase; readonly source: PaperSource; readonly groups: ReadonlySet<FieldGroup> }[];
  /** The context of a paper of the first record, or over all of them. */
  context(more: Pick<PaperContext, 'copy' | 'issued' | 'note'>): PaperContext;
  readonly today: string;
  /** The record has a page that everybody may see. */
  readonly isPublic: boolean;
}

interface Request {
  readonly process: AnyProcess;
  readonly congressId: string;
  readonly ids: readonly string[];
  readonly viewer: AnyActor;
  /** Nothing beyond these groups, so that the paper may be kept and shown to all who have them. */
  readonly only?: readonly FieldGroup[];
  /** Whether parent, children and siblings are needed. */
  readonly family: boolean;
}

/** Reads the records in the order given; those the viewer may not see are left out, and one alone that is not there is not found. */
export async function gather(deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>, request: Request): Promise<Gathered> {
  const { db, clock } = deps;
  const { process, congressId, ids, viewer, only } = request;
  const time = await congressTime(db, congressId);
  const around = surroundings(time, clock.now());
  const wanted: Wanted = new Map();
  const sourceOf = (p: AnyProcess, kase: StoredCase): PaperSource | null => {
    const shown = present(p, kase, viewer, around);
    if (!shown) return null;
    const may = (group: FieldGroup) => only === undefined || only.includes(group);
    const source: PaperSource = {
      process: p.id,
      id: kase.id,
      state: kase.state,
      fields: Object.fromEntries(Object.entries(shown.fields).filter(([field]) => may(p.groups[field] as FieldGroup))),
      parties: shown.parties.filter((party) => p.parties[party.party] === 'unit' || may('identity')),
      deadlines: shown.deadlines.filter((d) => d.key !== 'evaluate' || may('evaluation')),
    };
    want(wanted, p, source.fields);
    for (const party of source.parties) wantOne(wanted, registerOf[p.parties[party.party] as keyof typeof registerOf], party.subject);
    return source;
  };
  const found = new Map((await loadCases(db, process, congressId, sql`id = ANY(${ids})`)).map((kase) => [kase.id, kase]));
  const marked = ids.flatMap((id) => {
    const kase = found.get(id);
    const source = kase ? sourceOf(process, kase) : null;
    return kase && source ? [{ kase, source, groups: groupsFor(process, kase, viewer) }] : [];
  });
  const opened = new Map(
    (
      await reveal(
        deps,
        process,
        congressId,
        marked.map((m) => m.source),
      )
    ).map((source) => [source.id, source]),
  );
  const cases = marked.map((one) => ({ ...one, source: opened.get(one.source.id) ?? one.source }));
  const [first] = cases;
  if (!first && ids.length === 1) throw new ProblemError('notFound');
  const linked = first && request.family ? await family(db, process, first.kase, sourceOf, time.today(clock.now())) : [];
  const names = await namesOf(db, congressId, wanted, viewer);
  const congress = await db.selectFrom('congress').select(['name', 'short_name']).where('id', '=', congressId).executeTakeFirstOrThrow();
  const today = time.today(clock.now());
  return {
    cases,
    today,
    isPublic: first !== undefined && groupsFor(process, first.kase, null).size > 0,
    context: (more) => ({
      record: first?.source ?? { process: process.id, id: '', state: '', fields: {}, parties: [], deadlines: [] },
      records: cases.map((c) => c.source),
      linked,
      name: (id) => (typeof id === 'string' ? (names[id] ?? '') : ''),
      word,
      congress: { name: String(congress.name), shortName: String(congress.short_name) },
      today,
      ...more,
    }),
  };
}

const registerOf = { deputy: 'deputyship', unit: 'unit', station: 'station', delegation: 'delegation', account: 'account' } as const;

const word = (process: string, field: string, value: unknown): string => {
  if (typeof value !== 'string' || value === '') return '';
  const text = textOf(process as ProcessId, 'zh');
  return field === 'state' ? (text.states[value] ?? value) : optionLabel(text, field, value);
};

/** Whether this viewer gets this paper of this record at all. */
export const mayHave = (paper: Paper, groups: ReadonlySet<FieldGroup>): boolean => paper.needs.every((g) => groups.has(g));

async function loadCases(tx: Tx, process: AnyProcess, congressId: string, which: ReturnType<typeof sql>): Promise<StoredCase[]> {
  const { rows } = await sql<RecordRow>`SELECT * FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND ${which} ORDER BY id`.execute(tx);
  const ties = await loadTies(
    tx,
    process,
    congressId,
    rows.map((r) => r.id),
  );
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
    parties: ties.parties.get(row.id) ?? [],
    deadlines: ties.deadlines.get(row.id) ?? [],
    linked: [],
  }));
}

/** Everything else of the same suggestion, as the viewer may see it. */
async function family(
  tx: Tx,
  process: AnyProcess,
  kase: StoredCase,
  sourceOf: (p: AnyProcess, kase: StoredCase) => PaperSource | null,
  today: string,
): Promise<PaperSource[]> {
  if (process.id === 'station') return ofStation(tx, kase, sourceOf, today);
  if (process.id === 'deputyship') {
    const deeds = await loadCases(tx, processOf('performance'), kase.congressId, sql`deputy_id = ${kase.id} AND state = 'confirmed'`);
    return deeds.slice(-mostDeeds).flatMap((deed) => sourceOf(processOf('performance'), deed) ?? []);
  }
  const root = process.id === 'suggestion' ? kase.id : kase.record.suggestionId;
  if (typeof root !== 'string') return [];
  const linked: PaperSource[] = [];
  for (const p of processes) {
    const which =
      p.id === 'suggestion' ? sql`id = ${root}` : 'suggestionId' in p.groups ? sql`suggestion_id = ${root} AND id <> ${kase.id}` : null;
    if (!which || (p.id === 'suggestion' && process.id === 'suggestion')) continue;
    const cases = await loadCases(tx, processOf(p.id), kase.congressId, which);
    for (const c of cases.slice(0, mostLinked)) linked.push(...[sourceOf(p, c)].filter((s) => s !== null));
  }
  return linked;
}

/** What happened at a station in this month and the last. */
async function ofStation(
  tx: Tx,
  kase: StoredCase,
  sourceOf: (p: AnyProcess, kase: StoredCase) => PaperSource | null,
  today: string,
): Promise<PaperSource[]> {
  const since = sql`(date_trunc('month', ${today}::date) - interval '1 month')::date`;
  const of = sql`station_id = ${kase.id}`;
  const receptions = await loadCases(tx, processOf('reception'), kase.congressId, sql`${of} AND "on" >= ${since}`);
  const opinions = await loadCases(tx, processOf('opinion'), kase.congressId, sql`${of} AND submitted_on >= ${since}`);
  return [
    ...receptions.slice(-mostLinked).flatMap((one) => sourceOf(processOf('reception'), one) ?? []),
    ...opinions.slice(-mostDeeds).flatMap((one) => sourceOf(processOf('opinion'), one) ?? []),
  ];
}
