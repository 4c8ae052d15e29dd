import type { PlainDate } from './calendar.ts';

/** What a party is: a deputy's seat, a unit, a delegation, a station through its keepers, or one named account. */
export type PartyKind = 'deputy' | 'unit' | 'delegation' | 'station' | 'account';

export type PartyStatus = 'active' | 'invited' | 'declined' | 'ended';

/** One tie between a record and somebody. `subject` is the id of the seat, unit, delegation, station or account. */
export interface Party {
  readonly party: string;
  readonly subject: string;
  readonly status: PartyStatus;
  /** The day the tie took its present status. */
  readonly on: PlainDate;
}

/** A time limit running or closed on a record, with the rule it was computed from as it stood that day. */
export interface Deadline {
  readonly key: string;
  /** Counts openings of the same key on one record, from 1. */
  readonly round: number;
  readonly ruleKey: string | null;
  readonly startOn: PlainDate;
  readonly dueOn: PlainDate;
  /** In words of data: `{ amount: 3, unit: 'month' }`; null where the date was fixed by hand. */
  readonly amount: number | null;
  readonly unit: string | null;
  readonly source: string | null;
  /** True where the holiday notice of that year was not yet known. */
  readonly provisional: boolean;
  readonly closedOn: PlainDate | null;
  readonly outcome: 'met' | 'late' | 'void' | null;
}

/** A record of another process tied to this one, with the fields that guards may read. */
export interface LinkedCase {
  readonly process: string;
  readonly id: string;
  readonly state: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A record together with everything `decide` may look at. */
export interface Case<S extends string = string, R = Record<string, unknown>> {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  readonly state: S;
  readonly record: R;
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
  /** The parent and the children that the process declares it needs. */
  readonly linked: readonly LinkedCase[];
}

export const openDeadline = (kase: Pick<Case, 'deadlines'>, key: string): Deadline | undefined =>
  kase.deadlines.find((d) => d.key === key && d.closedOn === null);
