import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiDocument } from '../http/openapi.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'openapi [FILE]';
const place = path.join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');

export const openApiCommand: Command = {
  name: 'openapi',
  usage: '[FILE]',
  zh: '把接口说明写到 docs/openapi.json 或指定文件（不需要数据库）',
  en: 'write the description of the interface to docs/openapi.json or FILE; needs no database',
  run: async (context) => {
    const { words } = readArguments(context.args, { options: [] }, usage);
    if (words.length > 1) throw usageProblem(usage);
    const target = path.resolve(words[0] ?? place);
    await writeFile(target, await openApiDocument());
    context.say({ zh: `接口说明已写到 ${target}。`, en: `The interface is described in ${target}.` });
    return 0;
  },
};
