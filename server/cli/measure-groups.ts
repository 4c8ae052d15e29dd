import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Grouped, groupTexts } from '../../matching/grouping.ts';
import { topicSteps } from '../../matching/topics.ts';
import { searchWords } from '../search/words.ts';

interface Message {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const thresholds = [0.45, 0.5, 0.55, 0.6, 0.65];
const folds = 5;
const leastOfTopic = 0.3;
const shownTopics = 20;

/**
 * Says how well messages that repeat each other (`near_duplicates.json`: `[{ a, b }]`) are grouped, pair by pair, and lists what most
 * speak of, from `hot_messages.jsonl` in the folder; says nothing where they are not there.
 */
export async function measureGroups(folder: string): Promise<void> {
  const read = (name: string): Promise<string | null> => readFile(path.join(folder, name), 'utf8').catch(() => null);
  const [lines, known] = await Promise.all([read('hot_messages.jsonl'), read('near_duplicates.json')]);
  if (lines === null || known === null) return;
  const messages = lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Message]));
  const texts = messages.map(({ id, title, text }) => ({
    id,
    text: `${title} ${text}`,
    words: searchWords(`${title} ${text}`).split(' '),
  }));
  const gold = new Set((JSON.parse(known) as { a: string; b: string }[]).map(({ a, b }) => pairOf(a, b)));
  sayPairs(texts, gold);
  sayTopics(texts, new Map(messages.map((m) => [m.id, m.title.trim()])));
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function sayPairs(texts: readonly Grouped[], gold: ReadonlySet<string>): void {
  const rarity = rarityIn(texts);
  console.log(`grouping · ${texts.length} messages · ${gold.size} pairs`);
  const found = thresholds.map((least) => new Set(groupTexts(texts, { least, rarity }).flatMap(pairsWithin)));
  for (const [n, pairs] of found.entries()) {
    const { precision, recall, f1 } = held(pairs, gold);
    console.log(`  from ${thresholds[n]}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  pairwise F1 ${f1.toFixed(4)}`);
  }
  // The threshold is chosen on four fifths of the pairs and held against the last.
  const onFold = (pairs: ReadonlySet<string>, fold: number, isIn: boolean) =>
    new Set([...pairs].filter((p) => (foldOf(p) === fold) === isIn));
  const scores = Array.from({ length: folds }, (_, fold) => {
    const best = found.reduce((x, y) =>
      held(onFold(y, fold, false), onFold(gold, fold, false)).f1 > held(onFold(x, fold, false), onFold(gold, fold, false)).f1 ? y : x,
    );
    return held(onFold(best, fold, true), onFold(gold, fold, true)).f1;
  });
  const mean = scores.reduce((x, y) => x + y, 0) / folds;
  console.log(`  cross-validated threshold: pairwise F1 ${mean.toFixed(4)}, by fold ${scores.map((s) => s.toFixed(3)).join(' ')}`);
}

function rarityIn(texts: readonly Grouped[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + texts.length / (1 + (counts.get(word) ?? 0)));
}

function pairsWithin(ids: readonly string[]): string[] {
  return ids.flatMap((a, n) => ids.slice(n + 1).map((b) => pairOf(a, b)));
}

function held(found: ReadonlySet<string>, gold: ReadonlySet<string>): { precision: number; recall: number; f1: number } {
  const right = [...found].filter((pair) => gold.has(pair)).length;
  const [precision, recall] = [right / Math.max(1, found.size), right / Math.max(1, gold.size)];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function foldOf(pair: string): number {
  let hash = 7;
  for (const letter of pair) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (hash >>> 8) % folds;
}

function sayTopics(texts: readonly Grouped[], titles: ReadonlyMap<string, string>): void {
  const steps = topicSteps(texts, { least: leastOfTopic });
  let step = steps.next();
  while (!step.done) step = steps.next();
  console.log(`hot topics · ${step.value.filter((t) => t.ids.length > 1).length} of more than one`);
  for (const { ids, words } of step.value.slice(0, shownTopics))
    console.log(`  ${String(ids.length).padStart(4)}  ${words.join('、')}  |  ${titles.get(ids[0] ?? '')}`);
}
