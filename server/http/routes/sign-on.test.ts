import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import {
  addAccount,
  addCongress,
  addSeat,
  createPeopleApp,
  goodPassword,
  type PeopleApp,
  type Visitor,
} from '../../../tests/support/people-app.ts';
import { type SignOnProvider, signOnClient, startSignOnProvider } from '../../../tests/support/sign-on-provider.ts';
import { setStatus } from '../../people/accounts.ts';
import { byTheSystem } from '../../people/by.ts';
import { safeReturn } from '../../people/oidc.ts';

const site = 'http://yishi.example';
const back = `${site}/api/session/oidc/callback`;
const atPortal = 'http://portal.example/api/session/oidc/callback';
let database: TestDatabase;
let provider: SignOnProvider;
let house: PeopleApp;
let city: string;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startSignOnProvider(back, atPortal);
  house = await createPeopleApp(database.db, {
    YISHI_OIDC_ISSUER: provider.issuer,
    YISHI_OIDC_CLIENT_ID: signOnClient.id,
    YISHI_OIDC_CLIENT_SECRET: signOnClient.secret,
    YISHI_PUBLIC_URL: site,
    YISHI_PORTAL_HOSTS: 'portal.example',
  });
  city = await addCongress(database.owner, '南屏市人民代表大会');
});
afterAll(async () => {
  await house.app.close();
  await provider.close();
  await database.drop();
});

let username: string;
let accountId: string;
beforeEach(async () => {
  username = `clerk${++made}`;
  accountId = await addAccount(database.db, city, username, ['scOfficeClerk'], { password: null });
  sitsAt(username);
});
const sitsAt = (name: string, amr: string[] = ['pwd']) => {
  provider.person = { sub: `id-of-${name}`, claims: { preferred_username: name }, amr };
};

/** Leaves for the provider and answers the address the browser is sent back to. */
async function leave(v: Visitor, returnTo?: string, scope = 'full'): Promise<string> {
  const answer = await v.get(
    `/api/session/oidc${returnTo === undefined ? '' : `?returnTo=${encodeURIComponent(returnTo)}&scope=${scope}`}`,
  );
  expect(answer.status).toBe(302);
  return provider.browse(String(answer.headers.location), back);
}
const arrive = (v: Visitor, address: string) => v.get(address.slice(site.length));
async function signOn(v: Visitor, returnTo?: string, scope = 'full') {
  return arrive(v, await leave(v, returnTo, scope));
}

