import type { Actor } from '../../engine/actor.ts';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { ActivityKind } from '../../registers/activity-kinds.ts';
import type { CategoryKey } from '../city/categories.ts';
import type { Deputy } from '../city/city.ts';
import type { UnitKey } from '../city/units.ts';
import type { Story } from '../timeline.ts';
import { at, signInCode, workday } from '../world.ts';
import { deskOf, type Telling } from './telling.ts';

/** How far an activity of the plan has come by the day the city is made for. */
type Stage =
  | 'archived'
  | 'answered'
  | 'handedOver'
  | 'reported'
  | 'held'
  | 'notified'
  | 'signingUp'
  | 'planned'
  | 'postponed'
  | 'cancelled';

interface Planned {
  readonly name: string;
  readonly kind: ActivityKind;
  readonly category: CategoryKey | null;
  /** Days before the present day; negative for those to come. */
  readonly ago: number;
  readonly stage: Stage;
  readonly unit?: UnitKey;
  readonly capacity?: number;
}

/** The living year's activities, one in each state there is and more of the common ones. */
const planned: readonly Planned[] = [
  { name: '中小学课后服务专题调研', kind: 'research', category: 'education', ago: 110, stage: 'archived', unit: 'education' },
  { name: '高标准农田建设集中视察', kind: 'inspection', category: 'agriculture', ago: 95, stage: 'archived', unit: 'agriculture' },
  { name: '老旧小区加装电梯持证视察', kind: 'certificateVisit', category: 'construction', ago: 80, stage: 'answered', unit: 'housing' },
  { name: '约见市交通运输部门负责人', kind: 'appointment', category: 'transport', ago: 48, stage: 'handedOver', unit: 'transport' },
  { name: '农村养老服务专题调研', kind: 'research', category: 'welfare', ago: 30, stage: 'reported' },
  { name: '基层代表列席常委会会议', kind: 'sitIn', category: null, ago: 40, stage: 'held' },
  { name: '代表讲坛：怎样写好一件建议', kind: 'forum', category: null, ago: 25, stage: 'held' },
  { name: '履职能力专题培训', kind: 'training', category: null, ago: 60, stage: 'held' },
  { name: '主任接待代表日', kind: 'receptionDay', category: null, ago: 12, stage: 'held' },
  { name: '“代表在行动”助企纾困', kind: 'campaign', category: 'industry', ago: 70, stage: 'held' },
  { name: '学前教育普惠发展集中视察', kind: 'inspection', category: 'education', ago: -14, stage: 'notified', capacity: 12 },
  { name: '代表讲坛：监督法新规定', kind: 'forum', category: 'law', ago: -21, stage: 'signingUp', capacity: 4 },
  { name: '城市更新专题调研', kind: 'research', category: 'construction', ago: -40, stage: 'planned' },
  { name: '公交线网优化视察', kind: 'inspection', category: 'transport', ago: -18, stage: 'postponed' },
  { name: '乡村旅游座谈会', kind: 'seminar', category: 'trade', ago: -30, stage: 'cancelled' },
];
const placesOfDay = ['白鹭街道', '柳荫社区', '松烟大道', '渡口街道', '杏陂西路', '渚岸街'] as const;
const heard = [
  ['transport', '早高峰公交车间隔太长，希望加密班次。'],
  ['construction', '小区电梯常坏，物业和业主意见不一。'],
  ['education', '附近小学放学时段交通拥堵，家长接送不便。'],
  ['welfare', '社区老年食堂菜价能不能再优惠一些。'],
  ['environment', '河边晚上有人倾倒垃圾，希望加装监控。'],
] as const;

/** The living year's plan with its activities, and a meeting day at several places. Draws nothing from the city's chance. */
export async function* activityPlanStory(telling: Telling): Story {
  const { world, city } = telling;
  const [clerk] = city.clerks;
  const made = workday(world.calendar, addDays(world.end, -140), 0);
  yield at(made, 9, 30);
  const planId = await world.make(clerk, 'activityPlan', city.congressId, {
    year: Number(world.end.slice(0, 4)),
    title: `${world.end.slice(0, 4)}年市人大代表活动计划`,
    adoptedBy: '市人大常委会主任会议',
    adoptedOn: made,
    note: '围绕教育、交通、养老、城市更新等群众关心的事项安排视察、调研和接待，基层代表列席常委会会议实现全覆盖。',
  });
  const ids: string[] = [];
  for (const one of planned) {
    const startOn = workday(world.calendar, addDays(world.end, -one.ago), 0);
    const fields = fieldsOf(telling, one, startOn, planId);
    ids.push(await world.make(clerk, 'activity', city.congressId, fields));
  }
  const day = workday(world.calendar, addDays(world.end, -20), 0);
  const whole = await world.make(clerk, 'activity', city.congressId, {
    ...fieldsOf(telling, { name: '市县乡三级代表统一见面日', kind: 'meetingDay', category: null, ago: 20, stage: 'held' }, day, planId),
  });
  yield at(workday(world.calendar, made, 3), 10);
  await world.act(clerk, 'activityPlan', planId, 'publish');
  for (const [n, one] of planned.entries()) telling.begin(courseOf(telling, one, ids[n] ?? '', n));
  telling.begin(meetingDay(telling, whole, day, planId));
}

