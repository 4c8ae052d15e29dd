import { addDays } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

/** Days between two reports, and how many are told of. */
const apart = 13;
const count = 26;

/** Begins the reports of deputies to those who elected them: held, tested and published; the last ones planned. Chance is not drawn from. */
export function beginDutyReports(telling: Telling): void {
  const reporters = telling.city.deputies.filter((_, n) => n % 17 === 3).slice(0, count);
  for (const [n, deputy] of reporters.entries()) telling.begin(dutyReport(telling, deputy, n, (reporters.length - 1 - n) * apart));
}

async function* dutyReport({ world, city }: Telling, deputy: Deputy, n: number, before: number): Story {
  const clerk = city.clerks[0];
  const on = workday(world.calendar, addDays(world.end, 45 - before), 0);
  yield at(workday(world.calendar, addDays(on, -30), 0), 10, 20);
  const plan = { deputyId: deputy.seat, on, place: n % 2 === 0 ? '社区党群服务中心' : '街道会议室' };
  const id = await world.make(clerk, 'dutyReport', city.congressId, plan, 'plan');
  const act = (action: string, input: object = {}) => world.act(clerk, 'dutyReport', id, action, input);
  yield at(workday(world.calendar, addDays(on, -14), 0), 9, 10);
  if (n === 7) {
    await act('cancel', { reason: '代表外出学习，另行安排。' });
    return;
  }
  await act('announce');
  await world.act(deputy.actor, 'dutyReport', id, 'write', {
    text: '一年来，我参加了人大会议和代表小组活动，走访选区群众，听取意见。\n所提建议均已得到答复，其中老旧小区改造、公交线路调整等事项已经落实。\n今后将继续联系群众，按时到代表联络站接待。',
  });
  yield at(on, 17, 30);
  const audience = 42 + ((n * 7) % 31);
  const dissatisfied = n % 6 === 5 ? 3 : 0;
  const basicallySatisfied = 4 + (n % 5);
  await act('hold', {
    audience,
    satisfied: audience - 6 - dissatisfied - basicallySatisfied,
    basicallySatisfied,
    dissatisfied,
    questions: [{ question: '公交线路什么时候调整？', answer: '交通部门已答复，今年内完成调整。' }],
  });
  yield at(workday(world.calendar, on, 4), 11, 0);
  // One is late.
  if (n !== 5) await act('publish');
}
