import { type Kysely, sql, type Transaction } from 'kysely';
import type { Outcome } from '../../contract/people.ts';
import type { Actor } from '../../engine/actor.ts';
import type { RoleId } from '../../registers/roles.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { clearSecondFactor, setPassword, setStatus } from './accounts.ts';
import { adminKindOf, assertOver, assertOverAccount, congressesOf, isAdminRole } from './authority.ts';
import { type By, refuse } from './by.ts';
import { adminGrantsOf, assertGrantable, grantRole, lockAccount, type RoleWanted, revokeRole } from './grants.ts';
import { logSecurity } from './logs.ts';
import { hashPassword, temporaryPassword } from './passwords.ts';
import type { ApprovalTable } from './tables.ts';

type Tx = Transaction<Database>;
type Asker = 'systemAdmin' | 'securityAdmin';
type AccountAct = 'suspend' | 'resume' | 'resetPassword' | 'resetSecondFactor';

/** Days after which a request that nobody decided lapses. */
const WAIT_DAYS = 14;
const done: Outcome = { done: true, approvalId: null, temporaryPassword: null };

/** The administrator a request needs besides the one who asks. The audit administrator only reads. */
const otherKind: Record<Asker, Asker> = { systemAdmin: 'securityAdmin', securityAdmin: 'systemAdmin' };

/** The actor's office as one who may ask and approve. */
export function askerOf(actor: Actor): Asker {
  const kind = adminKindOf(actor);
  if (kind !== 'systemAdmin' && kind !== 'securityAdmin') throw new ProblemError('forbidden');
  return kind;
}

/** Asks for a role. The system administrator asks for business roles; either may ask for an administrator's. */
export async function askForRole(tx: Tx, actor: Actor, wanted: RoleWanted, reason: string, by: By): Promise<Outcome> {
  const asker = askerOf(actor);
  await assertOver(tx, actor, asker, wanted.congressId);
  const account = await lockAccount(tx, wanted.accountId);
  if (!(await congressesOf(tx, actor, asker)).includes(account.home_congress_id)) throw new ProblemError('notFound');
  if (asker === 'securityAdmin' && !isAdminRole(wanted.role)) throw refuse('businessRoleBySystemAdmin', by);
  if (wanted.accountId === actor.accountId) throw refuse('ownAccount', by);
  await assertGrantable(tx, wanted, by);
  const payload = { role: wanted.role, unitId: wanted.unitId ?? null, delegationId: wanted.delegationId ?? null };
  return ask(tx, asker, 'grantRole', wanted.congressId, account, payload, reason, by);
}

/** Takes a business role away at once; an administrator's role only with a second administrator. */
export async function askToRevoke(tx: Tx, actor: Actor, accountId: string, grantId: string, reason: string, by: By): Promise<Outcome> {
  const asker = askerOf(actor);
  const grant = await tx
    .selectFrom('role_grant')
    .select(['congress_id', 'role'])
    .where('account_id', '=', accountId)
    .where('id', '=', grantId)
    .where('congress_id', 'in', [...(await congressesOf(tx, actor, asker)), '00000000-0000-0000-0000-000000000000'])
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!grant) throw new ProblemError('notFound');
  if (!isAdminRole(grant.role)) {
    await revokeRole(tx, grant.congress_id, grantId, reason, by);
    return done;
  }
  return ask(tx, asker, 'revokeRole', grant.congress_id, await lockAccount(tx, accountId), { grantId, role: grant.role }, reason, by);
}

/** Suspends, resumes or resets an account at once; that of an administrator only with a second administrator. */
export async function askAboutAccount(tx: Tx, actor: Actor, act: AccountAct, accountId: string, reason: string, by: By): Promise<Outcome> {
  const asker = askerOf(actor);
  await assertOverAccount(tx, actor, asker, accountId);
  if (accountId === actor.accountId) throw refuse('ownAccount', by);
  const account = await lockAccount(tx, accountId);
  if ((await adminGrantsOf(tx, accountId)).length > 0) return ask(tx, asker, act, account.home_congress_id, account, {}, reason, by);
  return { ...done, temporaryPassword: await carryOut(tx, act, accountId, reason, by) };
}

