import { addDays } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Plan } from '../year/plan.ts';
import type { Telling } from '../year/telling.ts';
import { castSupervision, type SupervisionCast } from './cast.ts';
import { inspectionStories } from './inspections.ts';
import { judgingStories } from './judging.ts';
import { keyItemStories } from './key-items.ts';
import { committeeNames } from './words.ts';

/** How the handling of both years was supervised. Draws nothing from the city's chance, so that its figures stay what they are. */
export function supervisionStories(telling: Telling, plans: readonly Plan[]): Story[] {
  const cast = castSupervision(telling, plans);
  return [
    committeeStory(cast),
    ...keyItemStories(cast),
    ...inspectionStories(cast),
    ...judgingStories(cast),
    awardStory(cast),
    formulaStory(cast),
    ...topicStories(cast),
  ];
}

async function* committeeStory(cast: SupervisionCast): Story {
  const { world, city } = cast.telling;
  yield at(workday(world.calendar, city.days.begin, 1), 9);
  for (const [i, name] of committeeNames.entries())
    cast.committees.push(await cast.make(cast.office, 'committee', { code: `W${i + 1}`, name, field: null, sortNo: i + 1 }));
}

/** Awards for the finished year: nominated, reviewed, decided and published early in the next, one of each at every step. */
async function* awardStory(cast: SupervisionCast): Story {
  const { world, city } = cast.telling;
  const { id: sessionId, year } = city.sessions.finished;
  const day = (n: number, hour: number) => at(workday(world.calendar, addDays(city.sessions.living.endOn, 30), n), hour, 20);
  yield day(0, 9);
  const roundId = await cast.make(cast.clerk, 'awardRound', {
    name: `${year}年度优秀代表建议和办理工作先进评选`,
    sessionId,
    year,
    nominateBy: workday(world.calendar, addDays(city.sessions.living.endOn, 30), 15),
    suggestionQuota: 6,
    unitQuota: 4,
    personQuota: 3,
    standard: '建议调研充分、可操作；办理按期、答复有针对性、承诺兑现。',
  });
  yield day(4, 10);
  const nominations: { id: string; kind: string }[] = [];
  for (const plan of cast.suited.finished.slice(5, 13)) {
    const suggestionId = cast.suggestion(plan);
    if (suggestionId === null) continue;
    const input = { roundId, kind: 'suggestion', title: plan.paper.title, suggestionId, ground: '调研扎实，办理后群众受益明显。' };
    nominations.push({ id: await cast.make(plan.author.actor, 'nomination', input), kind: 'suggestion' });
  }
  const desks = [...city.desks.values()].filter((d) => d.relay === 'governmentOffice').slice(0, 5);
  for (const desk of desks) {
    const unit = { roundId, kind: 'unit', title: desk.name, unitId: desk.id, ground: '按期答复，主动联系代表，承诺逐项兑现。' };
    nominations.push({ id: await cast.make(cast.committee, 'nomination', unit), kind: 'unit' });
  }
  for (const desk of desks.slice(0, 3)) {
    const person = { kind: 'person', title: `${desk.shortName} ${desk.clerk.name}`, unitId: desk.id, personName: desk.clerk.name };
    nominations.push({
      id: await cast.make(desk.head, 'nomination', { roundId, ...person, ground: '熟悉业务，答复质量高。' }),
      kind: 'person',
    });
  }
  yield day(20, 10);
  for (const [i, { id }] of nominations.entries()) {
    if (i === nominations.length - 1) continue;
    await cast.act(cast.clerk, 'nomination', id, 'shortlist', { score: 96 - i, note: '材料齐全。' });
  }
  yield day(28, 15);
  const left: Record<string, number> = { suggestion: 6, unit: 4, person: 3 };
  const awarded: string[] = [];
  for (const [i, { id, kind }] of nominations.entries()) {
    if (i >= nominations.length - 2) continue;
    if ((left[kind] ?? 0) > 0) {
      left[kind] = (left[kind] ?? 0) - 1;
      await cast.act(cast.chair, 'nomination', id, 'award', { decision: '市十届人大常委会第二十九次主任会议' });
      awarded.push(id);
    } else await cast.act(cast.chair, 'nomination', id, 'reject', { note: '名额所限，予以通报表扬。' });
  }
  yield day(35, 9);
  for (const id of awarded.slice(0, -1)) await cast.act(cast.clerk, 'nomination', id, 'publish');
}

