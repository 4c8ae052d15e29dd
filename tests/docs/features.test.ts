import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const rows = readFileSync(path.join(root, 'docs', 'features.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| F\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, no = '', , , file = '', name = '']) => ({ no, file: file.replaceAll('`', ''), name }));

test('every feature of the handling of suggestions is listed once, and all stand in order', () => {
  const numbers = rows.map((r) => r.no);
  expect(numbers.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, i) => `F${String(i + 1).padStart(3, '0')}`));
  expect(numbers).toEqual([...new Set(numbers)].sort());
});

test.each(rows)('$no is proved by a test that is there', ({ file, name }) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
  expect(quoted.some((q) => text.includes(q) || text.includes(q.replaceAll("'", '’')))).toBe(true);
});