describe('single sign-on', () => {
  it('lets in an account that was registered beforehand, and takes it where it was going', async () => {
    const v = house.visitor();
    const answer = await signOn(v, '/suggestions?state=replied');
    expect([answer.status, answer.headers.location]).toEqual([302, '/suggestions?state=replied']);
    const me = await v.get('/api/session');
    expect(me.body.account).toMatchObject({ id: accountId, username, hasPassword: false });
    expect(me.body.grants).toMatchObject([{ role: 'scOfficeClerk' }]);
    expect(v.cookies.has('yishi_sign_on')).toBe(false);
    const lines = await database.db
      .selectFrom('security_log')
      .select(['kind', 'data'])
      .where('account_id', '=', accountId)
      .where('kind', '=', 'signIn')
      .execute();
    expect(lines).toEqual([{ kind: 'signIn', data: { method: 'oidc', secondFactor: false } }]);
  });

  it('sends code challenge, state and nonce, and nothing secret', async () => {
    const url = new URL(String((await house.visitor().get('/api/session/oidc')).headers.location));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: back,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length, name).toBeGreaterThan(20);
    expect(url.href).not.toContain(signOnClient.secret);
  });

  it('makes no account for a stranger', async () => {
    sitsAt('a.stranger');
    const v = house.visitor();
    expect((await signOn(v)).headers.location).toBe('/sign-in?problem=wrongCredentials');
    expect((await v.get('/api/session')).status).toBe(401);
    expect(await database.db.selectFrom('account').select('id').where('username', '=', 'a.stranger').execute()).toEqual([]);
  });

  it('does not go by the subject or another claim', async () => {
    provider.person = { sub: username, claims: { name: username, nickname: username }, amr: [] };
    expect((await signOn(house.visitor())).headers.location).toBe('/sign-in?problem=wrongCredentials');
  });

  it('keeps to what it set out for: who goes to the portal as no deputy comes back to it, signed in nowhere', async () => {
    const v = house.visitor();
    const left = await v.get('/api/session/oidc?scope=deputy&returnTo=%2Fportal%2Fdeputy');
    const answer = await arrive(v, await provider.browse(String(left.headers.location), back));
    expect(answer.headers.location).toBe('/portal/deputy?problem=guardRefused');
    expect((await v.get('/api/session')).status).toBe(401);
    const seat = await addSeat(database.owner, city, accountId, '031');
    await signOn(v, '/portal/deputy', 'deputy');
    expect((await v.get('/api/session')).body).toMatchObject({ scope: 'deputy', grants: [], deputyships: [{ id: seat }] });
  });

  it('comes back to the name of the portal it left from, and to no name that somebody made up', async () => {
    await addSeat(database.owner, city, accountId, '032');
    const v = house.visitor();
    const host = { host: 'Portal.example:80' };
    const left = await v.get('/api/session/oidc?returnTo=%2Fportal%2Fdeputy', host);
    const address = await provider.browse(String(left.headers.location), atPortal);
    const answer = await v.get(address.slice('http://portal.example'.length), host);
    expect([answer.status, answer.headers.location]).toEqual([302, '/portal/deputy']);
    expect((await v.get('/api/session', host)).body).toMatchObject({ scope: 'deputy', account: { id: accountId } });
    const elsewhere = await house.visitor().get('/api/session/oidc', { host: 'evil.example' });
    expect(new URL(String(elsewhere.headers.location)).searchParams.get('redirect_uri')).toBe(back);
  });

  it('keeps a suspended account out', async () => {
    await database.db.transaction().execute((tx) => setStatus(tx, accountId, 'suspended', '离职', byTheSystem(house.clock.now())));
    expect((await signOn(house.visitor())).headers.location).toBe('/sign-in?problem=accountSuspended');
  });

  it('comes back once, in the browser that left, with what it was given', async () => {
    const v = house.visitor();
    const address = await leave(v);
    const journey = v.cookies.get('yishi_sign_on') ?? '';
    expect((await arrive(house.visitor(), address)).headers.location).toBe('/sign-in?problem=csrf');

    const stranger = house.visitor();
    await stranger.get('/api/session/oidc');
    expect((await arrive(stranger, address)).headers.location).toBe('/sign-in?problem=wrongCredentials');

    const changed = new URL(address);
    changed.searchParams.set('state', 'another');
    const fresh = house.visitor();
    fresh.cookies.set('yishi_sign_on', journey);
    expect((await arrive(fresh, changed.href)).headers.location).toBe('/sign-in?problem=wrongCredentials');

    expect((await arrive(v, address)).headers.location).toBe('/');
    const replay = house.visitor();
    replay.cookies.set('yishi_sign_on', journey);
    expect((await arrive(replay, address)).headers.location).toBe('/sign-in?problem=wrongCredentials');
  });

  it('does not take a journey that was tampered with or took too long', async () => {
    const v = house.visitor();
    const address = await leave(v);
    const journey = v.cookies.get('yishi_sign_on') ?? '';
    v.cookies.set('yishi_sign_on', `${journey.startsWith('A') ? 'B' : 'A'}${journey.slice(1)}`);
    expect((await arrive(v, address)).headers.location).toBe('/sign-in?problem=csrf');
    v.cookies.set('yishi_sign_on', journey);
    house.clock.advanceDays(11 / 1440);
    expect((await arrive(v, address)).headers.location).toBe('/sign-in?problem=csrf');
  });

  it('asks the provider for a second factor where the account has one here', async () => {
    const local = `both${++made}`;
    await addAccount(database.db, city, local, ['scOfficeClerk']);
    const v = house.visitor('10.8.0.1');
    await v.signIn(local);
    const { secret } = (await v.post('/api/session/second-factor', { password: goodPassword })).body;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.clock.now().getTime() });
    await v.post('/api/session/second-factor/confirm', { code });
    sitsAt(local);
    expect((await signOn(house.visitor())).headers.location).toBe('/sign-in?problem=secondFactorNeeded');
    sitsAt(local, ['pwd', 'otp']);
    expect((await signOn(house.visitor())).headers.location).toBe('/');
  });

  it('has no password to sign in with, change or enrol by', async () => {
    const v = house.visitor('10.8.0.2');
    expect((await v.signIn(username)).body.code).toBe('wrongCredentials');
    await signOn(v);
    await v.get('/api/session');
    expect((await v.post('/api/session/password', { current: goodPassword, next: 'Harbour-Cloud-88' })).body.data.code).toBe('noPassword');
  });

  it('is said to be there or not', async () => {
    expect((await house.visitor().get('/api/sign-in-options')).body).toEqual({ password: true, oidc: true });
    const plain = await createPeopleApp(database.db);
    expect((await plain.visitor().get('/api/sign-in-options')).body.oidc).toBe(false);
    expect((await plain.visitor().get('/api/session/oidc')).status).toBe(404);
    await plain.app.close();
  });

  it('says so when the provider does not answer', async () => {
    const gone = await createPeopleApp(database.db, { YISHI_OIDC_ISSUER: 'http://127.0.0.1:1', YISHI_OIDC_CLIENT_ID: 'x' });
    const answer = await gone.visitor().get('/api/session/oidc');
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    await gone.app.close();
  });
});

it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '\\evil', '/a\nb', '', 'suggestions', undefined])(
  'nobody is sent to %j after signing in',
  (path) => expect(safeReturn(path)).toBe('/'),
);
it('paths of this site are kept', () => expect(safeReturn('/a/b?c=d#e')).toBe('/a/b?c=d#e'));
