import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { UsageProblem } from '../arguments.ts';
import { checkCommand } from './check.ts';
import { citeCommand } from './cite.ts';
import type { StatuteCommand } from './command.ts';
import { searchCommand } from './search.ts';
import { superiorCommand } from './superior.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);
const lines = (...rows: readonly unknown[]): string => rows.map((r) => JSON.stringify(r)).join('\n');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-related-'));
  await mkdir(at('laws/法律'), { recursive: true });
  await mkdir(at('plain/法律'), { recursive: true });
  const lake = '中华人民共和国湖泊保护法\n第一条　为了保护湖泊，制定本法。\n第二条　向湖泊倾倒垃圾的，处一万元以上五万元以下罚款。\n';
  const dogs = '中华人民共和国动物防疫法\n第一条　为了预防动物疫病，制定本法。\n第二条　饲养犬只应当定期接种狂犬病疫苗。\n';
  await writeFile(at('laws/法律/lake.txt'), lake);
  await writeFile(at('laws/法律/dogs.txt.gz'), gzipSync(dogs));
  await writeFile(at('plain/法律/lake_2020-01-01.txt'), lake);
  await writeFile(
    at('laws/manifest.jsonl'),
    lines(
      { file: '法律/lake.txt', title: '中华人民共和国湖泊保护法', date: '2020-01-01', level: '法律' },
      { file: '法律/dogs.txt.gz', title: '中华人民共和国动物防疫法', date: '', level: '法律' },
    ),
  );
  await writeFile(
    at('articles.jsonl.gz'),
    gzipSync(lines({ id: 'a1', law: '湖泊法', text: '禁止向湖泊倾倒垃圾。' }, { id: 'a2', law: '犬法', text: '犬只应当接种疫苗。' })),
  );
  await writeFile(at('queries.jsonl'), lines({ qid: 7, text: '犬只接种' }, { id: 'x', text: '湖泊垃圾' }));
  await writeFile(at('regulations.jsonl'), lines({ id: 'r', title: '云岭市养犬条例', text: '饲养犬只应当接种狂犬病疫苗。' }));
  await writeFile(at('bad.jsonl'), `${lines({ id: 'x', text: '好' })}\n{"id":\n`);
  await writeFile(
    at('draft.txt'),
    '云岭市湖泊条例\n第一条　为了保护湖泊，制定本条例。\n第二条　向湖泊倾倒垃圾的，处一万元以上九十万元以下罚款。\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function printed(command: StatuteCommand, ...args: string[]): Promise<unknown[]> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  expect(await command.run(args)).toBe(0);
  vi.restoreAllMocks();
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('search gives each query its hits, with its id as it came', async () => {
  const out = await printed(searchCommand, '--articles', at('articles.jsonl.gz'), '--queries', at('queries.jsonl'), '--top', '1');
  expect(out).toEqual([
    { id: 7, hits: ['a2'] },
    { id: 'x', hits: ['a1'] },
  ]);
});

test('superior and cite read a folder with a list, or plain texts', async () => {
  const [found] = await printed(superiorCommand, '--laws', at('laws'), '--regulations', at('regulations.jsonl'), '--top', '1');
  expect(found).toEqual({ id: 'r', hits: ['动物防疫法'] });
  const [, cited] = await printed(citeCommand, '--laws', at('plain'), '--queries', at('queries.jsonl'), '--top', '1');
  expect(cited).toEqual({ id: 'x', hits: ['湖泊保护法#2'] });
});

test('check gives hints with the superior clause', async () => {
  const [result] = await printed(checkCommand, at('draft.txt'), '--laws', at('laws'), '--kind', 'localRegulation', '--json');
  expect(result).toMatchObject({
    hints: [{ kind: 'fine', severity: 'error', article: '2', superior: { law: '湖泊保护法', article: '2' } }],
  });
});

test('what is wrong is said with its line, and how the command is called', async () => {
  const search = (...args: string[]): Promise<number> => searchCommand.run(args);
  await expect(search('--articles', at('articles.jsonl.gz'), '--queries', at('bad.jsonl'))).rejects.toThrow(/2 行|line 2/u);
  await expect(search('--articles', at('none.jsonl'), '--queries', at('queries.jsonl'))).rejects.toThrow(UsageProblem);
  await expect(search('--articles', at('articles.jsonl.gz'), '--queries', at('queries.jsonl'), '--top', '0')).rejects.toThrow(UsageProblem);
  await expect(search('--queries', at('queries.jsonl'))).rejects.toThrow(/Usage|用法|search/u);
  await expect(checkCommand.run([at('draft.txt'), '--laws', at('laws'), '--kind', 'law'])).rejects.toThrow(UsageProblem);
  await expect(superiorCommand.run(['--laws', at('none'), '--regulations', at('regulations.jsonl')])).rejects.toThrow(UsageProblem);
});
