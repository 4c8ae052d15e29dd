import type { z } from 'zod';
import type { Actor, AnyActor } from './actor.ts';
import type { PlainDate } from './calendar.ts';
import { type Case, type Deadline, type LinkedCase, openDeadline, type Party } from './case.ts';
import type {
  ActionDef,
  AnyProcess,
  By,
  Context,
  DeadlineDef,
  Need,
  NoticeDraft,
  NumberRequest,
  Start,
  Tell,
  Vocabulary,
  Who,
} from './define.ts';
import type { RuleBook } from './rule-book.ts';

/** What happens, in full: the caller only has to write it down. */
export interface Decision {
  readonly refused: false;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly input: Record<string, unknown>;
  /** Fields that change; a field set to null is emptied. */
  readonly patch: Record<string, unknown>;
  /** Parties added or changed; a tie is identified by party and subject. */
  readonly parties: readonly Party[];
  /** Deadlines opened, closed or moved; identified by key and round. */
  readonly deadlines: readonly Deadline[];
  readonly starts: readonly Start<string>[];
  readonly tells: readonly Tell<string>[];
  readonly notices: readonly NoticeDraft<string, string>[];
  readonly numbers: readonly NumberRequest<string>[];
  /** Whether what was kept of the record in the vault, and its files, are to be dropped. */
  readonly forgets: boolean;
}

