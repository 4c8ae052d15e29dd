import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const patience = 180_000;

/** Seconds from `npm start` to its greeting, on an empty data folder and again on the same one; or why there are none. */
export type Starts = { readonly first: number; readonly later: number } | { readonly why: string };

/** Measures both starts, demo city and all. */
export async function measureStarts(): Promise<Starts> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-start-'));
  try {
    return { first: await startOnce(folder), later: await startOnce(folder) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function startOnce(folder: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join('scripts', 'launch.mjs'), 'start'], {
    cwd: root,
    env: { ...process.env, YISHI_DATA: folder, PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let seconds: number | null = null;
    const timer = setTimeout(() => child.kill('SIGTERM'), patience);
    const listen = (text: string) => {
      said += text;
      if (seconds !== null || !/Yishi {2}http/.test(said)) return;
      seconds = (performance.now() - started) / 1000;
      child.kill('SIGINT');
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      if (seconds !== null) resolve(seconds);
      else reject(new Error(said.trim().split('\n').slice(-3).join(' ') || 'it did not start in time'));
    });
  });
}
