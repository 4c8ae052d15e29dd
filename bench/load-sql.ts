import type pg from 'pg';
import { newId } from '../server/new-id.ts';
import { type Timing, timingOf } from './timing.ts';

/** Runs `once` on some connections for some seconds; each worker is told its number. */
export async function loadSql(workers: number, seconds: number, once: (worker: number, n: number) => Promise<void>): Promise<Timing> {
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let n = 0, before = performance.now(); before < until; n++) {
        await once(worker, n);
        const after = performance.now();
        times.push(after - before);
        before = after;
      }
    }),
  );
  return timingOf(times, (performance.now() - started) / 1000);
}

/** One statement as the server sent it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements in the order sent; those of one wave went out together. */
export type Waves = readonly (readonly Statement[])[];

/** Sends the statements of one request again. */
export async function replay(pool: pg.Pool, waves: Waves): Promise<void> {
  for (const wave of waves) await Promise.all(wave.map((statement) => pool.query(statement.text, valuesOf(statement))));
}

/** Reading personal data is noted in the access log, under a new id each time. */
function valuesOf({ text, values }: Statement): unknown[] {
  if (!text.startsWith('insert into "access_log" ("congress_id", "id",')) return [...values];
  return values.map((value, i) => (i === 1 ? newId() : value));
}
