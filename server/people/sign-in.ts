import type { Kysely, Transaction } from 'kysely';
import type { SessionScope } from '../../contract/people.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { setPassword } from './accounts.ts';
import { loadActor } from './actor.ts';
import { type By, refuse } from './by.ts';
import { adminGrantsOf } from './grants.ts';
import { logSecurity, noCongress } from './logs.ts';
import { assertGoodPassword } from './password-rules.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { getPolicy } from './policy.ts';
import { checkSecondFactor } from './second-factor.ts';
import { openSession, type Session, type SessionLife, sweepSessions } from './sessions.ts';
import { type Attempt, beginAttempt, failAttempt, passAttempt, releaseAttempt, sweepThrottle } from './throttle.ts';

/** What signing in needs of the installation. */
export interface SignInDeps {
  readonly db: Kysely<Database>;
  readonly secretKey: Buffer;
  readonly config: SessionLife;
}

interface Known {
  readonly id: string;
  readonly username: string;
  readonly home_congress_id: string;
}

/**
 * Signs a person in and answers the token of their new session. Refuses a wrong name or password (without saying which), a suspended
 * account, a missing or wrong second factor, and anybody who failed too often.
 */
export async function signIn(
  deps: SignInDeps,
  given: { readonly username: string; readonly password: string; readonly code?: string | undefined; readonly scope: SessionScope },
  by: By,
): Promise<string> {
  const { db, secretKey } = deps;
  const username = given.username.trim().toLowerCase();
  const attempt = await beginAttempt(db, username, by.ip, by.now);
  const account = await db
    .selectFrom('account')
    .select(['id', 'username', 'name', 'home_congress_id', 'password_hash', 'status', 'totp_confirmed_at'])
    .where('username', '=', username)
    .executeTakeFirst();
  const right = await verifyPassword(given.password, account?.password_hash ?? null);
  if (!account || !right) {
    await fail(db, attempt, account ?? null, username, 'password', by);
    throw new ProblemError('wrongCredentials');
  }
  if (account.status !== 'active') {
    await releaseAttempt(db, attempt);
    await logFailure(db, account, username, 'suspended', by);
    throw new ProblemError('accountSuspended');
  }
  const needsCode = account.totp_confirmed_at !== null;
  if (needsCode && given.code === undefined) {
    await releaseAttempt(db, attempt);
    throw new ProblemError('secondFactorNeeded');
  }
  if (needsCode && !(await checkSecondFactor(db, secretKey, account.id, given.code ?? '', by.now))) {
    await fail(db, attempt, account, username, 'secondFactor', by);
    throw new ProblemError('wrongSecondFactor');
  }
  await passAttempt(db, attempt);
  await sweepThrottle(db, by.now);
  await sweepSessions(db, by.now);
  return db
    .transaction()
    .execute((tx) => enter(tx, deps.config, account, { method: 'password', secondFactor: needsCode, scope: given.scope }, by));
}

/** Opens the session of somebody who has proved who they are. */
export async function enter(
  tx: Transaction<Database>,
  life: SessionLife,
  account: Known & { readonly name: string },
  proof: Pick<Session, 'method' | 'secondFactor' | 'scope'>,
  by: By,
): Promise<string> {
  // Whoever suspends the account meanwhile either sees this session and ends it, or is seen here.
  const now = await tx.selectFrom('account').select('status').where('id', '=', account.id).forUpdate().executeTakeFirst();
  if (now?.status !== 'active') throw new ProblemError('accountSuspended');
  if (proof.scope === 'deputy' && (await loadActor(tx, account.id)).deputyships.length === 0) throw refuse('noSeat', by);
  const token = await openSession(tx, account.id, proof, by, life);
  await tx.updateTable('account').set({ last_signed_in_at: by.now }).where('id', '=', account.id).execute();
  await logSecurity(
    tx,
    { ...by, accountId: account.id, name: account.name },
    {
      kind: 'signIn',
      congressId: account.home_congress_id,
      accountId: account.id,
      accountName: account.username,
      data: { method: proof.method, secondFactor: proof.secondFactor, ...(proof.scope === 'full' ? {} : { scope: proof.scope }) },
    },
  );
  return token;
}

/**
 * Changes the own password: ends every session and opens a new one for the person at the keyboard. Guessing the present
 * password from a stolen session counts like guessing it at the door.
 */
export async function changePassword(
  deps: SignInDeps,
  session: Session,
  given: { current: string; next: string },
  by: By,
): Promise<string> {
  const { db } = deps;
  const { id, username, homeCongressId, name } = session.account;
  const known = { id, username, home_congress_id: homeCongressId, name };
  await proveAgain(deps, session, given.current, by);
  const { minPasswordLength } = await getPolicy(db, homeCongressId);
  const earlier = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('account_id', '=', id)
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
  await assertGoodPassword(given.next, {
    username,
    minLength: minPasswordLength,
    earlier: earlier.map((h) => h.password_hash),
    locale: by.locale,
    path: 'next',
  });
  const hash = await hashPassword(given.next);
  return db.transaction().execute(async (tx) => {
    await setPassword(tx, id, hash, false, '', by);
    return enter(tx, deps.config, known, session, by);
  });
}

/** Asks for the present password once more before something weighty. */
export async function proveAgain(deps: SignInDeps, session: Session, password: string, by: By): Promise<void> {
  const { db } = deps;
  const { id, username, homeCongressId } = session.account;
  if (!session.account.hasPassword) throw refuse('noPassword', by);
  const attempt = await beginAttempt(db, username, by.ip, by.now);
  const account = await db.selectFrom('account').select('password_hash').where('id', '=', id).executeTakeFirst();
  if (!(await verifyPassword(password, account?.password_hash ?? null))) {
    await fail(db, attempt, { id, username, home_congress_id: homeCongressId }, username, 'password', by);
    throw new ProblemError('wrongCredentials');
  }
  await passAttempt(db, attempt);
}

/** Whether the policy asks this account for a second factor that it does not have yet. */
export async function mustEnrol(db: Kysely<Database>, session: Session): Promise<boolean> {
  const { account } = session;
  if (account.hasSecondFactor || session.secondFactor || account.secondFactorPolicy === 'optional') return false;
  return account.secondFactorPolicy === 'everyone' || (await adminGrantsOf(db, account.id)).length > 0;
}

async function fail(
  db: Kysely<Database>,
  attempt: Attempt,
  account: Known | null,
  typed: string,
  why: 'password' | 'secondFactor',
  by: By,
): Promise<void> {
  const locked = await failAttempt(db, attempt, by.now);
  await logFailure(db, account, typed, why, by);
  if (locked) {
    await logSecurity(db, by, {
      kind: 'lockedOut',
      congressId: account?.home_congress_id ?? noCongress,
      accountId: account?.id ?? null,
      accountName: account?.username ?? masked(typed),
    });
  }
}

const logFailure = (db: Kysely<Database>, account: Known | null, typed: string, why: string, by: By): Promise<void> =>
  logSecurity(db, by, {
    kind: 'signInFailed',
    congressId: account?.home_congress_id ?? noCongress,
    accountId: account?.id ?? null,
    accountName: account?.username ?? masked(typed),
    data: { why: account ? why : 'unknownName' },
  });

/** People type their password into the name field: of a name that no account has only the beginning is kept. */
const masked = (typed: string): string => `${typed.slice(0, 2)}***`;
