import { citedArticles } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readJsonLines } from './input.ts';
import { readLibrary } from './laws.ts';
import { readQuery, readTop } from './rows.ts';

const usage = 'statute cite --laws DIR --queries FILE.jsonl [--top K]';

export const citeCommand: StatuteCommand = {
  name: 'cite',
  usage: usage.slice('statute cite '.length),
  zh: '为地方法规条文找出所引用或依据的国家法条文',
  en: 'find the national articles that local articles refer to or rest on',
  details: [
    '--laws    文件夹，含 manifest.jsonl 或文本文件 · a folder with manifest.jsonl, or plain texts',
    '--queries { id, text } 每行一条（可为 .gz；- 为标准输入） · one a line, .gz too, - is standard input',
    '--top     最多给几条，默认 10 · at most so many, 10 unless told',
    '{ id, hits: ["law title#article"…] }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['laws', 'queries', 'top'] }, usage);
    const folder = given.option('laws');
    const file = given.option('queries');
    if (folder === null || file === null || given.words.length > 0) throw usageProblem(usage);
    const top = readTop(given.option('top'), usage);
    const queries = await readJsonLines(file, readQuery);
    const library = await readLibrary(folder);
    for (const { id, text } of queries) {
      const hits = citedArticles(library, text, top).map((h) => h.id);
      process.stdout.write(`${JSON.stringify({ id, hits })}\n`);
    }
    return 0;
  },
};
