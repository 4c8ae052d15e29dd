import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const root = path.dirname(path.dirname(import.meta.dirname));

let data: string;
/** Data of a program that was started and stopped once; to begin with them is quicker than to make a database anew. */
let prepared: string;
let running: Program[] = [];
let cleanups: (() => unknown)[] = [];

beforeAll(async () => {
  prepared = await mkdtemp(path.join(tmpdir(), 'yishi-prepared-'));
  await chmod(prepared, 0o755);
  const first = launch({ YISHI_DATA: prepared });
  await address(first);
  first.child.kill('SIGINT');
  await first.ended();
  running = [];
});
afterAll(() => rm(prepared, { recursive: true, force: true }));

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'yishi-start-'));
  await chmod(data, 0o755);
});
afterEach(async () => {
  for (const program of running) {
    if (program.child.exitCode === null && program.child.signalCode === null) {
      program.child.kill('SIGTERM');
      await program.ended();
    }
  }
  running = [];
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
  const left = postmasters(data);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  await rm(data, { recursive: true, force: true });
  expect(left, 'a database was left running').toEqual([]);
});

function launch(env: Record<string, string> = {}, options: Omit<Parameters<typeof startProgram>[0] & object, 'env'> = {}): Program {
  const program = startProgram({ args: ['--empty'], ...options, env: { YISHI_DATA: data, PORT: '0', ...env } });
  running.push(program);
  return program;
}

/** Begins with data that are there already. */
const useOldData = (): void => {
  execFileSync('cp', ['-a', `${prepared}/.`, data]);
};

const address = async (program: Program): Promise<string> => (await program.says(/议事 Yishi {2}(http:\S+)/))[1] ?? '';
const isHealthy = async (at: string): Promise<boolean> => (await fetch(`${at}/healthz`).catch(() => null))?.ok ?? false;

/** Database servers that work on data within this folder. */
function postmasters(folder: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(` -D ${folder}/`)).map((line) => Number.parseInt(line, 10));
}

/** Milliseconds that a Node which does nothing takes. */
function bareStart(): number {
  const began = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - began;
}

/** A refusal: exit code 1, a sentence in both languages, no stack trace, nothing left running. */
async function refuses(program: Program, zh: RegExp, en: RegExp): Promise<void> {
  expect(await program.ended(60_000)).toBe(1);
  expect(program.output()).toMatch(zh);
  expect(program.output()).toMatch(en);
  expect(program.output()).not.toMatch(/^\s+at .*\.ts:\d+/m);
}

describe('a start', () => {
  it('serves, stops on Ctrl-C, and keeps what it has; later starts take less than five seconds', async () => {
    const first = launch();
    expect(await isHealthy(await address(first))).toBe(true);
    first.child.kill('SIGINT');
    expect(await first.ended()).toBe(0);
    expect(postmasters(data)).toEqual([]);
    const key = await readFile(path.join(data, 'secret.key'), 'utf8');
    // On a machine that is busy with other things everything takes longer: then a bare Node is the measure.
    const limit = Math.max(5000, 40 * bareStart());
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 3 && best >= limit; n++) {
      const began = performance.now();
      const again = launch();
      expect(await isHealthy(await address(again))).toBe(true);
      best = Math.min(best, performance.now() - began);
      expect(again.output()).not.toContain('首次启动');
      again.child.kill('SIGINT');
      expect(await again.ended()).toBe(0);
    }
    expect(best).toBeLessThan(limit);
    expect(await readFile(path.join(data, 'secret.key'), 'utf8')).toBe(key);
  });

  it('is told to stop through the launcher, and stops when the launcher is killed', async () => {
    useOldData();
    const polite = launch({}, { launcher: true });
    const at = await address(polite);
    polite.child.kill('SIGTERM');
    expect(await polite.ended()).toBe(0);
    expect(await isHealthy(at)).toBe(false);
    const orphaned = launch({}, { launcher: true });
    const again = await address(orphaned);
    orphaned.child.kill('SIGKILL');
    await expect.poll(() => postmasters(data), { timeout: 20_000 }).toEqual([]);
    expect(await isHealthy(again)).toBe(false);
  });

  it('stops at any moment, also before it is ready', async () => {
    for (const moment of [0, 300, 600, 900, 1200]) {
      const program = launch();
      await program.says(/正在启动/);
      await new Promise((resolve) => setTimeout(resolve, moment));
      program.child.kill('SIGTERM');
      expect(await program.ended()).toBe(0);
      await expect.poll(() => postmasters(data)).toEqual([]);
    }
  });

  it('quits at once when told twice', async () => {
    useOldData();
    const program = launch();
    const at = new URL(await address(program));
    // A request that never ends keeps an orderly stop waiting.
    const socket = (await import('node:net')).connect(Number(at.port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 200));
    program.child.kill('SIGINT');
    program.child.kill('SIGINT');
    await program.says(/正在停止/);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const began = performance.now();
    program.child.kill('SIGINT');
    expect([0, 130]).toContain(await program.ended(3000));
    expect(performance.now() - began).toBeLessThan(2000);
    socket.destroy();
    await expect.poll(() => postmasters(data), { timeout: 10_000 }).toEqual([]);
  });

  it('says what it can be told', async () => {
    expect(await launch({}, { args: ['--help'] }).ended()).toBe(0);
    await refuses(launch({}, { args: ['--emtpy'] }), /不认识的参数/, /Unknown option/);
  });
});

