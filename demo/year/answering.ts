import { addDays, addMonths, type PlainDate } from '../../engine/calendar.ts';
import type { Desk } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { system, workday } from '../world.ts';
import { fillPattern } from '../writing/grammar.ts';
import { ratingsText } from '../writing/phrases.ts';
import { type ResultClass, writeReply } from '../writing/write.ts';
import { contact } from './contact.ts';
import type { Plan } from './plan.ts';
import { promiseStory } from './promises.ts';
import { anyHour, officeHour, type Telling } from './telling.ts';

interface Times {
  readonly draftOn: PlainDate;
  readonly issueOn: PlainDate;
  /** The first of the units that answer; the others follow its fortune. */
  readonly isLead: boolean;
}

/** Reply, evaluation, rework, talk at the table, conclusion, publication and archive. */
export async function* answered(telling: Telling, plan: Plan, id: string, assignmentId: string, desk: Desk, times: Times): Story {
  const { world, city } = telling;
  const { random, calendar } = world;
  const worker = plan.confidential ? desk.head : desk.clerk;
  const firstClass: ResultClass = plan.rework ? (plan.promises.length > 0 || random.chance(0.5) ? 'B' : 'C') : plan.resultClass;
  yield officeHour(telling, times.draftOn);
  await world.act(worker, 'assignment', assignmentId, 'draftReply', replyInput(telling, plan, desk, firstClass));
  if (plan.draftReturned && times.isLead) {
    yield officeHour(telling, workday(calendar, world.today(), 1));
    await world.act(desk.head, 'assignment', assignmentId, 'returnDraft', {
      reason: '第二部分缺少时间安排，请补充责任科室和完成时限后再报。',
    });
    yield officeHour(telling, workday(calendar, world.today(), 1));
    await world.act(worker, 'assignment', assignmentId, 'draftReply', replyInput(telling, plan, desk, firstClass));
  }
  if (plan.goal === 'replyDrafted' && times.isLead) return;
  yield officeHour(telling, workday(calendar, world.today(), 1));
  await world.act(desk.head, 'assignment', assignmentId, 'approveReply', { signatory: desk.head.name, docMark: desk.mark });
  if (plan.goal === 'replyApproved' && times.isLead) return;
  yield officeHour(telling, times.issueOn);
  await world.act(worker, 'assignment', assignmentId, 'issueReply');
  beginPromises(telling, plan, assignmentId, desk);
  if (times.isLead && random.chance(0.6)) yield* contact(telling, plan, assignmentId, desk, 'after', workday(calendar, world.today(), 1));
  if (plan.goal === 'replied') return;
  if (plan.lapses) {
    const due = world.get('assignment', assignmentId).deadlines.find((d) => d.key === 'evaluate' && d.closedOn === null)?.dueOn;
    yield officeHour(telling, addDays(due ?? world.today(), 1));
    await world.act(system, 'assignment', assignmentId, 'lapse');
  } else {
    yield anyHour(telling, workday(calendar, world.today(), plan.evaluateAfter));
    const isBad = times.isLead && (plan.rework || plan.reworkDeclined);
    await evaluate(telling, plan, assignmentId, isBad ? 'dissatisfied' : plan.rating);
    if (isBad) {
      const goesOn = yield* reworked(telling, plan, assignmentId, desk);
      if (!goesOn) return;
    }
  }
  if (times.isLead) yield* rounded(telling, plan, id, city.office);
}

/** After dissatisfaction. Answers false where the story rests. */
async function* reworked(telling: Telling, plan: Plan, assignmentId: string, desk: Desk): AsyncGenerator<Date, boolean, void> {
  const { world, city } = telling;
  const { random, calendar } = world;
  const office = city.clerks[0];
  if (plan.goal === 'dissatisfied') return false;
  yield officeHour(telling, workday(calendar, world.today(), random.whole(2, 4)));
  if (plan.reworkDeclined) {
    await world.act(office, 'assignment', assignmentId, 'declineRework', {
      reason: '经核实，所提要求超出现行规划条件，答复已说明理由，并与代表当面沟通，不再重新办理。',
    });
    return true;
  }
  await world.act(office, 'assignment', assignmentId, 'orderRework', {
    reason: random.pick(['代表反映答复没有针对具体点位，请重新核实并提出有时限的措施。', '请与代表见面沟通后重新办理，逐条回应建议内容。']),
  });
  if (plan.goal === 'reworkOrdered') return false;
  yield* contact(telling, plan, assignmentId, desk, 'during', workday(calendar, world.today(), random.whole(4, 8)));
  yield officeHour(telling, workday(calendar, world.today(), random.whole(5, 12)));
  await world.act(desk.clerk, 'assignment', assignmentId, 'draftReply', replyInput(telling, plan, desk, plan.resultClass));
  yield officeHour(telling, workday(calendar, world.today(), 1));
  await world.act(desk.head, 'assignment', assignmentId, 'approveReply', { signatory: desk.head.name, docMark: desk.mark });
  await world.act(desk.clerk, 'assignment', assignmentId, 'issueReply');
  beginPromises(telling, plan, assignmentId, desk);
  if (plan.goal === 'reworked') return false;
  yield anyHour(telling, workday(calendar, world.today(), random.whole(2, 9)));
  await evaluate(telling, plan, assignmentId, plan.tripartite ? 'dissatisfied' : plan.rating);
  if (!plan.tripartite || plan.goal === 'tripartite') return plan.goal !== 'tripartite';
  yield officeHour(telling, workday(calendar, world.today(), random.whole(4, 8)));
  await world.act(office, 'assignment', assignmentId, 'holdTripartite', {
    on: world.today(),
    participants: `代表工作委员会、${plan.author.name}代表、${desk.shortName}`,
    record:
      '三方到现场察看后会商：承办单位说明了分步实施的理由，代表提出两处优先点位，代表工作机构要求按季度通报进展。三方对调整后的安排达成一致。',
    outcome: 'reworkAgain',
  });
  yield officeHour(telling, workday(calendar, world.today(), random.whole(5, 10)));
  await world.act(desk.clerk, 'assignment', assignmentId, 'draftReply', replyInput(telling, plan, desk, plan.resultClass));
  await world.act(desk.head, 'assignment', assignmentId, 'approveReply', { signatory: desk.head.name, docMark: desk.mark });
  await world.act(desk.clerk, 'assignment', assignmentId, 'issueReply');
  beginPromises(telling, plan, assignmentId, desk);
  yield anyHour(telling, workday(calendar, world.today(), random.whole(2, 9)));
  await evaluate(telling, plan, assignmentId, plan.rating);
  return true;
}

