import { superiorLaws } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readJsonLines } from './input.ts';
import { readLibrary } from './laws.ts';
import { readRegulation, readTop } from './rows.ts';

const usage = 'statute superior --laws DIR --regulations FILE.jsonl [--top K]';

export const superiorCommand: StatuteCommand = {
  name: 'superior',
  usage: usage.slice('statute superior '.length),
  zh: '找出法规草案所依据的上位法',
  en: 'find the national laws that regulations rest on',
  details: [
    '--laws        文件夹，含 manifest.jsonl { file, title, date, level } 或文本文件 · a folder with such a list, or plain texts',
    '--regulations { id, title, text, date? } 每行一条（可为 .gz；- 为标准输入） · one a line, .gz too, - is standard input',
    '--top         最多给几部，默认 10 · at most so many, 10 unless told',
    '{ id, hits: [law title…] }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['laws', 'regulations', 'top'] }, usage);
    const folder = given.option('laws');
    const file = given.option('regulations');
    if (folder === null || file === null || given.words.length > 0) throw usageProblem(usage);
    const top = readTop(given.option('top'), usage);
    const regulations = await readJsonLines(file, readRegulation);
    const library = await readLibrary(folder);
    for (const { id, ...draft } of regulations) {
      const hits = superiorLaws(library, draft, top).map((h) => h.law);
      process.stdout.write(`${JSON.stringify({ id, hits })}\n`);
    }
    return 0;
  },
};
