import type { AnyActor } from '../../engine/actor.ts';
import type { LinkedCase, Party } from '../../engine/case.ts';
import { actionOf, type Decision, decide, needsOf, type Refusal, type Surroundings } from '../../engine/decide.ts';
import type { AnyProcess, Need, NoticeDraft, NumberRequest } from '../../engine/define.ts';
import { groupsFor } from '../../engine/reach.ts';
import { apply, beforeAnything } from '../../engine/replay.ts';
import { processOf } from '../../processes/all.ts';
import { type FieldError, ProblemError } from '../problem.ts';
import type { Confided } from '../vault/ledger.ts';
import type { Owner } from '../vault/marks.ts';
import type { LogEntry } from './log.ts';
import { refusalProblem } from './refusals.ts';
import { type Change, nextDue, type StoredCase } from './store.ts';
import type { LogActor } from './tables.ts';

/** Where records are kept while actions run on them: the database, or memory where a whole city is made at once. */
export interface Ledger {
  /** The record with everything a decision looks at, nobody else's until the work is done. */
  lock(process: AnyProcess, congressId: string, id: string): Promise<StoredCase | null>;
  read(process: AnyProcess, congressId: string, id: string): Promise<StoredCase | null>;
  /** Looks up what an action said it needs. */
  gather(congressId: string, recordId: string, needs: readonly Need<string>[]): Promise<Told>;
  brokenReferences(congressId: string, process: AnyProcess, action: string, input: Record<string, unknown>): Promise<FieldError[]>;
  allotNumbers(congressId: string, requests: readonly NumberRequest<string>[]): Promise<Record<string, string | number>>;
  /** Takes what people confided out of a decision and keeps it apart, so that row and log hold only marks. */
  confide(process: AnyProcess, owner: Owner, before: Readonly<Record<string, unknown>>, decision: Decision): Promise<Confided>;
  /** Some fields of a record with the confided texts in the place of their marks. */
  open(process: AnyProcess, owner: Owner, fields: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Drops what was confided of a record, and its files, for good. */
  forget(process: AnyProcess, congressId: string, id: string): Promise<void>;
  /** False when another version was there first. */
  save(process: AnyProcess, change: Change): Promise<boolean>;
  attach(process: AnyProcess, congressId: string, id: string, decision: Decision, actor: AnyActor): Promise<void>;
  /** The conflict to answer when the caller saw an older version. */
  conflict(process: AnyProcess, kase: StoredCase, seen: number, actor: AnyActor): Promise<ProblemError>;
}

/** What was looked up for one decision. */
export interface Told {
  readonly found: readonly LinkedCase[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One action asked for; without `id` a new record is made. */
export interface ActionRequest {
  readonly process: AnyProcess;
  readonly congressId: string;
  readonly id?: string;
  readonly action: string;
  readonly input: unknown;
  readonly actor: AnyActor;
  /** The version the caller saw; a newer one is a conflict. */
  readonly ifMatch?: number | null;
  /** A command from a linked record or from the house, which opens `linked` actions. */
  readonly commanded?: boolean;
}

/** Notices still to be worded, with the parties as they stood when they fell due. */
export interface Owed {
  readonly process: AnyProcess;
  readonly kase: Pick<StoredCase, 'id' | 'record' | 'state'>;
  readonly parties: readonly Party[];
  readonly drafts: readonly NoticeDraft<string, string>[];
  readonly actor: AnyActor;
}

/** What one or several actions gather until all is written. */
export interface Work {
  readonly ledger: Ledger;
  readonly around: Surroundings;
  readonly requestId: string;
  readonly entries: LogEntry[];
  readonly owed: Owed[];
  /** Records written so far, as they stand; kept so that the answer needs no second reading. */
  readonly written: Map<string, StoredCase | 'stale'>;
}

export interface Command extends ActionRequest {
  readonly id: string;
  readonly isNew: boolean;
}

/** Load → decide → save → note the log entry; then the commands that follow from it. Throws ProblemError for a refusal. */
export async function perform(work: Work, command: Command): Promise<void> {
  const { process, congressId, id, actor } = command;
  const kase = command.isNew ? null : await work.ledger.lock(process, congressId, id);
  if (!command.isNew) {
    if (!kase) throw new ProblemError('notFound');
    if (!command.commanded && actor.kind !== 'system' && groupsFor(process, kase, actor).size === 0) throw new ProblemError('notFound');
    if (typeof command.ifMatch === 'number' && command.ifMatch !== kase.version)
      throw await work.ledger.conflict(process, kase, command.ifMatch, actor);
  }
  const plain = command.commanded ? { ...work.around, commanded: true } : work.around;
  const subject = kase ?? ({ new: true, congressId, id } as const);
  const needs = needsOf(process, subject, command.action, actor, command.input, plain);
  const around = needs.length > 0 ? { ...plain, ...(await work.ledger.gather(congressId, id, needs)) } : plain;
  const decision: Decision | Refusal = decide(process, subject, command.action, actor, command.input, around);
  if (decision.refused) throw refusalProblem(process, command.action, decision);
  if (!command.commanded && actionOf(process, command.action)) {
    const errors = await work.ledger.brokenReferences(congressId, process, command.action, decision.input);
    if (errors.length > 0) throw new ProblemError('invalidInput', { count: errors.length }, errors);
  }
  const patch = { ...decision.patch, ...(await work.ledger.allotNumbers(congressId, decision.numbers)) };
  const owner = { congressId, recordId: id };
  await write(work, command, kase, await work.ledger.confide(process, owner, kase?.record ?? {}, { ...decision, patch }));
  await work.ledger.attach(process, congressId, id, decision, actor);
  if (decision.forgets) await work.ledger.forget(process, congressId, id);
  for (const start of decision.starts) {
    await perform(work, {
      process: processOf(start.process),
      congressId,
      id: start.id,
      isNew: true,
      action: start.action,
      input: start.carries ? { ...start.input, ...(await carried(work, process, owner, kase, start.carries)) } : start.input,
      actor,
      commanded: true,
    });
  }
  for (const tell of decision.tells) {
    await perform(work, {
      process: processOf(tell.process),
      congressId,
      id: tell.id,
      isNew: false,
      action: tell.action,
      input: tell.input,
      actor,
      commanded: true,
    });
  }
}

/** What a new record takes over of what was confided to the one that starts it. */
async function carried(
  { ledger }: Work,
  process: AnyProcess,
  owner: Owner,
  kase: StoredCase | null,
  carries: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.values(carries).map((field) => [field, kase?.record[field] ?? null]));
  const opened = await ledger.open(process, owner, fields);
  return Object.fromEntries(
    Object.entries(carries).flatMap(([entry, field]) => (typeof opened[field] === 'string' ? [[entry, opened[field]]] : [])),
  );
}

async function write(work: Work, command: Command, kase: StoredCase | null, { decision, searched }: Confided): Promise<void> {
  const { process, congressId, id, actor } = command;
  const { now } = work.around;
  const before = kase ?? beforeAnything(Object.keys(process.groups));
  const after = apply(before, decision);
  const saved = await work.ledger.save(process, {
    congressId,
    id,
    before: before.version,
    after,
    patch: decision.patch,
    parties: decision.parties,
    deadlines: decision.deadlines,
    ...(searched ? { searched } : {}),
    at: now,
  });
  if (!saved) throw new ProblemError('versionConflict');
  work.entries.push({
    at: now,
    process: process.id,
    recordId: id,
    version: after.version,
    action: command.action,
    from: decision.from,
    to: decision.to,
    actor: logActor(actor, congressId),
    input: decision.input,
    patch: decision.patch,
    parties: decision.parties,
    deadlines: decision.deadlines,
    requestId: work.requestId,
  });
  if (decision.notices.length > 0) {
    work.owed.push({
      process,
      kase: { id, record: after.record, state: after.state },
      parties: after.parties,
      drafts: decision.notices,
      actor,
    });
  }
  // The light of a record whose own deadlines stay may be a child's, which only the database knows.
  const isAlone = decision.starts.length === 0 && decision.tells.length === 0 && !work.written.has(id);
  work.written.set(id, isAlone ? stored(process, congressId, id, after, kase, now, decision.deadlines.length > 0) : 'stale');
}

function stored(
  process: AnyProcess,
  congressId: string,
  id: string,
  after: ReturnType<typeof apply>,
  before: StoredCase | null,
  now: Date,
  isDueChanged: boolean,
): StoredCase {
  const due = nextDue(process, after.deadlines);
  const light = before && !isDueChanged ? before : { dueKey: due?.key ?? null, dueOn: due?.dueOn ?? null };
  return {
    ...after,
    congressId,
    id,
    linked: before?.linked ?? [],
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    dueKey: light.dueKey,
    dueOn: light.dueOn,
  };
}

/** The record as the work left it. */
export async function outcome(work: Work, process: AnyProcess, congressId: string, id: string): Promise<StoredCase> {
  const known = work.written.get(id);
  if (known && known !== 'stale') return known;
  const kase = await work.ledger.read(process, congressId, id);
  if (!kase) throw new ProblemError('notFound');
  return kase;
}

function logActor(actor: AnyActor, congressId: string): LogActor {
  if (actor.kind === 'system') return { kind: 'system', accountId: null, name: actor.name, roles: [], unitId: null };
  if (actor.kind === 'citizen') return { kind: 'citizen', accountId: null, name: '', roles: [], unitId: null };
  const grants = actor.grants.filter((g) => g.congressId === congressId);
  return {
    kind: 'person',
    accountId: actor.accountId,
    name: actor.name,
    roles: [...new Set(grants.map((g) => g.role))],
    unitId: grants.find((g) => g.unitId)?.unitId ?? null,
  };
}
