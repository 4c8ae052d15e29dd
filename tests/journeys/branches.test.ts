import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callForReports } from '../../server/sweeps/commitment-calls.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { type City, contact, createCity, draftOf, handedOver, registered, replied, replyOf } from '../support/city.ts';

let city: City;
const at = (day: string) => city.clock.set(new Date(`${day}T02:00:00Z`));
const who = (name: string) => city.person(name);

beforeAll(async () => {
  city = await createCity();
});
afterAll(async () => {
  const verified = await who('audit.admin').post('/api/audit/verify');
  expect(verified.body.faults).toEqual([]);
  await city.drop();
});

/** An evaluation by the author on the platform. */
const rated = (result: string, text?: string) => ({ attitude: 'satisfied', result, channel: 'platform', ...(text ? { text } : {}) });

describe('before registration', () => {
  test('returned for revision, revised, submitted again', async () => {
    at('2025-03-03');
    const { id } = await who('lin').make('suggestion', draftOf(city));
    await who('lin').act('suggestion', id, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', id, 'accept');
    const back = await who('clerk').act('suggestion', id, 'returnToDeputy', { reason: '一件建议只写一件事，请分开提出。' });
    expect(back.state).toBe('returnedToDeputy');
    expect(back.deadlines.find((d) => d.key === 'handOver')?.outcome).toBe('met');
    const seen = await who('lin').see('suggestion', id);
    expect(seen.fields.returnReason).toContain('分开');
    await who('lin').act('suggestion', id, 'edit', { proposal: '建议在新建小区配套用房中预留托育空间。' });
    const again = await who('lin').act('suggestion', id, 'submit', { oneMatter: true });
    expect(again.deadlines.filter((d) => d.key === 'handOver' && d.closedOn === null)).toHaveLength(1);
  });

  test('an incomplete draft says which field is missing', async () => {
    const { id } = await who('lin').make('suggestion', { title: '只有题目', sessionId: city.ids.session, stage: 'interSession' });
    const answer = await who('lin').try('suggestion', id, 'submit', { oneMatter: true });
    expect([answer.status, answer.body.data.reason, answer.body.errors[0].path]).toEqual([409, 'incomplete', 'problem']);
    expect((await who('lin').act('suggestion', id, 'discard')).state).toBe('discarded');
  });

  test('not admissible, with an explanation to the deputy', async () => {
    const { id } = await who('mei').make('suggestion', draftOf(city, { title: '关于某起合同纠纷案件再审的建议' }));
    await who('mei').act('suggestion', id, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', id, 'accept');
    await who('clerk').act('suggestion', id, 'refuse', {
      kind: 'judicialCase',
      explanation: '涉及具体案件，请依法通过诉讼途径反映。',
      disposal: 'returned',
    });
    const seen = await who('mei').see('suggestion', id);
    expect([seen.state, seen.fields.inadmissibleKind, seen.can]).toEqual(['inadmissible', 'judicialCase', []]);
  });

  test('co-signing ends at the cut-off, silent deputies are left out', async () => {
    at('2025-03-03');
    const { id } = await who('lin').make('suggestion', draftOf(city, { title: '关于增设无障碍坡道的建议' }));
    await who('lin').act('suggestion', id, 'inviteCosigners', {
      deputyIds: [who('mei').seat, who('tan').seat],
      cutoff: '2025-03-05T10:00:00Z',
    });
    await who('mei').act('suggestion', id, 'cosign');
    at('2025-03-06');
    expect((await sweepDeadlines(city.deps)).expired).toBe(1);
    expect((await sweepDeadlines(city.deps)).expired).toBe(0);
    expect((await who('tan').try('suggestion', id, 'cosign')).status).toBe(404);
    const done = await who('lin').act('suggestion', id, 'submit', { oneMatter: true });
    expect(
      done.parties
        .filter((p) => p.party === 'cosigner')
        .map((p) => p.status)
        .sort(),
    ).toEqual(['active', 'ended']);
  });

  test("a delegation's suggestion is signed by its head", async () => {
    const staff = who('delegation.staff');
    const { id } = await staff.make(
      'suggestion',
      draftOf(city, { title: '关于改善东湖片区公交接驳的建议', delegationId: city.ids.delegation, channel: 'platform' }),
    );
    expect((await staff.try('suggestion', id, 'submit', { oneMatter: true })).body.data.reason).toBe('headMustSign');
    expect((await who('delegation.head').act('suggestion', id, 'submit', { oneMatter: true })).state).toBe('submitted');
  });

  test('a bill that was not put on the agenda becomes a suggestion', async () => {
    const made = await who('office').make(
      'suggestion',
      {
        title: '关于修订城市公园条例的建议',
        problem: '现行规定对口袋公园的养护责任没有明确。',
        proposal: '建议明确口袋公园的养护单位和经费来源。',
        billTitle: '关于修订城市公园条例的议案',
        billNumber: '第3号',
        sessionId: city.ids.session,
        stage: 'inSession',
        leadDeputyId: who('tan').seat,
        cosignerIds: [who('lin').seat],
      },
      'convertFromBill',
    );
    expect([made.state, made.fields.kind]).toEqual(['convertedFromBill', 'convertedBill']);
    expect((await who('clerk').act('suggestion', made.id, 'accept')).state).toBe('reviewing');
  });
});

describe('merged', () => {
  test('every author is still answered, and a withdrawn lead gives the others back', async () => {
    at('2025-03-10');
    const lead = await registered(city, 'lin', { title: '关于加密地铁接驳巴士的建议' });
    const { id: other } = await who('mei').make('suggestion', draftOf(city, { title: '关于增加地铁站接驳车的建议' }));
    await who('mei').act('suggestion', other, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', other, 'accept');
    expect((await who('clerk').try('suggestion', other, 'merge', { intoId: other, explanation: '同一事项' })).body.data.reason).toBe(
      'intoItself',
    );
    await who('clerk').act('suggestion', other, 'merge', { intoId: lead, explanation: '与先立案的建议内容相同。' });
    const assignment = await handedOver(city, lead, 'roads');
    await replied(city, assignment, 'roads');
    expect((await who('mei').see('assignment', assignment)).fields.body).toContain('收悉');
    expect((await who('mei').see('suggestion', other)).fields.repliedOn).toBe('2025-03-10');
    await who('lin').act('assignment', assignment, 'evaluate', rated('satisfied'));
    expect((await who('mei').see('suggestion', other)).state).toBe('concluded');

    const lead2 = await registered(city, 'lin', { title: '关于治理占道停车的建议' });
    const { id: third } = await who('tan').make('suggestion', draftOf(city, { title: '关于整治路边乱停车的建议' }));
    await who('tan').act('suggestion', third, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', third, 'accept');
    await who('clerk').act('suggestion', third, 'merge', { intoId: lead2, explanation: '内容相同' });
    await who('lin').act('suggestion', lead2, 'withdraw', { reason: '情况已有变化，书面申请撤回。' });
    expect((await who('tan').see('suggestion', third)).state).toBe('reviewing');
  });
});

describe('hand-over', () => {
  test('several at once: all or none', async () => {
    at('2025-03-10');
    const a = await registered(city);
    const b = await registered(city);
    const units = [{ unitId: city.ids.schools, role: 'lead' }];
    const bad = await who('clerk').post('/api/suggestions/batch/handOver', {
      items: [
        { id: a, input: { units } },
        { id: b, input: { units: [...units, { unitId: city.ids.schools, role: 'co' }] } },
      ],
    });
    expect([bad.status, bad.body.data.index, bad.body.data.reason]).toEqual([409, 1, 'unitTwice']);
    expect((await who('clerk').see('suggestion', a)).state).toBe('registered');
    const good = await who('clerk').post('/api/suggestions/batch/handOver', { items: [a, b].map((id) => ({ id, input: { units } })) });
    expect(good.body.done.map((d: { state: string }) => d.state)).toEqual(['handedOver', 'handedOver']);
  });

  test('returned in time and reassigned: the new unit has its own clock, the case keeps its first day', async () => {
    at('2025-03-10');
    const id = await registered(city);
    const first = await handedOver(city, id, 'schools');
    await who('schools').act('assignment', first, 'signIn');
    at('2025-03-20');
    await who('schools').act('assignment', first, 'requestReturn', { reason: '此事属交通部门职责。', suggestedUnitId: city.ids.roads });
    await who('clerk').act('assignment', first, 'reassign', { unitId: city.ids.roads });
    const [second] = await who('roads').list('assignment', `suggestionId=${id}&role=lead`);
    if (!second) throw new Error('not reassigned');
    const seen = await who('roads').see('assignment', second.id);
    expect(seen.fields.handedOverOn).toBe('2025-03-10');
    expect(seen.deadlines.find((d) => d.key === 'reply')).toMatchObject({ startOn: '2025-03-20', dueOn: '2025-06-20' });
    expect((await who('lin').see('suggestion', id)).fields.leadUnitId).toBe(city.ids.roads);
    expect((await who('schools').see('assignment', first)).state).toBe('returned');
  });

  test('a return asked for too late, and one that is refused', async () => {
    at('2025-03-10');
    const late = await handedOver(city, await registered(city), 'schools');
    at('2025-03-25');
    expect((await who('schools').try('assignment', late, 'requestReturn', { reason: '不属本单位职责' })).body.data.reason).toBe(
      'returnWindowClosed',
    );
    const other = await handedOver(city, await registered(city), 'schools');
    await who('schools').act('assignment', other, 'requestReturn', { reason: '不属本单位职责' });
    expect((await who('clerk').act('assignment', other, 'rejectReturn', { reason: '属于你单位职责。' })).state).toBe('signedIn');
  });

  test('an extension up to six months in all', async () => {
    at('2025-03-10');
    const id = await handedOver(city, await registered(city), 'schools');
    await who('schools').act('assignment', id, 'signIn');
    await who('schools').act('assignment', id, 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '需跨部门协调。',
    });
    const tooFar = await who('schools').try('assignment', id, 'requestExtension', { reason: '涉及面广', until: '2025-09-11' });
    expect([tooFar.body.data.reason, tooFar.body.data.reasonData.latest]).toEqual(['extensionTooLong', '2025-09-10']);
    await who('schools').act('assignment', id, 'requestExtension', { reason: '涉及面广', until: '2025-09-10' });
    const extended = await who('clerk').act('assignment', id, 'approveExtension');
    expect(extended.deadlines.find((d) => d.key === 'reply')).toMatchObject({ startOn: '2025-03-10', dueOn: '2025-09-10' });
    const story = await who('lin').get('/api/notices?limit=50');
    expect(JSON.stringify(story.body)).toContain('2025-09-10');
  });

  test('a dispute between units is mediated', async () => {
    const id = await handedOver(city, await registered(city), 'schools');
    await who('schools').act('assignment', id, 'signIn');
    await who('schools').act('assignment', id, 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '会同办理。',
    });
    await who('schools').act('assignment', id, 'raiseDispute', { reason: '与会办单位对用房产权意见不一。' });
    expect((await who('clerk').act('assignment', id, 'mediate', { reason: '由教育部门牵头，产权问题另行研究。' })).state).toBe(
      'inProgress',
    );
  });

  test('a reply needs the contacts the place asks for, a plan where it promises, and reasons where it declines', async () => {
    at('2025-03-10');
    const id = await handedOver(city, await registered(city), 'schools');
    await who('schools').act('assignment', id, 'signIn');
    await who('schools').act('assignment', id, 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '办理。',
    });
    const asked = await who('schools').try('assignment', id, 'draftReply', replyOf({ resultClass: 'B' }));
    expect(asked.body.data.reason).toBe('plannedItemsNeeded');
    const past = [{ content: '年底前建成', measures: '落实用地', dueOn: '2025-03-10' }];
    expect(
      (await who('schools').try('assignment', id, 'draftReply', replyOf({ resultClass: 'B', plannedItems: past }))).body.data.reason,
    ).toBe('planDateNotLater');
    expect((await who('schools').try('assignment', id, 'draftReply', replyOf({ resultClass: 'C' }))).body.data.reason).toBe(
      'reasonsNeeded',
    );
    await contact(city, id);
    await who('schools').act('assignment', id, 'draftReply', replyOf());
    expect((await who('schools.head').act('assignment', id, 'returnDraft', { reason: '请补充数据。' })).state).toBe('inProgress');
    expect((await who('schools').try('assignment', id, 'approveReply', { signatory: '周科长', docMark: '试教函' })).status).toBe(409);
  });
});

describe('after the reply', () => {
  test('the unit never evaluates, and sees the evaluation only when all is closed', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    await replied(city, id);
    expect((await who('schools').try('assignment', id, 'evaluate', rated('satisfied'))).status).toBe(403);
    await who('lin').act('assignment', id, 'evaluate', {
      attitude: 'satisfied',
      result: 'dissatisfied',
      text: '托位数量与实际需求差距仍然较大。',
      channel: 'platform',
    });
    const open = await who('schools').see('assignment', id);
    expect([open.state, open.fields.result, open.fields.evaluations]).toEqual(['dissatisfied', undefined, undefined]);
    const story = await who('schools').get(`/api/assignments/${id}/log`);
    expect(story.body.items.map((i: { action: string }) => i.action)).not.toContain('evaluate');
    await who('clerk').act('assignment', id, 'declineRework', { reason: '已与代表沟通，代表理解。' });
    expect((await who('schools').see('assignment', id)).fields.result).toBe('dissatisfied');
  });

  test('dissatisfied, reworked, dissatisfied again, settled by three sides', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    await replied(city, id);
    expect((await who('lin').try('assignment', id, 'evaluate', rated('dissatisfied'))).body.data.reason).toBe('dissatisfactionNeedsText');
    await who('lin').act('assignment', id, 'evaluate', rated('dissatisfied', '没有回应用房问题。'));
    const ordered = await who('clerk').act('assignment', id, 'orderRework', { reason: '请就用房问题重新答复。' });
    expect(ordered.deadlines.find((d) => d.key === 'rework')?.dueOn).toBe('2025-06-03');
    expect((await who('lin').see('suggestion', suggestion)).state).toBe('inProgress');
    await who('schools').act('assignment', id, 'draftReply', replyOf({ body: '经与住建部门会商，配套用房问题已经解决。' }));
    await who('schools.head').act('assignment', id, 'approveReply', { signatory: '何局长', docMark: '试教函' });
    const again = await who('schools').act('assignment', id, 'issueReply');
    expect([again.state, again.fields.replies.length]).toEqual(['reworked', 2]);
    const second = await who('lin').act('assignment', id, 'evaluate', rated('dissatisfied', '答复仍然不具体。'));
    expect(second.state).toBe('tripartite');
    const settled = await who('clerk').act('assignment', id, 'holdTripartite', {
      on: '2025-04-01',
      participants: '代表、市教育局、代工委',
      record: '就托位建设时间表达成一致。',
      outcome: 'settled',
    });
    expect(settled.state).toBe('concluded');
    const done = await who('lin').see('suggestion', suggestion);
    expect([done.state, done.fields.firstResult, done.fields.result]).toEqual(['concluded', 'dissatisfied', 'dissatisfied']);
  });

  test('not evaluated in time: lapses after twenty working days and stays out of the satisfaction figures', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    await replied(city, id);
    const due = (await who('lin').see('assignment', id)).deadlines.find((d) => d.key === 'evaluate')?.dueOn;
    expect(due).toBe('2025-04-29');
    at('2025-04-29');
    await sweepDeadlines(city.deps);
    expect((await who('lin').see('assignment', id)).state).toBe('replied');
    at('2025-04-30');
    await sweepDeadlines(city.deps);
    expect((await who('lin').see('assignment', id)).state).toBe('evaluationLapsed');
    const done = await who('lin').see('suggestion', suggestion);
    expect([done.state, done.fields.evaluationLapsed, done.fields.result]).toEqual(['concluded', true, null]);
  });

  test('evaluated on paper: staff enter it, and only with the true channel', async () => {
    at('2025-04-01');
    const id = await handedOver(city, await registered(city));
    await replied(city, id);
    expect((await who('clerk').try('assignment', id, 'evaluate', rated('satisfied'))).body.data.reason).toBe('staffChannel');
    expect((await who('clerk').act('assignment', id, 'evaluate', { ...rated('satisfied'), channel: 'paper' })).state).toBe('concluded');
  });

  test('a class B promise over two years', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    const plannedItems = [
      { content: '建成两处托育综合服务中心', measures: '落实用地、分期建设', dueOn: '2025-12-20', secondFeedbackOn: '2025-09-30' },
    ];
    await replied(city, id, 'schools', { resultClass: 'B', plannedItems });
    await who('lin').act('assignment', id, 'evaluate', rated('satisfied'));
    const [made] = await who('schools').list('commitment', `suggestionId=${suggestion}`);
    if (!made) throw new Error('no commitment');
    expect([made.state, made.fields.dueOn]).toEqual(['ongoing', '2025-12-20']);
    at('2025-09-15');
    expect(await callForReports(city.deps)).toBe(0);
    at('2025-10-09');
    expect(await callForReports(city.deps)).toBeGreaterThan(0);
    expect(await callForReports(city.deps)).toBe(0);
    expect((await who('schools').see('commitment', made.id)).state).toBe('reportDue');
    await who('schools').act('commitment', made.id, 'report', { text: '第一处中心主体已完工，第二处因管线迁改延后。' });
    await who('schools').act('commitment', made.id, 'requestChange', { newDueOn: '2026-10-30', reason: '管线迁改需要跨年度实施。' });
    const carried = await who('clerk').act('commitment', made.id, 'approveChange', { note: '同意，列入跨年度跟踪。' });
    expect([carried.fields.dueOn, carried.fields.originalDueOn, carried.fields.carriedOver]).toEqual(['2026-10-30', '2025-12-20', 1]);
    at('2026-10-12');
    await callForReports(city.deps);
    await who('schools').act('commitment', made.id, 'reportFulfilled', { text: '两处中心均已建成开放。' });
    const refused = { accepted: false, result: 'dissatisfied', text: '第二处尚未开放。', channel: 'platform' };
    expect((await who('lin').act('commitment', made.id, 'evaluate', refused)).state).toBe('ongoing');
    at('2026-10-20');
    await who('schools').act('commitment', made.id, 'reportFulfilled', { text: '第二处已于十月十八日开放。' });
    const kept = await who('lin').act('commitment', made.id, 'evaluate', { accepted: true, result: 'satisfied', channel: 'platform' });
    expect([kept.state, kept.fields.fulfilledOn, kept.fields.confirmation]).toEqual(['fulfilled', '2026-10-20', 'byDeputy']);
  });
});

