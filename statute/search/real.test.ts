import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { readLayTable, writeLayTable } from './lay.ts';
import { learnLayTable } from './lay-learn.ts';
import { search } from './search.ts';
import type { IndexedArticle } from './segment.ts';
import { buildIndex } from './statute-index.ts';

const folder = sharedData('stard');
const rowsOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

describe.skipIf(folder === null)('lay questions over real articles', () => {
  test('are answered by articles learned from other questions', { timeout: 60_000 }, () => {
    const articles = rowsOf<IndexedArticle>(gunzipSync(readFileSync(path.join(folder ?? '', 'corpus.jsonl.gz'))).toString('utf8'));
    const questions = rowsOf<{ text: string; gold: string[] }>(readFileSync(path.join(folder ?? '', 'queries_train.jsonl'), 'utf8'));
    const byId = new Map(articles.map((a) => [a.id, a]));
    const asked = questions.filter((_, n) => n % 5 === 0);
    const table = learnLayTable(
      questions
        .filter((_, n) => n % 5 !== 0)
        .map(({ text, gold }) => ({ question: text, answers: gold.map((id) => byId.get(id)).filter((a) => a !== undefined) })),
    );
    const own = readLayTable(writeLayTable(table));
    const index = buildIndex(articles);
    const recall = { 10: 0, 100: 0 };
    for (const { text, gold } of asked) {
      const hits = search(index, text, { top: 100, lay: true, table: own }).map((h) => h.id);
      for (const k of [10, 100] as const)
        recall[k] += hits.slice(0, k).filter((id) => gold.includes(id)).length / gold.length / asked.length;
    }
    expect(recall[10]).toBeGreaterThan(0.5);
    expect(recall[100]).toBeGreaterThan(0.75);
  });
});
