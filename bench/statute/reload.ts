import { readFileSync } from 'node:fs';
import { loadIndex, search } from '../../statute/index.ts';

/** What the process tells in milliseconds and megabytes; without queries their times are none. */
export interface Reloaded {
  readonly load: number;
  readonly draft: number;
  readonly median: number;
  readonly p95: number;
  readonly megabytes: number;
}

/** Reads a saved index back, looks up every article of a draft, answers queries, and says how long that took and what memory it needed. */
const [file = '', draftFile = '', terms = '32', queryFile = ''] = process.argv.slice(2);
const readAll = (name: string): string[] => (name === '' ? [] : JSON.parse(readFileSync(name, 'utf8')));
const from = performance.now();
const bytes = readFileSync(file);
const isOwn = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
const index = loadIndex(isOwn ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const load = performance.now() - from;
const timed = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};
const draft = timed(() => readAll(draftFile).map((article) => search(index, article, { top: 10, terms: Number(terms) })));
const times = readAll(queryFile)
  .map((query) => timed(() => search(index, query, { top: 10 })))
  .sort((a, b) => a - b);
const median = times[Math.floor(times.length * 0.5)] ?? 0;
const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
const told: Reloaded = { load, draft, median, p95, megabytes: process.memoryUsage().rss / 1e6 };
// The answer to the process that started this one, which reads it from standard output.
console.log(JSON.stringify(told));
