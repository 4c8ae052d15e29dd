import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { masked } from '../../server/deputies/structure.ts';
import { type City, createCity, draftOf } from '../support/city.ts';
import { upload } from '../support/tables.ts';

let city: City;
const seatOf = (name: string): string => city.person(name).seat ?? '';

beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

describe('suspension and termination', () => {
  test('a suspended deputy can do nothing as a deputy at once, and everything again when it is lifted', async () => {
    const [clerk, lin] = [city.person('clerk'), city.person('lin')];
    const draft = await lin.make('suggestion', draftOf(city));
    expect(draft.can).toContain('submit');
    await clerk.act('deputyship', seatOf('lin'), 'suspend', { ground: 'detainedOnTrial', on: '2025-03-01' });
    expect((await lin.get('/api/session')).body.grants).toEqual([]);
    expect((await lin.try('suggestion', draft.id, 'submit', { oneMatter: true })).status).toBe(404);
    expect((await lin.post('/api/suggestions', draftOf(city))).status).toBe(403);
    expect((await lin.get('/api/work')).body.groups.later.items).toEqual([]);
    await clerk.act('deputyship', seatOf('lin'), 'lift', { on: '2025-03-02', note: '不起诉' });
    await lin.act('suggestion', draft.id, 'submit', { oneMatter: true });
  });

  test('the ground is for the office alone, and nobody outside learns of a suspension', async () => {
    const clerk = city.person('clerk');
    await clerk.act('deputyship', seatOf('mei'), 'suspend', { ground: 'servingSentence', on: '2025-03-01', note: '判决书' });
    expect((await clerk.see('deputyship', seatOf('mei'))).fields.suspensionGround).toBe('servingSentence');
    const seen = await city.person('tan').see('deputyship', seatOf('mei'));
    expect(seen.fields).not.toHaveProperty('suspensionGround');
    expect(seen.fields).not.toHaveProperty('suspensionNote');
    const url = `/api/deputyships/${seatOf('mei')}?congress=${city.congressId}`;
    expect((await city.app.inject({ method: 'GET', url })).statusCode).toBe(404);
    expect((await city.app.inject({ method: 'GET', url: url.replace('mei', 'tan') })).statusCode).toBe(404);
    await clerk.act('deputyship', seatOf('mei'), 'lift', { on: '2025-03-03' });
    expect((await city.app.inject({ method: 'GET', url })).statusCode).toBe(200);
  });

  test('termination knows the grounds of the law alone, takes the offices of a deputy along, and is announced', async () => {
    const clerk = city.person('clerk');
    const gone = await city.addPerson('gone', [{ role: 'deputy' }, { role: 'scMember' }, { role: 'specialCommitteeOfficer' }], '090');
    const wrong = await clerk.try('deputyship', seatOf('gone'), 'terminate', { ground: 'unpopular', on: '2025-03-01' });
    expect(wrong.status).toBe(400);
    const ahead = await clerk.try('deputyship', seatOf('gone'), 'terminate', { ground: 'recalled', on: '2025-04-01' });
    expect(ahead.body.data.reason).toBe('dayAhead');
    const ended = await clerk.act('deputyship', seatOf('gone'), 'terminate', { ground: 'resigned', on: '2025-03-01' });
    expect(ended.state).toBe('ended');
    expect((await gone.get('/api/session')).body.grants.map((g: { role: string }) => g.role)).toEqual(['specialCommitteeOfficer']);
    const told = await clerk.act('deputyship', seatOf('gone'), 'announce', { on: '2025-03-03' });
    expect(told.fields).toMatchObject({ terminatedOn: '2025-03-01', terminationGround: 'resigned', announcedOn: '2025-03-03' });
    expect((await city.person('tan').see('deputyship', seatOf('gone'))).fields).not.toHaveProperty('terminationGround');
  });

  test('no form writes what only an act may write', async () => {
    const answer = await city.person('clerk').try('deputyship', seatOf('tan'), 'edit', { terminationGround: 'recalled' });
    expect(answer.status).toBe(400);
    expect(
      (await city.person('lin').try('deputyship', seatOf('tan'), 'suspend', { ground: 'detainedOnTrial', on: '2025-03-01' })).status,
    ).toBe(403);
  });
});

