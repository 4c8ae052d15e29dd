import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../server/actions/verify.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { tell } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';

/** The petition desk: from the register to the last review, with its clocks, its separations and what becomes of many. */
let city: City;
let zhejiang: City;
const desk = () => city.person('petitions');
const clerk = () => city.person('clerk');
const roads = () => city.person('roads');
const parks = () => city.person('parks');
const days = (n: number) => city.clock.advanceDays(n);
const today = () => city.clock.now().toISOString().slice(0, 10);

beforeAll(async () => {
  city = await createCity();
  await city.addPerson('petitions', [{ role: 'petitionOfficer' }]);
  await city.addPerson('petitions.parks', [{ role: 'petitionOfficer' }, { role: 'unitClerk', unitId: city.ids.parks }]);
  zhejiang = await createCity({ beside: city, rulePack: 'zhejiang', regionCode: '330100' });
  await zhejiang.addPerson('petitions', [{ role: 'petitionOfficer' }]);
});
afterAll(() => city.drop());

const letterOf = (more: object = {}) => ({
  channel: 'letter',
  receivedOn: today(),
  title: '道路施工影响出行',
  content: '东湖路施工围挡已有半年，居民出行困难，多次反映无人处理，请求明确完工时间并设置临时通道。',
  people: 1,
  name: '王秀英',
  phone: '13912340001',
  address: '东湖路88号',
  confidential: false,
  ...more,
});
const registered = (more: object = {}) => desk().make('petition', letterOf(more), 'register');
const handed = async (more: object = {}, kind = 'appeal') => {
  const one = await registered(more);
  await desk().act('petition', one.id, 'classify', { kind, ...(kind === 'accusation' ? { accused: '某负责人' } : {}) });
  await desk().act('petition', one.id, 'assign', { unitId: city.ids.roads, handReason: '请依法办理并报结果。' });
  return one;
};
const dueOf = async (id: string, key: string) =>
  (await desk().see('petition', id)).deadlines.find((d) => d.key === key && d.closedOn === null)?.dueOn;

