import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FigureView } from '../../contract/system.ts';
import { type City, createCity, draftOf, registered } from '../support/city.ts';

/** Activities are kept by the office and by each delegation's staff, and named by the suggestions that came from them. */
let city: City;
let second: string;
beforeAll(async () => {
  city = await createCity();
  const made = await city.person('clerk').make('delegation', { termId: city.ids.term, code: 'D2', name: '西山代表团', sortNo: 2 });
  second = made.id;
});
afterAll(() => city.drop());

const who = (name: string) => city.person(name);
const activity = (more: object = {}) => ({
  name: '社区托育专题调研',
  kind: 'research',
  startOn: '2025-01-06',
  endOn: '2025-01-08',
  place: '东湖片区',
  organiser: '市人大常委会代工委',
  delegationId: null,
  note: null,
  ...more,
});

test('the office keeps all, a delegation’s staff their own; every member may look them up, the public only those of a published plan', async () => {
  const common = await who('clerk').make('activity', activity());
  const own = await who('delegation.staff').make('activity', activity({ name: '东湖小组活动', delegationId: city.ids.delegation }));
  for (const delegationId of [null, second])
    expect((await who('delegation.staff').post('/api/activities', activity({ delegationId }))).body.data.reason).toBe('notOwnRow');
  expect((await who('delegation.staff').try('activity', common.id, 'edit', { place: '全市' })).status).toBe(403);
  expect((await who('delegation.staff').act('activity', own.id, 'edit', { place: '东湖社区' })).fields.place).toBe('东湖社区');
  expect((await who('delegation.staff').try('activity', own.id, 'edit', { delegationId: second })).body.data.reason).toBe('notOwnRow');
  for (const name of ['lin', 'schools', 'chair', 'committee'])
    expect((await who(name).list('activity', 'sort=name')).map((a) => a.id).sort(), name).toEqual([common.id, own.id].sort());
  for (const name of ['lin', 'delegation.head', 'office', 'schools'])
    expect((await who(name).post('/api/activities', activity())).status, name).toBe(403);
  const anyone = await city.app.inject({ method: 'GET', url: `/api/activities?congress=${city.congressId}` });
  expect([anyone.statusCode, anyone.json().items]).toEqual([200, []]);
  const wrong = await who('clerk').post('/api/activities', activity({ endOn: '2025-01-05' }));
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([409, 'endOn']);
});

test('a suggestion names the activities it came from, which must be there and have begun', async () => {
  const { id } = await who('clerk').make('activity', activity({ name: '托育点视察', kind: 'inspection' }));
  const later = await who('clerk').make('activity', activity({ name: '春季视察', startOn: '2025-04-01', endOn: '2025-04-01' }));
  const named = await who('lin').make('suggestion', draftOf(city, { activityIds: [id] }));
  const seen = await who('lin').get(`/api/suggestions/${named.id}`);
  expect([seen.body.record.fields.activityIds, seen.body.names[id]]).toEqual([[id], '托育点视察']);
  const early = await who('lin').post('/api/suggestions', draftOf(city, { activityIds: [later.id] }));
  expect([early.body.data.reason, early.body.errors[0]]).toMatchObject([
    'activityNotBegun',
    { path: 'activityIds', message: expect.stringContaining('春季视察') },
  ]);
  expect((await who('lin').try('suggestion', named.id, 'edit', { activityIds: [later.id] })).body.data.reason).toBe('activityNotBegun');
  const unknown = await who('lin').post('/api/suggestions', draftOf(city, { activityIds: ['00000000-0000-7000-8000-000000000009'] }));
  expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'activityIds']);
  await who('lin').act('suggestion', named.id, 'edit', { activityIds: [] });
  expect((await who('lin').see('suggestion', named.id)).fields.activityIds).toBeNull();
});

test('from an activity one finds what came of it, and the figure counts research on record', async () => {
  const { id } = await who('clerk').make('activity', activity({ name: '托育供给调研' }));
  const one = await registered(city, 'lin', { activityIds: [id], formationSource: 'research' });
  // Of no research: naming an activity does not make it so.
  const two = await registered(city, 'mei', { activityIds: [id], formationSource: 'other' });
  await registered(city, 'mei', { formationSource: 'inspection' });
  expect((await who('clerk').list('suggestion', `activityIds=${id}`)).map((s) => s.id).sort()).toEqual([one, two].sort());
  expect((await who('clerk').list('suggestion', 'activityIds.set=false')).some((s) => s.id === one)).toBe(false);
  // Whoever sees no more than the title of a suggestion cannot find it by where it came from.
  expect((await who('schools').get(`/api/suggestions?activityIds=${id}`)).body.items ?? []).toEqual([]);
  const figures = await who('clerk').get(`/api/figures?session=${city.ids.session}&cutoff=2025-03-03`);
  const share = (measure: string) => {
    const f = (figures.body.figures as FigureView[]).find((x) => x.measure === measure);
    return [f?.numerator, f?.denominator];
  };
  expect([share('researched'), share('researchedOnRecord')]).toEqual([
    [2, 3],
    [1, 2],
  ]);
});
