import { type Kysely, sql, type Transaction } from 'kysely';
import { type AdminRole, type RoleId, roles } from '../../registers/roles.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { congressesAbove, isAdminRole } from './authority.ts';
import { type By, refuse } from './by.ts';
import { logSecurity } from './logs.ts';
import { endSessions } from './sessions.ts';

/** A role to be held: over a congress, narrowed to a unit or a delegation where the role is of that kind. */
export interface RoleWanted {
  readonly congressId: string;
  readonly accountId: string;
  readonly role: RoleId;
  readonly unitId?: string | null;
  readonly delegationId?: string | null;
}

/**
 * Gives a role at once. Refuses a role that the account's other roles exclude, one without the unit or delegation it needs, and one
 * already held. Whether a second person has to agree is asked before (see `approvals.ts`); the first set-up has nobody to ask.
 */
export async function grantRole(tx: Transaction<Database>, wanted: RoleWanted, by: By): Promise<string> {
  const account = await lockAccount(tx, wanted.accountId);
  await assertGrantable(tx, wanted, by);
  const id = newId();
  const { unitId = null, delegationId = null } = wanted;
  await tx
    .insertInto('role_grant')
    .values({
      congress_id: wanted.congressId,
      id,
      account_id: wanted.accountId,
      role: wanted.role,
      unit_id: unitId,
      delegation_id: delegationId,
      granted_by: by.accountId,
      granted_at: by.now,
      revoked_by: null,
      revoked_at: null,
    })
    .execute();
  await logSecurity(tx, by, {
    kind: 'roleGranted',
    congressId: wanted.congressId,
    accountId: wanted.accountId,
    accountName: account.username,
    data: { grantId: id, role: wanted.role, unitId, delegationId },
  });
  return id;
}

/** Everything that speaks against giving a role now. */
export async function assertGrantable(tx: Transaction<Database>, wanted: RoleWanted, by: Pick<By, 'locale'>): Promise<void> {
  const { unitId = null, delegationId = null } = wanted;
  const { scope } = roles[wanted.role];
  if (scope === 'unit' && !unitId) throw refuse('unitNeeded', by);
  if (scope === 'delegation' && !delegationId) throw refuse('delegationNeeded', by);
  if ((scope !== 'unit' && unitId) || (scope !== 'delegation' && delegationId)) throw refuse('scopeNotNeeded', by);
  await assertScopeExists(tx, wanted, by);
  const held = await tx
    .selectFrom('role_grant')
    .select(['congress_id', 'role', 'unit_id', 'delegation_id'])
    .where('account_id', '=', wanted.accountId)
    .where('revoked_at', 'is', null)
    .execute();
  const kind = (role: string) => (isAdminRole(role) ? role : 'business');
  if (held.some((g) => kind(g.role) !== kind(wanted.role))) throw refuse('adminRolesDisjoint', by);
  if (isAdminRole(wanted.role) && (await isDeputy(tx, wanted.accountId))) throw refuse('adminRolesDisjoint', by);
  const same = held.some(
    (g) => g.congress_id === wanted.congressId && g.role === wanted.role && g.unit_id === unitId && g.delegation_id === delegationId,
  );
  if (same) throw refuse('alreadyGranted', by);
}

async function assertScopeExists(tx: Transaction<Database>, wanted: RoleWanted, by: Pick<By, 'locale'>): Promise<void> {
  const congress = await tx.selectFrom('congress').select('state').where('id', '=', wanted.congressId).executeTakeFirst();
  const places = [
    { table: 'unit', id: wanted.unitId },
    { table: 'delegation', id: wanted.delegationId },
  ] as const;
  let known = congress?.state === 'active';
  for (const { table, id } of places) {
    if (!id) continue;
    const row = await tx
      .selectFrom(table)
      .select('state')
      .where('congress_id', '=', wanted.congressId)
      .where('id', '=', id)
      .executeTakeFirst();
    known &&= row?.state === 'active';
  }
  if (!known) throw refuse('unknownScope', by);
}

/** A seat is a business role even where no grant says so. */
async function isDeputy(tx: Transaction<Database>, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM person p JOIN deputyship d ON d.congress_id = p.congress_id AND d.person_id = p.id
    WHERE p.account_id = ${accountId} AND p.state = 'active' AND d.state = 'active' LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/** Takes a role away and ends every session of the account. Refuses to take the last administrator of a kind. */
export async function revokeRole(tx: Transaction<Database>, congressId: string, grantId: string, reason: string, by: By): Promise<void> {
  const grant = await tx
    .selectFrom('role_grant')
    .selectAll()
    .where('congress_id', '=', congressId)
    .where('id', '=', grantId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!grant) throw refuse('notGranted', by);
  const account = await lockAccount(tx, grant.account_id);
  if (isAdminRole(grant.role)) await assertNotLast(tx, grant.account_id, grant.role, congressId, by);
  const { numUpdatedRows } = await tx
    .updateTable('role_grant')
    .set({ revoked_at: by.now, revoked_by: by.accountId })
    .where('congress_id', '=', congressId)
    .where('id', '=', grantId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw refuse('notGranted', by);
  await endSessions(tx, grant.account_id);
  await logSecurity(tx, by, {
    kind: 'roleRevoked',
    congressId,
    accountId: grant.account_id,
    accountName: account.username,
    data: { grantId, role: grant.role, unitId: grant.unit_id, delegationId: grant.delegation_id, reason },
  });
}

/** Refuses where nobody else of this kind would be left over the congress. Two such takings at once wait for each other. */
export async function assertNotLast(
  tx: Transaction<Database>,
  accountId: string,
  role: AdminRole,
  congressId: string,
  by: Pick<By, 'locale'>,
): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`yishi administrators ${role}`}, 0))`.execute(tx);
  const above = await congressesAbove(tx, congressId);
  const other = await tx
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select('g.id')
    .where('g.congress_id', 'in', above)
    .where('g.role', '=', role)
    .where('g.revoked_at', 'is', null)
    .where('g.account_id', '<>', accountId)
    .where('a.status', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  if (!other) throw refuse('lastAdministrator', by);
}

/** Holds an account still until the transaction ends, so that two grants cannot slip past each other. */
export async function lockAccount(tx: Transaction<Database>, accountId: string) {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'username', 'name', 'status', 'home_congress_id', 'version', 'password_hash', 'totp_confirmed_at'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account) throw new ProblemError('notFound');
  return account;
}

/** The administrator roles an account holds, with their congresses. */
export async function adminGrantsOf(db: Kysely<Database> | Transaction<Database>, accountId: string) {
  const rows = await db
    .selectFrom('role_grant')
    .select(['id', 'role', 'congress_id'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.flatMap((g) => (isAdminRole(g.role) ? [{ id: g.id, role: g.role, congressId: g.congress_id }] : []));
}
