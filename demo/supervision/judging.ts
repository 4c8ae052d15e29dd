import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Desk } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { SupervisionCast } from './cast.ts';
import { indicators } from './words.ts';

const members = 37;

/** Assessments of the units, appraisals of single items, and what outsiders think of it. */
export function judgingStories(cast: SupervisionCast): Story[] {
  return [...assessmentStories(cast), ...appraisalStories(cast), ...evaluationStories(cast)];
}

function assessmentStories(cast: SupervisionCast): Story[] {
  const { world, city } = cast.telling;
  const desks = [...city.desks.values()].filter((d) => d.relay === 'governmentOffice').slice(0, 34);
  const { finished } = city.sessions;
  const back = (days: number) => workday(world.calendar, addDays(world.end, -days), 0);
  const spec = (
    session: 'finished' | 'living',
    title: string,
    on: PlainDate,
    reach: string,
    mode: 'paper' | 'electronic',
    of: readonly Desk[],
  ) => assessmentStory(cast, session, `${city.sessions[session].year}年${title}`, on, reach, mode, of);
  return [
    spec('finished', '部门办理代表建议工作满意度测评', workday(world.calendar, `${finished.year}-11-26`, 0), 'announced', 'paper', desks),
    spec('living', '教育卫生类建议办理满意度测评', back(40), 'finished', 'paper', desks.slice(0, 3)),
    spec('living', '交通类建议办理满意度测评', back(12), 'counted', 'paper', desks.slice(3, 6)),
    spec('living', '重点督办建议办理满意度测评', back(1), 'open', 'electronic', desks.slice(0, 6)),
    spec('living', '部门办理工作满意度测评', back(6), 'prepared', 'electronic', desks),
    spec('living', '环保类建议办理满意度测评', back(18), 'annulled', 'paper', desks.slice(6, 9)),
  ];
}

async function* assessmentStory(
  cast: SupervisionCast,
  session: 'finished' | 'living',
  title: string,
  on: PlainDate,
  reach: string,
  mode: 'paper' | 'electronic',
  desks: readonly Desk[],
): Story {
  const { city } = cast.telling;
  const { id: sessionId, year } = city.sessions[session];
  yield at(on, 8, 40);
  const id = await cast.make(cast.clerk, 'assessment', {
    title,
    sessionId,
    year,
    subject: `${year}年办理代表建议、批评和意见的情况`,
    unitIds: desks.map((d) => d.id),
    mode,
  });
  if (reach === 'prepared') return;
  yield at(on, 9, 30);
  const present = 34;
  const meeting = `市十届人大常委会第${year % 100}次会议`;
  // The one that is open waits for whoever tries the demo city, for some weeks.
  const until = reach === 'open' ? { voteBy: addDays(on, 60) } : {};
  await cast.act(cast.office, 'assessment', id, 'openVote', { meeting, members, present, ...until });
  if (reach === 'open') return;
  yield at(on, 11, 10);
  if (reach === 'annulled') return cast.act(cast.office, 'assessment', id, 'annul', { reason: '表决票样式有误，重新组织测评。' });
  const voted = present - 1;
  // One unit of the finished year does not convince the members.
  const rows = desks.map(({ id: unitId }, i) => {
    const isWeak = session === 'finished' && i === 17;
    const dissatisfied = isWeak ? 16 : i % 3;
    const basicallySatisfied = isWeak ? 9 : 3 + (i % 5);
    const notPressed = i % 7 === 3 ? 1 : 0;
    const invalid = i % 11 === 5 ? 1 : 0;
    return {
      unitId,
      satisfied: voted - dissatisfied - basicallySatisfied - notPressed - invalid,
      basicallySatisfied,
      dissatisfied,
      notPressed,
      invalid,
    };
  });
  await cast.act(cast.office, 'assessment', id, 'enterPaper', { voted, rows });
  if (reach === 'counted') return;
  yield at(on, 11, 40);
  await cast.act(cast.office, 'assessment', id, 'announce');
}

function appraisalStories(cast: SupervisionCast): Story[] {
  const { world } = cast.telling;
  const reaches = ['planned', 'selfReported', 'rectifying', 'rectified', 'closed'] as const;
  return reaches.map((reach, i) => appraisalStory(cast, reach, i, workday(world.calendar, addDays(world.end, -(48 - 8 * i)), 0)));
}

