import { type Kysely, type Selectable, sql } from 'kysely';
import type { AccountView, GrantView } from '../../contract/people.ts';
import type { Actor } from '../../engine/actor.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { askerOf } from './approvals.ts';
import { congressesOf } from './authority.ts';
import type { By } from './by.ts';
import { logPersonalDataRead } from './logs.ts';
import type { AccountTable } from './tables.ts';
import { lockedUntil } from './throttle.ts';

/** What a list of accounts is narrowed by. */
export interface AccountFilter {
  readonly q?: string | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  readonly role?: string | undefined;
  readonly congressId?: string | undefined;
  readonly after: string | null;
  readonly limit: number;
}

type AccountLine = Omit<AccountView, 'phone' | 'email' | 'locale' | 'lockedUntil' | 'persons'>;
type AccountRow = Selectable<AccountTable>;

const line = (row: AccountRow, grants: GrantView[]): AccountLine => ({
  id: row.id,
  homeCongressId: row.home_congress_id,
  username: row.username,
  name: row.name,
  status: row.status,
  secondFactor: row.totp_confirmed_at !== null,
  mustChangePassword: row.must_change_password,
  lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
  grants,
});

/** Accounts kept by, or holding a role in, the congresses the administrator answers for, by user name. */
export async function listAccounts(db: Kysely<Database>, actor: Actor, filter: AccountFilter): Promise<AccountLine[]> {
  const reach = await congressesOf(db, actor, askerOf(actor));
  const places = filter.congressId === undefined ? reach : reach.filter((id) => id === filter.congressId);
  if (places.length === 0) return [];
  const { q, status, role, after } = filter;
  const like = q === undefined || q === '' ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .selectFrom('account as a')
    .selectAll('a')
    .where((eb) => {
      const granted = eb
        .selectFrom('role_grant as g')
        .select('g.id')
        .whereRef('g.account_id', '=', 'a.id')
        .where('g.congress_id', 'in', places)
        .where('g.revoked_at', 'is', null)
        .$if(role !== undefined, (qb) => qb.where('g.role', '=', role ?? ''));
      return role === undefined ? eb.or([eb('a.home_congress_id', 'in', places), eb.exists(granted)]) : eb.exists(granted);
    })
    .$if(status !== undefined, (qb) => qb.where('a.status', '=', status ?? 'active'))
    .$if(like !== null, (qb) => qb.where((eb) => eb.or([eb('a.username', 'ilike', like), eb('a.name', 'ilike', like)])))
    .$if(after !== null, (qb) => qb.where('a.username', '>', after ?? ''))
    .orderBy('a.username')
    .limit(filter.limit)
    .execute();
  const grants = await grantsOf(
    db,
    rows.map((r) => r.id),
    reach,
  );
  return rows.map((row) => line(row, grants.get(row.id) ?? []));
}

/** One account in full, with a line in the access log. Hidden from administrators of other congresses. */
export async function readAccount(db: Kysely<Database>, actor: Actor, id: string, by: By): Promise<AccountView> {
  const reach = await congressesOf(db, actor, askerOf(actor));
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  const grants = (await grantsOf(db, [id], reach)).get(id) ?? [];
  if (!row || (!reach.includes(row.home_congress_id) && grants.length === 0)) throw new ProblemError('notFound');
  const own = reach.includes(row.home_congress_id);
  if (own && (row.phone !== null || row.email !== null)) {
    await logPersonalDataRead(
      db,
      { ...by, accountId: actor.accountId },
      { congressId: row.home_congress_id, kind: 'account', subjectId: id, subjectName: row.name, fields: ['phone', 'email'] },
    );
  }
  const until = await lockedUntil(db, row.username, by.now);
  return {
    ...line(row, grants),
    phone: own ? row.phone : null,
    email: own ? row.email : null,
    locale: row.locale,
    lockedUntil: until?.toISOString() ?? null,
    persons: await personsOf(db, id, reach),
  };
}

/** The persons an account is tied to, one in a congress at most, with the seats each holds. */
async function personsOf(db: Kysely<Database>, accountId: string, congressIds: readonly string[]): Promise<AccountView['persons']> {
  const { rows } = await sql<{ congress_id: string; id: string; name: string; seats: string[] }>`
    SELECT p.congress_id, p.id, p.name,
        coalesce(array_agg(d.seat_no ORDER BY d.seat_no) FILTER (WHERE d.id IS NOT NULL), '{}') AS seats
      FROM person p LEFT JOIN deputyship d ON d.congress_id = p.congress_id AND d.person_id = p.id AND d.state = 'active'
      WHERE p.account_id = ${accountId} AND p.state = 'active' AND p.congress_id = ANY(${congressIds}::uuid[])
      GROUP BY p.congress_id, p.id, p.name ORDER BY p.congress_id, p.id LIMIT 100`.execute(db);
  return rows.map((r) => ({ congressId: r.congress_id, id: r.id, name: r.name, seats: r.seats }));
}

async function grantsOf(
  db: Kysely<Database>,
  accountIds: readonly string[],
  congressIds: readonly string[],
): Promise<Map<string, GrantView[]>> {
  const byAccount = new Map<string, GrantView[]>();
  if (accountIds.length === 0 || congressIds.length === 0) return byAccount;
  const rows = await db
    .selectFrom('role_grant')
    .selectAll()
    .where('account_id', 'in', accountIds)
    .where('congress_id', 'in', congressIds)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const row of rows) {
    const list = byAccount.get(row.account_id) ?? [];
    byAccount.set(row.account_id, list);
    list.push({
      id: row.id,
      congressId: row.congress_id,
      role: row.role,
      unitId: row.unit_id,
      delegationId: row.delegation_id,
      grantedAt: row.granted_at.toISOString(),
    });
  }
  return byAccount;
}
