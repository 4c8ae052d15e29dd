import { sql, type Transaction } from 'kysely';
import { readConfig } from '../server/config.ts';
import { connect } from '../server/db/connect.ts';
import type { Database } from '../server/db/tables.ts';
import { createAccount } from '../server/people/accounts.ts';
import { byTheSystem } from '../server/people/by.ts';
import { grantRole } from '../server/people/grants.ts';
import { openSession } from '../server/people/sessions.ts';
import { countWordsOf } from '../server/similar/word-use.ts';

/** Somebody signed in: the headers of their requests. */
export interface Caller {
  readonly accountId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A congress whose people send requests, and the records they ask for. */
export interface Target {
  readonly sessions: readonly string[];
  readonly records: readonly string[];
  readonly clerk: Caller;
  readonly unitClerk: Caller;
  readonly deputies: readonly (Caller & { readonly drafts: readonly string[] })[];
}

/** Congresses that requests are spread over; more of them would only mean more accounts. */
const mostTargets = 20;
const deputies = 8;
const recordsEach = 100;

/** Gives the first congresses their accounts, signs everybody in and picks the records to be read. */
export async function makeTargets(url: string): Promise<Target[]> {
  const { db, close } = connect(url, { max: 2, name: 'yishi bench' });
  try {
    const congresses = await db.selectFrom('congress').select('id').orderBy('region_code').limit(mostTargets).execute();
    const targets: Target[] = [];
    for (const { id } of congresses) {
      targets.push(await db.transaction().execute((tx) => makeTarget(tx, id)));
      // As the daily job does, by which similar suggestions are found.
      await countWordsOf(db, id, new Date());
    }
    return targets;
  } finally {
    await close();
  }
}

async function makeTarget(tx: Transaction<Database>, congressId: string): Promise<Target> {
  const unit = await tx
    .selectFrom('unit')
    .select('id')
    .where('congress_id', '=', congressId)
    .where('code', '=', '102')
    .executeTakeFirstOrThrow();
  const seats = await sql<{ id: string; person_id: string }>`SELECT id, person_id FROM deputyship
    WHERE congress_id = ${congressId} ORDER BY seat_no LIMIT ${deputies}`.execute(tx);
  const made: Target['deputies'][number][] = [];
  for (const [i, seat] of seats.rows.entries()) {
    const caller = await signIn(tx, congressId, `deputy${i}`, { role: 'deputy' });
    await sql`UPDATE person SET account_id = ${caller.accountId} WHERE congress_id = ${congressId} AND id = ${seat.person_id}`.execute(tx);
    const drafts = await sql<{ id: string }>`SELECT id FROM suggestion
      WHERE congress_id = ${congressId} AND lead_deputy_id = ${seat.id} AND state = 'draft' ORDER BY id`.execute(tx);
    made.push({ ...caller, drafts: drafts.rows.map((r) => r.id) });
  }
  const sessions = await tx
    .selectFrom('congress_session')
    .select('id')
    .where('congress_id', '=', congressId)
    .orderBy('year', 'desc')
    .execute();
  const records = await sql<{ id: string }>`SELECT id FROM suggestion
    WHERE congress_id = ${congressId} AND secrecy = 'open' AND lead_unit_id IS NOT NULL ORDER BY md5(id::text) LIMIT ${recordsEach}`.execute(
    tx,
  );
  return {
    sessions: sessions.map((s) => s.id),
    records: records.rows.map((r) => r.id),
    clerk: await signIn(tx, congressId, 'clerk', { role: 'deputyWorkOfficer' }),
    unitClerk: await signIn(tx, congressId, 'unit', { role: 'unitClerk', unitId: unit.id }),
    deputies: made,
  };
}

async function signIn(
  tx: Transaction<Database>,
  congressId: string,
  name: string,
  grant: { role: 'deputy' | 'deputyWorkOfficer' | 'unitClerk'; unitId?: string },
): Promise<Caller> {
  const by = { ...byTheSystem(new Date()), ip: '127.0.0.1' };
  const username = `${name}.${congressId.slice(-12)}`;
  const accountId = await createAccount(tx, { homeCongressId: congressId, username, name, password: null }, by);
  await grantRole(tx, { congressId, accountId, ...grant }, by);
  const token = await openSession(tx, accountId, { method: 'password', secondFactor: false }, by, readConfig({}));
  const { csrf } = await tx.selectFrom('sign_in_session').select('csrf').where('account_id', '=', accountId).executeTakeFirstOrThrow();
  return { accountId, headers: { cookie: `yishi_session=${token}`, 'x-csrf-token': csrf } };
}
