import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../demo/random.ts';
import { type City, createCity, handedOver, type Member, registered, replyOf } from '../support/city.ts';
import { emptyDisk, type Faults, GovernmentSystem, noFaults } from '../support/government-system.ts';

let city: City;
let admin: Member;
let program: Member;
let token: string;

const issue = (more: object = {}) =>
  admin.post('/api/tokens', {
    congressId: city.congressId,
    accountId: program.accountId,
    unitId: null,
    name: '市政府督查系统',
    days: 90,
    ...more,
  });

beforeAll(async () => {
  city = await createCity();
  admin = city.person('system.admin');
  program = await city.addPerson('program', [
    { role: 'unitClerk', unitId: city.ids.schools },
    { role: 'unitHead', unitId: city.ids.schools },
  ]);
  const issued = await issue();
  expect(issued.status).toBe(200);
  token = issued.body.secret;
});
afterAll(() => city.drop());

const ask = (method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) =>
  city.app.inject({ method, url, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload ? { payload } : {}) });
const post = (url: string, payload: object, id: string) => ask('POST', url, payload, { 'idempotency-key': id });

/** What the log says of the assignments of the program's unit. */
async function logged(): Promise<number[]> {
  const rows = await city.database.owner
    .selectFrom('record_log')
    .select(['seq', 'record_id'])
    .where('congress_id', '=', city.congressId)
    .where('process', '=', 'assignment')
    .orderBy('seq')
    .execute();
  const own = await city.database.owner.selectFrom('assignment').select('id').where('unit_id', '=', city.ids.schools).execute();
  const ids = new Set(own.map((a) => a.id));
  return rows.filter((r) => ids.has(r.record_id)).map((r) => Number(r.seq));
}

async function expectSame(system: GovernmentSystem): Promise<void> {
  const rows = await city.database.owner
    .selectFrom('assignment')
    .select(['id', 'state', 'version'])
    .where('unit_id', '=', city.ids.schools)
    .execute();
  const there = [...system.disk.items].map(([id, { state, version }]) => ({ id, state, version }));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(there.sort(byId)).toEqual(rows.map(({ id, state, version }) => ({ id, state, version })).sort(byId));
  expect(system.disk.seen).toEqual(await logged());
}

