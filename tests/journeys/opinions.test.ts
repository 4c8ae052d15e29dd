import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../server/actions/verify.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { citizenWith, stationOf, submit, tell } from '../support/citizen.ts';
import { type City, createCity, handedOver, replied } from '../support/city.ts';

/** From the telling to what became of it: every state and every branch, with the clock moved by hand. */
let city: City;
let stationId: string;

const lin = () => city.person('lin');
const clerk = () => city.person('clerk');
const keeper = () => city.person('keeper');
const roads = () => city.person('roads');
const days = (n: number) => city.clock.advanceDays(n);
const codeOf = async (code: string) => (await clerk().get(`/api/deputy-codes/${code}/address`)).body.code as string;

beforeAll(async () => {
  city = await createCity();
  await city.addPerson('keeper', [{ role: 'deputyStationKeeper' }]);
  const made = await clerk().make('station', stationOf({ deputyIds: [lin().seat], keeperId: keeper().accountId }));
  stationId = made.id;
});
afterAll(() => city.drop());

const route = { routeKind: 'department', unitId: '', routeReason: '请核实路灯情况并尽快修复。' };
const routed = () => ({ ...route, unitId: city.ids.roads });

describe('an opinion', () => {
  test('is told by a code, received, routed, answered, fed back, rated and closed', async () => {
    const code = await clerk().make('deputyCode', { name: '林代表', subject: 'deputy', deputyId: lin().seat }, 'issue');
    const citizen = await tell(city, {
      code: await codeOf(code.id),
      name: '王小明',
      phone: '13912345678',
      place: '东湖路88号3栋',
      categoryId: city.ids.transport,
    });
    expect(await citizen.see()).toMatchObject({
      state: 'submitted',
      with: { deputy: 'lin' },
      contact: { name: '王**', phone: '139****5678' },
    });
    const seen = await lin().see('opinion', citizen.id);
    expect(seen.fields).toMatchObject({
      title: '小区东门外的路灯坏了一个多月，晚上看不清路',
      name: '王小明',
      phone: '13912345678',
      channel: 'deputyCode',
    });
    expect(seen.deadlines.find((d) => d.key === 'receive')).toMatchObject({ dueOn: '2025-03-06' });
    expect((await lin().get('/api/work')).text).toContain('小区东门外的路灯坏了');
    await lin().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await lin().act('opinion', citizen.id, 'route', routed());
    const atUnit = await roads().see('opinion', citizen.id);
    expect(atUnit.fields).toMatchObject({ content: expect.stringContaining('路灯'), place: '东湖路88号3栋' });
    expect(Object.keys(atUnit.fields)).not.toContain('phone');
    expect(JSON.stringify(atUnit)).not.toContain('王小明');
    expect(atUnit.deadlines.find((d) => d.key === 'answer')).toMatchObject({ dueOn: '2025-03-24' });
    await roads().act('opinion', citizen.id, 'accept');
    await lin().act('opinion', citizen.id, 'markComplex');
    expect((await roads().see('opinion', citizen.id)).deadlines.find((d) => d.key === 'answer')?.dueOn).toBe('2025-04-15');
    await roads().act('opinion', citizen.id, 'answer', { answer: '已更换损坏灯具12盏。', measures: '列入月度巡检。' });
    expect((await citizen.see()).answer).toBeNull();
    const taken = await citizen.call('GET', '/export');
    expect(JSON.parse(taken.text).fields).toMatchObject({
      name: '王小明',
      phone: '13912345678',
      answer: null,
      consentVersion: expect.any(String),
    });
    for (const inner of ['已更换', '列入月度巡检', 'measures', '请核实路灯', 'urgings']) expect(taken.text).not.toContain(inner);
    await lin().act('opinion', citizen.id, 'feedBack', { feedback: '路灯已经修好，您可以看看。' });
    const told = await citizen.see();
    expect(told).toMatchObject({
      state: 'fedBack',
      feedback: '路灯已经修好，您可以看看。',
      answer: '已更换损坏灯具12盏。',
      can: expect.arrayContaining(['rate', 'remark', 'erase']),
    });
    expect(told.steps.map((s) => s.step)).toEqual(['submitted', 'received', 'routed', 'inProgress', 'answered', 'fedBack']);
    expect((await citizen.call('POST', '/rating', { rating: 'satisfied', text: '修得很快。' })).status).toBe(200);
    expect(await citizen.see()).toMatchObject({ state: 'rated', rating: 'satisfied' });
    days(8);
    await sweepDeadlines(city.deps);
    expect((await citizen.see()).state).toBe('closed');
  });

  test('shows the unit who told it only where that was agreed to', async () => {
    const citizen = await tell(city, { name: '赵大姐', phone: '13700001111', anonymous: false });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'route', routed());
    expect((await roads().see('opinion', citizen.id)).fields).toMatchObject({ name: '赵大姐', phone: '13700001111' });
    await roads().act('opinion', citizen.id, 'returnRoute', { reason: '属园林部门。' });
    expect((await roads().get(`/api/opinions/${citizen.id}`)).status).toBe(404);
    await clerk().act('opinion', citizen.id, 'route', { ...route, unitId: city.ids.parks });
    expect((await city.person('parks').see('opinion', citizen.id)).fields.unitId).toBe(city.ids.parks);
  });

  test('is answered by the deputy, and joined opinions hear the same; what was joined wrongly is taken apart', async () => {
    const [first, second, third] = [await tell(city), await tell(city), await tell(city, { content: '公交站台没有雨棚。' })];
    for (const one of [first, second, third]) await clerk().act('opinion', one.id, 'receive', { grade: 'ordinary' });
    for (const one of [second, third]) await clerk().act('opinion', one.id, 'merge', { intoId: first.id });
    expect((await clerk().try('opinion', first.id, 'merge', { intoId: first.id })).status).toBe(409);
    expect((await clerk().see('opinion', first.id)).fields.mergedCount).toBe(2);
    await clerk().act('opinion', third.id, 'unmerge', { reason: '不是同一件事。' });
    expect((await clerk().see('opinion', first.id)).fields.mergedCount).toBe(1);
    await clerk().act('opinion', first.id, 'answerAsDeputy', { feedback: '已列入本月检修计划。' });
    expect(await first.see()).toMatchObject({ state: 'answeredByDeputy', feedback: '已列入本月检修计划。' });
    expect(await second.see()).toMatchObject({ state: 'fedBack', feedback: '已列入本月检修计划。', merged: true });
    expect((await third.see()).state).toBe('received');
    days(16);
    await sweepDeadlines(city.deps);
    const lapsed = await clerk().see('opinion', second.id);
    expect(lapsed.fields).toMatchObject({ ratingLapsed: true, rating: null });
    expect(lapsed.deadlines.filter((d) => d.closedOn === null).map((d) => d.key)).toEqual(['retention']);
  });

  test('erased by its citizen leaves those joined to it to be handled by themselves, with a number of their own', async () => {
    const [main, second] = [await tell(city), await tell(city)];
    await clerk().act('opinion', main.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', second.id, 'merge', { intoId: main.id });
    expect((await main.call('POST', '/erase', { sure: true })).status).toBe(204);
    const left = await clerk().see('opinion', second.id);
    expect(left).toMatchObject({ state: 'received', fields: { mergedIntoId: null, number: expect.any(Number) } });
    expect(left.deadlines.filter((d) => d.closedOn === null).map((d) => d.key)).toContain('decide');
    const notices = (await clerk().get('/api/notices?limit=100')).body.items as { kind: string }[];
    expect(notices.map((n) => n.kind)).toContain('opinion.mainErased');
    const [third, fourth] = [await tell(city), await tell(city)];
    await clerk().act('opinion', third.id, 'merge', { intoId: fourth.id });
    await clerk().act('opinion', third.id, 'unmerge', { reason: '不是同一件事。' });
    expect((await clerk().see('opinion', third.id)).fields.number).toEqual(expect.any(Number));
  });

  test('is followed up when the citizen is not satisfied, once; after that their word stands', async () => {
    const citizen = await tell(city);
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'important' });
    await clerk().act('opinion', citizen.id, 'answerAsDeputy', { feedback: '请再等等。' });
    await citizen.call('POST', '/rating', { rating: 'dissatisfied', text: '没有解决。' });
    expect(await clerk().see('opinion', citizen.id)).toMatchObject({
      state: 'escalated',
      fields: { escalationGround: 'dissatisfied', rating: 'dissatisfied' },
    });
    await clerk().act('opinion', citizen.id, 'route', routed());
    const changed = await tell(city);
    await clerk().act('opinion', changed.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', changed.id, 'answerAsDeputy', { feedback: '请再等等。' });
    await changed.call('POST', '/rating', { rating: 'satisfied' });
    await changed.call('POST', '/rating', { rating: 'dissatisfied' });
    expect((await clerk().see('opinion', changed.id)).deadlines.filter((d) => d.closedOn === null).map((d) => d.key)).toEqual([
      'supervise',
    ]);
    await clerk().act('opinion', citizen.id, 'urge', { note: '请三日内答复。' });
    await roads().act('opinion', citizen.id, 'accept');
    await roads().act('opinion', citizen.id, 'answer', { answer: '已办。' });
    await clerk().act('opinion', citizen.id, 'feedBack', { feedback: '已经办好。' });
    await citizen.call('POST', '/rating', { rating: 'dissatisfied' });
    expect(await clerk().see('opinion', citizen.id)).toMatchObject({
      state: 'rated',
      fields: { rating: 'dissatisfied', firstRating: 'dissatisfied' },
    });
    await citizen.call('POST', '/rating', { rating: 'basicallySatisfied' });
    await clerk().act('opinion', citizen.id, 'close');
    expect((await clerk().see('opinion', citizen.id)).fields).toMatchObject({ rating: 'basicallySatisfied', firstRating: 'dissatisfied' });
  });

  test('is escalated by the clock when the unit does not answer in time', async () => {
    const citizen = await tell(city);
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'route', routed());
    days(30);
    await sweepDeadlines(city.deps);
    const seen = await clerk().see('opinion', citizen.id);
    expect(seen).toMatchObject({ state: 'escalated', fields: { escalationGround: 'overdue' } });
    expect(seen.deadlines.find((d) => d.key === 'answer')).toMatchObject({ outcome: 'late' });
    await roads().act('opinion', citizen.id, 'answer', { answer: '迟复为歉，已办。' });
    await clerk().act('opinion', citizen.id, 'escalate', { note: '答复不具体。' });
    await clerk().act('opinion', citizen.id, 'feedBack', { feedback: '已督促办理。' });
    expect((await citizen.see()).state).toBe('fedBack');
  });

  test('is refused with reasons that the citizen reads, and may be added to until it is closed', async () => {
    const citizen = await tell(city, { content: '对法院的判决不服。' });
    await clerk().act('opinion', citizen.id, 'refuse', { ground: 'judicialCase', reason: '具体案件由司法机关依法办理，请循法律途径。' });
    expect(await citizen.see()).toMatchObject({
      state: 'refused',
      refusal: { ground: 'judicialCase', reason: expect.stringContaining('司法机关') },
    });
    expect((await citizen.call('POST', '/remarks', { text: '知道了。' })).status).toBe(200);
    days(12);
    await sweepDeadlines(city.deps);
    expect((await citizen.see()).state).toBe('closed');
  });

  test('becomes a suggestion that is really drafted, and the citizen learns what came of it', async () => {
    const citizen = await tell(city, { content: '学校门口没有人行天桥，孩子过马路危险。' });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'important' });
    const asked = {
      target: 'suggestion',
      title: '关于增设人行天桥的建议',
      problem: '学校门口车流大。',
      proposal: '建议增设人行天桥。',
      sessionId: city.ids.session,
    };
    expect((await clerk().try('opinion', citizen.id, 'convert', asked)).body).toMatchObject({
      code: 'guardRefused',
      data: { reason: 'authorNeeded' },
    });
    const converted = await clerk().act('opinion', citizen.id, 'convert', { ...asked, leadDeputyId: lin().seat });
    const made = await lin().see('suggestion', converted.fields.suggestionId);
    expect(made).toMatchObject({
      state: 'draft',
      fields: { title: '关于增设人行天桥的建议', opinionId: citizen.id, formationSource: 'receivingVoters' },
    });
    expect(await citizen.see()).toMatchObject({ state: 'converted', became: { kind: 'suggestion', state: 'draft', url: null } });
    await lin().act('suggestion', made.id, 'edit', { publishConsent: 'full' });
    await lin().act('suggestion', made.id, 'submit', { oneMatter: true });
    await clerk().act('suggestion', made.id, 'accept');
    await clerk().act('suggestion', made.id, 'register', { categoryId: city.ids.education, nature: 'new' });
    const assignment = await handedOver(city, made.id);
    await replied(city, assignment, 'schools');
    await lin().act('assignment', assignment, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
    expect(await clerk().see('opinion', citizen.id)).toMatchObject({ state: 'answered' });
    await clerk().act('opinion', citizen.id, 'feedBack', { feedback: '天桥已列入明年计划。' });
    await clerk().act('suggestion', made.id, 'publish');
    expect((await citizen.see()).became).toMatchObject({
      state: 'published',
      url: expect.stringContaining(`/public/suggestions/${made.id}`),
    });
  });

  test('comes back when the draft made of it is discarded, and may become something kept elsewhere', async () => {
    const citizen = await tell(city);
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    const asked = {
      target: 'suggestion',
      title: '关于路灯的建议',
      problem: '路灯少。',
      proposal: '建议增设。',
      sessionId: city.ids.session,
      leadDeputyId: lin().seat,
    };
    const { fields } = await clerk().act('opinion', citizen.id, 'convert', asked);
    await lin().act('suggestion', fields.suggestionId, 'discard');
    expect(await clerk().see('opinion', citizen.id)).toMatchObject({
      state: 'received',
      fields: { convertedTo: null, suggestionId: null },
    });
    expect((await clerk().try('opinion', citizen.id, 'convert', { target: 'livelihoodLead' })).status).toBe(409);
    await clerk().act('opinion', citizen.id, 'convert', { target: 'livelihoodLead', note: '民生实事线索台账2025第12号' });
    expect((await citizen.see()).became).toMatchObject({ kind: 'livelihoodLead' });
    const open = async () => (await clerk().see('opinion', citizen.id)).deadlines.filter((d) => d.closedOn === null).map((d) => d.key);
    expect(await open()).toEqual(['feedBack']);
    await clerk().act('opinion', citizen.id, 'feedBack', { feedback: '已列入民生实事线索。' });
    expect(await open()).toEqual(['rate']);
    const topic = await clerk().make('supervisionTopic', {
      title: '照明设施',
      sessionId: city.ids.session,
      planYear: 2026,
      source: 'society',
      theme: '群众反映集中。',
    });
    const other = await tell(city);
    await clerk().act('opinion', other.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', other.id, 'convert', { target: 'supervisionTopic', topicId: topic.id });
    expect((await other.see()).became).toMatchObject({ kind: 'supervisionTopic' });
  });

  test('told at the table is written down by the keeper of that station, who sees those of the own station only', async () => {
    const told = {
      channel: 'table',
      content: '菜场积水。',
      grade: 'ordinary',
      anonymous: true,
      consented: true,
      on: '2025-03-03',
      phone: '13600002222',
    };
    expect((await keeper().post('/api/opinions/record', told)).status).toBe(409);
    const made = await keeper().make('opinion', { ...told, stationId }, 'record');
    expect(made).toMatchObject({ state: 'received', fields: { stationId, phone: '13600002222' } });
    expect((await keeper().list('opinion')).map((o) => o.id)).toEqual([made.id]);
    // Another station has a keeper of its own: neither sees, finds or does anything with what was told to the other.
    const next = await city.addPerson('keeper.two', [{ role: 'deputyStationKeeper' }]);
    const west = await clerk().make('station', stationOf({ code: 'S2', name: '西山站', keeperId: next.accountId }));
    const elsewhere = await next.make('opinion', { ...told, stationId: west.id }, 'record');
    expect((await keeper().list('opinion')).map((o) => o.id)).toEqual([made.id]);
    expect((await next.list('opinion')).map((o) => o.id)).toEqual([elsewhere.id]);
    expect((await keeper().get('/api/opinions/count')).body).toMatchObject({ count: 1 });
    expect((await keeper().get(`/api/opinions/${elsewhere.id}`)).status).toBe(404);
    expect((await keeper().try('opinion', elsewhere.id, 'route', routed())).status).toBe(404);
    expect((await keeper().list('opinion'))[0]?.fields).not.toHaveProperty('phone');
    expect((await city.person('mei').list('opinion')).length).toBe(0);
  });

  test('held by a content rule waits for a person, who lets it go on or covers part of it; some are not taken at all', async () => {
    await clerk().make('contentRule', { name: '辱骂', words: ['混蛋'], effect: 'hold', explanation: '请文明用语。' });
    await clerk().make('contentRule', { name: '广告', words: ['加微信'], effect: 'refuse', explanation: '不接受广告。' });
    const refused = await submit(city, { content: '办证请加 微-信 12345' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'contentRefused', title: expect.stringContaining('不接受广告') } });
    const citizen = await tell(city, { content: '物业是混 蛋，不修电梯。电话13811112222' });
    expect((await citizen.see()).state).toBe('held');
    await clerk().act('opinion', citizen.id, 'moderate', { content: '物业不修电梯。', reason: '遮盖侮辱性词语和他人电话' });
    await clerk().act('opinion', citizen.id, 'release', { reason: '可以受理' });
    const seen = await clerk().see('opinion', citizen.id);
    expect(seen.fields).toMatchObject({ content: '物业不修电梯。', original: expect.stringContaining('混 蛋'), title: '物业不修电梯' });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'route', routed());
    const atUnit = await roads().get(`/api/opinions/${citizen.id}`);
    expect(atUnit.text).not.toContain('混 蛋');
    expect(await citizen.see()).toMatchObject({ moderated: true });
    expect((await roads().list('opinion', `q=${encodeURIComponent('13811112222')}`)).length).toBe(0);
  });

  test('is asked back, and what the citizen adds is read by whoever handles it', async () => {
    const citizen = await tell(city);
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'askBack', { text: '请问是哪一盏？' });
    expect((await citizen.see()).remarks).toEqual([{ on: expect.any(String), by: 'staff', text: '请问是哪一盏？' }]);
    await citizen.call('POST', '/remarks', { text: '东门左边第二盏。' });
    expect((await clerk().see('opinion', citizen.id)).fields.remarks[1]).toMatchObject({ by: 'citizen', text: '东门左边第二盏。' });
  });

  test('the log replays to the rows, and every entry is in its chain', async () => {
    const { faults, records } = await verifyLog(city.deps.db, city.congressId);
    expect(faults).toEqual([]);
    expect(records).toBeGreaterThan(30);
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM confided WHERE congress_id = ${city.congressId}`.execute(
      city.deps.db,
    );
    expect(rows[0]?.n).toBeGreaterThan(50);
  });

  test('is nobody’s without the secret: guessed, cut and foreign keys get the same answer', async () => {
    const citizen = await tell(city);
    const answers = await Promise.all(
      ['', 'x', citizen.key.slice(0, -1), `${citizen.key}A`, citizen.key.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), 'A'.repeat(27)].map(
        (key) => citizenWith(city, key).call('GET', ''),
      ),
    );
    expect(new Set(answers.map((a) => `${a.status} ${a.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await citizen.call('GET', '')).status).toBe(200);
  });
});
