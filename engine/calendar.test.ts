import { describe, expect, it } from 'vitest';
import { addDays, addMonths, createCalendar, daysBetween, isPlainDate, toPlainDate, workdaysBetween } from './calendar.ts';

// A made-up year: Thursday 5 and Friday 6 March 2026 are off, Saturday 7 March is worked in exchange.
const calendar = createCalendar({ 2026: { off: ['2026-03-05', '2026-03-06'], work: ['2026-03-07'] } });

describe('plain dates', () => {
  it('exist or are refused', () => {
    expect(isPlainDate('2024-02-29')).toBe(true);
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', '2024-00-10', '', '2024-02-30', '0000-00-00', ' 2024-01-01'])
      expect(isPlainDate(text), text).toBe(false);
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
    expect(() => addMonths('2023-02-29', 1)).toThrow(RangeError);
  });

  it('are counted in natural days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(daysBetween('2023-12-31', '2024-03-01')).toBe(61);
    expect(daysBetween('2024-03-01', '2023-12-31')).toBe(-61);
  });

  it('take the last day of a month that has no corresponding one', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-05-31', -3)).toBe('2024-02-29');
    expect(addMonths('2024-12-15', 1)).toBe('2025-01-15');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
  });

  it('depend on where the clock hangs', () => {
    const moment = new Date('2024-02-29T16:30:00Z');
    expect(toPlainDate(moment, 'Asia/Shanghai')).toBe('2024-03-01');
    expect(toPlainDate(moment, 'UTC')).toBe('2024-02-29');
    expect(() => toPlainDate(moment, 'Nowhere/City')).toThrow(RangeError);
  });
});

describe('the calendar', () => {
  it('rests on weekends and statutory holidays, and works on make-up days', () => {
    expect(calendar.isWorkday('2026-03-04')).toBe(true);
    expect(calendar.isRestDay('2026-03-05')).toBe(true);
    expect(calendar.isWorkday('2026-03-07')).toBe(true);
    expect(calendar.isRestDay('2026-03-08')).toBe(true);
  });

  it('knows every weekend for years without a notice', () => {
    expect(calendar.isRestDay('1969-12-28')).toBe(true); // a Sunday before the epoch
    expect(calendar.isWorkday('1969-12-29')).toBe(true);
    expect(calendar.isRestDay('2027-01-02')).toBe(true);
    expect(calendar.hasNotice('2026-12-31')).toBe(true);
    expect(calendar.hasNotice('2027-01-01')).toBe(false);
  });

  it('finds the next and the previous working day, the day itself included', () => {
    expect(calendar.nextWorkday('2026-03-04')).toBe('2026-03-04');
    expect(calendar.nextWorkday('2026-03-05')).toBe('2026-03-07');
    expect(calendar.nextWorkday('2026-03-08')).toBe('2026-03-09');
    expect(calendar.previousWorkday('2026-03-06')).toBe('2026-03-04');
  });

  it('counts the working days after one day up to another', () => {
    expect(workdaysBetween('2026-03-04', '2026-03-09', calendar)).toBe(2); // Saturday 7 and Monday 9
    expect(workdaysBetween('2026-03-04', '2026-03-04', calendar)).toBe(0);
    expect(workdaysBetween('2026-03-09', '2026-03-04', calendar)).toBe(-2);
  });

  it('refuses a day that is both off and worked, and a day that does not exist', () => {
    expect(() => createCalendar({ 2026: { off: ['2026-03-05'], work: ['2026-03-05'] } })).toThrow(/2026-03-05/);
    expect(() => createCalendar({ 2026: { off: ['2026-02-30'], work: [] } })).toThrow(/2026-02-30/);
  });
});
