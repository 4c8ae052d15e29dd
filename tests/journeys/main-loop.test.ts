import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, contact, createCity, draftOf, type Member, replyOf, type Seen } from '../support/city.ts';

let city: City;

function first(items: readonly Seen[]): Seen {
  const [item] = items;
  if (!item) throw new Error('the list is empty');
  return item;
}

beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

describe('one suggestion from the draft to the archive', () => {
  test('every state in turn', async () => {
    const [lin, mei, tan, clerk, relay, schools, roads] = ['lin', 'mei', 'tan', 'clerk', 'relay', 'schools', 'roads'].map((name) =>
      city.person(name),
    ) as [Member, Member, Member, Member, Member, Member, Member];
    const head = city.person('schools.head');
    const draft = await lin.make('suggestion', draftOf(city));
    expect(draft.state).toBe('draft');
    expect(draft.can).toEqual(['edit', 'inviteCosigners', 'submit', 'discard']);
    const id = draft.id;

    const cosigning = await lin.act('suggestion', id, 'inviteCosigners', {
      deputyIds: [mei.seat, tan.seat],
      cutoff: '2025-03-08T10:00:00Z',
      note: '请附议',
    });
    expect(cosigning.state).toBe('cosigning');
    expect((await mei.list('suggestion')).map((s) => s.id)).toContain(id);
    await mei.act('suggestion', id, 'cosign');
    const early = await lin.try('suggestion', id, 'submit', { oneMatter: true });
    expect(early.status).toBe(409);
    expect(early.body.data.reason).toBe('cosignersUnanswered');
    await tan.act('suggestion', id, 'declineCosign', { note: '与本人领域无关' });
    const submitted = await lin.act('suggestion', id, 'submit', { oneMatter: true });
    expect(submitted.state).toBe('submitted');
    expect(submitted.deadlines.find((d) => d.key === 'handOver')?.dueOn).toBe('2025-03-17');

    expect((await clerk.act('suggestion', id, 'accept')).state).toBe('reviewing');
    const reg = await clerk.act('suggestion', id, 'register', { categoryId: city.ids.education, nature: 'new' });
    expect([reg.state, reg.fields.number]).toEqual(['registered', 1]);
    await clerk.act('suggestion', id, 'preAssign', {
      units: [
        { unitId: city.ids.schools, role: 'lead' },
        { unitId: city.ids.roads, role: 'co' },
      ],
    });
    await schools.act('suggestion', id, 'answerPreAssignment', { accepts: true });
    const over = await clerk.act('suggestion', id, 'handOver', {
      units: [
        { unitId: city.ids.schools, role: 'lead', viaUnitId: city.ids.relay },
        { unitId: city.ids.roads, role: 'co', viaUnitId: city.ids.relay },
      ],
    });
    expect(over.state).toBe('handedOver');
    const passing = first(await relay.list('assignment'));
    expect(passing.fields.role).toBe('relay');
    await relay.act('assignment', passing.id, 'distribute', {
      units: [
        { unitId: city.ids.schools, role: 'lead' },
        { unitId: city.ids.roads, role: 'co' },
      ],
    });

    const lead = first(await schools.list('assignment', 'role=lead'));
    const co = first(await roads.list('assignment'));
    const signed = await schools.act('assignment', lead.id, 'signIn');
    expect(signed.deadlines.find((d) => d.key === 'reply')?.dueOn).toBe('2025-06-03');
    expect((await lin.see('suggestion', id)).state).toBe('inProgress');
    await roads.act('assignment', co.id, 'signIn');
    await schools.act('assignment', lead.id, 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '分三步办理。',
      measures: [{ measure: '走访社区' }],
    });
    await contact(city, lead.id);
    const noted = (await lin.see('assignment', lead.id)).fields.contacts;
    await lin.act('assignment', lead.id, 'confirmContact', { contactId: noted[0].id });

    await roads.act('assignment', co.id, 'submitCoOpinion', { opinion: '无意见。' });
    await schools.act('assignment', co.id, 'rejectCoOpinion', { reason: '意见空泛，请说明公交站点调整安排。' });
    expect((await roads.see('assignment', co.id)).state).toBe('coOpinionRejected');
    await roads.act('assignment', co.id, 'submitCoOpinion', { opinion: '将在两处托育点门前增设公交停靠站。' });

    await schools.act('assignment', lead.id, 'draftReply', replyOf());
    await head.act('assignment', lead.id, 'approveReply', { signatory: '何局长', docMark: '试教函' });
    const issued = await schools.act('assignment', lead.id, 'issueReply');
    expect([issued.state, issued.fields.docNumber]).toEqual(['replied', '试教函〔2025〕1号']);
    expect((await roads.see('assignment', co.id)).state).toBe('concluded');
    expect((await mei.see('suggestion', id)).fields.resultClass).toBe('A');

    await lin.act('assignment', lead.id, 'evaluate', { attitude: 'satisfied', result: 'basicallySatisfied', channel: 'platform' });
    const done = await lin.see('suggestion', id);
    expect([done.state, done.fields.attitude, done.fields.result]).toEqual(['concluded', 'satisfied', 'basicallySatisfied']);
    expect((await clerk.act('suggestion', id, 'publish')).state).toBe('published');
    const anyone = await city.app.inject({ method: 'GET', url: `/api/suggestions/${id}` });
    expect(anyone.statusCode).toBe(200);
    expect((await clerk.act('suggestion', id, 'archive')).state).toBe('archived');

    const story = await clerk.get(`/api/suggestions/${id}/log`);
    expect(story.body.items.length).toBeGreaterThan(15);
    const verified = await city.person('audit.admin').post('/api/audit/verify');
    expect(verified.body.faults).toEqual([]);
  });
});
