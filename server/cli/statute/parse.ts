import { algorithmVersion, articlesOf, readMarks, type Statute, type Unit, unitsOf } from '../../../statute/index.ts';
import type { StatuteFormat } from '../../statute/reader/read-file.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readStatute } from './statute-input.ts';

const usage = 'statute parse FILE… [--json] [--marks]';

/** Reads statute texts into their trees and prints them: as JSON, one line a file, or as an outline to look at. */
export const parseCommand: StatuteCommand = {
  name: 'parse',
  usage: 'FILE… [--json] [--marks]',
  zh: '把法规文件（文本、Markdown、HTML、DOCX、有文字层的 PDF、Akoma Ntoso）解析为编、章、节、条、款、项、目（- 为标准输入）',
  en: 'read a statute (text, Markdown, HTML, DOCX, PDF with a text layer, Akoma Ntoso) into its tree (- is standard input)',
  details: [
    '--json 每个文件一行 · one line a file:',
    '  { algorithmVersion, file, format, articles, statute: { opening?, title, history, contents, preamble, body, annexes } }',
    '  body: [{ level, id, number, label, heading, text, children, from, to }]  level: part subpart chapter section article paragraph item subitem',
    '--marks 另附各单元中识别出的内容 · adds what is recognised in each unit, by its id:',
    '  marks: { id: { citations, definitions, timeLimits, amounts, penalties, licences, coercion, duties, effectiveDates, repeals } }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: [], switches: ['json', 'marks'] }, usage);
    if (given.words.length === 0) throw usageProblem(usage);
    for (const file of given.words) {
      const { statute, format } = await readStatute(file);
      process.stdout.write(`${given.has('json') ? JSON.stringify(shape(file, format, statute, given.has('marks'))) : outline(statute)}\n`);
    }
    return 0;
  },
};

const shape = (file: string, format: StatuteFormat, statute: Statute, withMarks: boolean) => ({
  algorithmVersion,
  file,
  format,
  articles: articlesOf(statute).length,
  statute,
  ...(withMarks ? { marks: marksOf(statute) } : {}),
});

const marksOf = (statute: Statute) =>
  Object.fromEntries([...unitsOf(statute.body)].flatMap((unit) => (unit.text === '' ? [] : [[unit.id, readMarks(unit.text)]])));

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
