import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMeasure } from '../../processes/measures.ts';
import { type City, createCity, draftOf } from '../support/city.ts';

let city: City;
const who = (name: string) => city.person(name);

beforeAll(async () => {
  city = await createCity();
});
afterAll(async () => {
  const verified = await who('audit.admin').post('/api/audit/verify');
  expect(verified.body.faults).toEqual([]);
  await city.drop();
});

const question = (more: object = {}) => ({
  unitId: city.ids.schools,
  title: '东湖片区托育用房的配置标准',
  question: '新建小区配套用房能否预留托育空间，现行标准是什么？',
  ...more,
});
const accepted = { contactName: '周科长', contactPhone: '028-81234567' };

async function told(name: string): Promise<string[]> {
  const answer = await who(name).get('/api/notices');
  return answer.body.items.map((n: { title: string; body: string }) => `${n.title} ${n.body}`);
}

describe('a question put to a unit before a suggestion is submitted', () => {
  test('raised for a draft, accepted, fed back, rated; named by the suggestion; seen by the office only once submitted', async () => {
    const draft = await who('lin').make('suggestion', draftOf(city, { title: '关于预留托育用房的建议' }));
    const { id } = await who('lin').make('preConsultation', question({ suggestionId: draft.id }));
    expect((await who('lin').see('suggestion', draft.id)).fields.preConsultationIds).toEqual([id]);

    const seen = await who('schools').see('preConsultation', id);
    expect(seen.can).toEqual(['accept', 'refuse']);
    expect(seen.fields.question).toContain('预留托育空间');
    expect(['suggestionId', 'submittedOn', 'usefulness', 'closeNote'].filter((f) => f in seen.fields)).toEqual([]);
    const whole = await who('schools').get(`/api/pre-consultations/${id}`);
    expect(whole.text).not.toContain(draft.id);
    expect((await who('schools').get(`/api/suggestions/${draft.id}`)).status).toBe(404);
    expect((await who('schools').get(`/api/pre-consultations?suggestionId=${draft.id}`)).body.items ?? []).toEqual([]);
    for (const name of ['clerk', 'office', 'chair', 'mei', 'roads', 'relay'])
      expect((await who(name).get(`/api/pre-consultations/${id}`)).status, name).toBe(404);

    await who('schools').act('preConsultation', id, 'accept', accepted);
    const back = await who('schools.head').act('preConsultation', id, 'feedBack', { feedback: '标准正在修订，拟按每千人十个托位配置。' });
    expect(back.state).toBe('fedBack');
    const closed = await who('lin').act('preConsultation', id, 'close', { usefulness: 'helpful', closeNote: '据此起草。' });
    expect([closed.state, closed.fields.usefulness]).toEqual(['closed', 'helpful']);
    const after = await who('schools').get(`/api/pre-consultations/${id}`);
    expect(after.text).not.toContain('据此起草');
    const log = await who('schools').get(`/api/pre-consultations/${id}/log`);
    expect(log.text).not.toMatch(/据此起草|"helpful"|noteSuggestion/);

    await who('lin').act('suggestion', draft.id, 'submit', { oneMatter: true });
    const office = await who('clerk').see('preConsultation', id);
    expect([office.fields.submittedOn, office.fields.suggestionId]).toEqual(['2025-03-03', draft.id]);
    expect((await who('clerk').list('preConsultation', `suggestionId=${draft.id}`)).map((c) => c.id)).toEqual([id]);
    expect((await who('schools').get(`/api/pre-consultations/${id}`)).text).not.toContain(draft.id);
    expect((await who('clerk').get(`/api/pre-consultations/${id}`)).status).toBe(200);
    expect((await told('lin')).some((t) => t.includes('已有反馈'))).toBe(true);
    expect((await told('schools')).some((t) => t.includes('事前沟通'))).toBe(true);
  });

  test('made before any draft, and a draft begun from it; set free when the draft is discarded', async () => {
    const { id } = await who('lin').make('preConsultation', question());
    await who('schools').act('preConsultation', id, 'accept', accepted);
    await who('schools').act('preConsultation', id, 'feedBack', { feedback: '尚无安排，欢迎提出建议。' });
    const one = await who('lin').make('suggestion', draftOf(city, { preConsultationIds: [id] }));
    expect((await who('lin').see('preConsultation', id)).fields.suggestionId).toBe(one.id);
    const twice = await who('lin').post('/api/suggestions', draftOf(city, { preConsultationIds: [id] }));
    expect([twice.status, twice.body.data.reason]).toEqual([409, 'alreadyNamed']);
    await who('lin').act('suggestion', one.id, 'discard');
    expect((await who('lin').see('preConsultation', id)).fields.suggestionId).toBeNull();
    const two = await who('lin').make('suggestion', draftOf(city, { preConsultationIds: [id] }));
    await who('lin').act('suggestion', two.id, 'edit', { preConsultationIds: [] });
    expect((await who('lin').see('suggestion', two.id)).fields.preConsultationIds).toBeNull();
    expect((await who('lin').see('preConsultation', id)).fields.suggestionId).toBeNull();
  });

  test("nobody names another's question or asks for another's draft, and the refusal changes nothing", async () => {
    const { id } = await who('lin').make('preConsultation', question());
    const stolen = await who('mei').post('/api/suggestions', draftOf(city, { preConsultationIds: [id] }));
    expect([stolen.status, stolen.body.data.reason]).toEqual([409, 'notRaiser']);
    const draft = await who('lin').make('suggestion', draftOf(city));
    const foreign = await who('mei').post('/api/pre-consultations', question({ suggestionId: draft.id }));
    expect([foreign.status, foreign.body.data.reason]).toEqual([409, 'notLeadDeputy']);
    expect((await who('lin').see('suggestion', draft.id)).fields.preConsultationIds).toBeNull();
    expect(await who('mei').list('preConsultation')).toEqual([]);
    expect((await who('clerk').post('/api/pre-consultations', question())).status).toBe(403);
  });

  test('what belongs to a confidential suggestion stays between deputy and unit', async () => {
    const { id } = await who('lin').make('preConsultation', question());
    const secret = draftOf(city, { preConsultationIds: [id], secrecy: 'confidential', secrecyReason: '涉及未公开事项' });
    const draft = await who('lin').make('suggestion', secret);
    await who('lin').act('suggestion', draft.id, 'submit', { oneMatter: true });
    expect((await who('clerk').get(`/api/pre-consultations/${id}`)).status).toBe(404);
    const other = await who('lin').make('preConsultation', question());
    const open = await who('lin').make('suggestion', draftOf(city, { preConsultationIds: [other.id] }));
    await who('lin').act('suggestion', open.id, 'submit', { oneMatter: true });
    await who('clerk').act('suggestion', open.id, 'accept');
    expect((await who('clerk').get(`/api/pre-consultations/${other.id}`)).status).toBe(200);
    await who('clerk').act('suggestion', open.id, 'makeConfidential', { reason: '代表要求保密' });
    expect((await who('clerk').get(`/api/pre-consultations/${other.id}`)).status).toBe(404);
  });

  test('refused with the unit to ask instead; withdrawn while open; no time limit unless a place sets one', async () => {
    const no = await who('lin').make('preConsultation', question());
    expect(no.deadlines).toEqual([]);
    await who('schools').act('preConsultation', no.id, 'refuse', { reason: '属规划部门职责。', suggestedUnitId: city.ids.roads });
    expect((await who('lin').see('preConsultation', no.id)).fields.suggestedUnitId).toBe(city.ids.roads);
    const gone = await who('lin').make('preConsultation', question());
    expect((await who('lin').act('preConsultation', gone.id, 'withdraw', {})).state).toBe('withdrawn');
    expect((await who('schools').try('preConsultation', gone.id, 'accept', accepted)).status).toBe(409);

    await who('system.admin').make('localRule', {
      ruleKey: 'preConsultation.feedBack',
      value: JSON.stringify({ amount: 10, unit: 'workday', roll: 'none', startEvent: 'consultationAccepted' }),
      effectiveFrom: '2025-01-01',
      effectiveTo: null,
      note: null,
      source: '市人大常委会代表工作规程第八条',
    });
    const timed = await who('lin').make('preConsultation', question());
    const taken = await who('schools').act('preConsultation', timed.id, 'accept', accepted);
    expect(taken.deadlines.map((d) => [d.key, d.dueOn])).toEqual([['feedBack', '2025-03-17']]);
  });

  test('the figure counts the registered suggestions that rest on one', async () => {
    const { id } = await who('lin').make('preConsultation', question());
    for (const more of [{ preConsultationIds: [id] }, {}]) {
      const draft = await who('lin').make('suggestion', draftOf(city, more));
      await who('lin').act('suggestion', draft.id, 'submit', { oneMatter: true });
      await who('clerk').act('suggestion', draft.id, 'accept');
      await who('clerk').act('suggestion', draft.id, 'register', { categoryId: city.ids.education, nature: 'new' });
    }
    const figures = await who('clerk').get(`/api/figures?session=${city.ids.session}&cutoff=2025-03-03`);
    const one = figures.body.figures.find((f: { measure: string }) => f.measure === 'preConsulted');
    expect(findMeasure('preConsulted')).toBeDefined();
    expect([one.numerator, one.denominator, one.percent]).toEqual([1, 2, '50.00']);
  });
});
