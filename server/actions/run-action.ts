import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { actionOf, type Surroundings } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { enqueueNotices } from '../notices/enqueue.ts';
import { ProblemError } from '../problem.ts';
import { attachFromDecision } from './attachments.ts';
import { appendLog, canonical } from './log.ts';
import { allotNumbers } from './numbering.ts';
import { type ActionRequest, type Ledger, outcome, perform, type Work } from './perform.ts';
import { brokenReferences } from './references.ts';
import { notAvailable } from './refusals.ts';
import { type CongressTime, congressTime } from './rule-books.ts';
import { loadCase, lockCase, type StoredCase, saveChange } from './store.ts';
import { wordNotices } from './word-notices.ts';

type Tx = Transaction<Database>;

export interface ActionDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
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
  return inTransaction(deps.db, (tx) => runActionsWithin(tx, deps.clock, requests, options));
}

/** The same inside a transaction that writes more than records. */
export async function runActionsWithin(
  tx: Tx,
  clock: Clock,
  requests: readonly ActionRequest[],
  options: RequestOptions,
): Promise<ActionResult[]> {
  const first = requests[0];
  if (!first) return [];
  const now = clock.now();
  const done = await answeredBefore(tx, first, requests, options, now);
  if (done) return Promise.all(done.map((d) => reload(tx, clock, d)));
  const { congressId } = first;
  const time = await congressTime(tx, congressId);
  const work: Work = {
    ledger: databaseLedger(tx, now),
    around: surroundings(time, now),
    requestId: options.requestId,
    entries: [],
    owed: [],
    written: new Map(),
  };
  const results: ActionResult[] = [];
  for (const [index, request] of requests.entries()) {
    try {
      const fresh = request.id === undefined ? (options.newId ?? newId(now.getTime())) : request.id;
      await perform(work, { ...request, id: fresh, isNew: request.id === undefined });
      results.push({
        process: request.process,
        kase: await outcome(work, request.process, congressId, fresh),
        time,
        around: work.around,
      });
    } catch (error) {
      if (requests.length > 1 && error instanceof ProblemError)
        throw new ProblemError(error.code, { ...error.data, index, id: request.id ?? null }, error.errors);
      throw error;
    }
  }
  await enqueueNotices(tx, await wordNotices(tx, congressId, now, work.owed));
  await appendLog(tx, congressId, work.entries);
  await rememberAnswer(tx, first, options, results);
  return results;
}

/** The legal day and rules that a decision is made under. */
export function surroundings(time: CongressTime, now: Date): Surroundings {
  return { now, today: time.today(now), rules: time.rules, id: () => newId(now.getTime()) };
}

function databaseLedger(tx: Tx, now: Date): Ledger {
  return {
    lock: (process, congressId, id) => lockCase(tx, process, congressId, id),
    read: (process, congressId, id) => loadCase(tx, process, congressId, id),
    brokenReferences: async (congressId, process, action, input) => {
      const def = actionOf(process, action);
      return def ? brokenReferences(tx, congressId, def.input, input) : [];
    },
    allotNumbers: (congressId, requests) => allotNumbers(tx, congressId, requests),
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

/** Notes the request's key; where it was there before, answers which records it made or changed. */
async function answeredBefore(
  tx: Tx,
  first: ActionRequest,
  requests: readonly ActionRequest[],
  options: RequestOptions,
  at: Date,
): Promise<Answered[] | null> {
  if (!options.key || first.actor.kind !== 'person') return null;
  const fingerprint = fingerprintOf(requests);
  const row = { congress_id: first.congressId, account_id: first.actor.accountId, key: options.key };
  const inserted = await tx
    .insertInto('action_request')
    .values({ ...row, fingerprint, answer: null, at })
    .onConflict((oc) => oc.columns(['congress_id', 'account_id', 'key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return null;
  const known = await tx
    .selectFrom('action_request')
    .select(['fingerprint', 'answer'])
    .where('congress_id', '=', row.congress_id)
    .where('account_id', '=', row.account_id)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow();
  if (known.fingerprint !== fingerprint) throw new ProblemError('keyReused');
  return known.answer as Answered[] | null;
}

async function rememberAnswer(tx: Tx, first: ActionRequest, options: RequestOptions, results: readonly ActionResult[]): Promise<void> {
  if (!options.key || first.actor.kind !== 'person') return;
  const answer: Answered[] = results.map((r) => ({ process: r.process.id, congressId: r.kase.congressId, id: r.kase.id }));
  await tx
    .updateTable('action_request')
    .set({ answer: JSON.stringify(answer) })
    .where('congress_id', '=', first.congressId)
    .where('account_id', '=', first.actor.accountId)
    .where('key', '=', options.key)
    .execute();
}

async function reload(tx: Tx, clock: Clock, answered: Answered): Promise<ActionResult> {
  const process = processOf(answered.process);
  const now = clock.now();
  const time = await congressTime(tx, answered.congressId);
  const kase = await loadCase(tx, process, answered.congressId, answered.id);
  if (!kase) throw new ProblemError('notFound');
  return { process, kase, time, around: surroundings(time, now) };
}
