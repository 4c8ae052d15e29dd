import { type Amount, findAmounts } from './amounts.ts';
import { type Citation, findCitations } from './citations.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { type Duty, findDuties } from './duties.ts';
import { type EffectiveDate, findEffectiveDates, findRepeals, type Repeal } from './effective.ts';
import { type CoercionKind, findCoercion, findLicences, findPenalties, type LicenceKind, type PenaltyKind } from './measures.ts';
import type { Term } from './terms.ts';
import { findTimeLimits, type TimeLimit } from './time-limits.ts';

/** All that is recognised in a piece of text; places count in that piece. */
export interface Marks {
  readonly citations: readonly Citation[];
  readonly definitions: readonly Definition[];
  readonly timeLimits: readonly TimeLimit[];
  readonly amounts: readonly Amount[];
  readonly penalties: readonly Term<PenaltyKind>[];
  readonly licences: readonly Term<LicenceKind>[];
  readonly coercion: readonly Term<CoercionKind>[];
  readonly duties: readonly Duty[];
  readonly effectiveDates: readonly EffectiveDate[];
  readonly repeals: readonly Repeal[];
}

/** Recognises everything of this folder in one text, as a rule the words of one unit. */
export const readMarks = (text: string): Marks => ({
  citations: findCitations(text),
  definitions: findDefinitions(text),
  timeLimits: findTimeLimits(text),
  amounts: findAmounts(text),
  penalties: findPenalties(text),
  licences: findLicences(text),
  coercion: findCoercion(text),
  duties: findDuties(text),
  effectiveDates: findEffectiveDates(text),
  repeals: findRepeals(text),
});
