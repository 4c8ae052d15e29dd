import { checkDraft, type DocumentKind, documentKinds, parseStatute } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { inputProblem, readText } from './input.ts';
import { readLibrary } from './laws.ts';

const usage = `statute check FILE --laws DIR [--kind ${documentKinds.join('|')}] [--json]`;

export const checkCommand: StatuteCommand = {
  name: 'check',
  usage: usage.slice('statute check '.length),
  zh: '检查草案：权限、与上位法抵触、重复、失效引用（仅供参考，由人判断）',
  en: 'check a draft: competence, conflict with superior law, repetition, dead citations (advice; a person decides)',
  details: [
    'FILE   草案文本；- 为标准输入 · the draft; - is standard input',
    '--laws 文件夹，含 manifest.jsonl 或文本文件 · a folder with manifest.jsonl, or plain texts',
    '--kind 文件种类，默认 localRegulation · what kind of document it is, localRegulation unless told',
    '--json { superior: [{ law, cited }], hints: [{ kind, severity, article, clause, superior: { law, article, quote } | null, source, why: { zh, en } }] }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['laws', 'kind'], switches: ['json'] }, usage);
    const [file] = given.words;
    const folder = given.option('laws');
    if (file === undefined || folder === null || given.words.length > 1) throw usageProblem(usage);
    const kind = documentKinds.find((k) => k === (given.option('kind') ?? 'localRegulation'));
    if (!kind) throw usageProblem(usage);
    const statute = parseStatute(await readText(file));
    if (statute.body.length === 0) throw inputProblem(file, null, { zh: '没有条文。', en: 'holds no article.' });
    const result = checkDraft(await readLibrary(folder), statute, kind);
    process.stdout.write(`${given.has('json') ? JSON.stringify(result) : shown(result, kind)}\n`);
    return 0;
  },
};

function shown({ superior, hints }: ReturnType<typeof checkDraft>, kind: DocumentKind): string {
  const lines = [`${kind}  ${superior.map((s) => `${s.cited ? '*' : ''}${s.law}`).join('、')}`];
  for (const hint of hints) {
    lines.push(`[${hint.severity}] ${hint.kind} ${hint.article}: ${hint.why.zh} ${hint.why.en}`, `    ${oneLine(hint.clause)}`);
    if (hint.superior) lines.push(`    ↔ 《${hint.superior.law}》${hint.superior.article}: ${oneLine(hint.superior.quote)}`);
    if (hint.source !== null) lines.push(`    § ${hint.source}`);
  }
  return lines.join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
