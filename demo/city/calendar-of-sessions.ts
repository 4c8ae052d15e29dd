import { addDays, type Calendar, type PlainDate } from '../../engine/calendar.ts';
import { workday } from '../world.ts';

/** One yearly session of the congress. */
export interface SessionDays {
  readonly year: number;
  readonly sessionNo: number;
  readonly startOn: PlainDate;
  readonly endOn: PlainDate;
}

/** The days everything else hangs on. */
export interface CityDays {
  /** When the city began to use the system. */
  readonly begin: PlainDate;
  readonly term: { readonly termNo: number; readonly startOn: PlainDate; readonly endOn: PlainDate };
  readonly finished: SessionDays;
  readonly living: SessionDays;
}

/** The living year is that of the last January session long enough ago for its work to be well under way; the finished year is the one before. */
export function daysFor(today: PlainDate, calendar: Calendar): CityDays {
  const year = Number(addDays(today, -150).slice(0, 4));
  const session = (of: number, sessionNo: number): SessionDays => {
    const startOn = workday(calendar, `${of}-01-11`, 0);
    return { year: of, sessionNo, startOn, endOn: workday(calendar, startOn, 4) };
  };
  return {
    begin: workday(calendar, `${year - 2}-11-10`, 0),
    term: { termNo: 10, startOn: `${year - 3}-01-10`, endOn: `${year + 2}-01-10` },
    finished: session(year - 1, 3),
    living: session(year, 4),
  };
}