async function* appraisalStory(cast: SupervisionCast, reach: string, place: number, wanted: PlainDate): Story {
  const { world, city } = cast.telling;
  const on = reach === 'planned' ? workday(world.calendar, addDays(world.end, -9), 0) : wanted;
  const begun = reach === 'closed' || reach === 'rectified' || reach === 'rectifying' ? addDays(world.end, -60) : on;
  const later = (days: number) => at(workday(world.calendar, addDays(begun, days), 0), 14, 5 * place);
  yield later(0);
  const ready = cast.suited.living.filter((p) => p.handOverOn < addDays(world.end, -80));
  const plan = ready[place * 3 + 1];
  const suggestionId = plan ? cast.suggestion(plan) : null;
  if (!plan || suggestionId === null) return;
  const id = await cast.make(cast.committee, 'appraisal', {
    title: `${plan.paper.title.replace(/^关于/, '').replace(/的建议$/, '')}个案评议`,
    sessionId: city.sessions.living.id,
    suggestionId,
    committeeId: cast.committees[place % cast.committees.length],
    ground: '多位代表连续提出，办理进度受到关注。',
  });
  if (reach === 'planned') return;
  const unit = cast.unitOf('appraisal', id);
  yield later(7);
  await cast.act(unit.head, 'appraisal', id, 'reportSelf', {
    text: '对照答复逐项自查，已落实两项，正在推进一项，存在管护责任不清的问题。',
  });
  if (reach === 'selfReported') return;
  yield later(16);
  const rectify = reach !== 'closed';
  await cast.act(cast.clerk, 'appraisal', id, 'appraise', {
    heldOn: world.today(),
    participants: '部分常委会组成人员、专门委员会委员、提建议的代表',
    forGood: rectify ? 2 : 8,
    forFair: rectify ? 7 : 2,
    forPoor: 1,
    grade: rectify ? 'fair' : 'good',
    conclusion: rectify ? '办理态度积极，落实进度偏慢，管护机制需要补上。' : '办理扎实，成效明显。',
    rectify,
    ...(rectify ? { rectifyBy: addDays(world.end, 20) } : {}),
  });
  if (reach !== 'rectified') return;
  yield later(30);
  await cast.act(unit.clerk, 'appraisal', id, 'reportRectified', { text: '已明确管护单位并落实经费，剩余点位月底完成。' });
}

function evaluationStories(cast: SupervisionCast): Story[] {
  const reaches = ['accepted', 'commissioned', 'prepared', 'submitted', 'cancelled'] as const;
  return reaches.map((reach, i) => evaluationStory(cast, reach, i));
}

async function* evaluationStory(cast: SupervisionCast, reach: string, place: number): Story {
  const { world, city } = cast.telling;
  const session = reach === 'accepted' ? 'finished' : 'living';
  const begun =
    session === 'finished' ? workday(world.calendar, `${city.sessions.finished.year}-10-12`, 0) : addDays(world.end, -(30 - place));
  const later = (days: number) => at(workday(world.calendar, addDays(begun, days), 0), 16, place);
  yield later(0);
  const ids = cast.suited[session].slice(place * 4 + 2, place * 4 + 6).flatMap((p) => cast.suggestion(p) ?? []);
  if (ids.length === 0) return;
  const id = await cast.make(cast.clerk, 'outsideEvaluation', {
    title: `${city.sessions[session].year}年代表建议办理第三方评估${session === 'living' ? `（第${place}批）` : ''}`,
    sessionId: city.sessions[session].id,
    evaluatorName: '棠宁大学公共管理学院',
    suggestionIds: ids,
    purpose: '评估答复的针对性和承诺的落实程度，为改进办理工作提供参考。',
    indicators,
  });
  if (reach === 'prepared') return;
  yield later(3);
  if (reach === 'cancelled') return cast.act(cast.clerk, 'outsideEvaluation', id, 'cancel', { reason: '与年度综合检查合并进行。' });
  await cast.act(cast.clerk, 'outsideEvaluation', id, 'commission', {
    accountId: cast.evaluator.accountId,
    reportBy: session === 'finished' ? `${city.sessions.finished.year}-11-30` : addDays(world.end, 12),
  });
  if (reach === 'commissioned') return;
  yield later(15);
  const marks = ids.flatMap((_, i) =>
    indicators.map((indicator, n) => ({ no: i + 1, indicator: indicator.name, points: indicator.most - ((i + n) % 5) * 2, note: null })),
  );
  await cast.act(cast.evaluator, 'outsideEvaluation', id, 'mark', { marks });
  await cast.act(cast.evaluator, 'outsideEvaluation', id, 'submit', {
    report: '总体看，答复针对性较强，已落实事项可以核实；部分计划事项的完成时间偏晚，建议纳入承诺台账跟踪。',
  });
  if (reach === 'submitted') return;
  yield later(22);
  await cast.act(cast.clerk, 'outsideEvaluation', id, 'accept', { note: '同意评估结论。' });
}
