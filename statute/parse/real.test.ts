import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { readAkn } from '../akn/read.ts';
import { schemaFaults } from '../akn/schema-rules.ts';
import { writeAkn } from '../akn/write.ts';
import { contentOf } from './lines.ts';
import { parseStatute } from './parse.ts';
import { articlesOf } from './walk.ts';
import { placeIn, writeStatute } from './write.ts';

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
    const unexplained: string[] = [];
    const lossy: string[] = [];
    for (const [index, row] of rows.entries()) {
      const text = texts[index] ?? '';
      const statute = parseStatute(text);
      const found = articlesOf(statute);
      if (found.length !== row.articles) {
        different.push(`${row.file}: ${found.length} instead of ${row.articles}`);
        // The count that comes with the texts knows no 第三十五 条 with a space before its last character.
        const spaced = found.filter((article) => /\s条/u.test(article.label)).length;
        if (found.length - spaced !== row.articles) unexplained.push(row.file);
      }
      if (contentOf(writeStatute(statute)) !== contentOf(text)) lossy.push(row.file);
    }
    // Each exception is to be read and explained, so it is named in the output.
    if (different.length > 0) console.log(`  ${different.join('\n  ')}`);
    expect(lossy).toEqual([]);
    expect(unexplained).toEqual([]);
    expect(different.length).toBeLessThanOrEqual(rows.length * 0.005);
  });

  test('become Akoma Ntoso that keeps to the schema, and the same tree again', () => {
    const wrong: string[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % 25 !== 0) continue;
      const statute = parseStatute(texts[index] ?? '');
      const xml = writeAkn(statute);
      const read = readAkn(xml);
      if (schemaFaults(xml).length > 0 || !('statute' in read) || !isDeepStrictEqual(read.statute, placeIn(statute))) wrong.push(row.file);
    }
    expect(wrong).toEqual([]);
  });
});
