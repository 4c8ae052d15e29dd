import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { ManualClock } from '../clock.ts';
import { type Job, startJobs } from './runner.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const clock = new ManualClock(new Date('2024-03-01T01:00:00Z'));
const rarely = 1_000_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const call = (channel: string) => sql`SELECT pg_notify(${channel}, '')`.execute(database.db);
const start = (jobs: Job[], onError: (job: string, error: unknown) => void = () => {}) =>
  startJobs({ url: database.url, clock, jobs, onError, lookEvery: 50 });

describe('background work', () => {
  it('runs when it is due by the clock, on one of three nodes, and at once when it was due while nothing ran', async () => {
    let runs = 0;
    const job: Job = { name: 'due', everyMinutes: 10, run: async () => runs++ };
    const nodes = await Promise.all([start([job]), start([job]), start([job])]);
    await expect.poll(() => runs).toBe(1);
    clock.set(new Date(clock.now().getTime() + 10 * 60_000 - 1));
    await pause(300);
    expect(runs).toBe(1);
    clock.set(new Date(clock.now().getTime() + 1));
    await expect.poll(() => runs).toBe(2);
    await pause(300);
    expect(runs).toBe(2);
    await Promise.all(nodes.map((node) => node.stop()));
    clock.advanceDays(3);
    const later = await start([job]);
    await expect.poll(() => runs).toBe(3);
    await later.stop();
  });

  it('of a node that died is taken over at once', async () => {
    const holder = new pg.Client({ connectionString: database.url });
    holder.on('error', () => {});
    await holder.connect();
    await holder.query("SELECT pg_advisory_lock(hashtextextended('job orphan', 0))");
    let runs = 0;
    const node = await start([{ name: 'orphan', everyMinutes: 1, run: async () => runs++ }]);
    await pause(300);
    expect(runs).toBe(0);
    await sql`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()`.execute(
      database.owner,
    );
    await expect.poll(() => runs).toBe(1);
    await node.stop();
    await holder.end();
  });

  it('runs at once when called, in a transaction that commits', async () => {
    let runs = 0;
    const node = await start([{ name: 'once', everyMinutes: rarely, wakeOn: 'test_once', run: async () => runs++ }]);
    await expect.poll(() => runs).toBe(1);
    await call('test_once');
    await expect.poll(() => runs).toBe(2);
    await database.db
      .transaction()
      .execute(async (tx) => {
        await sql`SELECT pg_notify('test_once', '')`.execute(tx);
        throw new Error('rolled back');
      })
      .catch(() => {});
    await pause(300);
    expect(runs).toBe(2);
    await node.stop();
  });

  it('of one name never runs side by side on three nodes, and nothing called for is lost', async () => {
    let now = 0;
    let most = 0;
    let lastStart = 0;
    const job: Job = {
      name: 'alone',
      everyMinutes: rarely,
      wakeOn: 'test_alone',
      run: async () => {
        lastStart = performance.now();
        most = Math.max(most, ++now);
        await pause(60);
        now--;
      },
    };
    const nodes = await Promise.all([start([job]), start([job]), start([job])]);
    let lastCall = 0;
    for (let n = 0; n < 10; n++) {
      lastCall = performance.now();
      await call('test_alone');
      await pause(25);
    }
    await expect.poll(() => lastStart > lastCall && now === 0, { timeout: 10_000 }).toBe(true);
    expect(most).toBe(1);
    await Promise.all(nodes.map((node) => node.stop()));
  });

  it('that fails is reported and runs again the next time', async () => {
    const failures: string[] = [];
    let runs = 0;
    const node = await start(
      [
        {
          name: 'failing',
          everyMinutes: rarely,
          wakeOn: 'test_failing',
          run: async () => {
            if (++runs === 1) throw new Error('broken');
          },
        },
      ],
      (job, error) => failures.push(`${job}: ${error instanceof Error ? error.message : error}`),
    );
    await expect.poll(() => failures).toEqual(['failing: broken']);
    await call('test_failing');
    await expect.poll(() => runs).toBe(2);
    expect(failures).toHaveLength(1);
    await node.stop();
  });

  it('is waited for when the node stops', async () => {
    let finished = false;
    let started = false;
    const node = await start([
      {
        name: 'slow',
        everyMinutes: rarely,
        wakeOn: 'test_slow',
        run: async () => {
          started = true;
          await pause(400);
          finished = true;
        },
      },
    ]);
    await expect.poll(() => started).toBe(true);
    await node.stop();
    expect(finished).toBe(true);
  });

  it('hears calls again after its connections were cut', async () => {
    let runs = 0;
    const node = await start([{ name: 'cut', everyMinutes: rarely, wakeOn: 'test_cut', run: async () => runs++ }]);
    await expect.poll(() => runs).toBe(1);
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'yishi %' AND datname = current_database() AND pid <> pg_backend_pid()`.execute(
      database.owner,
    );
    await expect.poll(() => runs, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    await node.stop();
  });
});
