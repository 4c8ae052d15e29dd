import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../engine/calendar.ts';
import { holidayNotices, nationalHolidays } from './holidays.ts';

const calendar = createCalendar(nationalHolidays);

describe('the holiday notices of 2020 to 2026', () => {
  it('are all there, each with its title', () => {
    expect(Object.keys(holidayNotices)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
    for (const [year, notice] of Object.entries(holidayNotices)) expect(notice.notices[0]).toContain(`${year}年`);
  });

  it('give rest days mostly in their own year, and work only on weekends', () => {
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
    for (const [year, { off, work }] of Object.entries(nationalHolidays)) {
      expect(off.filter((day) => day.startsWith(year)).length, year).toBeGreaterThanOrEqual(26);
      expect(off.every((day) => day.startsWith(year) || day === `${Number(year) - 1}-12-31`)).toBe(true);
      // Monday 3 February 2020 is named as the first working day after the lengthened festival.
      expect(
        work.filter((day) => day !== '2020-02-03').every((day) => [0, 6].includes(weekday(day))),
        year,
      ).toBe(true);
    }
  });

  it('make the year 2023 as it was', () => {
    expect(calendar.isRestDay('2022-12-31')).toBe(true);
    expect(calendar.isRestDay('2023-10-03')).toBe(true);
    expect(calendar.isWorkday('2023-10-07')).toBe(true);
    expect(calendar.isRestDay('2023-10-09')).toBe(false);
  });

  it('have no notice for 2027 yet', () => expect(calendar.hasNotice('2027-01-01')).toBe(false));
});

/** A folder with the same facts from elsewhere, one file a year: `{ days: [{ date, isOffDay }] }`. */
const collection = process.env.YISHI_TEST_HOLIDAYS ?? '';
const present = collection !== '' && existsSync(path.join(collection, '2020.json'));
if (!present)
  console.warn(
    '未设 YISHI_TEST_HOLIDAYS，节假日未与外部资料核对 · YISHI_TEST_HOLIDAYS names no folder: holidays not compared with another collection',
  );

describe.skipIf(!present)('against an independent collection', () => {
  it.each(Object.keys(holidayNotices))('%s is the same day by day', (year) => {
    const { days } = JSON.parse(readFileSync(path.join(collection, `${year}.json`), 'utf8')) as {
      days: { date: string; isOffDay: boolean }[];
    };
    const ours = nationalHolidays[Number(year)];
    expect([...(ours?.off ?? [])].sort()).toEqual(
      days
        .filter((d) => d.isOffDay)
        .map((d) => d.date)
        .sort(),
    );
    expect([...(ours?.work ?? [])].sort()).toEqual(
      days
        .filter((d) => !d.isOffDay)
        .map((d) => d.date)
        .sort(),
    );
  });
});
