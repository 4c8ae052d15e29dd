import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { keepPlans } from './keep-plans.ts';
import type { Database } from './tables.ts';

export interface ConnectOptions {
  /** Role every connection takes on, `yishi_app` for the server; without it the role of the address stays. */
  readonly role?: string;
  readonly max?: number;
  /** Shown in the server's list of connections. */
  readonly name?: string;
  /** Milliseconds to wait for a connection. */
  readonly timeout?: number;
}

/** A pool and the query builder over it. `close` ends both. */
export interface Connection {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** The role the server works under: it may read and append the logs, but never change them. */
export const appRole = 'yishi_app';

/**
 * Opens a pool. `bigint` arrives as a number (and is refused beyond 2^53), `date` as 'YYYY-MM-DD',
 * `timestamptz` as a Date. Nothing is sent until the first query.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { role } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'yishi',
    connectionTimeoutMillis: options.timeout ?? 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: { getTypeParser },
    ...(role === undefined
      ? {}
      : {
          onConnect: async (client: pg.ClientBase) => {
            await client.query(`SET ROLE ${pg.escapeIdentifier(role)}`);
          },
        }),
  });
  // An idle connection that breaks is dropped from the pool; whoever asks next gets a fresh one or an error of their own.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction has nobody listening; the next statement fails by itself.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    keepPlans(client);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    // Kysely ends a pool only once it has asked it for something.
    if (!pool.ending) await pool.end();
  };
  return { db, pool, close };
}

const { builtins } = pg.types;
const dateArray = 1182;
const textArray: number = 1009;
const int8Array = 1016;

/** Reads column values as the server wants them; everything not named here stays as `pg` does it. */
export const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
  if (oid === builtins.INT8) return safeInteger;
  if (oid === builtins.DATE) return (value: string) => value;
  if (oid === int8Array) return (value: string) => array(value).map((item) => (item === null ? null : safeInteger(item)));
  if (oid === dateArray) return array;
  return pg.types.getTypeParser(oid, 'text');
}) as typeof pg.types.getTypeParser;

function array(value: string): (string | null)[] {
  return pg.types.getTypeParser(textArray, 'text')(value);
}

function safeInteger(value: string): number {
  const n = Number(value);
  if (!Number.isSafeInteger(n)) throw new RangeError(`${value} is too large for a number`);
  return n;
}

const serializationFailure = '40001';
const deadlockDetected = '40P01';

/** Whether the same transaction may well succeed when run again. */
export function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === serializationFailure || code === deadlockDetected;
}

/**
 * Runs `fn` in one transaction, again from the start when PostgreSQL gave it up for a deadlock or a serialization
 * conflict. `fn` must have no effect outside the transaction.
 */
export async function inTransaction<T>(db: Kysely<Database>, fn: (tx: Transaction<Database>) => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(fn);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
