import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, createCity } from '../support/city.ts';

let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const seen = async (who: string, query = '') => {
  const answer = await city.person(who).get(`/api/colleagues${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items as { id: string; name: string; roles: string[]; unit: string | null }[];
};

test('staff of the congress find everybody who works there, without administrators', async () => {
  const all = await seen('clerk');
  const ids = all.map((c) => c.id);
  for (const who of ['clerk', 'chair', 'schools', 'roads.head']) expect(ids).toContain(city.person(who).accountId);
  expect(all.flatMap((c) => c.roles).filter((r) => r.endsWith('Admin'))).toEqual([]);
  expect(Object.keys(all[0] ?? {}).sort()).toEqual(['id', 'name', 'roles', 'unit']);
});

test('people of a unit find their own only, and a deputy nobody', async () => {
  const own = (await seen('schools')).map((c) => c.id).sort();
  expect(own).toEqual([city.person('schools').accountId, city.person('schools.head').accountId].sort());
  expect(await seen('schools', `?id=${city.person('roads').accountId}`)).toEqual([]);
  expect(await seen('mei')).toEqual([]);
});

test('a part of a name narrows the list, and a percent sign stands for itself', async () => {
  const chair = (await seen('clerk', `?id=${city.person('chair').accountId}`))[0];
  expect(chair?.id).toBe(city.person('chair').accountId);
  const found = await seen('clerk', `?q=${encodeURIComponent(chair?.name ?? '')}`);
  expect(found.map((c) => c.id)).toContain(chair?.id);
  expect(await seen('clerk', '?q=%25')).toEqual([]);
});

test('somebody who was suspended is no longer found', async () => {
  const { accountId } = city.person('roads');
  await city.database.owner.updateTable('account').set({ status: 'suspended' }).where('id', '=', accountId).execute();
  expect((await seen('clerk')).map((c) => c.id)).not.toContain(accountId);
});
