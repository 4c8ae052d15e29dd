import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureView } from '../../contract/system.ts';
import { processOf } from '../../processes/all.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { newId } from '../../server/new-id.ts';
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
    // Another day than the announced one is announced anew, and the office is told; a taken time is not moved to.
    await keeper().act('reception', id, 'announce');
    const later = await keeper().act('reception', id, 'change', { on: dayIn(11) });
    expect([later.state, later.fields.announcedOn, await kinds('clerk')]).toEqual([
      'planned',
      null,
      expect.arrayContaining(['reception.changed']),
    ]);
    const beside = await keeper().make('reception', { ...plan, on: dayIn(10), deputyIds: [lin().seat] }, 'plan');
    expect((await keeper().try('reception', id, 'change', { on: dayIn(10) })).body.data.reason).toBe('dayTaken');
    await keeper().act('reception', beside.id, 'cancel', { reason: '改期。' });
    await keeper().act('reception', id, 'change', { on: dayIn(10), from: '09:00' });
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
    expect((await keeper().get(`/api/stations/figures?congress=${newId()}`)).status).toBe(403);
  });

  test('is made by itself from the days that the station’s row names, once; what is late is told', async () => {
    const row = { on: dayIn(5), from: '14:00', until: '16:00', deputyIds: [mei().seat], subject: null };
    await clerk().act('station', stationId, 'edit', { receptionDays: [row, { ...row, on: dayIn(200) }] });
    expect([await planReceptions(city.deps), await planReceptions(city.deps)]).toEqual([1, 0]);
    const [made] = await keeper().list('reception', 'state=planned');
    expect(made?.fields).toMatchObject({ on: dayIn(5), announceBy: dayIn(3), deputyIds: [mei().seat] });
    // Moved, it still stands for the row it was made of.
    await keeper().act('reception', made?.id ?? '', 'change', { on: dayIn(6), from: '08:00', until: '09:00' });
    expect(await planReceptions(city.deps)).toBe(0);
    await keeper().act('reception', made?.id ?? '', 'change', { on: dayIn(5) });
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
    const { on } = plan;
    expect((await lin().act('dutyReport', id, 'change', { on: dayIn(40) })).state).toBe('planned');
    expect(await kinds('clerk')).toContain('dutyReport.changed');
    await lin().act('dutyReport', id, 'change', { on });
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
    const page = async (at: string) =>
      (await city.app.inject({ method: 'GET', url: `/public/duty-reports${at}?region=510100&lang=zh` })).body;
    expect(await page('')).toContain(`/public/duty-reports/${id}`);
    for (const word of ['走访选民二百余人次', '学位何时增加', '到会 60 人', '满意']) expect(await page(`/${id}`)).toContain(word);
    expect(await publicly('/public/duty-reports?region=999999')).toBe(404);
    await clerk().act('dutyReport', id, 'unpublish', { reason: '核对测评票。' });
    expect(await publicly(url)).toBe(404);
    expect(await page('')).not.toContain(id);
    expect(await publicly(`/public/duty-reports/${id}?region=510100`)).toBe(404);
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

describe('training', () => {
  const plan = () => ({
    title: '新任代表履职培训',
    kind: 'firstTerm',
    termId: city.ids.term,
    on: dayIn(5),
    endOn: dayIn(6),
    place: '市委党校',
    organiser: '市人大常委会代工委',
    hours: 16,
    places: 2,
  });
  const why = async (answer: Promise<{ readonly body: { readonly data?: { readonly reason?: string } } }>) =>
    (await answer).body.data?.reason;
  const [attends, misses] = [() => attendanceOf('lin'), () => attendanceOf('mei')];
  let courseId: string;
  let lessonId: string;
  const attendanceOf = async (name: 'lin' | 'mei', of = courseId) =>
    (await clerk().list('attendance', `courseId=${of}&deputyId=${city.person(name).seat}`))[0]?.id ?? '';

  test('is planned, deputies are invited and answer, who came is entered, hours count, the rest is listed', async () => {
    expect(await why(clerk().post('/api/courses/plan', { ...plan(), endOn: dayIn(1) }))).toBe('endsBeforeBegin');
    courseId = (await clerk().make('course', plan(), 'plan')).id;
    const seats = { deputyIds: [lin().seat, mei().seat] };
    expect(await why(clerk().try('course', courseId, 'invite', { deputyIds: [...seats.deputyIds, city.person('tan').seat] }))).toBe(
      'tooMany',
    );
    await clerk().act('course', courseId, 'invite', seats);
    expect(await why(clerk().try('course', courseId, 'invite', seats))).toBe('nobodyNew');
    expect(await kinds('lin')).toContain('attendance.invited');
    expect((await lin().get(`/api/attendances/${await misses()}`)).status).toBe(404);
    await lin().act('attendance', await attends(), 'accept');
    await mei().act('attendance', await misses(), 'askLeave', { reason: '出差。' });
    expect(await why(clerk().try('attendance', await attends(), 'attend'))).toBe('dayAhead');
    days(7);
    expect((await clerk().try('course', courseId, 'conclude')).status).toBe(409);
    await clerk().act('attendance', await attends(), 'attend');
    await clerk().act('course', courseId, 'conclude');
    await derivePerformance(city.deps);
    const [deed] = await clerk().list('performance', `deputyId=${lin().seat}&kind=training`);
    expect(deed?.fields).toMatchObject({ hours: 16, origin: 'automatic' });
    const coverage = await figure('trainingCoverage');
    expect([coverage.numerator, coverage.part, coverage.rest]).toEqual([1, 1, coverage.whole - 1]);
    expect(await figure('trainings')).toMatchObject({ numerator: 1, denominator: 2, part: 1, whole: 2 });
    const certificate = await paper('lin', 'trainingCertificate', await attends());
    for (const word of ['结业证书', 'lin代表', '新任代表履职培训', '16学时']) expect(certificate).toContain(word);
    expect((await clerk().get(`/api/papers/trainingCertificate/${await misses()}`)).status).toBe(404);
    const list = await clerk().bytes('POST', '/api/papers/attendanceList/list', { ids: [await attends(), await misses()], format: 'docx' });
    expect([list.status, list.body.length > 1000]).toEqual([200, true]);
  });

  test('a lesson online is read and answered; its answers are never shown, wrong ones may be tried again', async () => {
    const lesson = {
      ...plan(),
      title: '代表法要点',
      kind: 'online',
      endOn: dayIn(60),
      on: dayIn(0),
      hours: 2,
      lesson: '代表应当与原选区选民保持密切联系。',
      questions: [{ question: '代表应当与谁保持密切联系？', choices: ['原选区选民', '上级机关'] }],
      answerKey: '1',
    };
    expect(await why(clerk().post('/api/courses/plan', { ...lesson, answerKey: '3' }))).toBe('keyUnfit');
    expect(await why(clerk().post('/api/courses/plan', { ...lesson, lesson: undefined }))).toBe('lessonMissing');
    lessonId = (await clerk().make('course', lesson, 'plan')).id;
    await clerk().act('course', lessonId, 'invite', { deputyIds: [mei().seat] });
    const shown = await mei().see('course', lessonId);
    expect(shown.fields).toMatchObject({ lesson: lesson.lesson, questions: lesson.questions });
    expect(Object.keys(shown.fields)).not.toContain('answerKey');
    expect(Object.keys((await lin().see('course', lessonId)).fields)).not.toContain('lesson');
    const id = await attendanceOf('mei', lessonId);
    const answers = (choice: number) => ({ read: true, answers: [{ choice }] });
    expect(await why(mei().try('attendance', id, 'answer', { read: true }))).toBe('answersMissing');
    expect(await mei().act('attendance', id, 'answer', answers(2))).toMatchObject({ state: 'invited', fields: { attempts: 1, right: 0 } });
    const done = await mei().act('attendance', id, 'answer', answers(1));
    expect(done).toMatchObject({ state: 'attended', fields: { attempts: 2, right: 1, attendedOn: dayIn(0) } });
    expect((await figure('trainingCoverage')).numerator).toBe(2);
    await clerk().act('course', lessonId, 'cancel', { reason: '内容更新。' });
    expect((await mei().see('attendance', id)).state).toBe('attended');
  });
});

describe('double contact', () => {
  test('lists whom each member keeps in touch with, within the numbers of the rule', async () => {
    const seats = ['mei', 'tan'].map((name) => city.person(name).seat ?? '');
    const list = (more: object) => clerk().post('/api/contact-ties/list', { kind: 'memberDeputies', ownerId: lin().seat, ...more });
    expect((await list({ deputyIds: seats })).body.data.reason).toBe('notMember');
    await clerk().act('deputyship', lin().seat ?? '', 'edit', { isScMember: true });
    expect((await list({ deputyIds: seats })).body.data).toMatchObject({ reason: 'wrongNumber', reasonData: { least: 3, most: 5 } });
    const voters = { kind: 'deputyVoters', ownerId: mei().seat };
    expect((await clerk().post('/api/contact-ties/list', voters)).body.data.reason).toBe('votersMissing');
    const tie = await clerk().make('contactTie', { ...voters, voterGroups: ['东湖社区'], voters: 800 }, 'list');
    expect(tie.fields.title).toBe('mei联系选民');
    expect((await clerk().post('/api/contact-ties/list', { ...voters, voterGroups: ['西山村'] })).body.data.reason).toBe('listedAlready');
    expect(await kinds('mei')).toContain('contactTie.listed');
    const printed = await clerk().bytes('POST', '/api/papers/contactList/list', { ids: [tie.id], format: 'docx' });
    expect(printed.status).toBe(200);
  });

  test('is logged, what is brought up is followed up to its end, coverage lists who was never contacted', async () => {
    const told = { kind: 'memberDeputies', deputyId: mei().seat, on: dayIn(0), way: 'visit', people: 1 };
    expect((await mei().post('/api/contact-logs/log', { ...told, deputyId: lin().seat })).body.data.reason).toBe('notMember');
    expect((await lin().post('/api/contact-logs/log', { ...told, on: dayIn(1) })).body.data.reason).toBe('dayAhead');
    const made = await lin().make('contactLog', { ...told, problems: '希望增加列席机会。' }, 'log');
    expect(made).toMatchObject({ state: 'following', fields: { title: `lin联系mei（${dayIn(0)}）`, termId: city.ids.term } });
    expect(await kinds('mei')).toContain('contactLog.raised');
    await clerk().act('contactLog', made.id, 'follow', { text: '已与办公室商量。' });
    await lin().act('contactLog', made.id, 'settle', { result: '下次会议邀请列席。' });
    const voters = { kind: 'deputyVoters', voterGroup: '东湖社区', on: dayIn(0), way: 'meeting', people: 25 };
    expect((await mei().make('contactLog', voters, 'log')).state).toBe('noted');
    await derivePerformance(city.deps);
    const deeds = async (name: 'lin' | 'mei', kind: string) =>
      (await clerk().list('performance', `deputyId=${city.person(name).seat}&kind=${kind}`)).length;
    expect([await deeds('lin', 'problemSolved'), await deeds('mei', 'voterContact')]).toEqual([1, 1]);
    for (const id of ['contactCoverage', 'voterContactCoverage']) {
      const coverage = await figure(id);
      expect([id, coverage.numerator, coverage.part, coverage.rest]).toEqual([id, 1, 1, coverage.whole - 1]);
    }
    expect(await figure('contactProblems')).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

test('what the log holds replays to what stands there', async () => {
  expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
});
