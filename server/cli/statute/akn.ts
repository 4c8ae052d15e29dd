import { writeAkn, writeStatute } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readStatute } from './statute-input.ts';

const usage = 'statute akn FILE [--date YYYY-MM-DD] [--text | --json]';

/** Writes a statute as Akoma Ntoso, or reads such a file back into text or its tree. */
export const aknCommand: StatuteCommand = {
  name: 'akn',
  usage: 'FILE [--date YYYY-MM-DD] [--text | --json]',
  zh: '导出 Akoma Ntoso 1.0；对 Akoma Ntoso 文件用 --text 或 --json 读回文本或结构',
  en: 'write as Akoma Ntoso 1.0; --text or --json read such a file back as text or tree',
  run: async (args) => {
    const given = readArguments(args, { options: ['date'], switches: ['text', 'json'] }, usage);
    const [file] = given.words;
    const date = given.option('date');
    if (file === undefined || given.words.length > 1 || (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))) throw usageProblem(usage);
    const { statute } = await readStatute(file);
    const written = given.has('text')
      ? writeStatute(statute)
      : given.has('json')
        ? JSON.stringify(statute)
        : writeAkn(statute, date === null ? {} : { date });
    process.stdout.write(written.endsWith('\n') ? written : `${written}\n`);
    return 0;
  },
};
