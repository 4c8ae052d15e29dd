import { checkText } from '../../figures/check-text.ts';
import { ProblemError } from '../problem.ts';
import { readReport } from '../reports/read-report.ts';
import { StartProblem } from '../start-problem.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'check-report FILE [--json]';

/** Works out again every sum and share that a report states; the exit code is 1 when something does not hold. Needs no database. */
export const checkReportCommand: Command = {
  name: 'check-report',
  usage: 'FILE [--json]',
  zh: '核对报告（DOCX 或文本）中的各项合计、占比和增幅，有不符的退出码为 1',
  en: 'work out again the sums, shares and growths of a report (DOCX or text); exit code 1 when one does not hold',
  run: async ({ args }) => {
    const given = readArguments(args, { options: [], switches: ['json'] }, usage);
    const [file] = given.words;
    if (file === undefined || given.words.length > 1) throw usageProblem(usage);
    const text = await textOf(file);
    const checks = checkText(text);
    const failing = checks.filter((c) => !c.holds);
    if (given.has('json'))
      process.stdout.write(`${JSON.stringify({ file, checked: checks.length, failing: failing.length, checks }, null, 2)}\n`);
    else {
      for (const check of failing) {
        const line = text.slice(0, check.start).split('\n').length;
        const written = text.slice(check.start, check.end);
        console.log(
          `✗ ${line}: ${written} → ${check.expected}${written.includes('%') ? '%' : ''}  (${check.relation})  ${around(text, check.start, check.end)}`,
        );
      }
      console.log(
        failing.length === 0
          ? `✓ 核对 ${checks.length} 处，全部相符 · ${checks.length} worked out, all hold`
          : `核对 ${checks.length} 处，${failing.length} 处不符 · ${checks.length} worked out, ${failing.length} do not hold`,
      );
    }
    return failing.length === 0 ? 0 : 1;
  },
};

async function textOf(file: string): Promise<string> {
  try {
    return await readReport(file);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'tooLarge')
      throw new StartProblem({ zh: `“${file}”过长。`, en: 'The report is too long.' });
    throw new StartProblem({
      zh: `读不了“${file}”：需要 DOCX 或文本文件。`,
      en: 'The file cannot be read: a DOCX or text file is needed.',
    });
  }
}

const around = (text: string, start: number, end: number): string =>
  `…${text.slice(Math.max(0, start - 12), end + 6).replaceAll('\n', ' ')}…`;
