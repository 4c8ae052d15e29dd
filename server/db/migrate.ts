import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import { appRole } from './connect.ts';

const folder = path.join(import.meta.dirname, 'migrations');
/** Any fixed number will do: whoever holds this advisory lock is the one that migrates. */
const migrationLock = 7_140_954_000;
const oldestServer = 150_000;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/**
 * Brings a database up to date and answers the names of the migrations that were applied now. Safe when several
 * nodes start at once: one works, the others wait. Refuses a database that is older than PostgreSQL 15, not UTF-8,
 * newer than this program, or whose applied migrations differ from the ones here.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'yishi migrate', connectionTimeoutMillis: 10_000 });
  // A lost connection comes out of the query that it broke.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await prepareServer(client);
    await createOwnTables(client);
    const todo = await pending(client);
    for (const migration of todo) await apply(client, migration);
    return todo.map((m) => m.name);
  } finally {
    await client.end();
  }
}

/**
 * Makes the tables as they were after these migrations, within the transaction that `client` is in: nothing of it
 * remains when that is rolled back. For restoring into an empty database, after `prepareServer`.
 */
export async function createTables(client: pg.Client, migrations: readonly Pick<Migration, 'name' | 'sha256'>[]): Promise<void> {
  const known = await listMigrations();
  const foreign = migrations.filter((m) => !known.some((k) => k.name === m.name && k.sha256 === m.sha256)).map((m) => m.name);
  if (foreign.length > 0) {
    throw new StartProblem({
      zh: `备份来自本程序不认识的版本（${foreign.join('、')}）。请使用与备份相同或更新的版本恢复。`,
      en: `The backup comes from a version this program does not know (${foreign.join(', ')}). Restore it with the same version or a newer one.`,
    });
  }
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  await createOwnTables(client);
  for (const { sql } of known.filter((k) => migrations.some((m) => m.name === k.name))) await client.query(sql);
}

/** Refuses a server that will not do, and makes the app's role, which belongs to the whole server. */
export async function prepareServer(client: pg.Client): Promise<void> {
  await refuseUnsuitable(client);
  await ensureAppRole(client);
}

async function createOwnTables(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS migration (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  await client.query(`CREATE TABLE IF NOT EXISTS installation (
    name text PRIMARY KEY, value text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${appRole}`);
  await client.query(`GRANT SELECT ON migration, installation TO ${appRole}`);
}

/** The migrations of this program in order. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (file) => {
      const sql = await readFile(path.join(folder, file), 'utf8');
      return { name: file.replace(/\.sql$/, ''), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migration');
  const applied = new Map(rows.map((r) => [r.name, r.sha256]));
  const known = await listMigrations();
  const changed = known.filter((m) => applied.has(m.name) && applied.get(m.name) !== m.sha256).map((m) => m.name);
  const foreign = [...applied.keys()].filter((name) => !known.some((m) => m.name === name));
  if (foreign.length > 0) {
    throw new StartProblem({
      zh: `数据库比本程序新（已有本程序不认识的结构更新：${foreign.join('、')}）。请使用更新版本的程序，数据未作任何更改。`,
      en: `The database is newer than this program (it holds ${foreign.join(', ')}). Please run a newer version. Nothing was changed.`,
    });
  }
  if (changed.length > 0) {
    throw new StartProblem({
      zh: `数据库结构更新 ${changed.join('、')} 与本程序中的文件不一致。请使用建立该数据库的版本，或换一个空的数据库。`,
      en: `The applied migrations ${changed.join(', ')} differ from the files of this program. Run the version that made this database, or use an empty one.`,
    });
  }
  return known.filter((m) => !applied.has(m.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [migration.name, migration.sha256]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function refuseUnsuitable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const { version, encoding } = rows[0] ?? { version: '0', encoding: '' };
  if (Number(version) < oldestServer) {
    throw new StartProblem({
      zh: `数据库版本过旧（${version}），需要 PostgreSQL 15 或更新版本。`,
      en: `The database server is too old (${version}). PostgreSQL 15 or newer is needed.`,
    });
  }
  if (encoding !== 'UTF8') {
    throw new StartProblem({
      zh: `数据库编码为 ${encoding}，需要 UTF8。请新建一个 UTF8 编码的数据库。`,
      en: `The database's encoding is ${encoding}; UTF8 is needed. Please create a database with UTF8.`,
    });
  }
}

const insufficientPrivilege = '42501';
const alreadyThere = new Set(['42710', '23505']);

/** The app's role belongs to the whole server, so another database of it may have made it already. */
async function ensureAppRole(client: pg.Client): Promise<void> {
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${appRole} NOLOGIN`).catch(ignore(alreadyThere));
    if (!(await canTakeRole(client))) await client.query(`GRANT ${appRole} TO CURRENT_USER`).catch(ignore(alreadyThere));
  } catch (error) {
    if (!hasCode(error, new Set([insufficientPrivilege]))) throw error;
    throw new StartProblem(
      {
        zh: `数据库账号无权建立角色 ${appRole}。请数据库管理员执行：CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO <账号>; 然后重新启动。`,
        en: `The database account may not create the role ${appRole}. Ask the database administrator to run: CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO <account>; and start again.`,
      },
      error,
    );
  }
}

/** Membership alone is not enough since PostgreSQL 16, where the maker of a role may not yet be allowed to take it on. */
async function canTakeRole(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`SET ROLE ${appRole}`);
    await client.query('RESET ROLE');
    return true;
  } catch (error) {
    if (hasCode(error, new Set([insufficientPrivilege]))) return false;
    throw error;
  }
}

const hasCode = (error: unknown, codes: ReadonlySet<string>): boolean =>
  error instanceof Error && 'code' in error && codes.has(String(error.code));

const ignore =
  (codes: ReadonlySet<string>) =>
  (error: unknown): void => {
    if (!hasCode(error, codes)) throw error;
  };
