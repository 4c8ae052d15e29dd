import { Logger, makeWorkerUtils, parseCronItems, type Runner, run } from 'graphile-worker';
import pg from 'pg';

/**
 * Something done in the background, again and again, by one node at a time. It must find out for itself what is due
 * (by the clock it was given) and do no harm when it runs once too often.
 */
export interface Job {
  readonly name: string;
  /** When to run, as a cron pattern in UTC. */
  readonly cron: string;
  /** A PostgreSQL channel: a message on it runs the job at once. */
  readonly wakeOn?: string;
  run(): Promise<unknown>;
}

export interface JobsDeps {
  /** The owner's address: the queue lives in its own schema. */
  readonly url: string;
  readonly jobs: readonly Job[];
  readonly onError: (job: string, error: unknown) => void;
}

/** Starts the background work of this node. `stop` waits for what is running. */
export async function startJobs(deps: JobsDeps): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: deps.url, max: 6, application_name: 'yishi jobs' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  await utils.migrate();
  const wake = (job: Job) => utils.addJob(job.name, {}, options(job)).catch((error: unknown) => deps.onError(job.name, error));
  const runner = await keepRunning(pool, deps);
  const listener = await listen(deps, wake);
  return {
    stop: async () => {
      await listener.stop();
      await runner.stop();
      await utils.release();
      await pool.end();
    },
  };
}

/** A job waits at most once in the queue, and jobs of one name never run side by side, on however many nodes. */
const options = (job: Job) => ({ queueName: job.name, jobKey: job.name, jobKeyMode: 'preserve_run_at' as const, maxAttempts: 1 });

/** A runner gives up when the database stays away; then it is started again until it holds. */
async function keepRunning(pool: pg.Pool, deps: JobsDeps): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let runner: Runner | null = null;
  let retry: NodeJS.Timeout | undefined;
  const start = async (): Promise<void> => {
    runner = await startRunner(pool, deps);
    runner.promise.catch(() => {}).finally(again);
  };
  const again = (): void => {
    runner = null;
    if (stopped) return;
    retry = setTimeout(() => {
      start().catch((error: unknown) => {
        deps.onError('runner', error);
        again();
      });
    }, 2000);
  };
  await start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await runner?.stop().catch(() => {});
    },
  };
}

function startRunner(pool: pg.Pool, { jobs, onError }: JobsDeps): Promise<Runner> {
  const tasks = jobs.map((job) => [
    job.name,
    async () => {
      try {
        await job.run();
      } catch (error) {
        onError(job.name, error);
      }
    },
  ]);
  return run({
    pgPool: pool,
    logger: silent,
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 1000,
    taskList: Object.fromEntries(tasks),
    parsedCronItems: parseCronItems(
      jobs.map((job) => ({ task: job.name, identifier: job.name, match: job.cron, options: { ...options(job), backfillPeriod: 0 } })),
    ),
  });
}

/** Hears the wake-up calls; a lost connection is made again, and meanwhile the cron times still hold. */
async function listen({ url, jobs, onError }: JobsDeps, wake: (job: Job) => Promise<unknown>): Promise<{ stop(): Promise<void> }> {
  const channels = new Map(jobs.filter((job) => job.wakeOn !== undefined).map((job) => [job.wakeOn, job]));
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    client = new pg.Client({ connectionString: url, application_name: 'yishi wake', keepAlive: true });
    client.on('error', () => {});
    client.on('end', again);
    client.on('notification', ({ channel }) => {
      const job = channels.get(channel);
      if (job) void wake(job);
    });
    await client.connect();
    for (const [channel, job] of channels) {
      await client.query(`LISTEN ${pg.escapeIdentifier(String(channel))}`);
      await wake(job);
    }
  };
  const again = (): void => {
    if (stopped) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      connect().catch((error: unknown) => {
        onError('wake', error);
        again();
      });
    }, 1000);
  };

  if (channels.size > 0) await connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

const silent = new Logger(() => () => {});
