import type { PlainDate } from './calendar.ts';
import type { Vocabulary } from './define.ts';

/** A limit computed for one event day, with the rule it came from. */
export interface ComputedDeadline {
  readonly dueOn: PlainDate;
  readonly amount: number;
  readonly unit: string;
  readonly source: string;
  /** True where the holiday notice of that year was not yet known. */
  readonly provisional: boolean;
}

/** The rules of one congress, ready to be asked. Rules are looked up as they stood on the day given, so an old case keeps its rule. */
export interface RuleBook<V extends Vocabulary = Vocabulary> {
  /** Null where the place sets no such limit. `start` is the day of the rule's start event. */
  deadline(key: V['durationRule'], start: PlainDate): ComputedDeadline | null;
  /** What the limit runs from: "handOver", "receipt", "submission" … */
  startEvent(key: V['durationRule'], on: PlainDate): string;
  flag(key: V['flagRule'], on: PlainDate): boolean;
  number(key: V['numberRule'], on: PlainDate): number;
}
