import { createHash, randomInt } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '../db/tables.ts';
import { seal, unseal } from '../secrets.ts';
import { type By, refuse } from './by.ts';
import { lockAccount } from './grants.ts';
import { logSecurity } from './logs.ts';

type Db = Kysely<Database> | Transaction<Database>;

const PERIOD = 30;
const RECOVERY_CODES = 10;
/** No letters or digits that look alike. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const generator = (secret: Secret, username: string) =>
  new TOTP({ issuer: 'Yishi', label: username, algorithm: 'SHA1', digits: 6, period: PERIOD, secret });
const purpose = (accountId: string) => `second factor of ${accountId}`;
const readCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();
const hashCode = (accountId: string, code: string): string => createHash('sha256').update(`${accountId}:${code}`).digest('hex');

/** Begins to enrol: stores a fresh secret that does not count yet, and answers what the authenticator has to be given. */
export async function beginEnrolment(
  tx: Transaction<Database>,
  key: Buffer,
  accountId: string,
  by: By,
): Promise<{ secret: string; uri: string }> {
  const account = await lockAccount(tx, accountId);
  if (account.totp_confirmed_at) throw refuse('alreadyEnrolled', by);
  const secret = new Secret({ size: 20 });
  await tx
    .updateTable('account')
    .set({ totp_secret: seal(key, purpose(accountId), secret.base32), totp_last_step: null })
    .where('id', '=', accountId)
    .execute();
  return { secret: secret.base32, uri: generator(secret, account.username).toString() };
}

/** Finishes enrolling with a first code from the authenticator. Answers the recovery codes, or null where the code is wrong. */
export async function confirmEnrolment(
  tx: Transaction<Database>,
  key: Buffer,
  accountId: string,
  code: string,
  by: By,
): Promise<string[] | null> {
  const account = await lockAccount(tx, accountId);
  if (account.totp_confirmed_at) throw refuse('alreadyEnrolled', by);
  if (!(await checkCode(tx, key, accountId, code, by.now))) return null;
  const recovery = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await tx
    .updateTable('account')
    .set({ totp_confirmed_at: by.now, recovery_codes: recovery.map((c) => hashCode(accountId, readCode(c))), updated_at: by.now })
    .where('id', '=', accountId)
    .execute();
  await logSecurity(tx, by, {
    kind: 'secondFactorEnrolled',
    congressId: account.home_congress_id,
    accountId,
    accountName: account.username,
  });
  return recovery;
}

/** Whether a code is right, and uses it up: a code of the authenticator and a recovery code each work once. */
export async function checkSecondFactor(db: Db, key: Buffer, accountId: string, code: string, now: Date): Promise<boolean> {
  return (await checkCode(db, key, accountId, code, now)) || (await spendRecoveryCode(db, accountId, code));
}

async function checkCode(db: Db, key: Buffer, accountId: string, code: string, now: Date): Promise<boolean> {
  const token = readCode(code);
  if (!/^\d{6}$/.test(token)) return false;
  const account = await db.selectFrom('account').select(['totp_secret', 'username']).where('id', '=', accountId).executeTakeFirst();
  if (!account?.totp_secret) return false;
  const secret = Secret.fromBase32(unseal(key, purpose(accountId), account.totp_secret));
  const delta = generator(secret, account.username).validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function spendRecoveryCode(db: Db, accountId: string, code: string): Promise<boolean> {
  const hash = hashCode(accountId, readCode(code));
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ recovery_codes: sql<string[]>`array_remove(recovery_codes, ${hash})` })
    .where('id', '=', accountId)
    .where(sql<boolean>`${hash} = ANY (recovery_codes)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function recoveryCode(): string {
  const text = Array.from({ length: 12 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
