import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { addAccount, addCongress, addSeat, createPeopleApp, goodPassword, type PeopleApp } from '../../../tests/support/people-app.ts';
import { setStatus } from '../../people/accounts.ts';
import { byTheSystem } from '../../people/by.ts';
import { grantRole, revokeRole } from '../../people/grants.ts';

let database: TestDatabase;
let house: PeopleApp;
let congress: string;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await createPeopleApp(database.db);
  congress = await addCongress(database.owner, '南屏市人民代表大会');
});
afterAll(async () => {
  await house.app.close();
  await database.drop();
});

let made = 0;
const newName = () => `person${++made}`;
/** Every test comes from an address of its own, so that no test locks out another. */
const visitor = () => house.visitor(`10.1.${Math.floor(made / 200)}.${++made % 250}`);
async function signedIn(...args: Parameters<typeof addAccount> extends [unknown, unknown, unknown, ...infer R] ? R : never) {
  const username = newName();
  const id = await addAccount(db(), congress, username, ...args);
  const v = visitor();
  expect((await v.signIn(username)).status).toBe(200);
  return { id, username, v };
}
const log = (accountId: string) =>
  db().selectFrom('security_log').select(['kind', 'data', 'actor_id']).where('account_id', '=', accountId).orderBy('id').execute();

describe('signing in', () => {
  it('answers who one is: account, roles, seats, token', async () => {
    const username = newName();
    const id = await addAccount(db(), congress, username, ['deputyWorkOfficer']);
    const seat = await addSeat(database.owner, congress, id, `S-${username}`);
    const v = visitor();
    const answer = await v.signIn(username.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      account: { id, username, locale: 'zh', mustChangePassword: false, mustEnrol: false, secondFactor: false, hasPassword: true },
      grants: [{ role: 'deputyWorkOfficer', congressId: congress }],
      deputyships: [{ id: seat, congressId: congress }],
    });
    expect((await v.get('/api/session')).body).toEqual(answer.body);
    expect((await log(id)).map((l) => l.kind)).toEqual(['accountCreated', 'roleGranted', 'signIn']);
  });

  it('hands over a cookie that scripts do not see and other sites do not send', async () => {
    const username = newName();
    await addAccount(db(), congress, username);
    const { headers } = await visitor().signIn(username);
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^yishi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(headers['cache-control']).toBe('no-store');
    const https = await createPeopleApp(db(), { YISHI_PUBLIC_URL: 'https://yishi.example' });
    expect(String((await https.visitor('10.9.9.9').signIn(username)).headers['set-cookie'])).toContain('; Secure');
    await https.app.close();
  });

  it('stores neither password nor token as they are', async () => {
    const { v, id } = await signedIn();
    const token = v.cookies.get('yishi_session') ?? '';
    const stored = JSON.stringify([
      await db().selectFrom('account').selectAll().where('id', '=', id).execute(),
      await db().selectFrom('sign_in_session').selectAll().where('account_id', '=', id).execute(),
      await db().selectFrom('security_log').selectAll().where('account_id', '=', id).execute(),
    ]);
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain(goodPassword);
    expect(stored).not.toContain(token);
  });

  it('says the same of a wrong name and a wrong password', async () => {
    const username = newName();
    await addAccount(db(), congress, username);
    const wrong = await visitor().signIn(username, 'Wrong-password-1');
    const unknown = await visitor().signIn('nobody.at.all', 'Wrong-password-1');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongCredentials']);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('keeps only the beginning of a name that no account has, since it may be a password', async () => {
    await visitor().signIn('My-Secret-Password-77', 'x');
    const rows = await db().selectFrom('security_log').select('account_name').where('account_id', 'is', null).execute();
    expect(rows.map((r) => r.account_name)).toContain('my***');
    expect(JSON.stringify(rows)).not.toContain('ecret');
  });

  it('refuses requests without a session', async () => {
    for (const [method, url] of [
      ['GET', '/api/session'],
      ['DELETE', '/api/session'],
      ['GET', '/api/accounts'],
      ['GET', '/api/audit/security'],
    ] as const)
      expect((await visitor().call(method, url)).status, url).toBe(401);
    const forged = visitor();
    forged.cookies.set('yishi_session', 'A'.repeat(43));
    expect((await forged.get('/api/session')).status).toBe(401);
  });

  it('ends the session the browser had before', async () => {
    const { v, username } = await signedIn();
    const old = v.cookies.get('yishi_session') ?? '';
    await v.signIn(username);
    const thief = visitor();
    thief.cookies.set('yishi_session', old);
    expect((await thief.get('/api/session')).status).toBe(401);
    expect((await v.get('/api/session')).status).toBe(200);
  });
});

