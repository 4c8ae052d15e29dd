import type { FastifyInstance } from 'fastify';
import { type SessionScope, type SessionView, sessionRoutes } from '../../../contract/people.ts';
import type { Actor } from '../../../engine/actor.ts';
import { refuse } from '../../people/by.ts';
import { logSecurity } from '../../people/logs.ts';
import { createOidc, journeyMinutes } from '../../people/oidc.ts';
import { beginEnrolment, checkSecondFactor, confirmEnrolment } from '../../people/second-factor.ts';
import { endSession, findSession, type Session } from '../../people/sessions.ts';
import { changePassword, mustEnrol, proveAgain, signIn } from '../../people/sign-in.ts';
import { beginAttempt, failAttempt, passAttempt } from '../../people/throttle.ts';
import { ProblemError } from '../../problem.ts';
import { type Call, serve } from '../serve.ts';
import { byOf, clearSessionCookie, cookieOptions, portalHostOf, setSessionCookie } from '../session-hooks.ts';
import type { PeopleDeps } from './people.ts';

const journeyCookie = 'yishi_sign_on';
const journeyPath = '/api/session/oidc';

/** Signing in and out, the own password and second factor, single sign-on. */
export function registerSessionRoutes(app: FastifyInstance, deps: PeopleDeps): void {
  const { db, clock, config, secretKey } = deps;
  const oidc = createOidc(deps);

  const scopeHere = (call: Call, asked: SessionScope): SessionScope => (portalHostOf(call.request, config) ? 'deputy' : asked);

  /** Gives the browser a new session in place of the one it had, and says who is signed in. */
  const welcome = async (token: string, call: Call): Promise<SessionView> => {
    const session = await findSession(db, token, clock.now(), config);
    if (!session) throw new ProblemError('notSignedIn');
    setSessionCookie(call.reply, token, config);
    return present(session, session.offices, await mustEnrol(db, session));
  };

  serve(app, sessionRoutes.options, () => ({ password: true as const, oidc: oidc !== null }));

  serve(app, sessionRoutes.signIn, async ({ body }, call) => {
    const token = await signIn(deps, { ...body, scope: scopeHere(call, body.scope) }, byOf(call, clock));
    if (call.sessionId) await endSession(db, call.sessionId);
    return welcome(token, call);
  });

  serve(app, sessionRoutes.whoAmI, (_input, call) => {
    const { session, mustEnrol } = signedIn(call);
    return present(session, actorOf(call), mustEnrol);
  });

  serve(app, sessionRoutes.edit, async ({ body }, call) => {
    const { session, mustEnrol } = signedIn(call);
    await db.updateTable('account').set({ locale: body.locale, updated_at: clock.now() }).where('id', '=', session.account.id).execute();
    return present({ ...session, account: { ...session.account, locale: body.locale } }, actorOf(call), mustEnrol);
  });

  serve(app, sessionRoutes.signOut, async (_input, call) => {
    const { session } = signedIn(call);
    await endSession(db, session.id);
    await logSecurity(db, byOf(call, clock), { kind: 'signOut', ...subjectOf(session) });
    clearSessionCookie(call.reply, config);
    return { ok: true as const };
  });

  serve(app, sessionRoutes.changePassword, async ({ body }, call) => {
    const token = await changePassword(deps, signedIn(call).session, body, byOf(call, clock));
    return welcome(token, call);
  });

  serve(app, sessionRoutes.enrol, async ({ body }, call) => {
    const { session } = signedIn(call);
    const by = byOf(call, clock);
    await proveAgain(deps, session, body.password, by);
    return db.transaction().execute((tx) => beginEnrolment(tx, secretKey, session.account.id, by));
  });

  serve(app, sessionRoutes.confirmEnrolment, async ({ body }, call) => {
    const { session } = signedIn(call);
    const by = byOf(call, clock);
    const attempt = await beginAttempt(db, session.account.username, by.ip, by.now);
    const recoveryCodes = await db.transaction().execute(async (tx) => {
      const codes = await confirmEnrolment(tx, secretKey, session.account.id, body.code, by);
      if (!codes) return null;
      await tx.deleteFrom('sign_in_session').where('account_id', '=', session.account.id).where('id', '<>', session.id).execute();
      await tx.updateTable('sign_in_session').set({ second_factor: true }).where('id', '=', session.id).execute();
      return codes;
    });
    if (!recoveryCodes) {
      await failAttempt(db, attempt, by.now);
      throw new ProblemError('wrongSecondFactor');
    }
    await passAttempt(db, attempt);
    return { recoveryCodes };
  });

  serve(app, sessionRoutes.removeSecondFactor, async ({ body }, call) => {
    const { session } = signedIn(call);
    const { account } = session;
    const by = byOf(call, clock);
    if (!account.hasSecondFactor) throw refuse('notEnrolled', by);
    if (await mustEnrol(db, { ...session, secondFactor: false, account: { ...account, hasSecondFactor: false } }))
      throw refuse('secondFactorRequired', by);
    await proveAgain(deps, session, body.password, by);
    const attempt = await beginAttempt(db, account.username, by.ip, by.now);
    if (!(await checkSecondFactor(db, secretKey, account.id, body.code, by.now))) {
      await failAttempt(db, attempt, by.now);
      throw new ProblemError('wrongSecondFactor');
    }
    await passAttempt(db, attempt);
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('account')
        .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null, recovery_codes: [], updated_at: by.now })
        .where('id', '=', account.id)
        .execute();
      await logSecurity(tx, by, { kind: 'secondFactorRemoved', ...subjectOf(session) });
    });
    return { ok: true as const };
  });

  serve(app, sessionRoutes.oidcStart, async ({ query }, call) => {
    const { reply } = call;
    if (!oidc) throw new ProblemError('notFound');
    const { url, cookie } = await oidc.start(query.returnTo, scopeHere(call, query.scope), portalHostOf(call.request, config), clock.now());
    reply.setCookie(journeyCookie, cookie, { ...cookieOptions(config), path: journeyPath, maxAge: journeyMinutes * 60 });
    return reply.redirect(url);
  });

  serve(app, sessionRoutes.oidcCallback, async (_input, call) => {
    const { request, reply } = call;
    if (!oidc) throw new ProblemError('notFound');
    reply.clearCookie(journeyCookie, { ...cookieOptions(config), path: journeyPath });
    try {
      const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const { token, returnTo } = await oidc.finish(query, request.cookies[journeyCookie] ?? '', byOf(call, clock));
      if (call.sessionId) await endSession(db, call.sessionId);
      setSessionCookie(reply, token, config);
      return reply.redirect(returnTo);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const isDeputy = oidc.scopeOf(request.cookies[journeyCookie] ?? '', clock.now()) === 'deputy';
      return reply.redirect(`${isDeputy ? '/portal/deputy' : '/sign-in'}?problem=${error.code}`);
    }
  });
}

function signedIn(call: Call) {
  const { signedIn } = call.request;
  if (!signedIn) throw new ProblemError('notSignedIn');
  return signedIn;
}

function actorOf(call: Call): Actor {
  if (!call.actor) throw new ProblemError('notSignedIn');
  return call.actor;
}

const subjectOf = ({ account }: Session) => ({
  congressId: account.homeCongressId,
  accountId: account.id,
  accountName: account.username,
});

function present(session: Session, actor: Pick<Actor, 'grants' | 'deputyships'>, mustEnrol: boolean): SessionView {
  const { account } = session;
  return {
    account: {
      id: account.id,
      username: account.username,
      name: account.name,
      locale: account.locale,
      mustChangePassword: account.mustChangePassword,
      mustEnrol,
      secondFactor: account.hasSecondFactor,
      hasPassword: account.hasPassword,
    },
    grants: [...actor.grants],
    deputyships: [...actor.deputyships],
    scope: session.scope,
    csrf: session.csrf,
    expiresAt: session.expiresAt.toISOString(),
  };
}
