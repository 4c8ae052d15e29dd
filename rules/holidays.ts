import { addDays, type HolidayData, type HolidayYear, type PlainDate } from '../engine/calendar.ts';

/** One yearly holiday notice of the State Council's General Office. */
interface HolidayNotice {
  /** The notices by title. */
  readonly notices: readonly string[];
  /** Rest days: single days or `first/last`. */
  readonly off: readonly string[];
  /** Saturdays and Sundays worked in exchange. */
  readonly work: readonly PlainDate[];
}

const yearly = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`;

/** Statutory rest days and make-up working days of China by the year of their notice. */
export const holidayNotices: Readonly<Record<number, HolidayNotice>> = {
  2020: {
    notices: [yearly(2020), '国务院办公厅关于延长2020年春节假期的通知'],
    off: [
      '2020-01-01',
      '2020-01-24/2020-02-02',
      '2020-04-04/2020-04-06',
      '2020-05-01/2020-05-05',
      '2020-06-25/2020-06-27',
      '2020-10-01/2020-10-08',
    ],
    work: ['2020-01-19', '2020-02-03', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  2021: {
    notices: [yearly(2021)],
    off: [
      '2021-01-01/2021-01-03',
      '2021-02-11/2021-02-17',
      '2021-04-03/2021-04-05',
      '2021-05-01/2021-05-05',
      '2021-06-12/2021-06-14',
      '2021-09-19/2021-09-21',
      '2021-10-01/2021-10-07',
    ],
    work: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  2022: {
    notices: [yearly(2022)],
    off: [
      '2022-01-01/2022-01-03',
      '2022-01-31/2022-02-06',
      '2022-04-03/2022-04-05',
      '2022-04-30/2022-05-04',
      '2022-06-03/2022-06-05',
      '2022-09-10/2022-09-12',
      '2022-10-01/2022-10-07',
    ],
    work: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  2023: {
    notices: [yearly(2023)],
    off: [
      '2022-12-31/2023-01-02',
      '2023-01-21/2023-01-27',
      '2023-04-05',
      '2023-04-29/2023-05-03',
      '2023-06-22/2023-06-24',
      '2023-09-29/2023-10-06',
    ],
    work: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  2024: {
    notices: [yearly(2024)],
    off: [
      '2024-01-01',
      '2024-02-10/2024-02-17',
      '2024-04-04/2024-04-06',
      '2024-05-01/2024-05-05',
      '2024-06-10',
      '2024-09-15/2024-09-17',
      '2024-10-01/2024-10-07',
    ],
    work: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  },
  2025: {
    notices: [yearly(2025)],
    off: [
      '2025-01-01',
      '2025-01-28/2025-02-04',
      '2025-04-04/2025-04-06',
      '2025-05-01/2025-05-05',
      '2025-05-31/2025-06-02',
      '2025-10-01/2025-10-08',
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    notices: [yearly(2026)],
    off: [
      '2026-01-01/2026-01-03',
      '2026-02-15/2026-02-23',
      '2026-04-04/2026-04-06',
      '2026-05-01/2026-05-05',
      '2026-06-19/2026-06-21',
      '2026-09-25/2026-09-27',
      '2026-10-01/2026-10-07',
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

function expand(spans: readonly string[]): PlainDate[] {
  return spans.flatMap((span) => {
    const [first = span, last = first] = span.split('/');
    const days: PlainDate[] = [];
    for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
    return days;
  });
}

/** The same data as the calendar takes it. */
export const nationalHolidays: HolidayData = Object.fromEntries(
  Object.entries(holidayNotices).map(([year, notice]): [string, HolidayYear] => [year, { off: expand(notice.off), work: notice.work }]),
);
