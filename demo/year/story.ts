import { addDays, type PlainDate, workdaysBetween } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, system, workday } from '../world.ts';
import { activitiesFor } from './activities.ts';
import { consultation, isConsulted } from './consultation.ts';
import { handling } from './handling.ts';
import type { Plan } from './plan.ts';
import { anyHour, deskOf, officeHour, type Telling } from './telling.ts';

/** One suggestion from the deputy's first words to the archive, or as far as its plan goes. */
export async function* suggestionStory(telling: Telling, plan: Plan): Story {
  const id = plan.converted ? yield* converted(telling, plan) : yield* drafted(telling, plan);
  if (id === null) return;
  plan.made.id = id;
  const registered = yield* reviewed(telling, plan, id);
  if (!registered) return;
  yield* handling(telling, plan, id);
}

/** From the draft to the submission; null where it never gets there. */
async function* drafted(telling: Telling, plan: Plan): AsyncGenerator<Date, string | null, void> {
  const { world, city } = telling;
  const { random, calendar } = world;
  const { author, delegation, paper } = plan;
  const isJoint = plan.cosigners.length > 0;
  const begunOn = addDays(plan.submitOn, -(isJoint ? random.whole(6, 11) : random.whole(0, 6)));
  const writer = delegation ? delegation.staff : plan.entry === 'paper' ? city.clerks[1] : author.actor;
  yield anyHour(telling, plan.goal === 'draft' || plan.goal === 'discarded' ? plan.submitOn : begunOn);
  const consentReason = { full: undefined, summary: '正文涉及企业经营数据，公开摘要即可', none: '涉及尚未公开的规划内容' }[plan.consent];
  const id = await world.make(writer, 'suggestion', city.congressId, {
    title: paper.title,
    problem: paper.problem,
    analysis: paper.analysis,
    proposal: paper.proposal,
    categoryId: random.chance(0.85) ? city.categories[plan.category] : null,
    formationSource: paper.source,
    formationNote: null,
    activityIds: activitiesFor(telling, plan, begunOn),
    contact: delegation ? null : author.phone,
    wishedUnitIds: random.chance(0.5) ? [deskOf(city, paper.topic.lead).id] : null,
    preConsultation: random.chance(0.12) ? '提出前已电话咨询有关单位，对方介绍了现行政策和工作进展。' : null,
    publishConsent: plan.consent,
    ...(consentReason ? { publishReason: consentReason } : {}),
    ...(plan.consent === 'summary' ? { summary: paper.proposal.slice(0, 120) } : {}),
    ...(plan.confidential ? { secrecy: 'confidential', secrecyReason: '涉及企业未公开的经营信息' } : {}),
    urgent: random.chance(0.04),
    sessionId: city.sessions[plan.session].id,
    stage: plan.stage,
    ...(delegation ? { delegationId: delegation.id, channel: 'platform' } : { leadDeputyId: author.seat, channel: plan.entry }),
  });
  plan.made.id = id;
  if (isConsulted(plan, begunOn)) telling.begin(consultation(telling, plan, id));
  if (plan.goal === 'draft') return null;
  if (plan.goal === 'discarded') {
    yield anyHour(telling, addDays(plan.submitOn, 1));
    await world.act(writer, 'suggestion', id, 'discard');
    return null;
  }
  if (isJoint) {
    const closes = yield* cosigned(telling, plan, id, begunOn);
    if (!closes) return null;
  }
  yield anyHour(telling, plan.submitOn);
  await world.act(delegation ? delegation.head : writer, 'suggestion', id, 'submit', { oneMatter: true });
  if (plan.returnedFirst) {
    yield officeHour(telling, workday(calendar, plan.submitOn, 1));
    const clerk = city.clerks[0];
    await world.act(clerk, 'suggestion', id, 'accept');
    const reason = random.pick([
      '正文谈了两件事，请按一事一议的要求拆分，保留其中一件。',
      '建议部分比较原则，请补充具体点位和希望达到的效果。',
      '请补充反映问题的时间、地点，便于承办单位核实。',
    ]);
    await world.act(clerk, 'suggestion', id, 'returnToDeputy', { reason });
    if (plan.goal === 'returnedToDeputy') return null;
    yield anyHour(telling, workday(calendar, plan.submitOn, 2));
    if (!isJoint) await world.act(writer, 'suggestion', id, 'edit', { formationNote: '已按退回意见补充具体点位和时间。' });
    await world.act(delegation ? delegation.head : writer, 'suggestion', id, 'submit', { oneMatter: true });
  }
  return id;
}

/** Invitations to co-sign and their answers. Answers false where the story rests here. */
async function* cosigned(telling: Telling, plan: Plan, id: string, begunOn: PlainDate): AsyncGenerator<Date, boolean, void> {
  const { world } = telling;
  const { random } = world;
  const isOpen = plan.goal === 'cosigning';
  const cutoffDay = isOpen ? addDays(world.end, random.whole(1, 6)) : addDays(plan.submitOn, -1);
  yield anyHour(telling, addDays(begunOn, 1));
  await world.act(plan.author.actor, 'suggestion', id, 'inviteCosigners', {
    deputyIds: plan.cosigners.map((d) => d.seat),
    cutoff: at(cutoffDay, 18).toISOString(),
    note: random.pick(['烦请过目，若无不同意见请附议。', '这件事各地都有，欢迎一起提。', '请补充您了解的情况后附议。']),
  });
  const silent = isOpen ? plan.cosigners.length - 1 : random.chance(0.25) ? 1 : 0;
  for (const [i, deputy] of plan.cosigners.entries()) {
    if (i >= plan.cosigners.length - silent) break;
    yield anyHour(telling, addDays(begunOn, random.whole(2, 4)));
    const declines = i > 0 && random.chance(0.08);
    await world.act(deputy.actor, 'suggestion', id, declines ? 'declineCosign' : 'cosign', declines ? { note: '已另行提出类似建议' } : {});
  }
  if (isOpen) return false;
  if (silent > 0) {
    yield at(plan.submitOn, 0, 10);
    await world.act(system, 'suggestion', id, 'closeCosigning');
  }
  return true;
}

