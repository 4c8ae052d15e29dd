import type { PlaceKind } from '../city/areas.ts';
import type { UnitKey } from '../city/units.ts';

/**
 * One matter that deputies raise, with material enough for several different papers on it. In all texts `{p}` is the place,
 * `{10-40}` a number between the two, and `[a|b]` one of several wordings.
 */
export interface Topic {
  /** Who handles it, and who may have to help. */
  readonly lead: UnitKey;
  readonly co: readonly UnitKey[];
  readonly at: PlaceKind;
  /** What is asked for, as titles say it between “关于” and “的建议”. */
  readonly titles: readonly string[];
  readonly problem: readonly string[];
  readonly cause: readonly string[];
  readonly ask: readonly string[];
  /** What a reply reports as done. */
  readonly done: readonly string[];
  /** What a reply promises, with the measures. */
  readonly plan: readonly (readonly [content: string, measures: string])[];
  /** What cannot be done for now, and why. */
  readonly cannot: readonly [content: string, reason: string];
}
