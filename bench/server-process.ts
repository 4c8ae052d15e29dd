import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Memory {
  /** Bytes held now, and the most held at any moment so far. */
  readonly now: number;
  readonly peak: number;
}

/** The key of the measured server; it guards nothing. */
export const benchSecretKey = Buffer.alloc(32, 1);

/** The measured server in its own process. */
export interface ServerProcess {
  readonly address: string;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

/** Starts the server on a database, with the flags of Node that it has in service; it logs to nowhere. `more` are settings. */
export async function startServer(databaseUrl: string, dataFolder: string, more: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const child = fork(fileURLToPath(import.meta.resolve('./server.ts')), {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, YISHI_DATA: dataFolder, PORT: '0', ...more },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { address } = await answerOf<{ address: string }>(child);
  return {
    address,
    memory: () => {
      child.send('memory');
      return answerOf<Memory>(child);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const failed = new AbortController();
  const onExit = () => failed.abort(new Error('the measured server ended'));
  child.once('exit', onExit);
  try {
    const [answer] = await once(child, 'message', { signal: failed.signal });
    return answer as T;
  } finally {
    child.off('exit', onExit);
  }
}
