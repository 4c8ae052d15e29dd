import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../server/actions/verify.ts';
import { derivePerformance } from '../../server/performance/derive.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { type City, createCity } from '../support/city.ts';
import { upload } from '../support/tables.ts';

/** What deputies put to judicial and supervisory bodies, from the raising to the evaluation, and what is turned away. */
let city: City;
const who = (name: string) => city.person(name);
const court = () => who('court');
let courtId = '';
let taxId = '';

beforeAll(async () => {
  city = await createCity();
  const unit = { isRelay: false, relayUnitId: null, contactName: null, contactPhone: null, sortNo: 9 };
  const body = (code: string, name: string, unitGroup: string) =>
    who('clerk').make('unit', { ...unit, code, name, shortName: name, docMark: `${name}函`, unitGroup });
  courtId = (await body('401', '市中级法院', 'court')).id;
  taxId = (await body('402', '市税务局', 'vertical')).id;
  await city.addPerson('court', [{ role: 'unitClerk', unitId: courtId }]);
  await city.addPerson('tax', [{ role: 'unitHead', unitId: taxId }]);
});
afterAll(() => city.drop());

const matter = (more: object = {}) => ({
  unitId: courtId,
  kind: 'workOpinion',
  title: '诉讼服务大厅的夜间立案窗口',
  content: '上班族白天难以到场，希望每周有一天延长诉讼服务时间，并公布可以网上办理的事项。',
  notConcreteCase: true,
  ...more,
});
const raised = (more: object = {}) => who('lin').make('liaisonMatter', matter(more), 'submit');
const forwarded = async (more: object = {}) => {
  const one = await raised(more);
  await who('clerk').act('liaisonMatter', one.id, 'forward', { notConcreteCase: true });
  return one.id;
};
const act = (name: string, id: string, action: string, input: object = {}) => who(name).act('liaisonMatter', id, action, input);
const statusFor = async (name: string, id: string) => (await who(name).get(`/api/liaison-matters/${id}`)).status;
const dues = async (name: string, id: string) =>
  (await who(name).see('liaisonMatter', id)).deadlines.filter((d) => d.closedOn === null).map((d) => [d.key, d.dueOn]);
const told = async (name: string): Promise<string> => (await who(name).get('/api/notices')).text;

