import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { officesOf, readOffices } from './actor.ts';
import { assertOverAccount } from './authority.ts';
import { type By, refuse } from './by.ts';
import { lockAccount } from './grants.ts';
import { logSecurity } from './logs.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** What a program may be: the side that handles, never a deputy, staff or an administrator. */
const unitRoles: ReadonlySet<string> = new Set(['unitClerk', 'unitHead', 'govOffice']);
const prefix = 'yishi_';
const mostOfACongress = 200;
const touchSeconds = 60;

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface TokenWanted {
  readonly congressId: string;
  readonly accountId: string;
  readonly unitId: string | null;
  readonly name: string;
  readonly days: number;
}

/**
 * Issues a token for an account of a program. Refuses an account with which somebody has signed in: a token for a person's account
 * would let whoever holds it act in that person's name.
 */
export async function issueToken(
  tx: Transaction<Database>,
  admin: Actor,
  wanted: TokenWanted,
  by: By,
): Promise<{ id: string; secret: string }> {
  await assertOverAccount(tx, admin, 'systemAdmin', wanted.accountId);
  const account = await lockAccount(tx, wanted.accountId);
  const known = await tx
    .selectFrom('account')
    .select(['last_signed_in_at', 'status', officesOf(sql.ref('account.id')).as('offices')])
    .where('id', '=', wanted.accountId)
    .executeTakeFirstOrThrow();
  if (known.last_signed_in_at !== null || known.status !== 'active') throw refuse('accountOfPerson', by);
  const offices = readOffices(known.offices ?? []);
  if (offices.deputyships.length > 0 || offices.grants.some((g) => !unitRoles.has(g.role))) throw refuse('accountOfPerson', by);
  if (grantsOf(offices.grants, wanted).length === 0) throw refuse('noUnitRole', by);
  const { count } = await tx
    .selectFrom('api_token')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('congress_id', '=', wanted.congressId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostOfACongress) throw new ProblemError('tooManyRequests');
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  const id = newId(by.now.getTime());
  const expiresAt = new Date(by.now.getTime() + wanted.days * 86_400_000);
  await tx
    .insertInto('api_token')
    .values({
      id,
      congress_id: wanted.congressId,
      account_id: wanted.accountId,
      unit_id: wanted.unitId,
      name: wanted.name,
      token_hash: digest(secret),
      created_by: admin.accountId,
      created_at: by.now,
      expires_at: expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  await logSecurity(tx, by, {
    kind: 'tokenIssued',
    congressId: wanted.congressId,
    accountId: wanted.accountId,
    accountName: account.username,
    data: { name: wanted.name, until: expiresAt.toISOString() },
  });
  return { id, secret };
}

/** Ends a token at once. One of another congress does not exist for this administrator. */
export async function revokeToken(tx: Transaction<Database>, congressIds: readonly string[], id: string, by: By): Promise<void> {
  const row = await tx
    .selectFrom('api_token as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .select(['t.congress_id', 't.account_id', 't.name', 't.revoked_at', 'a.username'])
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!row || !congressIds.includes(row.congress_id)) throw new ProblemError('notFound');
  if (row.revoked_at) return;
  await tx.updateTable('api_token').set({ revoked_at: by.now }).where('id', '=', id).execute();
  await logSecurity(tx, by, {
    kind: 'tokenRevoked',
    congressId: row.congress_id,
    accountId: row.account_id,
    accountName: row.username,
    data: { name: row.name },
  });
}

/**
 * Who a token stands for, as its account's roles are now; null where it was revoked or has run out, its account is suspended, has got a
 * new password since, or a person has signed in with it.
 */
export async function findTokenActor(db: Db, token: string, now: Date): Promise<Actor | null> {
  if (!token.startsWith(prefix) || token.length !== prefix.length + 43) return null;
  const row = await db
    .selectFrom('api_token as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .select(['t.id', 't.congress_id', 't.unit_id', 't.expires_at', 't.created_at', 't.revoked_at', 't.last_used_at'])
    .select(['a.id as account_id', 'a.name', 'a.status', 'a.password_changed_at', 'a.last_signed_in_at'])
    .select(officesOf(sql.ref('a.id')).as('offices'))
    .where('t.token_hash', '=', digest(token))
    .executeTakeFirst();
  if (row?.status !== 'active' || row.revoked_at !== null || row.expires_at <= now) return null;
  if (row.password_changed_at > row.created_at || row.last_signed_in_at !== null) return null;
  const last = row.last_used_at?.getTime() ?? 0;
  if (now.getTime() - last > touchSeconds * 1000)
    await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', row.id).execute();
  const { grants } = readOffices(row.offices ?? []);
  return {
    kind: 'person',
    accountId: row.account_id,
    name: row.name,
    grants: grantsOf(grants, { congressId: row.congress_id, unitId: row.unit_id }),
    deputyships: [],
  };
}

/** The unit roles of an account that a token carries: of its congress, and of its unit where it is bound to one. */
const grantsOf = (grants: Actor['grants'], { congressId, unitId }: Pick<TokenWanted, 'congressId' | 'unitId'>): Actor['grants'] =>
  grants.filter(
    (g) => unitRoles.has(g.role) && g.congressId === congressId && g.unitId !== undefined && (unitId === null || g.unitId === unitId),
  );
