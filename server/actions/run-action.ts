import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { actionOf, type Surroundings } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { enqueueNotices } from '../notices/enqueue.ts';
import { ProblemError } from '../problem.ts';
import { forgetRecord } from '../vault/forget.ts';
import { confideInVault } from '../vault/ledger.ts';
import { reveal } from '../vault/reveal.ts';
import { attachFromDecision } from './attachments.ts';
import { gather } from './gather.ts';
import { appendLog, canonical } from './log.ts';
import { allotNumbers } from './numbering.ts';
import { type ActionRequest, type Command, type Ledger, outcome, perform, type Work } from './perform.ts';
import { brokenReferences } from './references.ts';
import { notAvailable } from './refusals.ts';
import { type Basis, basisOf, type CongressTime, congressTime, timeOf } from './rule-books.ts';
import { loadCase, lockCase, type StoredCase, saveChange } from './store.ts';
import { wordNotices } from './word-notices.ts';

type Tx = Transaction<Database>;

export interface ActionDeps extends ActionTools {
  readonly db: Kysely<Database>;
}

/** What actions run with besides the database. */
export interface ActionTools {
  readonly clock: Clock;
  /** Encrypts what people confide. */
  readonly secretKey: Buffer;
}

export type { ActionRequest } from './perform.ts';

export interface RequestOptions {
  readonly requestId: string;
  /** The caller's own id of this request; the same one sent again has one effect and the same answer. */
  readonly key?: string | null;
  /** For a new record: the id to give it. */
  readonly newId?: string;
}

/** The record after the action, and the rules and day it was decided under. */
export interface ActionResult {
  readonly process: AnyProcess;
  readonly kase: StoredCase;
  readonly time: CongressTime;
  readonly around: Surroundings;
}

/**
 * Runs one action: load → decide → save → log, in one transaction. The only writer of records. Commands to linked records
 * run inside it; any refusal among them undoes the whole. Throws ProblemError for refusals.
 */
export async function runAction(deps: ActionDeps, request: ActionRequest, options: RequestOptions): Promise<ActionResult> {
  const [result] = await runActions(deps, [request], options);
  if (!result) throw new Error('an action gave no result');
  return result;
}

/** Runs several actions of one congress in one transaction: all of them or none. */
export async function runActions(deps: ActionDeps, requests: readonly ActionRequest[], options: RequestOptions): Promise<ActionResult[]> {
  return inTransaction(deps.db, (tx) => runActionsWithin(tx, deps, requests, options));
}

/** The same inside a transaction that writes more than records. */
export async function runActionsWithin(
  tx: Tx,
  { clock, secretKey }: ActionTools,
  requests: readonly ActionRequest[],
  options: RequestOptions,
): Promise<ActionResult[]> {
  const first = requests[0];
  if (!first) return [];
  const now = clock.now();
  const { congressId } = first;
  const commands = requests.map((r) => ({ ...r, isNew: r.id === undefined, id: r.id ?? options.newId ?? newId(now.getTime()) }));
  const { time, done } = await begin(tx, first, commands, fingerprintOf(requests), options, now);
  if (done) return Promise.all(done.map((d) => reload(tx, clock, d)));
  const work: Work = {
    ledger: databaseLedger(tx, secretKey, now),
    around: surroundings(time, now),
    requestId: options.requestId,
    entries: [],
    owed: [],
    written: new Map(),
  };
  const results: ActionResult[] = [];
  for (const [index, command] of commands.entries()) {
    try {
      await perform(work, command);
      const kase = await outcome(work, command.process, congressId, command.id);
      results.push({ process: command.process, kase, time, around: work.around });
    } catch (error) {
      if (requests.length > 1 && error instanceof ProblemError)
        throw new ProblemError(error.code, { ...error.data, index, id: command.isNew ? null : command.id }, error.errors);
      throw error;
    }
  }
  await enqueueNotices(tx, await wordNotices(tx, congressId, now, work.owed));
  await appendLog(tx, congressId, work.entries);
  return results;
}

