import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deputyRoutes } from '../../contract/deputy-portal.ts';
import { icalendar } from '../../server/calendar/ical.ts';
import { localMoment } from '../../server/calendar/local-moment.ts';
import { createApp } from '../../server/http/app.ts';
import { servedRoutes } from '../../server/http/serve.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { stationOf, tell } from '../support/citizen.ts';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';
import { goodPassword, Visitor } from '../support/people-app.ts';
import { readCalendar } from '../support/strict-calendar.ts';

/** Deputies who sign in through the portal: what such a session is, and the calendar at its secret address. */
let city: City;
const username = (name: string) => `${name}.510100`;
const enter = (v: Visitor, name: string, scope?: string) =>
  v.post('/api/session', { username: username(name), password: goodPassword, ...(scope ? { scope } : {}) });

beforeAll(async () => {
  city = await createCity();
  await city.addPerson('both', [{ role: 'deputy' }, { role: 'deputyWorkOfficer' }, { role: 'chairperson' }], '008');
  await city.database.owner
    .updateTable('account')
    .set({ password_hash: await hashPassword(goodPassword) })
    .execute();
});
afterAll(() => city.drop());

describe('a session made through the portal', () => {
  test('holds the seat and nothing else, says so, and stays so through a change of password', async () => {
    const v = new Visitor(city.app, '10.0.0.1');
    const { body } = await enter(v, 'both', 'deputy');
    expect(body).toMatchObject({ scope: 'deputy', grants: [{ role: 'deputy' }], deputyships: [{ congressId: city.congressId }] });
    expect(body.grants).toHaveLength(1);
    expect((await v.get('/api/colleagues')).status).toBe(403);
    expect((await v.get('/api/opinion-topics')).status).toBe(403);
    expect((await v.get('/api/work')).status).toBe(200);
    const next = 'Harbour-Window-77';
    const changed = await v.post('/api/session/password', { current: goodPassword, next });
    expect(changed.body).toMatchObject({ scope: 'deputy', grants: [{ role: 'deputy' }] });
    expect((await v.get('/api/opinion-topics')).status).toBe(403);
    const desk = new Visitor(city.app, '10.0.0.2');
    const whole = await desk.post('/api/session', { username: username('both'), password: next });
    expect(whole.body).toMatchObject({ scope: 'full' });
    expect(whole.body.grants).toHaveLength(3);
    expect((await desk.get('/api/opinion-topics')).status).toBe(200);
  });

  test('is for those who hold a seat now; the log says which it was', async () => {
    const refused = await enter(new Visitor(city.app, '10.0.0.3'), 'clerk', 'deputy');
    expect([refused.status, refused.body.data.code]).toEqual([409, 'noSeat']);
    await enter(new Visitor(city.app, '10.0.0.4'), 'lin', 'deputy');
    const last = await city.deps.db.selectFrom('security_log').select('data').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    expect(last.data).toMatchObject({ scope: 'deputy' });
  });

  test('reaches only routes that are there, and none by a wildcard', () => {
    const served = new Set((servedRoutes.get(city.app) ?? []).map((r) => `${r.method} ${r.path}`));
    expect(deputyRoutes.filter((r) => !served.has(`${r.method} ${r.path}`)).map((r) => r.path)).toEqual([]);
    expect(deputyRoutes.some((r) => typeof r.access === 'object' || r.path.includes('/batch/'))).toBe(false);
  });

  test('is the only kind there is at a host name that is for the public and deputies', async () => {
    const app = await createApp({ ...city.deps, config: { ...city.deps.config, portalHosts: ['Portal.example'] } });
    const at = (host: string) => ({ host });
    const signIn = (host: string, name: string) =>
      app.inject({ method: 'POST', url: '/api/session', headers: at(host), payload: { username: username(name), password: goodPassword } });
    expect((await signIn('portal.example', 'lin')).json()).toMatchObject({ scope: 'deputy' });
    expect((await signIn('portal.example', 'clerk')).statusCode).toBe(409);
    const desk = await signIn('desk.example', 'clerk');
    const cookie = String(desk.headers['set-cookie']).split(';')[0] ?? '';
    const reading = (host: string) => app.inject({ method: 'GET', url: '/api/session', headers: { ...at(host), cookie } });
    expect((await reading('desk.example')).statusCode).toBe(200);
    for (const host of ['portal.example', 'Portal.Example', 'portal.example.', 'portal.example:443'])
      expect((await reading(host)).statusCode, host).toBe(401);
    await app.close();
  });
});

