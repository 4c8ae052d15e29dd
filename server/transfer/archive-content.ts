import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { groupsFor, visibleFields } from '../../engine/reach.ts';
import { processOf } from '../../processes/all.ts';
import { tableOf } from '../actions/columns.ts';
import { namesOf, type Wanted, want, wantOne } from '../actions/names.ts';
import { type Presented, present } from '../actions/present.ts';
import { congressTime } from '../actions/rule-books.ts';
import { surroundings } from '../actions/run-action.ts';
import { loadCase, type StoredCase } from '../actions/store.ts';
import type { LogActor } from '../actions/tables.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { cleanFileName } from '../files/file-name.ts';
import { listFiles } from '../files/files.ts';
import { ProblemError } from '../problem.ts';

export interface ArchiveRequest {
  readonly congressId: string;
  readonly id: string;
  readonly viewer: Actor;
}

/** One file of the package. `slot` names the field it stands in. */
export interface ArchivedFile {
  readonly entry: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly process: string;
  readonly recordId: string;
  readonly slot: string;
}

/** One step as the log keeps it. What the viewer may not see is left out, but its hash stands, so that the chain stays whole. */
export interface ArchivedStep {
  readonly seq: number;
  readonly at: string;
  readonly process: string;
  readonly recordId: string;
  readonly version: number;
  readonly action: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: string | null;
  readonly roles: readonly string[];
  readonly changes: Readonly<Record<string, unknown>> | null;
  readonly prevHash: string;
  readonly hash: string;
}

/** Everything a package holds, as it stood at one moment. */
export interface ArchiveContent {
  readonly madeAt: string;
  readonly madeBy: string;
  readonly timeZone: string;
  readonly congress: string;
  readonly suggestion: Presented;
  readonly assignments: readonly Presented[];
  readonly commitments: readonly Presented[];
  readonly steps: readonly ArchivedStep[];
  readonly files: readonly ArchivedFile[];
  readonly names: Readonly<Record<string, string>>;
}

const suggestion = processOf('suggestion');
const assignment = processOf('assignment');
const commitment = processOf('commitment');

/** Gathers the package of a suggestion for somebody with the staff's view of it; for others it is forbidden or not there. */
export async function gatherArchive({ db, clock }: Pick<HouseDeps, 'db' | 'clock'>, request: ArchiveRequest): Promise<ArchiveContent> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { congressId, id, viewer } = request;
      const main = await loadCase(tx, suggestion, congressId, id);
      const groups = main ? groupsFor(suggestion, main, viewer) : new Set<FieldGroup>();
      if (!main || groups.size === 0) throw new ProblemError('notFound');
      if (!groups.has('staff')) throw new ProblemError('forbidden');
      const time = await congressTime(tx, congressId);
      const around = surroundings(time, clock.now());
      const cases: { process: AnyProcess; kase: StoredCase }[] = [{ process: suggestion, kase: main }];
      for (const process of [assignment, commitment]) {
        for (const kase of await children(tx, process, congressId, id)) {
          if (groupsFor(process, kase, viewer).size > 0) cases.push({ process, kase });
        }
      }
      const shown = cases.flatMap(({ process, kase }) => present(process, kase, viewer, around) ?? []);
      const files: ArchivedFile[] = [];
      const steps: ArchivedStep[] = [];
      for (const { process, kase } of cases) {
        const visible = groupsFor(process, kase, viewer);
        files.push(...(await filesOf(tx, process, kase, visible, files.length)));
        steps.push(...(await stepsOf(tx, process, kase, visible)));
      }
      const congress = await tx.selectFrom('congress').select('name').where('id', '=', congressId).executeTakeFirstOrThrow();
      const of = (process: AnyProcess) => shown.filter((s) => s.process === process.id);
      const [first] = of(suggestion);
      if (!first) throw new ProblemError('notFound');
      return {
        madeAt: around.now.toISOString(),
        madeBy: viewer.name,
        timeZone: time.timeZone,
        congress: String(congress.name),
        suggestion: first,
        assignments: of(assignment),
        commitments: of(commitment),
        steps: steps.sort((a, b) => a.seq - b.seq),
        files,
        names: await namesIn(tx, congressId, shown, steps, viewer),
      };
    });
}

async function children(tx: Kysely<Database>, process: AnyProcess, congressId: string, suggestionId: string): Promise<StoredCase[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${sql.table(tableOf(process))}
    WHERE congress_id = ${congressId} AND suggestion_id = ${suggestionId} ORDER BY id LIMIT 500`.execute(tx);
  const cases: StoredCase[] = [];
  for (const { id } of rows) {
    const kase = await loadCase(tx, process, congressId, id);
    if (kase) cases.push(kase);
  }
  return cases;
}

async function filesOf(
  tx: Kysely<Database>,
  process: AnyProcess,
  kase: StoredCase,
  visible: ReadonlySet<FieldGroup>,
  before: number,
): Promise<ArchivedFile[]> {
  const rows = await listFiles(tx, kase.congressId, process.id, kase.id);
  return rows
    .filter((row) => visible.has(process.groups[row.slot ?? ''] as FieldGroup))
    .map((row, i) => ({
      entry: `files/${String(before + i + 1).padStart(3, '0')}_${cleanFileName(row.name)}`,
      name: row.name,
      size: row.size,
      sha256: row.sha256,
      process: process.id,
      recordId: kase.id,
      slot: row.slot ?? '',
    }));
}

async function stepsOf(
  tx: Kysely<Database>,
  process: AnyProcess,
  kase: StoredCase,
  visible: ReadonlySet<FieldGroup>,
): Promise<ArchivedStep[]> {
  const rows = await tx
    .selectFrom('record_log')
    .selectAll()
    .where('congress_id', '=', kase.congressId)
    .where('process', '=', process.id)
    .where('record_id', '=', kase.id)
    .orderBy('version')
    .execute();
  return rows.map((row) => {
    const actor = row.actor as LogActor;
    const isReserved = process.actions[row.action]?.reserved === true && !visible.has('evaluation');
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      process: process.id,
      recordId: kase.id,
      version: row.version,
      action: isReserved ? null : row.action,
      from: isReserved ? null : row.from_state,
      to: isReserved ? null : row.to_state,
      actor: isReserved ? null : actor.name,
      roles: isReserved ? [] : actor.roles,
      changes: isReserved ? null : visibleFields(process, row.patch as Record<string, unknown>, visible),
      prevHash: row.prev_hash.toString('hex'),
      hash: row.hash.toString('hex'),
    };
  });
}

const registerOf = { deputy: 'deputyship', unit: 'unit', delegation: 'delegation', account: 'account' } as const;

async function namesIn(
  tx: Kysely<Database>,
  congressId: string,
  shown: readonly Presented[],
  steps: readonly ArchivedStep[],
  viewer: Actor,
): Promise<Record<string, string>> {
  const wanted: Wanted = new Map();
  for (const record of shown) {
    const process = processOf(record.process);
    want(wanted, process, record.fields);
    for (const p of record.parties) wantOne(wanted, registerOf[process.parties[p.party] as keyof typeof registerOf], p.subject);
  }
  for (const step of steps) if (step.changes) want(wanted, processOf(step.process), step.changes);
  return namesOf(tx, congressId, wanted, viewer);
}
