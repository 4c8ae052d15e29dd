import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { connect } from '../../server/db/connect.ts';
import { startEmbeddedDatabase } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { countWordsOf } from '../../server/similar/word-use.ts';
import { buildData } from '../build-data.ts';
import { loadHttp, warmUp } from '../load-http.ts';
import type { Call } from '../operations.ts';
import { makeTargets } from '../people.ts';
import { opinionMarks, withSection } from '../sections.ts';
import { benchSecretKey, startServer } from '../server-process.ts';
import { searchedFor } from '../texts.ts';
import type { Timing } from '../timing.ts';
import { fillOpinions } from './fill.ts';
import { type Intake, measureIntake } from './intake.ts';

const help = `npm run bench:opinions                          opinions listed, grouped, searched and taken in; writes its section of docs/performance.md
npm run bench:opinions -- --sizes 1000,100000   on these amounts
npm run bench:opinions -- --dry                 print only`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,100000' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const pageFile = path.join(path.dirname(path.dirname(import.meta.dirname)), 'docs', 'performance.md');
const connections = 8;
const seconds = 3;
const told = 800;

interface Size {
  readonly amount: number;
  readonly timings: ReadonlyMap<string, Timing>;
  readonly intake: Intake;
}

// A program at a terminal: what it prints is what it is for.
if (values.help) console.log(help);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  const sizes: Size[] = [];
  try {
    const database = await startEmbeddedDatabase(path.join(folder, 'database'));
    try {
      for (const amount of values.sizes.split(',').map(Number)) sizes.push(await measureSize(database.url, folder, amount));
    } finally {
      await database.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const section = sectionOn(sizes);
  say(`\n${section}`);
  if (!values.dry) await writeFile(pageFile, withSection(await readFile(pageFile, 'utf8'), section, opinionMarks));
}

async function measureSize(server: string, folder: string, amount: number): Promise<Size> {
  const name = `opinions_${amount}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await migrate(url);
  await buildData(url, 1000);
  const [target] = await makeTargets(url);
  const { db, close } = connect(url, { max: 2, name: 'yishi bench' });
  const { id: congressId } = await db.selectFrom('congress').select('id').executeTakeFirstOrThrow();
  say(`Telling ${amount.toLocaleString('en-US')} opinions …`);
  await fillOpinions(url, benchSecretKey, congressId, amount);
  await countWordsOf(db, congressId, new Date());
  await close();
  const app = await startServer(url, path.join(folder, name), { YISHI_TRUST_PROXY: '127.0.0.1' });
  try {
    const timings = new Map<string, Timing>();
    const headers = target?.clerk.headers ?? {};
    const ids = ((await (await fetch(`${app.address}/api/opinions?limit=50`, { headers })).json()) as { items: { id: string }[] }).items;
    for (const [title, paths] of operationsOn(ids.map((i) => i.id))) {
      say(`  ${title}`);
      const calls = paths.map((at): Call => ({ method: 'GET', path: at, headers }));
      await warmUp(app.address, calls, connections);
      timings.set(title, await loadHttp(app.address, calls, connections, seconds));
    }
    say('  taking in');
    return { amount, timings, intake: await measureIntake(app.address, congressId, connections, told) };
  } finally {
    await app.stop();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** How far the bench has come and what it found, for whoever waits at the terminal. */
function say(text: string): void {
  console.log(text);
}

function operationsOn(ids: readonly string[]): [string, string[]][] {
  return [
    ['List by state, 50 rows', ['received', 'closed', 'inProgress'].map((s) => `/api/opinions?state=${s}&sort=-submittedOn&limit=50`)],
    ['Its count', ['received', 'closed', 'inProgress'].map((s) => `/api/opinions/count?state=${s}`)],
    ['Search, 50 rows', searchedFor.map((q) => `/api/opinions?q=${encodeURIComponent(q)}&limit=50`)],
    ['Record page', ids.map((id) => `/api/opinions/${id}`)],
    ['Opinions alike', ids.map((id) => `/api/similar-opinions/${id}`)],
    ['Category and grade proposed', ids.map((id) => `/api/opinion-advice/${id}`)],
    ['Hot topics of 90 days', ['/api/opinion-topics?days=90']],
  ];
}

function sectionOn(sizes: readonly Size[]): string {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const ms = (value: number | undefined): string => (value === undefined ? '' : value < 100 ? value.toFixed(1) : value.toFixed(0));
  const titles = [...(first?.timings.keys() ?? [])];
  const growth = (x: number | undefined, y: number | undefined): string => (x && y ? (y / x).toFixed(2) : '');
  const amounts = sizes.map((s) => s.amount.toLocaleString('en-US'));
  return [
    opinionMarks.begin,
    '## Opinions · 民意',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench:opinions\`: one congress, ${connections} connections, texts in the vault, driver, server and database on one machine. 民意列表、检索、归并与受理。`,
    '',
    `| p95 (ms) | ${amounts.join(' | ')} | Growth |`,
    `|---|${'---:|'.repeat(sizes.length + 1)}`,
    ...titles.map((t) => {
      const p95 = sizes.map((s) => s.timings.get(t)?.p95);
      return `| ${t} | ${p95.map(ms).join(' | ')} | ${growth(p95[0], p95.at(-1))} |`;
    }),
    '',
    `Taking in, all limits on (work of the browser, addresses, content rules), ${told} opinions told at ${connections} connections:`,
    '',
    `| | ${amounts.join(' | ')} | Growth |`,
    `|---|${'---:|'.repeat(sizes.length + 1)}`,
    `| a second | ${sizes.map((s) => s.intake.timing.perSecond.toFixed(0)).join(' | ')} | |`,
    `| p95 (ms) | ${sizes.map((s) => ms(s.intake.timing.p95)).join(' | ')} | ${growth(first?.intake.timing.p95, last?.intake.timing.p95)} |`,
    opinionMarks.end,
  ].join('\n');
}
