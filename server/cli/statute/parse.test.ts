import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { UsageProblem } from '../arguments.ts';
import { aknCommand } from './akn.ts';
import { parseCommand } from './parse.ts';

let folder: string;
let printed = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-statute-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function file(name: string, content: string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return at;
}

const text = '云州市公园条例\n第一条　甲。\n第二条　处一千元罚款。';

describe('statute parse', () => {
  test('prints a line of JSON for each file', async () => {
    const [a, b] = [await file('a.txt', text), await file('b.md', '# 乙条例\n\n**第一条** 丙。')];
    expect(await parseCommand.run([a, b, '--json'])).toBe(0);
    const rows = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { file: a, format: 'text', articles: 2, statute: { title: '云州市公园条例', body: [{ id: 'article_1' }, { id: 'article_2' }] } },
      { file: b, format: 'markdown', articles: 1, statute: { title: '乙条例' } },
    ]);
    expect(rows[0]).not.toHaveProperty('marks');
  });

  test('adds what is recognised, and shows an outline to people', async () => {
    const a = await file('a.txt', text);
    await parseCommand.run([a, '--json', '--marks']);
    expect(JSON.parse(printed).marks.article_2__paragraph_1.amounts).toMatchObject([{ min: 100_000, isFine: true }]);
    printed = '';
    await parseCommand.run([a]);
    expect(printed).toContain('article_2__paragraph_1  处一千元罚款。');
  });

  test.each([
    ['no file', [], /用法/],
    ['an unknown option', ['x', '--what'], /--what/],
    ['a file that is not there', ['/nowhere/x.txt'], /x\.txt：读不出来（ENOENT）/],
  ])('says what is wrong: %s', async (_, args, message) => {
    await expect(parseCommand.run(args)).rejects.toSatisfy((e) => e instanceof UsageProblem && message.test(e.sentence));
  });

  test('names the line of a broken Akoma Ntoso file', async () => {
    const broken = await file('x.xml', '<akomaNtoso>\n<act>\n</akomaNtoso>');
    await expect(parseCommand.run([broken])).rejects.toSatisfy((e) => e instanceof UsageProblem && /x\.xml 第 3 行/.test(e.sentence));
  });
});

test('statute akn writes a file that statute akn reads back', async () => {
  await aknCommand.run([await file('a.txt', text), '--date', '2020-05-06']);
  expect(printed).toContain('<FRBRdate date="2020-05-06" name="version"/>');
  const xml = await file('a.xml', printed);
  printed = '';
  await aknCommand.run([xml, '--text']);
  expect(printed).toBe(`${text}\n`);
});
