import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants as constantsOfZlib, gzip } from 'node:zlib';
import type { Say } from '../db/embedded-home.ts';
import { isAlive } from '../db/postmaster.ts';
import { StartProblem } from '../start-problem.ts';

const root = path.dirname(path.dirname(import.meta.dirname));
const sources = ['web', 'contract', 'engine', 'registers', 'rules', 'processes'];

/**
 * The folder of the built web page; it is built when it is missing or older than its sources. Where the program's own
 * folder cannot be written it is built into the data folder.
 */
export async function ensureWebPage(dataFolder: string, say: Say): Promise<string | null> {
  if (!existsSync(path.join(root, 'web', 'vite.config.ts'))) return null;
  const fresh = await fingerprint();
  const beside = path.join(root, 'web', 'dist');
  const within = path.join(dataFolder, 'web');
  for (const folder of [beside, within]) if ((await stampOf(folder)) === fresh) return folder;
  const folder = (await isWritable(path.dirname(beside))) ? beside : within;
  say({ zh: '正在生成网页……', en: 'Building the web page …' });
  const half = `${folder}.${process.pid}`;
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    await sweepHalves(folder);
    await build('web', half);
    await build(path.join('web', 'portal'), path.join(half, 'portal'));
    await compressWithin(half);
    await writeFile(path.join(half, stampName), fresh);
    await rm(folder, { recursive: true, force: true });
    await rename(half, folder).catch(async (error: unknown) => {
      // Another start may have built the same page in the meantime.
      if ((await stampOf(folder)) !== fresh) throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return folder;
}

/** What a start that was killed while building left behind. */
async function sweepHalves(folder: string): Promise<void> {
  const names = await readdir(path.dirname(folder));
  const left = names.filter((name) => name.startsWith(`${path.basename(folder)}.`) && !isAlive(Number(name.split('.').at(-1))));
  for (const name of left) await rm(path.join(path.dirname(folder), name), { recursive: true, force: true });
}

const stampName = '.sources';
const stampOf = (folder: string): Promise<string | null> => readFile(path.join(folder, stampName), 'utf8').catch(() => null);

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Changes whenever a file that goes into the page does. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(root, 'package-lock.json')));
  for (const room of sources.filter((name) => existsSync(path.join(root, name)))) {
    const entries = await readdir(path.join(root, room), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !/[\\/]dist(\.\d+)?[\\/]|\.test(-d)?\.tsx?$|\.md$/.test(file))
      .sort();
    for (const file of files)
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
  }
  return hash.digest('hex');
}

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);
/** Smaller files arrive in one piece anyway. */
const worthwhile = 1400;

/** Puts a compressed copy beside each file of text, so that a slow phone is sent a quarter and the server never compresses. */
async function compressWithin(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:js|css|svg|html|json|webmanifest)$/u.test(entry.name));
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    if (content.length < worthwhile) continue;
    const [br, gz] = await Promise.all([
      brotlied(content, { params: { [constantsOfZlib.BROTLI_PARAM_QUALITY]: 9 } }),
      gzipped(content, { level: 9 }),
    ]);
    await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
  }
}

/** One of the two pages, the console or the portal. */
async function build(page: string, folder: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', path.join(root, page), '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn', '--configLoader', 'native'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  const end = (): boolean => child.kill();
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  process.off('exit', end);
  if (code === 0) return;
  throw new StartProblem({ zh: `网页未能生成：\n${said.trim()}`, en: 'The web page could not be built; see above.' });
}