describe('groups', () => {
  test('have three members or more and a convener among them; a list needs neither', async () => {
    const clerk = city.person('clerk');
    const group = {
      code: 'G1',
      name: '东湖代表小组',
      kind: 'area',
      termId: city.ids.term,
      delegationId: null,
      convenerId: seatOf('lin'),
      viceConvenerId: null,
      memberIds: [seatOf('lin'), seatOf('mei')],
      fieldIds: [city.ids.education],
      purpose: null,
      formedOn: '2025-03-01',
      sortNo: 1,
    };
    const refused = async (more: object) => (await clerk.post('/api/deputy-groups', { ...group, ...more })).body.data.reason;
    expect(await refused({})).toBe('tooFewMembers');
    const memberIds = [seatOf('lin'), seatOf('mei'), seatOf('tan')];
    expect(await refused({ memberIds: [...memberIds, seatOf('tan')] })).toBe('memberTwice');
    expect(await refused({ memberIds, viceConvenerId: seatOf('lin') })).toBe('sameConvenerTwice');
    const made = await clerk.make('deputyGroup', { ...group, memberIds });
    expect(made.parties.filter((p) => p.party === 'convener').map((p) => p.subject)).toEqual([seatOf('lin')]);
    const changed = await clerk.act('deputyGroup', made.id, 'edit', { convenerId: seatOf('mei') });
    expect(Object.fromEntries(changed.parties.filter((p) => p.party === 'convener').map((p) => [p.subject, p.status]))).toEqual({
      [seatOf('lin')]: 'ended',
      [seatOf('mei')]: 'active',
    });
    await clerk.make('deputyGroup', { ...group, code: 'L1', kind: 'list', convenerId: null, memberIds: [seatOf('tan')] });
    const mine = await city.person('tan').list('deputyGroup', `memberIds=${seatOf('tan')}`);
    expect(mine.map((g) => g.fields.code).sort()).toEqual(['G1', 'L1']);
  });
});

