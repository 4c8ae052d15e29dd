import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Score, scoreOf } from '../../processes/performance/performance.score.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { derivePerformance } from '../../server/performance/derive.ts';
import { untold } from '../../server/performance/dossier.ts';
import { type City, createCity, draftOf, handedOver, registered, replied } from '../support/city.ts';
import { download } from '../support/tables.ts';

let city: City;
const seatOf = (name: string): string => city.person(name).seat ?? '';
const derive = () => derivePerformance(city.deps);
const recordOf = (name: string, query = '') => city.person(name).list('performance', `deputyId=${seatOf(name)}${query}`);

beforeAll(async () => {
  city = await createCity();
  await city.person('clerk').make('deputyGroup', {
    code: 'G1',
    name: '东湖代表小组',
    kind: 'area',
    termId: city.ids.term,
    delegationId: city.ids.delegation,
    convenerId: seatOf('tan'),
    viceConvenerId: null,
    memberIds: [seatOf('lin'), seatOf('mei'), seatOf('tan')],
    fieldIds: [],
    purpose: null,
    formedOn: null,
    sortNo: 1,
  });
});
afterAll(() => city.drop());

const told = (more: object = {}) => ({ kind: 'voterContact', title: '走访东湖社区居民', on: '2025-03-02', people: 12, hours: 3, ...more });

