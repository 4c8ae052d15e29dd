import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { type EmbeddedHome, giveTo } from './embedded-home.ts';
import { serverEnvironment } from './postmaster.ts';

/** Makes a new, empty cluster with UTF-8 texts whose owner is `yishi`. An interrupted attempt leaves nothing that looks finished. */
export async function createCluster(home: EmbeddedHome, password: string): Promise<void> {
  const half = `${home.cluster}.new`;
  await rm(half, { recursive: true, force: true });
  const scratch = await mkdtemp(path.join(tmpdir(), 'yishi-'));
  try {
    const passwordFile = path.join(scratch, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    await makeOwned(half, home);
    await giveTo(passwordFile, home.runAs);
    await giveTo(scratch, home.runAs);
    await initialise(home, half, passwordFile);
    await rename(half, home.cluster);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function makeOwned(folder: string, { runAs }: EmbeddedHome): Promise<void> {
  await mkdir(folder);
  await chmod(folder, 0o700);
  await giveTo(folder, runAs);
}

async function initialise(home: EmbeddedHome, cluster: string, passwordFile: string): Promise<void> {
  // The built-in provider sorts by code point and is the same on every machine; upper, lower and word boundaries know all of Unicode.
  const options = [
    `--pgdata=${cluster}`,
    '--username=yishi',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${process.platform === 'win32' ? 'C' : 'C.UTF-8'}`,
    '--text-search-config=simple',
    '--data-checksums',
  ];
  const child = spawn(path.join(home.binaries, 'bin', 'initdb'), options, {
    ...home.runAs,
    cwd: home.binaries,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  throw new StartProblem({
    zh: `内置数据库未能建立（${path.dirname(cluster)}）。请检查磁盘空间和权限：\n${said.trim()}`,
    en: `The embedded database could not be made in ${path.dirname(cluster)}. Please check disk space and permissions.`,
  });
}

/** A cluster belongs to one main version of PostgreSQL. */
export function refuseOtherVersion({ cluster }: EmbeddedHome): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === supportedVersion) return;
  throw new StartProblem({
    zh: `这个数据文件夹由 PostgreSQL ${made} 建立，本程序内置 ${supportedVersion}。请用原来的版本备份（npm run yishi -- backup），再恢复到新的数据文件夹。`,
    en: `This data folder was made by PostgreSQL ${made}; this program brings ${supportedVersion}. Back it up with the old version (npm run yishi -- backup) and restore into a new data folder.`,
  });
}

const supportedVersion = '18';
