import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../server/config.ts';
import { appRole, connect } from '../server/db/connect.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { buildData } from './build-data.ts';
import { type Load, measure } from './measure.ts';
import { makeTargets } from './people.ts';
import { type Results, report, type SizeResult } from './report.ts';
import { opinionMarks, sectionOf, statuteMarks, withSection } from './sections.ts';
import { startServer } from './server-process.ts';
import { measureStarts } from './starts.ts';

const help = `npm run bench                                the whole bench, about a quarter of an hour; writes docs/performance.md
npm run bench -- --sizes 10000,100000        on these amounts of suggestions
npm run bench -- --seconds 5                 this long for each figure
npm run bench -- --quick                     a first look in a minute: 10,000 suggestions, no page written`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const pageFile = path.join(path.dirname(import.meta.dirname), 'docs', 'performance.md');

// A program at a terminal: what it prints is what it is for.
if (values.help) console.log(help);
else await main();

async function main(): Promise<void> {
  const sizes = wholeNumbers(values.sizes ?? (values.quick ? '10000' : '10000,100000,1000000'), 1000);
  const [seconds = 1] = wholeNumbers(values.seconds ?? (values.quick ? '1' : '2'), 1);
  const load: Load = { connections: values.quick ? [1, 20] : [1, 20, 50], seconds };
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  const results: SizeResult[] = [];
  let postgres = '';
  try {
    say('Starting PostgreSQL …');
    const database = await startEmbeddedDatabase(path.join(folder, 'database'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void giveUp(database, folder));
    try {
      postgres = await versionOf(database.url);
      for (const size of sizes.sort((a, b) => a - b)) results.push(await measureSize(database.url, folder, size, load));
    } finally {
      await database.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  say('Measuring the start …');
  const made: Results = {
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
    at: new Date(),
    seconds,
    postgres,
    sizes: results,
    starts: await measureStarts(),
  };
  const page = report(made);
  say(`\n${page}`);
  if (values.quick) return;
  // What other benches measured stays on the page.
  const before = await readFile(pageFile, 'utf8');
  const whole = [statuteMarks, opinionMarks].reduce((to, marks) => {
    const section = sectionOf(before, marks);
    return section === null ? to : withSection(to, section, marks);
  }, page);
  await writeFile(pageFile, whole);
  say(`Written to ${path.relative(process.cwd(), pageFile)}.`);
}

/** Leaves neither a database nor its data behind when the bench is interrupted. */
async function giveUp(database: EmbeddedDatabase, folder: string): Promise<void> {
  // What was under way loses its connection; that is no news.
  process.on('uncaughtException', () => {});
  await database.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(130);
}

/** Builds one amount of data in a database of its own, measures everything on it and drops it. */
async function measureSize(server: string, folder: string, size: number, load: Load): Promise<SizeResult> {
  const name = `bench_${size}`;
  await command(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await migrate(url);
  say(`Building ${size.toLocaleString('en-US')} suggestions …`);
  const buildSeconds = await buildData(url, size);
  say(`  built in ${buildSeconds.toFixed(0)} s`);
  const targets = await makeTargets(url);
  const dataFolder = path.join(folder, name);
  const app = await startServer(url, dataFolder);
  const straight = connect(url, { role: appRole, max: readConfig({}).databaseConnections });
  try {
    const atRest = await app.memory();
    const measured = await measure({ url, dataFolder, address: app.address, pool: straight.pool, targets }, load, (text) =>
      say(`  ${text}`),
    );
    const { rows } = await straight.pool.query<{ size: number }>('SELECT pg_database_size(current_database()) AS size');
    return { size, buildSeconds, databaseBytes: rows[0]?.size ?? 0, atRest, underLoad: await app.memory(), measured };
  } finally {
    await straight.pool.end();
    await app.stop();
    await command(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function command(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function versionOf(url: string): Promise<string> {
  const { rows } = await command(url, 'SHOW server_version');
  return String(rows[0]?.server_version ?? '');
}

function wholeNumbers(text: string, least: number): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.some((n) => !Number.isInteger(n) || n < least)) {
    console.error(
      `不认识的数值“${text}”，应为不小于 ${least} 的整数。\n"${text}" is not made of whole numbers from ${least} on.\n\n${help}`,
    );
    process.exit(1);
  }
  return numbers;
}

/** How far the bench has come, for whoever waits at the terminal. */
function say(text: string): void {
  console.log(text);
}
