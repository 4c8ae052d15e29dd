import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, createCalendar, daysBetween, workdaysBetween } from './calendar.ts';
import { type Duration, deadlineFrom } from './duration.ts';

// The parts of the 2023 and 2024 notices that these cases touch.
const calendar = createCalendar({
  2023: {
    off: ['2023-09-29', '2023-09-30', '2023-10-01', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'],
    work: ['2023-10-07', '2023-10-08'],
  },
  2024: {
    off: ['2024-01-01', '2024-02-10', '2024-02-11', '2024-02-12', '2024-02-13', '2024-02-14', '2024-02-15', '2024-02-16', '2024-02-17'],
    work: ['2024-02-04', '2024-02-18'],
  },
});
const months = (amount: number): Duration => ({ amount, unit: 'month', roll: 'nextWorkday' });
const workdays = (amount: number): Duration => ({ amount, unit: 'workday', roll: 'nextWorkday' });
const due = (start: string, duration: Duration) => deadlineFrom(start, duration, calendar).due;

describe('a limit of months', () => {
  it('given on the last day of January ends on the last day of April', () => expect(due('2024-01-31', months(3))).toBe('2024-04-30'));

  it('ends on the day of the same number', () => expect(due('2024-06-30', months(3))).toBe('2024-09-30'));

  it('ending inside the National Day holiday ends on the make-up Saturday after it', () =>
    expect(due('2023-07-03', months(3))).toBe('2023-10-07'));

  it('stays inside the holiday where the rule does not move', () =>
    expect(due('2023-07-03', { ...months(3), roll: 'none' })).toBe('2023-10-03'));
});

describe('a limit of working days', () => {
  it('counts a Sunday that is worked in exchange', () => expect(due('2024-02-02', workdays(5))).toBe('2024-02-08'));

  it('jumps over the Spring Festival', () => expect(due('2024-02-08', workdays(2))).toBe('2024-02-18'));

  it('does not count the day of the event itself', () => expect(due('2024-02-05', workdays(1))).toBe('2024-02-06'));
});

describe('a limit of years', () => {
  it('given on 29 February ends on 28 February', () =>
    expect(due('2024-02-29', { amount: 1, unit: 'year', roll: 'none' })).toBe('2025-02-28'));
});

describe('a backward limit', () => {
  it('is counted from the event towards the past', () =>
    expect(due('2024-03-31', { amount: 30, unit: 'day', direction: 'before', roll: 'none' })).toBe('2024-03-01'));

  it('ending on a rest day ends before it, since later would shorten the notice', () =>
    expect(due('2024-03-18', { amount: 30, unit: 'day', direction: 'before', roll: 'nextWorkday' })).toBe('2024-02-09'));

  it('counts working days backwards too', () =>
    expect(due('2024-02-19', { amount: 2, unit: 'workday', direction: 'before', roll: 'none' })).toBe('2024-02-09'));
});

describe('a year without a notice', () => {
  it('is counted by weekends and said to be provisional', () => {
    expect(deadlineFrom('2024-12-27', workdays(5), calendar)).toEqual({ due: '2025-01-03', provisional: true });
    expect(deadlineFrom('2024-11-15', months(3), calendar)).toEqual({ due: '2025-02-17', provisional: true });
  });

  it('does not matter where no rest day is asked about', () =>
    expect(deadlineFrom('2024-11-15', { ...months(3), roll: 'none' }, calendar)).toEqual({ due: '2025-02-15', provisional: false }));

  it('does not matter while the limit stays within a known one', () =>
    expect(deadlineFrom('2024-09-30', months(3), calendar)).toEqual({ due: '2024-12-30', provisional: false }));
});

it('refuses lengths that are no lengths', () => {
  for (const amount of [-1, 1.5, Number.NaN, 3661, Number.POSITIVE_INFINITY])
    expect(() => deadlineFrom('2024-01-01', months(amount), calendar), String(amount)).toThrow(RangeError);
});

describe('always', () => {
  const day = fc.integer({ min: 0, max: 730 }).map((n) => addDays('2023-01-01', n));
  const unit = fc.constantFrom('day', 'workday', 'month', 'year');
  const direction = fc.constantFrom('after', 'before');
  const roll = fc.constantFrom('nextWorkday', 'none');
  const duration: fc.Arbitrary<Duration> = fc.record({ amount: fc.integer({ min: 0, max: 40 }), unit, direction, roll });

  it('a limit that moves off rest days never ends on one', () =>
    fc.assert(fc.property(day, duration, (start, d) => calendar.isWorkday(due(start, { ...d, roll: 'nextWorkday' })))));

  it('moving only ever lengthens a forward limit and only ever advances a backward one', () =>
    fc.assert(
      fc.property(day, duration, (start, d) => {
        const moved = daysBetween(due(start, { ...d, roll: 'none' }), due(start, { ...d, roll: 'nextWorkday' }));
        return d.direction === 'before' ? moved <= 0 : moved >= 0;
      }),
    ));

  it('a later event never gives an earlier end', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), duration, (start, later, d) => due(start, d) <= due(addDays(start, later), d)),
    ));

  it('a longer limit never ends earlier', () =>
    fc.assert(
      fc.property(day, duration, (start, d) => {
        const longer = due(start, { ...d, amount: d.amount + 1 });
        return d.direction === 'before' ? longer <= due(start, d) : longer >= due(start, d);
      }),
    ));

  it('a limit of months ends on the same day of the month, or on its last', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        const end = due(start, { amount, unit: 'month', roll: 'none' });
        const sameDay = end.slice(8) === start.slice(8);
        const lastDay = addDays(end, 1).slice(8) === '01' && end.slice(8) < start.slice(8);
        const monthsApart =
          (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
        return (sameDay || lastDay) && monthsApart === amount;
      }),
    ));

  it('a limit of working days holds exactly that many of them', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        return workdaysBetween(start, due(start, workdays(amount)), calendar) === amount;
      }),
    ));
});
