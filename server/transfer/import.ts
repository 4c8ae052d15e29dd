import type { Kysely, Transaction } from 'kysely';
import { type CellFault, type ImportReport, mostFaults } from '../../contract/transfer.ts';
import type { Actor } from '../../engine/actor.ts';
import type { Surroundings } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { groupsFor } from '../../engine/reach.ts';
import { processOf } from '../../processes/all.ts';
import { fill, type Locale, textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { appendLog } from '../actions/log.ts';
import { perform, type Work } from '../actions/perform.ts';
import { congressTime } from '../actions/rule-books.ts';
import { surroundings } from '../actions/run-action.ts';
import type { StoredCase } from '../actions/store.ts';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { type BulkLedger, createBulkLedger } from './bulk-ledger.ts';
import { findColumn, headingOf, type ImportColumn } from './import-columns.ts';
import { createLookup, type Lookup } from './import-lookup.ts';
import { completed, type Entry, type ImportTable, mayImport, type Step } from './import-tables.ts';
import { faultText, refusalText } from './import-text.ts';
import { readCell } from './import-values.ts';
import { readTable, type TableRow } from './table-reader.ts';
import { isExample } from './template.ts';

/** Rows that are decided and written together: all that is held in memory of a table. */
const batchSize = 200;

export interface ImportRequest {
  readonly table: ImportTable;
  readonly congressId: string;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  /** Where the uploaded file lies. */
  readonly path: string;
  readonly dryRun: boolean;
  readonly onProgress?: (phase: 'checking' | 'writing', rows: number) => void;
  /** Breaks the reading off; nothing is then written. */
  readonly signal?: AbortSignal;
}

/**
 * Reads in a table: first every row is decided without writing anything, and every fault reported by row and column; if there is
 * none, all rows are decided again and written in one transaction. Rows known by their identity are changed or left as they are.
 */
export async function importRows(deps: { db: Kysely<Database>; clock: Clock }, request: ImportRequest): Promise<ImportReport> {
  if (!mayImport(request.table, request.actor, request.congressId)) throw new ProblemError('forbidden');
  const checked = await run(deps.db, deps.clock, request, 'checking');
  if (request.dryRun || checked.faultCount > 0) return { ...checked, done: false };
  return inTransaction(deps.db, async (tx) => {
    const written = await run(tx, deps.clock, request, 'writing');
    if (written.faultCount > 0) throw new ProblemError('versionConflict');
    return { ...written, done: true };
  });
}

type Phase = 'checking' | 'writing';
type Report = { -readonly [K in keyof Omit<ImportReport, 'done'>]: ImportReport[K] };

/** What one run over the table works with. */
interface Run {
  readonly request: ImportRequest;
  readonly ledger: BulkLedger;
  readonly around: Surroundings;
  readonly lookup: Lookup;
  readonly report: Report;
  /** The row in which each identity was seen first. */
  readonly seen: Map<string, number>;
  fault(row: number, column: string, value: string, message: string): void;
}

async function run(db: Kysely<Database> | Transaction<Database>, clock: Clock, request: ImportRequest, phase: Phase): Promise<Report> {
  const { congressId, dryRun } = request;
  const report: Report = { dryRun, rows: 0, created: 0, changed: 0, unchanged: 0, faultCount: 0, faults: [] as CellFault[] };
  const work: Run = {
    request,
    report,
    ledger: createBulkLedger(congressId),
    around: surroundings(await congressTime(db, congressId), clock.now()),
    lookup: createLookup(db, congressId),
    seen: new Map(),
    fault: (row, column, value, message) => {
      report.faultCount += 1;
      if (report.faults.length < mostFaults) report.faults.push({ row, column, value: value.slice(0, 200), message });
    },
  };
  let header: Header | null = null;
  let batch: TableRow[] = [];
  const finish = async (columns: Header): Promise<void> => {
    request.signal?.throwIfAborted();
    await takeBatch(db, work, columns, batch, phase);
    batch = [];
    request.onProgress?.(phase, report.rows);
  };
  for await (const row of readTable(request.path)) {
    if (!header) {
      header = readHeader(work, row);
      if (report.faultCount > 0) return report;
    } else if (!isExample(row)) {
      report.rows += 1;
      batch.push(row);
      if (batch.length === batchSize) await finish(header);
    }
  }
  if (header && batch.length > 0) await finish(header);
  if (report.rows === 0 && report.faultCount === 0) work.fault(1, '', '', faultText(request.locale, 'empty'));
  return report;
}

type Header = readonly ({ readonly column: ImportColumn; readonly heading: string } | null)[];

/** Which column each heading means. Unknown, doubled and missing ones are faults of the first row. */
function readHeader({ request, fault }: Run, { row, cells }: TableRow): Header {
  const { table, locale } = request;
  const used = new Set<ImportColumn>();
  const header = cells.map((heading) => {
    if (heading === '') return null;
    const column = findColumn(table.columns, heading);
    if (!column) fault(row, heading, heading, faultText(locale, 'unknownHeading'));
    else if (used.has(column)) fault(row, heading, heading, faultText(locale, 'headingTwice'));
    if (!column) return null;
    used.add(column);
    return { column, heading };
  });
  for (const column of table.columns) {
    if (column.isRequired && !used.has(column)) fault(row, headingOf(column, locale), '', faultText(locale, 'headingMissing'));
  }
  return header;
}

/** Rows that somebody keeps as their own are there only for those who see them; to others a table tells nothing of them. */
const seenBy = (actor: Actor, process: AnyProcess, cases: readonly StoredCase[]): readonly StoredCase[] =>
  Object.hasOwn(process.parties, 'owner') ? cases.filter((kase) => groupsFor(process, kase, actor).size > 0) : cases;

async function takeBatch(
  db: Kysely<Database> | Transaction<Database>,
  run: Run,
  header: Header,
  rows: readonly TableRow[],
  phase: Phase,
): Promise<void> {
  const { table, congressId } = run.request;
  const good: { entry: Entry; row: TableRow }[] = [];
  for (const row of rows) {
    const entry = await readEntry(run, header, row);
    if (entry) good.push({ entry, row });
  }
  const found = await table.find(
    db,
    congressId,
    good.map((g) => g.entry),
    phase === 'writing',
  );
  const there = new Map([...found].map(([id, cases]) => [id, seenBy(run.request.actor, processOf(id), cases)]));
  for (const [id, cases] of there) run.ledger.know(processOf(id), cases);
  const work: Work = {
    ledger: run.ledger,
    around: run.around,
    requestId: run.request.requestId,
    entries: [],
    owed: [],
    written: new Map(),
  };
  for (const { entry, row } of good) {
    const plan = table.plan(entry, there);
    if ('differs' in plan) faultAt(run, header, row, plan.differs, faultText(run.request.locale, 'differs'));
    else if (plan.kind === 'unchanged') run.report.unchanged += 1;
    else if (await takeSteps(run, work, header, row, plan.steps)) run.report[plan.kind] += 1;
  }
  if (phase === 'writing') {
    if (run.report.faultCount > 0) return;
    await run.ledger.flush(db as Transaction<Database>);
    await appendLog(db, congressId, work.entries);
  } else run.ledger.drop();
}

/** The values of one row; null where some cell could not be read. */
async function readEntry(run: Run, header: Header, row: TableRow): Promise<Entry | null> {
  const { table, locale } = run.request;
  const values: Record<string, unknown> = {};
  const before = run.report.faultCount;
  for (const [i, at] of header.entries()) {
    if (!at) {
      if (row.cells[i]) run.fault(row.row, '', row.cells[i] ?? '', faultText(locale, 'tooManyCells'));
      continue;
    }
    const text = row.cells[i] ?? '';
    if (text === '') {
      values[at.column.field] = null;
      if (at.column.isRequired) run.fault(row.row, at.heading, '', faultText(locale, 'required'));
      continue;
    }
    const read = await readCell(at.column, text, run.lookup, locale);
    if ('fault' in read) run.fault(row.row, at.heading, text, read.fault);
    else values[at.column.field] = read.value;
  }
  if (row.cells.length > header.length) run.fault(row.row, '', row.cells[header.length] ?? '', faultText(locale, 'tooManyCells'));
  const key = table.keyOf(values);
  const first = key === null ? undefined : run.seen.get(key);
  if (first !== undefined) run.fault(row.row, '', '', faultText(locale, 'twice', { row: first }));
  else if (key !== null) run.seen.set(key, row.row);
  return run.report.faultCount === before ? { row: row.row, values } : null;
}

/** Decides what a row asks for. A refusal becomes faults at the cells it is about; false then. */
async function takeSteps(run: Run, work: Work, header: Header, row: TableRow, steps: readonly Step[]): Promise<boolean> {
  const { table, congressId, actor, locale } = run.request;
  let made: string | null = null;
  for (const step of steps) {
    const id = step.id ?? run.around.id();
    const input = { ...completed(table, step), ...(step.after && made ? { [step.after]: made } : {}) };
    try {
      await perform(work, { process: step.process, congressId, id, isNew: step.id === null, action: step.action, input, actor });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { reasons } = textOf(step.process.id as ProcessId, locale);
      const reason = typeof error.data.reason === 'string' ? error.data.reason : error.code;
      const errors = error.errors?.length ? error.errors : [{ path: '', code: reason, message: '' }];
      for (const e of errors) {
        const field = e.path.split('.')[0] ?? '';
        const shape = table.columns.find((c) => c.field === field)?.shape;
        faultAt(run, header, row, field, refusalText(locale, e, shape, input[field], { ...reasons, ...filled(reasons, error) }));
      }
      return false;
    }
    if (step.id === null) {
      made = id;
      run.lookup.add(step.process.id, id, input);
    }
  }
  return true;
}

/** The reason's sentence with its data filled in. */
function filled(reasons: Readonly<Record<string, string>>, error: ProblemError): Record<string, string> {
  const { reason, reasonData } = error.data;
  if (typeof reason !== 'string' || reasons[reason] === undefined) return {};
  return { [reason]: fill(reasons[reason], (reasonData ?? {}) as Record<string, string | number>) };
}

function faultAt(run: Run, header: Header, row: TableRow, field: string, message: string): void {
  const i = header.findIndex((at) => at?.column.field === field);
  const column = run.request.table.columns.find((c) => c.field === field);
  const heading = header[i]?.heading ?? (column ? headingOf(column, run.request.locale) : '');
  run.fault(row.row, heading, i < 0 ? '' : (row.cells[i] ?? ''), message);
}
