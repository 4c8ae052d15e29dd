import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureView } from '../../contract/system.ts';
import { processOf } from '../../processes/all.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { derivePerformance } from '../../server/performance/derive.ts';
import { planReceptions } from '../../server/stations/plan-receptions.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { stationOf } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';

/** What deputies do besides suggestions: receiving people at stations, reporting to those who elected them. */
let city: City;
let stationId: string;
let idleId: string;

const lin = () => city.person('lin');
const mei = () => city.person('mei');
const clerk = () => city.person('clerk');
const keeper = () => city.person('keeper');
const days = (n: number) => city.clock.advanceDays(n);
const dayIn = (n: number) => new Date(city.clock.now().getTime() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const publicly = async (url: string) => (await city.app.inject({ method: 'GET', url })).statusCode;
const kinds = async (who: 'lin' | 'mei' | 'clerk') =>
  ((await city.person(who).get('/api/notices?limit=100')).body.items as { kind: string }[]).map((n) => n.kind);

/** A figure of the session today, and how many records its numbers open. */
async function figure(id: string): Promise<FigureView & { readonly part: number; readonly whole: number; readonly rest: number | null }> {
  const where = `session=${city.ids.session}&cutoff=${dayIn(0)}`;
  const answer = await clerk().get(`/api/figures?${where}`);
  const found = (answer.body.figures as FigureView[]).find((f) => f.measure === id);
  if (!found) throw new Error(`no figure ${id}`);
  const open = async (plural: string, part: string) =>
    (await clerk().get(`/api/${plural}?${where}&limit=200&measure=${id}&part=${part}`)).body.items.length as number;
  const { plural: of } = processOf(found.opens.of);
  return {
    ...found,
    part: await open(processOf(found.opens.part).plural, 'part'),
    whole: await open(of, 'of'),
    rest: found.hasRest ? await open(of, 'rest') : null,
  };
}

async function paper(who: string, id: string, record: string): Promise<string> {
  const { status, body } = await city.person(who).bytes('GET', `/api/papers/${id}/${record}?format=docx`);
  expect(status).toBe(200);
  return (new PizZip(body).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '');
}

beforeAll(async () => {
  city = await createCity();
  await city.addPerson('keeper', [{ role: 'deputyStationKeeper' }]);
  await city.addPerson('keeper.two', [{ role: 'deputyStationKeeper' }]);
  const made = await clerk().make('station', stationOf({ deputyIds: [lin().seat], keeperId: keeper().accountId, openedOn: '2025-03-01' }));
  stationId = made.id;
  idleId = (await clerk().make('station', stationOf({ code: 'S2', name: '西山站', district: '西山街道', openedOn: '2022-03-01' }))).id;
});
afterAll(() => city.drop());

describe('a reception day', () => {
  let id: string;

  test('is planned by those who keep the station, announced in time and shown on its public page', async () => {
    const plan = { stationId, on: dayIn(9), from: '09:00', until: '11:30', subject: '物业管理', deputyIds: [lin().seat, mei().seat] };
    const refused = async (who: string, more: object) =>
      (await city.person(who).post('/api/receptions/plan', { ...plan, ...more })).body.data?.reason ?? 'made';
    expect(await refused('keeper.two', {})).toBe('notHere');
    expect(await refused('keeper', { on: dayIn(-1) })).toBe('dayPast');
    expect(await refused('keeper', { until: '08:00' })).toBe('endsBeforeBegin');
    const made = await keeper().make('reception', plan, 'plan');
    id = made.id;
    expect(made.fields).toMatchObject({ title: `东湖街道代表联络站${dayIn(9)}接待日`, announceBy: dayIn(7) });
    expect(await refused('keeper', { from: '11:00', until: '12:00' })).toBe('dayTaken');
    const moved = await keeper().act('reception', id, 'change', { on: dayIn(10) });
    expect(moved.fields).toMatchObject({ announceBy: dayIn(8), title: `东湖街道代表联络站${dayIn(10)}接待日` });
    expect(moved.deadlines.find((d) => d.key === 'announce')).toMatchObject({ dueOn: dayIn(8) });
    expect(await publicly(`/api/receptions/${id}?congress=${city.congressId}`)).toBe(404);
    expect((await keeper().get('/api/work')).text).toContain('接待日');
    await keeper().act('reception', id, 'announce');
    expect(await publicly(`/api/receptions/${id}?congress=${city.congressId}`)).toBe(200);
    expect(await kinds('lin')).toContain('reception.announced');
    const issued = await clerk().make('deputyCode', { name: '东湖站', subject: 'station', stationId }, 'issue');
    const { code } = (await clerk().get(`/api/deputy-codes/${issued.id}/address`)).body;
    const card = (await city.app.inject({ method: 'GET', url: `/api/portal/codes/${code}` })).json();
    expect(card.station.receptions).toEqual([
      { on: dayIn(10), from: '09:00', until: '11:30', subject: '物业管理', deputies: expect.arrayContaining(['lin', 'mei']) },
    ]);
    expect((await keeper().try('reception', id, 'hold', { presentIds: [lin().seat], visitors: 1 })).status).toBe(409);
  });

  test('is logged, what was told becomes opinions, and it closes only when each is decided on', async () => {
    days(10);
    await keeper().act('reception', id, 'hold', { presentIds: [lin().seat], visitors: 6, summary: '居民反映停车难。' });
    const told = { channel: 'table', stationId, receptionId: id, anonymous: true, consented: false, grade: 'ordinary', on: dayIn(0) };
    const record = async (who: string, content: string, more: object = {}) =>
      (await city.person(who).make('opinion', { ...told, content, ...more }, 'record')).id;
    const [spot, street, unit] = [
      await record('keeper', '小区停车位不够。'),
      await record('keeper', '楼道堆物。'),
      await record('keeper', '路口缺少信号灯。', { deputyId: lin().seat }),
    ];
    const wrong = await keeper().post('/api/opinions/record', { ...told, content: '别处。', stationId: idleId });
    expect(wrong.body.data.reason).toBe('receptionGone');
    const waiting = await keeper().try('reception', id, 'close');
    expect(waiting.body.data).toMatchObject({ reason: 'opinionsWaiting' });
    expect(waiting.text).toContain('3');
    await keeper().act('opinion', spot, 'answerAsDeputy', { feedback: '已当场说明停车规划。' });
    const route = (routeKind: string, unitId: string) => ({ routeKind, unitId, routeReason: '请办理。' });
    await keeper().act('opinion', street, 'route', route('street', city.ids.parks));
    await lin().act('opinion', unit, 'route', route('department', city.ids.roads));
    const closed = await keeper().act('reception', id, 'close');
    expect(closed).toMatchObject({
      state: 'closed',
      fields: { opinions: 3, handledOnSpot: 1, handledByStreet: 1, handedOver: 1, handledOtherwise: 0, hours: 3 },
    });
    expect(closed.deadlines.find((d) => d.key === 'handOver')).toMatchObject({ dueOn: expect.any(String), outcome: 'met' });
  });

  test('stands in the records of the deputies who were there, in the log of the month and in the figures', async () => {
    await derivePerformance(city.deps);
    const [deed, ...more] = await clerk().list('performance', `deputyId=${lin().seat}&kind=stationReception`);
    expect([deed?.fields, more.length]).toMatchObject([{ origin: 'automatic', hours: 3, people: 6 }, 0]);
    expect(await clerk().list('performance', `deputyId=${mei().seat}&kind=stationReception`)).toEqual([]);
    const log = await paper('keeper', 'stationLogMonth', stationId);
    for (const word of ['东湖街道代表联络站工作台账', '接待1次', '6人次', '意见3件', '居民反映停车难', '当场答复1件'])
      expect(log).toContain(word);
    for (const told of ['小区停车位不够', '楼道堆物']) expect(log).not.toContain(told);
    expect((await city.person('keeper.two').get(`/api/papers/stationLogMonth/${stationId}`)).status).toBe(200);
    expect((await lin().get(`/api/papers/stationLogMonth/${stationId}`)).status).toBe(404);
    expect(await figure('receptions')).toMatchObject({ numerator: 1, denominator: 1, part: 1, whole: 1 });
    expect(await figure('receivingDeputies')).toMatchObject({ numerator: 1, part: 1, rest: (await figure('receivingDeputies')).whole - 1 });
    const view = (await keeper().get('/api/stations/figures')).body;
    expect(view.total).toMatchObject({ stations: 2, receptions: 1, visitors: 6, serving: 1, opinions: 3, settled: 1, idle: 1 });
    expect(view.stations.map((s: { id: string; isIdle: boolean; lastOn: string | null }) => [s.id, s.isIdle, s.lastOn])).toEqual([
      [stationId, false, dayIn(0)],
      [idleId, true, null],
    ]);
    expect((await lin().get('/api/stations/figures')).status).toBe(403);
  });

  test('is made by itself from the days that the station’s row names, once; what is late is told', async () => {
    const row = { on: dayIn(5), from: '14:00', until: '16:00', deputyIds: [mei().seat], subject: null };
    await clerk().act('station', stationId, 'edit', { receptionDays: [row, { ...row, on: dayIn(200) }] });
    expect([await planReceptions(city.deps), await planReceptions(city.deps)]).toEqual([1, 0]);
    const [made] = await keeper().list('reception', 'state=planned');
    expect(made?.fields).toMatchObject({ on: dayIn(5), announceBy: dayIn(3), deputyIds: [mei().seat] });
    days(4);
    await sweepDeadlines(city.deps);
    expect(await kinds('clerk')).toContain('reception.overdue');
    await keeper().act('reception', made?.id ?? '', 'cancel', { reason: '场地维修。' });
    expect(await planReceptions(city.deps)).toBe(0);
    expect(await kinds('mei')).toContain('reception.cancelled');
  });
});

describe('a report to voters', () => {
  let id: string;
  const counts = { audience: 60, satisfied: 40, basicallySatisfied: 15, dissatisfied: 2 };

  test('is planned by office or deputy, written, announced and held with a test that adds up', async () => {
    const plan = { on: dayIn(8), place: '东湖社区礼堂' };
    expect((await mei().post('/api/duty-reports/plan', { ...plan, deputyId: lin().seat })).body.data.reason).toBe('notOwnSeat');
    const made = await lin().make('dutyReport', plan, 'plan');
    id = made.id;
    expect(made.fields).toMatchObject({ deputyId: lin().seat, announceBy: dayIn(1), title: `lin代表述职（${dayIn(8)}）` });
    expect((await mei().get(`/api/duty-reports/${id}`)).status).toBe(404);
    await clerk().act('dutyReport', id, 'announce');
    days(8);
    expect((await clerk().try('dutyReport', id, 'hold', counts)).body.data.reason).toBe('textMissing');
    await lin().act('dutyReport', id, 'write', { text: '一年来走访选民二百余人次。\n提出建议三件。' });
    const refused = async (more: object) => (await clerk().try('dutyReport', id, 'hold', { ...counts, ...more })).body.data.reason;
    expect(await refused({ audience: 50 })).toBe('moreThanPresent');
    expect(await refused({ satisfied: 0, basicallySatisfied: 0, dissatisfied: 0 })).toBe('noBallots');
    const held = await clerk().act('dutyReport', id, 'hold', {
      ...counts,
      questions: [{ question: '学位何时增加？', answer: '明年秋季。' }],
    });
    expect(held.fields).toMatchObject({ ballots: 57, result: 'satisfied', heldOn: dayIn(0) });
    expect((await clerk().act('dutyReport', id, 'correct', { ...counts, satisfied: 10 })).fields.result).toBe('basicallySatisfied');
    expect((await clerk().act('dutyReport', id, 'correct', counts)).fields.result).toBe('satisfied');
  });

  test('is read by everybody once published, taken back with a reason, printed, counted, and who is missing is listed', async () => {
    const url = `/api/duty-reports/${id}?congress=${city.congressId}`;
    expect(await publicly(url)).toBe(404);
    await clerk().act('dutyReport', id, 'publish');
    const shown = (await city.app.inject({ method: 'GET', url })).json().record.fields;
    expect(shown).toMatchObject({ audience: 60, ballots: 57, result: 'satisfied', questions: [{ answer: '明年秋季。' }] });
    expect(Object.keys(shown)).not.toContain('announceBy');
    await clerk().act('dutyReport', id, 'unpublish', { reason: '核对测评票。' });
    expect(await publicly(url)).toBe(404);
    await clerk().act('dutyReport', id, 'publish');
    const words = await paper('lin', 'dutyReportPaper', id);
    for (const word of ['代表述职报告', 'lin', '走访选民二百余人次', '学位何时增加', '☑满意']) expect(words).toContain(word);
    await derivePerformance(city.deps);
    const [deed] = await clerk().list('performance', `deputyId=${lin().seat}&kind=reportToVoters`);
    expect(deed?.fields).toMatchObject({ place: '东湖社区礼堂', people: 60 });
    const coverage = await figure('reportCoverage');
    expect([coverage.numerator, coverage.part, coverage.whole, coverage.rest]).toEqual([
      1,
      1,
      coverage.denominator,
      coverage.denominator - 1,
    ]);
    expect(await figure('dutyReports')).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

test('what the log holds replays to what stands there', async () => {
  expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
});