export interface Refusal {
  readonly refused: true;
  readonly code: 'unknownAction' | 'notAllowedInState' | 'forbidden' | 'invalidInput' | 'guardRefused';
  readonly state: string | null;
  /** The actions this actor could take instead. */
  readonly allowed: readonly string[];
  readonly reason?: string;
  readonly data?: Record<string, string | number>;
  readonly issues?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export interface Surroundings {
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: RuleBook;
  id(): string;
  /** What the action said it needs (`needsOf`), looked up by the caller. */
  readonly found?: readonly LinkedCase[];
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Set when another record's action gives the command; opens `linked` actions, whoever acts. */
  readonly commanded?: boolean;
}

export type Subject = Case | { readonly new: true; readonly congressId: string; readonly id: string };

/**
 * Decides one action: pure, total, and the only place where "may this person do this now?" is answered.
 * Order of questions: does the action exist, does the state list it, may this actor, is the input right, do the facts allow it.
 */
export function decide(
  process: AnyProcess,
  subject: Subject,
  action: string,
  actor: AnyActor,
  input: unknown,
  around: Surroundings,
): Decision | Refusal {
  const kase = asCase(process, subject);
  const fresh = 'new' in subject;
  const state = fresh ? null : kase.state;
  const refuse = (code: Refusal['code'], more: Partial<Refusal> = {}): Refusal => ({
    refused: true,
    code,
    state,
    allowed: fresh ? [] : allowedActions(process, kase, actor, around),
    ...more,
  });

  const def = actionOf(process, action);
  if (!def) return refuse('unknownAction');
  if (!listsState(def, state)) return refuse('notAllowedInState');
  if (!mayAct(process, def.by, kase, actor, around.commanded ?? false)) return refuse('forbidden');
  const entry = (actor.kind === 'system' ? def.systemInput : undefined) ?? def.input;
  const parsed = entry.safeParse(input ?? {});
  if (!parsed.success) return refuse('invalidInput', { issues: issuesOf(parsed.error) });

  const context = contextOf(kase, actor, parsed.data, around);
  for (const question of [def.when, def.check]) {
    const answer = question ? question.call(def, context) : true;
    if (answer !== true) {
      return refuse('guardRefused', {
        reason: answer.reason,
        ...(answer.data ? { data: answer.data } : {}),
        ...(answer.field ? { issues: [{ path: answer.field, code: answer.reason, message: answer.reason }] } : {}),
      });
    }
  }

  const to = def.to === 'same' ? (state ?? '') : typeof def.to === 'string' ? def.to : def.to.by(context);
  const patch = Object.fromEntries(Object.entries(def.patch?.(context) ?? {}).filter(([, value]) => value !== undefined));
  const after = { ...kase.record, ...patch };
  return {
    refused: false,
    action,
    from: state,
    to,
    input: parsed.data,
    patch,
    parties: (def.parties?.(context) ?? []).map((p) => ({ ...p, on: around.today })),
    deadlines: deadlineChanges(process, kase, { action, from: state, to, after }, around, def.moves?.(context) ?? []),
    starts: def.starts?.(context) ?? [],
    tells: def.tells?.(context) ?? [],
    notices: def.notices?.(context) ?? [],
    numbers: def.numbers?.(context) ?? [],
    forgets: def.forgets ?? false,
  };
}

/** What has to be looked up before this action can be decided; nothing for whoever may not take it. */
export function needsOf(
  process: AnyProcess,
  subject: Subject,
  action: string,
  actor: AnyActor,
  input: unknown,
  around: Surroundings,
): readonly Need<string>[] {
  const def = actionOf(process, action);
  if (!def?.needs) return [];
  const kase = asCase(process, subject);
  if (!listsState(def, 'new' in subject ? null : kase.state)) return [];
  if (!mayAct(process, def.by, kase, actor, around.commanded ?? false)) return [];
  const parsed = def.input.safeParse(input ?? {});
  return parsed.success ? def.needs(contextOf(kase, actor, parsed.data, around)) : [];
}

/** The actions a person may take now, in declared order: exactly what the buttons show. */
export function allowedActions(process: AnyProcess, kase: Case, actor: AnyActor, around: Surroundings): string[] {
  return Object.keys(process.actions).filter((name) => {
    const def = actionOf(process, name);
    if (!def || !listsState(def, kase.state)) return false;
    if (!mayAct(process, def.by, kase, actor, false)) return false;
    return !def.when || def.when(contextOf(kase, actor, {}, around)) === true;
  });
}

/** Whether an actor is one of `who`, for a record of this congress with these parties. */
export function isWho(
  process: AnyProcess,
  who: Who<string, string>,
  congressId: string,
  parties: readonly Party[],
  actor: AnyActor,
): boolean {
  if (actor.kind !== 'person') return false;
  if (typeof who === 'string') return actor.grants.some((g) => g.role === who && g.congressId === congressId);
  const kind = process.parties[who.party];
  const wanted = who.status ?? 'active';
  const roles = who.role === undefined ? null : typeof who.role === 'string' ? [who.role] : who.role;
  return parties.some((p) => {
    if (p.party !== who.party || p.status !== wanted) return false;
    if (kind === 'deputy') return actor.deputyships.some((d) => d.id === p.subject && d.congressId === congressId);
    if (kind === 'account') return actor.accountId === p.subject;
    if (kind === 'station') return keeps(actor, p.subject, congressId) && (roles === null || holdsOneOf(actor, roles, congressId));
    const scope = kind === 'unit' ? 'unitId' : 'delegationId';
    return actor.grants.some((g) => g.congressId === congressId && g[scope] === p.subject && (roles === null || roles.includes(g.role)));
  });
}

/** Whether an actor is behind a party of the record that is kept from it altogether. */
export function isBarred(process: AnyProcess, kase: Pick<Case, 'congressId' | 'parties'>, actor: AnyActor): boolean {
  return (process.barred ?? []).some((party: string) => isWho(process, { party }, kase.congressId, kase.parties, actor));
}

function mayAct(process: AnyProcess, by: readonly By<string, string>[], kase: Case, actor: AnyActor, commanded: boolean): boolean {
  if (commanded && by.includes('linked')) return true;
  if (isBarred(process, kase, actor)) return false;
  return by.some((one) => {
    if (one === 'linked') return false;
    if (one === 'system') return actor.kind === 'system';
    if (one === 'citizen') return holdsSecretOf(kase, actor);
    return isWho(process, one, kase.congressId, kase.parties, actor);
  });
}

const keeps = (actor: Actor, stationId: string, congressId: string): boolean =>
  actor.stations?.some((s) => s.id === stationId && s.congressId === congressId) ?? false;

const holdsOneOf = (actor: Actor, roles: readonly string[], congressId: string): boolean =>
  actor.grants.some((g) => g.congressId === congressId && roles.includes(g.role));

/** Whether an actor is the one who holds the secret of this very record. */
export const holdsSecretOf = (kase: Pick<Case, 'congressId' | 'id'>, actor: AnyActor): boolean =>
  actor.kind === 'citizen' && actor.congressId === kase.congressId && actor.recordId === kase.id;

type Action = ActionDef<Vocabulary, string, string, Record<string, unknown>, string, z.ZodObject>;

export function actionOf(process: AnyProcess, name: string): Action | undefined {
  return Object.hasOwn(process.actions, name) ? (process.actions[name] as Action) : undefined;
}

function listsState(def: Action, state: string | null): boolean {
  if (def.from === 'new') return state === null;
  return state !== null && def.from.includes(state);
}

function asCase(process: AnyProcess, subject: Subject): Case {
  if (!('new' in subject)) return subject;
  const record = Object.fromEntries(Object.keys(process.groups).map((field) => [field, null]));
  return { congressId: subject.congressId, id: subject.id, version: 0, state: '', record, parties: [], deadlines: [], linked: [] };
}

function contextOf(kase: Case, actor: AnyActor, input: Record<string, unknown>, around: Surroundings) {
  const context: Context<Vocabulary, string, Record<string, unknown>, Record<string, unknown>> = {
    case: kase,
    record: kase.record,
    input,
    actor,
    now: around.now,
    today: around.today,
    rules: around.rules,
    found: around.found ?? [],
    facts: around.facts ?? {},
    id: around.id,
  };
  return context;
}

function issuesOf(error: z.ZodError): NonNullable<Refusal['issues']> {
  return error.issues.map((i) => ({ path: i.path.join('.'), code: i.code, message: i.message }));
}

type AnyDeadline = DeadlineDef<Vocabulary, string, string, Record<string, unknown>, string>;

interface Move {
  readonly key: string;
  readonly rule?: string;
  readonly dueOn?: PlainDate;
  readonly restart?: boolean;
  readonly anew?: boolean;
}

interface Step {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly after: Record<string, unknown>;
}

function deadlineChanges(process: AnyProcess, kase: Case, step: Step, around: Surroundings, moves: readonly Move[]): Deadline[] {
  const changes: Deadline[] = [];
  const ends = process.states[step.to]?.final === true;
  const entered = step.from !== step.to;
  for (const [key, value] of Object.entries(process.deadlines)) {
    const def = value as AnyDeadline;
    const open = openDeadline(kase, key);
    const isMet = (entered && def.until.includes(step.to)) || (def.metBy?.includes(step.action) ?? false);
    if (open && isMet)
      changes.push({ ...open, closedOn: around.today, outcome: def.window || around.today <= open.dueOn ? 'met' : 'late' });
    else if (open && ends) changes.push({ ...open, closedOn: around.today, outcome: 'void' });
    const move = moves.find((m) => m.key === key);
    const stillOpen = open && !isMet;
    if (stillOpen && !ends && move) changes.push(moved(open, def, move, step.after, around));
    if (!stillOpen && (entered || move?.anew) && !ends && def.from.includes(step.to)) {
      const opened = opening(key, def, kase, step.after, around);
      if (opened) changes.push(opened);
    }
  }
  return changes;
}

function startDay(def: AnyDeadline, ruleKey: string | null, after: Record<string, unknown>, around: Surroundings): PlainDate {
  const event = ruleKey === null ? '' : around.rules.startEvent(ruleKey, around.today);
  return def.start?.(after, event) ?? around.today;
}

function opening(key: string, def: AnyDeadline, kase: Case, after: Record<string, unknown>, around: Surroundings): Deadline | null {
  const ruleKey = def.rule?.(after) ?? null;
  const startOn = startDay(def, ruleKey, after, around);
  const round = kase.deadlines.filter((d) => d.key === key).length + 1;
  const base = { key, round, startOn, closedOn: null, outcome: null };
  const fixed = def.on?.(after) ?? null;
  if (fixed) return { ...base, ruleKey: null, dueOn: fixed, amount: null, unit: null, source: null, provisional: false };
  const computed = ruleKey === null ? null : around.rules.deadline(ruleKey, startOn);
  return computed ? { ...base, ruleKey, ...computed } : null;
}

function moved(open: Deadline, def: AnyDeadline, move: Move, after: Record<string, unknown>, around: Surroundings): Deadline {
  if (move.anew) {
    const dueOn = def.on?.(after) ?? null;
    const rule = def.on ? null : (def.rule?.(after) ?? null);
    // The same rule goes on as it runs; another counts from the same day.
    if (rule !== null) return rule === open.ruleKey ? open : moved(open, def, { key: move.key, rule }, after, around);
    return dueOn ? { ...open, dueOn, provisional: false } : { ...open, closedOn: around.today, outcome: 'void' };
  }
  const ruleKey = move.rule ?? open.ruleKey;
  if (move.dueOn) return { ...open, ruleKey, dueOn: move.dueOn, provisional: false };
  const startOn = move.restart ? startDay(def, ruleKey, after, around) : open.startOn;
  const computed = ruleKey === null ? null : around.rules.deadline(ruleKey, startOn);
  return computed ? { ...open, ruleKey, startOn, ...computed } : open;
}
