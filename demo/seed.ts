import { sql, type Transaction } from 'kysely';
import type { Actor } from '../engine/actor.ts';
import { addDays, toPlainDate } from '../engine/calendar.ts';
import { noticesSince, writeLedger } from '../server/actions/bulk-write.ts';
import type { Say } from '../server/db/embedded-home.ts';
import type { Database } from '../server/db/tables.ts';
import { enqueueNotices } from '../server/notices/enqueue.ts';
import { createAccount } from '../server/people/accounts.ts';
import { byTheSystem } from '../server/people/by.ts';
import { grantRole } from '../server/people/grants.ts';
import { hashPassword } from '../server/people/passwords.ts';
import type { Keeper } from '../server/statute/library/log.ts';
import { accountSpecs, demoPassword } from './accounts.ts';
import { daysFor } from './city/calendar-of-sessions.ts';
import { type AccountHolder, type City, makeCity, personsOf } from './city/city.ts';
import { personMaker } from './city/names.ts';
import { createRandom } from './random.ts';
import { compareStatutes } from './statutes/comparisons.ts';
import { loadStatutes } from './statutes/load.ts';
import { type ReviewDeps, reviewDrafts } from './statutes/reviews.ts';
import { at, createWorld, timeZone } from './world.ts';
import { tellYears } from './year/tell-years.ts';

const seed = 20_230_637;
const shownNotices = 21;

/** Makes the demo city in an empty database, up to this moment: accounts, registers, a finished year and a living one. */
export async function seedDemo(deps: ReviewDeps, say: Say): Promise<void> {
  const now = deps.clock.now();
  const today = toPlainDate(now, timeZone);
  const hash = await hashPassword(demoPassword);
  const reviewer = await deps.db.transaction().execute(async (tx) => {
    const world = createWorld(seed, today);
    const newPerson = personsOf(world);
    const laterPerson = personMaker(createRandom(seed + 1), Number(today.slice(0, 4)));
    const begin = at(daysFor(today, world.calendar).begin, 8);
    const by = byTheSystem(begin, 'demo');
    // The congress's id is needed before the congress is there: it is the first one the world gives out.
    const holders: AccountHolder[] = [];
    const homes: { id: string; district: string | undefined }[] = [];
    for (const spec of accountSpecs) {
      const { name, phone } = spec.isLater ? laterPerson() : newPerson();
      const id = await createAccount(tx, { homeCongressId: placeholder, username: spec.username, name, password: { hash }, phone }, by);
      holders.push({ id, name, spec });
      homes.push({ id, district: spec.district });
    }
    const city = await makeCity(world, holders, newPerson);
    await tellYears(world, city, now);
    say({ zh: '演示城市：记录已生成，正在写入数据库……', en: 'Demo city: records made, writing them …' });
    await writeLedger(tx, world.ledger, today, deps.secretKey);
    await settle(tx, city, homes);
    await grantAll(tx, city, holders, begin);
    const keeper = keeperOf(holders, city.congressId, begin);
    await loadStatutes(tx, keeper);
    await compareStatutes(tx, deps, actorOf(keeper), city.congressId);
    await enqueueNotices(tx, await noticesSince(tx, world.ledger, at(addDays(today, -shownNotices), 0)));
    await sql`UPDATE notice SET read_at = at + interval '5 hours' WHERE at < ${at(addDays(today, -6), 0)}`.execute(tx);
    return { actor: actorOf(keeper), accountId: keeper.accountId ?? placeholder, congressId: city.congressId };
  });
  await reviewDrafts(deps, reviewer);
  await sql`ANALYZE`.execute(deps.db);
}

/** Whoever keeps the library of statutes. */
function keeperOf(holders: readonly AccountHolder[], congressId: string, begin: Date): Keeper {
  const holder = holders.find((h) => h.spec.role === 'legislativeAffairsOfficer');
  return { accountId: holder?.id ?? null, name: holder?.name ?? '', congressId, requestId: 'demo', now: begin };
}

const actorOf = ({ accountId, name, congressId }: Keeper): Actor => ({
  kind: 'person',
  accountId: accountId ?? placeholder,
  name,
  grants: [{ role: 'legislativeAffairsOfficer', congressId }],
  deputyships: [],
});

const placeholder = '00000000-0000-7000-8000-000000000000';

/** Accounts were made before their congress; now they are told where they belong. */
async function settle(
  tx: Transaction<Database>,
  city: City,
  homes: readonly { id: string; district: string | undefined }[],
): Promise<void> {
  for (const { id, district } of homes) {
    const home = city.congresses.get(district ?? '990100') ?? city.congressId;
    await tx.updateTable('account').set({ home_congress_id: home }).where('id', '=', id).execute();
  }
}

async function grantAll(tx: Transaction<Database>, city: City, holders: readonly AccountHolder[], begin: Date): Promise<void> {
  const by = byTheSystem(begin, 'demo');
  for (const { id, spec } of holders) {
    await grantRole(
      tx,
      {
        congressId: city.congresses.get(spec.district ?? '990100') ?? city.congressId,
        accountId: id,
        role: spec.role,
        unitId: spec.unit ? (city.desks.get(spec.unit)?.id ?? null) : null,
        delegationId: spec.delegation ? (city.delegations.find((d) => d.code === spec.delegation)?.id ?? null) : null,
      },
      by,
    );
  }
}