describe("the government's own system", () => {
  test('pulls, works and replies until both sides stand the same', async () => {
    const id = await handedOver(city, await registered(city));
    await handedOver(city, await registered(city, 'mei', { title: '关于道路的建议' }), 'roads');
    const system = new GovernmentSystem(city, token, noFaults);
    await system.settle();
    expect((await city.person('schools').see('assignment', id)).state).toBe('replied');
    expect((await city.person('lin').see('assignment', id)).fields.docNumber).toBe('试教函〔2025〕1号');
    expect([system.disk.items.size, system.tally.repeated]).toEqual([1, 0]);
    await expectSame(system);
  });

  test.each([1, 2, 3])(
    'with lost requests, lost answers, double deliveries and restarts, everything happens once (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const often = (share: number) => () => random.chance(share);
      const faults: Faults = { loseRequest: often(0.15), loseAnswer: often(0.25), twice: often(0.25) };
      const before = (await logged()).length;
      const made: string[] = [];
      for (const author of ['lin', 'mei', 'tan'])
        made.push(await handedOver(city, await registered(city, author, { title: `关于第${seed}组的建议` })));
      let system = new GovernmentSystem(city, token, faults);
      for (let round = 0; round < 6; round++) {
        await system.settle(2).catch(() => {});
        // Whatever it was doing is forgotten; what was on its disk remains, once even that is lost.
        system = new GovernmentSystem(city, token, faults, round === 3 ? emptyDisk() : system.disk);
      }
      await system.settle();
      await expectSame(system);
      for (const id of made) {
        const seen = await city.person('schools').see('assignment', id);
        expect([seen.state, seen.fields.contacts.length, seen.fields.replies.length]).toEqual(['replied', 3, 1]);
      }
      // Hand-over, sign-in, plan, three contacts, draft, approval, issue: nine lines each, no more.
      expect((await logged()).length - before).toBe(27);
      expect(system.tally.lost).toBeGreaterThan(0);
      const verified = await city.person('audit.admin').post('/api/audit/verify');
      expect(verified.body.faults).toEqual([]);
    },
  );

  test('the same id with another content, or for another assignment, is refused and changes nothing', async () => {
    const id = await handedOver(city, await registered(city));
    const other = await handedOver(city, await registered(city, 'mei'));
    const first = await post(`/api/exchange/assignments/${id}/sign-in`, {}, 'doc-1');
    expect([first.statusCode, first.json().repeated, first.json().assignment.state]).toEqual([200, false, 'signedIn']);
    const again = await post(`/api/exchange/assignments/${id}/sign-in`, {}, 'doc-1');
    expect([again.statusCode, again.json().repeated]).toEqual([200, true]);
    const elsewhere = await post(`/api/exchange/assignments/${other}/sign-in`, {}, 'doc-1');
    expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([409, 'keyReused']);
    expect((await city.person('schools').see('assignment', other)).state).toBe('handedOver');
    expect((await ask('GET', '/api/exchange/documents/doc-1')).json()).toMatchObject({ kind: 'signIn', assignment: { id } });
    expect((await ask('GET', '/api/exchange/documents/doc-2')).statusCode).toBe(404);
    const nameless = await ask('POST', `/api/exchange/assignments/${other}/sign-in`, {});
    expect([nameless.statusCode, nameless.json().code]).toEqual([400, 'badRequest']);
  });

  test('a conflict with what somebody did here is told, and nothing of the document is kept', async () => {
    const id = await handedOver(city, await registered(city));
    await city.person('schools').act('assignment', id, 'signIn');
    const late = await post(`/api/exchange/assignments/${id}/sign-in`, {}, 'doc-late');
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'notAllowedInState', data: { state: 'signedIn' } });
    expect((await ask('GET', '/api/exchange/documents/doc-late')).statusCode).toBe(404);
    // A reply without the contacts the rules ask for: refused whole, no draft is left behind.
    await city.person('schools').act('assignment', id, 'plan', {
      personInCharge: '周科长',
      personPhone: '028-81234567',
      leaderInCharge: '何副局长',
      plan: '分步办理。',
    });
    const reply = await post(
      `/api/exchange/assignments/${id}/reply`,
      { ...replyOf(), signatory: '何局长', docMark: '试教函' },
      'doc-reply',
    );
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'guardRefused']);
    expect((await city.person('schools').see('assignment', id)).state).toBe('inProgress');
    const stale = await ask(
      'POST',
      `/api/exchange/assignments/${id}/plan`,
      { personInCharge: '甲', personPhone: '028-81234567', leaderInCharge: '乙', plan: '丙' },
      {
        'idempotency-key': 'doc-stale',
        'if-match': '1',
      },
    );
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'versionConflict']);
  });

  test('another unit, another congress and a confidential item are not there', async () => {
    const roads = await handedOver(city, await registered(city), 'roads');
    expect((await ask('GET', `/api/exchange/assignments/${roads}`)).statusCode).toBe(404);
    expect((await post(`/api/exchange/assignments/${roads}/sign-in`, {}, 'doc-roads')).statusCode).toBe(404);
    const other = await createCity({ beside: city, regionCode: '510200' });
    const theirs = await handedOver(other, await registered(other));
    for (const named of ['', `?congress=${other.congressId}`]) {
      expect((await ask('GET', `/api/exchange/assignments/${theirs}${named}`)).statusCode).toBe(404);
      expect((await post(`/api/exchange/assignments/${theirs}/sign-in${named}`, {}, 'doc-theirs')).statusCode).toBe(404);
    }
    expect((await ask('GET', `/api/exchange/assignments?congress=${other.congressId}`)).json().items).toEqual([]);
  });

  test('units are called by the codes of the outside system', async () => {
    const items = [{ unitId: city.ids.schools, code: 'GOV-0731' }];
    const set = await admin.call('PUT', '/api/exchange/unit-codes', { congressId: city.congressId, items });
    expect([set.status, set.body.items]).toEqual([200, items]);
    const changes = (await ask('GET', '/api/exchange/assignments?limit=1')).json();
    expect(changes.items[0].assignment.unitCode).toBe('GOV-0731');
    expect((await ask('GET', '/api/exchange/unit-codes')).json().items).toEqual(items);
    const twice = await admin.call('PUT', '/api/exchange/unit-codes', {
      congressId: city.congressId,
      items: [...items, { unitId: city.ids.roads, code: 'GOV-0731' }],
    });
    expect(twice.status).toBe(400);
    expect((await city.person('clerk').call('PUT', '/api/exchange/unit-codes', { congressId: city.congressId, items: [] })).status).toBe(
      403,
    );
  });
});

