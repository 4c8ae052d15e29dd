import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { connect, inTransaction, isRetryable } from './connect.ts';
import { listMigrations, migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const one = async <T>(query: { execute(db: TestDatabase['db']): Promise<{ rows: T[] }> }, db = database.db): Promise<T | undefined> =>
  (await query.execute(db)).rows[0];

describe('a connection', () => {
  it('works under the role of the app, and the owner under its own', async () => {
    expect(await one(sql<{ role: string }>`SELECT current_user AS role`)).toEqual({ role: 'yishi_app' });
    expect(await one(sql<{ role: string }>`SELECT current_user AS role`, database.owner)).toEqual({ role: 'yishi' });
  });

  it('ends its pool, also one that was never asked for anything', async () => {
    const idle = connect(database.url);
    await idle.close();
    expect(idle.pool.ended).toBe(true);
    const used = connect(database.url);
    await sql`SELECT 1`.execute(used.db);
    await used.close();
    expect(used.pool.ended).toBe(true);
  });

  it('cannot touch what was not granted', async () => {
    await expect(sql`DELETE FROM migration`.execute(database.db)).rejects.toMatchObject({ code: '42501' });
    await expect(sql`CREATE TABLE intruder ()`.execute(database.db)).rejects.toMatchObject({ code: '42501' });
  });

  it('reads bigint as number, dates as plain text, moments as Date', async () => {
    const row = await one(
      sql<{
        money: number;
        day: string;
        days: string[];
        at: Date;
        many: number[];
      }>`SELECT 9007199254740991::bigint AS money, '2024-02-29'::date AS day,
        ARRAY['2024-02-29'::date] AS days, '2024-02-29T00:00:00+08'::timestamptz AS at, ARRAY[1, 2]::bigint[] AS many`,
    );
    expect(row).toEqual({
      money: 9007199254740991,
      day: '2024-02-29',
      days: ['2024-02-29'],
      at: new Date('2024-02-28T16:00:00Z'),
      many: [1, 2],
    });
  });

  it('refuses a bigint that a number cannot hold rather than round it', async () => {
    await expect(sql`SELECT 9007199254740993::bigint`.execute(database.db)).rejects.toThrow(/too large/);
  });

  it('stores Chinese text in UTF-8 and knows its words, marks and letters', async () => {
    await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(database.owner);
    const row = await one(
      sql<{
        encoding: string;
        upper: string;
        words: string;
        mark: boolean;
        alike: boolean;
      }>`SELECT current_setting('server_encoding') AS encoding,
        upper('é') AS upper, to_tsvector('simple', '停车 难题，建议。')::text AS words, '，建议' ~ '^[[:punct:]]' AS mark,
        similarity('停车难', '停车难题') > 0.3 AS alike`,
      database.owner,
    );
    expect(row).toEqual({ encoding: 'UTF8', upper: 'É', words: "'停车':1 '建议':3 '难题':2", mark: true, alike: true });
  });
});

describe('a transaction', () => {
  it('runs again after a deadlock, and both sides succeed', async () => {
    await sql`CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)`.execute(database.owner);
    await sql`INSERT INTO pair VALUES (1, 0), (2, 0)`.execute(database.owner);
    await sql`GRANT ALL ON pair TO yishi_app`.execute(database.owner);
    let runs = 0;
    const add = (first: number, second: number) =>
      inTransaction(database.db, async (tx) => {
        runs++;
        await sql`UPDATE pair SET n = n + 1 WHERE id = ${first}`.execute(tx);
        await new Promise((resolve) => setTimeout(resolve, 150));
        await sql`UPDATE pair SET n = n + 1 WHERE id = ${second}`.execute(tx);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(runs).toBeGreaterThan(2);
    expect((await sql<{ n: number }>`SELECT n FROM pair ORDER BY id`.execute(database.owner)).rows).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('gives other errors on at once', async () => {
    let runs = 0;
    const failing = inTransaction(database.db, async () => {
      runs++;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(runs).toBe(1);
    expect(isRetryable(new Error('no'))).toBe(false);
  });
});

describe('migrations', () => {
  it('change nothing the second time', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it('are applied once when five nodes start together', async () => {
    const name = `fresh_${Date.now()}`;
    await sql.raw(`CREATE DATABASE ${name}`).execute(database.owner);
    const url = database.url.replace(/\/[^/]+$/, `/${name}`);
    try {
      const done = await Promise.all([1, 2, 3, 4, 5].map(() => migrate(url)));
      expect(done.flat().sort()).toEqual((await listMigrations()).map((m) => m.name));
    } finally {
      await sql.raw(`DROP DATABASE ${name} WITH (FORCE)`).execute(database.owner);
    }
  });

  it('refuse a database that is newer than the program, or that was made from other files', async () => {
    await sql`INSERT INTO migration (name, sha256) VALUES ('9999_future', 'x')`.execute(database.owner);
    await expect(migrate(database.url)).rejects.toThrow(/newer than this program/);
    await sql`DELETE FROM migration WHERE name = '9999_future'`.execute(database.owner);
    const [first] = await listMigrations();
    if (first) {
      await sql`UPDATE migration SET sha256 = 'x' WHERE name = ${first.name}`.execute(database.owner);
      await expect(migrate(database.url)).rejects.toThrow(/differ/);
      await sql`UPDATE migration SET sha256 = ${first.sha256} WHERE name = ${first.name}`.execute(database.owner);
    }
  });

  it('work for an owner who is no superuser, and tell one who may not make roles what to do', async () => {
    const name = `plain_${Date.now()}`;
    await sql.raw(`CREATE ROLE ${name} LOGIN PASSWORD 'p'`).execute(database.owner);
    await sql.raw(`CREATE DATABASE ${name} OWNER ${name}`).execute(database.owner);
    const url = new URL(database.url);
    url.username = name;
    url.password = 'p';
    url.pathname = `/${name}`;
    try {
      await expect(migrate(url.href)).rejects.toThrow(/GRANT yishi_app TO/);
      await sql.raw(`GRANT yishi_app TO ${name}`).execute(database.owner);
      expect((await migrate(url.href)).length).toBe((await listMigrations()).length);
      const app = connect(url.href, { role: 'yishi_app' });
      expect(await one(sql<{ role: string }>`SELECT current_user AS role`, app.db)).toEqual({ role: 'yishi_app' });
      await app.close();
    } finally {
      await sql.raw(`DROP DATABASE ${name} WITH (FORCE)`).execute(database.owner);
      await sql.raw(`DROP ROLE ${name}`).execute(database.owner);
    }
  });

  it('cannot read a bad address twice: the error comes out', async () => {
    const url = new URL(database.url);
    url.password = 'wrong';
    await expect(migrate(url.href)).rejects.toBeInstanceOf(pg.DatabaseError);
  });
});
