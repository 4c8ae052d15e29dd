import { addDays, addMonths, daysBetween, type PlainDate } from '../../engine/calendar.ts';
import type { Desk } from '../city/city.ts';
import type { UnitKey } from '../city/units.ts';
import type { Story } from '../timeline.ts';
import { workday } from '../world.ts';
import { fillPattern } from '../writing/grammar.ts';
import { coHelps, coOpinions, measureLines, plans } from '../writing/phrases.ts';
import { answered } from './answering.ts';
import { contact } from './contact.ts';
import type { Goal, Plan } from './plan.ts';
import { anyHour, assignmentsOf, deskOf, deskOfUnit, officeHour, type Telling } from './telling.ts';

/** Where in the span from hand-over to reply each step lies. */
const share: Partial<Record<Goal, number>> = {
  handedOver: 0,
  distributed: 0.03,
  signedIn: 0.06,
  returnRequested: 0.07,
  inProgress: 0.16,
  consulting: 0.5,
  extensionRequested: 0.54,
  extended: 0.58,
  inDispute: 0.3,
  coOpinionRejected: 0.42,
  replyDrafted: 0.88,
  replyApproved: 0.94,
};

/** From hand-over to the reply and what follows, or as far as the plan goes. */
export async function* handling(telling: Telling, plan: Plan, id: string): Story {
  const { world, city } = telling;
  const { random, calendar } = world;
  const { goal } = plan;
  const whole = share[goal] ?? 1;
  const span = Math.max(0, daysBetween(plan.handOverOn, plan.reachOn));
  const dayAt = (part: number): PlainDate =>
    workday(calendar, addDays(plan.handOverOn, Math.floor(whole === 0 ? 0 : (span * part) / whole)), 0);
  const first = plan.wrongUnit ?? plan.lead;
  // A confidential matter goes straight to the unit's head.
  const relayOf = (key: UnitKey) => (plan.confidential ? null : deskOf(city, key).relay);
  const units = [
    { unitId: deskOf(city, first).id, role: plan.separate.length > 0 ? 'separate' : 'lead', via: relayOf(first) },
    ...plan.separate.map((key) => ({ unitId: deskOf(city, key).id, role: 'separate', via: relayOf(key) })),
    ...plan.co.map((key) => ({ unitId: deskOf(city, key).id, role: 'co', via: relayOf(key) })),
  ];
  if (plan.preAssigned) {
    yield officeHour(telling, workday(calendar, world.today(), 1));
    await world.act(city.clerks[0], 'suggestion', id, 'preAssign', { units: units.map(({ unitId, role }) => ({ unitId, role })) });
    const answering = goal === 'preAssigned' ? units.slice(1) : units;
    for (const unit of answering) {
      yield officeHour(telling, workday(calendar, world.today(), 0));
      const isSure = random.chance(0.92) || goal !== 'preAssigned';
      await world.act(deskOfUnit(city, unit.unitId).clerk, 'suggestion', id, 'answerPreAssignment', {
        accepts: isSure,
        ...(isSure ? {} : { note: '职责主要在其他单位，建议由其主办' }),
      });
    }
    if (goal === 'preAssigned') return;
  }
  yield officeHour(telling, plan.handOverOn);
  const clerk = plan.confidential ? city.clerks[0] : random.pick(city.clerks);
  await world.act(clerk, 'suggestion', id, 'handOver', {
    units: units.map(({ unitId, role, via }) => ({ unitId, role, viaUnitId: via ? deskOf(city, via).id : null })),
    ...(random.chance(0.2)
      ? { note: random.pick(['请于答复前与领衔代表见面沟通。', '请主办单位牵头汇总会办意见。', '涉及面较广，请提前谋划，按期答复。']) }
      : {}),
  });
  if (goal === 'handedOver') return;
  yield* distributed(telling, id, dayAt(0.03));
  if (goal === 'distributed') return;
  const leadId = yield* takenOn(telling, plan, id, dayAt);
  if (leadId === null) return;
  const desk = deskOfUnit(city, unitOf(telling, leadId));
  for (const other of plan.separate) {
    const otherId = await assignmentOf(telling, id, other);
    telling.begin(separately(telling, plan, otherId, deskOf(city, other), dayAt));
  }
  const stops = yield* worked(telling, plan, id, leadId, desk, dayAt);
  if (stops) return;
  yield* answered(telling, plan, id, leadId, desk, { draftOn: dayAt(0.88), issueOn: dayAt(1), isLead: true });
}

const unitOf = ({ world }: Telling, assignmentId: string): string => world.get('assignment', assignmentId).record.unitId as string;

