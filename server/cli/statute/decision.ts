import { algorithmVersion, applyDecision, writeDecision } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { inputProblem, readText } from './input.ts';
import { readStatute } from './statute-input.ts';

const usage = 'statute decision OLD NEW [--by ORGAN] [--in-force DATE] [--json]';
const applyUsage = 'statute apply OLD DECISION';

/** Drafts the decision that makes one version the other. */
export const decisionCommand: StatuteCommand = {
  name: 'decision',
  usage: 'OLD NEW [--by ORGAN] [--in-force DATE] [--json]',
  zh: '由两个版本起草“关于修改《…》的决定”',
  en: 'draft the decision that amends the old version into the new one',
  details: [
    '--by        通过机关及会议 · who decides, with the meeting',
    '--in-force  施行日期，如 2025年1月1日 · when it comes into force, as written',
    '--json      { algorithmVersion, title, amendments: [text], text }',
  ].join('\n'),
  run: async (args) => {
    const given = readArguments(args, { options: ['by', 'in-force'], switches: ['json'] }, usage);
    const [old, now, ...more] = given.words;
    if (old === undefined || now === undefined || more.length > 0) throw usageProblem(usage);
    const decidedBy = given.option('by');
    const inForce = given.option('in-force');
    const decision = writeDecision((await readStatute(old)).statute, (await readStatute(now)).statute, {
      ...(decidedBy === null ? {} : { decidedBy }),
      ...(inForce === null ? {} : { inForce }),
    });
    process.stdout.write(`${given.has('json') ? JSON.stringify({ algorithmVersion, ...decision }) : decision.text}\n`);
    return 0;
  },
};

/** Carries a decision out on a text and prints the new text; a sentence that cannot be carried out is named with its line. */
export const applyCommand: StatuteCommand = {
  name: 'apply',
  usage: 'OLD DECISION',
  zh: '按修改决定改出新文本',
  en: 'carry an amendment decision out on a text',
  run: async (args) => {
    const { words } = readArguments(args, { options: [], switches: [] }, applyUsage);
    const [old, decision, ...more] = words;
    if (old === undefined || decision === undefined || more.length > 0) throw usageProblem(applyUsage);
    const { text, problems } = applyDecision((await readStatute(old)).statute, await readText(decision));
    const [first] = problems;
    if (first)
      throw inputProblem(decision, first.line, {
        zh: `${first.reason.zh}：“${first.sentence}”。`,
        en: `cannot be carried out: "${first.sentence}" (${first.reason.en}).`,
      });
    process.stdout.write(text);
    return 0;
  },
};
