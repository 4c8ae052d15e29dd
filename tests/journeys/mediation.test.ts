import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLog } from '../../server/actions/verify.ts';
import { derivePerformance } from '../../server/performance/derive.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { stationOf } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';

/** Disputes that deputies mediate at their studios: never those in court, confirmed, followed up, with no trace of who it was in the end. */
let city: City;
let studio: string;
const person = (name: string) => city.person(name);
const days = (n: number) => city.clock.advanceDays(n);
const dayIn = (n: number) => new Date(city.clock.now().getTime() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const told = async (who: string) => ((await person(who).get('/api/notices?limit=100')).body.items as { kind: string }[]).map((n) => n.kind);
const dispute = (more: object = {}) => ({
  stationId: studio,
  deputyIds: [person('lin').seat],
  on: dayIn(0),
  kind: 'neighbours',
  people: 2,
  sides: '同一小区两户业主',
  disputants: [{ person: '周大河', reach: '13900001111' }],
  matter: '周大河家与楼上因漏水争执。',
  notInCourt: true,
  ...more,
});
const refused = async (who: string, more: object) =>
  (await person(who).post('/api/mediations/log', dispute(more))).body.data?.reason ?? 'made';
const agreed = { result: 'agreed', agreement: '楼上十日内修好，赔偿八百元。', notInCourt: true };

beforeAll(async () => {
  city = await createCity();
  await city.addPerson('keeper', [{ role: 'deputyStationKeeper' }]);
  await city.addPerson('keeper.two', [{ role: 'deputyStationKeeper' }]);
  const keepers = { keeperId: person('keeper').accountId, secondKeeperId: person('keeper.two').accountId };
  studio = (await person('clerk').make('station', stationOf({ code: 'G1', name: '林代表工作室', kind: 'studio', ...keepers }))).id;
});
afterAll(() => city.drop());

test('is logged by whoever mediated or keeps the studio; a matter in court is refused with the reason', async () => {
  expect(await refused('lin', { notInCourt: false })).toBe('inCourt');
  const inCourt = await person('lin').post('/api/mediations/log', dispute({ notInCourt: false }));
  expect(inCourt.text).toContain('代表不得干涉具体司法案件');
  expect(await refused('mei', {})).toBe('notAmongThem');
  expect(await refused('lin', { deputyIds: [person('lin').seat, person('lin').seat] })).toBe('seatTwice');
  expect(await refused('lin', { on: dayIn(1) })).toBe('dayAhead');
  await person('clerk').act('deputyship', person('tan').seat ?? '', 'suspend', { ground: 'detainedOnTrial', on: '2025-03-01' });
  expect(await refused('lin', { deputyIds: [person('lin').seat, person('tan').seat] })).toBe('noSeat');
  expect(await refused('lin', { agreement: '口头约定' })).toBe('resultMissing');
  expect(await refused('lin', { result: 'agreed' })).toBe('agreementMissing');
  expect(await refused('lin', { result: 'notAgreed' })).toBe('referralMissing');
  expect(await refused('lin', { ...agreed, referredTo: 'court' })).toBe('referralUnfit');
  expect(await refused('lin', { result: 'notAgreed', referredTo: 'court', followUpOn: dayIn(3) })).toBe('followUpUnfit');
  expect(await refused('lin', { ...agreed, followUpOn: dayIn(0) })).toBe('followUpTooEarly');
  const other = (await person('clerk').make('station', stationOf({ code: 'G2', name: '别处', openedOn: '2022-03-01' }))).id;
  expect(await refused('keeper', { stationId: other })).toBe('notHere');
  const merged = stationOf({ code: 'G3', name: '已关', standing: 'closed' });
  expect(await refused('lin', { stationId: (await person('clerk').make('station', merged)).id })).toBe('stationGone');
  const suspended = await person('clerk').make('mediation', dispute(), 'log');
  expect(await person('lin').act('mediation', suspended.id, 'stop', { ground: 'enteredCourt' })).toMatchObject({ state: 'stopped' });
});

test('is concluded, confirmed by somebody else than who wrote it down, sent back with a reason', async () => {
  const { id, ...made } = await person('keeper').make('mediation', dispute({ deputyIds: [person('lin').seat, person('mei').seat] }), 'log');
  expect([made.state, made.fields.title]).toEqual(['mediating', `林代表工作室${dayIn(0)}邻里纠纷`]);
  expect((await person('mei').try('mediation', id, 'edit', { on: dayIn(1) })).body.data.reason).toBe('dayAhead');
  await person('mei').act('mediation', id, 'edit', { kind: 'property', people: 3 });
  expect((await person('lin').try('mediation', id, 'conclude', { ...agreed, notInCourt: false })).body.data.reason).toBe('inCourt');
  await person('lin').act('mediation', id, 'conclude', agreed);
  expect(await told('clerk')).toContain('mediation.reported');
  expect((await person('lin').try('mediation', id, 'confirm')).status).toBe(403);
  expect((await person('keeper').try('mediation', id, 'confirm')).body.data.reason).toBe('ownRecord');
  await person('keeper.two').act('mediation', id, 'sendBack', { reason: '请写明修复期限。' });
  expect(await told('lin')).toContain('mediation.sentBack');
  await person('lin').act('mediation', id, 'conclude', { ...agreed, agreement: '三月底前修好。' });
  const confirmed = await person('keeper.two').act('mediation', id, 'confirm');
  expect([confirmed.state, confirmed.fields.title]).toEqual(['confirmed', `林代表工作室${dayIn(0)}物业纠纷`]);
  expect(confirmed.deadlines.filter((d) => d.closedOn === null)).toMatchObject([{ key: 'followUp', source: expect.any(String) }]);
  // Deputies and offices that have nothing to do with it do not read who it was.
  expect((await person('tan').get(`/api/mediations/${id}`)).status).toBe(404);
  expect((await person('office').see('mediation', id)).fields).not.toHaveProperty('disputants');
  const anybody = await city.app.inject({ method: 'GET', url: `/api/mediations/${id}?congress=${city.congressId}` });
  expect(anybody.statusCode).toBe(401);
});

test('is followed up until the agreement is kept; without an agreement the people are shown the lawful way', async () => {
  const [{ id } = { id: '' }] = await person('clerk').list('mediation', 'state=confirmed');
  days(10);
  const again = await person('keeper').act('mediation', id, 'visit', {
    on: dayIn(0),
    keeping: 'broken',
    note: '还没有修。',
    nextOn: dayIn(7),
  });
  expect([again.state, again.deadlines.find((d) => d.key === 'followUp')?.dueOn]).toEqual(['confirmed', dayIn(7)]);
  expect(await told('lin')).toContain('mediation.broken');
  const visit = (more: object) => person('keeper').try('mediation', id, 'visit', { on: dayIn(0), keeping: 'broken', ...more });
  expect((await visit({ on: dayIn(1) })).body.data.reason).toBe('dayAhead');
  expect((await visit({ nextOn: dayIn(0) })).body.data.reason).toBe('followUpTooEarly');
  days(7);
  const kept = await person('keeper').act('mediation', id, 'visit', { on: dayIn(0), keeping: 'kept' });
  expect(kept).toMatchObject({ state: 'closed', fields: { keeping: 'kept', closedOn: dayIn(0) } });
  const referral = { result: 'notAgreed', referredTo: 'mediationCommittee', referredName: '东湖街道人民调解委员会' };
  const none = await person('lin').make('mediation', dispute({ kind: 'debt', ...referral }), 'log');
  expect([none.state, (await person('clerk').act('mediation', none.id, 'confirm')).state]).toEqual(['reported', 'closed']);
});

test('stands in the performance records, in the figures and in those of the station once confirmed', async () => {
  await person('lin').make('mediation', dispute(agreed), 'log');
  await derivePerformance(city.deps);
  const deeds = async (who: string) =>
    (await person('clerk').list('performance', `deputyId=${person(who).seat}&kind=mediation`)).map((d) => d.fields);
  expect(await deeds('lin')).toMatchObject([{ origin: 'automatic', isOpen: false }, { origin: 'automatic' }]);
  expect(await deeds('mei')).toMatchObject([{ people: 3 }]);
  const where = `session=${city.ids.session}&cutoff=${dayIn(0)}`;
  const { figures } = (await person('clerk').get(`/api/figures?${where}`)).body as {
    figures: { measure: string; numerator: number; denominator: number; rows?: { value: string; count: number }[] }[];
  };
  const of = (measure: string) => figures.find((f) => f.measure === measure);
  expect(of('mediations')).toMatchObject({ numerator: 1, denominator: 2 });
  expect(of('agreementsKept')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(
    of('mediationsByKind')
      ?.rows?.map((r) => [r.value, r.count])
      .sort(),
  ).toEqual([
    ['debt', 1],
    ['property', 1],
  ]);
  expect(of('mediationsByDeputy')?.rows?.find((r) => r.value === person('lin').seat)?.count).toBe(2);
  const station = (await person('clerk').get('/api/stations/figures')).body.stations.find((s: { id: string }) => s.id === studio);
  expect(station.mediations).toBe(2);
});

test('who it was lies in the vault, is covered in lists, and is gone for good when erased or when the time to keep it has passed', async () => {
  const [row] = (
    await sql<{ text: string }>`SELECT string_agg(t::text, '') || (SELECT string_agg(l::text, '') FROM record_log l) AS text
    FROM mediation t`.execute(city.deps.db)
  ).rows;
  for (const word of ['周大河', '13900001111', '漏水', '八百元', '还没有修']) expect(row?.text).not.toContain(word);
  const closed = await person('clerk').list('mediation', 'state=closed&kind=property');
  const id = closed[0]?.id ?? '';
  expect(JSON.stringify(closed)).not.toContain('周大河');
  expect((await person('lin').see('mediation', id)).fields.disputants).toEqual([{ person: '周大河', reach: '13900001111' }]);
  await person('clerk').act('mediation', id, 'erase');
  expect((await person('clerk').see('mediation', id)).fields).toMatchObject({
    disputants: null,
    matter: null,
    kind: 'property',
    erasedOn: dayIn(0),
  });
  const kept = async () => (await sql<{ record_id: string }>`SELECT DISTINCT record_id FROM confided`.execute(city.deps.db)).rows.length;
  expect(await kept()).toBe(3);
  days(3 * 366 + 30);
  await sweepDeadlines(city.deps);
  // What is still to be confirmed stays; the stopped and the closed ones are archived without names.
  expect(await kept()).toBe(1);
  expect(
    (await person('clerk').get('/api/stations/figures?year=2025')).body.stations.find((s: { id: string }) => s.id === studio).mediations,
  ).toBe(2);
  expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
});