describe('a start that cannot be', () => {
  it('names the taken port and another one', async () => {
    useOldData();
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => other.close(resolve)));
    const bound = other.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    await refuses(
      launch({ PORT: String(port) }),
      new RegExp(`端口 ${port} 已被其他程序占用.*PORT=${port + 1}`),
      new RegExp(`Port ${port} is taken`),
    );
  });

  it('leaves a second one on the same data alone', async () => {
    useOldData();
    const first = launch();
    const at = await address(first);
    await refuses(launch(), new RegExp(`正由另一个正在运行的议事程序使用（进程 ${first.child.pid}）`), /in use by another Yishi/);
    expect(await isHealthy(at)).toBe(true);
  });

  it('lets only one of two simultaneous starts win', async () => {
    useOldData();
    const both = [launch(), launch()];
    const ends = await Promise.all(both.map((program) => Promise.race([address(program).catch(() => 'refused'), program.ended(60_000)])));
    expect(ends.filter((end) => typeof end === 'string' && end.startsWith('http'))).toHaveLength(1);
    expect(both.map((p) => p.output()).join('')).toMatch(/正由另一个正在运行的议事程序使用/);
  });

  it('names the folder that cannot be written', async () => {
    const file = path.join(data, 'a-file');
    await writeFile(file, '');
    await refuses(launch({ YISHI_DATA: path.join(file, 'data') }), /无法写入数据文件夹 .*a-file/, /cannot be written/);
  });

  it('names every bad setting', async () => {
    await refuses(launch({ PORT: 'eighty', YISHI_TIME_ZONE: 'Moon' }), /PORT=eighty[\s\S]*YISHI_TIME_ZONE=Moon/, /settings are not right/);
  });

  it('names the host that this machine has not', async () => {
    useOldData();
    await refuses(launch({ HOST: '203.0.113.7' }), /本机没有地址 203\.0\.113\.7/, /has no address/);
  });

  it('says that the database does not answer', async () => {
    await refuses(
      launch({ DATABASE_URL: 'postgres://yishi:hunter2@127.0.0.1:9/yishi' }),
      /数据库 127\.0\.0\.1:9 没有应答/,
      /does not answer/,
    );
    expect(running[0]?.output()).not.toContain('hunter2');
  });

  it('says that the password is wrong, or that there is no such database', async () => {
    const wrong = new URL(inject('templateUrl'));
    wrong.password = 'hunter2';
    await refuses(launch({ DATABASE_URL: wrong.href }), /拒绝了账号“yishi”/, /turned the account "yishi" away/);
    expect(running[0]?.output()).not.toContain('hunter2');
    const missing = new URL(inject('templateUrl'));
    missing.pathname = '/nowhere';
    await refuses(launch({ DATABASE_URL: missing.href }), /没有名为“nowhere”的数据库/, /has no database "nowhere"/);
  });
});