/** The relay offices pass on what they were handed. */
async function* distributed(telling: Telling, id: string, day: PlainDate): Story {
  const { world, city } = telling;
  const relays = (await assignmentsOf(telling, id)).filter((a) => a.record.role === 'relay' && a.state === 'handedOver');
  for (const relay of relays) {
    yield officeHour(telling, [day, workday(world.calendar, world.today(), world.random.whole(0, 1))].sort()[0] ?? day);
    const units = (relay.record.forUnits ?? []) as { unitId: string; role: string }[];
    await world.act(deskOfUnit(city, relay.record.unitId as string).clerk, 'assignment', relay.id, 'distribute', { units });
  }
}

/** The open assignment of a unit. */
async function assignmentOf(telling: Telling, id: string, key: UnitKey): Promise<string> {
  const unitId = deskOf(telling.city, key).id;
  const found = (await assignmentsOf(telling, id)).find(
    (a) => a.record.unitId === unitId && a.state !== 'returned' && a.record.role !== 'relay',
  );
  if (!found) throw new RangeError(`no assignment of ${key}`);
  return found.id;
}

/** Signing in, with the detour over a unit named by mistake. Answers the assignment that owes the reply; null where it rests. */
async function* takenOn(
  telling: Telling,
  plan: Plan,
  id: string,
  dayAt: (part: number) => PlainDate,
): AsyncGenerator<Date, string | null, void> {
  const { world, city } = telling;
  const { random, calendar } = world;
  let leadId = await assignmentOf(telling, id, plan.wrongUnit ?? plan.lead);
  if (plan.wrongUnit) {
    const wrong = deskOf(city, plan.wrongUnit);
    const right = deskOf(city, plan.lead);
    yield officeHour(telling, dayAt(0.06));
    await world.act(wrong.clerk, 'assignment', leadId, 'requestReturn', {
      reason: `经研究，所提事项主要涉及${right.shortName}职责，我单位仅承担少量配合工作，申请退办并建议改由其主办。`,
      suggestedUnitId: right.id,
    });
    if (plan.goal === 'returnRequested') return null;
    yield officeHour(telling, workday(calendar, world.today(), random.whole(1, 3)));
    const relay = wrong.relay && wrong.relay === right.relay ? deskOf(city, wrong.relay).clerk : null;
    await world.act(relay ?? city.clerks[0], 'assignment', leadId, 'reassign', {
      unitId: right.id,
      viaUnitId: relay === null && right.relay ? deskOf(city, right.relay).id : null,
      note: '同意退办，改由职能单位办理。',
    });
    yield* distributed(telling, id, workday(calendar, world.today(), 1));
    leadId = await assignmentOf(telling, id, plan.lead);
  }
  const soon = workday(calendar, world.today(), random.whole(0, 2));
  yield officeHour(telling, [soon, dayAt(0.06)].sort()[0] ?? soon);
  const desk = deskOf(city, plan.lead);
  await world.act(plan.confidential ? desk.head : desk.clerk, 'assignment', leadId, 'signIn');
  for (const key of plan.co)
    telling.begin(coHandling(telling, plan, await assignmentOf(telling, id, key), deskOf(city, key), leadId, dayAt));
  return plan.goal === 'signedIn' ? null : leadId;
}

/** Plan, contacts, the quarrel, the extension. Answers true where the story rests on the way. */
async function* worked(
  telling: Telling,
  plan: Plan,
  id: string,
  leadId: string,
  desk: Desk,
  dayAt: (part: number) => PlainDate,
): AsyncGenerator<Date, boolean, void> {
  const { world, city } = telling;
  const { random } = world;
  const worker = plan.confidential ? desk.head : desk.clerk;
  yield officeHour(telling, dayAt(plan.extended ? 0.06 : 0.16));
  await world.act(worker, 'assignment', leadId, 'plan', planInput(telling, desk, plan));
  if (plan.goal === 'inProgress') return true;
  yield* contact(telling, plan, leadId, desk, 'before', dayAt(plan.extended ? 0.1 : 0.2));
  if (plan.goal === 'withdrawn') {
    yield anyHour(telling, dayAt(0.5));
    await world.act(plan.author.actor, 'suggestion', id, 'withdraw', {
      reason: '与承办单位沟通后，所提问题已纳入在建项目，本人撤回建议。',
    });
    return true;
  }
  if (plan.disputed) {
    yield officeHour(telling, dayAt(0.3));
    await world.act(worker, 'assignment', leadId, 'raiseDispute', {
      reason: '与会办单位对后续管护责任和经费渠道意见不一致，两次会商未达成一致，请予协调。',
    });
    if (plan.goal === 'inDispute') return true;
    yield officeHour(telling, dayAt(0.38));
    const mediator = desk.relay ? deskOf(city, desk.relay).clerk : city.clerks[0];
    await world.act(mediator, 'assignment', leadId, 'mediate', {
      reason: '经召集双方会商：建设由主办单位负责，建成后移交属地管护，经费按现行渠道列支。',
    });
  }
  if (plan.goal === 'coOpinionRejected') return true;
  yield* contact(telling, plan, leadId, desk, 'during', dayAt(0.5));
  if (plan.goal === 'consulting') return true;
  if (plan.extended) {
    yield officeHour(telling, dayAt(0.54));
    const start = world.get('assignment', leadId).record.clockStartOn as PlainDate;
    const until = addMonths(start, 5);
    await world.act(worker, 'assignment', leadId, 'requestExtension', {
      reason: random.pick([
        '涉及多个区县和跨年度资金安排，需完成可行性论证后才能作出实质性答复。',
        '需待上位规划批复后确定方案，三个月内难以完成，申请延期。',
        '所需普查数据正在汇总，为保证答复质量，申请延长办理期限。',
      ]),
      until,
    });
    if (plan.goal === 'extensionRequested') return true;
    yield officeHour(telling, dayAt(0.58));
    await world.act(city.clerks[0], 'assignment', leadId, 'approveExtension', { note: '同意延期，请与代表做好沟通。' });
  }
  return plan.goal === 'extended';
}

