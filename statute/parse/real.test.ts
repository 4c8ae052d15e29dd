import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { contentOf } from './lines.ts';
import { parseStatute } from './parse.ts';
import { articlesOf } from './walk.ts';
import { writeStatute } from './write.ts';

const folder = sharedData('laws');

describe.skipIf(folder === null)('real statutes', () => {
  let rows: { file: string; articles: number }[] = [];
  let texts: string[] = [];
  beforeAll(() => {
    rows = readFileSync(path.join(folder ?? '', 'manifest.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; articles: number });
    texts = rows.map((row) => readFileSync(path.join(folder ?? '', row.file), 'utf8'));
  });

  test('have the articles they are said to have, and none loses a character', () => {
    const different: string[] = [];
    const lossy: string[] = [];
    for (const [index, row] of rows.entries()) {
      const text = texts[index] ?? '';
      const statute = parseStatute(text);
      const found = articlesOf(statute).length;
      if (found !== row.articles) different.push(`${row.file}: ${found} instead of ${row.articles}`);
      if (contentOf(writeStatute(statute)) !== contentOf(text)) lossy.push(row.file);
    }
    expect(lossy).toEqual([]);
    expect(different.length, different.join('\n')).toBeLessThanOrEqual(rows.length * 0.005);
  });
});
