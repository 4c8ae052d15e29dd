import { buildIndex, search } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readJsonLines } from './input.ts';
import { readArticle, readQuery, readTop } from './rows.ts';

const usage = 'statute search --articles FILE.jsonl --queries FILE.jsonl [--top K] [--formal]';

export const searchCommand: StatuteCommand = {
  name: 'search',
  usage: usage.slice('statute search '.length),
  zh: '在条文中检索，每个问题一行结果',
  en: 'search articles; one line of hits a query',
  details: [
    '--articles { id, law, text, heading? } 每行一条（可为 .gz） · one a line, .gz too',
    '--queries  { qid 或 or id, text } 每行一条；- 为标准输入 · one a line; - is standard input',
    '--top      最多给几条，默认 10 · at most so many, 10 unless told',
    '--formal   查询是法律用语，不作日常用语扩展 · queries are in the words of law: do not widen everyday words',
    '{ id, hits: [article id…] }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['articles', 'queries', 'top'], switches: ['formal'] }, usage);
    const articlesFile = given.option('articles');
    const queriesFile = given.option('queries');
    if (articlesFile === null || queriesFile === null || given.words.length > 0) throw usageProblem(usage);
    const top = readTop(given.option('top'), usage);
    const articles = await readJsonLines(articlesFile, readArticle);
    const queries = await readJsonLines(queriesFile, readQuery);
    const index = buildIndex(articles);
    for (const { id, text } of queries) {
      const hits = search(index, text, { top, lay: !given.has('formal') }).map((h) => h.id);
      process.stdout.write(`${JSON.stringify({ id, hits })}\n`);
    }
    return 0;
  },
};
