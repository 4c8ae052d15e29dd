import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { appRole, connect } from '../../server/db/connect.ts';
import type { Database } from '../../server/db/tables.ts';

export interface TestDatabase {
  /** As the server works: under the role `yishi_app`. */
  readonly db: Kysely<Database>;
  /** As the owner of all tables, for what the server may not do. */
  readonly owner: Kysely<Database>;
  /** The owner's address. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh, migrated, empty database for one test file. Call `drop` when done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const templateUrl = inject('templateUrl');
  await administer(templateUrl, `CREATE DATABASE ${name} TEMPLATE yishi_template STRATEGY file_copy`);
  const url = templateUrl.replace(/\/yishi_template$/, `/${name}`);
  const app = connect(url, { role: appRole, max: 20 });
  const owner = connect(url, { max: 5 });
  return {
    db: app.db,
    owner: owner.db,
    url,
    drop: async () => {
      await Promise.all([app.close(), owner.close()]);
      await administer(templateUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function administer(templateUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: templateUrl.replace(/\/yishi_template$/, '/yishi') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