describe('a start after an accident', () => {
  it('stops the database that a killed predecessor left, and has its data', async () => {
    useOldData();
    const first = launch();
    await address(first);
    const [left] = postmasters(data);
    first.child.kill('SIGKILL');
    expect(await first.ended()).toBe('SIGKILL');
    expect(postmasters(data)).toEqual([left]);
    const second = launch();
    expect(await isHealthy(await address(second))).toBe(true);
    expect(second.output()).toContain('上次未正常关闭');
    expect(second.output()).not.toContain('数据库结构已更新');
    expect(postmasters(data)).not.toContain(left);
  });

  it('is not misled by the numbers of processes that are long gone', async () => {
    useOldData();
    const first = launch();
    await address(first);
    const [left] = postmasters(data);
    first.child.kill('SIGKILL');
    await first.ended();
    process.kill(left ?? 0, 'SIGKILL');
    await expect.poll(() => postmasters(data)).toEqual([]);
    const mine = String(process.pid);
    const pidFile = path.join(data, 'database', 'pgdata', 'postmaster.pid');
    const owner = await stat(pidFile);
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, mine));
    await chown(pidFile, owner.uid, owner.gid);
    await writeFile(path.join(data, 'database', 'yishi.pid'), `${mine}\nanother birth\n`);
    expect(await isHealthy(await address(launch()))).toBe(true);
  });

  it('needs nobody when the database is killed under it', async () => {
    useOldData();
    const program = launch();
    const at = await address(program);
    for (let round = 0; round < 3; round++) {
      const [pid] = postmasters(data);
      process.kill(pid ?? 0, 'SIGKILL');
      await expect.poll(() => postmasters(data).some((p) => p !== pid), { timeout: 15_000 }).toBe(true);
      await expect.poll(() => isHealthy(at), { timeout: 15_000 }).toBe(true);
    }
    program.child.kill('SIGINT');
    expect(await program.ended()).toBe(0);
  });

  it('builds the demo city anew when that was interrupted', async () => {
    const first = launch({}, { args: [] });
    await first.says(/正在建立演示城市/);
    first.child.kill('SIGKILL');
    await first.ended();
    const second = launch({}, { args: [] });
    await second.says(/正在重新建立[\s\S]*正在建立演示城市/);
  });

  it('stays without the demo city once it was started so', async () => {
    const first = launch();
    await address(first);
    first.child.kill('SIGINT');
    await first.ended();
    const second = launch({}, { args: [] });
    await address(second);
    expect(second.output()).not.toContain('演示');
  });
});

describe('a start on a database server', () => {
  it('lets two nodes begin at the same moment on an empty database', async () => {
    const name = `nodes_${Date.now()}`;
    const admin = new pg.Client({ connectionString: inject('templateUrl').replace(/\/yishi_template$/, '/yishi') });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    cleanups.push(async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    });
    const url = inject('templateUrl').replace(/\/yishi_template$/, `/${name}`);
    const nodes = [launch({ DATABASE_URL: url }), launch({ DATABASE_URL: url })];
    for (const node of nodes) expect(await isHealthy(await address(node))).toBe(true);
    for (const node of nodes) {
      node.child.kill('SIGTERM');
      expect(await node.ended()).toBe(0);
    }
    expect(existsSync(path.join(data, 'database'))).toBe(false);
  });
});

// What depends on being root can only be tried as root; an ordinary user has none of these troubles.
if (isRoot) {
  describe('a start as root', () => {
    it('runs the database as another user', async () => {
      await address(launch());
      const { uid } = await stat(path.join(data, 'database', 'pgdata'));
      expect(uid).not.toBe(0);
    });

    it('keeps the database in a system folder when its user cannot enter the data folder, and finds it again', async () => {
      await chmod(data, 0o700);
      const first = launch();
      await address(first);
      const where = /数据库改存于 (\S+)。/.exec(first.output())?.[1] ?? '';
      expect(where).toMatch(/^\/var\/lib\/yishi\/[0-9a-f]{16}$/);
      cleanups.push(() => rm(where, { recursive: true, force: true }));
      expect(existsSync(path.join(where, 'pgdata', 'PG_VERSION'))).toBe(true);
      first.child.kill('SIGINT');
      await first.ended();
      const second = launch();
      expect(await isHealthy(await address(second))).toBe(true);
      expect(second.output()).not.toContain('数据库结构已更新');
      second.child.kill('SIGINT');
      await second.ended();
    });

    it('refuses, in a sentence, an ordinary user who cannot write the folder', async () => {
      if (!isOpenToOthers(root)) return expect(isOpenToOthers(root)).toBe(false);
      const closed = path.join(data, 'closed');
      await mkdir(closed, { mode: 0o755 });
      await refuses(
        launch({ YISHI_DATA: path.join(closed, 'data') }, { args: ['--empty'], uid: nobody, gid: nobody }),
        /无法写入数据文件夹/,
        /cannot be written/,
      );
    });

    it('serves an ordinary user as well', async () => {
      if (!isOpenToOthers(root)) return expect(isOpenToOthers(root)).toBe(false);
      await chown(data, nobody, nobody);
      const program = launch({}, { args: ['--empty'], uid: nobody, gid: nobody });
      expect(await isHealthy(await address(program))).toBe(true);
      program.child.kill('SIGINT');
      expect(await program.ended()).toBe(0);
    });
  });
}

function isOpenToOthers(folder: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: nobody, gid: nobody, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
