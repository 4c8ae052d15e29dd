import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Actor, Grant } from '../../engine/actor.ts';
import type { RoleId } from '../../registers/roles.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { isAdminRole } from './authority.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** One role or seat as the database tells it. */
export interface Office {
  readonly kind: 'grant' | 'seat' | 'seatAtRest' | 'station';
  readonly id: string;
  readonly congress_id: string;
  readonly role: string | null;
  readonly unit_id: string | null;
  readonly delegation_id: string | null;
}

/** The roles an account holds, the seats of its person and the stations it keeps, as they stand now. */
export type Offices = Pick<Actor, 'grants' | 'deputyships' | 'stations'>;

/** SQL for the offices of an account, as JSON that `readOffices` understands. */
export const officesOf = (accountId: RawBuilder<unknown>): RawBuilder<Office[] | null> => sql<Office[] | null>`(
  SELECT json_agg(o ORDER BY o.id) FROM (
    SELECT 'grant' AS kind, id, congress_id, role, unit_id, delegation_id
      FROM role_grant WHERE account_id = ${accountId} AND revoked_at IS NULL
    UNION ALL
    SELECT CASE d.state WHEN 'active' THEN 'seat' ELSE 'seatAtRest' END, d.id, d.congress_id, NULL, NULL, d.delegation_id
      FROM person p JOIN deputyship d ON d.congress_id = p.congress_id AND d.person_id = p.id
      WHERE p.account_id = ${accountId} AND p.state = 'active'
        AND (d.state IN ('active', 'suspended') OR d.termination_ground IS NOT NULL)
    UNION ALL
    SELECT 'station', s.id, s.congress_id, NULL, NULL, NULL
      FROM station s WHERE s.state = 'active' AND (s.keeper_id = ${accountId} OR s.second_keeper_id = ${accountId})) o)`;

export function readOffices(rows: readonly Office[]): Offices {
  const grants: Grant[] = [];
  const deputyships: Actor['deputyships'][number][] = [];
  const atRest = new Set<string>();
  const stations: { id: string; congressId: string }[] = [];
  for (const row of rows) {
    if (row.kind === 'station') {
      stations.push({ id: row.id, congressId: row.congress_id });
      continue;
    }
    const place = { congressId: row.congress_id, ...(row.delegation_id ? { delegationId: row.delegation_id } : {}) };
    if (row.kind === 'seat') deputyships.push({ id: row.id, ...place });
    else if (row.kind === 'seatAtRest') atRest.add(row.congress_id);
    else grants.push({ role: row.role ?? '', ...place, ...(row.unit_id ? { unitId: row.unit_id } : {}) });
  }
  // Whatever else was tied to an administrator's account since it became one does not count.
  const kind = grants.map((g) => g.role).find(isAdminRole);
  if (kind) return { grants: grants.filter((g) => g.role === kind), deputyships: [] };
  // Suspended duties and an ended qualification take along the offices that only a deputy holds.
  for (const { congressId } of deputyships) atRest.delete(congressId);
  return {
    grants: grants.filter((g) => !(atRest.has(g.congressId) && ofDeputies.has(g.role))),
    deputyships,
    ...(stations.length > 0 ? { stations } : {}),
  };
}

/** What is left of somebody's offices where they act as a deputy only: the seats, and the role of a deputy where they hold one. */
export function asDeputy({ grants, deputyships }: Offices): Offices {
  const seated = new Set(deputyships.map((d) => d.congressId));
  return { grants: grants.filter((g) => g.role === 'deputy' && seated.has(g.congressId)), deputyships };
}

const ofDeputies: ReadonlySet<string> = new Set<RoleId>(['deputy', 'delegationHead', 'scMember']);

/** An account as the engine knows it. A suspended one holds nothing. Refuses an id that no account has. */
export async function loadActor(db: Db, accountId: string): Promise<Actor> {
  const account = await db
    .selectFrom('account')
    .select(['name', 'status', officesOf(sql.ref('account.id')).as('offices')])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!account) throw new ProblemError('notFound');
  const offices = readOffices(account.status === 'active' ? (account.offices ?? []) : []);
  return { kind: 'person', accountId, name: account.name, ...offices };
}
