import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJsonLines } from '../server/cli/statute/input.ts';
import { readLibrary } from '../server/cli/statute/laws.ts';
import { isObject, readRegulation } from '../server/cli/statute/rows.ts';
import { articlesFor, type Library } from '../statute/search/library.ts';
import { buildIndex } from '../statute/search/statute-index.ts';
import { type SuperiorSign, superiorLaws, superiorSigns } from '../statute/search/superior.ts';
import { type Based, type Known, learnKnown, writeKnown } from '../statute/search/superior-known.ts';
import { type Decided, decided, learnSuperiorWeights } from '../statute/search/superior-learn.ts';

/**
 * Learns which laws regulations rest on and what each sign of it counts for, and writes both to `statute/search/superior-known.json` and
 * `superior-weights.json`. Before that it prints how well what is learned from four fifths of the regulations does on the last fifth, five
 * times, in the whole library and in one without local regulations.
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
const folds = regulations.map(({ title }) => hashOf(title) % 5);
const based = (n: number): Based => ({ title: regulations[n]?.title ?? '', basis: regulations[n]?.gold ?? [] });
const knownBut = (fold: number | null): Known => learnKnown(regulations.flatMap((_, n) => (folds[n] === fold ? [] : [based(n)])));
const knownElsewhere = [0, 1, 2, 3, 4].map(knownBut);
const whole = knownBut(null);

// Among many local regulations what those elsewhere rest on adds nothing.
const many = learnIn(
  [library],
  knownElsewhere.map(() => learnKnown([])),
);
const few = learnIn([withLocals(0), withLocals(0.3)], knownElsewhere);
const into = path.join(import.meta.dirname, '..', 'statute', 'search');
writeFileSync(path.join(into, 'superior-weights.json'), `${JSON.stringify({ many, few }, null, 2)}\n`);
writeFileSync(path.join(into, 'superior-known.json'), `${JSON.stringify(writeKnown(whole), null, 2)}\n`);

/** Learns the weights for libraries of a kind; prints for each how well those learned from four fifths do on the last fifth. */
function learnIn(libraries: readonly Library[], known: readonly Known[]): Record<SuperiorSign, number> {
  const examples = libraries.map((lib): Decided[] => regulations.map((r, n) => decided(lib, r, r.gold, known[folds[n] ?? 0] ?? whole)));
  const byFold = known.map((_, fold) => learnSuperiorWeights(examples.flatMap((of) => of.filter((_, n) => folds[n] !== fold))));
  for (const lib of libraries) print(lib, byFold, known);
  const weights = learnSuperiorWeights(examples.flat());
  const rounded = Object.fromEntries(superiorSigns.map((s) => [s, Math.round(weights[s] * 100) / 100]));
  // A program at a terminal: what it prints is what it is for.
  console.log(rounded);
  return rounded as Record<SuperiorSign, number>;
}

function print(lib: Library, byFold: readonly Record<SuperiorSign, number>[], known: readonly Known[]): void {
  const sums = byFold.map(() => ({ first: 0, right: 0, ten: 0, n: 0 }));
  for (const [n, regulation] of regulations.entries()) {
    const fold = folds[n] ?? 0;
    const [sum, weights, elsewhere] = [sums[fold], byFold[fold], known[fold]];
    if (!sum || !weights) continue;
    const hits = superiorLaws(lib, regulation, 10, { many: weights, few: weights }, elsewhere).map((h) => h.law);
    const found = (k: number): number => hits.slice(0, k).filter((law) => regulation.gold.has(law)).length;
    sum.first += found(1) / regulation.gold.size;
    sum.right += found(1);
    sum.ten += found(10) / regulation.gold.size;
    sum.n++;
  }
  const mean = (key: 'first' | 'right' | 'ten'): string => (sums.reduce((s, f) => s + f[key], 0) / regulations.length).toFixed(4);
  const spread = sums.map((f) => `${(f.first / f.n).toFixed(3)}/${(f.ten / f.n).toFixed(3)}`).join(' ');
  const most = regulations.reduce((s, r) => s + 1 / r.gold.size, 0) / regulations.length;
  const locals = [...lib.laws.values()].filter((l) => l.rank === 'localRegulation').length;
  const figures = `R@1 ${mean('first')} (at most ${most.toFixed(4)})  first is right ${mean('right')}  R@10 ${mean('ten')}`;
  console.log(`with ${locals} local regulations: ${figures}  by fold ${spread}`);
}

/** The same library as a place has it that holds national law and only a share of the local regulations. */
function withLocals(share: number): Library {
  const laws = new Map(
    [...library.laws].filter(([title, { rank }]) => rank !== 'localRegulation' || hashOf(`${title}#`) % 1000 < share * 1000),
  );
  return { ...library, laws, local: buildIndex([...articlesFor(laws.values(), 'local')]) };
}

function hashOf(text: string): number {
  let hash = 7;
  for (let n = 0; n < text.length; n++) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) >>> 0;
  return hash >>> 8;
}
