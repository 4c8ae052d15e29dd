import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { benchTexts, type Text } from './texts.ts';

/** Seven years of a large city. */
export const perCongress = 5000;

const sqlFile = path.join(import.meta.dirname, 'build-data.sql');
const filled = ['suggestion', 'assignment', 'party', 'deadline'];

/** Fills a fresh migrated database with `total` suggestions by plain SQL, outside the product's write path. Answers the seconds it took. */
export async function buildData(url: string, total: number): Promise<number> {
  const started = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Rows are made consistent here; checking each reference again would only take time.
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
      SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET max_parallel_maintenance_workers = 2`);
    // Fewer checkpoints while filling; put back below, so that what is measured runs as in service.
    await client.query("ALTER SYSTEM SET max_wal_size = '8GB'");
    await client.query('SELECT pg_reload_conf()');
    await client.query(
      'CREATE TEMP TABLE text_of (no int PRIMARY KEY, title text, problem text, analysis text, proposal text, vector tsvector)',
    );
    await insertTexts(client, benchTexts());
    const indexes = await dropIndexes(client);
    await client.query(
      `SET bench.congresses = '${Math.ceil(total / perCongress)}'; SET bench.suggestions = '${Math.min(total, perCongress)}'`,
    );
    for (const statement of statementsOf(await readFile(sqlFile, 'utf8'))) await client.query(statement);
    for (const definition of indexes) await client.query(definition);
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
    await client.query('ALTER SYSTEM RESET max_wal_size');
    await client.query('SELECT pg_reload_conf()');
  } finally {
    await client.end();
  }
  return (performance.now() - started) / 1000;
}

async function insertTexts(client: pg.Client, texts: readonly Text[]): Promise<void> {
  await client.query(
    `INSERT INTO text_of SELECT row_number() OVER () - 1, x.title, x.problem, x.analysis, x.proposal, to_tsvector('simple', x.words)
     FROM json_to_recordset($1) AS x(title text, problem text, analysis text, proposal text, words text)`,
    [JSON.stringify(texts)],
  );
}

/** Large tables are filled without their indexes, which are then made at once. Answers how to make them. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisprimary`,
    [filled],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${pg.escapeIdentifier(name)}`);
  return rows.map((r) => r.definition);
}

const statementsOf = (sql: string): string[] =>
  sql
    .split(/^-- then$/m)
    .map((s) => s.trim())
    .filter((s) => s !== '');
