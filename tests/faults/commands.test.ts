import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../server/db/connect.ts';
import { findRunningDatabase } from '../../server/db/embedded.ts';
import { openFileStore } from '../../server/files/store.ts';
import { newId } from '../../server/new-id.ts';
import { type Program, startProgram } from '../support/program.ts';

const root = path.dirname(path.dirname(import.meta.dirname));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-commands-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm run yishi -- …` on a data folder. */
function yishi(data: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, YISHI_DATA: path.join(folder, data) };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/launch.mjs', 'cli', ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

describe('the command line', () => {
  let server: Program;
  const backup = () => path.join(folder, 'backup.tar.gz');
  let sha256 = '';

  beforeAll(async () => {
    const data = path.join(folder, 'first');
    server = startProgram({ args: ['--empty'], env: { YISHI_DATA: data, PORT: '0' } });
    await server.says(/议事 Yishi {2}http/);
    const store = await openFileStore(path.join(data, 'files'));
    const received = await store.receive(Readable.from([Buffer.from('关于停车难的答复')]));
    await received.keep();
    sha256 = received.sha256;
    const { db, close } = connect(findRunningDatabase(path.join(data, 'database')) ?? '');
    await db
      .insertInto('file')
      .values({
        congress_id: newId(),
        id: newId(),
        sha256,
        size: received.size,
        media_type: 'text/plain',
        name: '答复.txt',
        uploaded_by: newId(),
        uploaded_at: new Date(),
        process: 'suggestion',
        record_id: newId(),
        slot: 'reply',
        attached_at: new Date(),
      })
      .execute();
    await close();
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended();
  });

  it('explains itself in both languages, and says when it does not know a command', async () => {
    const help = await yishi('first', '--help');
    expect(help.code).toBe(0);
    for (const name of ['migrate', 'seed', 'backup', 'restore', 'verify']) expect(help.output).toContain(`  ${name}`);
    expect(help.output).toContain('备份到一个文件');
    expect(help.output).toContain('back up database and files');
    const unknown = await yishi('first', 'bakcup');
    expect(unknown.code).toBe(1);
    expect(unknown.output).toMatch(/没有“bakcup”这个命令[\s\S]*There is no command "bakcup"/);
    expect((await yishi('first', 'backup')).output).toMatch(/请给出一个文件名/);
  });

  it('backs up beside the running server', async () => {
    const made = await yishi('first', 'backup', backup());
    expect(made.output).toMatch(/1 个文件/);
    expect(made.code).toBe(0);
    const again = await yishi('first', 'backup', backup());
    expect(again.code).toBe(1);
    expect(again.output).toMatch(/已存在[\s\S]*exists already/);
    expect(server.child.exitCode).toBeNull();
  });

  it('restores into an empty folder, verifies, and leaves nothing running', async () => {
    const restored = await yishi('second', 'restore', backup());
    expect(restored.output).toMatch(/核验通过/);
    expect(restored.code).toBe(0);
    expect(await readFile(path.join(folder, 'second', 'secret.key'), 'utf8')).toBe(
      await readFile(path.join(folder, 'first', 'secret.key'), 'utf8'),
    );
    expect(await readdir(path.join(folder, 'second', 'database'))).not.toContain('yishi.pid');
    const used = await yishi('second', 'restore', backup());
    expect(used.code).toBe(1);
    expect(used.output).toMatch(/只能恢复到空的[\s\S]*only into an empty database/);
  });

  it('serves what was restored, with no demo city added', async () => {
    const program = startProgram({ env: { YISHI_DATA: path.join(folder, 'second'), PORT: '0' } });
    await program.says(/议事 Yishi {2}http/);
    expect(program.output()).not.toContain('演示');
    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
  });

  it('finds one changed byte of a file and names it', async () => {
    expect((await yishi('second', 'verify')).code).toBe(0);
    const file = path.join(folder, 'second', 'files', sha256.slice(0, 2), sha256);
    const content = await readFile(file);
    content.writeUInt8(content.readUInt8(5) ^ 1, 5);
    await writeFile(file, content);
    const found = await yishi('second', 'verify');
    expect(found.code).toBe(1);
    expect(found.output).toContain(`附件已被更改 ${sha256}（答复.txt）`);
    expect(found.output).toMatch(/核验未通过，发现 1 处不符/);
  });

  it('brings the database up to date, once', async () => {
    await mkdir(path.join(folder, 'third'));
    expect((await yishi('third', 'migrate')).output).toMatch(/Applied: 0001_/);
    expect((await yishi('third', 'migrate')).output).toMatch(/已是最新/);
  });
});