describe('tokens of programs', () => {
  test('open the exchange and nothing else', async () => {
    expect((await ask('GET', '/api/exchange/assignments')).statusCode).toBe(200);
    for (const url of ['/api/work', `/api/suggestions?congress=${city.congressId}`, '/api/session', '/api/accounts']) {
      expect((await ask('GET', url)).statusCode, url).toBe(403);
    }
    expect((await ask('POST', '/api/suggestions', {})).statusCode).toBe(403);
  });

  test('are hashed, expire, are revoked, end with their account, and stand in the security log', async () => {
    const status = async (secret: string) =>
      (await city.app.inject({ method: 'GET', url: '/api/exchange/assignments', headers: { authorization: `Bearer ${secret}` } }))
        .statusCode;
    const stored = await city.database.owner.selectFrom('api_token').select('token_hash').execute();
    expect(stored.some((r) => r.token_hash.toString().includes(token))).toBe(false);
    expect([await status(token), await status('yishi_wrong'), await status(`${token.slice(0, -1)}x`)]).toEqual([200, 401, 401]);
    const second = (await issue({ days: 1 })).body;
    city.clock.set(new Date(city.clock.now().getTime() + 25 * 3_600_000));
    expect(await status(second.secret)).toBe(401);
    const third = (await issue()).body;
    expect((await admin.post(`/api/tokens/${third.token.id}/revoke`)).body.revokedAt).not.toBeNull();
    expect(await status(third.secret)).toBe(401);
    const change = async (set: object) => city.database.owner.updateTable('account').set(set).where('id', '=', program.accountId).execute();
    await change({ status: 'suspended' });
    expect(await status(token)).toBe(401);
    await change({ status: 'active' });
    expect(await status(token)).toBe(200);
    await change({ last_signed_in_at: city.clock.now() });
    expect(await status(token)).toBe(401);
    await change({ last_signed_in_at: null });
    const kinds = await city.database.owner
      .selectFrom('security_log')
      .select(['kind', 'data'])
      .where('kind', 'in', ['tokenIssued', 'tokenRevoked'])
      .execute();
    expect(kinds.map((k) => k.kind).sort()).toEqual(['tokenIssued', 'tokenIssued', 'tokenIssued', 'tokenRevoked']);
    expect(JSON.stringify(kinds)).not.toContain('yishi_');
    const listed = await admin.get(`/api/tokens?congressId=${city.congressId}`);
    expect(JSON.stringify(listed.body)).not.toContain('yishi_');
  });

  test('are issued by the system administrator only, for accounts of programs only', async () => {
    const wanted = { congressId: city.congressId, accountId: program.accountId, unitId: null, name: '试', days: 1 };
    for (const name of ['clerk', 'security.admin', 'schools'])
      expect((await city.person(name).post('/api/tokens', wanted)).status, name).toBe(403);
    for (const name of ['clerk', 'lin', 'security.admin']) {
      const refused = await issue({ accountId: city.person(name).accountId });
      expect([refused.status, refused.body.code], name).toEqual([409, 'guardRefused']);
    }
    await city.database.owner
      .updateTable('account')
      .set({ last_signed_in_at: city.clock.now() })
      .where('id', '=', city.person('schools.head').accountId)
      .execute();
    expect((await issue({ accountId: city.person('schools.head').accountId })).status).toBe(409);
    expect((await issue({ unitId: city.ids.roads })).status).toBe(409);
    const bound = (await issue({ unitId: city.ids.schools })).body.secret;
    const answer = await city.app.inject({
      method: 'GET',
      url: '/api/exchange/assignments',
      headers: { authorization: `Bearer ${bound}` },
    });
    expect(answer.json().items.length).toBeGreaterThan(0);
  });
});
