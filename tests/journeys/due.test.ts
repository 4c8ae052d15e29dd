import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, createCity, registered, replied } from '../support/city.ts';

/** What the list of suggestions shows as due: the earliest reply that its units still owe. */
let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const line = async (id: string) => {
  const item = (await city.person('clerk').list('suggestion', 'limit=200')).find((s) => s.id === id) as unknown as {
    dueKey: string | null;
    dueOn: string | null;
  };
  return [item.dueKey, item.dueOn];
};
const open = async (id: string, role: string) =>
  (await city.person('clerk').list('assignment', `suggestionId=${id}&role=${role}`)).filter((a) => a.state !== 'returned');
const overdue = async () => (await city.person('clerk').list('suggestion', 'due=overdue')).map((s) => s.id);
const counted = async () => (await city.person('clerk').get('/api/suggestions/count')).body.overdue;
const waiting = async (name: string) =>
  ((await city.person(name).get('/api/work')).body.waiting.items as { process: string; id: string }[]).map((i) => i.process);

test('the earliest reply still owed, through extension, reassignment, reply and rework', async () => {
  const id = await registered(city, 'lin');
  const units = (['schools', 'roads'] as const).map((unit) => ({ unitId: city.ids[unit], role: 'separate' }));
  const over = await city.person('clerk').act('suggestion', id, 'handOver', { units });
  expect((over as unknown as { dueKey: string }).dueKey).toBe('reply');
  const [key, first] = await line(id);
  expect([key, first]).toEqual(['reply', '2025-06-03']);

  // One of two is extended: the other's day stands.
  const [schools, roads] = await Promise.all(
    ['schools', 'roads'].map(
      async (unit) => (await open(id, 'separate')).find((a) => a.fields.unitId === city.ids[unit as 'schools'])?.id ?? '',
    ),
  );
  for (const [unit, assignment] of [
    ['schools', schools],
    ['roads', roads],
  ] as const) {
    await city.person(unit).act('assignment', assignment ?? '', 'signIn');
    await city.person(unit).act('assignment', assignment ?? '', 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '先走访，再答复。',
    });
  }
  await city.person('schools').act('assignment', schools ?? '', 'requestExtension', { reason: '涉及面广', until: '2025-08-20' });
  await city.person('clerk').act('assignment', schools ?? '', 'approveExtension');
  expect(await line(id)).toEqual(['reply', '2025-06-03']);

  // The other is extended further: now the first one's day counts.
  await city.person('roads').act('assignment', roads ?? '', 'requestExtension', { reason: '涉及面广', until: '2025-08-28' });
  // A unit waits for its own share, and sees one line for it.
  expect(await waiting('roads.head')).toEqual(['assignment']);
  await city.person('clerk').act('assignment', roads ?? '', 'approveExtension');
  expect(await line(id)).toEqual(['reply', '2025-08-20']);
  expect(await overdue()).not.toContain(id);

  city.clock.set(new Date('2025-08-22T01:00:00Z'));
  expect(await overdue()).toContain(id);
  expect(await counted()).toBe(1);
  const sorted = await city.person('clerk').list('suggestion', 'sort=dueOn');
  expect(sorted[0]?.id).toBe(id);
});

test('a reply closes it, a rework opens it again, an end empties it', async () => {
  const id = await registered(city, 'mei');
  await city.person('clerk').act('suggestion', id, 'handOver', { units: [{ unitId: city.ids.parks, role: 'lead' }] });
  const [before] = await open(id, 'lead');
  const firstDue = (await line(id))[1];

  // Reassigned: the day of whoever has it now.
  await city.person('parks').act('assignment', before?.id ?? '', 'requestReturn', { reason: '不属本单位职责' });
  await city.person('clerk').act('assignment', before?.id ?? '', 'reassign', { unitId: city.ids.roads });
  expect((await line(id))[0]).toBe('reply');
  expect((await line(id))[1]).toBe(firstDue);
  const [now] = await open(id, 'lead');
  const assignment = now?.id ?? '';
  expect(now?.fields.unitId).toBe(city.ids.roads);

  await replied(city, assignment, 'roads');
  expect(await line(id)).toEqual([null, null]);
  await city.person('mei').act('assignment', assignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'dissatisfied',
    text: '未答复要点',
    channel: 'platform',
  });
  await city.person('clerk').act('assignment', assignment, 'orderRework', { reason: '请补充答复。' });
  expect((await line(id))[0]).toBe('rework');
  expect((await line(id))[1]).not.toBeNull();

  const other = await registered(city, 'tan');
  await city.person('clerk').act('suggestion', other, 'handOver', { units: [{ unitId: city.ids.parks, role: 'lead' }] });
  expect((await line(other))[0]).toBe('reply');
  await city.person('tan').act('suggestion', other, 'withdraw', { reason: '已另行反映' });
  expect(await line(other)).toEqual([null, null]);
});
