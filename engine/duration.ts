import { addDays, addMonths, type Calendar, type PlainDate } from './calendar.ts';

/** A length of time as a rule states it. `roll` says what happens when the last day is a rest day. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'day' | 'workday' | 'month' | 'year';
  /** Backward limits count from the event towards the past; `after` when left out. */
  readonly direction?: 'after' | 'before';
  readonly roll: 'nextWorkday' | 'none';
}

/** A computed last day. `provisional` where a needed year's holiday notice was not yet known. */
export interface DueDay {
  readonly due: PlainDate;
  readonly provisional: boolean;
}

/** The longest limit taken in any unit; keeps the arithmetic bounded. */
export const LONGEST_AMOUNT = 3660;

/**
 * The last day of a limit that begins with an event on `start`, counted as the Civil Code counts (arts. 201 to 203): the day of the
 * event is not counted; months and years end on the corresponding day, or on the month's last day where it has none; where
 * `roll` asks for it, a limit ending on a rest day ends on the next working day. A backward limit that ends on a rest day ends on the
 * working day before it, since a later day would shorten the notice it protects. Throws a RangeError for an amount that is
 * negative, not whole or too large.
 */
export function deadlineFrom(start: PlainDate, duration: Duration, calendar: Calendar): DueDay {
  const { amount, unit, roll } = duration;
  if (!Number.isInteger(amount) || amount < 0 || amount > LONGEST_AMOUNT) throw new RangeError(`not a length of time: ${amount}`);
  const step = duration.direction === 'before' ? -1 : 1;
  if (unit === 'workday') {
    const counted = countWorkdays(start, amount, step, calendar);
    return roll === 'nextWorkday' ? rolled(counted, step, calendar) : counted;
  }
  const due = unit === 'day' ? addDays(start, step * amount) : addMonths(start, step * amount * (unit === 'year' ? 12 : 1));
  const natural = { due, provisional: false };
  return roll === 'nextWorkday' ? rolled(natural, step, calendar) : natural;
}

function countWorkdays(start: PlainDate, amount: number, step: 1 | -1, calendar: Calendar): DueDay {
  let due = start;
  let provisional = false;
  for (let left = amount; left > 0; ) {
    due = addDays(due, step);
    if (!calendar.hasNotice(due)) provisional = true;
    if (calendar.isWorkday(due)) left--;
  }
  return { due, provisional };
}

function rolled(day: DueDay, step: 1 | -1, calendar: Calendar): DueDay {
  const due = step === 1 ? calendar.nextWorkday(day.due) : calendar.previousWorkday(day.due);
  return { due, provisional: day.provisional || !calendar.hasNotice(day.due) || !calendar.hasNotice(due) };
}
