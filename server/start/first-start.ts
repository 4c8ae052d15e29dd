import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { connect } from '../db/connect.ts';
import type { Say } from '../db/embedded-home.ts';
import { migrate } from '../db/migrate.ts';
import type { HouseDeps } from '../deps.ts';
import { StartProblem } from '../start-problem.ts';
import type { OpenDatabase } from './database.ts';
import { type DemoState, demoState, loadDemo, setDemoState } from './demo.ts';

/** Any fixed number: whoever holds this advisory lock decides whether there is a demo city and makes it. */
const firstStartLock = 7_140_954_001;

/**
 * Brings the tables up to date, and decides once for this installation: the demo city on the very first start, or
 * nothing with `empty`. A city whose making was interrupted is made again from the start.
 */
export async function prepareInstallation(
  database: OpenDatabase,
  options: { empty: boolean; say: Say; signal: AbortSignal },
): Promise<DemoState> {
  const { say } = options;
  const lock = new pg.Client({ connectionString: database.url, application_name: 'yishi first start' });
  lock.on('error', () => {});
  await lock.connect();
  const owner = connect(database.url, { max: 2, name: 'yishi first start' });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [firstStartLock]);
    await bringUpToDate(database.url, say);
    const state = await demoState(owner.db);
    if (state !== null && state !== 'seeding') return state;
    if (state === 'seeding') {
      say({ zh: '上次建立演示城市时被中断，正在重新建立。', en: 'Building the demo city was interrupted; starting over.' });
      if (await hasCongress(owner.db)) await startOver(database);
    } else if (options.empty || (await hasCongress(owner.db))) {
      await setDemoState(owner.db, 'none');
      return 'none';
    }
    await setDemoState(owner.db, 'seeding');
    say({ zh: '首次启动：正在建立演示城市……', en: 'First start: building the demo city …' });
    await seedInChild(options.signal);
    return 'ready';
  } finally {
    await Promise.all([lock.end(), owner.close()]);
  }
}

/**
 * In a process of its own (the command `seed`): making years of records takes much memory, which a server need not keep, and
 * long stretches of computing, in which it would not hear that it should stop.
 */
async function seedInChild(signal: AbortSignal): Promise<void> {
  const cli = path.join(path.dirname(import.meta.dirname), 'cli.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'seed'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', end, { once: true });
  process.once('exit', end);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  process.off('exit', end);
  signal.removeEventListener('abort', end);
  if (code === 0) return;
  throw new StartProblem({
    zh: '演示城市未能建立，原因见上。可用 npm start -- --empty 在另一个数据文件夹中不带演示启动。',
    en: 'The demo city could not be built; see above. In another data folder, npm start -- --empty starts without it.',
  });
}

/** Builds the demo city in an installation that was started without it and holds no congress yet. */
export async function seedInstallation(database: OpenDatabase, deps: HouseDeps, say: Say): Promise<void> {
  const owner = connect(database.url, { max: 2, name: 'yishi seed' });
  try {
    await bringUpToDate(database.url, say);
    if (await hasCongress(owner.db)) {
      throw new StartProblem({
        zh: '系统中已有数据，演示城市只能建在空的系统里。请用 YISHI_DATA（或 DATABASE_URL）另指定一个空的。',
        en: 'There are data already; the demo city is built only in an empty installation. Name an empty one with YISHI_DATA (or DATABASE_URL).',
      });
    }
    await seed(owner.db, deps, say);
  } finally {
    await owner.close();
  }
}

async function seed(owner: HouseDeps['db'], deps: HouseDeps, say: Say): Promise<void> {
  await setDemoState(owner, 'seeding');
  const { seedDemo } = await loadDemo();
  await seedDemo(deps, say);
  await setDemoState(owner, 'ready');
}

async function bringUpToDate(url: string, say: Say): Promise<void> {
  const applied = await migrate(url);
  if (applied.length > 0)
    say({ zh: `数据库结构已更新（${applied.length} 项）。`, en: `Database brought up to date (${applied.length} steps).` });
}

async function startOver({ url, embedded }: OpenDatabase): Promise<void> {
  if (!embedded) {
    throw new StartProblem({
      zh: '数据库中留有不完整的演示数据。请换一个空的数据库，或清空此库后重新启动。',
      en: 'Half a demo city was left in the database. Use an empty database, or empty this one, and start again.',
    });
  }
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  } finally {
    await client.end();
  }
  await migrate(url);
}

async function hasCongress(db: HouseDeps['db']): Promise<boolean> {
  return (await db.selectFrom('congress').select('id').limit(1).executeTakeFirst()) !== undefined;
}
