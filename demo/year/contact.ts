import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Desk } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { fillPattern } from '../writing/grammar.ts';
import { contactWords, places } from '../writing/phrases.ts';
import type { Plan } from './plan.ts';
import { anyHour, officeHour, type Telling } from './telling.ts';

/** One entry of the contact register, which the deputy sometimes confirms. */
export async function* contact(
  telling: Telling,
  plan: Plan,
  assignmentId: string,
  desk: Desk,
  phase: 'before' | 'during' | 'after',
  day: PlainDate,
): Story {
  const { world } = telling;
  const { random } = world;
  yield officeHour(telling, day);
  const form = random.pick(phase === 'before' ? (['phone', 'visit', 'phone'] as const) : (['seminar', 'visit', 'visit', 'phone'] as const));
  const words = contactWords[phase];
  const say = (pattern: string) => fillPattern(pattern, { p: plan.paper.place.name }, random);
  const who = plan.delegation ? `${plan.delegation.name}代表团` : plan.author.name;
  const kase = await world.act(plan.confidential ? desk.head : desk.clerk, 'assignment', assignmentId, 'logContact', {
    phase,
    on: world.today(),
    form,
    ...(form === 'phone' ? {} : { place: random.pick(places) }),
    participants: random.chance(0.5) ? `${desk.head.name}、${desk.clerk.name}` : desk.clerk.name,
    ...(plan.confidential ? {} : { deputies: who }),
    opinions: say(random.pick(words.opinions)),
    response: say(random.pick(words.response)),
  });
  if (random.chance(0.55) && !['evaluationLapsed', 'concluded', 'signedIn'].includes(kase.state)) {
    yield anyHour(telling, addDays(day, 1));
    const now = world.get('assignment', assignmentId);
    const contacts = (now.record.contacts ?? []) as { id: string }[];
    const last = contacts.at(-1);
    const actor = plan.delegation ? plan.delegation.head : plan.author.actor;
    const closed = ['evaluationLapsed', 'concluded', 'cancelled', 'inDispute', 'returned'];
    if (last && !closed.includes(now.state)) await world.act(actor, 'assignment', assignmentId, 'confirmContact', { contactId: last.id });
  }
}
