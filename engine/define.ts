import type { z } from 'zod';
import type { AnyActor } from './actor.ts';
import type { PlainDate } from './calendar.ts';
import type { Case, LinkedCase, PartyKind, PartyStatus } from './case.ts';
import type { RuleBook } from './rule-book.ts';
import type { Where } from './where.ts';

/** The closed word lists of an installation: roles, rule keys by kind, process ids. A word outside them does not compile. */
export interface Vocabulary {
  readonly role: string;
  readonly durationRule: string;
  readonly flagRule: string;
  readonly numberRule: string;
  readonly process: string;
}

/** Who may act or see: a role over the record's congress, or a party (a unit or delegation party through a role in it). */
export type Who<P extends string, Role extends string> =
  | Role
  | { readonly party: P; readonly role?: Role | readonly Role[]; readonly status?: PartyStatus };

/** Besides people with accounts: the clock, commands from a linked record, and whoever holds the record's secret. */
export type By<P extends string, Role extends string> = Who<P, Role> | 'system' | 'linked' | 'citizen';

/** Whether one of `by` is somebody with an account, who acts through the console or a deputy's page. */
export const isForPeople = <P extends string, Role extends string>(by: By<P, Role>): by is Who<P, Role> =>
  by !== 'system' && by !== 'linked' && by !== 'citizen';

