import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { connect } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { type FileStore, openFileStore } from '../files/store.ts';
import { newId } from '../new-id.ts';
import { enqueueNotices } from '../notices/enqueue.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { verifyFiles } from './verify-files.ts';

const congress = newId();
const at = new Date('2024-03-01T01:00:00.123Z');
const awkward = '反斜杠\\N、制表\t符、换行\n、回车\r、引号"\'、表情🀄、\\. 和空串';

let source: TestDatabase;
let folder: string;
let files: FileStore;
let archive: string;
const contents = new Map<string, Buffer>();

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-backup-'));
  await mkdir(path.join(folder, 'data'));
  await writeFile(path.join(folder, 'data', 'secret.key'), 'the key');
  files = await openFileStore(path.join(folder, 'data', 'files'));
  for (const content of [Buffer.from('答复'), randomBytes(3_000_000), Buffer.alloc(1), randomBytes(512)]) await keep(content);
  await fill(source.db);
  archive = path.join(folder, 'backup.tar.gz');
  await backup({ url: source.url, files, dataFolder: path.join(folder, 'data'), now: at }, archive);
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

async function keep(content: Buffer): Promise<void> {
  const received = await files.receive(Readable.from([content]));
  await received.keep();
  contents.set(received.sha256, content);
  await source.db
    .insertInto('file')
    .values({
      congress_id: congress,
      id: newId(),
      sha256: received.sha256,
      size: content.length,
      media_type: 'text/plain',
      name: '附件.txt',
      uploaded_by: newId(),
      uploaded_at: at,
      process: 'suggestion',
      record_id: newId(),
      slot: 'attachments',
      attached_at: at,
    })
    .execute();
}

/** Rows of every type of column, with references between tables and more than one part of a table. */
async function fill(db: Kysely<Database>): Promise<void> {
  const webhookId = newId();
  await db
    .insertInto('webhook')
    .values({
      congress_id: congress,
      id: webhookId,
      url: 'https://a.example',
      kinds: ['a', 'b,c', '"d"'],
      secret: randomBytes(50),
      state: 'active',
      next_attempt_at: at,
      claimed_until: null,
      last_error: awkward,
      created_by: newId(),
      created_at: at,
    })
    .execute();
  const notice = (title: string, body: string) => ({
    congressId: congress,
    at,
    kind: 'b.c',
    recipient: { accountId: newId() },
    title,
    body,
    link: '/',
    process: null,
    recordId: null,
    urgent: true,
  });
  await db.transaction().execute((tx) => enqueueNotices(tx, [notice(awkward, ''), notice('\\N', '\\.\n')]));
  await db.transaction().execute((tx) =>
    enqueueNotices(
      tx,
      Array.from({ length: 1500 }, (_, n) => notice(`通知${n}`, '很长的正文'.repeat(600))),
    ),
  );
}

/** Every table's rows in one hash each. */
async function fingerprint(url: string): Promise<Record<string, string>> {
  const { db, close } = connect(url, { max: 1 });
  const tables = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`.execute(db);
  const prints: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{
      print: string;
    }>`SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') AS print FROM ${sql.table(name)} t`.execute(
      db,
    );
    prints[name] = rows[0]?.print ?? '';
  }
  await close();
  return prints;
}