/** A formula tried in the finished year and turned off again, and its revision, which waits to be turned on. */
async function* formulaStory(cast: SupervisionCast): Story {
  const { world, city } = cast.telling;
  const year = city.sessions.finished.year;
  const terms = [
    { measure: 'onTime', weight: 40, prefer: 'high', explanation: '按期答复' },
    { measure: 'commitmentRate', weight: 30, prefer: 'high', explanation: '承诺兑现' },
    { measure: 'reworked', weight: 15, prefer: 'low', explanation: '少返工' },
    { measure: 'firstDissatisfied', weight: 15, prefer: 'low', explanation: '少不满意' },
  ];
  yield at(workday(world.calendar, `${year}-11-02`, 0), 9, 15);
  const draft = { title: '承办单位办理工作排名', explanation: '以按期、兑现、返工和首次不满意四项计分，供年度目标绩效考核参考。' };
  const first = await cast.make(cast.clerk, 'rankingFormula', { ...draft, terms: terms.slice(0, 3) });
  await cast.act(cast.clerk, 'rankingFormula', first, 'turnOn');
  yield at(workday(world.calendar, `${year}-12-28`, 0), 9, 15);
  await cast.act(cast.clerk, 'rankingFormula', first, 'turnOff');
  yield at(workday(world.calendar, addDays(world.end, -20), 0), 9, 15);
  await cast.make(cast.clerk, 'rankingFormula', { ...draft, terms, basedOnId: first });
}

function topicStories(cast: SupervisionCast): Story[] {
  return (['proposed', 'adopted', 'takenUp', 'declined'] as const).map((reach, i) => topicStory(cast, reach, i));
}

async function* topicStory(cast: SupervisionCast, reach: string, place: number): Story {
  const { world, city } = cast.telling;
  const begun =
    reach === 'takenUp' ? workday(world.calendar, `${city.sessions.finished.year}-11-05`, 0) : addDays(world.end, -(26 - 5 * place));
  const later = (days: number) => at(workday(world.calendar, addDays(begun, days), 0), 11, 7 * place);
  yield later(0);
  const session = reach === 'takenUp' ? 'finished' : 'living';
  const plans = cast.suited[session].slice(place * 6, place * 6 + 5);
  const ids = plans.flatMap((p) => cast.suggestion(p) ?? []);
  const [plan] = plans;
  if (ids.length === 0 || !plan) return;
  const id = await cast.make(place % 2 === 0 ? cast.committee : cast.clerk, 'supervisionTopic', {
    title: `${plan.paper.title.replace(/^关于/, '').replace(/的建议$/, '')}等问题`.slice(0, 80),
    sessionId: city.sessions[session].id,
    planYear: city.sessions[session].year + 1,
    source: 'suggestions',
    theme: '多位代表从不同角度提出同一类问题，涉及规划、资金和管护，需要从制度上推动解决。',
    suggestionIds: ids,
    committeeId: cast.committees[place % cast.committees.length],
  });
  if (reach === 'proposed') return;
  yield later(8);
  if (reach === 'declined')
    return cast.act(cast.chair, 'supervisionTopic', id, 'decline', { reason: '已列入市政府年度工作安排，暂不列入监督计划。' });
  await cast.act(cast.chair, 'supervisionTopic', id, 'adopt', {
    decision: '市十届人大常委会第三十二次主任会议',
    instrument: place % 2 === 0 ? 'report' : 'research',
    planYear: city.sessions[session].year + 1,
  });
  if (reach === 'adopted') return;
  yield later(60);
  await cast.act(cast.committee, 'supervisionTopic', id, 'takeUp', { outcome: '常委会听取了专项工作报告，形成审议意见并转交办理。' });
}