describe('an appeal', () => {
  test('goes from the register over an organ to the answer, the review and the re-review, each in its time', async () => {
    const { id } = await registered();
    expect(await desk().see('petition', id)).toMatchObject({ state: 'registered', fields: { number: 1, name: '王秀英' } });
    // 3 March and 15 days.
    expect(await dueOf(id, 'tell')).toBe('2025-03-18');
    await desk().act('petition', id, 'classify', { kind: 'appeal', categoryId: city.ids.transport });
    expect(await dueOf(id, 'decide')).toBe('2025-05-06');
    await desk().act('petition', id, 'assign', { unitId: city.ids.roads, handReason: '请依法办理并报结果。' });
    expect(await dueOf(id, 'object')).toBe('2025-03-10');
    await desk().act('petition', id, 'tellReceipt', { on: today(), way: 'phone' });
    expect(await dueOf(id, 'tell')).toBeUndefined();
    const atOrgan = await roads().see('petition', id);
    expect(atOrgan.fields).toMatchObject({ name: '王秀英', address: '东湖路88号' });
    expect(Object.keys(atOrgan.fields)).not.toContain('accused');
    days(2);
    await roads().act('petition', id, 'accept');
    // 60 days run from the organ's acceptance; extended once, to 90.
    expect(await dueOf(id, 'decide')).toBe('2025-05-06');
    expect((await roads().try('petition', id, 'object', { reason: '不属职责。' })).status).toBe(409);
    expect((await roads().try('petition', id, 'extend', { reason: '涉及管线迁改。' })).status).toBe(403);
    await city.person('roads.head').act('petition', id, 'extend', { reason: '涉及管线迁改，需会同多家产权单位。' });
    expect(await dueOf(id, 'decide')).toBe('2025-06-03');
    expect((await desk().try('petition', id, 'extend', { reason: '再延。' })).body).toMatchObject({ code: 'guardRefused' });
    await roads().act('petition', id, 'report', { report: '已督促施工单位开通临时通道。' });
    await desk().act('petition', id, 'sendBack', { reason: '未说明完工时间。' });
    await roads().act('petition', id, 'report', { report: '已开通临时通道，6月底前完工。' });
    await desk().act('petition', id, 'answer', { answer: '临时通道已经开通，道路6月底前完工。' });
    // The thirtieth day falls on a holiday.
    expect(await dueOf(id, 'askReview')).toBe('2025-04-07');
    days(20);
    const ask = { askedOn: today(), body: '市政府', ground: '临时通道没有照明。' };
    await desk().act('petition', id, 'askReview', ask);
    expect(await dueOf(id, 'review')).toBe('2025-04-24');
    await desk().act('petition', id, 'decideReview', { outcome: 'changed', opinion: '责成增设照明。' });
    days(31);
    expect((await desk().try('petition', id, 'askReReview', { ...ask, askedOn: today() })).body.data).toMatchObject({
      reason: 'reviewLate',
    });
    await desk().act('petition', id, 'askReReview', { ...ask, askedOn: '2025-04-10' });
    await desk().act('petition', id, 'decideReReview', { outcome: 'upheld', opinion: '维持复查意见。' });
    const ended = await desk().see('petition', id);
    expect(ended).toMatchObject({ state: 'closed', fields: { ending: 'reReviewed', reReviewOutcome: 'upheld' } });
    for (const paper of ['petitionReceipt', 'petitionTransfer', 'petitionExtension', 'petitionAnswer', 'petitionReview']) {
      const { status, body } = await desk().bytes('GET', `/api/papers/${paper}/${id}`);
      expect([paper, status, body.subarray(0, 5).toString()]).toEqual([paper, 200, '%PDF-']);
    }
    // The organ has the letter to itself, not what is addressed to the petitioner where it may not know who that is.
    expect((await roads().bytes('GET', `/api/papers/petitionTransfer/${id}`)).status).toBe(200);
    expect((await desk().bytes('GET', `/api/papers/petitionNotAccepted/${id}`)).status).toBe(404);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('in a place with limits of its own is decided in 30 days, at most 60 more', async () => {
    const officer = zhejiang.person('petitions');
    const one = await officer.make('petition', letterOf(), 'register');
    await officer.act('petition', one.id, 'classify', { kind: 'appeal' });
    const start = today();
    const decide = (await officer.see('petition', one.id)).deadlines.find((d) => d.key === 'decide');
    expect(Math.round((Date.parse(decide?.dueOn ?? '') - Date.parse(start)) / 86_400_000)).toBeGreaterThanOrEqual(30);
    expect(Math.round((Date.parse(decide?.dueOn ?? '') - Date.parse(start)) / 86_400_000)).toBeLessThan(40);
    expect(decide?.source).toContain('浙江省信访条例');
    await officer.act('petition', one.id, 'extend', { reason: '情况复杂。' });
    const later = (await officer.see('petition', one.id)).deadlines.find((d) => d.key === 'decide');
    expect(Math.round((Date.parse(later?.dueOn ?? '') - Date.parse(start)) / 86_400_000)).toBeGreaterThanOrEqual(90);
    expect((await desk().get(`/api/petitions/${one.id}`)).status).toBe(404);
  });

  test('is objected to within five working days and not after; what nobody reviews lapses; new facts open it again', async () => {
    const first = await handed();
    await roads().act('petition', first.id, 'object', { reason: '属园林部门职责。' });
    expect((await roads().get(`/api/petitions/${first.id}`)).status).toBe(404);
    expect(await desk().see('petition', first.id)).toMatchObject({
      state: 'classified',
      fields: { unitId: null, objection: '属园林部门职责。' },
    });
    await desk().act('petition', first.id, 'transfer', { unitId: city.ids.parks, handReason: '请办理。' });
    days(12);
    expect((await parks().try('petition', first.id, 'object', { reason: '不属职责。' })).body.data).toMatchObject({
      reason: 'objectionLate',
    });
    await parks().act('petition', first.id, 'report', { report: '已处理。' });
    await desk().act('petition', first.id, 'answer', { answer: '已经处理。' });
    days(40);
    await sweepDeadlines(city.deps);
    expect(await desk().see('petition', first.id)).toMatchObject({ state: 'closed', fields: { ending: 'lapsed' } });
    await desk().act('petition', first.id, 'reopen', { reason: '出现新的情况。' });
    expect(await desk().see('petition', first.id)).toMatchObject({ state: 'classified', fields: { ending: null, unitId: null } });
    // Its clock starts anew; of another kind it has none, and has one again as an appeal.
    const due = await dueOf(first.id, 'decide');
    expect(due !== undefined && due > today()).toBe(true);
    await desk().act('petition', first.id, 'classify', { kind: 'proposal' });
    expect(await dueOf(first.id, 'decide')).toBeUndefined();
    expect((await desk().see('petition', first.id)).deadlines.findLast((d) => d.key === 'decide')).toMatchObject({ outcome: 'void' });
    await desk().act('petition', first.id, 'classify', { kind: 'appeal' });
    expect(await dueOf(first.id, 'decide')).toBe(due);
    await desk().act('petition', first.id, 'notAccept', { ground: 'alreadyDecided', reason: '已有结论，没有新的事实。' });
    expect((await desk().bytes('GET', `/api/papers/petitionNotAccepted/${first.id}`)).status).toBe(200);
  });

  test('of many who come together has some who speak for them, five at most; each coming is noted', async () => {
    const many = { channel: 'visit', people: 30 };
    const speakers = (n: number) => Array.from({ length: n }, (_, i) => ({ person: `代表${i}`, reach: `1390000000${i}` }));
    const make = (more: object) => desk().post('/api/petitions/register', letterOf({ ...many, ...more }));
    expect((await make({})).body.data).toMatchObject({ reason: 'representativesNeeded' });
    expect((await make({ representatives: speakers(6) })).body.data).toMatchObject({
      reason: 'tooManyRepresentatives',
      reasonData: { most: 5 },
    });
    const { body } = await make({ representatives: speakers(5) });
    await desk().act('petition', body.record.id, 'logVisit', { on: today(), people: 5, said: '询问进度。' });
    expect((await desk().see('petition', body.record.id)).fields.visits).toEqual([{ on: today(), people: 5, said: '询问进度。' }]);
    expect((await desk().get('/api/petitions')).text).not.toContain('代表0');
  });
});

describe('kept apart', () => {
  test('a judicial matter is referred, and nothing is decided on it', async () => {
    const one = await registered({ title: '对判决不服' });
    await desk().act('petition', one.id, 'classify', { kind: 'judicial' });
    const seen = await desk().see('petition', one.id);
    for (const action of ['transfer', 'assign', 'answer']) expect(seen.can).not.toContain(action);
    expect((await desk().try('petition', one.id, 'answer', { answer: '改判。' })).body.data).toMatchObject({ reason: 'judicialApart' });
    await desk().act('petition', one.id, 'refer', { referredTo: '市中级人民法院', reason: '属诉讼权利救济。' });
    await desk().act('petition', one.id, 'tellReferral');
    expect(await desk().see('petition', one.id)).toMatchObject({ state: 'closed', fields: { ending: 'referred', answer: null } });
    const other = await registered();
    await desk().act('petition', other.id, 'classify', { kind: 'appeal' });
    expect((await desk().try('petition', other.id, 'refer', { referredTo: '法院', reason: '理由。' })).status).toBe(409);
  });

  test('an accused organ is not given the petition, loses it when named late, and sees nothing of it whatever else its people are', async () => {
    const one = await registered({ title: '反映干部问题', name: '举报人甲' });
    expect((await desk().try('petition', one.id, 'classify', { kind: 'accusation' })).body.data).toMatchObject({ reason: 'accusedNeeded' });
    await desk().act('petition', one.id, 'classify', { kind: 'accusation', accused: '某科长' });
    await desk().act('petition', one.id, 'transfer', { unitId: city.ids.parks, handReason: '请核实。' });
    // Of an accusation no organ learns who made it.
    expect(Object.keys((await parks().see('petition', one.id)).fields)).not.toContain('name');
    const both = city.person('petitions.parks');
    expect((await both.see('petition', one.id)).id).toBe(one.id);
    const before = (await both.get('/api/notices')).text;
    await desk().act('petition', one.id, 'nameAccused', { accusedUnitIds: [city.ids.parks] });
    expect(await desk().see('petition', one.id)).toMatchObject({ state: 'classified', fields: { unitId: null } });
    for (const name of ['parks', 'parks.head', 'petitions.parks']) {
      expect((await city.person(name).get(`/api/petitions/${one.id}`)).status, name).toBe(404);
      expect((await city.person(name).list('petition', 'limit=200')).map((p) => p.id)).not.toContain(one.id);
    }
    expect((await both.try('petition', one.id, 'logVisit', { on: today(), people: 1, said: '看看。' })).status).toBe(404);
    expect((await both.get('/api/petitions?q=反映干部问题')).body.items).toEqual([]);
    expect((await both.get('/api/petitions/count')).body.count).toBe((await both.list('petition', 'limit=200')).length);
    expect((await desk().get('/api/petitions/count')).body.count).toBe((await both.list('petition', 'limit=200')).length + 1);
    expect((await both.get(`/api/petitions/${one.id}/log`)).status).toBe(404);
    expect((await both.get('/api/notices')).text).toBe(before);
    for (const action of ['transfer', 'assign'])
      expect((await desk().try('petition', one.id, action, { unitId: city.ids.parks, handReason: '请核实。' })).body.data).toMatchObject({
        reason: 'accusedUnit',
      });
    // The office above an accused one's peers is accused: nobody below it is given the petition either.
    await desk().act('petition', one.id, 'nameAccused', { accusedUnitIds: [city.ids.parks, city.ids.relay] });
    expect((await desk().try('petition', one.id, 'assign', { unitId: city.ids.roads, handReason: '请核实。' })).body.data).toMatchObject({
      reason: 'accusedAbove',
    });
    await desk().act('petition', one.id, 'assign', { unitId: city.ids.party, handReason: '请依纪依法核查。' });
    const checking = await city.person('party').see('petition', one.id);
    expect(checking.parties.map((p) => p.party)).not.toContain('accused');
    expect(JSON.stringify(checking)).not.toContain(city.ids.parks);
    await city.person('party').act('petition', one.id, 'report', { report: '已核查。' });
    expect((await desk().get('/api/notices')).text).toContain(one.id);
    expect((await both.get('/api/notices')).text).toBe(before);
    // A repetition names nobody itself: it is not given to whom the earlier one accuses, nor called one while they have it.
    const repeated = await handed({ title: '再次反映干部问题', confidential: true });
    const named = (await roads().get('/api/notices')).text;
    expect(named).toContain('信访第');
    expect(named).not.toContain('保密建议');
    expect((await desk().try('petition', repeated.id, 'markRepeat', { earlierId: one.id })).body.data).toMatchObject({
      reason: 'earlierAccuses',
    });
    // The office above is named: the organ below loses it too.
    await desk().act('petition', repeated.id, 'nameAccused', { accusedUnitIds: [city.ids.relay] });
    expect(await desk().see('petition', repeated.id)).toMatchObject({ state: 'classified', fields: { unitId: null } });
    expect((await roads().get(`/api/petitions/${repeated.id}`)).status).toBe(404);
    await desk().act('petition', repeated.id, 'markRepeat', { earlierId: one.id });
    expect(
      (await desk().try('petition', repeated.id, 'assign', { unitId: city.ids.parks, handReason: '请核实。' })).body.data,
    ).toMatchObject({
      reason: 'accusedUnit',
    });
    await desk().act('petition', repeated.id, 'close', { ending: 'withdrawn', reason: '本人撤回。' });
    await desk().act('petition', repeated.id, 'nameAccused', { accusedUnitIds: [city.ids.relay, city.ids.parks] });
    expect((await desk().see('petition', repeated.id)).state).toBe('closed');
  });
});

describe('what many petition about', () => {
  test('is found again by the same person or the same words, linked and counted', async () => {
    const earlier = await registered({
      phone: '13977778888',
      name: '钱大爷',
      title: '供暖温度不达标',
      content: '小区供暖温度一直不达标，家里只有十四度，老人孩子受不了。',
    });
    const again = await registered({
      phone: '+86 139-7777-8888',
      name: '钱  大爷',
      title: '又反映供暖',
      content: '再次反映另外一件事情，请给个说法。',
    });
    const other = await registered({
      phone: '13900009999',
      name: '孙女士',
      title: '供暖不热',
      content: '小区供暖温度不达标，家里只有十四度，希望供热公司处理。',
    });
    const alike = async (id: string) =>
      (await desk().get(`/api/similar-petitions/${id}`)).body.items as { id: string; same: string[]; score: number }[];
    expect((await alike(again.id)).find((i) => i.id === earlier.id)?.same).toEqual(['name', 'phone']);
    const words = (await alike(other.id)).find((i) => i.id === earlier.id);
    expect(words).toMatchObject({ same: [] });
    expect(words?.score).toBeGreaterThan(25);
    expect((await clerk().get(`/api/similar-petitions/${again.id}`)).status).toBe(403);
    await desk().act('petition', again.id, 'markRepeat', { earlierId: earlier.id });
    expect((await desk().see('petition', earlier.id)).fields.repeats).toBe(1);
    expect((await desk().try('petition', earlier.id, 'markRepeat', { earlierId: again.id })).status).toBe(409);
    const trace = await sql<{ row: string }>`SELECT to_json(t)::text AS row FROM confided_trace t`.execute(city.deps.db);
    expect(trace.rows.length).toBeGreaterThan(0);
    for (const { row } of trace.rows) expect(row).not.toMatch(/139777|钱/);
    const topics = (await desk().get('/api/petition-topics?days=200')).body.items as { petitions: { id: string }[] }[];
    expect(topics.some((t) => t.petitions.some((p) => p.id === earlier.id) && t.petitions.some((p) => p.id === other.id))).toBe(true);

    const topic = await city.person('chair').make('supervisionTopic', {
      title: '供暖保障情况',
      sessionId: city.ids.session,
      planYear: 2025,
      source: 'petitions',
      theme: '来信来访集中反映供暖温度不达标。',
    });
    await desk().act('petition', earlier.id, 'classify', { kind: 'proposal' });
    await desk().act('petition', earlier.id, 'linkTopic', { topicId: topic.id });
    expect((await desk().list('petition', `topicId=${topic.id}`)).map((p) => p.id)).toEqual([earlier.id]);
    await desk().act('petition', earlier.id, 'makeSuggestion', {
      title: '关于保障居民供暖温度的建议',
      problem: '多个小区供暖温度不达标。',
      proposal: '建立测温和退费机制。',
      sessionId: city.ids.session,
      leadDeputyId: city.person('lin').seat,
    });
    const { fields } = await desk().see('petition', earlier.id);
    expect((await city.person('lin').see('suggestion', fields.suggestionId)).fields).toMatchObject({ petitionId: earlier.id });
  });

  test('figures open the records they count', async () => {
    const answer = await desk().get(`/api/figures?session=${city.ids.session}&cutoff=${today()}`);
    if (answer.status !== 200) throw new Error(answer.text);
    const figures = answer.body.figures as { measure: string; denominator: number }[];
    expect(figures.find((f) => f.measure === 'petitions')?.denominator).toBe((await desk().list('petition', 'limit=200')).length);
  });
});

describe('an opinion that is a petition', () => {
  test('is taken over with what was confided, linked both ways; its end is told to whoever spoke', async () => {
    const citizen = await tell(city, { content: '反映邻里纠纷长期得不到处理。', name: '周女士', phone: '13866665555', anonymous: false });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'convert', { target: 'petition' });
    const opinion = await clerk().see('opinion', citizen.id);
    expect(opinion.state).toBe('converted');
    const one = await desk().see('petition', opinion.fields.petitionId);
    expect(one.fields).toMatchObject({
      opinionId: citizen.id,
      content: '反映邻里纠纷长期得不到处理。',
      name: '周女士',
      phone: '13866665555',
      confidential: false,
      channel: 'opinion',
    });
    const logged = await sql<{ row: string }>`SELECT to_json(l)::text AS row FROM record_log l WHERE record_id = ${one.id}`.execute(
      city.deps.db,
    );
    for (const { row } of logged.rows) expect(row).not.toMatch(/周女士|13866665555|邻里/);
    await desk().act('petition', one.id, 'classify', { kind: 'appeal' });
    await desk().act('petition', one.id, 'answer', { answer: '已由街道调解。' });
    // It ended: whoever spoke is owed a word, and it is somebody's turn to say it.
    expect((await clerk().see('opinion', citizen.id)).state).toBe('answered');
    await clerk().act('opinion', citizen.id, 'feedBack', { feedback: '街道已经上门调解。' });
    expect((await citizen.see()).feedback).toBe('街道已经上门调解。');
  });

  test('is taken from the organ that has it, without a word to it, and can be routed to none again', async () => {
    const citizen = await tell(city, { content: '反映园林局有人收受好处。', name: '冯先生', phone: '13877776666', anonymous: false });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    const route = { routeKind: 'department', unitId: city.ids.parks, routeReason: '请核实。' };
    await clerk().act('opinion', citizen.id, 'route', route);
    expect((await parks().see('opinion', citizen.id)).id).toBe(citizen.id);
    const before = (await parks().get('/api/notices')).text;
    await clerk().act('opinion', citizen.id, 'convert', { target: 'petition' });
    expect((await parks().get(`/api/opinions/${citizen.id}`)).status).toBe(404);
    expect((await parks().get('/api/notices')).text).toBe(before);
    const { petitionId } = (await clerk().see('opinion', citizen.id)).fields;
    await desk().act('petition', petitionId, 'notAccept', { ground: 'othersDuty', reason: '属其他机关职责。' });
    await clerk().act('opinion', citizen.id, 'escalate', { note: '请督办。' });
    expect((await clerk().try('opinion', citizen.id, 'route', route)).body.data).toMatchObject({ reason: 'isPetition' });
    expect((await clerk().see('opinion', citizen.id)).can).not.toContain('route');
  });

  test('erased by its citizen takes the petition with it; erased at the desk, only what is counted stays', async () => {
    const citizen = await tell(city, { content: '不想再留下的话。', name: '吴先生', phone: '13811112222' });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'convert', { target: 'petition' });
    const { petitionId } = (await clerk().see('opinion', citizen.id)).fields;
    await desk().act('petition', petitionId, 'classify', { kind: 'proposal', categoryId: city.ids.transport });
    expect((await citizen.call('POST', '/erase', { sure: true })).status).toBe(204);
    const own = await registered({ name: '郑奶奶', phone: '13844443333', content: '也请删掉的话。' });
    await desk().act('petition', own.id, 'classify', { kind: 'appeal', categoryId: city.ids.transport });
    await desk().act('petition', own.id, 'erase');
    for (const id of [petitionId, own.id]) {
      expect(await desk().see('petition', id)).toMatchObject({
        state: 'archived',
        fields: { content: null, name: null, phone: null, categoryId: city.ids.transport },
      });
      for (const table of ['confided', 'confided_trace']) {
        const left = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)} WHERE record_id = ${id}`.execute(
          city.deps.db,
        );
        expect([table, left.rows[0]?.n]).toEqual([table, 0]);
      }
      const row = await sql<{ row: string }>`SELECT to_json(t)::text AS row FROM petition t WHERE id = ${id}`.execute(city.deps.db);
      expect(row.rows[0]?.row).not.toMatch(/吴先生|郑奶奶|138|删掉|留下/);
    }
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('goes elsewhere than into this system: it is at once somebody’s turn to tell where', async () => {
    const citizen = await tell(city, { content: '对立法有一条意见。' });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'convert', { target: 'legislativeOpinion', note: '法工委意见台账第12号' });
    expect(await clerk().see('opinion', citizen.id)).toMatchObject({ state: 'answered', can: expect.arrayContaining(['feedBack']) });
    expect((await clerk().get('/api/work')).text).toContain(citizen.id);
  });
});