describe('the calendar', () => {
  const fetchAt = async (url: string, more = '') =>
    city.app.inject({ method: 'GET', url: `${new URL(url).pathname}${more}`, headers: { 'accept-language': 'zh-CN' } });

  test('tells what is due, activities, reception and duty at a secret address, without a title of any record', async () => {
    const lin = city.person('lin').atPortal();
    const clerk = city.person('clerk');
    const station = await clerk.make(
      'station',
      stationOf({
        receptionDays: [
          { on: '2025-03-12', from: '09:00', until: '11:30', deputyIds: [lin.seat], subject: '物业，停车；路灯' },
          { on: '2025-03-26', from: '14:00', until: '16:00', deputyIds: [lin.seat], subject: null },
        ],
        duty: [{ weekday: 'wednesday', from: '08:30', until: '10:00', deputyId: lin.seat, name: null }],
      }),
    );
    const outing = await clerk.make('activity', {
      name: '视察托育机构，座谈；走访',
      kind: 'inspection',
      startOn: '2025-03-20',
      endOn: '2025-03-21',
      place: '东湖',
      organiser: '市人大',
      delegationId: null,
      note: null,
    });
    const day = { stationId: station.id, from: '14:00', until: '16:00', deputyIds: [lin.seat] };
    await clerk.make('reception', { ...day, on: '2025-04-02' }, 'plan');
    const put = await clerk.make('reception', { ...day, on: '2025-03-26' }, 'plan');
    await clerk.act('reception', put.id, 'change', { on: '2025-03-27', from: '15:00' });
    const dropped = await clerk.make('reception', { ...day, on: '2025-04-09' }, 'plan');
    await clerk.act('reception', dropped.id, 'cancel', { reason: '会议冲突' });
    const id = await registered(city);
    await replied(city, await handedOver(city, id));
    const told = await clerk.make('deputyCode', { name: '林', subject: 'deputy', deputyId: lin.seat }, 'issue');
    const { code } = (await clerk.get(`/api/deputy-codes/${told.id}/address`)).body;
    await tell(city, { congress: undefined, code, content: '某某小区王某家漏水，请帮忙。' });

    expect((await lin.get('/api/portal/calendar')).body).toEqual({ exists: false, madeAt: null });
    const { url } = (await lin.post('/api/portal/calendar')).body;
    expect(url).toMatch(/\/api\/calendar\/[\w-]{32}\.ics$/);
    const answer = await fetchAt(url);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const { events } = readCalendar(answer.body);
    const summaries = events.map((e) => e.SUMMARY ?? '');
    expect(summaries.some((s) => s.startsWith('评价'))).toBe(true);
    expect(summaries.some((s) => s.startsWith('收件'))).toBe(true);
    expect(answer.body).not.toContain('托育点');
    expect(answer.body).not.toContain('漏水');
    expect(events.find((e) => e.SUMMARY?.includes('物业，停车；路灯'))).toMatchObject({
      DTSTART: '20250312T010000Z',
      DTEND: '20250312T033000Z',
      LOCATION: '东湖街道代表联络站 东湖路1号',
    });
    expect(events.filter((e) => e.DTSTART === '20250402T060000Z')).toHaveLength(1);
    expect(events.some((e) => e.DTSTART === '20250326T060000Z')).toBe(false);
    expect(events.some((e) => e.DTSTART === '20250409T060000Z')).toBe(false);
    expect(events.find((e) => e.SUMMARY?.includes('视察'))).toMatchObject({ DTSTART: '20250320', DTEND: '20250322' });
    expect(summaries.filter((s) => s.startsWith('站点值班'))).toHaveLength(8);
    await clerk.act('activity', outing.id, 'notify', { invitations: [{ deputyId: lin.seat, because: null }] });
    expect(readCalendar((await fetchAt(url)).body).events.filter((e) => e.SUMMARY?.includes('视察'))).not.toEqual([]);
    const english = readCalendar((await fetchAt(url, '?lang=en')).body).events;
    expect(events.map((e) => e.UID).filter((uid) => !english.some((e) => e.UID === uid))).toEqual([]);
    expect(english.some((e) => e.SUMMARY?.startsWith('On duty'))).toBe(true);

    const other = (await city.person('mei').post('/api/portal/calendar')).body.url;
    expect(readCalendar((await fetchAt(other)).body).events.some((e) => e.SUMMARY?.startsWith('评价'))).toBe(false);
    expect((await fetchAt(other)).body).not.toContain('视察');
    const fresh = (await lin.post('/api/portal/calendar')).body.url;
    expect((await fetchAt(url)).statusCode).toBe(404);
    expect((await fetchAt(fresh)).statusCode).toBe(200);
    expect((await lin.call('DELETE', '/api/portal/calendar')).body).toEqual({ exists: false, madeAt: null });
    for (const gone of [fresh, `${fresh.slice(0, -5)}x.ics`]) expect((await fetchAt(gone)).statusCode).toBe(404);
    expect((await city.person('clerk').post('/api/portal/calendar')).status).toBe(409);
    expect(JSON.stringify(await city.deps.db.selectFrom('calendar_feed').selectAll().execute())).not.toContain(
      new URL(other).pathname.slice(14, 46),
    );
  });

  test('is written as the standard wants it, whatever stands in its texts', () => {
    const text = `很长的标题，${'路灯、井盖；'.repeat(20)}\n第二行 \\ back,slash;👨‍👩‍👧‍👦`;
    const entry = { uid: 'one@yishi', summary: text, when: { on: '2025-12-31' }, place: 'a\u0007b', remindDays: 1 };
    const written = icalendar('日历', [entry], new Date('2025-03-03T01:02:03Z'));
    const { events } = readCalendar(written);
    expect(events[0]).toMatchObject({ SUMMARY: text, DTSTART: '20251231', DTEND: '20260101', LOCATION: 'ab', DTSTAMP: '20250303T010203Z' });
    expect(written).toContain('\r\n ');
    for (const bad of [
      written.replaceAll('\r\n', '\n'),
      written.replaceAll('\r\n ', ''),
      written.replace('\\;', ';'),
      written.replace('UID:one@yishi\r\n', ''),
    ])
      expect(() => readCalendar(bad)).toThrow('no iCalendar');
    expect(localMoment('2025-03-12', '09:00', 'Asia/Shanghai').toISOString()).toBe('2025-03-12T01:00:00.000Z');
    expect(localMoment('2025-03-30', '03:30', 'Europe/Berlin').toISOString()).toBe('2025-03-30T01:30:00.000Z');
  });
});