/** A bill that the presidium turned into a suggestion. */
async function* converted(telling: Telling, plan: Plan): AsyncGenerator<Date, string, void> {
  const { world, city } = telling;
  const { paper, author } = plan;
  yield officeHour(telling, plan.submitOn);
  return world.make(
    city.office,
    'suggestion',
    city.congressId,
    {
      title: paper.title,
      problem: paper.problem,
      ...(paper.analysis ? { analysis: paper.analysis } : {}),
      proposal: paper.proposal,
      categoryId: city.categories[plan.category],
      billTitle: paper.title.replace(/建议$/, '议案'),
      billNumber: `议案第${world.random.whole(1, 40)}号`,
      sessionId: city.sessions[plan.session].id,
      stage: plan.stage,
      leadDeputyId: author.seat,
      cosignerIds: plan.cosigners.map((d) => d.seat),
    },
    'convertFromBill',
  );
}

const refusals = [
  ['private', '所提事项属于个人及亲属事务，不宜作为代表建议处理，已向代表说明。', 'returned'],
  ['judicialCase', '涉及正在审理的具体案件，依法应由司法机关独立处理，已向代表说明。', 'returned'],
  ['forwardedLetter', '材料为转递的群众来信，已转信访渠道办理并告知代表。', 'petition'],
  ['academicOrPromotion', '内容为技术产品推介，不属于代表建议范围，作参考件留存。', 'reference'],
  ['beyondCompetence', '所提事项属上级事权，已摘要向上反映，作参考件处理。', 'reference'],
  ['severalMatters', '一件建议中含四件互不相关的事，代表不同意拆分，作参考件处理。', 'reference'],
  ['appealOrReport', '内容属于对具体人员的检举，已转有关机关处理。', 'petition'],
] as const;

/** Acceptance, review and registration. Answers false where it ends or rests before. */
async function* reviewed(telling: Telling, plan: Plan, id: string): AsyncGenerator<Date, boolean, void> {
  const { world, city } = telling;
  const { random, calendar } = world;
  if (plan.goal === 'submitted' || plan.goal === 'convertedFromBill') return false;
  const clerk = plan.confidential
    ? city.clerks[0]
    : plan.stage === 'inSession' && random.chance(0.5)
      ? city.office
      : random.pick(city.clerks);
  // Between sessions ten working days lie between submission and hand-over; registration comes in good time.
  const room = Math.max(1, workdaysBetween(world.today(), plan.handOverOn, calendar));
  const acceptOn = workday(calendar, world.today(), room > 3 ? 1 : 0);
  yield officeHour(telling, acceptOn);
  await world.act(clerk, 'suggestion', id, 'accept');
  if (plan.goal === 'reviewing') return false;
  if (plan.goal === 'inadmissible') {
    yield officeHour(telling, workday(calendar, acceptOn, random.whole(0, 2)));
    const [kind, explanation, disposal] = random.pick(refusals);
    await world.act(clerk, 'suggestion', id, 'refuse', { kind, explanation, disposal });
    return false;
  }
  if (plan.goal === 'merged') {
    for (let attempt = 0; attempt < 30; attempt++) {
      yield officeHour(telling, workday(calendar, world.today(), 1));
      const into = plan.into?.made.id;
      if (!into || !['registered', 'preAssigned', 'handedOver', 'inProgress'].includes(world.get('suggestion', into).state)) continue;
      const explanation = `与第${String(world.get('suggestion', into).record.number)}号建议反映同一事项，经与代表沟通，并案办理，一并答复。`;
      await world.act(clerk, 'suggestion', id, 'merge', { intoId: into, explanation });
      return false;
    }
    return false;
  }
  const most = Math.max(0, Math.min(room - 1, plan.stage === 'inSession' ? 12 : 3));
  yield officeHour(telling, workday(calendar, acceptOn, random.whole(0, most)));
  await world.act(clerk, 'suggestion', id, 'register', {
    categoryId: city.categories[plan.category],
    nature: plan.nature,
    ...(random.chance(0.3)
      ? {
          reviewNote: random.pick([
            '一事一议，内容具体，符合立案要求。',
            '与往年建议不重复，建议立案。',
            '涉及两个以上单位，交办时明确主办。',
          ]),
        }
      : {}),
  });
  if (plan.goal === 'withdrawn' && plan.withdrawAfter === 'registered') {
    yield anyHour(telling, workday(calendar, world.today(), 1));
    await world.act(plan.author.actor, 'suggestion', id, 'withdraw', { reason: '有关部门已在编制专项方案，情况有变化，本人申请撤回。' });
    return false;
  }
  return plan.goal !== 'registered';
}
