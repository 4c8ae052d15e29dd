import { sql, type Transaction } from 'kysely';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import type { Database } from '../db/tables.ts';
import type { Notice } from '../notices/enqueue.ts';
import { searchWords } from '../search/words.ts';
import { sealText, vaultKey } from '../vault/marks.ts';
import { holdsConfided } from '../vault/replace.ts';
import { traceOf } from '../vault/traces.ts';
import { columnsOf, tableOf } from './columns.ts';
import { chainHash } from './log.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import { refreshAllDues } from './parent-due.ts';
import type { StoredCase } from './store.ts';
import { wordNotices } from './word-notices.ts';

type Tx = Transaction<Database>;

/** Tables are written in this order, so that each finds what it points to. */
const order = [
  'congress',
  'term',
  'congressSession',
  'unit',
  'person',
  'delegation',
  'deputyship',
  'category',
  'localRule',
  'holidayYear',
  'committee',
  'awardRound',
  'deputyGroup',
  'station',
  'activityPlan',
  'activity',
  'deputyCode',
];

/**
 * Writes everything a run in memory made: rows, parties, deadlines, numbers, the hash-chained log. What reminders would have gone
 * out before `today` counts as sent. The congresses must be new to the database.
 */
export async function writeLedger(tx: Tx, ledger: MemoryLedger, today: PlainDate, secretKey: Buffer): Promise<void> {
  const inOrder = [...order.map(processOf), ...allProcesses.filter((p) => !order.includes(p.id))].sort((a, b) => rank(a.id) - rank(b.id));
  for (const process of inOrder) {
    const cases = [...(ledger.records.get(process.id)?.values() ?? [])];
    await writeRows(tx, process, cases, ledger);
    await writeParties(tx, process, cases);
    await writeDeadlines(tx, process, cases, today);
  }
  for (const congressId of ledger.logs.keys()) {
    await refreshAllDues(tx, congressId);
    await writeLog(tx, ledger, congressId);
  }
  const key = vaultKey(secretKey);
  const confiding = allProcesses.filter(holdsConfided).map((p) => p.id);
  const confided = ledger.confided.map((one) => ({
    congress_id: one.congressId,
    record_id: one.recordId,
    mark: one.mark,
    sealed: sealText(key, one, one).toString('hex'),
    kept_at: confiding.map((id) => ledger.find(id, one.recordId)).find((kase) => kase !== null)?.createdAt ?? new Date(0),
  }));
  await insert(tx, 'confided', { congress_id: 'uuid', record_id: 'uuid', mark: 'text', sealed: 'hex', kept_at: 'timestamptz' }, confided);
  const traces = ledger.confided.flatMap((one) =>
    one.trace === undefined
      ? []
      : [
          {
            congress_id: one.congressId,
            record_id: one.recordId,
            process: one.trace.process,
            field: one.trace.field,
            trace: traceOf(secretKey, one.congressId, one.trace.field, one.trace.kind, one.text).toString('hex'),
          },
        ],
  );
  await insert(tx, 'confided_trace', { congress_id: 'uuid', record_id: 'uuid', process: 'text', field: 'text', trace: 'hex' }, traces);
  const numbers = [...ledger.numbering].flatMap(([congress_id, series]) =>
    [...series].map(([name, last]) => ({ congress_id, series: name, last })),
  );
  if (numbers.length > 0) await insert(tx, 'numbering', { congress_id: 'uuid', series: 'text', last: 'integer' }, numbers);
}

const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);

/** The notices that fell due from `since` on, worded for their recipients. Roles must have been granted before. */
export async function noticesSince(tx: Tx, ledger: MemoryLedger, since: Date): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const { congressId, at, owed } of ledger.owed) {
    if (at >= since) notices.push(...(await wordNotices(tx, congressId, at, [owed])));
  }
  return notices;
}

async function writeRows(tx: Tx, process: AnyProcess, cases: readonly StoredCase[], ledger: MemoryLedger): Promise<void> {
  const texts = new Map(holdsConfided(process) ? ledger.confided.map((one) => [one.mark, one.text]) : []);
  const columns = columnsOf(process);
  const searched = process.list.search as readonly string[] | undefined;
  const types: Record<string, string> = {
    congress_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    state: 'text',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    next_due_key: 'text',
    next_due_on: 'date',
    ...Object.fromEntries(columns.map((c) => [c.name, c.sqlType])),
    ...(searched ? { search: 'words' } : {}),
  };
  const rows = cases.map((kase) => ({
    congress_id: kase.congressId,
    id: kase.id,
    version: kase.version,
    state: kase.state,
    created_at: kase.createdAt,
    updated_at: kase.updatedAt,
    next_due_key: kase.dueKey,
    next_due_on: kase.dueOn,
    ...Object.fromEntries(columns.map((c) => [c.name, kase.record[c.field] ?? null])),
    ...(searched ? { search: searchWords(textOf(kase, searched, texts)) } : {}),
  }));
  await insert(tx, tableOf(process), types, rows);
}

