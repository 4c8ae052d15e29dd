/** A day without a time, `YYYY-MM-DD`, in the congress's own time zone. */
export type PlainDate = string;

/** One year's statutory rest days and make-up working days, as the yearly holiday notice fixes them. */
export interface HolidayYear {
  readonly off: readonly PlainDate[];
  readonly work: readonly PlainDate[];
}

/** Holiday data by calendar year. A year that is not there has no notice yet. */
export type HolidayData = Readonly<Record<number, HolidayYear>>;

/** Tells working days from rest days. Years without a notice are counted by weekends only and known as such. */
export interface Calendar {
  isWorkday(date: PlainDate): boolean;
  /** Weekend or statutory holiday, less make-up working days. */
  isRestDay(date: PlainDate): boolean;
  /** The day itself where it is a working day, else the first one after it. */
  nextWorkday(date: PlainDate): PlainDate;
  /** The day itself where it is a working day, else the last one before it. */
  previousWorkday(date: PlainDate): PlainDate;
  /** Whether the holiday notice of that day's year is known. */
  hasNotice(date: PlainDate): boolean;
}

const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  const parts = PATTERN.exec(text);
  return parts !== null && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** Days since 1970-01-01. Throws for text that is no date. */
function dayNumber(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function fromDayNumber(day: number): PlainDate {
  const date = new Date(day * DAY);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 1) throw new RangeError('date out of range');
  return date.toISOString().slice(0, 10);
}

/** Natural days added; a negative number goes back. */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + days);

/** Natural days from one date to another: 0 for the same day, negative backwards. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** The corresponding day `months` later (or earlier); the month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  dayNumber(date);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12;
  const lastDay = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  return fromDayNumber(Date.UTC(targetYear, targetMonth, Math.min(day, lastDay)) / DAY);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  return format;
}

/** The day a moment falls on in a time zone such as `Asia/Shanghai`. */
export function toPlainDate(moment: Date, timeZone: string): PlainDate {
  const parts = dayFormat(timeZone).formatToParts(moment);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const isWeekend = (date: PlainDate): boolean => {
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
};

/** Builds the calendar from holiday data. Throws for a day that does not exist or is both off and working. */
export function createCalendar(holidays: HolidayData): Calendar {
  const off = new Set<PlainDate>();
  const work = new Set<PlainDate>();
  const years = new Set(Object.keys(holidays));
  for (const year of Object.values(holidays)) {
    for (const date of year.off) off.add(addDays(date, 0));
    for (const date of year.work) work.add(addDays(date, 0));
  }
  for (const date of work) if (off.has(date)) throw new RangeError(`both rest day and working day: ${date}`);
  const isWorkday = (date: PlainDate) => work.has(date) || (!off.has(date) && !isWeekend(date));
  const seek = (date: PlainDate, step: 1 | -1): PlainDate => {
    let day = date;
    while (!isWorkday(day)) day = addDays(day, step);
    return day;
  };
  return {
    isWorkday,
    isRestDay: (date) => !isWorkday(date),
    nextWorkday: (date) => seek(date, 1),
    previousWorkday: (date) => seek(date, -1),
    hasNotice: (date) => years.has(date.slice(0, 4)),
  };
}

/** Working days after `from` up to and including `to`; negative when `to` lies earlier. */
export function workdaysBetween(from: PlainDate, to: PlainDate, calendar: Calendar): number {
  const span = daysBetween(from, to);
  if (span < 0) return -workdaysBetween(to, from, calendar);
  let count = 0;
  for (let i = 1; i <= span; i++) if (calendar.isWorkday(addDays(from, i))) count++;
  return count;
}
