import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processOf } from '../../processes/all.ts';
import { congress } from '../../registers/registers.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { makeRecord } from '../../server/actions/make-record.ts';
import { runAction } from '../../server/actions/run-action.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { type Connection, connect } from '../../server/db/connect.ts';
import { findRunningDatabase } from '../../server/db/embedded.ts';
import type { Database } from '../../server/db/tables.ts';
import { newId } from '../../server/new-id.ts';
import { createAccount } from '../../server/people/accounts.ts';
import { byTheSystem } from '../../server/people/by.ts';
import { grantRole } from '../../server/people/grants.ts';
import { openSession } from '../../server/people/sessions.ts';
import { databaseFolder } from '../../server/start/database.ts';
import { type Program, startProgram } from '../support/program.ts';

/**
 * The real program under `kill -9`, its database too, while people keep writing. `YISHI_KILL_ROUNDS` sets how often; the test
 * run does a few, so that it stays short, and `YISHI_KILL_ROUNDS=200` is the full trial.
 */
const rounds = Number(process.env.YISHI_KILL_ROUNDS ?? 8);
const writers = 6;

let data: string;
let port: number;
let program: Program;
let congressId: string;
let sessionId: string;
let headers: Record<string, string>[];
let cluster: string;

const env = () => ({ YISHI_DATA: data, PORT: String(port), YISHI_LOG_LEVEL: 'silent', YISHI_SESSION_IDLE_MINUTES: '1440' });
const base = () => `http://127.0.0.1:${port}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The database's address, from the file that says where it listens; waits while it is being started. */
async function withDatabase<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const url = findRunningDatabase(databaseFolder(readConfig(env())));
  if (!url) throw new Error('no database runs');
  const connection: Connection = connect(url, { max: 3 });
  try {
    return await work(connection.db);
  } finally {
    await connection.close();
  }
}

async function start(): Promise<void> {
  program = startProgram({ args: ['--empty'], env: env() });
  await program.says(/Press Ctrl-C/, 90_000);
}

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'yishi-kill-'));
  await chmod(data, 0o755);
  port = await freePort();
  await start();
  await withDatabase(async (db) => {
    const deps = { db, clock: systemClock, secretKey: Buffer.alloc(32, 7) };
    cluster = (await sql<{ at: string }>`SELECT current_setting('data_directory') AS at`.execute(db)).rows[0]?.at ?? '';
    const now = new Date();
    congressId = newId();
    const input = {
      name: '试验市人民代表大会',
      shortName: '试验市',
      level: 'city',
      regionCode: '510100',
      parentId: null,
      rulePack: 'chongqing',
      timeZone: 'Asia/Shanghai',
    };
    await db.transaction().execute((tx) => makeRecord(tx, congress, { congressId, id: congressId, input, now, requestId: 'test' }));
    const make = async (process: ProcessId, fields: object) =>
      (
        await runAction(
          deps,
          { process: processOf(process), congressId, action: 'create', input: fields, actor: { kind: 'system', name: 'test' } },
          { requestId: 'test' },
        )
      ).kase.id;
    const term = await make('term', { termNo: 16, startOn: '2022-01-10', endOn: '2027-01-10' });
    sessionId = await make('congressSession', {
      termId: term,
      sessionNo: 4,
      kind: 'regular',
      name: '第四次会议',
      startOn: '2026-02-18',
      endOn: '2026-02-22',
      year: 2026,
    });
    headers = [];
    for (let i = 0; i < writers; i++) {
      const by = { ...byTheSystem(now), ip: '127.0.0.1' };
      const accountId = await db.transaction().execute(async (tx) => {
        const id = await createAccount(tx, { homeCongressId: congressId, username: `deputy.${i}`, name: `代表${i}`, password: null }, by);
        await grantRole(tx, { congressId, accountId: id, role: 'deputy' }, by);
        return id;
      });
      const personId = await make('person', { name: `代表${i}`, gender: null, birthYear: null, phone: null, email: null, accountId });
      await make('deputyship', {
        personId,
        name: `代表${i}`,
        seatNo: `00${i}`,
        termId: term,
        delegationId: null,
        electoralUnit: null,
        occupation: null,
        electedOn: null,
      });
      const token = await db
        .transaction()
        .execute((tx) =>
          openSession(tx, accountId, { method: 'password', secondFactor: true }, by, { sessionHours: 12, sessionIdleMinutes: 1440 }),
        );
      const { csrf } = await db.selectFrom('sign_in_session').select('csrf').where('account_id', '=', accountId).executeTakeFirstOrThrow();
      headers.push({ cookie: `yishi_session=${token}`, 'x-csrf-token': csrf, 'content-type': 'application/json' });
    }
  });
}, 180_000);

afterAll(async () => {
  if (program?.child.exitCode === null) {
    program.child.kill('SIGTERM');
    await program.ended();
  }
  await rm(data, { recursive: true, force: true });
});

/** What was promised: a request whose answer came back. */
interface Acknowledged {
  readonly id: string;
  readonly version: number;
  readonly action: string;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(`${rounds} rounds of kill -9 under ${writers} writers: nothing acknowledged is lost, half done or doubled`, async () => {
  const acknowledged: Acknowledged[] = [];
  const titles: string[] = [];
  let stopped = false;

  /** Sends one request until it is answered, under the same key: a lost answer must not mean a second effect. */
  async function send(writer: number, url: string, body: object): Promise<{ id: string; version: number } | null> {
    const key = newId();
    for (;;) {
      try {
        const answer = await fetch(`${base()}${url}`, {
          method: 'POST',
          headers: { ...headers[writer], 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.status === 200) return ((await answer.json()) as { record: { id: string; version: number } }).record;
        if (answer.status < 500) throw new Error(`unexpected ${answer.status}: ${await answer.text()}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('unexpected')) throw error;
      }
      if (stopped) return null;
      await pause(20);
    }
  }

  async function write(writer: number): Promise<void> {
    for (let n = 0; !stopped; n++) {
      const title = `建议 ${writer}-${n}`;
      titles.push(title);
      const made = await send(writer, '/api/suggestions', {
        title,
        sessionId,
        stage: 'interSession',
        problem: '问题说明文字。',
        proposal: '建议内容文字。',
        formationSource: 'research',
        publishConsent: 'full',
      });
      if (!made) return;
      acknowledged.push({ ...made, action: 'create' });
      const edited = await send(writer, `/api/suggestions/${made.id}/edit`, { analysis: `分析 ${n}` });
      if (!edited) return;
      acknowledged.push({ ...edited, action: 'edit' });
      const sent = await send(writer, `/api/suggestions/${made.id}/submit`, { oneMatter: true });
      if (!sent) return;
      acknowledged.push({ ...sent, action: 'submit' });
    }
  }

  let failure: unknown = null;
  const writing = Promise.all(Array.from({ length: writers }, (_, i) => write(i))).catch((error: unknown) => {
    failure = error;
  });
  /** Waits until so many more are acknowledged; work that no longer gets on is a failure of its own. */
  async function acknowledgedFurther(n: number): Promise<void> {
    const until = acknowledged.length + n;
    for (const start = Date.now(); acknowledged.length < until; await pause(5)) {
      if (failure) throw failure;
      if (Date.now() - start > 60_000) throw new Error(`no more was acknowledged for a minute; the program said:\n${program.output()}`);
    }
  }
  let killedServers = 0;
  let killedDatabases = 0;
  for (let round = 0; round < rounds; round++) {
    // Some work is acknowledged in every round, and the blow falls at an arbitrary moment of it.
    await acknowledgedFurther(3);
    await pause((round * 37) % 60);
    if (round % 2 === 0) {
      program.child.kill('SIGKILL');
      await program.ended();
      killedServers += 1;
      await start();
    } else {
      const pid = Number((await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      killedDatabases += 1;
    }
  }
  await acknowledgedFurther(3);
  stopped = true;
  await writing;
  // The last of it may have been acknowledged just before the last blow: the program may still be bringing its database back.
  await expect.poll(async () => (await fetch(`${base()}/healthz`).catch(() => null))?.ok ?? false, { timeout: 60_000 }).toBe(true);
  expect([killedServers, killedDatabases]).toEqual([Math.ceil(rounds / 2), Math.floor(rounds / 2)]);

  await withDatabase(async (db) => {
    const log = await db.selectFrom('record_log').select(['record_id', 'version', 'action']).where('process', '=', 'suggestion').execute();
    const written = new Map(log.map((l) => [`${l.record_id} ${l.version}`, l.action]));
    const lost = acknowledged.filter((a) => written.get(`${a.id} ${a.version}`) !== a.action);
    expect(lost).toEqual([]);
    const rows = await db.selectFrom('suggestion').select(['id', 'title', 'version', 'state']).execute();
    const byTitle = new Map<string, number>();
    for (const row of rows) byTitle.set(String(row.title), (byTitle.get(String(row.title)) ?? 0) + 1);
    expect([...byTitle].filter(([, n]) => n > 1)).toEqual([]);
    expect(rows.every((r) => titles.includes(String(r.title)))).toBe(true);
    const perRecord = new Map<string, string[]>();
    for (const l of log) perRecord.set(l.record_id, [...(perRecord.get(l.record_id) ?? []), l.action]);
    for (const actions of perRecord.values()) expect(new Set(actions).size).toBe(actions.length);
    const verified = await verifyLog(db, congressId);
    expect(verified.faults).toEqual([]);
    expect(verified.entries).toBeGreaterThan(acknowledged.length);
    // The figures are the point of running it: they are read in the output.
    console.log(
      `${rounds} rounds (${killedServers} server, ${killedDatabases} database): ${acknowledged.length} acknowledged actions, ${verified.entries} log entries, 0 lost, 0 doubled`,
    );
  });
}, 3_600_000);
