import { useWords } from '../../../shared/words.ts';
import { holidayWords } from './holidays.text.ts';

interface Props {
  readonly year: number;
  readonly restDays: readonly string[];
  readonly workDays: readonly string[];
  /** Days may be chosen where this is given. */
  readonly onDay?: (day: string) => void;
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const pad = (n: number): string => String(n).padStart(2, '0');
/** 0 for Monday. */
const weekdayOf = (year: number, month: number, day: number): number => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** Whether a day is a Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  return weekdayOf(year, month, date) >= 5;
}

/** A year in twelve months: days off and days worked are marked by word, not by colour alone. */
export function YearCalendar({ year, restDays, workDays, onDay }: Props) {
  const t = useWords(holidayWords);
  return (
    <div className="year">
      {months.map((month) => (
        <table key={month} className="month" aria-label={`${t.yearOf(year)} ${t.month(month)}`}>
          <caption>{t.month(month)}</caption>
          <thead>
            <tr>
              {t.weekdays.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.key}>
                {week.days.map((date, at) => {
                  if (date === null) return <td key={`${week.key}-${t.weekdays[at]}`} />;
                  const day = `${year}-${pad(month)}-${pad(date)}`;
                  return <Day key={day} day={day} date={date} kind={kindOf(day, restDays, workDays)} {...(onDay ? { onDay } : {})} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

type Kind = 'rest' | 'work' | 'weekend' | 'workday';

function kindOf(day: string, restDays: readonly string[], workDays: readonly string[]): Kind {
  if (workDays.includes(day)) return 'work';
  if (restDays.includes(day)) return 'rest';
  return isWeekend(day) ? 'weekend' : 'workday';
}

function Day({
  day,
  date,
  kind,
  onDay,
}: {
  readonly day: string;
  readonly date: number;
  readonly kind: Kind;
  readonly onDay?: (day: string) => void;
}) {
  const t = useWords(holidayWords);
  const mark = kind === 'rest' ? t.restMark : kind === 'work' ? t.workMark : '';
  const inside = (
    <>
      {date}
      {mark && <sup aria-hidden>{mark}</sup>}
    </>
  );
  return (
    <td className={`day day-${kind}`}>
      {onDay ? (
        <button type="button" className="plain" aria-label={`${day} ${t[kind]}`} onClick={() => onDay(day)}>
          {inside}
        </button>
      ) : (
        <>
          {inside}
          {mark && <span className="unseen">{t[kind]}</span>}
        </>
      )}
    </td>
  );
}

interface Week {
  readonly key: string;
  readonly days: readonly (number | null)[];
}

function weeksOf(year: number, month: number): readonly Week[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (number | null)[] = [...Array<null>(weekdayOf(year, month, 1)).fill(null), ...Array.from({ length }, (_, n) => n + 1)];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => ({ key: `${month}-${n}`, days: cells.slice(n * 7, n * 7 + 7) }));
}
