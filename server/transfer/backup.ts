import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack as tar } from 'tar-stream';
import type { FileStore } from '../files/store.ts';
import { StartProblem } from '../start-problem.ts';
import {
  type BackupHeader,
  fileEntry,
  headerEntry,
  keyEntry,
  type Manifest,
  manifestEntry,
  partSize,
  tableEntry,
} from './backup-format.ts';

export interface BackupResult {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Files that could not be saved because they are missing or changed in the store. */
  readonly damagedFiles: readonly string[];
}

interface BackupDeps {
  /** The owner's address. */
  readonly url: string;
  readonly files: FileStore;
  readonly dataFolder: string;
  readonly now: Date;
}

/**
 * Writes every row and file, as they were at one moment, into one new file at `target`. Others may go on working
 * meanwhile. The file appears under its name only when it is complete.
 */
export async function backup(deps: BackupDeps, target: string): Promise<BackupResult> {
  if (existsSync(target))
    throw new StartProblem({
      zh: `${target} 已存在，未作任何更改。请另取一个文件名。`,
      en: `${target} exists already. Please choose another name.`,
    });
  const half = `${target}.part`;
  const client = new pg.Client({ connectionString: deps.url, application_name: 'yishi backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const archive = tar();
    const written = pipeline(archive, createGzip({ level: 5 }), createWriteStream(half, { mode: 0o600, flush: true }));
    const [result] = await Promise.all([
      writeAll(client, deps, archive).catch((error: unknown) => {
        archive.destroy(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }),
      written,
    ]);
    await rename(half, target);
    return result;
  } catch (error) {
    await rm(half, { force: true });
    throw explain(error, target);
  } finally {
    await client.end();
  }
}

async function writeAll(client: pg.Client, deps: BackupDeps, archive: Pack): Promise<BackupResult> {
  const entries: Record<string, string> = {};
  const write = async (name: string, content: Buffer): Promise<void> => {
    entries[name] = createHash('sha256').update(content).digest('hex');
    await addEntry(archive, name, content, deps.now);
  };
  const header = await describe(client, deps.now);
  await write(headerEntry, json(header));
  const rows: Record<string, number> = {};
  for (const table of header.tables) rows[table.name] = await writeTable(client, table, write);
  const { saved, damaged } = await writeFiles(client, deps, archive, entries);
  const key = await readFile(path.join(deps.dataFolder, keyEntry)).catch(() => null);
  if (key) await write(keyEntry, key);
  const manifest: Manifest = { entries, rows, damagedFiles: damaged };
  await addEntry(archive, manifestEntry, json(manifest), deps.now);
  archive.finalize();
  return { tables: header.tables.length, rows: Object.values(rows).reduce((sum, n) => sum + n, 0), files: saved, damagedFiles: damaged };
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

async function describe(client: pg.Client, now: Date): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migration ORDER BY name');
  const columns = await client.query<{ table: string; column: string }>(`
    SELECT t.table_name AS table, c.column_name AS column FROM information_schema.tables t
    JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    ORDER BY t.table_name, c.ordinal_position`);
  const references = await client.query<{ table: string; target: string }>(`
    SELECT DISTINCT f.relname AS table, t.relname AS target FROM pg_constraint k
    JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND f.oid <> t.oid`);
  const tables = new Map<string, string[]>();
  for (const { table, column } of columns.rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return {
    format: 'yishi-backup-1',
    madeAt: now.toISOString(),
    migrations: migrations.rows,
    tables: inOrder([...tables.keys()], references.rows).map((name) => ({ name, columns: tables.get(name) ?? [] })),
  };
}

/** Each table after those it refers to. */
function inOrder(tables: readonly string[], references: readonly { table: string; target: string }[]): string[] {
  const ordered: string[] = [];
  const visit = (table: string, path: readonly string[]): void => {
    if (ordered.includes(table) || path.includes(table)) return;
    for (const r of references) if (r.table === table) visit(r.target, [...path, table]);
    ordered.push(table);
  };
  for (const table of tables) visit(table, []);
  return ordered;
}

async function writeTable(
  client: pg.Client,
  table: BackupHeader['tables'][number],
  write: (name: string, content: Buffer) => Promise<void>,
): Promise<number> {
  const list = table.columns.map((c) => pg.escapeIdentifier(c)).join(', ');
  const stream = client.query(copyTo(`COPY (SELECT ${list} FROM ${pg.escapeIdentifier(table.name)}) TO STDOUT`));
  let part = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    await write(tableEntry(table.name, ++part), Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      size += chunk.length;
      if (size < partSize) done();
      else flush().then(() => done(), done);
    },
    final(done) {
      flush().then(() => done(), done);
    },
  });
  await pipeline(stream, collect);
  return stream.rowCount;
}

/** Files are hashed while they are copied; one that is not what its name says is left out and named. */
async function writeFiles(
  client: pg.Client,
  { files, now }: BackupDeps,
  archive: Pack,
  entries: Record<string, string>,
): Promise<{ saved: number; damaged: string[] }> {
  const { rows } = await client.query<{ sha256: string; needed: boolean }>(
    'SELECT sha256, bool_or(process IS NOT NULL) AS needed FROM file GROUP BY sha256 ORDER BY sha256',
  );
  let saved = 0;
  const damaged: string[] = [];
  for (const { sha256, needed } of rows) {
    const found = await files.measure(sha256);
    if (found?.sha256 !== sha256) {
      // An upload that belongs to no record may have been swept since the snapshot.
      if (needed) damaged.push(sha256);
      continue;
    }
    const entry = archive.entry({ name: fileEntry(sha256), size: found.size, mtime: now, mode: 0o600 });
    await pipeline(files.read(sha256), entry as unknown as NodeJS.WritableStream);
    entries[fileEntry(sha256)] = sha256;
    saved++;
  }
  return { saved, damaged };
}

function addEntry(archive: Pack, name: string, content: Buffer, mtime: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, mtime, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
  });
}

function explain(error: unknown, target: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['ENOSPC', 'EACCES', 'ENOENT', 'EROFS', 'EISDIR', 'EDQUOT'].includes(code)) return error;
  return new StartProblem(
    {
      zh: `无法写入 ${target}（${code}）。请检查文件夹、权限和磁盘空间。`,
      en: `${target} cannot be written (${code}). Please check the folder, its permissions and the disk space.`,
    },
    error,
  );
}
