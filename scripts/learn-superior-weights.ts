import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJsonLines } from '../server/cli/statute/input.ts';
import { readLibrary } from '../server/cli/statute/laws.ts';
import { isObject, readRegulation } from '../server/cli/statute/rows.ts';
import { superiorLaws, superiorSigns } from '../statute/search/superior.ts';
import { type Decided, decided, learnSuperiorWeights } from '../statute/search/superior-learn.ts';

/**
 * Learns what each sign of a superior law counts for, and writes it to `statute/search/superior-weights.json`.
 * Before that it prints how well weights learned from four fifths of the regulations do on the last fifth, five times.
 *
 *   node scripts/learn-superior-weights.ts LAWS_FOLDER REGULATIONS.jsonl
 *
 * REGULATIONS holds `{ id, title, text, gold: [law title…] }` a line.
 */
const [folder, file] = process.argv.slice(2);
if (!folder || !file) {
  console.error('node scripts/learn-superior-weights.ts LAWS_FOLDER REGULATIONS.jsonl');
  process.exit(2);
}

const library = await readLibrary(folder);
const regulations = await readJsonLines(file, (value) => {
  const regulation = readRegulation(value);
  if (typeof regulation === 'string' || !isObject(value)) return regulation as string;
  return Array.isArray(value.gold) ? { ...regulation, gold: new Set(value.gold.map(String)) } : 'gold';
});
const examples: Decided[] = regulations.map((r) => decided(library, r, r.gold));
const folds = regulations.map(({ title }) => hashOf(title) % 5);

const figures = [0, 1, 2, 3, 4].map((fold) => {
  const weights = learnSuperiorWeights(examples.filter((_, n) => folds[n] !== fold));
  const sum = { first: 0, right: 0, ten: 0, n: 0 };
  for (const [n, regulation] of regulations.entries()) {
    if (folds[n] !== fold) continue;
    const hits = superiorLaws(library, regulation, 10, weights).map((h) => h.law);
    const found = (k: number): number => hits.slice(0, k).filter((law) => regulation.gold.has(law)).length;
    sum.first += found(1) / regulation.gold.size;
    sum.right += found(1);
    sum.ten += found(10) / regulation.gold.size;
    sum.n++;
  }
  return sum;
});
const mean = (key: 'first' | 'right' | 'ten'): string => (figures.reduce((s, f) => s + f[key], 0) / regulations.length).toFixed(4);
const spread = figures.map((f) => `${(f.first / f.n).toFixed(3)}/${(f.ten / f.n).toFixed(3)}`).join(' ');
const most = regulations.reduce((s, r) => s + 1 / r.gold.size, 0) / regulations.length;
console.log(`R@1 ${mean('first')} (at most ${most.toFixed(4)})  first is right ${mean('right')}  R@10 ${mean('ten')}  by fold ${spread}`);

const weights = learnSuperiorWeights(examples);
const rounded = Object.fromEntries(superiorSigns.map((s) => [s, Math.round(weights[s] * 100) / 100]));
writeFileSync(path.join(import.meta.dirname, '..', 'statute', 'search', 'superior-weights.json'), `${JSON.stringify(rounded, null, 2)}\n`);
console.log(rounded);

function hashOf(text: string): number {
  let hash = 7;
  for (let n = 0; n < text.length; n++) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) >>> 0;
  return hash >>> 8;
}
