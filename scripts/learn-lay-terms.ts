import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Answered, buildIndex, type IndexedArticle, learnLayTable, search } from '../statute/index.ts';
import { readLayTable, writeLayTable } from '../statute/search/lay.ts';

/**
 * Learns which pairs of characters in law answer which pairs in everyday questions, and writes them to `statute/search/lay-data.json`.
 * Before that it prints what they bring, learned from four fifths of the questions and tried on the last, five times.
 *
 *   node scripts/learn-lay-terms.ts ARTICLES.jsonl[.gz] QUESTIONS.jsonl
 *
 * ARTICLES holds `{ id, law, text }` a line, QUESTIONS `{ text, gold: [article id…] }`.
 */
const [articlesFile, questionsFile] = process.argv.slice(2);
if (!articlesFile || !questionsFile) {
  console.error('node scripts/learn-lay-terms.ts ARTICLES.jsonl[.gz] QUESTIONS.jsonl');
  process.exit(2);
}

interface Question {
  readonly text: string;
  readonly gold: readonly string[];
}

const articles = rowsOf<IndexedArticle>(articlesFile);
const questions = rowsOf<Question>(questionsFile);
const byId = new Map(articles.map((a) => [a.id, a]));
const examples: Answered[] = questions.map(({ text, gold }) => ({
  question: text,
  answers: gold.map((id) => byId.get(id)).filter((a) => a !== undefined),
}));
const folds = questions.map(({ text }) => hashOf(text) % 5);
const index = buildIndex(articles);

for (const lay of [false, true]) {
  const figures = [0, 1, 2, 3, 4].map((fold) => figuresOf(fold, lay));
  const mean = (k: 10 | 100): string => (figures.reduce((sum, f) => sum + f[k] * f.n, 0) / questions.length).toFixed(4);
  const spread = figures.map((f) => `${f[10].toFixed(3)}/${f[100].toFixed(3)}`).join(' ');
  console.log(`${lay ? 'with   ' : 'without'} R@10 ${mean(10)}  R@100 ${mean(100)}  by fold ${spread}`);
}

const target = path.join(import.meta.dirname, '..', 'statute', 'search', 'lay-data.json');
const lines = writeLayTable(learnLayTable(examples));
writeFileSync(target, `${JSON.stringify(lines, null, 2)}\n`);
console.log(`${lines.length} pairs written`);

function figuresOf(fold: number, lay: boolean): { 10: number; 100: number; n: number } {
  const table = readLayTable(writeLayTable(learnLayTable(examples.filter((_, n) => folds[n] !== fold))));
  const sum = { 10: 0, 100: 0, n: 0 };
  for (const [n, { text, gold }] of questions.entries()) {
    if (folds[n] !== fold) continue;
    const hits = search(index, text, { top: 100, lay, table }).map((h) => h.id);
    const found = (k: number): number => hits.slice(0, k).filter((id) => gold.includes(id)).length / gold.length;
    sum[10] += found(10);
    sum[100] += found(100);
    sum.n++;
  }
  return { 10: sum[10] / sum.n, 100: sum[100] / sum.n, n: sum.n };
}

function rowsOf<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function hashOf(text: string): number {
  let hash = 7;
  for (let n = 0; n < text.length; n++) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) >>> 0;
  return hash >>> 8;
}
