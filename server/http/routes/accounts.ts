import type { FastifyInstance } from 'fastify';
import { accountRoutes } from '../../../contract/accounts.ts';
import type { ApprovalView } from '../../../contract/people.ts';
import type { Actor } from '../../../engine/actor.ts';
import { inTransaction } from '../../db/connect.ts';
import { listAccounts, readAccount } from '../../people/account-list.ts';
import { tieAccountToPerson } from '../../people/account-person.ts';
import { createAccount, editAccount } from '../../people/accounts.ts';
import { askAboutAccount, askerOf, askForRole, askToRevoke, decideApprovals, listApprovals, mayDecide } from '../../people/approvals.ts';
import { assertOver, assertOverAccount } from '../../people/authority.ts';
import { logSecurity } from '../../people/logs.ts';
import { temporaryPassword } from '../../people/passwords.ts';
import { getPolicy, setPolicy } from '../../people/policy.ts';
import { unlockUsername } from '../../people/throttle.ts';
import { ProblemError } from '../../problem.ts';
import { cursorOf, readCursor } from '../people-cursor.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';
import type { PeopleDeps } from './people.ts';

/** Accounts, roles, approvals and security policy, for the system and the security administrator. */
export function registerAccountRoutes(app: FastifyInstance, { db, clock, secretKey }: PeopleDeps): void {
  serve(app, accountRoutes.list, async ({ query }, call) => {
    const { cursor, limit, ...filter } = query;
    const rows = await listAccounts(db, actorOf(call), { ...filter, after: readCursor(cursor, 1)?.[0] ?? null, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? cursorOf(last.username) : null };
  });

  serve(app, accountRoutes.create, async ({ body }, call) => {
    const actor = actorOf(call);
    const by = byOf(call, clock);
    const password = temporaryPassword();
    const id = await db.transaction().execute(async (tx) => {
      await assertOver(tx, actor, 'systemAdmin', body.homeCongressId);
      const { phone = null, email = null, ...rest } = body;
      return createAccount(tx, { ...rest, phone, email, password, mustChangePassword: true }, by);
    });
    return { account: await readAccount(db, actor, id, by), temporaryPassword: password };
  });

  serve(app, accountRoutes.read, ({ params }, call) => readAccount(db, actorOf(call), params.id, byOf(call, clock)));

  serve(app, accountRoutes.edit, async ({ params, body }, call) => {
    const actor = actorOf(call);
    const by = byOf(call, clock);
    const version = versionOf(call);
    await db.transaction().execute(async (tx) => {
      await assertOverAccount(tx, actor, 'systemAdmin', params.id);
      await editAccount(tx, params.id, body, version, by);
    });
    return readAccount(db, actor, params.id, by);
  });

  for (const [route, act] of [
    [accountRoutes.suspend, 'suspend'],
    [accountRoutes.resume, 'resume'],
    [accountRoutes.resetPassword, 'resetPassword'],
    [accountRoutes.resetSecondFactor, 'resetSecondFactor'],
  ] as const) {
    serve(app, route, ({ params, body }, call) =>
      db.transaction().execute((tx) => askAboutAccount(tx, actorOf(call), act, params.id, body.reason, byOf(call, clock))),
    );
  }

  serve(app, accountRoutes.unlock, async ({ params }, call) => {
    const actor = actorOf(call);
    await db.transaction().execute(async (tx) => {
      await assertOverAccount(tx, actor, askerOf(actor), params.id);
      const account = await tx
        .selectFrom('account')
        .select(['username', 'home_congress_id'])
        .where('id', '=', params.id)
        .executeTakeFirstOrThrow();
      await unlockUsername(tx, account.username);
      await logSecurity(tx, byOf(call, clock), {
        kind: 'accountUnlocked',
        congressId: account.home_congress_id,
        accountId: params.id,
        accountName: account.username,
      });
    });
    return { ok: true as const };
  });

  serve(app, accountRoutes.grantRole, ({ params, body }, call) => {
    const { reason, ...wanted } = body;
    const role = { ...wanted, unitId: wanted.unitId ?? null, delegationId: wanted.delegationId ?? null, accountId: params.id };
    return db.transaction().execute((tx) => askForRole(tx, actorOf(call), role, reason, byOf(call, clock)));
  });

  serve(app, accountRoutes.revokeRole, ({ params, body }, call) =>
    db.transaction().execute((tx) => askToRevoke(tx, actorOf(call), params.id, params.grantId, body.reason, byOf(call, clock))),
  );

  serve(app, accountRoutes.tiePerson, async ({ params, body }, call) => {
    const actor = actorOf(call);
    const by = byOf(call, clock);
    await inTransaction(db, (tx) => tieAccountToPerson(tx, { clock, secretKey }, actor, { accountId: params.id, ...body }, by));
    return readAccount(db, actor, params.id, by);
  });

  serve(app, accountRoutes.approvals, async ({ query }, call) => {
    const actor = actorOf(call);
    const now = clock.now();
    const rows = await listApprovals(db, actor, query.state, now, readCursor(query.cursor, 1)?.[0] ?? null, query.limit + 1);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => ({
        ...present(row, now),
        mayDecide: row.state === 'pending' && mayDecide(row, actor.accountId, askerOf(actor)),
      })),
      next: rows.length > query.limit && last ? cursorOf(last.id) : null,
    };
  });

  serve(app, accountRoutes.decide, async ({ body }, call) => {
    const by = byOf(call, clock);
    const decided = await db.transaction().execute((tx) => decideApprovals(tx, actorOf(call), body.ids, body.decision, body.note, by));
    return { decided };
  });

  serve(app, accountRoutes.policy, async ({ query }, call) => {
    const actor = actorOf(call);
    await assertOver(db, actor, askerOf(actor), query.congressId);
    return getPolicy(db, query.congressId);
  });

  serve(app, accountRoutes.setPolicy, ({ body }, call) =>
    db.transaction().execute(async (tx) => {
      await assertOver(tx, actorOf(call), 'securityAdmin', body.congressId);
      return setPolicy(tx, body, versionOf(call), byOf(call, clock));
    }),
  );
}

function actorOf(call: Call): Actor {
  if (!call.actor) throw new ProblemError('notSignedIn');
  return call.actor;
}

function versionOf(call: Call): number {
  if (call.ifMatch === null) throw new ProblemError('badRequest', { header: 'If-Match' });
  return call.ifMatch;
}

type ApprovalRow = Awaited<ReturnType<typeof listApprovals>>[number];

function present(row: ApprovalRow, now: Date): ApprovalView {
  return {
    id: row.id,
    congressId: row.congress_id,
    kind: row.kind,
    account: { id: row.account_id, username: row.account_username, name: row.account_name },
    payload: row.payload,
    reason: row.reason,
    requestedBy: { id: row.requested_by, name: row.requester_name },
    requesterRole: row.requester_role,
    requestedAt: row.requested_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.state === 'pending' && row.expires_at <= now ? 'expired' : row.state,
    decidedBy: row.decided_by && row.decider_name ? { id: row.decided_by, name: row.decider_name } : null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
  };
}
