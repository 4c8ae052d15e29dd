import { timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { reaches } from '../../contract/deputy-portal.ts';
import type { Access } from '../../contract/route.ts';
import type { Actor } from '../../engine/actor.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/tables.ts';
import { findTokenActor } from '../people/api-tokens.ts';
import type { By } from '../people/by.ts';
import { findSession, type Session } from '../people/sessions.ts';
import { mustEnrol } from '../people/sign-in.ts';
import { ProblemError } from '../problem.ts';
import type { Call } from './serve.ts';

export interface SessionDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly config: Pick<Config, 'sessionIdleMinutes' | 'sessionHours' | 'publicUrl' | 'portalHosts'>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Filled before every route of the contract. */
    call: Call;
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** The session of a request, with what its account still has to do first. */
export interface SignedIn {
  readonly session: Session;
  readonly mustEnrol: boolean;
}

export const sessionCookie = 'yishi_session';
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who calls, before every route of the contract: session, roles, language, the headers of a write. Refuses writes without
 * the session's CSRF token, and everything but the own session to people who have to change their password or enrol first.
 */
export async function registerSessionHooks(app: FastifyInstance, deps: SessionDeps): Promise<void> {
  const { db, clock, config } = deps;
  if (!app.hasPlugin('@fastify/cookie')) await app.register(cookie);
  app.decorateRequest('call');
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    reply.header('cache-control', 'no-store');
    const program = await programOf(request, db, clock.now());
    const session = program ? null : await sessionOf(request, db, clock.now(), config);
    request.signedIn = session && { session, mustEnrol: await mustEnrol(db, session) };
    request.call = {
      actor:
        program ??
        (session && {
          kind: 'person',
          accountId: session.account.id,
          name: session.account.name,
          ...session.offices,
        }),
      sessionId: session?.id ?? null,
      requestId: request.id,
      idempotencyKey: idempotencyKey(request),
      ifMatch: ifMatch(request),
      ip: request.ip,
      locale: session?.account.locale ?? spoken(request),
      request,
      reply,
    };
    refuseForgery(request, session);
    if (access !== 'anyone' && request.signedIn) {
      refuseUnready(request, request.signedIn);
      refuseBeyond(request, request.signedIn.session);
    }
  });
}

/** Where a program may go with its token: the exchange and the files that go with it, nowhere else. */
const forPrograms = (request: FastifyRequest): boolean => {
  const url = request.routeOptions.url ?? '';
  return url.startsWith('/api/exchange/') || url === '/api/files/:id' || (url === '/api/files' && request.method === 'POST');
};

/** The program that a bearer token stands for; null where none is sent. A token that does not hold is refused on every route. */
async function programOf(request: FastifyRequest, db: Kysely<Database>, now: Date): Promise<Actor | null> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return null;
  const actor = await findTokenActor(db, token, now);
  if (!actor) throw new ProblemError('notSignedIn');
  if (!forPrograms(request)) throw new ProblemError('forbidden');
  return actor;
}

async function sessionOf(request: FastifyRequest, db: Kysely<Database>, now: Date, config: SessionDeps['config']): Promise<Session | null> {
  const token = request.cookies[sessionCookie];
  const session = token === undefined ? null : await findSession(db, token, now, config);
  return session?.scope === 'full' && portalHostOf(request, config) ? null : session;
}

/**
 * The name at which only the public and deputies are served, as it was set, if this call came to one: by the name that the browser asked for
 * or the one that a trusted proxy passes on, however it is spelt.
 */
export function portalHostOf(request: FastifyRequest, config: SessionDeps['config']): string | null {
  const asked = [request.hostname, request.headers.host ?? ''].map(plainHost);
  return config.portalHosts.find((host) => asked.includes(plainHost(host))) ?? null;
}

/** A host name in small letters without its port and the dot that may end it. */
const plainHost = (host: string): string => host.toLowerCase().replace(/:\d*$/u, '').replace(/\.$/u, '');

/** A session made through the portal reaches what is named for it and nothing else. */
function refuseBeyond(request: FastifyRequest, session: Session): void {
  if (!reaches(session.scope, request.method, request.routeOptions.url ?? '')) throw new ProblemError('forbidden');
}

/** Every write of a signed-in person carries the session's token. Signing in itself is only refused to other sites. */
function refuseForgery(request: FastifyRequest, session: Session | null): void {
  if (reading.has(request.method)) return;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new ProblemError('csrf');
  if (!session || isSignIn(request)) return;
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrf);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new ProblemError('csrf');
}

const isSignIn = (request: FastifyRequest): boolean => request.method === 'POST' && request.routeOptions.url === '/api/session';

function refuseUnready(request: FastifyRequest, { session, mustEnrol }: SignedIn): void {
  const url = request.routeOptions.url ?? '';
  if (url === '/api/session' || url.startsWith('/api/session/')) return;
  if (session.account.mustChangePassword) throw new ProblemError('passwordExpired');
  if (mustEnrol) throw new ProblemError('secondFactorNeeded', { enrol: true });
}

function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\w.:-]{1,100}$/.test(key)) throw badHeader('Idempotency-Key');
  return key;
}

function ifMatch(request: FastifyRequest): number | null {
  const text = request.headers['if-match'];
  if (text === undefined) return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text)?.[1];
  if (version === undefined) throw badHeader('If-Match');
  return Number(version);
}

const badHeader = (name: string): ProblemError => new ProblemError('badRequest', { header: name });

/** The language of somebody who is not signed in: English where the browser puts it before Chinese. */
export function spoken(request: FastifyRequest): 'zh' | 'en' {
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase();
  const [zh, en] = [wanted.search(/\bzh\b/), wanted.search(/\ben\b/)];
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh';
}

/** Who does something through this call, for the logs. */
export const byOf = (call: Call, clock: Clock): By => ({
  accountId: call.actor?.accountId ?? null,
  name: call.actor?.name ?? '',
  ip: call.ip,
  userAgent: call.request.headers['user-agent'] ?? '',
  requestId: call.requestId,
  locale: call.locale,
  now: clock.now(),
});

/** Hands the session's token to the browser; scripts never see it. */
export function setSessionCookie(reply: FastifyReply, token: string, config: SessionDeps['config']): void {
  reply.setCookie(sessionCookie, token, cookieOptions(config));
}

export function clearSessionCookie(reply: FastifyReply, config: SessionDeps['config']): void {
  reply.clearCookie(sessionCookie, cookieOptions(config));
}

/** Cookies go over encrypted connections only where people reach the site by one. */
export const cookieOptions = (config: SessionDeps['config']) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl?.startsWith('https:') ?? false }) as const;
