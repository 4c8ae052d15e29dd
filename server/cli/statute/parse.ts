import { algorithmVersion, articlesOf, parseStatute, type Statute, type Unit } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readText } from './input.ts';

const usage = 'statute parse FILE… [--json]';

/** Reads statute texts into their trees and prints them: as JSON, one line a file, or as an outline to look at. */
export const parseCommand: StatuteCommand = {
  name: 'parse',
  usage: 'FILE… [--json]',
  zh: '把法规文本解析为编、章、节、条、款、项、目（- 为标准输入）',
  en: 'read a statute text into its tree (- is standard input)',
  details: [
    '--json 每个文件一行 · one line a file:',
    '  { algorithmVersion, file, articles, statute: { opening?, title, history, contents, preamble, body, annexes } }',
    '  body: [{ level, id, number, label, heading, text, children, from, to }]  level: part subpart chapter section article paragraph item subitem',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: [], switches: ['json'] }, usage);
    if (given.words.length === 0) throw usageProblem(usage);
    for (const file of given.words) {
      const statute = parseStatute(await readText(file));
      process.stdout.write(`${given.has('json') ? JSON.stringify(shape(file, statute)) : outline(statute)}\n`);
    }
    return 0;
  },
};

const shape = (file: string, statute: Statute) => ({ algorithmVersion, file, articles: articlesOf(statute).length, statute });

function outline(statute: Statute): string {
  const lines = [statute.title, ...statute.history.map((h) => `  ${h}`)];
  const show = (unit: Unit, depth: number): void => {
    const words = [unit.label, unit.heading, unit.text].filter((w) => w !== '').join(' ');
    lines.push(`${'  '.repeat(depth)}${unit.id}  ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`);
    for (const child of unit.children) show(child, depth + 1);
  };
  for (const unit of statute.body) show(unit, 1);
  for (const annex of statute.annexes) lines.push(`  ${annex.title}`);
  return lines.join('\n');
}