function planInput({ world }: Telling, desk: Desk, plan: Plan): object {
  const { random } = world;
  const lead = `${desk.head.name.charAt(0)}${random.pick(['副局长', '主任', '副主任', '总工程师'])}`;
  const measures = random.some(measureLines, random.whole(2, 4)).map((measure, i) => ({
    measure,
    dueOn: addDays(world.today(), 12 + i * random.whole(8, 16)),
    inCharge: desk.clerk.name,
  }));
  return {
    personInCharge: desk.clerk.name,
    personPhone: desk.phone,
    leaderInCharge: lead,
    plan: fillPattern(random.pick(plans), { lead, p: plan.paper.place.name }, random),
    ...(random.chance(0.75) ? { measures } : {}),
  };
}

/** A co-handler signs in and gives its opinion, once more where it was too general. */
async function* coHandling(
  telling: Telling,
  plan: Plan,
  coId: string,
  desk: Desk,
  leadId: string,
  dayAt: (part: number) => PlainDate,
): Story {
  const { world, city } = telling;
  const { random } = world;
  const isOpen = () => !['cancelled', 'returned', 'concluded'].includes(world.get('assignment', coId).state);
  const pace = plan.extended ? 0.5 : 1;
  const worker = plan.confidential ? desk.head : desk.clerk;
  yield officeHour(telling, [dayAt(0.08), workday(world.calendar, world.today(), random.whole(0, 2))].sort()[0] ?? dayAt(0.08));
  if (!isOpen()) return;
  await world.act(worker, 'assignment', coId, 'signIn');
  yield officeHour(telling, dayAt(pace * (plan.coRejected ? 0.36 : 0.3 + random.next() * 0.14)));
  if (!isOpen()) return;
  if (plan.coRejected) {
    await world.act(worker, 'assignment', coId, 'submitCoOpinion', { opinion: '无不同意见，将积极配合。' });
    yield officeHour(telling, dayAt(pace * 0.42));
    if (!isOpen()) return;
    const lead = deskOfUnit(city, unitOf(telling, leadId));
    await world.act(lead.clerk, 'assignment', coId, 'rejectCoOpinion', {
      reason: '会办意见过于原则，请写明本单位承担的具体事项、经费渠道和完成时间。',
    });
    if (plan.goal === 'coOpinionRejected') return;
    yield officeHour(telling, dayAt(pace * 0.46));
    if (!isOpen()) return;
  }
  const help = fillPattern(random.pick(coHelps), {}, random);
  await world.act(worker, 'assignment', coId, 'submitCoOpinion', { opinion: fillPattern(random.pick(coOpinions), { help }, random) });
}

/** A unit that answers on its own, beside the first. */
async function* separately(telling: Telling, plan: Plan, assignmentId: string, desk: Desk, dayAt: (part: number) => PlainDate): Story {
  const { world } = telling;
  yield officeHour(telling, dayAt(0.1));
  await world.act(desk.clerk, 'assignment', assignmentId, 'signIn');
  yield officeHour(telling, dayAt(0.18));
  await world.act(desk.clerk, 'assignment', assignmentId, 'plan', planInput(telling, desk, plan));
  yield* contact(telling, plan, assignmentId, desk, 'during', dayAt(0.5));
  const id = world.get('assignment', assignmentId).record.suggestionId as string;
  yield* answered(telling, plan, id, assignmentId, desk, { draftOn: dayAt(0.84), issueOn: dayAt(0.95), isLead: false });
}
