import { daysBetween, type PlainDate } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Plan } from './plan.ts';
import { deskOf, type Telling } from './telling.ts';

/** Whether the deputy asks the unit first: one draft in a few, where there are days enough before it is submitted. */
export function isConsulted(plan: Plan, begunOn: PlainDate): boolean {
  if (plan.delegation || plan.entry !== 'platform') return false;
  return plan.goal === 'draft' || (daysBetween(begunOn, plan.submitOn) >= 5 && plan.paper.title.length % 3 === 0);
}

/** A question put to the unit for the draft, accepted, fed back and closed; for a draft that rests, as far as its days go. */
export async function* consultation(telling: Telling, plan: Plan, draftId: string): Story {
  const { world, city } = telling;
  const { calendar } = world;
  const desk = deskOf(city, plan.paper.topic.lead);
  const asked = world.today();
  const id = await world.make(plan.author.actor, 'preConsultation', city.congressId, {
    unitId: desk.id,
    title: plan.paper.title
      .replace(/^关于/, '')
      .replace(/的建议$/, '')
      .slice(0, 80),
    question: '拟就此事提出建议。请介绍现行政策、今年的工作安排和存在的困难，并说明由哪个处室负责。',
    suggestionId: draftId,
  });
  const course = courseOf(plan);
  if (course === 'raised') return;
  yield at(workday(calendar, asked, 1), 9, 40);
  if (course === 'withdrawn') {
    await world.act(plan.author.actor, 'preConsultation', id, 'withdraw', { reason: '已当面了解清楚。' });
    return;
  }
  if (course === 'refused') {
    await world.act(desk.clerk, 'preConsultation', id, 'refuse', { reason: '正在制定相关规划，暂不便答复，规划公示后再与代表沟通。' });
    return;
  }
  await world.act(desk.clerk, 'preConsultation', id, 'accept', { contactName: '综合科', contactPhone: desk.phone });
  if (course === 'accepted') return;
  yield at(workday(calendar, asked, 2), 16, 20);
  await world.act(desk.clerk, 'preConsultation', id, 'feedBack', {
    feedback: '此项工作已列入年度计划，正在摸清底数；困难在于资金和用地尚未落实。建议中提出的具体点位对我们排出先后很有帮助。',
  });
  if (course === 'fedBack') return;
  yield at(workday(calendar, asked, 3), 20, 10);
  await world.act(plan.author.actor, 'preConsultation', id, 'close', { usefulness: 'helpful' });
}

const resting = ['raised', 'accepted', 'fedBack'] as const;
const ending = [
  'closed',
  'closed',
  'fedBack',
  'closed',
  'refused',
  'closed',
  'withdrawn',
  'closed',
  'raised',
  'closed',
  'accepted',
] as const;

/** How far it gets, by the wording alone, so that the rest of the city stays as it is. */
function courseOf(plan: Plan): (typeof ending)[number] {
  const sum = [...plan.paper.title].reduce((all, c) => all + c.charCodeAt(0), 0);
  return plan.goal === 'draft' ? (resting[sum % resting.length] ?? 'raised') : (ending[sum % ending.length] ?? 'closed');
}