/** Column groups, in growing order of reserve. */
export const fieldGroups = ['public', 'text', 'parties', 'identity', 'evaluation', 'staff', 'sealed'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** What an action's functions are given. `today` is the congress's legal day, `id` makes a fresh UUIDv7. */
export interface Context<V extends Vocabulary, S extends string, R, I> {
  readonly case: Case<S, R>;
  readonly record: R;
  readonly input: I;
  readonly actor: AnyActor;
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: RuleBook<V>;
  /** The records and facts that the action said it needs, as they stand now. */
  readonly found: readonly LinkedCase[];
  readonly facts: Readonly<Record<string, unknown>>;
  id(): string;
}

/**
 * What a decision must be told besides its own record: other records of the congress, or a fact that only the house knows. `signInCodes`
 * are the codes of the record `of` that are good at this moment;
 * `sameText` is the first record with just this confided text in a field, by its id;
 * a `tally` counts records by the values of some fields, under the name `as`.
 */
export type Need<Process extends string> =
  | { readonly records: Process; readonly where: Where; readonly most?: number; readonly lock?: true }
  | { readonly fact: 'ballots' }
  | {
      readonly fact: 'tally';
      readonly as: string;
      readonly records: Process;
      readonly where: Where;
      readonly by: readonly string[];
    }
  | { readonly fact: 'signInCodes'; readonly of: string }
  | { readonly fact: 'sameText'; readonly records: Process; readonly field: string; readonly text: string; readonly where: Where };

/** One line of a tally: the values counted by, and how many. */
export interface Tallied {
  readonly values: Readonly<Record<string, unknown>>;
  readonly count: number;
}

export interface PartyChange<P extends string> {
  readonly party: P;
  readonly subject: string;
  readonly status: PartyStatus;
}

/** Starts a record of another process, tied to this one as its child. */
export interface Start<Process extends string> {
  readonly process: Process;
  readonly action: string;
  readonly id: string;
  readonly input: Record<string, unknown>;
  /** Entries that the house fills with confided texts of this record, by the field they stand in: no hand copies them. */
  readonly carries?: Readonly<Record<string, string>>;
}

/** Tells a linked record to take one of its `linked` actions, in the same transaction. */
export interface Tell<Process extends string> {
  readonly process: Process;
  readonly id: string;
  readonly action: string;
  readonly input: Record<string, unknown>;
}

/** A message owed to parties or to holders of a role. The wording stands under `kind` in the process's text. */
export interface NoticeDraft<P extends string, Role extends string> {
  readonly kind: string;
  readonly to: readonly Who<P, Role>[];
  readonly urgent?: boolean;
  readonly data?: Record<string, string | number>;
}

/**
 * A number people read, allotted without gaps inside the transaction and written to `field`. `format` holds `{n}`.
 * `taken` is a number given elsewhere before: the series goes on after it.
 */
export interface NumberRequest<F extends string> {
  readonly field: F;
  readonly series: string;
  readonly format?: string;
  readonly taken?: number;
}

/** Why an action cannot be taken though state and person are right. The sentence stands under `reason` in the text. */
export interface Objection<Reason extends string> {
  readonly reason: Reason;
  readonly field?: string;
  readonly data?: Record<string, string | number>;
}

/** Re-computes an open deadline: by another rule from its first day, to a day fixed by the record, or from a new event day (`restart`). */
export interface DeadlineMove<V extends Vocabulary> {
  readonly key: string;
  readonly rule?: V['durationRule'];
  readonly dueOn?: PlainDate;
  readonly restart?: boolean;
  /** By the record as it stands now, its own date or its rule: moved there, opened where none is open, void where there is neither. */
  readonly anew?: boolean;
}

export interface ActionDef<V extends Vocabulary, S extends string, P extends string, R, Reason extends string, I extends z.ZodObject> {
  readonly from: readonly S[] | 'new';
  /** The next state: fixed, unchanged, or one of several decided by the facts. */
  readonly to: S | 'same' | { readonly oneOf: readonly S[]; by(c: Context<V, S, R, z.output<I>>): S };
  readonly by: readonly By<P, V['role']>[];
  /** Whose turn it is, where others in `by` only act on their behalf. */
  readonly duty?: readonly Who<P, V['role']>[];
  readonly input: I;
  /** What the system may pass instead, where it knows more than people may enter. */
  readonly systemInput?: z.ZodObject;
  /** Legal basis, shown beside the form and in the docs. */
  readonly basis: string;
  /** What must be looked up before deciding; `check`, `patch` and the rest find it under `found` and `facts`. */
  needs?(c: Context<V, S, R, z.output<I>>): readonly Need<V['process']>[];
  /** Facts without which the action is not even offered. */
  when?(c: Context<V, S, R, unknown>): true | Objection<Reason>;
  /** Facts that depend on what was entered. */
  check?(c: Context<V, S, R, z.output<I>>): true | Objection<Reason>;
  /** Fields that change; null empties one, undefined leaves it. */
  patch?(c: Context<V, S, R, z.output<I>>): { readonly [K in keyof R]?: R[K] | undefined };
  parties?(c: Context<V, S, R, z.output<I>>): readonly PartyChange<P>[];
  starts?(c: Context<V, S, R, z.output<I>>): readonly Start<V['process']>[];
  tells?(c: Context<V, S, R, z.output<I>>): readonly Tell<V['process']>[];
  notices?(c: Context<V, S, R, z.output<I>>): readonly NoticeDraft<P, V['role']>[];
  numbers?(c: Context<V, S, R, z.output<I>>): readonly NumberRequest<Extract<keyof R, string>>[];
  /** Re-computes open deadlines. */
  moves?(c: Context<V, S, R, z.output<I>>): readonly DeadlineMove<V>[];
  /** True where the other side must not learn of it: the log entry is shown to staff and the actor only. */
  readonly reserved?: boolean;
  /** What was kept of the record in the vault, its files and the words it is found by are gone for good once this is done. */
  readonly forgets?: boolean;
  /** Asked again before it is done, because it ends something. */
  readonly confirm?: boolean;
}

export interface DeadlineDef<V extends Vocabulary, S extends string, P extends string, R, A extends string> {
  /** Opens on entering one of these states … */
  readonly from: readonly S[];
  /** … and is met on entering one of these, or by one of these actions. Any final state closes it as void. */
  readonly until: readonly S[];
  readonly metBy?: readonly A[];
  /** A window in which something may be asked for, not a duty: when it has passed it closes and nobody is late. */
  readonly window?: boolean;
  /** The rule that gives the length, or the record's own date. Null: no limit for this record. */
  rule?(r: R): V['durationRule'] | null;
  on?(r: R): PlainDate | null;
  /** The day of the rule's start event ("handOver", "receipt" …); the day the state was entered unless told otherwise. */
  start?(r: R, event: string): PlainDate | null;
  /** Days before the due day on which the responsible side is reminded. */
  readonly warn: readonly number[];
  /** Who is answerable, and reminded. */
  readonly who: readonly Who<P, V['role']>[];
  /** Who besides hears of an overdue day. */
  readonly tell?: readonly Who<P, V['role']>[];
  /** The light and the lists of the parent record show it too, while it is the earliest duty there. */
  readonly onParent?: boolean;
  /** The action the clock takes when the day has passed. */
  readonly expire?: A;
}

/** One rule of who sees what: these people see these column groups of the records that `where` admits. */
export interface Reach<P extends string, Role extends string, F extends string> {
  readonly who: Who<P, Role> | 'public' | 'citizen';
  readonly groups: readonly FieldGroup[];
  readonly where?: Where<F>;
}

/**
 * Besides the turn of those who lead the matter: in this state each holder of the role owes one ballot. It is no action and no entry of
 * the log; the house notes only that it was given.
 */
export interface Ballot<S extends string, Role extends string, F extends string> {
  readonly in: S;
  readonly by: Role;
  readonly where?: Where<F>;
  /** The field with the last day on which one is taken. */
  readonly until?: F;
}

export interface ListDef<F extends string> {
  readonly columns: readonly (F | 'state')[];
  readonly filters: readonly (F | 'state')[];
  readonly sorts: readonly (F | 'createdAt' | 'updatedAt')[];
  /** Fields cut into words for full-text search; absent where there is none. */
  readonly search?: readonly F[];
  /** The table has an index in the default order, so that a search may begin with the first rows. */
  readonly searchInOrder?: true;
  readonly defaultSort: `${F | 'createdAt' | 'updatedAt'}` | `-${F | 'createdAt' | 'updatedAt'}`;
}

export interface ProcessHead<
  V extends Vocabulary,
  Id extends V['process'],
  S extends string,
  P extends string,
  Shape extends z.ZodRawShape,
  Reason extends string,
> {
  readonly id: Id;
  /** As in the address: `/api/suggestions`. */
  readonly plural: string;
  readonly record: z.ZodObject<Shape>;
  /** One group for every field; a field without one does not compile. */
  readonly groups: { readonly [K in keyof Shape]: FieldGroup };
  readonly parties: { readonly [K in P]: PartyKind };
  /** Whoever is behind one of these parties sees nothing of the record and can do nothing with it, whatever else they are. */
  readonly barred?: readonly NoInfer<P>[];
  readonly states: { readonly [K in S]: { readonly final?: boolean } };
  readonly reasons: readonly Reason[];
  /** Field holding the id of the record that started this one, and its process. */
  readonly parent?: { readonly process: V['process']; readonly field: Extract<keyof Shape, string> };
  /** Child processes whose records guards may read. */
  readonly children?: readonly V['process'][];
  /** Whether guards may read the other children of the same parent. */
  readonly siblings?: boolean;
}

type Fields<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
type Names<Shape extends z.ZodRawShape> = Extract<keyof Shape, string>;

export interface Process<
  V extends Vocabulary = Vocabulary,
  Id extends string = string,
  S extends string = string,
  P extends string = string,
  Shape extends z.ZodRawShape = z.ZodRawShape,
  Reason extends string = string,
  A extends string = string,
  D extends string = string,
> extends Omit<ProcessHead<V, Id, S, P, Shape, Reason>, 'groups' | 'record' | 'parent'> {
  readonly record: z.ZodObject<Shape>;
  readonly parent?: { readonly process: V['process']; readonly field: string };
  readonly groups: { readonly [K in keyof Shape]: FieldGroup };
  readonly actions: { readonly [K in A]: ActionDef<V, S, P, Fields<Shape>, Reason, z.ZodObject> };
  readonly deadlines: { readonly [K in D]: DeadlineDef<V, S, P, Fields<Shape>, A> };
  readonly reach: readonly Reach<P, V['role'], Names<Shape>>[];
  /** Whose turn it is in a state: those who may take this action. */
  readonly turns: { readonly [K in S]?: A };
  /** Has a matter on the work list when none of those whose turn it is can sign in, so that nothing is on nobody's list. */
  readonly keeper?: V['role'];
  readonly ballot?: Ballot<S, V['role'], Names<Shape>>;
  readonly list: ListDef<Names<Shape>>;
}

/** Any process, for code that runs them all. The one place where types are let go: each process was checked where it is declared. */
// biome-ignore lint/suspicious/noExplicitAny: erasing the parameters of a checked declaration
export type AnyProcess = Process<any, any, any, any, any, any, any, any>;

/**
 * Gives `defineProcess` for one vocabulary. Record, parties and states are fixed first, actions next, then deadlines,
 * reach, turns and list, so that each step can only name what the steps before it declared.
 */
export function processDefiner<V extends Vocabulary>() {
  return function defineProcess<
    const Id extends V['process'],
    const S extends string,
    const P extends string,
    Shape extends z.ZodRawShape,
    const Reason extends string = never,
  >(head: ProcessHead<V, Id, S, P, Shape, Reason>) {
    type R = Fields<Shape>;
    return {
      /** Some of the actions, declared in a file of their own; `withActions` takes the groups together. */
      actions<Inputs extends Record<string, z.ZodObject>>(
        some: {
          readonly [K in keyof Inputs]: ActionDef<V, S, P, R, Reason, Inputs[K]>;
        },
      ) {
        return some;
      },
      withActions<Inputs extends Record<string, z.ZodObject>>(
        actions: {
          readonly [K in keyof Inputs]: ActionDef<V, S, P, R, Reason, Inputs[K]>;
        },
      ) {
        type A = Extract<keyof Inputs, string>;
        return {
          withDeadlines<const D extends string>(deadlines: { readonly [K in D]: DeadlineDef<V, S, P, R, A> }) {
            return {
              withViews(views: {
                readonly reach: readonly Reach<P, V['role'], Names<Shape>>[];
                readonly turns: { readonly [K in S]?: A };
                readonly keeper?: V['role'];
                readonly ballot?: Ballot<S, V['role'], Names<Shape>>;
                readonly list: ListDef<Names<Shape>>;
              }): Process<V, Id, S, P, Shape, Reason, A, D> & { readonly inputs: Inputs } {
                const process = { ...head, actions, deadlines, ...views };
                return process as unknown as Process<V, Id, S, P, Shape, Reason, A, D> & { readonly inputs: Inputs };
              },
            };
          },
        };
      },
    };
  };
}

/** The labels a process needs, in one language: every state, action, field, party, deadline and reason, none more. */
export interface ProcessText<Pr extends AnyProcess> {
  readonly name: string;
  readonly states: { readonly [K in keyof Pr['states']]: string };
  readonly actions: { readonly [K in keyof Pr['actions']]: string };
  readonly fields: { readonly [K in keyof Pr['groups']]: string };
  readonly parties: { readonly [K in keyof Pr['parties']]: string };
  readonly deadlines: { readonly [K in keyof Pr['deadlines']]: string };
  readonly reasons: { readonly [K in Pr['reasons'][number]]: string };
  /** Entries of forms that are not record fields. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Options of choice fields: `field.value`. */
  readonly options: Readonly<Record<string, string>>;
  /** Sentences of notices by kind, with `{title}` and the draft's data filled in. */
  readonly notices: Readonly<Record<string, string>>;
  /** Why a field is asked, shown beside it. */
  readonly help: Readonly<Record<string, string>>;
}