describe('failing too often', () => {
  it('locks the name for 15 minutes after 5 failures, the right password included', async () => {
    const username = newName();
    const id = await addAccount(db(), congress, username);
    for (let i = 0; i < 5; i++) expect((await visitor().signIn(username, 'Wrong-password-1')).body.code).toBe('wrongCredentials');
    const refused = await visitor().signIn(username);
    expect([refused.status, refused.body.code, refused.body.data]).toEqual([429, 'lockedOut', { minutes: 15 }]);
    expect((await log(id)).map((l) => l.kind).filter((k) => k === 'lockedOut')).toHaveLength(1);
    house.clock.advanceDays(16 / 1440);
    expect((await visitor().signIn(username)).status).toBe(200);
  });

  it('treats a name that no account has alike', async () => {
    for (let i = 0; i < 5; i++) await visitor().signIn('ghost.name', 'Wrong-password-1');
    expect((await visitor().signIn('ghost.name', 'Wrong-password-1')).body.code).toBe('lockedOut');
  });

  it('forgets failures once signed in', async () => {
    const username = newName();
    await addAccount(db(), congress, username);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await visitor().signIn(username, 'Wrong-password-1');
      expect((await visitor().signIn(username)).status, `round ${round}`).toBe(200);
    }
  });

  it('counts guesses sent at once', async () => {
    const username = newName();
    await addAccount(db(), congress, username);
    const answers = await Promise.all(Array.from({ length: 12 }, () => visitor().signIn(username, 'Wrong-password-1')));
    expect(answers.filter((a) => a.body.code === 'wrongCredentials').length).toBeLessThanOrEqual(5);
    expect(answers.filter((a) => a.status === 500)).toEqual([]);
    expect((await visitor().signIn(username)).body.code).toBe('lockedOut');
  });

  it('slows down an address that tries many names', async () => {
    const v = house.visitor('192.0.2.7');
    const codes: string[] = [];
    for (let i = 0; i < 32; i++) codes.push((await v.signIn(`spray${i}`, 'Wrong-password-1')).body.code);
    expect(codes.slice(0, 30).every((c) => c === 'wrongCredentials')).toBe(true);
    expect(codes.slice(30)).toEqual(['lockedOut', 'lockedOut']);
    const { username } = await signedIn();
    expect((await house.visitor('192.0.2.7').signIn(username)).body.code).toBe('lockedOut');
    expect((await visitor().signIn(username)).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends when left idle', async () => {
    const { v } = await signedIn();
    house.clock.advanceDays(29 / 1440);
    expect((await v.get('/api/session')).status).toBe(200);
    house.clock.advanceDays(29 / 1440);
    expect((await v.get('/api/session')).status).toBe(200);
    house.clock.advanceDays(31 / 1440);
    expect((await v.get('/api/session')).status).toBe(401);
  });

  it('ends after 12 hours however busy', async () => {
    const { v } = await signedIn();
    for (let i = 0; i < 35; i++) {
      house.clock.advanceDays(20 / 1440);
      expect((await v.get('/api/session')).status, String(i)).toBe(200);
    }
    house.clock.advanceDays(21 / 1440);
    expect((await v.get('/api/session')).status).toBe(401);
  });

  it('leaves nothing behind once it has run out', async () => {
    const { id } = await signedIn();
    house.clock.advanceDays(1);
    await signedIn();
    expect(await db().selectFrom('sign_in_session').select('id').where('account_id', '=', id).execute()).toEqual([]);
  });

  it('is one of twenty at most; the one unused longest goes first', async () => {
    const { v, username } = await signedIn();
    const browsers = Array.from({ length: 20 }, () => visitor());
    for (const browser of browsers) {
      house.clock.advanceDays(1 / 86_400);
      await browser.signIn(username);
    }
    expect((await v.get('/api/session')).status).toBe(401);
    for (const browser of browsers) expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('ends on signing out, for the token too', async () => {
    const { v } = await signedIn();
    const token = v.cookies.get('yishi_session') ?? '';
    expect((await v.call('DELETE', '/api/session')).status).toBe(200);
    expect(v.cookies.has('yishi_session')).toBe(false);
    v.cookies.set('yishi_session', token);
    expect((await v.get('/api/session')).status).toBe(401);
  });

  it('ends at once with suspension, and the account does not come back in', async () => {
    const { v, id, username } = await signedIn();
    await db()
      .transaction()
      .execute((tx) => setStatus(tx, id, 'suspended', '调离', byTheSystem(house.clock.now())));
    expect((await v.get('/api/session')).status).toBe(401);
    expect((await visitor().signIn(username)).body.code).toBe('accountSuspended');
    expect((await visitor().signIn(username, 'Wrong-password-1')).body.code).toBe('wrongCredentials');
  });

  it('ends at once with the loss of a role', async () => {
    const { v, id } = await signedIn(['scOfficeClerk']);
    const by = byTheSystem(house.clock.now());
    const grant = await db().selectFrom('role_grant').select('id').where('account_id', '=', id).executeTakeFirstOrThrow();
    await db()
      .transaction()
      .execute((tx) => revokeRole(tx, congress, grant.id, '调岗', by));
    expect((await v.get('/api/session')).status).toBe(401);
  });

  it('sees a new role at once', async () => {
    const { v, id } = await signedIn();
    await db()
      .transaction()
      .execute((tx) => grantRole(tx, { congressId: congress, accountId: id, role: 'scOfficeClerk' }, byTheSystem(house.clock.now())));
    expect((await v.get('/api/session')).body.grants).toMatchObject([{ role: 'scOfficeClerk' }]);
  });
});

describe('writes', () => {
  it('need the token of their own session', async () => {
    const { v } = await signedIn();
    const other = await signedIn();
    const right = v.csrf ?? '';
    for (const csrf of [null, '', 'nonsense', other.v.csrf]) {
      v.csrf = csrf;
      const answer = await v.call('PATCH', '/api/session', { locale: 'en' });
      expect([answer.status, answer.body.code]).toEqual([403, 'csrf']);
    }
    v.csrf = right;
    expect((await v.call('PATCH', '/api/session', { locale: 'en' })).body.account.locale).toBe('en');
  });

  it('from another site are refused, signing in included', async () => {
    const username = newName();
    await addAccount(db(), congress, username);
    const answer = await visitor().post('/api/session', { username, password: goodPassword }, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.body.code]).toEqual([403, 'csrf']);
  });

  it('with a garbled If-Match are refused', async () => {
    const { v } = await signedIn();
    expect((await v.get('/api/session', { 'if-match': 'yesterday' })).body.code).toBe('badRequest');
  });
});

describe('the own password', () => {
  const next = 'Harbour-Cloud-88';

  it('is changed with the old one, and every other session ends', async () => {
    const { v, username, id } = await signedIn();
    const elsewhere = visitor();
    await elsewhere.signIn(username);
    const before = v.cookies.get('yishi_session');
    const answer = await v.post('/api/session/password', { current: goodPassword, next });
    expect(answer.status).toBe(200);
    expect(v.cookies.get('yishi_session')).not.toBe(before);
    expect((await v.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await visitor().signIn(username)).body.code).toBe('wrongCredentials');
    expect((await visitor().signIn(username, next)).status).toBe(200);
    expect((await log(id)).map((l) => l.kind)).toContain('passwordChanged');
  });

  it('is not changed without the old one, and guessing it counts', async () => {
    const { v } = await signedIn();
    for (let i = 0; i < 5; i++) expect((await v.post('/api/session/password', { current: `Guess-number-${i}`, next })).status).toBe(401);
    expect((await v.post('/api/session/password', { current: goodPassword, next })).body.code).toBe('lockedOut');
  });

  it.each([
    ['Aa1-bbbb', 'tooShort'],
    ['onlysmallletters', 'tooPlain'],
    ['Password-2026', 'tooCommon'],
    ['P@ssw0rd!!2026', 'tooCommon'],
    ['1qaz@WSX3edc', 'tooCommon'],
    ['Aa1!Aa1!Aa1!', 'tooCommon'],
    ['Qwertyuiop123', 'tooCommon'],
    [`${'Long-Word-1'.repeat(13)}`, 'tooLong'],
  ])('may not be %s', async (password, fault) => {
    const { v } = await signedIn();
    const answer = await v.post('/api/session/password', { current: goodPassword, next: password });
    expect([answer.status, answer.body.code]).toEqual([400, 'weakPassword']);
    expect(answer.body.data.faults).toContain(fault);
    expect(answer.body.data.reason).not.toContain('{');
  });

  it('may not hold the user name, forwards or backwards', async () => {
    const { v, username } = await signedIn();
    for (const next of [`Xx-${username}-99`, `Xx-${[...username].reverse().join('')}-99`.toUpperCase().replace('XX', 'xX')])
      expect((await v.post('/api/session/password', { current: goodPassword, next })).body.data.faults).toContain('hasUsername');
  });

  it('may not be one of the last five', async () => {
    const { v } = await signedIn();
    let current = goodPassword;
    const change = async (next: string) => {
      const answer = await v.post('/api/session/password', { current, next });
      if (answer.status === 200) current = next;
      house.clock.advanceDays(1 / 1440);
      return answer;
    };
    for (let i = 1; i <= 4; i++) expect((await change(`Mountain-Path-1${i}`)).status).toBe(200);
    expect((await change(goodPassword)).body.data.faults).toEqual(['usedBefore']);
    expect((await change('Mountain-Path-14')).body.data.faults).toEqual(['usedBefore']);
    expect((await change('Mountain-Path-15')).status).toBe(200);
    expect((await change(goodPassword)).status).toBe(200);
  });

  it('has to be changed first where it was given by somebody else', async () => {
    const { v } = await signedIn(['systemAdmin'], { mustChangePassword: true });
    expect((await v.get('/api/session')).body.account.mustChangePassword).toBe(true);
    const refused = await v.get('/api/accounts');
    expect([refused.status, refused.body.code]).toEqual([403, 'passwordExpired']);
    await v.post('/api/session/password', { current: goodPassword, next });
    expect((await v.get('/api/accounts')).status).toBe(200);
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string, at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

  async function enrolled() {
    const person = await signedIn(['scOfficeClerk']);
    const begun = await person.v.post('/api/session/second-factor', { password: goodPassword });
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Yishi:person\d+\?/);
    const confirmed = await person.v.post('/api/session/second-factor/confirm', { code: codeOf(begun.body.secret, house.clock.now()) });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    house.clock.advanceDays(1 / 1440);
    return { ...person, secret: begun.body.secret as string, recovery: confirmed.body.recoveryCodes as string[] };
  }

  it('is asked for after the password, and never instead of it', async () => {
    const { username, secret } = await enrolled();
    expect((await visitor().signIn(username)).body.code).toBe('secondFactorNeeded');
    const code = codeOf(secret, house.clock.now());
    expect((await visitor().signIn(username, 'Wrong-password-1', code)).body.code).toBe('wrongCredentials');
    expect((await visitor().signIn(username, goodPassword, code)).status).toBe(200);
  });

  it('takes each code once', async () => {
    const { username, secret } = await enrolled();
    const code = codeOf(secret, house.clock.now());
    const answers = await Promise.all(Array.from({ length: 4 }, () => visitor().signIn(username, goodPassword, code)));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 401, 401, 401]);
    expect(answers.find((a) => a.status === 401)?.body.code).toBe('wrongSecondFactor');
  });

  it('takes no old code, and counts wrong ones towards the lock', async () => {
    const { username, secret } = await enrolled();
    const old = codeOf(secret, new Date(house.clock.now().getTime() - 120_000));
    for (let i = 0; i < 5; i++) expect((await visitor().signIn(username, goodPassword, old)).body.code).toBe('wrongSecondFactor');
    expect((await visitor().signIn(username, goodPassword, codeOf(secret, house.clock.now()))).body.code).toBe('lockedOut');
  });

  it('can be stood in for by a recovery code, once', async () => {
    const { username, recovery } = await enrolled();
    const code = recovery[3] ?? '';
    expect((await visitor().signIn(username, goodPassword, code.toLowerCase())).status).toBe(200);
    expect((await visitor().signIn(username, goodPassword, code)).body.code).toBe('wrongSecondFactor');
  });

  it('is stored sealed', async () => {
    const { id, secret, recovery } = await enrolled();
    const account = await db().selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(account.totp_secret?.toString('latin1')).not.toContain(secret);
    expect(JSON.stringify(account.recovery_codes)).not.toContain((recovery[0] ?? 'x').replaceAll('-', ''));
  });

  it('is not enrolled without the password or with a wrong code', async () => {
    const { v } = await signedIn();
    expect((await v.post('/api/session/second-factor', { password: 'Wrong-password-1' })).body.code).toBe('wrongCredentials');
    await v.post('/api/session/second-factor', { password: goodPassword });
    expect((await v.post('/api/session/second-factor/confirm', { code: '000000' })).body.code).toBe('wrongSecondFactor');
    expect((await v.get('/api/session')).body.account.secondFactor).toBe(false);
  });

  it('is given up with password and code', async () => {
    const { v, secret, username } = await enrolled();
    expect((await v.post('/api/session/second-factor/remove', { password: goodPassword, code: '123456' })).body.code).toBe(
      'wrongSecondFactor',
    );
    const code = codeOf(secret, house.clock.now());
    expect((await v.post('/api/session/second-factor/remove', { password: goodPassword, code })).status).toBe(200);
    expect((await visitor().signIn(username)).status).toBe(200);
  });

  it('has to be enrolled first where the policy asks for it', async () => {
    const strict = await addCongress(database.owner, '北岭市人民代表大会');
    await db()
      .insertInto('security_policy')
      .values({
        congress_id: strict,
        second_factor: 'admins',
        min_password_length: 12,
        max_password_age_days: 90,
        updated_at: house.clock.now(),
        updated_by: null,
      })
      .execute();
    const username = newName();
    await addAccount(db(), strict, username, ['systemAdmin'], {});
    await db().updateTable('account').set({ password_changed_at: house.clock.now() }).where('username', '=', username).execute();
    const v = visitor();
    expect((await v.signIn(username)).body.account.mustEnrol).toBe(true);
    const refused = await v.get('/api/accounts');
    expect([refused.body.code, refused.body.data]).toEqual(['secondFactorNeeded', { enrol: true }]);
    const { secret } = (await v.post('/api/session/second-factor', { password: goodPassword })).body;
    await v.post('/api/session/second-factor/confirm', { code: codeOf(secret, house.clock.now()) });
    expect((await v.get('/api/accounts')).status).toBe(200);
    house.clock.advanceDays(1 / 1440);
    const remove = await v.post('/api/session/second-factor/remove', { password: goodPassword, code: codeOf(secret, house.clock.now()) });
    expect(remove.body.data.code).toBe('secondFactorRequired');
    const short = await v.post('/api/session/password', { current: goodPassword, next: 'Tall-Pine-1' });
    expect(short.body.data.faults).toEqual(['tooShort']);
  });

  it('a password past the age the policy sets has to be changed', async () => {
    const aging = await addCongress(database.owner, '东屿市人民代表大会');
    await db()
      .insertInto('security_policy')
      .values({
        congress_id: aging,
        second_factor: 'optional',
        min_password_length: 10,
        max_password_age_days: 30,
        updated_at: house.clock.now(),
        updated_by: null,
      })
      .execute();
    const username = newName();
    await addAccount(db(), aging, username, ['systemAdmin']);
    const set = (days: number) =>
      db()
        .updateTable('account')
        .set({ password_changed_at: new Date(house.clock.now().getTime() - days * 86_400_000) })
        .where('username', '=', username)
        .execute();
    await set(29);
    const v = visitor();
    expect((await v.signIn(username)).body.account.mustChangePassword).toBe(false);
    await set(31);
    expect((await v.get('/api/accounts')).body.code).toBe('passwordExpired');
  });
});
