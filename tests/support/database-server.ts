import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the migrated database that every test database is copied from. */
    templateUrl: string;
  }
}

/** One database server for the whole test run, in a temporary folder, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-test-'));
  // Run as root, the database's own user must get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder, { durable: false });
  const templateUrl = server.url.replace(/\/yishi$/, '/yishi_template');
  try {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('CREATE DATABASE yishi_template');
    await client.end();
    await migrate(templateUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('templateUrl', templateUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
