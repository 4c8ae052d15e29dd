import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { SessionScope } from '../../contract/people.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { asDeputy, type Offices, officesOf, readOffices } from './actor.ts';
import type { By } from './by.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** How long a session lives: without activity, and at most. */
export interface SessionLife {
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
}

/** A live session with what is needed of its account. */
export interface Session {
  readonly id: string;
  readonly csrf: string;
  readonly method: 'password' | 'oidc';
  readonly secondFactor: boolean;
  /** What was asked for at signing in; a session for deputies holds no office but the seats. */
  readonly scope: SessionScope;
  readonly expiresAt: Date;
  readonly offices: Offices;
  readonly account: {
    readonly id: string;
    readonly homeCongressId: string;
    readonly username: string;
    readonly name: string;
    readonly locale: 'zh' | 'en';
    readonly hasPassword: boolean;
    readonly hasSecondFactor: boolean;
    readonly mustChangePassword: boolean;
    readonly secondFactorPolicy: 'optional' | 'admins' | 'everyone';
  };
}

/** Most sessions an account may have at once; the one unused longest goes first. */
const MOST_SESSIONS = 20;
/** A session's last use is written down at most this often, so that reading does not mean writing. */
const TOUCH_SECONDS = 60;

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens a session and answers its token, which is stored nowhere else. */
export async function openSession(
  tx: Transaction<Database>,
  accountId: string,
  proof: { method: Session['method']; secondFactor: boolean; scope?: SessionScope },
  by: By,
  life: SessionLife,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('sign_in_session')
    .values({
      id: newId(),
      token_hash: digest(token),
      account_id: accountId,
      csrf: randomBytes(32).toString('base64url'),
      method: proof.method,
      second_factor: proof.secondFactor,
      scope: proof.scope ?? 'full',
      created_at: by.now,
      last_seen_at: by.now,
      expires_at: new Date(by.now.getTime() + life.sessionHours * 3_600_000),
      ip: by.ip,
      user_agent: by.userAgent.slice(0, 300),
    })
    .execute();
  await sql`DELETE FROM sign_in_session WHERE id IN (
    SELECT id FROM sign_in_session WHERE account_id = ${accountId} ORDER BY last_seen_at DESC, id DESC OFFSET ${MOST_SESSIONS})`.execute(
    tx,
  );
  return token;
}

/** The session of a token; null where it has ended, lain idle too long, run out, or its account is suspended. */
export async function findSession(db: Db, token: string, now: Date, life: SessionLife): Promise<Session | null> {
  if (token.length !== 43) return null;
  const row = await db
    .selectFrom('sign_in_session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .leftJoin('security_policy as p', 'p.congress_id', 'a.home_congress_id')
    .select(['s.id', 's.csrf', 's.method', 's.second_factor', 's.scope', 's.expires_at', 's.last_seen_at'])
    .select(['a.id as account_id', 'a.home_congress_id', 'a.username', 'a.name', 'a.locale', 'a.status', 'a.must_change_password'])
    .select(['a.password_changed_at', 'a.totp_confirmed_at', 'p.second_factor as policy', 'p.max_password_age_days'])
    .select([sql<boolean>`a.password_hash IS NOT NULL`.as('has_password'), officesOf(sql.ref('a.id')).as('offices')])
    .where('s.token_hash', '=', digest(token))
    .executeTakeFirst();
  if (row?.status !== 'active' || row.expires_at <= now) return null;
  const idle = now.getTime() - row.last_seen_at.getTime();
  if (idle > life.sessionIdleMinutes * 60_000) return null;
  if (idle > TOUCH_SECONDS * 1000) await db.updateTable('sign_in_session').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  const age = row.max_password_age_days ?? 0;
  const aged = age > 0 && row.has_password && now.getTime() - row.password_changed_at.getTime() > age * 86_400_000;
  return {
    id: row.id,
    csrf: row.csrf,
    method: row.method,
    secondFactor: row.second_factor,
    scope: row.scope,
    expiresAt: row.expires_at,
    offices: row.scope === 'deputy' ? asDeputy(readOffices(row.offices ?? [])) : readOffices(row.offices ?? []),
    account: {
      id: row.account_id,
      homeCongressId: row.home_congress_id,
      username: row.username,
      name: row.name,
      locale: row.locale,
      hasPassword: row.has_password,
      hasSecondFactor: row.totp_confirmed_at !== null,
      mustChangePassword: row.method === 'password' && (row.must_change_password || aged),
      secondFactorPolicy: row.policy ?? 'optional',
    },
  };
}

/** Ends one session. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('sign_in_session').where('id', '=', sessionId).execute();
}

/** Ends every session of an account at once. */
export async function endSessions(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('sign_in_session').where('account_id', '=', accountId).execute();
}

/** Drops sessions that have run out, whoever's they were. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_session').where('expires_at', '<=', now).execute();
}
