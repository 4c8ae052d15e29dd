import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { type AdminRole, adminRoles } from '../../registers/roles.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Whether a role is one of the three administrators'. */
export const isAdminRole = (role: string): role is AdminRole => (adminRoles as readonly string[]).includes(role);

/** The kind of administrator the actor is; null for everybody else. One account is never two kinds. */
export function adminKindOf(actor: Actor): AdminRole | null {
  return actor.grants.map((g) => g.role).find(isAdminRole) ?? null;
}

/** The congresses an administrator answers for: those of the grant and all below them. */
export async function congressesOf(db: Db, actor: Actor, role: AdminRole): Promise<string[]> {
  const own = actor.grants.filter((g) => g.role === role).map((g) => g.congressId);
  if (own.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE below (id) AS (
      SELECT unnest(${own}::uuid[])
      UNION
      SELECT c.id FROM congress c JOIN below b ON c.parent_id = b.id
    )
    SELECT id FROM below`.execute(db);
  return rows.map((r) => r.id);
}

/** A congress and all above it, nearest first in no particular order. */
export async function congressesAbove(db: Db, congressId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE above (id) AS (
      SELECT ${congressId}::uuid
      UNION
      SELECT c.parent_id FROM congress c JOIN above a ON c.id = a.id WHERE c.parent_id IS NOT NULL
    )
    SELECT id FROM above`.execute(db);
  return rows.map((r) => r.id);
}

/** Refuses an administrator who does not answer for this congress. */
export async function assertOver(db: Db, actor: Actor, role: AdminRole, congressId: string): Promise<void> {
  if (!(await congressesOf(db, actor, role)).includes(congressId)) throw new ProblemError('notFound');
}

/**
 * Refuses an administrator who does not answer for every congress the account belongs to or acts in: whoever can reset an
 * account's password can become it, so the office has to reach as far as the account does.
 */
export async function assertOverAccount(db: Db, actor: Actor, role: AdminRole, accountId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT home_congress_id AS id FROM account WHERE id = ${accountId}
    UNION SELECT congress_id FROM role_grant WHERE account_id = ${accountId} AND revoked_at IS NULL
    UNION SELECT p.congress_id FROM person p JOIN deputyship d ON d.congress_id = p.congress_id AND d.person_id = p.id
      WHERE p.account_id = ${accountId} AND p.state = 'active' AND d.state = 'active'`.execute(db);
  const reach = new Set(await congressesOf(db, actor, role));
  if (rows.length === 0 || !rows.every((r) => reach.has(r.id))) throw new ProblemError('notFound');
}