describe('whoever looks for a deputy', () => {
  const ask = async (path: string) => {
    const answer = await city.app.inject({
      method: 'GET',
      url: `/api/portal/${path}${path.includes('?') ? '&' : '?'}congress=${city.congressId}`,
    });
    return { status: answer.statusCode, text: answer.body, body: answer.json() };
  };
  const names = async (path: string) => (await ask(path)).body.items.map((item: { name: string }) => item.name);

  test('finds them by name, area, delegation and station, with the way to speak to them, and nobody who is no deputy now', async () => {
    const [lin, mei, tan] = (['lin', 'mei', 'tan'] as const).map((name) => city.person(name));
    const clerk = city.person('clerk');
    const west = await clerk.make(
      'station',
      stationOf({ code: 'W1', name: '西山站', district: '西山街道', location: '104.01,30.60', deputyIds: [mei?.seat] }),
    );
    expect(await names('deputies')).toEqual(expect.arrayContaining(['lin', 'mei', 'tan']));
    expect(await names('deputies?q=me')).toEqual(['mei']);
    expect(await names(`deputies?q=${encodeURIComponent('西山')}`)).toEqual(['mei']);
    expect(await names(`deputies?district=${encodeURIComponent('西山街道')}`)).toEqual(['mei']);
    expect(await names(`deputies?station=${west.id}`)).toEqual(['mei']);
    expect(await names(`deputies?q=${encodeURIComponent('%')}`)).toEqual([]);
    expect((await ask(`deputies?delegation=${city.ids.delegation}`)).body.items.length).toBeGreaterThan(2);
    expect((await ask('deputies')).body).toMatchObject({ delegations: [{ name: '东湖代表团' }] });

    const { body } = await ask(`deputies/${lin?.seat}`);
    expect(body).toMatchObject({ name: 'lin', electoralUnit: '东湖区', congress: { id: city.congressId }, introduction: null });
    const code = await city.app.inject({ method: 'GET', url: `/api/portal/codes/${body.code}` });
    expect(code.json()).toMatchObject({ subject: 'deputy', deputy: { name: 'lin' } });
    expect((await ask(`deputies/${mei?.seat}`)).body).toMatchObject({ code: null, stations: [{ name: '西山站' }] });

    await clerk.act('deputyship', tan?.seat ?? '', 'suspend', { ground: 'detainedOnTrial', on: '2025-03-01' });
    expect(await names('deputies')).not.toContain('tan');
    expect((await ask(`deputies/${tan?.seat}`)).status).toBe(404);
    expect((await ask('deputies?nonsense=1')).status).toBe(400);
  });

  test('finds open stations with hours, place, coming reception days and those who are there; nothing of their keepers', async () => {
    const keeper = city.person('office').accountId;
    const clerk = city.person('clerk');
    await clerk.make(
      'station',
      stationOf({ code: 'K1', name: '有人的站', keeperId: keeper, note: '内部备注', deputyIds: [city.person('lin').seat] }),
    );
    await clerk.make('station', stationOf({ code: 'K2', name: '关了的站', standing: 'closed' }));
    const { body, text } = await ask('stations');
    const found = body.items.map((item: { name: string }) => item.name);
    expect(found).toContain('有人的站');
    expect(found).not.toContain('关了的站');
    expect(text).not.toContain('内部备注');
    expect(text).not.toContain(keeper);
    const first = body.items.find((item: { receptions: unknown[] }) => item.receptions.length > 0);
    expect(first).toMatchObject({
      location: { longitude: 104.0657, latitude: 30.6595 },
      receptions: expect.arrayContaining([expect.objectContaining({ on: '2025-03-12', from: '09:00', deputies: ['lin'] })]),
    });
    expect(body.items.find((item: { name: string }) => item.name === '有人的站')).toMatchObject({ deputies: [{ name: 'lin' }] });
  });
});
