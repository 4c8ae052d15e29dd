import type { PlainDate } from '../../engine/calendar.ts';
import type { CategoryKey } from '../city/categories.ts';
import type { Delegation, Deputy } from '../city/city.ts';
import type { UnitKey } from '../city/units.ts';
import type { Paper, ResultClass } from '../writing/write.ts';

/** How far a suggestion has come when the city's present day is reached; `end` is as far as it goes. */
export type Goal =
  | 'draft'
  | 'discarded'
  | 'cosigning'
  | 'submitted'
  | 'convertedFromBill'
  | 'reviewing'
  | 'returnedToDeputy'
  | 'inadmissible'
  | 'merged'
  | 'registered'
  | 'preAssigned'
  | 'withdrawn'
  | 'handedOver'
  | 'distributed'
  | 'signedIn'
  | 'returnRequested'
  | 'inProgress'
  | 'consulting'
  | 'extensionRequested'
  | 'extended'
  | 'inDispute'
  | 'coOpinionRejected'
  | 'replyDrafted'
  | 'replyApproved'
  | 'replied'
  | 'dissatisfied'
  | 'reworkOrdered'
  | 'reworked'
  | 'tripartite'
  | 'concluded'
  | 'published'
  | 'archived';

export type Rating = 'satisfied' | 'basicallySatisfied';

/** What a unit does about a promise once it is made. */
export type PromiseCourse =
  | 'fulfil'
  | 'fulfilLapsed'
  | 'refusedOnce'
  | 'carryOver'
  | 'keepReporting'
  | 'silent'
  | 'changeRequested'
  | 'reported'
  | 'called'
  | 'dueToday'
  | 'dueSoon'
  | 'overdue';

/** Everything fixed beforehand about one suggestion; how it comes about is told by its story. */
export interface Plan {
  readonly session: 'finished' | 'living';
  readonly stage: 'inSession' | 'interSession';
  readonly category: CategoryKey;
  readonly paper: Paper;
  readonly author: Deputy;
  /** A whole delegation's suggestion; the author then only tells whose words they are. */
  readonly delegation: Delegation | null;
  readonly cosigners: readonly Deputy[];
  readonly converted: boolean;
  readonly entry: 'platform' | 'paper';
  readonly nature: 'new' | 'repeat' | 'key';
  readonly confidential: boolean;
  readonly consent: 'full' | 'summary' | 'none';

  readonly submitOn: PlainDate;
  readonly handOverOn: PlainDate;
  /** When the last step before the goal was taken, for goals within the handling. */
  readonly reachOn: PlainDate;
  readonly goal: Goal;

  readonly lead: UnitKey;
  readonly co: readonly UnitKey[];
  /** Others that answer on their own. */
  readonly separate: readonly UnitKey[];
  readonly resultClass: ResultClass;
  readonly rating: Rating;
  readonly attitude: Rating;
  /** Nobody evaluates in time. */
  readonly lapses: boolean;
  readonly evaluatedBy: 'platform' | 'paper' | 'phone';
  /** Working days from the reply to the evaluation. */
  readonly evaluateAfter: number;

  readonly preAssigned: boolean;
  readonly returnedFirst: boolean;
  /** A unit that was named by mistake and gave the suggestion back. */
  readonly wrongUnit: UnitKey | null;
  readonly coRejected: boolean;
  readonly disputed: boolean;
  readonly extended: boolean;
  readonly draftReturned: boolean;
  readonly rework: boolean;
  /** Dissatisfied again after the rework, then settled at the table. */
  readonly tripartite: boolean;
  /** Dissatisfied, but no rework ordered. */
  readonly reworkDeclined: boolean;
  readonly promises: readonly PromiseCourse[];
  readonly withdrawAfter: 'registered' | 'inProgress';
  readonly archiveOn: PlainDate | null;
  /** What became of it, filled in by its story, for those told after it. */
  made: { id: string | null };
  /** For one merged into another before registration. */
  readonly into: Plan | null;
}
