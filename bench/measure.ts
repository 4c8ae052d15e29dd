import type pg from 'pg';
import { type BareWrite, bareWrite, writeAgain } from './bare-writes.ts';
import { capture } from './capture.ts';
import { loadHttp, warmUp } from './load-http.ts';
import { loadSql, replay } from './load-sql.ts';
import { type Operation, operations } from './operations.ts';
import type { Target } from './people.ts';
import type { Timing } from './timing.ts';

/** One operation at one number of connections: over HTTP, and the same SQL (for actions: the bare writes) sent straight. */
export interface Measured {
  readonly operation: Operation;
  readonly connections: number;
  readonly http: Timing;
  readonly sql: Timing;
  /** Statements one request sends, and how many the straight comparison sends. */
  readonly statements: number;
  readonly bareStatements: number;
}

export interface Load {
  readonly connections: readonly number[];
  readonly seconds: number;
}

const capturedWrites = 8;
const settleFor = 1500;

interface Place {
  readonly url: string;
  readonly dataFolder: string;
  readonly address: string;
  /** As many connections as the server has. */
  readonly pool: pg.Pool;
  readonly targets: readonly Target[];
}

/** Measures every operation at every number of connections. */
export async function measure(place: Place, { connections, seconds }: Load, progress: (text: string) => void): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const operation of operations) {
    const calls = operation.calls(place.targets);
    const captured = await capture(place.url, place.dataFolder, operation.id === 'create' ? calls.slice(0, capturedWrites) : calls);
    const statements = averageOf(captured.map((c) => c.waves.flat().length));
    const bare = operation.writes ? captured.map(bareWrite) : [];
    for (const count of connections) {
      progress(`${operation.title}, ${count} connections`);
      await warmUp(place.address, calls, count);
      const http = await loadHttp(place.address, calls, count, seconds);
      const sql = operation.writes
        ? await loadWrites(place.pool, operation, bare, count, seconds)
        : await loadSql(count, seconds, (worker, n) => replay(place.pool, at(captured, worker * 7 + n).waves));
      const bareStatements = operation.writes ? averageOf(bare.map((b) => b.statements.length + 2)) : statements;
      measured.push({ operation, connections: count, http, sql, statements, bareStatements });
    }
  }
  return measured;
}

/** Every worker keeps to its own records, so that each knows the version it writes on. */
async function loadWrites(
  pool: pg.Pool,
  operation: Operation,
  bare: readonly BareWrite[],
  workers: number,
  seconds: number,
): Promise<Timing> {
  if (operation.id === 'create') return loadSql(workers, seconds, (worker, n) => writeAgain(pool, at(bare, worker + n), null));
  // Requests cut off at the end of the HTTP round are still being answered for a moment.
  await new Promise((resolve) => setTimeout(resolve, settleFor));
  const { rows } = await pool.query<{ id: string; version: number }>('SELECT id, version FROM suggestion WHERE id = ANY($1)', [
    bare.map((b) => b.recordId),
  ]);
  const versions = new Map(rows.map((r) => [r.id, r.version]));
  return loadSql(workers, seconds, async (worker, n) => {
    const own = bare.filter((_, i) => i % workers === worker);
    const write = at(own, n);
    const next = (versions.get(write.recordId) ?? 0) + 1;
    await writeAgain(pool, write, next);
    versions.set(write.recordId, next);
  });
}

const averageOf = (numbers: readonly number[]): number => Math.round(numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length));

function at<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('too few records for so many connections');
  return item;
}
