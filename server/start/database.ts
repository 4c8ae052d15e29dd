import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { type EmbeddedDatabase, findRunningDatabase, startEmbeddedDatabase } from '../db/embedded.ts';
import type { Say } from '../db/embedded-home.ts';
import { StartProblem } from '../start-problem.ts';

/** The database this installation works on, as its owner. */
export interface OpenDatabase {
  readonly url: string;
  /** The embedded server, when that is what it is and this process started it. */
  readonly embedded: EmbeddedDatabase | null;
  stop(): Promise<void>;
}

interface Options {
  readonly say: Say;
  /** For commands beside a running server: use its embedded database rather than refuse. */
  readonly share?: boolean;
  readonly onLost?: (problem: StartProblem) => void;
}

/** Folder of the embedded database within the data folder. */
export const databaseFolder = (config: Pick<Config, 'dataFolder'>): string => path.join(config.dataFolder, 'database');

/** Opens the database of the settings: the one at `DATABASE_URL`, else the embedded one. Refuses in a sentence when it cannot. */
export async function openDatabase(config: Pick<Config, 'dataFolder' | 'databaseUrl'>, options: Options): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    await waitForServer(config.databaseUrl, options.say);
    return { url: config.databaseUrl, embedded: null, stop: async () => {} };
  }
  const running = options.share ? findRunningDatabase(databaseFolder(config)) : null;
  if (running !== null) return { url: running, embedded: null, stop: async () => {} };
  const embedded = await startEmbeddedDatabase(databaseFolder(config), {
    say: options.say,
    ...(options.onLost ? { onLost: options.onLost } : {}),
  });
  return { url: embedded.url, embedded, stop: embedded.stop };
}

const patience = 8000;
const answersLater = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '53300']);

/** A server that is just starting gets a few seconds; what waiting cannot mend is said at once. */
async function waitForServer(url: string, say: Say): Promise<void> {
  const deadline = Date.now() + patience;
  let told = false;
  for (;;) {
    const error = await tryConnection(url);
    if (error === null) return;
    if (!answersLater.has(codeOf(error)) || Date.now() > deadline) throw explain(url, error);
    if (!told) say({ zh: '数据库暂无应答，稍候重试……', en: 'The database does not answer yet; trying again …' });
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function tryConnection(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the database of the settings cannot be used and what to do about it. Never prints the password. */
function explain(url: string, error: unknown): StartProblem {
  const { hostname, port, pathname, username } = new URL(url);
  const at = `${hostname}:${port || 5432}`;
  const name = decodeURIComponent(pathname.slice(1));
  const code = codeOf(error);
  if (code === '28P01' || code === '28000') {
    return new StartProblem(
      {
        zh: `数据库 ${at} 拒绝了账号“${username}”：密码不正确，或该账号不允许登录。请检查 DATABASE_URL。`,
        en: `The database at ${at} turned the account "${username}" away: wrong password, or it may not sign in. Please check DATABASE_URL.`,
      },
      error,
    );
  }
  if (code === '3D000') {
    return new StartProblem(
      {
        zh: `数据库服务器 ${at} 上没有名为“${name}”的数据库。请先建立：CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0;`,
        en: `The server at ${at} has no database "${name}". Please create it first: CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0;`,
      },
      error,
    );
  }
  const detail = error instanceof Error && error.message !== '' ? error.message : code;
  return new StartProblem(
    {
      zh: `数据库 ${at} 没有应答（${detail}）。请检查它是否在运行、网络是否连通以及 DATABASE_URL 是否正确；不设 DATABASE_URL 则使用内置数据库。`,
      en: `The database at ${at} does not answer (${detail}). Please check that it runs, that the network leads there and that DATABASE_URL is right; without DATABASE_URL the embedded database is used.`,
    },
    error,
  );
}
