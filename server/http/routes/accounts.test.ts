import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminRoles, type RoleId, roleIds, roles } from '../../../registers/roles.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import {
  addAccount,
  addCongress,
  addSeat,
  addUnit,
  createPeopleApp,
  goodPassword,
  type PeopleApp,
  type Visitor,
} from '../../../tests/support/people-app.ts';
import { loadActor } from '../../people/actor.ts';
import { byTheSystem } from '../../people/by.ts';
import { grantRole, revokeRole } from '../../people/grants.ts';

let database: TestDatabase;
let house: PeopleApp;
let city: string;
let district: string;
let elsewhere: string;
let unit: string;
let made = 0;
const db = () => database.db;
const by = () => byTheSystem(house.clock.now());
const newName = () => `member${String(++made).padStart(4, '0')}`;

async function as(role: RoleId | null, congress = city): Promise<{ v: Visitor; id: string; username: string }> {
  const username = newName();
  const id = await addAccount(db(), congress, username, role ? [role] : []);
  const v = house.visitor(`10.2.${Math.floor(made / 200)}.${made % 250}`);
  expect((await v.signIn(username)).status).toBe(200);
  return { v, id, username };
}
let system: Awaited<ReturnType<typeof as>>;
let security: Awaited<ReturnType<typeof as>>;
let audit: Awaited<ReturnType<typeof as>>;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await createPeopleApp(database.db);
  city = await addCongress(database.owner, '南屏市人民代表大会');
  district = await addCongress(database.owner, '东园区人民代表大会', city);
  elsewhere = await addCongress(database.owner, '北岭市人民代表大会');
  unit = await addUnit(database.owner, city, 'WATER');
  system = await as('systemAdmin');
  security = await as('securityAdmin');
  audit = await as('auditAdmin');
});
afterAll(async () => {
  await house.app.close();
  await database.drop();
});

const ask = (v: Visitor, accountId: string, role: RoleId, more: object = {}) =>
  v.post(`/api/accounts/${accountId}/grants`, { congressId: city, role, reason: '工作需要', ...more });
const decide = (v: Visitor, ids: string[], decision = 'approve') => v.post('/api/approvals/decide', { ids, decision });
const rolesOf = async (id: string) => (await loadActor(db(), id)).grants.map((g) => g.role);

