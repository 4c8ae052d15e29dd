import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import { createCluster, refuseOtherVersion } from './embedded-cluster.ts';
import { type EmbeddedHome, prepareHome, type Say } from './embedded-home.ts';
import { claimFolder, claimHolder } from './embedded-lock.ts';
import { findPostmaster, isAlive, launchPostmaster, type Server, stopPostmaster } from './postmaster.ts';

export interface EmbeddedDatabase {
  /** Address of the database `yishi`, as its owner. */
  readonly url: string;
  /** Process id of the database server; it changes when the server had to be started again. */
  pid(): number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly say?: Say;
  /** Only tests may give up safety against power loss for speed. */
  readonly durable?: boolean;
  /** Called once when the database died and could not be brought back. */
  readonly onLost?: (problem: StartProblem) => void;
}

interface Access {
  readonly password: string;
  readonly port: number;
}

/**
 * Starts the embedded PostgreSQL on the data in `folder`, making it on the first start. A server left over from a
 * killed predecessor is stopped first; a folder that a living program uses is refused. A server that dies is started
 * again on the same port.
 */
export async function startEmbeddedDatabase(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const say = options.say ?? (() => {});
  const home = await prepareHome(folder, say);
  const claim = await claimFolder(folder);
  let keeper: Keeper | undefined;
  const stop = async (): Promise<void> => {
    await keeper?.stop();
    await claim.release();
  };
  try {
    await stopOrphan(home, say);
    const access = { password: readAccess(folder)?.password ?? randomBytes(24).toString('base64url'), port: await freePort() };
    await writeAccess(folder, access);
    if (!existsSync(path.join(home.cluster, 'PG_VERSION'))) await createCluster(home, access.password);
    refuseOtherVersion(home);
    keeper = await keepRunning(home, folder, access.port, options);
    await ensureDatabase(access);
    return { url: address(access), pid: keeper.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopOrphan(home: EmbeddedHome, say: Say): Promise<void> {
  const orphan = findPostmaster(home.cluster);
  if (!orphan) return;
  say({
    zh: '上次未正常关闭，正在停下遗留的数据库进程。',
    en: 'The last run did not end in order; stopping the database it left behind.',
  });
  await stopPostmaster(orphan.pid, home.binaries, home.cluster);
}

/** Address of the embedded database that a running program keeps in `folder`, or null when none runs. */
export function findRunningDatabase(folder: string): string | null {
  const access = claimHolder(folder) === null ? null : readAccess(folder);
  return access && address(access);
}

/** A server that dies sooner than this again and again is started with growing pauses, so that nothing spins. */
const shortLife = 2000;
const longestPause = 2000;

type Keeper = Pick<EmbeddedDatabase, 'pid' | 'stop'>;

/** Starts the server, and again whenever it dies without having been told to. */
async function keepRunning(home: EmbeddedHome, folder: string, port: number, options: EmbeddedOptions): Promise<Keeper> {
  const launch = { port, log: path.join(folder, 'postgresql.log'), durable: options.durable ?? true };
  let server: Server = await launchPostmaster(home, launch);
  let stopping = false;
  const watch = async (): Promise<void> => {
    let shortLives = 0;
    for (;;) {
      const started = Date.now();
      await server.exited;
      if (stopping) return;
      shortLives = Date.now() - started < shortLife ? shortLives + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(0, shortLives - 20) * 100, longestPause)));
      if (stopping) return;
      server = await launchPostmaster(home, launch);
      if (stopping) return stopPostmaster(server.pid, home.binaries, home.cluster);
    }
  };
  // However this program ends, short of being killed, the server is told to end too.
  const tellToEnd = (): void => {
    if (isAlive(server.pid)) process.kill(server.pid, 'SIGINT');
  };
  process.on('exit', tellToEnd);
  const watching = watch().catch((error: unknown) => options.onLost?.(error instanceof StartProblem ? error : lost(launch.log)));
  return {
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      await stopPostmaster(server.pid, home.binaries, home.cluster);
      await watching;
      process.off('exit', tellToEnd);
    },
  };
}

const lost = (log: string): StartProblem =>
  new StartProblem({
    zh: `内置数据库中断后未能重新启动，详情见 ${log}。`,
    en: `The embedded database died and could not be started again; see ${log}.`,
  });

const accessFile = (folder: string): string => path.join(folder, 'access.json');
const address = ({ password, port }: Access): string => `postgres://yishi:${password}@127.0.0.1:${port}/yishi`;

function readAccess(folder: string): Access | null {
  if (!existsSync(accessFile(folder))) return null;
  return JSON.parse(readFileSync(accessFile(folder), 'utf8')) as Access;
}

/** The password must not be lost to a power cut in the middle of writing. */
async function writeAccess(folder: string, access: Access): Promise<void> {
  const half = `${accessFile(folder)}.new`;
  await writeFile(half, JSON.stringify(access), { mode: 0o600, flush: true });
  await rename(half, accessFile(folder));
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: address(access).replace(/\/yishi$/, '/postgres') });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'yishi'");
    if (rowCount === 0) await client.query('CREATE DATABASE yishi');
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
}
