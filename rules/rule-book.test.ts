import { expect, it } from 'vitest';
import { createCalendar } from '../engine/calendar.ts';
import { nationalHolidays } from './holidays.ts';
import { packsFor } from './packs.ts';
import { createRuleBook } from './rule-book.ts';

const rules = createRuleBook(packsFor('chongqing'), createCalendar(nationalHolidays));

it('gives a due day with the rule it came from', () => {
  expect(rules.deadline('suggestion.reply.normal', '2023-07-03')).toEqual({
    dueOn: '2023-10-07',
    amount: 3,
    unit: 'month',
    source: '《重庆市人民代表大会代表建议批评和意见工作条例》第21条',
    provisional: false,
  });
});

it('says that a limit reaching into a year without a notice is provisional', () => {
  expect(rules.deadline('suggestion.reply.normal', '2026-11-22')).toMatchObject({ dueOn: '2027-02-22', provisional: true });
});

it('gives no limit where the place sets none', () => {
  expect(rules.deadline('suggestion.handover.inSession', '2026-01-20')).toBeNull();
  expect(rules.startEvent('suggestion.handover.inSession', '2026-01-20')).toBe('none');
});

it('answers flags, numbers, choices and yearly windows', () => {
  expect(rules.flag('suggestion.restartClockOnReassign', '2026-01-20')).toBe(true);
  expect(rules.number('suggestion.contact.visitsRequired', '2026-01-20')).toBe(1);
  expect(rules.choice('suggestion.rework.ground', '2026-01-20')).toBe('dissatisfaction');
  expect(rules.startEvent('suggestion.contact.first', '2026-01-20')).toBe('receipt');
  expect(rules.window('commitment.report', '2026-01-20')).toMatchObject({ from: '2026-10-01', until: '2026-12-31' });
});

it('refuses a day before there were rules', () => {
  expect(() => rules.flag('suggestion.restartClockOnReassign', '1949-10-01')).toThrow(RangeError);
});
