import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Say } from '../db/embedded-home.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';

/** Who can sign in to the demo city, for the greeting. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly zh: string;
  readonly en: string;
}

/** What the demo city's folder offers. */
export interface DemoCity {
  seedDemo(deps: HouseDeps, say: Say): Promise<void>;
  demoAccounts(): readonly DemoAccount[];
}

export type DemoState = 'none' | 'seeding' | 'ready';

/** Whether this installation holds the demo city; null before anybody has decided. Half a city counts as `seeding`. */
export async function demoState(db: Kysely<Database>): Promise<DemoState | null> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', 'demo').executeTakeFirst();
  return row ? (row.value as DemoState) : null;
}

/** Writes it down; needs the owner's connection. */
export async function setDemoState(owner: Kysely<Database>, value: DemoState): Promise<void> {
  await owner
    .insertInto('installation')
    .values({ name: 'demo', value })
    .onConflict((c) => c.column('name').doUpdateSet({ value, at: sql<Date>`now()` }))
    .execute();
}

/** The demo city is its own room; it is loaded only when it is needed. */
export async function loadDemo(): Promise<DemoCity> {
  const [seed, accounts] = await Promise.all(
    ['seed', 'accounts'].map((name) => import(new URL(`../../demo/${name}.ts`, import.meta.url).href)),
  );
  return { seedDemo: seed.seedDemo, demoAccounts: accounts.demoAccounts };
}
