import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { perCongress } from './build-data.ts';
import type { Measured } from './measure.ts';
import type { Memory } from './server-process.ts';
import type { Starts } from './starts.ts';

/** Everything measured on one amount of data. */
export interface SizeResult {
  readonly size: number;
  readonly buildSeconds: number;
  readonly databaseBytes: number;
  readonly atRest: Memory;
  readonly underLoad: Memory;
  readonly measured: readonly Measured[];
}

export interface Results {
  readonly command: string;
  readonly at: Date;
  readonly seconds: number;
  readonly postgres: string;
  readonly sizes: readonly SizeResult[];
  readonly starts: Starts;
}

const mostListRatio = 3;
const mostActionRatio = 2;
const mostGrowth = 1.5;
const mostMegabytes = 300;

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
const ms = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const megabytes = (bytes: number): number => bytes / 1024 / 1024;
const ratioOf = (m: Measured): number => m.http.median / m.sql.median;

/** The whole page in Markdown; the same text is the console's table. */
export function report(results: Results): string {
  return [
    '# Speed · 速度',
    '',
    'This page is written by the bench; do not edit it by hand. 本页由测速程序写出，请勿手改。',
    '',
    ...about(results),
    '',
    '## Aims',
    '',
    ...table(['Aim', 'Measured', ''], aims(results)),
    '',
    ...results.sizes.flatMap(sizeSection),
    ...growthSection(results.sizes),
    '## Memory of the server process',
    '',
    ...table(
      ['Suggestions', 'At rest (MB)', 'Most under load (MB)'],
      results.sizes.map((s) => [number(s.size), megabytes(s.atRest.now).toFixed(0), megabytes(s.underLoad.peak).toFixed(0)]),
    ),
    '',
    '## Starting',
    '',
    'why' in results.starts
      ? `Not measured: ${results.starts.why}`
      : `\`npm start\` with the demo city: ${results.starts.first.toFixed(1)} s the first time, ${results.starts.later.toFixed(1)} s later.`,
    '',
  ].join('\n');
}

function about({ command, at, seconds, postgres, sizes }: Results): string[] {
  const cpu = os.cpus();
  const congresses = sizes.map((s) => `${number(s.size)} in ${Math.ceil(s.size / perCongress)}`).join(', ');
  return [
    `- Command: \`${command}\``,
    `- Date: ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `- Machine: ${cpu[0]?.model.trim() ?? 'unknown'}, ${cpu.length} cores, ${megabytes(os.totalmem() / 1024).toFixed(0)} GB, ${os.type()} ${os.release()}`,
    `- Versions: Yishi ${version('package.json')}, Node ${process.versions.node}, PostgreSQL ${postgres} (embedded, durable settings), fastify ${version('node_modules/fastify/package.json')}, kysely ${version('node_modules/kysely/package.json')}, pg ${version('node_modules/pg/package.json')}`,
    `- Data: ${number(perCongress)} suggestions to a congress, seven years of a large city; so ${congresses} congresses. Each that was handed over has an assignment, a time limit and the parties of both; 100 units, 640 seats, 7 sessions and 11 categories to a congress. Earlier actions have no rows in the log.`,
    `- Load: ${seconds} s each after a warm-up; driver, server and database share the machine. Requests go to up to 20 congresses and their records in turn. The server is the whole app with logging, twelve database connections, background work off.`,
    '- “SQL” sends the very statements of those requests with their values, session look-up included, straight over `pg` on as many database connections. For actions it is only their INSERT and UPDATE statements in one transaction, for new records. “Ratio” compares the medians.',
  ];
}

function version(file: string): string {
  const text = readFileSync(path.join(path.dirname(import.meta.dirname), file), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function sizeSection({ size, buildSeconds, databaseBytes, measured }: SizeResult): string[] {
  const rows = measured.map((m) => [
    m.operation.title,
    String(m.connections),
    ms(m.http.median),
    ms(m.http.p95),
    number(m.http.perSecond),
    ms(m.sql.median),
    ms(m.sql.p95),
    number(m.sql.perSecond),
    ratioOf(m).toFixed(2),
    m.operation.writes ? `${m.statements} / ${m.bareStatements}` : String(m.statements),
  ]);
  const head = ['Operation', 'Conn.', 'HTTP median (ms)', 'p95', 'per s', 'SQL median (ms)', 'p95', 'per s', 'Ratio', 'Statements'];
  return [
    `## ${number(size)} suggestions`,
    '',
    `${Math.ceil(size / perCongress)} congresses; built in ${buildSeconds.toFixed(0)} s; ${number(megabytes(databaseBytes))} MB of database.`,
    '',
    ...table(head, rows),
    '',
  ];
}

function growthSection(sizes: readonly SizeResult[]): string[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last || first === last) return [];
  const rows = growths(first, last).map(({ of, growth }) => [
    of.operation.title,
    String(of.connections),
    ...sizes.map((s) => ms(sameAs(s, of)?.http.p95 ?? 0)),
    growth.toFixed(2),
  ]);
  return ['## Growth of p95 (ms)', '', ...table(['Operation', 'Conn.', ...sizes.map((s) => number(s.size)), 'Growth'], rows), ''];
}

const sameAs = (size: SizeResult, of: Measured): Measured | undefined =>
  size.measured.find((m) => m.operation.id === of.operation.id && m.connections === of.connections);

function growths(first: SizeResult, last: SizeResult): { of: Measured; growth: number }[] {
  return last.measured.map((of) => ({ of, growth: of.http.p95 / (sameAs(first, of)?.http.p95 ?? Number.NaN) }));
}

/** Each aim by its worst case, so that none is met on the average only. */
function aims({ sizes }: Results): string[][] {
  const all = sizes.flatMap((s) =>
    s.measured.map((m) => ({ m, where: `${m.operation.title}, ${number(s.size)}, ${m.connections} conn.` })),
  );
  const worst = (ids: readonly string[]) => {
    const among = all.filter(({ m }) => ids.includes(m.operation.id)).map(({ m, where }) => ({ value: ratioOf(m), where }));
    return among.sort((a, b) => b.value - a.value)[0];
  };
  const [first, last] = [sizes[0], sizes.at(-1)];
  const growth =
    first && last && first !== last
      ? growths(first, last)
          .map(({ of, growth }) => ({ value: growth, where: `${of.operation.title}, ${of.connections} conn.` }))
          .sort((a, b) => b.value - a.value)[0]
      : undefined;
  const memory = Math.max(...sizes.map((s) => megabytes(s.underLoad.peak)));
  return [
    aim(`HTTP list at most ${mostListRatio} × the same SQL`, worst(['list']), mostListRatio),
    aim(`An action at most ${mostActionRatio} × its bare writes`, worst(['create', 'edit']), mostActionRatio),
    aim(`p95 at the largest size at most ${mostGrowth} × that at the smallest`, growth, mostGrowth),
    aim(`Server memory under ${mostMegabytes} MB`, { value: memory, where: 'most under load' }, mostMegabytes, 'MB'),
  ];
}

function aim(title: string, worst: { value: number; where: string } | undefined, most: number, unit = '×'): string[] {
  if (!worst) return [title, 'needs two sizes', ''];
  const off = Math.abs(worst.value / most - 1) * 100;
  const verdict = worst.value <= most ? `met, ${off.toFixed(0)} % to spare` : `not met, ${off.toFixed(0)} % over`;
  return [title, `${unit === '×' ? worst.value.toFixed(2) : worst.value.toFixed(0)} ${unit} (worst: ${worst.where})`, verdict];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, i) => Math.max(title.length, 3, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line)];
}
