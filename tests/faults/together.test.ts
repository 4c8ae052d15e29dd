import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, createCity, draftOf } from '../support/city.ts';

let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const many = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => work(i)));

async function submitted(title: string): Promise<string> {
  const { id } = await city.person('lin').make('suggestion', draftOf(city, { title }));
  await city.person('lin').act('suggestion', id, 'submit', { oneMatter: true });
  return id;
}

test('fifty act on one record at once: one wins, the others are told what changed', async () => {
  const clerks = await many(10, (i) => city.addPerson(`clerk.n${i}`, [{ role: 'deputyWorkOfficer' }]));
  const id = await submitted('关于增设夜间公交线路的建议');
  const { version } = await city.person('clerk').see('suggestion', id);
  const answers = await many(50, (i) =>
    (clerks[i % 10] ?? city.person('clerk')).try('suggestion', id, 'accept', {}, { 'if-match': String(version) }),
  );
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
  const lost = answers.filter((a) => a.status !== 200);
  expect(new Set(lost.map((a) => `${a.status} ${a.body.code}`))).toEqual(new Set(['409 versionConflict']));
  for (const { body } of lost)
    expect(body.data).toMatchObject({ state: 'reviewing', version: version + 1, changes: [{ action: 'accept', version: version + 1 }] });
  const after = await city.person('clerk').see('suggestion', id);
  expect([after.state, after.version]).toEqual(['reviewing', version + 1]);
});

test('fifty registrations at once take fifty numbers without a gap, and refused ones take none', async () => {
  const clerk = city.person('clerk');
  const ids: string[] = [];
  for (let i = 0; i < 50; i++) {
    const id = await submitted(`关于第${i + 1}处路口信号灯配时的建议`);
    await clerk.act('suggestion', id, 'accept');
    ids.push(id);
  }
  const good = { categoryId: city.ids.transport, nature: 'new' };
  const bad = { ...good, secrecy: 'confidential' };
  const answers = await Promise.all(
    ids.flatMap((id) => [
      clerk.try('suggestion', id, 'register', bad),
      clerk.try('suggestion', id, 'register', good),
      clerk.try('suggestion', id, 'register', good),
    ]),
  );
  expect(answers.filter((a) => a.status === 200)).toHaveLength(50);
  const numbers = await Promise.all(ids.map(async (id) => (await clerk.see('suggestion', id)).fields.number as number));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
});

test('the same request sent fifty times has one effect and one answer', async () => {
  const lin = city.person('lin');
  const body = draftOf(city, { title: '关于开放学校运动场地的建议' });
  const answers = await many(50, () => lin.post('/api/suggestions', body, { 'idempotency-key': 'the-very-same-one' }));
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
  expect(new Set(answers.map((a) => a.body.record.id)).size).toBe(1);
  const { count } = await city.deps.db
    .selectFrom('record_log')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('record_id', '=', answers[0]?.body.record.id)
    .executeTakeFirstOrThrow();
  expect(count).toBe(1);
  const other = await lin.post('/api/suggestions', { ...body, title: '另一件' }, { 'idempotency-key': 'the-very-same-one' });
  expect([other.status, other.body.code]).toEqual([409, 'keyReused']);
});

test('a record and what it starts are written together or not at all', async () => {
  const clerk = city.person('clerk');
  const id = await submitted('关于改造背街小巷的建议');
  await clerk.act('suggestion', id, 'accept');
  await clerk.act('suggestion', id, 'register', { categoryId: city.ids.transport, nature: 'new' });
  const missing = '00000000-0000-7000-8000-000000000001';
  const answer = await clerk.try('suggestion', id, 'handOver', {
    units: [
      { unitId: city.ids.roads, role: 'lead' },
      { unitId: missing, role: 'co' },
    ],
  });
  expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([400, 'invalidInput', 'units.1.unitId']);
  expect((await clerk.see('suggestion', id)).state).toBe('registered');
  expect(await clerk.list('assignment', `suggestionId=${id}`)).toEqual([]);
});

test('after all of that the chain holds and the replay gives the rows', async () => {
  const { body } = await city.person('audit.admin').post('/api/audit/verify');
  expect(body.faults).toEqual([]);
  expect(body.entries).toBeGreaterThan(200);
});
