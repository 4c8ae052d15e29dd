import { type Figure, type Measure, percent } from './measure.ts';

/** How a figure moved against an earlier one. Signed decimal texts: `24`, `-3`, `1.20`. */
export interface Change {
  /** Counts differ by records, shares by percentage points, means by days; null where one of them is not there. */
  readonly difference: string | null;
  /** Per cent of the earlier count; null for shares and means, and where there was nothing before. */
  readonly growth: string | null;
}

/** The difference and growth of a figure against the same figure of another time, exact in hundredths. */
export function changeOf(measure: Measure, now: Figure, before: Figure): Change {
  if (measure.days) return { difference: apart(now.mean ?? null, before.mean ?? null), growth: null };
  if (measure.part && !measure.by) return { difference: apart(now.percent, before.percent), growth: null };
  const more = now.denominator - before.denominator;
  const share = percent(Math.abs(more), before.denominator);
  return { difference: String(more), growth: share === null ? null : `${more < 0 ? '-' : ''}${share}` };
}

function apart(now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null;
  const hundredths = Math.round(Number(now) * 100) - Math.round(Number(before) * 100);
  return `${hundredths < 0 ? '-' : ''}${(Math.abs(hundredths) / 100).toFixed(2)}`;
}