describe('three thousand deputies in one table', () => {
  const head =
    '代表证号,姓名,届,代表团,选举单位或者选区,工作单位和职务,当选日期,性别,出生年份,电话,民族,政治面貌,学历,初任或者连任,资格确认日期,代表构成,专业特长,关注领域';
  const line = (i: number, more: Readonly<Record<number, string>> = {}) => {
    const cells = [
      `T${String(i).padStart(4, '0')}`,
      `代表${i}`,
      '16',
      'D1',
      '东湖区人民代表大会',
      '工程师',
      '2022-01-05',
      i % 3 === 0 ? '女' : '男',
      String(1955 + (i % 45)),
      `139${String(i).padStart(8, '0')}`,
      i % 50 === 0 ? '土家族' : '汉族',
      i % 4 === 0 ? '群众' : '中共党员',
      i % 1000 === 0 ? '小学' : '本科',
      i % 5 === 0 ? '连任' : '初任',
      '2022-01-08',
      i % 7 === 0 ? '农民' : '专业技术人员',
      '给排水',
      '教科文卫',
    ];
    return cells.map((cell, n) => more[n] ?? cell).join();
  };
  const table = (lines: readonly string[]) => Buffer.from(`${head}\n${lines.join('\n')}\n`);
  const rows = Array.from({ length: 3000 }, (_, i) => line(i + 1));

  test('each bad row is told with its cell, and none is written', async () => {
    const bad = rows
      .with(9, line(10, { 7: '不详' }))
      .with(1499, line(1500, { 3: 'D9' }))
      .with(2998, line(2999, { 14: '2021-12-01' }));
    const answer = await upload(city, city.person('clerk'), '/api/deputyships/import', 'd.csv', table([...bad, line(77)]));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ done: false, rows: 3001, faultCount: 4 });
    expect(answer.body.faults.map((f: { row: number; column: string }) => [f.row, f.column])).toEqual([
      [11, '性别'],
      [1501, '代表团'],
      [3000, '资格确认日期'],
      [3002, ''],
    ]);
    expect((await city.person('clerk').get('/api/deputyships/count?q=代表1500')).body.count).toBe(0);
  });

  test('are read in within a minute and without the memory growing by the table', async () => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    const answer = await upload(city, city.person('clerk'), '/api/deputyships/import', 'd.csv', table(rows));
    const seconds = (performance.now() - begun) / 1000;
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    console.info(`3,000 deputies in ${seconds.toFixed(1)} s, ${grown.toFixed(0)} MB more`);
    expect(answer.body).toMatchObject({ done: true, rows: 3000, created: 3000, faultCount: 0 });
    expect(seconds).toBeLessThan(60);
    expect(grown).toBeLessThan(400);
    const again = await upload(city, city.person('clerk'), '/api/deputyships/import', 'd.csv', table(rows.slice(0, 400)));
    expect(again.body).toMatchObject({ done: true, unchanged: 400, changed: 0 });
    const [line] = await city.person('clerk').list('deputyship', 'q=代表1500');
    const one = await city.person('clerk').see('deputyship', line?.id ?? '');
    expect(one.fields).toMatchObject({
      mandate: 'continuing',
      composition: 'professional',
      fieldIds: [city.ids.education],
      specialties: ['给排水'],
    });
  }, 120_000);

  test('the structure adds up, opens its rows for the office, and keeps small numbers from the public', async () => {
    const path = `/api/deputies/structure?congress=${city.congressId}`;
    const { body } = await city.person('clerk').get(path);
    const rowsOf = (answer: typeof body, id: string) =>
      Object.fromEntries(
        answer.dimensions.find((d: { id: string }) => d.id === id).rows.map((r: { value: string; count: number }) => [r.value, r.count]),
      );
    expect(body.isMasked).toBe(false);
    expect(rowsOf(body, 'gender')).toMatchObject({ female: 1000, male: 2000 });
    expect(rowsOf(body, 'education')).toMatchObject({ primary: 3, bachelor: 2997 });
    expect(rowsOf(body, 'ethnicity')).toMatchObject({ minority: 60, han: 2940 });
    for (const { id, rows: values } of body.dimensions) {
      expect(
        values.reduce((sum: number, r: { count: number }) => sum + r.count, 0),
        id,
      ).toBe(body.total);
      for (const { value, count } of values) {
        const opened = await city.person('clerk').get(`/api/deputyships/count?structure=${id}:${value ?? ''}`);
        expect(opened.body.count, `${id} ${value}`).toBe(count);
      }
    }
    const open = (await city.app.inject({ method: 'GET', url: path })).json();
    expect(open).toMatchObject({ isMasked: true, total: body.total, suspended: 0 });
    expect(rowsOf(open, 'education').primary).toBeNull();
    for (const { id, rows: values } of open.dimensions)
      if (id !== 'delegation') for (const { count } of values) expect(count === null || count >= 5, id).toBe(true);
    for (const name of ['lin', 'chair', 'schools', 'delegation.staff'])
      expect((await city.person(name).get('/api/deputyships?structure=gender:female')).status).toBe(400);
  });

  test('a suspended deputy is in none of the numbers that the public is shown', async () => {
    const clerk = city.person('clerk');
    const path = `/api/deputies/structure?congress=${city.congressId}`;
    const open = async () => (await city.app.inject({ method: 'GET', url: path })).json();
    const before = await open();
    await clerk.act('deputyship', seatOf('tan'), 'suspend', { ground: 'detainedOnTrial', on: '2025-03-01' });
    const after = await open();
    expect(after).toMatchObject({ total: before.total - 1, suspended: 0 });
    for (const { id, rows: values } of after.dimensions)
      if (id === 'delegation') expect(values.reduce((sum: number, r: { count: number }) => sum + r.count, 0)).toBe(after.total);
    expect((await clerk.get(path)).body).toMatchObject({ total: before.total, suspended: 1 });
    await clerk.act('deputyship', seatOf('tan'), 'lift', { on: '2025-03-02' });
  });

  test('a single small number takes the next one along, so that the total does not give it away', () => {
    const of = (...counts: number[]) => masked(counts.map((count, i) => ({ value: String(i), count }))).map((r) => r.count);
    expect(of(100, 40, 3)).toEqual([100, null, null]);
    expect(of(100, 40, 1, 2)).toEqual([100, null, null, null]);
    expect(of(100, 40, 4, 3)).toEqual([100, 40, null, null]);
    expect(of(100, 40)).toEqual([100, 40]);
    expect(of(3)).toEqual([null]);
  });
});