/** The plan of the year before, long closed, and next year's beginnings: one begun by mistake, one being written. */
export async function* otherPlansStory(telling: Telling): Story {
  const { world, city } = telling;
  const [clerk] = city.clerks;
  const { begin } = city.days;
  const year = Number(world.end.slice(0, 4));
  const plan = (of: number) => world.make(clerk, 'activityPlan', city.congressId, { year: of, title: `${of}年市人大代表活动计划` });
  const act = (id: string, action: string, input: object = {}) => world.act(clerk, 'activityPlan', id, action, input);
  yield at(workday(world.calendar, begin, 4), 10);
  const before = await plan(year - 1);
  const startOn = workday(world.calendar, addDays(begin, 60), 0);
  const one = { name: '代表履职学习班', kind: 'training', category: null, ago: 0, stage: 'held' } as const;
  const id = await world.make(clerk, 'activity', city.congressId, fieldsOf(telling, one, startOn, before));
  await act(before, 'publish');
  yield at(startOn, 17);
  await world.act(clerk, 'activity', id, 'hold', { summary: '集中学习代表法和监督法。' });
  yield at(workday(world.calendar, addDays(world.end, -150), 0), 15);
  await act(before, 'archive');
  yield at(workday(world.calendar, addDays(world.end, -9), 0), 10);
  const mistaken = await plan(year + 1);
  await act(mistaken, 'drop', { reason: '重复建立' });
  await plan(year + 1);
}

function fieldsOf({ city }: Telling, one: Planned, startOn: PlainDate, planId: string) {
  const fieldId = one.category ? city.categories[one.category] : null;
  const group = city.groups.find((g) => g.category === one.category && g.category !== null);
  return {
    name: one.name,
    kind: one.kind,
    startOn,
    endOn: startOn,
    place: one.kind === 'sitIn' ? '市人大常委会会议厅' : null,
    organiser: '市人大常委会代表工作委员会',
    delegationId: null,
    note: null,
    timeFrom: '09:00',
    planId,
    ...(fieldId ? { fieldIds: [fieldId] } : {}),
    ...(group ? { groupId: group.id } : {}),
    ...(one.capacity ? { capacity: one.capacity } : {}),
  };
}

/** Those who are asked: others each time, and some with an account among them. */
function invitedTo({ city }: Telling, n: number): Deputy[] {
  const known = city.deputies.filter((d) => d.actor.accountId !== '').filter((_, i) => i % 29 === (n * 5) % 29);
  return known.slice(0, 14);
}

async function* courseOf(telling: Telling, one: Planned, id: string, n: number): Story {
  const { world, city } = telling;
  const [clerk] = city.clerks;
  if (one.stage === 'planned') return;
  const act = (by: Actor, action: string, input: object = {}) => world.act(by, 'activity', id, action, input);
  const startOn = String(world.get('activity', id).record.startOn);
  const told = workday(world.calendar, addDays(startOn, -12), 0);
  yield at([told, world.end].sort()[0] ?? told, 8, 30);
  if (one.stage === 'signingUp') {
    await act(clerk, 'openSignUp');
    for (const deputy of invitedTo(telling, n).slice(0, 6)) await act(deputy.actor, 'signUp');
    return;
  }
  const guests = invitedTo(telling, n);
  const because = one.category ? '关注领域与活动有关' : null;
  const invitations = guests.map((d) => ({ deputyId: d.seat, because }));
  await act(clerk, 'notify', { invitations, answerBy: addDays(startOn, -2) < world.today() ? startOn : addDays(startOn, -2) });
  const parts = partsOf(telling, id);
  for (const [i, deputy] of guests.entries()) {
    const part = parts.get(deputy.seat);
    if (!part || i % 10 === 4) continue;
    if (i % 10 === 9) await world.act(deputy.actor, 'participation', part, 'decline', { note: '与本职工作冲突' });
    else if (i % 7 === 3) await world.act(deputy.actor, 'participation', part, 'askLeave', { reason: '已安排出差，无法参加。' });
    else await world.act(deputy.actor, 'participation', part, 'accept');
    if (i % 7 === 3 && one.stage !== 'notified') await world.act(clerk, 'participation', part, 'approveLeave');
  }
  if (one.stage === 'notified') return;
  if (one.stage === 'postponed') {
    await act(clerk, 'postpone', { reason: '配合道路施工调整，另行安排。' });
    return;
  }
  if (one.stage === 'cancelled') {
    await act(clerk, 'cancel', { reason: '与上级视察活动内容重复。' });
    return;
  }
  yield at(startOn, 9, 2);
  await attend(telling, id, guests);
  yield at(startOn, 17, 20);
  await act(clerk, 'hold', {
    summary: '代表实地察看现场，听取有关部门和群众意见。',
    voters: 20 + n * 3,
    ...(one.kind === 'campaign' ? { enterprises: 36, problems: 21 } : {}),
  });
  if (one.stage === 'held') return;
  yield at(workday(world.calendar, startOn, 5), 15, 10);
  await act(clerk, 'draftReport', {
    findings: '一是工作推进不够平衡，基层反映的问题解决得慢；二是部门之间信息没有共享，群众要多头跑。',
    proposals: '建议明确牵头部门和时限，把群众反映集中的问题列成清单逐项办理，并定期向代表通报。',
  });
  if (one.stage === 'reported') return;
  yield at(workday(world.calendar, startOn, 9), 10, 5);
  const desk = deskOf(city, one.unit ?? 'education');
  await act(city.office, 'handOver', { unitIds: [desk.id], note: '请研究处理并及时反馈代表。' });
  if (one.stage === 'handedOver') return;
  yield at(workday(world.calendar, startOn, n % 2 === 0 ? 24 : 40), 16, 30);
  await act(desk.clerk, 'feedBack', { text: '已将报告所列问题纳入年度工作安排，明确了责任处室和完成时间，办理进展将向代表通报。' });
  if (one.stage === 'answered') return;
  yield at(workday(world.calendar, world.today(), 3), 9, 15);
  await act(clerk, 'archive');
}

