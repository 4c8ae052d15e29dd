import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract as untar } from 'tar-stream';
import { createTables, migrate, prepareServer } from '../db/migrate.ts';
import type { FileStore } from '../files/store.ts';
import { StartProblem } from '../start-problem.ts';
import { BackupHeader, fileEntry, headerEntry, keyEntry, Manifest, manifestEntry, tableEntry } from './backup-format.ts';

export interface RestoreResult {
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** Files the backup already lacked. */
  readonly missingFiles: readonly string[];
}

interface RestoreDeps {
  /** The owner's address of an empty database. */
  readonly url: string;
  readonly files: FileStore;
  readonly dataFolder: string;
}

/**
 * Brings a backup into an empty database and file store: everything or nothing. Every entry is checked against the
 * manifest before anything is committed.
 */
export async function restore(deps: RestoreDeps, source: string): Promise<RestoreResult> {
  const client = new pg.Client({ connectionString: deps.url, application_name: 'yishi restore' });
  client.on('error', () => {});
  await client.connect();
  const kept: string[] = [];
  try {
    await refuseUsed(client, deps.files);
    await prepareServer(client);
    await client.query('BEGIN');
    const result = await readAll(client, deps, source, kept);
    await client.query('COMMIT');
    await migrate(deps.url);
    return result;
  } catch (error) {
    // Ending the connection below rolls back; files are not part of that.
    for (const sha256 of kept) await deps.files.remove(sha256);
    throw explain(error, source);
  } finally {
    await client.end();
  }
}

async function refuseUsed(client: pg.Client, files: FileStore): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LIMIT 1",
  );
  const { value } = await files.list()[Symbol.asyncIterator]().next();
  if (rows.length === 0 && value === undefined) return;
  throw new StartProblem({
    zh: '只能恢复到空的数据库和数据文件夹，现有数据未作任何更改。请用 YISHI_DATA（或 DATABASE_URL）另指定一个空的。',
    en: 'A backup is restored only into an empty database and data folder; what is there was not changed. Name empty ones with YISHI_DATA (or DATABASE_URL).',
  });
}

async function readAll(client: pg.Client, deps: RestoreDeps, source: string, kept: string[]): Promise<RestoreResult> {
  const extract = untar();
  const fed = pipeline(createReadStream(source), createGunzip(), extract);
  // The failure of the feeding side comes out of the loop below as well; it must not count as unhandled meanwhile.
  fed.catch(() => {});
  const found: Record<string, string> = {};
  let header: BackupHeader | null = null;
  let manifest: Manifest | null = null;
  let table: TableWriter | null = null;
  let key: Buffer | null = null;
  const rows: Record<string, number> = {};
  for await (const entry of extract) {
    const { name } = entry.header;
    if (manifest) throw damaged(name);
    if (!header) {
      if (name !== headerEntry) throw damaged(name);
      const content = await buffer(entry);
      found[name] = sha256Of(content);
      header = BackupHeader.parse(JSON.parse(content.toString('utf8')));
      await createTables(client, header.migrations);
      continue;
    }
    const [kind, second = ''] = name.split('/');
    if (kind === 'tables') {
      if (table?.name !== second) {
        if (table) rows[table.name] = await table.end();
        table = openTable(client, header, second);
      }
      const content = await buffer(entry);
      if (name !== tableEntry(second, ++table.parts)) throw damaged(name);
      found[name] = sha256Of(content);
      await table.write(content);
      continue;
    }
    if (table) rows[table.name] = await table.end();
    table = null;
    if (kind === 'files' && name === fileEntry(second)) {
      const received = await deps.files.receive(entry as unknown as Readable);
      found[name] = received.sha256;
      if (received.sha256 !== second) {
        await received.discard();
        throw damaged(name);
      }
      kept.push(second);
      await received.keep();
    } else if (name === keyEntry) {
      const content = await buffer(entry);
      found[name] = sha256Of(content);
      key = content;
    } else if (name === manifestEntry) manifest = Manifest.parse(JSON.parse((await buffer(entry)).toString('utf8')));
    else throw damaged(name);
  }
  await fed;
  if (!header || !manifest) throw damaged(manifestEntry);
  compare(header, manifest, found, rows);
  if (key) await placeKey(deps.dataFolder, key);
  return {
    madeAt: header.madeAt,
    rows: Object.values(manifest.rows).reduce((sum, n) => sum + n, 0),
    files: kept.length,
    missingFiles: manifest.damagedFiles,
  };
}

interface TableWriter {
  readonly name: string;
  parts: number;
  write(content: Buffer): Promise<void>;
  /** Number of rows. */
  end(): Promise<number>;
}

function openTable(client: pg.Client, header: BackupHeader, name: string): TableWriter {
  const table = header.tables.find((t) => t.name === name);
  if (!table) throw damaged(`tables/${name}`);
  const list = table.columns.map((c) => pg.escapeIdentifier(c)).join(', ');
  const stream = client.query(copyFrom(`COPY ${pg.escapeIdentifier(name)} (${list}) FROM STDIN`));
  const failed = new Promise<never>((_resolve, reject) => stream.once('error', reject));
  failed.catch(() => {});
  const finished = new Promise<void>((resolve) => stream.once('finish', resolve));
  return {
    name,
    parts: 0,
    write: (content) => Promise.race([failed, new Promise<void>((resolve) => stream.write(content, () => resolve()))]),
    end: async () => {
      stream.end();
      await Promise.race([failed, finished]);
      return stream.rowCount;
    },
  };
}

function compare(
  { tables }: BackupHeader,
  manifest: Manifest,
  found: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, number>>,
): void {
  const names = new Set([...Object.keys(manifest.entries), ...Object.keys(found)]);
  const wrong = [...names].filter((name) => manifest.entries[name] !== found[name]);
  const short = [...new Set([...tables.map((t) => t.name), ...Object.keys(manifest.rows)])]
    .filter((name) => manifest.rows[name] !== (tables.some((t) => t.name === name) ? (rows[name] ?? 0) : null))
    .map((name) => `tables/${name}`);
  if (wrong.length + short.length > 0) throw damaged([...wrong, ...short].slice(0, 10).join(', '));
}

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** The key belongs to the restored rows; one that a first start has just made protects nothing yet and is put aside. */
async function placeKey(dataFolder: string, key: Buffer): Promise<void> {
  const file = path.join(dataFolder, keyEntry);
  await mkdir(dataFolder, { recursive: true });
  await rename(file, `${file}.before-restore`).catch(() => {});
  await writeFile(file, key, { mode: 0o600, flush: true });
}

const damaged = (where: string): StartProblem =>
  new StartProblem({
    zh: `备份文件已损坏或不完整（${where}），未恢复任何内容。请使用另一份备份。`,
    en: `The backup is damaged or incomplete (${where}). Nothing was restored. Please use another copy.`,
  });

/** Trouble of this machine or of the server is said as it is; everything else that goes wrong while reading is the backup's fault. */
function explain(error: unknown, source: string): unknown {
  if (error instanceof StartProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new StartProblem({ zh: `无法读取 ${source}（${code}）。`, en: `${source} cannot be read (${code}).` }, error);
  }
  if (/^(ENOSPC|EDQUOT|EROFS|ECONN\w+|EMFILE|08\w{3}|53\w{3}|57\w{3}|42501)$/.test(code)) return error;
  return new StartProblem(damaged(error instanceof Error ? error.message : String(error)), error);
}