describe('an account', () => {
  it('is made by the system administrator with a temporary password that lets its holder in', async () => {
    const username = newName();
    const answer = await system.v.post('/api/accounts', {
      homeCongressId: city,
      username,
      name: '林晓',
      phone: '13800000000',
      email: 'lin@example.cn',
    });
    expect(answer.status).toBe(200);
    expect(answer.body.account).toMatchObject({
      username,
      name: '林晓',
      phone: '13800000000',
      status: 'active',
      mustChangePassword: true,
      grants: [],
    });
    const v = house.visitor('10.3.0.1');
    expect((await v.signIn(username, answer.body.temporaryPassword)).body.account.mustChangePassword).toBe(true);
    expect(answer.text).not.toContain('argon2');
  });

  it('has a name of its own, whatever the letters’ size', async () => {
    const taken = await as(null);
    const again = await system.v.post('/api/accounts', { homeCongressId: city, username: taken.username.toUpperCase(), name: '某某' });
    expect([again.status, again.body.code]).toEqual([409, 'alreadyExists']);
    for (const username of ['a', '<script>', 'x y', '../etc', '-dash'])
      expect((await system.v.post('/api/accounts', { homeCongressId: city, username, name: '某某' })).status, username).toBe(400);
  });

  it('is not made by anybody else', async () => {
    for (const role of roleIds.filter((r) => r !== 'systemAdmin' && roles[r].scope === 'congress')) {
      const { v } = await as(role);
      const answer = await v.post('/api/accounts', { homeCongressId: city, username: newName(), name: '某某' });
      expect(answer.status, role).toBe(403);
    }
  });

  it('is edited against the version that was read', async () => {
    const { id } = await as(null);
    const { version } = (await system.v.get(`/api/accounts/${id}`)).body;
    const edit = (v: number, name: string) => system.v.call('PATCH', `/api/accounts/${id}`, { name }, { 'if-match': String(v) });
    expect((await edit(version, '新名')).body).toMatchObject({ name: '新名', version: version + 1 });
    expect((await edit(version, '旧名')).body.code).toBe('versionConflict');
    expect((await system.v.call('PATCH', `/api/accounts/${id}`, { name: '无版本' })).body.code).toBe('badRequest');
    expect((await system.v.call('PATCH', `/api/accounts/${id}`, { status: 'suspended' }, { 'if-match': '2' })).status).toBe(400);
  });

  it('is listed by name, page after page, and found by part of it; odd filters are refused', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { username: string }[]; next: string | null } = (
        await system.v.get(`/api/accounts?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).body;
      expect(page.items.length).toBeLessThanOrEqual(7);
      seen.push(...page.items.map((a) => a.username));
      cursor = page.next;
    }
    const all = await db()
      .selectFrom('account')
      .select('username')
      .where('home_congress_id', 'in', [city, district])
      .orderBy('username')
      .execute();
    expect(seen).toEqual(all.map((a) => a.username));
    expect((await system.v.get(`/api/accounts?q=${system.username}`)).body.items).toHaveLength(1);
    expect((await system.v.get('/api/accounts?q=%25')).body.items).toHaveLength(0);
    const auditors = (await system.v.get('/api/accounts?role=auditAdmin&limit=200')).body.items.map(
      (a: { username: string }) => a.username,
    );
    expect(auditors).toContain(audit.username);
    expect(auditors).not.toContain(system.username);
    for (const query of ['password_hash=x', 'limit=0', 'limit=100000', 'role=emperor', 'cursor=%27;drop'])
      expect((await system.v.get(`/api/accounts?${query}`)).status, query).toBe(400);
  });

  it('never shows secrets, and reading its telephone number is logged', async () => {
    const username = newName();
    const id = await addAccount(db(), city, username, [], { phone: '13900000000' });
    const answer = await security.v.get(`/api/accounts/${id}`);
    expect(answer.body.phone).toBe('13900000000');
    expect(answer.text).not.toMatch(/hash|totp|recovery|secret|argon/i);
    const lines = await db().selectFrom('access_log').selectAll().where('subject_id', '=', id).execute();
    expect(lines).toMatchObject([{ account_id: security.id, kind: 'account', fields: ['phone', 'email'], count: 1 }]);
    const list = await system.v.get(`/api/accounts?q=${username}`);
    expect(list.text).not.toContain('13900000000');
  });
});

describe('administrators of another congress', () => {
  it('neither see nor touch an account', async () => {
    const foreign = await as('systemAdmin', elsewhere);
    const { id } = await as('scOfficeClerk');
    expect((await foreign.v.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await foreign.v.get('/api/accounts?limit=200')).body.items.map((a: { id: string }) => a.id)).not.toContain(id);
    for (const act of ['suspend', 'resume', 'reset-password', 'reset-second-factor', 'unlock'])
      expect((await foreign.v.post(`/api/accounts/${id}/${act}`, { reason: '试一试' })).status, act).toBe(404);
    expect((await ask(foreign.v, id, 'deputy')).status).toBe(404);
    expect((await ask(foreign.v, id, 'deputy', { congressId: elsewhere })).status).toBe(404);
    expect((await foreign.v.post('/api/accounts', { homeCongressId: city, username: newName(), name: '某某' })).status).toBe(404);
    expect((await foreign.v.get(`/api/security-policy?congressId=${city}`)).status).toBe(404);
    const [grant] = await db().selectFrom('role_grant').selectAll().where('account_id', '=', id).execute();
    expect((await foreign.v.post(`/api/accounts/${id}/grants/${grant?.id}/revoke`, { reason: '试一试' })).status).toBe(404);
  });

  it('above reach down, below do not reach up', async () => {
    const below = await as('systemAdmin', district);
    const local = await as('scOfficeClerk', district);
    const upper = await as('scOfficeClerk', city);
    expect((await system.v.get(`/api/accounts/${local.id}`)).status).toBe(200);
    expect((await below.v.get(`/api/accounts/${upper.id}`)).status).toBe(404);
    expect((await below.v.post(`/api/accounts/${local.id}/reset-password`, { reason: '忘记密码' })).status).toBe(200);
  });

  it('below cannot take over an account that also serves above', async () => {
    const below = await as('systemAdmin', district);
    const both = await as('scOfficeClerk', district);
    await db()
      .transaction()
      .execute((tx) => grantRole(tx, { congressId: city, accountId: both.id, role: 'scOfficeClerk' }, by()));
    expect((await below.v.post(`/api/accounts/${both.id}/reset-password`, { reason: '忘记密码' })).status).toBe(404);
    const seated = await as(null, district);
    await addSeat(database.owner, city, seated.id, newName());
    expect((await below.v.post(`/api/accounts/${seated.id}/reset-password`, { reason: '忘记密码' })).status).toBe(404);
    expect((await system.v.post(`/api/accounts/${seated.id}/reset-password`, { reason: '忘记密码' })).status).toBe(200);
  });
});

describe('a role', () => {
  it('is asked for by the system administrator and takes effect when the security administrator approves', async () => {
    const { id } = await as(null);
    const asked = await ask(system.v, id, 'unitClerk', { unitId: unit });
    expect(asked.body).toMatchObject({ done: false, temporaryPassword: null });
    expect(await rolesOf(id)).toEqual([]);
    const waiting = (await security.v.get('/api/approvals')).body.items.find((a: { id: string }) => a.id === asked.body.approvalId);
    expect(waiting).toMatchObject({
      kind: 'grantRole',
      mayDecide: true,
      payload: { role: 'unitClerk', unitId: unit },
      requesterRole: 'systemAdmin',
    });
    expect((await decide(security.v, [asked.body.approvalId])).status).toBe(200);
    expect(await loadActor(db(), id)).toMatchObject({ grants: [{ role: 'unitClerk', congressId: city, unitId: unit }] });
    expect((await decide(security.v, [asked.body.approvalId])).body.data.code).toBe('alreadyDecided');
  });

  it('is not approved by whoever asked, by another of the same kind, or by the audit administrator', async () => {
    const { id } = await as(null);
    const { approvalId } = (await ask(system.v, id, 'scOfficeClerk')).body;
    const second = await as('systemAdmin');
    expect((await decide(system.v, [approvalId])).body.data.code).toBe('secondPersonNeeded');
    expect((await decide(second.v, [approvalId])).body.data.code).toBe('secondPersonNeeded');
    expect((await decide(audit.v, [approvalId])).status).toBe(403);
    expect((await decide((await as('scOfficeClerk')).v, [approvalId])).status).toBe(403);
    expect((await decide((await as('securityAdmin', elsewhere)).v, [approvalId])).status).toBe(404);
    expect((await decide((await as('securityAdmin', district)).v, [approvalId])).status).toBe(404);
    expect(await rolesOf(id)).toEqual([]);
  });

  it('of an administrator needs two administrators of different kinds, whoever asks', async () => {
    const first = await as(null);
    const bySystem = (await ask(system.v, first.id, 'auditAdmin')).body.approvalId;
    expect(await rolesOf(first.id)).toEqual([]);
    await decide(security.v, [bySystem]);
    expect(await rolesOf(first.id)).toEqual(['auditAdmin']);
    const next = await as(null);
    const bySecurity = (await ask(security.v, next.id, 'systemAdmin')).body.approvalId;
    expect((await decide((await as('securityAdmin')).v, [bySecurity])).body.data.code).toBe('secondPersonNeeded');
    await decide(system.v, [bySecurity]);
    expect(await rolesOf(next.id)).toEqual(['systemAdmin']);
  });

  it('of business is not asked for by the security administrator', async () => {
    const { id } = await as(null);
    expect((await ask(security.v, id, 'scOfficeClerk')).body.data.code).toBe('businessRoleBySystemAdmin');
  });

  it('is not asked for oneself', async () => {
    expect((await ask(system.v, system.id, 'systemAdmin', { congressId: district })).body.data.code).toBe('ownAccount');
  });

  it('is asked for once, rejected, withdrawn, and lapses', async () => {
    const { id } = await as(null);
    const { approvalId } = (await ask(system.v, id, 'scOfficeClerk')).body;
    expect((await ask(system.v, id, 'scOfficeClerk')).body.data.code).toBe('alreadyAsked');
    await decide(security.v, [approvalId], 'reject');
    expect(await rolesOf(id)).toEqual([]);
    const again = (await ask(system.v, id, 'scOfficeClerk')).body.approvalId;
    expect((await decide(security.v, [again], 'withdraw')).status).toBe(403);
    expect((await decide(system.v, [again], 'withdraw')).status).toBe(200);
    const third = (await ask(system.v, id, 'scOfficeClerk')).body.approvalId;
    await db()
      .updateTable('approval')
      .set({ expires_at: new Date(house.clock.now().getTime() - 1) })
      .where('id', '=', third)
      .execute();
    expect((await decide(security.v, [third])).body.data.code).toBe('alreadyDecided');
    expect((await ask(system.v, id, 'scOfficeClerk')).body.done).toBe(false);
    const states = (await security.v.get('/api/approvals?state=decided&limit=200')).body.items
      .filter((a: { account: { id: string } }) => a.account.id === id)
      .map((a: { state: string }) => a.state);
    expect(states).toEqual(['withdrawn', 'withdrawn', 'rejected']);
  });

  it('many are approved at once, all or none', async () => {
    const people = [await as(null), await as(null), await as(null)];
    const ids: string[] = [];
    for (const p of people) ids.push((await ask(system.v, p.id, 'scOfficeClerk')).body.approvalId);
    await db()
      .transaction()
      .execute((tx) => grantRole(tx, { congressId: city, accountId: people[2]?.id ?? '', role: 'scOfficeClerk' }, by()));
    expect((await decide(security.v, ids)).body.data.code).toBe('alreadyGranted');
    expect(await rolesOf(people[0]?.id ?? '')).toEqual([]);
    expect((await decide(security.v, ids.slice(0, 2))).body.decided).toHaveLength(2);
    expect(await rolesOf(people[0]?.id ?? '')).toEqual(['scOfficeClerk']);
  });

  it('is approved once, however many press at once', async () => {
    const { id } = await as(null);
    const { approvalId } = (await ask(system.v, id, 'scOfficeClerk')).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => decide(security.v, [approvalId])));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(await rolesOf(id)).toEqual(['scOfficeClerk']);
  });

  it('needs the unit or delegation of its kind, in the same congress', async () => {
    const { id } = await as(null);
    const other = await addUnit(database.owner, elsewhere, 'ROADS');
    const code = async (role: RoleId, more: object) => (await ask(system.v, id, role, more)).body.data.code;
    expect(await code('unitClerk', {})).toBe('unitNeeded');
    expect(await code('delegationHead', {})).toBe('delegationNeeded');
    expect(await code('scOfficeClerk', { unitId: unit })).toBe('scopeNotNeeded');
    expect(await code('unitClerk', { unitId: other })).toBe('unknownScope');
    expect(await code('unitClerk', { unitId: city })).toBe('unknownScope');
  });

  it('of business is taken away at once', async () => {
    const { id, v } = await as('scOfficeClerk');
    const { grants } = (await system.v.get(`/api/accounts/${id}`)).body;
    expect((await system.v.post(`/api/accounts/${id}/grants/${grants[0].id}/revoke`, { reason: '调岗' })).body.done).toBe(true);
    expect((await v.get('/api/session')).status).toBe(401);
    expect(await rolesOf(id)).toEqual([]);
    expect((await system.v.post(`/api/accounts/${id}/grants/${grants[0].id}/revoke`, { reason: '调岗' })).status).toBe(404);
  });
});

describe('the three administrators', () => {
  const business: RoleId[] = ['deputy', 'scOfficeClerk', 'deputyWorkOfficer', 'chairperson'];
  const pairs = [
    ...adminRoles.flatMap((a) => business.map((b) => [a, b] as const)),
    ...adminRoles.flatMap((a) => adminRoles.filter((b) => b !== a).map((b) => [a, b] as const)),
  ];

  it.each(pairs)('%s excludes %s, in either order', async (one, two) => {
    for (const [held, wanted] of [
      [one, two],
      [two, one],
    ]) {
      const { id } = await as(held as RoleId);
      const grant = db()
        .transaction()
        .execute((tx) => grantRole(tx, { congressId: district, accountId: id, role: wanted as RoleId }, by()));
      await expect(grant).rejects.toMatchObject({ data: { code: 'adminRolesDisjoint' } });
    }
  });

  it('exclude each other when granted at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await as(null);
      const wanted: RoleId[] = ['systemAdmin', 'auditAdmin', 'securityAdmin', 'deputy', 'chairperson'];
      await Promise.allSettled(
        wanted.map((role) =>
          db()
            .transaction()
            .execute((tx) => grantRole(tx, { congressId: city, accountId: id, role }, by())),
        ),
      );
      const held = await db().selectFrom('role_grant').select('role').where('account_id', '=', id).execute();
      const kinds = new Set(held.map((g) => (adminRoles.some((r) => r === g.role) ? g.role : 'business')));
      expect([...kinds]).toHaveLength(1);
    }
  });

  it('exclude a deputy’s seat too', async () => {
    const { id } = await as(null);
    await addSeat(database.owner, city, id, newName());
    const grant = db()
      .transaction()
      .execute((tx) => grantRole(tx, { congressId: city, accountId: id, role: 'auditAdmin' }, by()));
    await expect(grant).rejects.toMatchObject({ data: { code: 'adminRolesDisjoint' } });
  });

  it('get nothing out of a seat that is tied to their account afterwards', async () => {
    const { id, v } = await as('systemAdmin');
    await addSeat(database.owner, city, id, newName());
    expect((await v.get('/api/session')).body).toMatchObject({ grants: [{ role: 'systemAdmin' }], deputyships: [] });
  });

  it('have separate doors', async () => {
    const doors = [
      ['GET', '/api/accounts', ['systemAdmin', 'securityAdmin']],
      ['GET', '/api/approvals', ['systemAdmin', 'securityAdmin']],
      ['GET', `/api/security-policy?congressId=${city}`, ['systemAdmin', 'securityAdmin']],
      ['GET', '/api/audit/security', ['auditAdmin']],
      ['GET', '/api/audit/access', ['auditAdmin']],
      ['GET', '/api/audit/security/export', ['auditAdmin']],
    ] as const;
    for (const [method, url, allowed] of doors)
      for (const [role, who] of [
        ['systemAdmin', system],
        ['securityAdmin', security],
        ['auditAdmin', audit],
      ] as const)
        expect((await who.v.call(method, url)).status, `${role} ${url}`).toBe(allowed.some((r) => r === role) ? 200 : 403);
  });

  it('cannot be suspended or reset by one of them alone', async () => {
    const victim = await as('auditAdmin');
    for (const [act, kind] of [
      ['suspend', 'suspend'],
      ['reset-second-factor', 'resetSecondFactor'],
      ['reset-password', 'resetPassword'],
    ] as const) {
      const asked = await system.v.post(`/api/accounts/${victim.id}/${act}`, { reason: '测试' });
      expect(asked.body, act).toMatchObject({ done: false, temporaryPassword: null });
      expect((await victim.v.get('/api/session')).status).toBe(200);
      const waiting = (await security.v.get('/api/approvals')).body.items.find((a: { id: string }) => a.id === asked.body.approvalId);
      expect(waiting.kind).toBe(kind);
      await decide(security.v, [asked.body.approvalId], act === 'reset-password' ? 'approve' : 'reject');
    }
    expect((await victim.v.get('/api/session')).status).toBe(401);
  });

  it('a reset password of theirs is told to the one who approves, and must be changed', async () => {
    const victim = await as('auditAdmin');
    const asked = await system.v.post(`/api/accounts/${victim.id}/reset-password`, { reason: '忘记密码' });
    const { decided } = (await decide(security.v, [asked.body.approvalId])).body;
    const v = house.visitor('10.4.0.1');
    expect((await v.signIn(victim.username, goodPassword)).status).toBe(401);
    expect((await v.signIn(victim.username, decided[0].temporaryPassword)).body.account.mustChangePassword).toBe(true);
  });

  it('leave one of each kind over a congress', async () => {
    const lone = await addCongress(database.owner, '西湾市人民代表大会');
    const only = await as('auditAdmin', lone);
    const [grant] = await db().selectFrom('role_grant').selectAll().where('account_id', '=', only.id).execute();
    const revoke = (grantId: string) =>
      db()
        .transaction()
        .execute((tx) => revokeRole(tx, lone, grantId, '调岗', by()));
    await expect(revoke(grant?.id ?? '')).rejects.toMatchObject({ data: { code: 'lastAdministrator' } });
    const second = await as('auditAdmin', lone);
    const [other] = await db().selectFrom('role_grant').selectAll().where('account_id', '=', second.id).execute();
    const outcome = await Promise.allSettled([revoke(grant?.id ?? ''), revoke(other?.id ?? '')]);
    expect(outcome.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('suspending, resuming, unlocking, resetting', () => {
  it('suspends at once and lets in again', async () => {
    const { id, v, username } = await as('scOfficeClerk');
    expect((await system.v.post(`/api/accounts/${id}/suspend`, { reason: '离职' })).body.done).toBe(true);
    expect((await v.get('/api/session')).status).toBe(401);
    expect(await loadActor(db(), id)).toMatchObject({ grants: [], deputyships: [] });
    expect((await system.v.post(`/api/accounts/${id}/resume`, { reason: '返岗' })).body.done).toBe(true);
    expect((await v.signIn(username)).status).toBe(200);
  });

  it('asks for a reason, and spares the own account', async () => {
    const { id } = await as('scOfficeClerk');
    expect((await system.v.post(`/api/accounts/${id}/suspend`, { reason: '' })).status).toBe(400);
    expect((await system.v.post(`/api/accounts/${system.id}/suspend`, { reason: '试一试' })).body.data.code).toBe('ownAccount');
  });

  it('lifts a lock-out', async () => {
    const { id, username } = await as('scOfficeClerk');
    const v = house.visitor('10.4.0.2');
    for (let i = 0; i < 5; i++) await v.signIn(username, 'Wrong-password-1');
    expect((await v.signIn(username)).body.code).toBe('lockedOut');
    expect((await system.v.get(`/api/accounts/${id}`)).body.lockedUntil).not.toBeNull();
    await system.v.post(`/api/accounts/${id}/unlock`);
    expect((await v.signIn(username)).status).toBe(200);
  });

  it('gives a clerk a temporary password at once', async () => {
    const { id, username, v } = await as('scOfficeClerk');
    const { temporaryPassword } = (await system.v.post(`/api/accounts/${id}/reset-password`, { reason: '忘记密码' })).body;
    expect((await v.get('/api/session')).status).toBe(401);
    expect((await v.signIn(username, temporaryPassword)).body.account.mustChangePassword).toBe(true);
    expect(JSON.stringify(await db().selectFrom('security_log').selectAll().where('account_id', '=', id).execute())).not.toContain(
      temporaryPassword,
    );
  });
});

describe('the security policy', () => {
  const put = (v: Visitor, version: string, more: object = {}) =>
    v.call(
      'PUT',
      '/api/security-policy',
      { congressId: city, secondFactor: 'optional', minPasswordLength: 14, maxPasswordAgeDays: 0, ...more },
      { 'if-match': version },
    );

  it('is changed by the security administrator alone, against the version read', async () => {
    expect((await put(system.v, '0')).status).toBe(403);
    expect((await put(audit.v, '0')).status).toBe(403);
    expect((await put(security.v, '0', { congressId: elsewhere })).status).toBe(404);
    expect((await put(security.v, '0')).body).toMatchObject({ minPasswordLength: 14, version: 1 });
    expect((await put(security.v, '0')).body.code).toBe('versionConflict');
    expect((await put(security.v, '1', { minPasswordLength: 12 })).body.version).toBe(2);
    expect((await put(security.v, '2', { minPasswordLength: 6 })).status).toBe(400);
  });
});