/** Who came signs in by the code on the screen, one without a phone by hand; one of them speaks. */
async function attend(telling: Telling, id: string, guests: readonly Deputy[]): Promise<void> {
  const { world, city } = telling;
  const parts = partsOf(telling, id);
  for (const [i, deputy] of guests.entries()) {
    const part = parts.get(deputy.seat);
    if (!part || world.get('participation', part).state !== 'accepted' || i % 11 === 9) continue;
    if (i === 0) await world.act(city.clerks[0], 'activity', id, 'signInByHand', { deputyId: deputy.seat, reason: '未带手机' });
    else await world.act(deputy.actor, 'participation', part, 'signIn', { code: signInCode });
    if (i === 1) {
      const speech = { title: '会上发言', text: '建议把群众意见集中的几件事先办起来，年底前向代表通报结果。' };
      await world.act(deputy.actor, 'participation', part, 'speak', speech);
    }
  }
}

/** Of an activity, the part of each seat. */
function partsOf({ world }: Telling, activityId: string): Map<string, string> {
  const all = world.ledger.records.get('participation')?.values() ?? [];
  return new Map([...all].filter((p) => p.record.activityId === activityId).map((p) => [String(p.record.deputyId), p.id]));
}

/** The meeting day: deputies at each place, people met, what they said written down under it. */
async function* meetingDay(telling: Telling, whole: string, day: PlainDate, planId: string): Story {
  const { world, city } = telling;
  const [clerk] = city.clerks;
  yield at(workday(world.calendar, addDays(day, -12), 0), 9, 10);
  const parts: { id: string; guests: Deputy[] }[] = [];
  for (const [n, name] of placesOfDay.entries()) {
    const one = { name: `统一见面日·${name}`, kind: 'meetingDay', category: null, ago: 20, stage: 'held' } as const;
    const fields = { ...fieldsOf(telling, one, day, planId), place: name, partOfId: whole };
    const id = await world.make(clerk, 'activity', city.congressId, fields);
    const guests = invitedTo(telling, 40 + n).slice(0, 5);
    await world.act(clerk, 'activity', id, 'notify', { invitations: guests.map((d) => ({ deputyId: d.seat, because: null })) });
    for (const part of partsOf(telling, id)) {
      const deputy = guests.find((d) => d.seat === part[0]);
      if (deputy) await world.act(deputy.actor, 'participation', part[1], 'accept');
    }
    parts.push({ id, guests });
  }
  yield at(day, 9, 5);
  for (const { id, guests } of parts) await attend(telling, id, guests);
  yield at(day, 11, 40);
  for (const [n, { id }] of parts.entries()) {
    const [category, content] = heard[n % heard.length] ?? heard[0];
    await world.make(
      clerk,
      'opinion',
      city.congressId,
      {
        channel: 'visit',
        content,
        categoryId: city.categories[category],
        grade: 'ordinary',
        activityId: id,
        anonymous: true,
        consented: true,
        on: day,
      },
      'record',
    );
  }
  yield at(day, 17, 30);
  for (const [n, { id }] of parts.entries())
    await world.act(clerk, 'activity', id, 'hold', {
      summary: '代表进站接待群众，当面答复并登记意见。',
      voters: 34 + n * 9,
      enterprises: 4 + n,
    });
  await world.act(clerk, 'activity', whole, 'hold', { summary: '全市各活动点同日举行，收集的意见已分类转办。' });
}