describe('what happened in the system', () => {
  test('writes itself once however often it is looked for, and the log replays to it', async () => {
    const lin = city.person('lin');
    const draft = await lin.make('suggestion', draftOf(city));
    await lin.act('suggestion', draft.id, 'inviteCosigners', { deputyIds: [seatOf('mei')], cutoff: '2025-03-10T10:00:00Z' });
    await city.person('mei').act('suggestion', draft.id, 'cosign');
    await lin.act('suggestion', draft.id, 'submit', { oneMatter: true });
    expect(await derive()).toMatchObject({ written: 0 });
    await city.person('clerk').act('suggestion', draft.id, 'accept');
    await city.person('clerk').act('suggestion', draft.id, 'register', { categoryId: city.ids.education, nature: 'new' });
    expect(await derive()).toEqual({ written: 2, refreshed: 0, struck: 0, restored: 0 });
    expect(await derive()).toEqual({ written: 0, refreshed: 0, struck: 0, restored: 0 });
    expect((await recordOf('lin')).map((r) => [r.fields.kind, r.fields.on, r.state])).toEqual([
      ['suggestionLed', '2025-03-03', 'confirmed'],
    ]);
    expect((await recordOf('mei')).map((r) => r.fields.kind)).toEqual(['suggestionCosigned']);
    await lin.act('suggestion', draft.id, 'withdraw', { reason: '另行提出' });
    expect(await derive()).toMatchObject({ struck: 2 });
    expect((await recordOf('lin'))[0]?.state).toBe('struck');
    expect(await derive()).toEqual({ written: 0, refreshed: 0, struck: 0, restored: 0 });
    const verified = await city.deps.db.transaction().execute((tx) => verifyLog(tx, city.congressId));
    expect(verified.faults).toEqual([]);
  });

  test('an evaluation in time counts once all is closed, and a confidential suggestion leaves no trace', async () => {
    const id = await registered(city, 'lin');
    const assignment = await handedOver(city, id);
    await replied(city, assignment);
    await city.person('lin').act('assignment', assignment, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
    const secret = await registered(city, 'mei');
    await city
      .person('clerk')
      .act('suggestion', secret, 'makeConfidential', { reason: '涉及个案', accountIds: [city.person('clerk').accountId] });
    await derive();
    expect((await recordOf('lin', '&kind=evaluatedInTime')).length).toBe(1);
    expect((await recordOf('mei', '&kind=suggestionLed')).length).toBe(0);
  });

  test('nobody is told which suggestion it was but those who may read it; the public gets the number', async () => {
    const [one] = await recordOf('lin', '&kind=suggestionLed&state=confirmed');
    const url = `/api/performances/${one?.id}?congress=${city.congressId}`;
    expect((await city.app.inject({ method: 'GET', url })).statusCode).toBe(404);
    expect((await city.person('schools').get(url)).status).toBe(404);
    const dossier = `/api/deputyships/${seatOf('lin')}/dossier?congress=${city.congressId}`;
    const open = (await city.app.inject({ method: 'GET', url: dossier })).json();
    expect(open).toMatchObject({ isInside: false, mandates: [], score: null });
    expect(open.counts).toContainEqual({ kind: 'suggestionLed', year: 2025, count: 1, hours: 0, people: 0 });
  });
});

test('that duties are suspended in another congress is not told', () => {
  const mandate = { id: '1', congressId: '2', congress: '某市', level: 'city', termNo: 16, seatNo: '7', state: 'suspended' };
  expect(untold(mandate)).toEqual({ ...mandate, state: 'active' });
  expect(untold({ ...mandate, state: 'ended' }).state).toBe('ended');
});

describe('what a deputy reports', () => {
  test('is confirmed by the convener, the delegation or the office, never by the deputy, and sent back with a reason', async () => {
    const [lin, tan] = [city.person('lin'), city.person('tan')];
    const made = await lin.make('performance', told(), 'report');
    expect(made).toMatchObject({ state: 'reported', can: ['edit', 'withdraw'] });
    expect(made.deadlines.map((d) => [d.key, d.dueOn])).toEqual([['confirm', '2025-03-17']]);
    expect((await city.person('mei').get(`/api/performances/${made.id}`)).status).toBe(404);
    expect((await tan.see('performance', made.id)).can).toEqual(['confirm', 'sendBack']);
    await tan.act('performance', made.id, 'sendBack', { reason: '请补充照片' });
    await lin.act('performance', made.id, 'edit', { detail: '收集意见四条。' });
    await lin.act('performance', made.id, 'resubmit');
    await city.person('delegation.staff').act('performance', made.id, 'confirm');
    const seen = (await city.app.inject({ method: 'GET', url: `/api/performances/${made.id}?congress=${city.congressId}` })).json();
    expect(seen.record.fields).toMatchObject({ title: '走访东湖社区居民', people: 12 });
    expect(seen.record.fields).not.toHaveProperty('detail');
    const own = await tan.make('performance', told({ title: '接待群众' }), 'report');
    expect(own.can).toEqual(['edit', 'withdraw']);
    expect((await tan.try('performance', own.id, 'confirm')).status).toBe(403);
    await city.person('clerk').act('performance', own.id, 'confirm');
    expect((await lin.post('/api/performances/report', told({ kind: 'suggestionLed' }))).status).toBe(400);
    expect((await lin.post('/api/performances/report', told({ on: '2025-03-09' }))).body.data.reason).toBe('dayAhead');
    expect((await city.person('schools').post('/api/performances/report', told())).status).toBe(403);
  });

  test('may be doubted; the office corrects it or keeps it with an answer, and what people settled no job undoes', async () => {
    const [lin, clerk] = [city.person('lin'), city.person('clerk')];
    const [one] = await recordOf('lin', '&kind=suggestionLed&state=confirmed');
    const id = one?.id ?? '';
    expect((await city.person('mei').try('performance', id, 'doubt', { doubt: '不对' })).status).toBe(404);
    await lin.act('performance', id, 'doubt', { doubt: '日期应为三月一日' });
    const corrected = await clerk.act('performance', id, 'correct', { on: '2025-03-01', answer: '已按原件更正' });
    expect(corrected).toMatchObject({ state: 'confirmed', fields: { on: '2025-03-01', answer: '已按原件更正' } });
    expect(await derive()).toEqual({ written: 0, refreshed: 0, struck: 0, restored: 0 });
    await clerk.act('performance', id, 'strike', { reason: '重复登记' });
    expect(await derive()).toEqual({ written: 0, refreshed: 0, struck: 0, restored: 0 });
    expect((await clerk.see('performance', id)).state).toBe('struck');
    await clerk.act('performance', id, 'restore');
  });
});

describe('points', () => {
  const rule = (more: object = {}) => ({
    name: '履职计分办法',
    termId: city.ids.term,
    versionNo: 1,
    effectiveFrom: '2025-01-01',
    lines: [
      { deed: 'suggestionLed', points: 5, per: 'time', most: 20 },
      { deed: 'voterContact', points: 2, per: 'hour', most: 4 },
      { deed: 'sessionLeave', points: -3, per: 'time', most: null },
    ],
    bands: [
      { name: '合格', from: 6 },
      { name: '良好', from: 9 },
    ],
    source: '市人大常委会代表履职管理办法第十二条',
    note: null,
    ...more,
  });
  const dossier = async (name: string, seat: string) =>
    (await city.person(name).get(`/api/deputyships/${seat}/dossier`)).body as { score: (Score & { versionNo: number }) | null };

  test('are off until a rule is kept, then explained line by line and by version, to the deputy and the offices alone', async () => {
    expect((await dossier('lin', seatOf('lin'))).score).toBeNull();
    const clerk = city.person('clerk');
    const first = await clerk.make('scoringRule', rule());
    const { score } = await dossier('lin', seatOf('lin'));
    expect(score).toMatchObject({ versionNo: 1, total: 9, band: '良好' });
    expect(score?.lines).toEqual([
      { kind: 'suggestionLed', counted: 1, per: 'time', points: 5, most: 20, sum: 5, isCut: false },
      { kind: 'voterContact', counted: 3, per: 'hour', points: 2, most: 4, sum: 4, isCut: true },
      { kind: 'sessionLeave', counted: 0, per: 'time', points: -3, most: null, sum: 0, isCut: false },
    ]);
    expect((await dossier('mei', seatOf('lin'))).score).toBeNull();
    await clerk.make('scoringRule', rule({ versionNo: 2, effectiveFrom: '2025-02-01', bands: [] }));
    expect((await dossier('clerk', seatOf('lin'))).score).toMatchObject({ versionNo: 2, total: 9, band: null });
    const twice = rule({ versionNo: 3, lines: [...rule().lines, { deed: 'voterContact', points: 1, per: 'time', most: null }] });
    expect((await clerk.post('/api/scoring-rules', twice)).body.data.reason).toBe('deedTwice');
    await clerk.act('scoringRule', first.id, 'end', { reason: '试行期满' });
  });

  test('add up to the sum in whole numbers, whatever the limits', () => {
    const lines = [
      { deed: 'training', points: 1, per: 'hour', most: 10 },
      { deed: 'sessionLeave', points: -4, per: 'time', most: 6 },
    ] as const;
    const score = scoreOf({ lines, bands: [{ name: '较差', from: -1000 }] }, [
      { kind: 'training', count: 2, hours: 30 },
      { kind: 'sessionLeave', count: 3, hours: 0 },
    ]);
    expect(score.lines.map((l) => [l.sum, l.isCut])).toEqual([
      [10, true],
      [-6, true],
    ]);
    expect([score.total, score.band]).toEqual([4, '较差']);
  });
});

describe('the dossier', () => {
  test('is printed as Word and PDF for the deputy and the office, and for nobody else', async () => {
    const list = (name: string) => city.person(name).get(`/api/papers?process=deputyship&id=${seatOf('lin')}`);
    const papers = async (name: string) => (await list(name)).body.items.map((p: { paper: string }) => p.paper);
    expect(await papers('lin')).toEqual(['dossierYear', 'dossierLastYear', 'dossierTerm']);
    expect(await papers('clerk')).toEqual(['dossierYear', 'dossierLastYear', 'dossierTerm']);
    expect(await papers('mei')).toEqual([]);
    for (const [format, head] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const url = `/api/papers/dossierTerm/${seatOf('lin')}?format=${format}`;
      const { status, bytes } = await download(city, city.person('lin'), url);
      expect(status, url).toBe(200);
      expect(bytes.subarray(0, head.length).toString('latin1')).toBe(head);
    }
  }, 60_000);
});
