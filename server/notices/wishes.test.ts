import { describe, expect, test } from 'vitest';
import type { NoticeWish } from '../../contract/notices.ts';
import { mailMoment, usualWish } from './wishes.ts';

const zone = 'Asia/Shanghai';
const local = (time: string) => new Date(`2026-03-10T${time}+08:00`);
const moment = (wish: Partial<NoticeWish>, at: string, urgent = false) =>
  mailMoment({ ...usualWish, ...wish }, local(at), urgent, zone)?.toISOString() ?? null;
const shown = (time: string, date = '2026-03-10') => new Date(`${date}T${time}+08:00`).toISOString();

describe('when a notice goes out by mail', () => {
  test('what is not urgent waits for the hour of the day, today or tomorrow', () => {
    expect(moment({}, '07:15:20')).toBe(shown('08:30:00'));
    expect(moment({}, '08:31:00')).toBe(shown('08:30:00', '2026-03-11'));
    expect(moment({}, '08:30:10')).toBe(shown('08:30:00', '2026-03-11'));
    expect(moment({ dailyAt: '17:00' }, '23:59:59')).toBe(shown('17:00:00', '2026-03-11'));
  });

  test('what is urgent goes at once, also at night', () => {
    expect(moment({}, '03:00:00', true)).toBe(shown('03:00:00'));
    expect(moment({ mail: 'urgent' }, '12:00:00', true)).toBe(shown('12:00:00'));
  });

  test('each by itself goes at once, in the quiet hours at their end', () => {
    const each = { mail: 'each' } as const;
    expect(moment(each, '12:00:30')).toBe(shown('12:00:30'));
    expect(moment(each, '21:59:00')).toBe(shown('21:59:00'));
    expect(moment(each, '22:00:00')).toBe(shown('07:00:00', '2026-03-11'));
    expect(moment(each, '06:59:30')).toBe(shown('07:00:00'));
    expect(moment(each, '07:00:00')).toBe(shown('07:00:00'));
    expect(moment({ ...each, quiet: { from: '12:00', to: '14:00' } }, '13:00:00')).toBe(shown('14:00:00'));
    expect(moment({ ...each, quiet: null }, '03:00:00')).toBe(shown('03:00:00'));
  });

  test('no mail at all, or only what is urgent', () => {
    expect(moment({ mail: 'off' }, '12:00:00', true)).toBeNull();
    expect(moment({ mail: 'urgent' }, '12:00:00')).toBeNull();
  });

  test('the hours are those of the congress', () => {
    expect(mailMoment(usualWish, local('07:15:00'), false, 'Asia/Urumqi')?.toISOString()).toBe(shown('10:30:00'));
  });
});
