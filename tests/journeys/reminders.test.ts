import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, createCity, handedOver, registered } from '../support/city.ts';

let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const told = async (who: string): Promise<{ kind: string; body: string; urgent: boolean }[]> =>
  (await city.person(who).get('/api/notices?limit=100')).body.items.filter((n: { kind: string }) => n.kind === 'assignment.urged');

test('units are reminded together, once a day, and it stands on the record', async () => {
  const ids = [await registered(city, 'tan'), await registered(city, 'mei')];
  for (const id of ids) await handedOver(city, id);
  const clerk = city.person('clerk');
  const lines = await clerk.list('assignment', `suggestionId=${ids.join(',')}&state=handedOver`);
  expect(lines.length).toBeGreaterThanOrEqual(2);
  const remind = (input: object) =>
    clerk.call('POST', '/api/assignments/batch/urge', { items: lines.map(({ id, version }) => ({ id, version, input })) });

  const before = (await told('schools')).length;
  expect((await remind({ note: '请于本周内签收。' })).status).toBe(200);
  const after = await told('schools');
  expect(after.length).toBeGreaterThan(before);
  expect(after[0]).toMatchObject({ urgent: true });
  expect(after[0]?.body).toContain('请于本周内签收。');
  const seen = await clerk.see('assignment', lines[0]?.id ?? '');
  expect(seen.fields).toMatchObject({ urgedTimes: 1 });
  expect(seen.state).toBe('handedOver');

  const fresh = await clerk.list('assignment', `suggestionId=${ids.join(',')}&state=handedOver`);
  const again = (input: object) =>
    clerk.call('POST', '/api/assignments/batch/urge', { items: fresh.map(({ id, version }) => ({ id, version, input })) });
  const refused = await again({});
  expect(refused.status).toBe(409);
  expect((await told('schools')).length).toBe(after.length);
  expect((await again({ again: true })).status).toBe(200);
  expect((await clerk.see('assignment', lines[0]?.id ?? '')).fields.urgedTimes).toBe(2);
});

test('a unit does not remind itself, and nothing owed is nothing to be reminded of', async () => {
  const id = await registered(city, 'tan');
  await handedOver(city, id);
  const [line] = await city.person('clerk').list('assignment', `suggestionId=${id}&state=handedOver`);
  const unit = await city.person('schools').see('assignment', line?.id ?? '');
  expect(unit.can).not.toContain('urge');
  await city.person('schools').act('assignment', line?.id ?? '', 'signIn');
  await city.person('schools').act('assignment', line?.id ?? '', 'requestReturn', { reason: '不属于本单位职责。' });
  expect((await city.person('clerk').see('assignment', line?.id ?? '')).can).not.toContain('urge');
});