/** The legal day and rules that a decision is made under. */
export function surroundings(time: CongressTime, now: Date): Surroundings {
  return { now, today: time.today(now), rules: time.rules, id: () => newId(now.getTime()) };
}

function databaseLedger(tx: Tx, secretKey: Buffer, now: Date): Ledger {
  return {
    lock: (process, congressId, id) => lockCase(tx, process, congressId, id),
    read: (process, congressId, id) => loadCase(tx, process, congressId, id),
    brokenReferences: async (congressId, process, action, input) => {
      const def = actionOf(process, action);
      return def ? brokenReferences(tx, congressId, def.input, input) : [];
    },
    allotNumbers: (congressId, requests) => allotNumbers(tx, congressId, requests),
    gather: (congressId, recordId, needs) => gather(tx, congressId, recordId, needs, { secretKey, now }),
    confide: (process, owner, before, decision) => confideInVault(tx, secretKey, process, owner, before, decision, now),
    open: async (process, owner, fields) => {
      const [opened] = await reveal({ db: tx, secretKey }, process, owner.congressId, [{ id: owner.recordId, fields }]);
      return opened?.fields ?? {};
    },
    forget: (process, congressId, id) => forgetRecord(tx, congressId, process.id, id),
    save: (process, change) => saveChange(tx, process, change),
    attach: (process, congressId, id, decision, actor) => attachFromDecision(tx, process, congressId, id, decision, actor, now),
    conflict: (process, kase, seen, actor) => notAvailable(tx, process, kase, seen, actor),
  };
}

/** What a request is kept by, besides its key: the same key with other content is a mistake, not a repetition. */
function fingerprintOf(requests: readonly ActionRequest[]): string {
  const content = requests.map((r) => [r.process.id, r.id ?? null, r.action, r.input ?? null]);
  return createHash('sha256').update(canonical(content)).digest('hex');
}

interface Answered {
  readonly process: string;
  readonly congressId: string;
  readonly id: string;
}

/**
 * The congress's rules, and the request's key noted with the records it is about, in one round trip. Where the key was there before,
 * `done` tells which records it made or changed.
 */
async function begin(
  tx: Tx,
  first: ActionRequest,
  commands: readonly Command[],
  fingerprint: string,
  { key }: RequestOptions,
  at: Date,
): Promise<{ time: CongressTime; done: Answered[] | null }> {
  const { congressId, actor } = first;
  const keeper = actor.kind === 'person' ? actor.accountId : actor.kind === 'citizen' ? actor.recordId : null;
  if (!key || keeper === null) return { time: await congressTime(tx, congressId), done: null };
  const answer: Answered[] = commands.map((c) => ({ process: c.process.id, congressId, id: c.id }));
  const { rows } = await sql<Basis & { is_new: boolean }>`WITH noted AS (
      INSERT INTO action_request (congress_id, account_id, key, fingerprint, answer, at)
      VALUES (${congressId}, ${keeper}, ${key}, ${fingerprint}, ${JSON.stringify(answer)}, ${at})
      ON CONFLICT (congress_id, account_id, key) DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM noted) AS is_new, ${basisOf(congressId)}`.execute(tx);
  const time = timeOf(congressId, rows[0]);
  if (rows[0]?.is_new) return { time, done: null };
  const known = await tx
    .selectFrom('action_request')
    .select(['fingerprint', 'answer'])
    .where('congress_id', '=', congressId)
    .where('account_id', '=', keeper)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (known.fingerprint !== fingerprint) throw new ProblemError('keyReused');
  return { time, done: known.answer as Answered[] | null };
}

async function reload(tx: Tx, clock: Clock, answered: Answered): Promise<ActionResult> {
  const process = processOf(answered.process);
  const now = clock.now();
  const time = await congressTime(tx, answered.congressId);
  const kase = await loadCase(tx, process, answered.congressId, answered.id);
  if (!kase) throw new ProblemError('notFound');
  return { process, kase, time, around: surroundings(time, now) };
}
