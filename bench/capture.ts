import path from 'node:path';
import { type Kysely, Kysely as KyselyOf, PostgresDialect } from 'kysely';
import { systemClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { appRole, connect } from '../server/db/connect.ts';
import type { Database } from '../server/db/tables.ts';
import { openFileStore } from '../server/files/store.ts';
import { createApp } from '../server/http/app.ts';
import { createEgress } from '../server/notices/egress.ts';
import type { Statement, Waves } from './load-sql.ts';
import type { Call } from './operations.ts';

/** What one request sends to the database, session look-up and all, and its answer. */
export interface Captured {
  readonly call: Call;
  readonly waves: Waves;
  readonly answer: unknown;
}

interface Logged extends Statement {
  readonly from: number;
  readonly to: number;
}

/** Answers each call once, in this process, and takes down the exact statements and values that went to the database. */
export async function capture(url: string, dataFolder: string, calls: readonly Call[]): Promise<Captured[]> {
  const connection = connect(url, { role: appRole, max: readConfig({}).databaseConnections });
  let logged: Logged[] = [];
  const db: Kysely<Database> = new KyselyOf<Database>({
    dialect: new PostgresDialect({ pool: connection.pool }),
    log: ({ query, queryDurationMillis }) => {
      const to = performance.now();
      logged.push({ text: query.sql, values: query.parameters, from: to - queryDurationMillis, to });
    },
  });
  const app = await createApp({
    db,
    clock: systemClock,
    config: readConfig({ YISHI_LOG_LEVEL: 'silent', YISHI_DATA: dataFolder }),
    files: await openFileStore(path.join(dataFolder, 'files')),
    secretKey: Buffer.alloc(32, 1),
    egress: createEgress([]),
    webFolder: null,
  });
  try {
    const captured: Captured[] = [];
    for (const call of calls) {
      logged = [];
      const { method, path: url, headers, body } = call;
      const answer = await app.inject({ method, url, headers: { ...headers }, ...(body === undefined ? {} : { payload: body }) });
      if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
      captured.push({ call, waves: wavesOf(logged), answer: answer.json() });
    }
    return captured;
  } finally {
    await app.close();
    await db.destroy();
  }
}

/** Statements that were under way at the same time make one wave. */
function wavesOf(logged: readonly Logged[]): Waves {
  const waves: Logged[][] = [];
  for (const statement of logged.toSorted((a, b) => a.from - b.from)) {
    const wave = waves.at(-1);
    if (wave?.some((other) => other.to > statement.from)) wave.push(statement);
    else waves.push([statement]);
  }
  return waves;
}
