import type { Kysely } from 'kysely';
import type { Database } from '../db/tables.ts';
import type { Publisher } from './catalogue.ts';

type Db = Kysely<Database>;
const mostCongresses = 5000;

const active = (db: Db) =>
  db.selectFrom('congress').select(['id', 'name', 'short_name', 'region_code']).where('state', '=', 'active').orderBy('region_code');

type Row = Awaited<ReturnType<ReturnType<typeof active>['execute']>>[number];

const publisher = (row: Row): Publisher => ({
  id: row.id,
  name: String(row.name),
  shortName: String(row.short_name),
  regionCode: String(row.region_code),
});

/** Every congress in work, by region, whether or not it has published suggestions. */
export const activeCongresses = async (db: Db): Promise<Publisher[]> => (await active(db).limit(mostCongresses).execute()).map(publisher);

/** The congress of a region. */
export async function congressInRegion(db: Db, region: string): Promise<Publisher | null> {
  const found = await active(db).where('region_code', '=', region).limit(1).executeTakeFirst();
  return found ? publisher(found) : null;
}

export async function congressById(db: Db, id: string): Promise<Publisher | null> {
  const found = await active(db).where('id', '=', id).limit(1).executeTakeFirst();
  return found ? publisher(found) : null;
}

/** The only congress in work; null where there are several. */
export async function onlyCongress(db: Db): Promise<Publisher | null> {
  const [first, second] = await active(db).limit(2).execute();
  return first && !second ? publisher(first) : null;
}
