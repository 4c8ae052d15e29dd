import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { trials } from './trials.ts';

test('every check that a trial takes out stands in the program, once', async () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const astray: string[] = [];
  for (const { name, file, check } of trials) {
    const source = await readFile(path.join(root, file), 'utf8');
    if (source.split(check).length !== 2) astray.push(`${name}: ${file}`);
  }
  expect(astray).toEqual([]);
  expect(new Set(trials.map((t) => t.name)).size).toBe(trials.length);
});
