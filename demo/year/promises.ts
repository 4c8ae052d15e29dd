import { addDays, addMonths, type PlainDate } from '../../engine/calendar.ts';
import type { Desk } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { system, workday } from '../world.ts';
import { fillPattern } from '../writing/grammar.ts';
import type { Plan, PromiseCourse } from './plan.ts';
import { anyHour, officeHour, type Telling } from './telling.ts';

const progress = [
  '已完成[方案编制|前期勘察|资金申报]，[预计下月|下一阶段]进入实施。',
  '项目已进场施工，[完成工程量约{20-80}%|主体工程完成过半]，进度符合计划。',
  '因[雨季影响|管线迁改]进度略有滞后，已调整工序，力争按期完成。',
  '已与属地商定分工，[首批{2-6}处点位已经完成|试点运行平稳]。',
  '相关办法已[征求意见|提请审议]，配套经费列入年度预算。',
] as const;

const fulfilled = [
  '承诺事项已全部落实，[现场已投入使用|经验收合格]，请代表查看。',
  '已按答复完成，[共{2-18}处|覆盖{3-20}个社区]，后续管护由属地负责。',
  '[办法已印发施行|机制已正式运行]，承诺事项办结。',
] as const;

/** What becomes of one promise made in a reply. */
export async function* promiseStory(telling: Telling, plan: Plan, id: string, desk: Desk, course: PromiseCourse): Story {
  const { world, city } = telling;
  const { random } = world;
  const worker = plan.confidential ? desk.head : desk.clerk;
  const made = world.today();
  const state = () => world.get('commitment', id).state;
  const isOpen = () => state() === 'ongoing' || state() === 'reportDue';
  const dueOn = world.get('commitment', id).record.dueOn as PlainDate;
  const say = (list: readonly string[]) => fillPattern(random.pick(list), {}, random);
  if (course !== 'silent' && course !== 'overdue') {
    yield officeHour(telling, workday(world.calendar, between(made, [dueOn, world.end].sort()[0] ?? dueOn, 0.4), 0));
    if (isOpen()) await world.act(worker, 'commitment', id, 'report', { text: say(progress) });
  }
  telling.begin(yearlyReports(telling, plan, id, desk));
  if (course === 'changeRequested' || course === 'carryOver') {
    yield officeHour(
      telling,
      course === 'changeRequested' ? workday(world.calendar, world.end, -2) : workday(world.calendar, addDays(dueOn, -12), 0),
    );
    if (!isOpen()) return;
    const newDueOn =
      course === 'carryOver' ? `${Number(dueOn.slice(0, 4)) + 1}-${random.pick(['06-30', '09-30', '11-30'])}` : addMonths(dueOn, 6);
    await world.act(worker, 'commitment', id, 'requestChange', {
      newDueOn,
      reason: random.pick([
        '用地手续批复晚于预期，需顺延。',
        '项目资金分两年安排，完成时间相应调整。',
        '施工图审查提出修改意见，需要重新设计。',
      ]),
    });
    if (course === 'changeRequested') return;
    yield officeHour(telling, workday(world.calendar, world.today(), 3));
    if (state() === 'changeRequested')
      await world.act(city.clerks[0], 'commitment', id, 'approveChange', { note: '情况属实，同意调整，列入跨年度跟踪。' });
    if (newDueOn < world.end && random.chance(0.8)) yield* kept(telling, plan, id, desk, 'fulfil', newDueOn);
    return;
  }
  if (course === 'called') {
    yield officeHour(telling, workday(world.calendar, world.end, -5));
    if (state() === 'ongoing')
      await world.act(city.clerks[0], 'commitment', id, 'callForReport', { dueOn: addDays(world.end, random.whole(2, 12)) });
    return;
  }
  if (course === 'reported') {
    yield officeHour(telling, workday(world.calendar, world.end, -random.whole(1, 9)));
    if (isOpen()) await world.act(worker, 'commitment', id, 'reportFulfilled', { text: say(fulfilled) });
    return;
  }
  if (course === 'fulfil' || course === 'fulfilLapsed' || course === 'refusedOnce') yield* kept(telling, plan, id, desk, course, dueOn);
}

/** A promise that is kept: reported, looked at by the deputy, sometimes not accepted at first. */
async function* kept(telling: Telling, plan: Plan, id: string, desk: Desk, course: PromiseCourse, dueOn: PlainDate): Story {
  const { world } = telling;
  const { random, calendar } = world;
  const worker = plan.confidential ? desk.head : desk.clerk;
  const author = plan.delegation ? plan.delegation.head : plan.author.actor;
  const isOpen = () => ['ongoing', 'reportDue'].includes(world.get('commitment', id).state);
  const report = () => world.act(worker, 'commitment', id, 'reportFulfilled', { text: fillPattern(random.pick(fulfilled), {}, random) });
  yield officeHour(telling, workday(calendar, addDays(dueOn, -random.whole(4, 25)), 0));
  if (!isOpen()) return;
  await report();
  if (course === 'fulfilLapsed') {
    const due = world.get('commitment', id).deadlines.find((d) => d.key === 'evaluate' && d.closedOn === null)?.dueOn;
    yield officeHour(telling, addDays(due ?? world.today(), 1));
    if (world.get('commitment', id).state === 'fulfilmentReported') await world.act(system, 'commitment', id, 'lapse');
    return;
  }
  if (course === 'refusedOnce') {
    yield anyHour(telling, workday(calendar, world.today(), random.whole(3, 8)));
    if (world.get('commitment', id).state !== 'fulfilmentReported') return;
    await world.act(author, 'commitment', id, 'evaluate', {
      accepted: false,
      result: 'dissatisfied',
      text: '现场仍有两处没有完工，请完成后再报。',
      channel: 'platform',
    });
    yield officeHour(telling, workday(calendar, world.today(), random.whole(8, 15)));
    if (!isOpen()) return;
    await report();
  }
  yield anyHour(telling, workday(calendar, world.today(), random.whole(2, 10)));
  if (world.get('commitment', id).state !== 'fulfilmentReported') return;
  await world.act(author, 'commitment', id, 'evaluate', {
    accepted: true,
    result: random.chance(0.85) ? 'satisfied' : 'basicallySatisfied',
    text: random.pick(['已到现场看过，情况属实。', '说到做到，群众满意。', '按期完成，感谢。']),
    channel: 'platform',
  });
}

/** The call for reports in the last quarter of every year, and the answer to it. */
async function* yearlyReports(telling: Telling, plan: Plan, id: string, desk: Desk): Story {
  const { world } = telling;
  const { random, calendar } = world;
  const worker = plan.confidential ? desk.head : desk.clerk;
  for (let year = Number(world.today().slice(0, 4)); year <= Number(world.end.slice(0, 4)); year++) {
    const window = world.rules.window('commitment.report', `${year}-10-01`);
    if (!window) return;
    if (world.today() > window.until) continue;
    yield officeHour(telling, world.today() > window.from ? addDays(world.today(), 1) : window.from);
    if (world.get('commitment', id).state !== 'ongoing') continue;
    await world.act(system, 'commitment', id, 'callForReport', { dueOn: window.until });
    yield officeHour(telling, workday(calendar, world.today(), random.whole(8, 38)));
    if (world.get('commitment', id).state !== 'reportDue') continue;
    await world.act(worker, 'commitment', id, 'report', { text: fillPattern(random.pick(progress), {}, random) });
  }
}

function between(from: PlainDate, to: PlainDate, part: number): PlainDate {
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Date.parse(`${to}T00:00:00Z`);
  return new Date(start + (end - start) * part).toISOString().slice(0, 10);
}