async function ask(
  tx: Tx,
  asker: Asker,
  kind: ApprovalTable['kind'],
  congressId: string,
  account: { readonly id: string; readonly username: string },
  payload: Record<string, string | null>,
  reason: string,
  by: By,
): Promise<Outcome> {
  if (by.accountId === null) throw new ProblemError('forbidden');
  const id = newId();
  // A request that lapsed undecided makes room for a new one.
  await tx
    .updateTable('approval')
    .set({ state: 'withdrawn', decided_at: by.now })
    .where('congress_id', '=', congressId)
    .where('account_id', '=', account.id)
    .where('state', '=', 'pending')
    .where('expires_at', '<=', by.now)
    .execute();
  const made = await tx
    .insertInto('approval')
    .values({
      congress_id: congressId,
      id,
      kind,
      account_id: account.id,
      payload: JSON.stringify(payload),
      reason,
      requested_by: by.accountId,
      requester_role: asker,
      requested_at: by.now,
      expires_at: new Date(by.now.getTime() + WAIT_DAYS * 86_400_000),
      state: 'pending',
      decided_by: null,
      decided_at: null,
      note: null,
    })
    .onConflict((oc) => oc.columns(['congress_id', 'account_id', 'kind', 'payload']).where('state', '=', 'pending').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw refuse('alreadyAsked', by);
  await logSecurity(tx, by, {
    kind: 'approvalRequested',
    congressId,
    accountId: account.id,
    accountName: account.username,
    data: { approvalId: id, kind, ...payload, reason },
  });
  return { done: false, approvalId: id, temporaryPassword: null };
}

export type Decision = 'approve' | 'reject' | 'withdraw';

/**
 * Decides requests, all or none. Approving and rejecting needs an administrator of the other kind than the one who asked, over the
 * same congress, and neither the one who asked nor the one it is about. Withdrawing is for the one who asked.
 */
export async function decideApprovals(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  decision: Decision,
  note: string,
  by: By,
): Promise<{ id: string; temporaryPassword: string | null }[]> {
  const asker = askerOf(actor);
  const reach = await congressesOf(tx, actor, asker);
  const wanted = [...new Set(ids)].sort();
  const rows = await tx
    .selectFrom('approval')
    .selectAll()
    .where('congress_id', 'in', reach)
    .where('id', 'in', wanted)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== wanted.length) throw new ProblemError('notFound');
  const decided: { id: string; temporaryPassword: string | null }[] = [];
  for (const row of rows) {
    if (row.state !== 'pending' || row.expires_at <= by.now) throw refuse('alreadyDecided', by);
    assertMayDecide(row, actor, asker, decision, by);
    const account = await lockAccount(tx, row.account_id);
    if (decision !== 'withdraw' && !reach.includes(account.home_congress_id)) throw new ProblemError('notFound');
    const states = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;
    const kinds = { approve: 'approvalApproved', reject: 'approvalRejected', withdraw: 'approvalWithdrawn' } as const;
    await tx
      .updateTable('approval')
      .set({ state: states[decision], decided_by: actor.accountId, decided_at: by.now, note: note === '' ? null : note })
      .where('congress_id', '=', row.congress_id)
      .where('id', '=', row.id)
      .execute();
    await logSecurity(tx, by, {
      kind: kinds[decision],
      congressId: row.congress_id,
      accountId: row.account_id,
      accountName: account.username,
      data: { approvalId: row.id, kind: row.kind, ...row.payload, requestedBy: row.requested_by, note },
    });
    decided.push({ id: row.id, temporaryPassword: decision === 'approve' ? await execute(tx, row, by) : null });
  }
  return decided;
}

type ApprovalRow = {
  readonly congress_id: string;
  readonly id: string;
  readonly kind: ApprovalTable['kind'];
  readonly account_id: string;
  readonly payload: Record<string, string | null>;
  readonly reason: string;
  readonly requested_by: string;
  readonly requester_role: Asker;
};

function assertMayDecide(row: ApprovalRow, actor: Actor, asker: Asker, decision: Decision, by: By): void {
  if (decision === 'withdraw') {
    if (row.requested_by !== actor.accountId) throw new ProblemError('forbidden');
    return;
  }
  if (!mayDecide(row, actor.accountId, asker)) throw refuse('secondPersonNeeded', by);
}

/** Whether this administrator is the second person a request waits for. */
export const mayDecide = (
  row: Pick<ApprovalRow, 'requested_by' | 'account_id' | 'requester_role'>,
  accountId: string,
  kind: Asker,
): boolean => row.requested_by !== accountId && row.account_id !== accountId && otherKind[row.requester_role] === kind;

async function execute(tx: Tx, row: ApprovalRow, by: By): Promise<string | null> {
  const { payload } = row;
  switch (row.kind) {
    case 'grantRole':
      await grantRole(
        tx,
        {
          congressId: row.congress_id,
          accountId: row.account_id,
          role: payload.role as RoleId,
          unitId: payload.unitId ?? null,
          delegationId: payload.delegationId ?? null,
        },
        by,
      );
      return null;
    case 'revokeRole':
      await revokeRole(tx, row.congress_id, payload.grantId ?? '', row.reason, by);
      return null;
    case 'suspend':
    case 'resume':
    case 'resetPassword':
    case 'resetSecondFactor':
      return carryOut(tx, row.kind, row.account_id, row.reason, by);
  }
}

/** Does the act; answers the temporary password where there is one, to be shown once. */
async function carryOut(tx: Tx, act: AccountAct, accountId: string, reason: string, by: By): Promise<string | null> {
  if (act === 'suspend') await setStatus(tx, accountId, 'suspended', reason, by);
  if (act === 'resume') await setStatus(tx, accountId, 'active', reason, by);
  if (act === 'resetSecondFactor') await clearSecondFactor(tx, accountId, reason, by);
  if (act !== 'resetPassword') return null;
  const password = temporaryPassword();
  await setPassword(tx, accountId, await hashPassword(password), true, reason, by);
  return password;
}

/** Requests over the actor's congresses, newest first. */
export async function listApprovals(
  db: Kysely<Database>,
  actor: Actor,
  state: 'pending' | 'decided',
  now: Date,
  before: string | null,
  limit: number,
) {
  const asker = askerOf(actor);
  const reach = await congressesOf(db, actor, asker);
  const open = sql<boolean>`(p.state = 'pending' AND p.expires_at > ${now})`;
  return db
    .selectFrom('approval as p')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .innerJoin('account as r', 'r.id', 'p.requested_by')
    .leftJoin('account as d', 'd.id', 'p.decided_by')
    .selectAll('p')
    .select(['a.username as account_username', 'a.name as account_name', 'r.name as requester_name', 'd.name as decider_name'])
    .where('p.congress_id', 'in', reach)
    .where(state === 'pending' ? open : sql<boolean>`NOT ${open}`)
    .$if(before !== null, (qb) => qb.where('p.id', '<', before ?? ''))
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute();
}