describe('a deputy’s matter', () => {
  test('is screened, forwarded, answered, answered once again, evaluated; seen by deputy, office and body alone; on record and counted', async () => {
    const { id, deadlines } = await raised();
    expect(deadlines.map((d) => [d.key, d.dueOn])).toEqual([['screen', '2025-03-10']]);
    for (const name of ['court', 'tax', 'mei', 'office', 'chair', 'committee', 'schools'])
      expect(await statusFor(name, id), name).toBe(404);
    expect((await who('clerk').try('liaisonMatter', id, 'forward', {})).status).toBe(400);
    await act('clerk', id, 'forward', { notConcreteCase: true, forwardNote: '请贵院研究答复。' });
    const seen = await court().see('liaisonMatter', id);
    expect([seen.state, seen.fields.number, seen.fields.deputyId, seen.can]).toEqual([
      'forwarded',
      1,
      who('lin').seat,
      ['receive', 'sendBack'],
    ]);
    expect(Object.keys(seen.fields)).not.toContain('returnReason');
    for (const name of ['tax', 'mei', 'office', 'chair', 'committee', 'schools']) expect(await statusFor(name, id), name).toBe(404);
    // The law says to hear deputies and no number of days: no limit runs until a place sets one.
    expect(await dues('court', id)).toEqual([]);

    await act('court', id, 'receive', { contactName: '联络办', contactPhone: '028-81234567' });
    await act('court', id, 'answer', { answer: '正在研究。' });
    const noWord = await who('lin').try('liaisonMatter', id, 'evaluate', { result: 'dissatisfied' });
    expect(noWord.body.data).toMatchObject({ reason: 'noteNeeded' });
    expect((await court().try('liaisonMatter', id, 'evaluate', { result: 'satisfied' })).status).toBe(403);
    const again = await act('lin', id, 'evaluate', { result: 'dissatisfied', note: '没有说明何时开始。' });
    expect([again.state, again.fields.firstResult, again.fields.firstAnswer]).toEqual(['received', 'dissatisfied', '正在研究。']);
    expect((await court().see('liaisonMatter', id)).fields.resultNote).toBe('没有说明何时开始。');
    // What was answered is neither sent back nor withdrawn.
    const late = await court().try('liaisonMatter', id, 'sendBack', { sentBackGround: 'notOurs', sentBackReason: '不属职责。' });
    expect(late.body.data).toMatchObject({ reason: 'answeredAlready' });
    expect((await who('lin').try('liaisonMatter', id, 'withdraw', {})).body.data).toMatchObject({ reason: 'answeredAlready' });
    await act('court', id, 'answer', { answer: '四月起每周三延长到晚上八点。' });
    const closed = await act('lin', id, 'evaluate', { result: 'dissatisfied', note: '仍嫌太少。' });
    expect([closed.state, closed.fields.result, closed.fields.closedOn]).toEqual(['closed', 'dissatisfied', '2025-03-03']);

    await derivePerformance(city.deps);
    const [deed, ...more] = await who('lin').list('performance', 'kind=judicialLiaison');
    expect([deed?.fields.title, more.length]).toEqual(['向监察、司法机关提出联络事项', 0]);
    expect(JSON.stringify(deed)).not.toContain('诉讼服务');
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('about a concrete case is not forwarded: the deputy is told of the law and of petitions; the body sends back what slipped through', async () => {
    const undeclared = await who('lin').post('/api/liaison-matters/submit', matter({ notConcreteCase: false }));
    expect(undeclared.status).toBe(400);
    const { id } = await raised({ title: '某合同纠纷二审判决' });
    const no = await act('clerk', id, 'refuse', { refusalReason: '内容是对一件二审案件判决结果的意见。' });
    expect([no.state, no.can]).toEqual(['refused', []]);
    expect(await told('lin')).toMatch(/某合同纠纷二审判决.*《代表法》第五十九条.*信访/u);
    expect(await statusFor('court', id)).toBe(404);

    const slipped = await forwarded({ title: '执行进展' });
    await act('court', slipped, 'sendBack', { sentBackGround: 'concreteCase', sentBackReason: '涉及一件执行案件。' });
    expect(await statusFor('court', slipped)).toBe(404);
    expect((await who('clerk').see('liaisonMatter', slipped)).fields).toMatchObject({ sentBackGround: 'concreteCase', forwardedOn: null });
    expect((await act('clerk', slipped, 'refuse', { refusalReason: '涉及具体案件。' })).state).toBe('refused');
    await derivePerformance(city.deps);
    expect((await who('lin').list('performance', 'kind=judicialLiaison')).length).toBe(1);
  });

  test('is returned and raised again, goes to the right body only, is withdrawn while nobody has answered', async () => {
    const file = await upload(city, who('lin'), `/api/files?congressId=${city.congressId}`, '附件.txt', Buffer.from('附件'));
    const { id, fields } = await raised({ fileIds: [file.body.id] });
    expect(fields.fileIds).toEqual([file.body.id]);
    await act('clerk', id, 'returnToDeputy', { returnGround: 'unclear', returnReason: '请写明希望延长的时段。' });
    expect((await who('mei').try('liaisonMatter', id, 'resubmit', matter())).status).toBe(404);
    const again = await act('lin', id, 'resubmit', matter({ content: '希望每周三延长到晚上八点。' }));
    expect([again.state, again.fields.returnReason, again.fields.content]).toEqual(['submitted', null, '希望每周三延长到晚上八点。']);
    // An attachment not given again does not go on to the body.
    expect(again.fields.fileIds).toBeNull();
    const schools = await who('lin').post('/api/liaison-matters/submit', matter({ unitId: city.ids.schools }));
    expect(schools.body.data).toMatchObject({ reason: 'notLiaisonBody' });
    expect((await who('clerk').try('liaisonMatter', id, 'forward', { notConcreteCase: true, unitId: city.ids.roads })).status).toBe(409);
    await act('clerk', id, 'forward', { notConcreteCase: true, unitId: taxId });
    expect([await statusFor('tax', id), await statusFor('court', id)]).toEqual([200, 404]);
    expect((await act('lin', id, 'withdraw', { reason: '已当面说清。' })).state).toBe('withdrawn');
    expect((await who('clerk').post('/api/liaison-matters/submit', matter())).status).toBe(403);
  });

  test('goes on where the deputy or the body is no longer there: closed or forwarded to another by the office, the deputy told why', async () => {
    const { id } = await raised({ title: '便民服务点的设置' });
    await act('clerk', id, 'returnToDeputy', { returnGround: 'unclear', returnReason: '请补充。' });
    expect((await who('clerk').try('liaisonMatter', id, 'close', {})).status).toBe(400);
    const closed = await act('clerk', id, 'close', { closeReason: '代表资格已经终止' });
    expect([closed.state, closed.fields.closeReason, closed.fields.closedOn, closed.can]).toEqual([
      'closed',
      '代表资格已经终止',
      '2025-03-03',
      ['linkActivity'],
    ]);
    expect(await told('lin')).toMatch(/便民服务点的设置.*代表资格已经终止/u);

    const over = await forwarded({ title: '派出法庭的巡回' });
    await act('court', over, 'receive');
    expect((await who('clerk').try('liaisonMatter', over, 'close', { closeReason: '机关已撤销' })).body.data).toMatchObject({
      reason: 'answerOwed',
    });
    await act('court', over, 'answer', { answer: '正在研究。' });
    await act('lin', over, 'evaluate', { result: 'dissatisfied', note: '没有时间表。' });
    const same = await who('clerk').try('liaisonMatter', over, 'forwardAnew', { unitId: courtId, reason: '机关合并' });
    expect(same.body.data).toMatchObject({ reason: 'sameBody' });
    const anew = await act('clerk', over, 'forwardAnew', { unitId: taxId, reason: '原机关已经合并' });
    expect([anew.state, anew.fields.unitId, anew.fields.againOn]).toEqual(['forwarded', taxId, '2025-03-03']);
    expect([await statusFor('court', over), await statusFor('tax', over)]).toEqual([404, 200]);
    expect(await told('lin')).toContain('原机关已经合并');
    await act('tax', over, 'receive');
    expect((await act('clerk', over, 'close', { closeReason: '已无机关承办' })).state).toBe('closed');
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('has the days that a place sets, is urged and counted; not evaluated it lapses; a hearing it led to is linked', async () => {
    await who('system.admin').make('localRule', {
      ruleKey: 'liaison.answer',
      value: JSON.stringify({ amount: 10, unit: 'workday', roll: 'none', startEvent: 'forwarding' }),
      effectiveFrom: '2025-01-01',
      effectiveTo: null,
      note: null,
      source: '市人大代表联络工作办法第六条',
    });
    const [inTime, late] = [await forwarded({ kind: 'attendance' }), await forwarded({ kind: 'openness' })];
    expect(await dues('court', inTime)).toEqual([['answer', '2025-03-17']]);
    for (const id of [inTime, late]) await act('court', id, 'receive');
    await act('court', inTime, 'answer', { answer: '四月十日公众开放日，欢迎旁听。' });
    const activity = await who('clerk').make('activity', {
      name: '旁听庭审',
      kind: 'visit',
      startOn: '2025-04-10',
      endOn: '2025-04-10',
      delegationId: null,
      note: null,
      place: '市中级法院',
      organiser: '市中级法院',
    });
    await act('clerk', inTime, 'linkActivity', { activityId: activity.id });
    expect((await who('lin').see('liaisonMatter', inTime)).fields.activityId).toBe(activity.id);
    expect(Object.keys((await court().see('liaisonMatter', inTime)).fields)).not.toContain('activityId');
    await act('lin', inTime, 'evaluate', { result: 'satisfied' });

    city.clock.advanceDays(20);
    await act('clerk', late, 'urge', { note: '已过期限' });
    expect(await told('court')).toContain('已过期限');
    await act('court', late, 'answer', { answer: '裁判文书已按规定上网。' });
    expect((await who('lin').see('liaisonMatter', late)).fields.onTime).toBe(false);
    city.clock.advanceDays(40);
    await sweepDeadlines(city.deps);
    expect(await who('lin').see('liaisonMatter', late)).toMatchObject({ state: 'closed', fields: { result: null } });

    const cutoff = city.clock.now().toISOString().slice(0, 10);
    const answer = await who('clerk').get(`/api/figures?session=${city.ids.session}&cutoff=${cutoff}`);
    const figure = (id: string) => answer.body.figures.find((f: { measure: string }) => f.measure === id);
    // Five were forwarded and stayed so: the first, the withdrawn one, the one forwarded anew, and these two; the withdrawn one has no answer.
    expect([figure('liaisonMatters').numerator, figure('liaisonMatters').denominator]).toEqual([4, 5]);
    expect([figure('liaisonInTime').numerator, figure('liaisonInTime').denominator]).toEqual([1, 2]);
    expect(
      figure('liaisonByBody')
        .rows.map((r: { count: number }) => r.count)
        .sort(),
    ).toEqual([2, 3]);
    expect(
      figure('liaisonByKind')
        .rows.map((r: { value: string; count: number }) => [r.value, r.count])
        .sort(),
    ).toEqual([
      ['attendance', 1],
      ['openness', 1],
      ['workOpinion', 3],
    ]);
    expect(
      figure('liaisonResults')
        .rows.map((r: { value: string; count: number }) => [r.value, r.count])
        .sort(),
    ).toEqual([
      ['dissatisfied', 2],
      ['satisfied', 1],
    ]);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });
});