function replyInput({ world }: Telling, plan: Plan, desk: Desk, resultClass: ResultClass): object {
  const { random } = world;
  const who = plan.delegation ? `${plan.delegation.name}代表团` : plan.confidential ? '代表' : `${plan.author.name}代表`;
  const lead = `${desk.head.name.charAt(0)}${random.pick(['局长', '主任', '书记'])}`;
  const record = plan.made.id === null ? null : world.get('suggestion', plan.made.id).record;
  const no = Number(record?.number ?? 0);
  const reply = writeReply(random, plan.paper, resultClass, { who, lead, no });
  const today = world.today();
  return {
    resultClass,
    body: reply.body,
    doneItems: reply.doneItems,
    plannedItems: reply.planned.map((item, i) => {
      const dueOn = promiseDue(plan, i, today, world.end);
      return { ...item, dueOn, secondFeedbackOn: random.chance(0.6) ? addDays(dueOn, -random.whole(5, 20)) : null };
    }),
    notAdoptedItems: reply.notAdoptedItems,
    replyContact: desk.clerk.name,
    replyPhone: desk.phone,
    publishReply: plan.consent !== 'none',
  };
}

/** When a promise falls due: soon for those kept within the year, later for those carried on. */
function promiseDue(plan: Plan, index: number, today: PlainDate, end: PlainDate): PlainDate {
  const course = plan.promises[index] ?? plan.promises[0] ?? 'keepReporting';
  const after = (months: number) => addMonths(today, months);
  if (course === 'dueToday') return end > today ? end : addDays(today, 1);
  if (course === 'dueSoon' || course === 'reported' || course === 'called') return addDays(end, 4 + index * 3);
  if (course === 'overdue') return end > addDays(today, 20) ? addDays(end, -9 - index * 4) : addDays(today, 10);
  if (course === 'keepReporting' || course === 'changeRequested') return addMonths(end, 5 + index);
  if (course === 'carryOver') return after(4 + index);
  return after(3 + index);
}

function beginPromises(telling: Telling, plan: Plan, assignmentId: string, desk: Desk): void {
  const { world } = telling;
  const made = [...(world.ledger.records.get('commitment')?.values() ?? [])].filter(
    (c) => c.record.assignmentId === assignmentId && c.state === 'ongoing',
  );
  for (const [i, promise] of made.entries()) {
    const course = plan.promises[i] ?? plan.promises[0] ?? 'keepReporting';
    telling.begin(promiseStory(telling, plan, promise.id, desk, course));
  }
}

async function evaluate(
  telling: Telling,
  plan: Plan,
  assignmentId: string,
  result: 'satisfied' | 'basicallySatisfied' | 'dissatisfied',
): Promise<void> {
  const { world, city } = telling;
  const { random } = world;
  const pattern = random.pick(ratingsText[result]);
  const text = pattern === null ? undefined : fillPattern(pattern, {}, random);
  const own = plan.evaluatedBy === 'platform';
  const author = plan.delegation ? plan.delegation.head : plan.author.actor;
  await world.act(own ? author : city.clerks[0], 'assignment', assignmentId, 'evaluate', {
    attitude: result === 'dissatisfied' ? 'basicallySatisfied' : plan.attitude,
    result,
    channel: plan.evaluatedBy,
    contactForm: random.pick(['seminar', 'visit', 'visit', 'phone'] as const),
    ...(random.chance(0.7) ? { adoption: adoptionOf(result, plan.resultClass) } : {}),
    ...(text ? { text } : {}),
    ...(result === 'dissatisfied' ? { wantsRework: true } : {}),
  });
}

function adoptionOf(result: string, resultClass: ResultClass): string {
  if (result === 'dissatisfied') return 'notAdopted';
  return resultClass === 'A' ? 'adopted' : resultClass === 'B' ? 'partlyAdopted' : 'notForNow';
}

/** Publication and archive, once everything is concluded. */
async function* rounded(telling: Telling, plan: Plan, id: string, office: Parameters<Telling['world']['act']>[0]): Story {
  const { world } = telling;
  const { random, calendar } = world;
  if (plan.goal === 'concluded') return;
  // Other units may still be answering.
  for (let waited = 0; waited < 60 && world.get('suggestion', id).state !== 'concluded'; waited++)
    yield officeHour(telling, workday(calendar, world.today(), 2));
  if (world.get('suggestion', id).state !== 'concluded') return;
  const keeper = plan.confidential ? telling.city.clerks[0] : office;
  if (plan.consent !== 'none' && !plan.confidential) {
    yield officeHour(telling, workday(calendar, world.today(), random.whole(3, 15)));
    await world.act(keeper, 'suggestion', id, 'publish');
  }
  if (plan.goal === 'published' || plan.archiveOn === null) return;
  yield officeHour(telling, plan.archiveOn);
  await world.act(keeper, 'suggestion', id, 'archive');
}
