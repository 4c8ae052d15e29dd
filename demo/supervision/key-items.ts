import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Plan } from '../year/plan.ts';
import type { SupervisionCast } from './cast.ts';

/** How far a key item goes. */
type Reach = 'proposed' | 'declined' | 'fixed' | 'lifted' | 'underway' | 'answerDue' | 'closed' | 'published';

interface Spec {
  readonly plan: Plan;
  readonly session: 'finished' | 'living';
  readonly proposeOn: PlainDate;
  readonly reach: Reach;
  readonly place: number;
}

const leaders = [
  ['standingCommittee', '市人大常委会主任'],
  ['standingCommittee', '市人大常委会分管副主任'],
  ['government', '市长'],
  ['government', '分管副市长'],
  ['party', '市委书记'],
  ['standingCommittee', '市人大常委会秘书长'],
] as const;
const outcomes = ['solved', 'solved', 'progressing', 'solved', 'unsolved'] as const;

/** The key items of both years: those of the finished one are closed and public, those of the living one stand at every step. */
export function keyItemStories(cast: SupervisionCast): Story[] {
  const { world, city } = cast.telling;
  const { finished, living } = cast.suited;
  const spring = (n: number) => workday(world.calendar, addDays(city.sessions.finished.endOn, 60), n % 5);
  const past = Array.from({ length: 12 }, (_, i) => finished[(i + 1) * 37]).flatMap((plan, i): Spec[] =>
    plan ? [{ plan, session: 'finished', proposeOn: spring(i), reach: 'published', place: i }] : [],
  );
  const reaches: readonly Reach[] = ['underway', 'answerDue', 'answerDue', 'closed', 'fixed', 'proposed', 'declined', 'lifted', 'underway'];
  const back: Readonly<Record<Reach, number>> = {
    underway: 60,
    answerDue: 55,
    closed: 75,
    fixed: 14,
    proposed: 4,
    declined: 30,
    lifted: 70,
    published: 90,
  };
  const ready = living.filter((p) => p.handOverOn < addDays(world.end, -80));
  const present = reaches.flatMap((reach, i): Spec[] => {
    const plan = ready[i * 3];
    const proposeOn = workday(world.calendar, addDays(world.end, -back[reach]), 0);
    return plan ? [{ plan, session: 'living', proposeOn, reach, place: i }] : [];
  });
  return [...past, ...present].map((spec) => keyItemStory(cast, spec));
}

async function* keyItemStory(cast: SupervisionCast, { plan, session, proposeOn, reach, place }: Spec): Story {
  const { world, city } = cast.telling;
  const later = (days: number) => at(workday(world.calendar, addDays(proposeOn, days), 0), 10, place);
  yield later(0);
  const suggestionId = cast.suggestion(plan);
  if (suggestionId === null) return;
  const [leadKind, leader] = leaders[place % leaders.length] ?? leaders[0];
  const { year } = city.sessions[session];
  const id = await cast.make(cast.clerk, 'keyItem', {
    title: plan.paper.title.replace(/^关于/, '').replace(/的建议$/, ''),
    sessionId: city.sessions[session].id,
    year,
    suggestionIds: [suggestionId],
    categoryId: city.categories[plan.category],
    ground: '群众反映集中，涉及部门多，单靠承办单位难以推动，建议列为年度重点督办。',
    leadKind,
    leader,
    committeeId: cast.committees[place % cast.committees.length],
    followKind: place % 2 === 0 ? 'follow' : 'counterpart',
  });
  if (reach === 'proposed') return;
  yield later(3);
  if (reach === 'declined') return cast.act(cast.chair, 'keyItem', id, 'decline', { reason: '办理已近尾声，由承办单位继续落实即可。' });
  const finishBy = session === 'finished' ? `${year}-10-31` : addDays(world.end, 45);
  const byName = leadKind === 'standingCommittee' ? { leaderAccountId: cast.chair.accountId } : {};
  await cast.act(cast.chair, 'keyItem', id, 'fix', {
    decision: `市十届人大常委会第${30 + (place % 4)}次主任会议`,
    finishBy,
    coordinator: '代表工作委员会',
    ...byName,
  });
  if (reach === 'fixed') return;
  yield later(12);
  await cast.act(cast.committee, 'keyItem', id, 'makePlan', {
    plan: '第一步现场察看、摸清底数；第二步召开部门会商会，列出问题和责任清单；第三步按月调度；第四步组织代表和群众评估。',
  });
  if (reach === 'lifted') {
    yield later(20);
    return cast.act(cast.chair, 'keyItem', id, 'lift', { reason: '所涉事项已并入省级统一安排，经主任会议同意解除督办。' });
  }
  yield later(20);
  const unit = cast.unitOf('keyItem', id);
  await cast.act(cast.committee, 'keyItem', id, 'noteVisit', {
    on: world.today(),
    place: `${plan.paper.place.name}现场`,
    attendees: `${leader}、有关委员会负责同志、提建议的代表、承办单位负责同志`,
    findings: '现场情况与建议反映一致，部分点位已经动工，个别环节协调不畅。',
  });
  yield later(26);
  await cast.act(unit.clerk, 'keyItem', id, 'reportProgress', { text: '已完成勘察和方案比选，资金来源基本落实，计划按月推进。' });
  if (reach === 'underway' || place % 3 !== 0 || reach === 'answerDue') {
    yield later(33);
    await cast.act(cast.committee, 'keyItem', id, 'sendLetter', {
      kind: place % 2 === 0 ? 'supervision' : 'urging',
      unitId: unit.id,
      text: '请书面说明当前进度、存在困难和下一步完成时间，并附责任人名单。',
      answerBy: reach === 'answerDue' ? addDays(world.end, place === 1 ? 3 : -2) : addDays(world.today(), 14),
    });
    if (reach === 'answerDue') return;
    yield later(40);
    await cast.act(unit.clerk, 'keyItem', id, 'answerLetter', {
      answer: '已约谈施工单位，增派力量，剩余点位将在两个月内完成，责任人名单附后。',
    });
  }
  if (reach === 'underway') return;
  yield later(48);
  await cast.act(cast.committee, 'keyItem', id, 'noteMinutes', {
    on: world.today(),
    subject: '部门会商会',
    text: '会议逐项核对责任清单，明确牵头部门和完成时限，要求每月报送进展。',
  });
  yield session === 'finished' ? at(workday(world.calendar, `${year}-10-20`, place % 5), 15, place) : later(62);
  await cast.act(cast.committee, 'keyItem', id, 'close', {
    outcome: outcomes[place % outcomes.length],
    report: '经现场督办和部门会商，责任清单所列事项已按期推进，代表现场查看后对办理情况表示认可；后续管护由属地负责。',
  });
  if (reach === 'closed') return;
  yield session === 'finished' ? at(workday(world.calendar, `${year}-12-08`, place % 4), 9, place) : later(70);
  await cast.act(cast.office, 'keyItem', id, 'publish');
}
