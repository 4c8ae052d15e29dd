import { type Kysely, sql, type Transaction } from 'kysely';
import type { Party } from '../../engine/case.ts';
import type { AnyProcess, Who } from '../../engine/define.ts';
import type { Database } from '../db/tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

export interface Recipient {
  readonly accountId: string;
  readonly locale: 'zh' | 'en';
}

/** The accounts behind "who": holders of a role, or those behind the parties of a record. Suspended accounts hear nothing, nor does whoever is kept from the record. */
export async function recipientsOf(
  tx: Tx,
  process: AnyProcess,
  congressId: string,
  parties: readonly Party[],
  whos: readonly Who<string, string>[],
): Promise<Recipient[]> {
  const found = new Map<string, Recipient>();
  const roles = whos.filter((w) => typeof w === 'string');
  if (roles.length > 0) add(found, await holders(tx, congressId, roles, null));
  for (const who of whos) {
    if (typeof who === 'string') continue;
    const kind = process.parties[who.party];
    const wanted = who.status ?? 'active';
    const subjects = parties.filter((p) => p.party === who.party && p.status === wanted).map((p) => p.subject);
    if (subjects.length === 0) continue;
    const through = who.role === undefined ? null : typeof who.role === 'string' ? [who.role] : who.role;
    if (kind === 'deputy') add(found, await seatHolders(tx, congressId, subjects));
    else if (kind === 'station') add(found, await keepers(tx, congressId, through, subjects));
    else if (kind === 'account') add(found, await accounts(tx, subjects));
    else add(found, await holders(tx, congressId, through, { column: kind === 'unit' ? 'unit_id' : 'delegation_id', subjects }));
  }
  const barred = (process.barred ?? []).map((party: string) => ({ party }));
  if (barred.length > 0 && found.size > 0)
    for (const { accountId } of await recipientsOf(tx, { ...process, barred: [] }, congressId, parties, barred)) found.delete(accountId);
  return [...found.values()];
}

function add(found: Map<string, Recipient>, rows: readonly { id: string; locale: 'zh' | 'en' }[]): void {
  for (const row of rows) found.set(row.id, { accountId: row.id, locale: row.locale });
}

type Row = { id: string; locale: 'zh' | 'en' };

async function holders(
  tx: Tx,
  congressId: string,
  roles: readonly string[] | null,
  scope: { column: 'unit_id' | 'delegation_id'; subjects: string[] } | null,
): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT DISTINCT a.id, a.locale FROM role_grant g JOIN account a ON a.id = g.account_id
    WHERE g.congress_id = ${congressId} AND g.revoked_at IS NULL AND a.status = 'active'
      ${roles ? sql`AND g.role = ANY(${roles})` : sql``}
      ${scope ? sql`AND g.${sql.id(scope.column)} = ANY(${scope.subjects})` : sql``}`.execute(tx);
  return rows;
}

async function seatHolders(tx: Tx, congressId: string, seats: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT a.id, a.locale FROM deputyship d
    JOIN person p ON p.congress_id = d.congress_id AND p.id = d.person_id JOIN account a ON a.id = p.account_id
    WHERE d.congress_id = ${congressId} AND d.id = ANY(${seats}) AND a.status = 'active'`.execute(tx);
  return rows;
}

async function keepers(tx: Tx, congressId: string, roles: readonly string[] | null, stations: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT DISTINCT a.id, a.locale FROM station s JOIN account a ON a.id IN (s.keeper_id, s.second_keeper_id)
    WHERE s.congress_id = ${congressId} AND s.id = ANY(${stations}) AND a.status = 'active'
      ${roles ? sql`AND EXISTS (SELECT 1 FROM role_grant g WHERE g.congress_id = s.congress_id AND g.account_id = a.id AND g.revoked_at IS NULL AND g.role = ANY(${roles}))` : sql``}`.execute(
    tx,
  );
  return rows;
}

async function accounts(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT id, locale FROM account WHERE id = ANY(${ids}) AND status = 'active'`.execute(tx);
  return rows;
}