function textOf(kase: StoredCase, fields: readonly string[], texts: ReadonlyMap<string, string>): string {
  return fields
    .flatMap((f) => kase.record[f])
    .filter((v) => typeof v === 'string')
    .map((v) => texts.get(v) ?? v)
    .join(' ');
}

async function writeParties(tx: Tx, process: AnyProcess, cases: readonly StoredCase[]): Promise<void> {
  const rows = cases.flatMap((kase) =>
    kase.parties.map((p) => ({
      congress_id: kase.congressId,
      process: process.id,
      record_id: kase.id,
      party: p.party,
      subject: p.subject,
      status: p.status,
      since: p.on,
    })),
  );
  const types = { congress_id: 'uuid', process: 'text', record_id: 'uuid', party: 'text', subject: 'uuid', status: 'text', since: 'date' };
  await insert(tx, 'party', types, rows);
}

async function writeDeadlines(tx: Tx, process: AnyProcess, cases: readonly StoredCase[], today: PlainDate): Promise<void> {
  const rows = cases.flatMap((kase) =>
    kase.deadlines.map((d) => ({
      congress_id: kase.congressId,
      process: process.id,
      record_id: kase.id,
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
      warned: (process.deadlines[d.key]?.warn ?? []).filter((days: number) => addDays(d.dueOn, -days) < today),
      overdue_noticed_on: d.closedOn === null && d.dueOn < addDays(today, -1) ? addDays(today, -1) : null,
    })),
  );
  const types = {
    congress_id: 'uuid',
    process: 'text',
    record_id: 'uuid',
    key: 'text',
    round: 'integer',
    rule_key: 'text',
    start_on: 'date',
    due_on: 'date',
    amount: 'integer',
    unit: 'text',
    source: 'text',
    provisional: 'boolean',
    closed_on: 'date',
    outcome: 'text',
    warned: 'jsonb',
    overdue_noticed_on: 'date',
  };
  await insert(tx, 'deadline', types, rows);
}

async function writeLog(tx: Tx, ledger: MemoryLedger, congressId: string): Promise<void> {
  let hash: Buffer = Buffer.alloc(32);
  const rows = (ledger.logs.get(congressId) ?? []).map((entry, index) => {
    const prev = hash;
    hash = chainHash(prev, congressId, index + 1, entry);
    return {
      congress_id: congressId,
      seq: index + 1,
      at: entry.at,
      process: entry.process,
      record_id: entry.recordId,
      version: entry.version,
      action: entry.action,
      from_state: entry.from,
      to_state: entry.to,
      actor: entry.actor,
      input: entry.input,
      patch: entry.patch,
      parties: entry.parties,
      deadlines: entry.deadlines,
      request_id: entry.requestId,
      prev_hash: prev.toString('hex'),
      hash: hash.toString('hex'),
    };
  });
  const types = {
    congress_id: 'uuid',
    seq: 'bigint',
    at: 'timestamptz',
    process: 'text',
    record_id: 'uuid',
    version: 'integer',
    action: 'text',
    from_state: 'text',
    to_state: 'text',
    actor: 'jsonb',
    input: 'jsonb',
    patch: 'jsonb',
    parties: 'jsonb',
    deadlines: 'jsonb',
    request_id: 'text',
    prev_hash: 'hex',
    hash: 'hex',
  };
  await insert(tx, 'record_log', types, rows);
  await tx.insertInto('log_head').values({ congress_id: congressId, seq: rows.length, hash }).execute();
}

/** Rows a statement: few enough for memory, enough that rows pointing to others of their own table mostly come with them. */
const batch = 3000;

/**
 * Inserts rows sent as one JSON value a statement. `types` gives each column's SQL type; `words` becomes a search vector and `hex`
 * becomes bytes.
 */
async function insert(
  tx: Tx,
  table: string,
  types: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(types);
  const columns = sql.join(names.map((n) => sql.id(n)));
  const declared = sql.join(names.map((n) => sql`${sql.id(n)} ${sql.raw(sent[types[n] ?? ''] ?? types[n] ?? 'text')}`));
  const values = sql.join(
    names.map((n) => {
      if (types[n] === 'words') return sql`to_tsvector('simple', r.${sql.id(n)})`;
      return types[n] === 'hex' ? sql`decode(r.${sql.id(n)}, 'hex')` : sql`r.${sql.id(n)}`;
    }),
  );
  for (let at = 0; at < rows.length; at += batch) {
    const data = JSON.stringify(rows.slice(at, at + batch));
    await sql`INSERT INTO ${sql.table(table)} (${columns})
      SELECT ${values} FROM json_to_recordset(${data}::json) AS r(${declared})`.execute(tx);
  }
}

const sent: Readonly<Record<string, string>> = { words: 'text', hex: 'text' };
