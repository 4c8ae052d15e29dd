import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { EmbeddedHome } from './embedded-home.ts';

/** A running database server that this program started. */
export interface Server {
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
}

export interface LaunchOptions {
  readonly port: number;
  readonly log: string;
  readonly durable: boolean;
}

const patience = 60_000;
const largestLog = 10_000_000;

/**
 * Starts the server and waits until it takes connections. Backends of a killed predecessor may hold its shared memory
 * for a moment, so a refusal for that reason is tried again.
 */
export async function launchPostmaster(home: EmbeddedHome, options: LaunchOptions): Promise<Server> {
  const deadline = Date.now() + patience;
  for (;;) {
    const logStart = shortenLog(options.log);
    const child = spawnPostmaster(home, options);
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    const ready = await waitUntil(() => hasEnded(child) || isReady(home.cluster, child.pid), deadline - Date.now());
    if (child.pid !== undefined && ready && !hasEnded(child)) return { pid: child.pid, exited };
    const said = logSince(options.log, logStart);
    if (/shared memory block .* is still in use/.test(said) && Date.now() < deadline - patience / 2) {
      await pause(200);
      continue;
    }
    if (child.pid !== undefined && !hasEnded(child)) process.kill(child.pid, 'SIGQUIT');
    throw startFailure(said, options.log);
  }
}

function spawnPostmaster(home: EmbeddedHome, { port, log, durable }: LaunchOptions): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 120,
    ...fitted(),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const output = openSync(log, 'a', 0o600);
  try {
    // Its own session: Ctrl-C at the terminal must reach the program, which then stops the database in order.
    const child = spawn(
      path.join(home.binaries, 'bin', 'postgres'),
      ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...home.runAs, cwd: home.binaries, detached: true, stdio: ['ignore', output, output], env: serverEnvironment() },
    );
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** What the database may use of this machine; the server's own settings are for the smallest. Its disks are taken for ones without moving parts. */
function fitted(): Readonly<Record<string, string | number>> {
  // A container may be given less than its host has.
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20;
  return {
    shared_buffers: `${Math.round(Math.min(1024, Math.max(128, megabytes / 16)))}MB`,
    effective_cache_size: `${Math.round(megabytes / 2)}MB`,
    work_mem: '8MB',
    random_page_cost: 1.1,
  };
}

/** What a child of ours inherits: no settings, no secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SYSTEMROOT } = process.env;
  return { ...(PATH ? { PATH } : {}), ...(TMPDIR ? { TMPDIR } : {}), ...(SYSTEMROOT ? { SYSTEMROOT } : {}), LC_MESSAGES: 'C' };
}

const hasEnded = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const isReady = (cluster: string, pid: number | undefined): boolean => {
  const file = readPostmasterFile(cluster);
  return file !== null && file.pid === pid && file.ready;
};

/** What `postmaster.pid` says, or nothing when there is none. */
export function readPostmasterFile(cluster: string): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * The server that still runs on these data, or nothing. A file left behind whose number now belongs to some other
 * program (common in containers) is removed, since PostgreSQL would take that program for its own.
 */
export function findPostmaster(cluster: string): { pid: number; port: number } | null {
  const file = readPostmasterFile(cluster);
  if (!file || !isAlive(file.pid)) return null;
  if (isPostgres(file.pid, cluster)) return file;
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

function isPostgres(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.includes(cluster) || (command[0] ?? '').startsWith('postgres:');
  } catch {
    return false;
  }
}

/** Whether a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Stops a server in order (open transactions are rolled back, everything is written), after 20 s by force. */
export async function stopPostmaster(pid: number, binaries: string, cluster: string): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(path.join(binaries, 'bin', 'pg_ctl.exe'), ['stop', '-m', 'fast', '-D', cluster], { stdio: 'ignore' });
    return;
  }
  signal(pid, 'SIGINT');
  if (await waitUntil(() => !isAlive(pid), 20_000)) return;
  signal(pid, 'SIGQUIT');
  if (await waitUntil(() => !isAlive(pid), 5_000)) return;
  signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Asks again every few milliseconds; answers whether it came true in time. */
export async function waitUntil(isTrue: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!isTrue()) {
    if (Date.now() > end) return false;
    await pause(15);
  }
  return true;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function shortenLog(log: string): number {
  try {
    const { size } = statSync(log);
    if (size <= largestLog) return size;
    truncateSync(log, 0);
  } catch {
    // The first start has no log yet.
  }
  return 0;
}

const logSince = (log: string, start: number): string => readFileSync(log).subarray(start).toString('utf8');

function startFailure(said: string, log: string): StartProblem {
  const line =
    said
      .split('\n')
      .filter((l) => /FATAL|ERROR|HINT/.test(l))
      .join('\n') || said.trim().split('\n').slice(-3).join('\n');
  if (/lock file "postmaster.pid" already exists/.test(said)) return inUse(null);
  return new StartProblem({ zh: `内置数据库未能启动，详情见 ${log}：\n${line}`, en: `The embedded database did not start; see ${log}.` });
}

/** The refusal to a second program on the same data. */
export function inUse(pid: number | null): StartProblem {
  return new StartProblem({
    zh: `这个数据文件夹正由另一个正在运行的议事程序使用${pid === null ? '' : `（进程 ${pid}）`}。请使用已打开的那一个，或先把它停下；要另开一套，请用 YISHI_DATA 另指定一个文件夹。`,
    en: `This data folder is in use by another Yishi that is running${pid === null ? '' : ` (process ${pid})`}. Use that one, or stop it first; for a separate one name another folder with YISHI_DATA.`,
  });
}
