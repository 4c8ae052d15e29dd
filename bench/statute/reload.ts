import { readFileSync } from 'node:fs';
import { loadIndex, search } from '../../statute/index.ts';

/** Reads a saved index back, looks up every article of a draft, and says how long both took and what memory they needed. */
const [file = '', draftFile = '', terms = '32'] = process.argv.slice(2);
const from = performance.now();
const bytes = readFileSync(file);
const index = loadIndex(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const load = performance.now() - from;
const draft = JSON.parse(readFileSync(draftFile, 'utf8')) as string[];
const begun = performance.now();
for (const article of draft) search(index, article, { top: 10, terms: Number(terms) });
const took = performance.now() - begun;
// The answer to the process that started this one, which reads it from standard output.
console.log(JSON.stringify({ load, draft: took, megabytes: process.memoryUsage().rss / 1e6 }));