describe('withdrawn and confidential', () => {
  test('a withdrawal in writing ends the handling everywhere', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    await who('schools').act('assignment', id, 'signIn');
    expect((await who('mei').try('suggestion', suggestion, 'withdraw', { reason: '不是我提的' })).status).toBe(404);
    await who('lin').act('suggestion', suggestion, 'withdraw', { reason: '问题已经解决，书面撤回。' });
    expect((await who('schools').see('assignment', id)).state).toBe('cancelled');
    expect((await who('lin').see('suggestion', suggestion)).state).toBe('withdrawn');
  });

  test('a confidential suggestion: named staff only, the unit does not learn who asked, nothing is published', async () => {
    at('2025-04-01');
    await city.addPerson('clerk.two', [{ role: 'deputyWorkOfficer' }]);
    const { id } = await who('lin').make(
      'suggestion',
      draftOf(city, {
        title: '关于加强某类风险防范的建议',
        secrecy: 'confidential',
        secrecyReason: '涉及未公开的工作情况',
        publishConsent: 'none',
        publishReason: '内容敏感',
      }),
    );
    await who('lin').act('suggestion', id, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', id, 'accept');
    expect((await who('clerk.two').get(`/api/suggestions/${id}`)).status).toBe(404);
    expect((await who('chair').get(`/api/suggestions/${id}`)).status).toBe(404);
    await who('clerk').act('suggestion', id, 'register', { categoryId: city.ids.education, nature: 'new' });
    const assignment = await handedOver(city, id, 'party');
    expect((await who('party').get(`/api/assignments/${assignment}`)).status).toBe(404);
    const head = await who('party.head').see('assignment', assignment);
    expect(JSON.stringify(head)).not.toContain(who('lin').seat);
    await who('party.head').act('assignment', assignment, 'nameHandler', { accountId: who('party').accountId });
    const handler = await who('party').see('suggestion', id);
    expect([handler.fields.leadDeputyId, handler.fields.problem?.length > 0]).toEqual([undefined, true]);
    expect(handler.parties.some((p) => ['author', 'cosigner'].includes(p.party))).toBe(false);
    await replied(city, assignment, 'party', { publishReply: false });
    await who('lin').act('assignment', assignment, 'evaluate', rated('satisfied'));
    expect((await who('clerk').try('suggestion', id, 'publish')).body.data.reason).toBe('notPublishable');
    expect((await who('clerk').act('suggestion', id, 'archive')).state).toBe('archived');
    expect((await city.app.inject({ url: `/api/suggestions/${id}` })).statusCode).toBe(404);
  });

  test('what is published can be taken back, and vanishes for the public at once', async () => {
    at('2025-04-01');
    const suggestion = await registered(city);
    const id = await handedOver(city, suggestion);
    await replied(city, id);
    await who('lin').act('assignment', id, 'evaluate', rated('satisfied'));
    await who('clerk').act('suggestion', suggestion, 'publish');
    const open = await city.app.inject({ url: `/api/assignments/${id}?congress=${city.congressId}` });
    expect([open.statusCode, open.json().record.fields.result]).toEqual([200, undefined]);
    await who('clerk').act('suggestion', suggestion, 'unpublish', { reason: '涉及个人信息，更正后再公开。' });
    for (const path of [`/api/assignments/${id}`, `/api/suggestions/${suggestion}`]) {
      expect((await city.app.inject({ url: `${path}?congress=${city.congressId}` })).statusCode).toBe(404);
    }
  });
});

describe('the clock', () => {
  test('reminds once at each stage, then tells of every overdue day once', async () => {
    at('2025-05-05');
    const id = await handedOver(city, await registered(city), 'parks');
    await who('parks').act('assignment', id, 'signIn');
    const told = async () => {
      const { body } = await who('parks').get('/api/notices?limit=100');
      return body.items.filter((n: { recordId: string; kind: string }) => n.recordId === id && /dueSoon|overdue/.test(n.kind))
        .length as number;
    };
    const due = (await who('parks').see('assignment', id)).deadlines.find((d) => d.key === 'reply')?.dueOn;
    expect(due).toBe('2025-08-05');
    at('2025-07-06');
    await sweepDeadlines(city.deps);
    const first = await told();
    await sweepDeadlines(city.deps);
    expect([first > 0, await told()]).toEqual([true, first]);
    at('2025-08-06');
    await sweepDeadlines(city.deps);
    await sweepDeadlines(city.deps);
    const late = await told();
    at('2025-08-07');
    await sweepDeadlines(city.deps);
    expect((await told()) - late).toBeGreaterThan(0);
    const mine = await who('parks').get('/api/work');
    expect(mine.body.groups.overdue.items.map((i: { id: string }) => i.id)).toContain(id);
  });
});
