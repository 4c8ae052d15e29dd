import type { Transaction } from 'kysely';
import { Username } from '../../contract/people.ts';
import { dropFeedKey } from '../calendar/feed-key.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import type { By } from './by.ts';
import { adminGrantsOf, assertNotLast, lockAccount } from './grants.ts';
import { logSecurity } from './logs.ts';
import { assertGoodPassword } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { getPolicy } from './policy.ts';
import { endSessions } from './sessions.ts';

/** An account to be made. `password` may be given as a hash made before (see `hashPassword`), or null for sign-in elsewhere only. */
export interface NewAccount {
  readonly homeCongressId: string;
  readonly username: string;
  readonly name: string;
  readonly password: string | { readonly hash: string } | null;
  readonly mustChangePassword?: boolean;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly locale?: 'zh' | 'en';
}

/** Makes an account and answers its id. Refuses a name that is taken or odd, and a plain password that is too weak. */
export async function createAccount(tx: Transaction<Database>, given: NewAccount, by: By): Promise<string> {
  const username = Username.safeParse(given.username);
  if (!username.success)
    throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'username', code: 'format', message: badUsername[by.locale] }]);
  const id = newId();
  const hash = await hashOf(tx, given, username.data, by);
  const made = await tx
    .insertInto('account')
    .values({
      id,
      home_congress_id: given.homeCongressId,
      username: username.data,
      name: given.name,
      password_hash: hash,
      password_changed_at: by.now,
      must_change_password: hash !== null && (given.mustChangePassword ?? false),
      status: 'active',
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      phone: given.phone ?? null,
      email: given.email ?? null,
      locale: given.locale ?? 'zh',
      last_signed_in_at: null,
      created_at: by.now,
      created_by: by.accountId,
      updated_at: by.now,
    })
    .onConflict((oc) => oc.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new ProblemError('alreadyExists', { name: username.data });
  if (hash !== null)
    await tx.insertInto('password_history').values({ account_id: id, id: newId(), changed_at: by.now, password_hash: hash }).execute();
  await logSecurity(tx, by, {
    kind: 'accountCreated',
    congressId: given.homeCongressId,
    accountId: id,
    accountName: username.data,
    data: { name: given.name },
  });
  return id;
}

const badUsername = {
  zh: '用户名为 2 至 40 位的汉字、小写字母、数字、点、横线或下划线，以汉字、字母或数字开头。',
  en: 'A user name has 2 to 40 Chinese characters, small letters, digits, dots, hyphens or underscores and begins with one of the first three.',
};

async function hashOf(tx: Transaction<Database>, given: NewAccount, username: string, by: By): Promise<string | null> {
  if (given.password === null) return null;
  if (typeof given.password !== 'string') return given.password.hash;
  const { minPasswordLength } = await getPolicy(tx, given.homeCongressId);
  await assertGoodPassword(given.password, { username, minLength: minPasswordLength, earlier: [], locale: by.locale, path: 'password' });
  return hashPassword(given.password);
}

/** What an administrator may change of an account. */
export interface AccountEdit {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly locale?: 'zh' | 'en' | undefined;
}

/** Edits an account, if nobody else did since the version read. */
export async function editAccount(tx: Transaction<Database>, id: string, edit: AccountEdit, version: number, by: By): Promise<void> {
  const account = await lockAccount(tx, id);
  if (account.version !== version) throw new ProblemError('versionConflict', { version: account.version });
  const changed = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  await tx
    .updateTable('account')
    .set({ ...changed, updated_at: by.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await logSecurity(tx, by, {
    kind: 'accountEdited',
    congressId: account.home_congress_id,
    accountId: id,
    accountName: account.username,
    data: { fields: Object.keys(changed) },
  });
}

/** Ends every way in that is open: sessions, and the secret address of the calendar. */
async function endAccess(tx: Transaction<Database>, id: string): Promise<void> {
  await endSessions(tx, id);
  await dropFeedKey(tx, id);
}

/** Suspends an account and ends its sessions, or lets it in again. */
export async function setStatus(
  tx: Transaction<Database>,
  id: string,
  status: 'active' | 'suspended',
  reason: string,
  by: By,
): Promise<void> {
  const account = await lockAccount(tx, id);
  if (account.status === status) return;
  if (status === 'suspended') {
    for (const grant of await adminGrantsOf(tx, id)) await assertNotLast(tx, id, grant.role, grant.congressId, by);
    await endAccess(tx, id);
  }
  await tx
    .updateTable('account')
    .set({ status, updated_at: by.now, version: account.version + 1 })
    .where('id', '=', id)
    .execute();
  await logSecurity(tx, by, {
    kind: status === 'suspended' ? 'accountSuspended' : 'accountResumed',
    congressId: account.home_congress_id,
    accountId: id,
    accountName: account.username,
    data: { reason },
  });
}

/** Puts a new password in place: history, log, end of every session. `temporary` ones must be changed at the next sign-in. */
export async function setPassword(
  tx: Transaction<Database>,
  id: string,
  hash: string,
  temporary: boolean,
  reason: string,
  by: By,
): Promise<void> {
  const account = await lockAccount(tx, id);
  await tx
    .updateTable('account')
    .set({
      password_hash: hash,
      password_changed_at: by.now,
      must_change_password: temporary,
      updated_at: by.now,
      version: account.version + 1,
    })
    .where('id', '=', id)
    .execute();
  await tx.insertInto('password_history').values({ account_id: id, id: newId(), changed_at: by.now, password_hash: hash }).execute();
  await endAccess(tx, id);
  await logSecurity(tx, by, {
    kind: temporary ? 'passwordReset' : 'passwordChanged',
    congressId: account.home_congress_id,
    accountId: id,
    accountName: account.username,
    data: reason === '' ? {} : { reason },
  });
}

/** Takes the second factor off an account and ends its sessions. */
export async function clearSecondFactor(tx: Transaction<Database>, id: string, reason: string, by: By): Promise<void> {
  const account = await lockAccount(tx, id);
  await tx
    .updateTable('account')
    .set({
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      recovery_codes: [],
      updated_at: by.now,
      version: account.version + 1,
    })
    .where('id', '=', id)
    .execute();
  await endAccess(tx, id);
  await logSecurity(tx, by, {
    kind: 'secondFactorReset',
    congressId: account.home_congress_id,
    accountId: id,
    accountName: account.username,
    data: { reason },
  });
}