describe('a backup', () => {
  let target: string;
  let url: string;
  let store: FileStore;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const name = `restore_${randomBytes(6).toString('hex')}`;
    await sql.raw(`CREATE DATABASE ${name}`).execute(source.owner);
    url = source.url.replace(/\/[^/]+$/, `/${name}`);
    target = path.join(folder, name);
    store = await openFileStore(path.join(target, 'files'));
    drop = async () => {
      await sql.raw(`DROP DATABASE ${name} WITH (FORCE)`).execute(source.owner);
    };
    return () => drop();
  });
  const bringBack = (from = archive) => restore({ url, files: store, dataFolder: target }, from);
  const isEmpty = async () => {
    expect(await fingerprint(url)).toEqual({});
    for await (const sha256 of store.list()) expect.fail(`${sha256} was left`);
  };

  it('gives back every row, file and the key', async () => {
    const result = await bringBack();
    expect(result).toMatchObject({ files: contents.size, missingFiles: [], madeAt: at.toISOString() });
    const before = await fingerprint(source.url);
    expect(before.notice).toMatch(/^1502 /);
    expect(await fingerprint(url)).toEqual(before);
    for (const [sha256, content] of contents)
      expect((await readFile(path.join(target, 'files', sha256.slice(0, 2), sha256))).equals(content)).toBe(true);
    expect(await readFile(path.join(target, 'secret.key'), 'utf8')).toBe('the key');
    const { db, close } = connect(url, { role: 'yishi_app', max: 1 });
    expect(await verifyFiles(db, store)).toEqual({ checked: contents.size, faults: [], unused: 0 });
    await close();
  });

  it('holds large tables in parts and is readable by its owner alone', async () => {
    const names = entries(gunzipSync(await readFile(archive))).map((e) => e.name);
    expect(names[0]).toBe('backup.json');
    expect(names.at(-1)).toBe('manifest.json');
    expect(names.filter((n) => n.startsWith('tables/notice/')).length).toBeGreaterThan(1);
    expect((await stat(archive)).mode & 0o077).toBe(0);
  });

  it('shows one moment, though others go on writing', async () => {
    const busy = { on: true, written: 0 };
    const writing = (async () => {
      while (busy.on) {
        await source.db.transaction().execute((tx) =>
          enqueueNotices(tx, [
            {
              congressId: congress,
              at,
              kind: 'x',
              recipient: { accountId: newId() },
              title: 't',
              body: '',
              link: '/',
              process: null,
              recordId: null,
              urgent: false,
            },
          ]),
        );
        busy.written++;
      }
    })();
    const other = path.join(folder, 'busy.tar.gz');
    await backup({ url: source.url, files, dataFolder: target, now: at }, other);
    busy.on = false;
    await writing;
    await bringBack(other);
    expect(busy.written).toBeGreaterThan(0);
    const { db, close } = connect(url, { max: 1 });
    const { rows } = await sql<{
      lost: number;
    }>`SELECT count(*) AS lost FROM notice n FULL JOIN mail_delivery m ON m.notice_id = n.id WHERE n.id IS NULL OR m.notice_id IS NULL`.execute(
      db,
    );
    await close();
    expect(rows).toEqual([{ lost: 0 }]);
  });

  it('goes only into an empty database and folder', async () => {
    await bringBack();
    const before = await fingerprint(url);
    await expect(bringBack()).rejects.toThrow(/empty database/);
    expect(await fingerprint(url)).toEqual(before);
  });

  it('that was cut short anywhere brings nothing', async () => {
    const whole = await readFile(archive);
    for (const share of [0, 0.001, 0.3, 0.7, 0.999]) {
      const cut = path.join(folder, 'cut.tar.gz');
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));
      await expect(bringBack(cut)).rejects.toThrow(/damaged or incomplete/);
      await isEmpty();
    }
  });

  it.each([
    ['a row', 'tables/notice/000001.copy'],
    ['the last part', 'tables/notice/000002.copy'],
    ['the header', 'backup.json'],
    ['the key', 'secret.key'],
    ['the manifest', 'manifest.json'],
  ])('in which one byte of %s was changed brings nothing, even with a right checksum of the packing', async (_what, name) => {
    const tar = gunzipSync(await readFile(archive));
    const entry = entries(tar).find((e) => e.name === name);
    expect(entry).toBeDefined();
    const middle = (entry?.start ?? 0) + Math.floor((entry?.size ?? 0) / 2);
    tar.writeUInt8(tar.readUInt8(middle) ^ 1, middle);
    const changed = path.join(folder, 'changed.tar.gz');
    await writeFile(changed, gzipSync(tar, { level: 1 }));
    await expect(bringBack(changed)).rejects.toThrow(/damaged or incomplete/);
    await isEmpty();
    expect(await readdir(target)).toEqual(['files']);
  });

  it('in which a file was changed brings nothing and names it', async () => {
    const tar = gunzipSync(await readFile(archive));
    const entry = entries(tar).find((e) => e.name.startsWith('files/') && e.size > 1000);
    tar.writeUInt8(tar.readUInt8((entry?.start ?? 0) + 7) ^ 1, (entry?.start ?? 0) + 7);
    const changed = path.join(folder, 'changed.tar.gz');
    await writeFile(changed, gzipSync(tar, { level: 1 }));
    await expect(bringBack(changed)).rejects.toThrow(entry?.name);
    await isEmpty();
  });

  it('is not made over an existing file, nor where it cannot be written', async () => {
    const deps = { url: source.url, files, dataFolder: target, now: at };
    await expect(backup(deps, archive)).rejects.toThrow(/exists already/);
    await expect(backup(deps, path.join(folder, 'nowhere', 'b.tar.gz'))).rejects.toThrow(/cannot be written/);
    await expect(bringBack(path.join(folder, 'nowhere.tar.gz'))).rejects.toThrow(/cannot be read/);
    await isEmpty();
  });

  it('leaves out what is broken in the store and names it; the rest is saved', async () => {
    const [first, second] = [...contents.keys()];
    const place = (sha256 = '') => path.join(folder, 'data', 'files', sha256.slice(0, 2), sha256);
    await writeFile(place(first), 'changed');
    await rm(place(second));
    try {
      const { faults } = await verifyFiles(source.db, files);
      expect(faults.map((f) => [f.sha256, f.what, f.names]).sort()).toEqual(
        [
          [first, 'changed', ['附件.txt']],
          [second, 'missing', ['附件.txt']],
        ].sort(),
      );
      const partly = path.join(folder, 'partly.tar.gz');
      const result = await backup({ url: source.url, files, dataFolder: target, now: at }, partly);
      expect([...result.damagedFiles].sort()).toEqual([first, second].sort());
      expect([...(await bringBack(partly)).missingFiles].sort()).toEqual([first, second].sort());
      expect((await verifyFiles(source.db, store)).faults.map((f) => f.what)).toEqual(['missing', 'missing']);
    } finally {
      await writeFile(place(first), contents.get(first ?? '') ?? '');
      await writeFile(place(second), contents.get(second ?? '') ?? '');
    }
  });
});

/** Name, place and size of each entry of a tar. */
function entries(tar: Buffer): { name: string; start: number; size: number }[] {
  const found: { name: string; start: number; size: number }[] = [];
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    found.push({ name, start: at + 512, size });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
