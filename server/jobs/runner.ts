import pg from 'pg';
import type { Clock } from '../clock.ts';
import { appRole, connect } from '../db/connect.ts';

/**
 * Something done in the background, again and again, by one node at a time. It must find out for itself what is due
 * (by the clock it was given) and do no harm when it runs once too often.
 */
export interface Job {
  readonly name: string;
  /** How long after its last beginning, on any node, it is due again. What was due while nothing ran is done at the next start. */
  readonly everyMinutes: number;
  /** A PostgreSQL channel: a message on it runs the job at once. */
  readonly wakeOn?: string;
  run(): Promise<unknown>;
}

export interface JobsDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly jobs: readonly Job[];
  readonly onError: (job: string, error: unknown) => void;
  /** How often to look what is due, in milliseconds. */
  readonly lookEvery?: number;
}

/**
 * Starts the background work of this node. Who runs a job holds an advisory lock of PostgreSQL, which ends with its
 * connection: when a node dies, another one goes on at once. `stop` waits for what is running.
 */
export async function startJobs(deps: JobsDeps): Promise<{ stop(): Promise<void> }> {
  const { url, jobs, lookEvery = 15_000 } = deps;
  const connection = connect(url, { role: appRole, max: jobs.length + 1, name: 'yishi jobs' });
  const workers = jobs.map((job) => createWorker(connection.pool, deps, job));
  const look = (): void => {
    for (const worker of workers) worker.consider(false);
  };
  const listener = await listen(deps, (channel) => {
    for (const worker of workers) if (worker.job.wakeOn === channel) worker.consider(true);
  });
  const timer = setInterval(look, lookEvery);
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      await listener.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      await connection.close();
    },
  };
}

interface Worker {
  readonly job: Job;
  /** Runs the job if it is due, or in any case when it was called for. */
  consider(called: boolean): void;
  stop(): Promise<void>;
}

/** One job on this node. A call that comes while it runs makes it run once more: the running one may have looked too early. */
function createWorker(pool: pg.Pool, deps: JobsDeps, job: Job): Worker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const work = async (called: boolean): Promise<void> => {
    try {
      await runLocked(pool, deps, job, called, () => stopped);
    } catch (error) {
      deps.onError(job.name, error);
    }
  };
  const consider = (called: boolean): void => {
    if (stopped) return;
    if (running) {
      again ||= called;
      return;
    }
    running = work(called).then(() => {
      running = null;
      if (!again) return;
      again = false;
      consider(true);
    });
  };
  return {
    job,
    consider,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function runLocked(pool: pg.Pool, { clock }: JobsDeps, job: Job, called: boolean, isStopped: () => boolean): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  client.on('error', (error) => {
    broken = error;
  });
  try {
    const heard = called ? await databaseTime(client) : null;
    while (!(await takeLock(client, job))) {
      // Whoever has the lock may have looked before the call, or only looked whether the job is due.
      if (heard === null || isStopped() || (await hasBegunSince(client, job, heard))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    try {
      if (heard === null ? await isDue(client, job, clock.now()) : !(await hasBegunSince(client, job, heard))) {
        await markBegun(client, job, clock.now());
        await job.run();
      }
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName(job)]);
    }
  } catch (error) {
    broken ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed is closed rather than returned, and its lock goes with it.
    client.removeAllListeners('error');
    client.release(broken);
  }
}

const lockName = (job: Job): string => `job ${job.name}`;

async function takeLock(client: pg.PoolClient, job: Job): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', [lockName(job)]);
  return rows[0]?.mine ?? false;
}

/** As text: a Date would lose the microseconds that tell two moments apart. */
async function databaseTime(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
  return rows[0]?.now ?? '-infinity';
}

async function hasBegunSince(client: pg.PoolClient, job: Job, moment: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM job_run WHERE name = $1 AND began_at > $2::timestamptz', [job.name, moment]);
  return rowCount === 1;
}

async function markBegun(client: pg.PoolClient, job: Job, now: Date): Promise<void> {
  await client.query(
    `INSERT INTO job_run (name, started_at, began_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, began_at = excluded.began_at`,
    [job.name, now],
  );
}

async function isDue(client: pg.PoolClient, job: Job, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ started_at: Date }>('SELECT started_at FROM job_run WHERE name = $1', [job.name]);
  const last = rows[0]?.started_at;
  // A clock that was set back must not keep the job waiting.
  return !last || last > now || now.getTime() - last.getTime() >= job.everyMinutes * 60_000;
}

/** Hears the calls; a lost connection is made again, and then every job is called, for what was missed. */
async function listen({ url, jobs, onError }: JobsDeps, heard: (channel: string) => void): Promise<{ stop(): Promise<void> }> {
  const channels = [...new Set(jobs.flatMap((job) => job.wakeOn ?? []))];
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    client = new pg.Client({ connectionString: url, application_name: 'yishi calls', keepAlive: true });
    client.on('error', () => {});
    client.on('end', again);
    client.on('notification', ({ channel }) => heard(channel));
    await client.connect();
    for (const channel of channels) {
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      heard(channel);
    }
  };
  const again = (): void => {
    if (stopped) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      open().catch((error: unknown) => {
        onError('calls', error);
        again();
      });
    }, 1000);
  };

  if (channels.length > 0) await open();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
