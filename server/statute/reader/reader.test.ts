import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nestedWord, packedPdf } from '../../../tests/support/hostile-files.ts';
import { readItem } from '../library/intake/read-item.ts';
import { createFileReader, fileReader } from './reader.ts';

const good = '云州市公园条例\n第一条　为了公园。\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-reader-'));
  const word = new PizZip().file('word/document.xml', '<w:document><w:p><w:r><w:t>第一条　为了公园。</w:t></w:r></w:p></w:document>');
  await write('good.docx', word.generate({ type: 'uint8array' }));
  await write('good.txt', good);
  await write('broken.pdf', '%PDF-1.7 nothing follows');
  await write('broken.docx', 'PK nothing follows');
  await write('nested.docx', nestedWord(3_000_000));
  await write('outside.pdf', packedPdf(Buffer.alloc(250_000_000, ' ')));
  await write('endless.pdf', packedPdf(Buffer.alloc(150_000_000, '0 0 m\n')));
  await write('long.txt', good + '第二条　为了很多公园。\n'.repeat(75_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const write = (name: string, content: string | Uint8Array) => writeFile(at(name), content);
const told = (asked: Promise<string>): Promise<string> =>
  asked.then(
    (text) => text.trim(),
    (error: { fault: string }) => error.fault,
  );

test('files are read one after another, each with its own end; a broken one ends nothing', async () => {
  const names = ['good.docx', 'broken.pdf', 'good.docx', 'broken.docx', 'good.docx'];
  expect(await Promise.all(names.map((name) => told(fileReader.words(at(name), name))))).toEqual([
    '第一条　为了公园。',
    'damaged',
    '第一条　为了公园。',
    'damaged',
    '第一条　为了公园。',
  ]);
  expect(await fileReader.statute(at('good.txt'), 'good.txt')).toMatchObject({ title: '云州市公园条例', articleCount: 1, text: good });
});

test('files made to fill the memory, within JavaScript or outside it, or never to end, are given up alone, and others are answered meanwhile', async () => {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const small = createFileReader({ heap: 160, memory: 320 });
  expect(await told(small.words(at('nested.docx'), 'nested.docx'))).toBe('tooHeavy');
  expect(await told(small.words(at('outside.pdf'), 'outside.pdf'))).toBe('tooHeavy');
  const short = createFileReader({ milliseconds: 1500 });
  const [endless, other] = await Promise.all([
    told(short.words(at('endless.pdf'), 'endless.pdf')),
    told(short.words(at('good.docx'), 'good.docx')),
  ]);
  expect([endless, other]).toEqual(['tooHeavy', '第一条　为了公园。']);
  expect(await readItem({ name: 'long.txt', path: at('long.txt') }, new Map())).toMatchObject({ fault: null, article_count: 75_001 });
  delay.disable();
  expect(delay.max / 1e6).toBeLessThan(400);
  expect(await told(fileReader.words(at('good.docx'), 'good.docx'))).toBe('第一条　为了公园。');
});
