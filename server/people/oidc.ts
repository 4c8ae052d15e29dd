import type { Kysely } from 'kysely';
import * as openid from 'openid-client';
import type { SessionScope } from '../../contract/people.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { seal, unseal } from '../secrets.ts';
import type { By } from './by.ts';
import { adminGrantsOf } from './grants.ts';
import { logSecurity, noCongress } from './logs.ts';
import { getPolicy } from './policy.ts';
import { enter, type SignInDeps } from './sign-in.ts';

export type OidcConfig = Pick<Config, 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'oidcClaim' | 'publicUrl' | 'host' | 'port'>;

/** What has to be remembered between leaving for the provider and coming back; travels in a sealed cookie. */
interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly scope: SessionScope;
  /** Where the provider sends the browser back to. */
  readonly back: string;
  readonly until: number;
}

/** Single sign-on at one provider: authorisation code with PKCE, state and nonce. */
export interface Oidc {
  /** Where to send the browser, and the sealed text to remember in its cookie. It comes back to the portal's own name if it left from there. */
  start(returnTo: string | undefined, scope: SessionScope, portalHost: string | null, now: Date): Promise<{ url: string; cookie: string }>;
  /** Takes the browser back; answers the token of the new session and where to go. */
  finish(query: string, cookie: string, by: By): Promise<{ token: string; returnTo: string }>;
  /** What the browser set out for; everything where the cookie is not ours. */
  scopeOf(cookie: string, now: Date): SessionScope;
}

export const journeyMinutes = 10;
const purpose = 'single sign-on under way';
const callbackPath = '/api/session/oidc/callback';
/** Ways of proving oneself that count as a second factor (RFC 8176). */
const strong = new Set(['mfa', 'otp', 'hwk', 'swk', 'sms', 'fpt', 'face', 'sc']);

/** Only paths of this site: nobody is sent elsewhere after signing in. */
export const safeReturn = (path: string | undefined): string => (path && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : '/');

/** Single sign-on as configured; null where it is not. The provider is asked about itself at the first use. */
export function createOidc(deps: SignInDeps & { readonly config: OidcConfig }): Oidc | null {
  const { config, secretKey } = deps;
  const { oidcIssuer, oidcClientId } = config;
  if (!oidcIssuer || !oidcClientId) return null;
  const issuer = new URL(oidcIssuer);
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  let known: Promise<openid.Configuration> | null = null;
  const provider = (): Promise<openid.Configuration> => {
    known ??= discover(issuer, oidcClientId, config.oidcClientSecret).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    async start(returnTo, scope, portalHost, now) {
      const journey: Journey = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        returnTo: safeReturn(returnTo),
        scope,
        back: `${portalHost ? `${new URL(base).protocol}//${portalHost}` : base}${callbackPath}`,
        until: now.getTime() + journeyMinutes * 60_000,
      };
      const url = openid.buildAuthorizationUrl(await provider(), {
        redirect_uri: journey.back,
        scope: 'openid profile',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, cookie: seal(secretKey, purpose, JSON.stringify(journey)).toString('base64url') };
    },
    scopeOf(cookie, now) {
      try {
        return readJourney(secretKey, cookie, now).scope;
      } catch {
        return 'full';
      }
    },
    async finish(query, cookie, by) {
      const journey = readJourney(secretKey, cookie, by.now);
      const claims = await exchange(await provider(), new URL(`${journey.back}${query}`), journey, config.oidcClaim);
      return { token: await enterByClaim(deps, claims, journey.scope, by), returnTo: journey.returnTo };
    },
  };
}

async function discover(issuer: URL, clientId: string, secret: string | null): Promise<openid.Configuration> {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  const options = issuer.protocol === 'http:' && loopback ? { execute: [openid.allowInsecureRequests], timeout: 10 } : { timeout: 10 };
  try {
    return await openid.discovery(issuer, clientId, secret ?? undefined, secret ? undefined : openid.None(), options);
  } catch {
    throw new ProblemError('unavailable');
  }
}

function readJourney(key: Buffer, cookie: string, now: Date): Journey {
  try {
    const journey = JSON.parse(unseal(key, purpose, Buffer.from(cookie, 'base64url'))) as Journey;
    if (journey.until > now.getTime()) return journey;
  } catch {
    // Not ours, or changed: the same as none.
  }
  throw new ProblemError('csrf');
}

interface Claims {
  readonly username: string;
  readonly secondFactor: boolean;
}

async function exchange(provider: openid.Configuration, url: URL, journey: Journey, claim: string): Promise<Claims> {
  try {
    const tokens = await openid.authorizationCodeGrant(provider, url, {
      pkceCodeVerifier: journey.verifier,
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      idTokenExpected: true,
    });
    const id = tokens.claims();
    if (!id) throw new ProblemError('wrongCredentials');
    const given: unknown = id[claim] ?? (await openid.fetchUserInfo(provider, tokens.access_token, id.sub))[claim];
    const amr: unknown = id.amr;
    if (typeof given !== 'string' || given === '') throw new ProblemError('wrongCredentials');
    return { username: given.trim().toLowerCase(), secondFactor: Array.isArray(amr) && amr.some((way) => strong.has(String(way))) };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('wrongCredentials');
  }
}

/** Lets in only whom an administrator registered beforehand. */
async function enterByClaim(deps: SignInDeps, claims: Claims, scope: SessionScope, by: By): Promise<string> {
  const { db } = deps;
  const account = await db
    .selectFrom('account')
    .select(['id', 'username', 'name', 'home_congress_id', 'status', 'totp_confirmed_at'])
    .where('username', '=', claims.username)
    .executeTakeFirst();
  const reject = async (why: string, code: 'wrongCredentials' | 'accountSuspended' | 'secondFactorNeeded') => {
    await logSecurity(db, by, {
      kind: 'signInFailed',
      congressId: account?.home_congress_id ?? noCongress,
      accountId: account?.id ?? null,
      accountName: claims.username,
      data: { why, method: 'oidc' },
    });
    throw new ProblemError(code);
  };
  if (!account) return reject('unknownName', 'wrongCredentials');
  if (account.status !== 'active') return reject('suspended', 'accountSuspended');
  if (!claims.secondFactor && (await needsSecondFactor(db, account))) return reject('secondFactor', 'secondFactorNeeded');
  return db
    .transaction()
    .execute((tx) => enter(tx, deps.config, account, { method: 'oidc', secondFactor: claims.secondFactor, scope }, by));
}

/** An account with a second factor here, or bound to have one, must have proved one at the provider. */
async function needsSecondFactor(
  db: Kysely<Database>,
  account: { id: string; home_congress_id: string; totp_confirmed_at: Date | null },
): Promise<boolean> {
  if (account.totp_confirmed_at) return true;
  const { secondFactor } = await getPolicy(db, account.home_congress_id);
  return secondFactor === 'everyone' || (secondFactor === 'admins' && (await adminGrantsOf(db, account.id)).length > 0);
}
