import { access } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../new-id.ts';
import { StartProblem } from '../start-problem.ts';
import { importRows } from '../transfer/import.ts';
import { importTable } from '../transfer/import-tables.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import { asServer } from './house.ts';
import { actingAs, findCongress, inWords, processNamed, spoken } from './who.ts';

const usage = 'import WHAT FILE --as USERNAME [--congress CODE] [--dry-run] [--lang zh|en]';

/** Reads in a table with the rights of an account. Ends with 1 when some row is not right; nothing is written then. */
export const importCommand: Command = {
  name: 'import',
  usage: 'WHAT FILE --as USERNAME [--dry-run]',
  zh: '从 XLSX 或 CSV 导入（suggestions、units、deputyships 等），全部正确才写入',
  en: 'read in an XLSX or CSV table (suggestions, units, deputyships …), all rows or none',
  run: async (context) => {
    const args = readArguments(context.args, { options: ['as', 'congress', 'lang'], switches: ['dry-run'] }, usage);
    const [what, file, ...more] = args.words;
    const as = args.option('as');
    if (what === undefined || file === undefined || as === null || more.length > 0) throw usageProblem(usage);
    const table = importTable(processNamed(what));
    if (!table) throw new StartProblem({ zh: `“${what}”不能用表格导入。`, en: `"${what}" cannot be read in from a table.` });
    const source = path.resolve(file);
    await access(source).catch(() => {
      throw new StartProblem({ zh: `找不到文件 ${source}。`, en: `There is no file ${source}.` });
    });
    return asServer(context, (deps) =>
      inWords(async () => {
        const { actor, locale } = await actingAs(deps.db, as);
        const congress = await findCongress(deps.db, args.option('congress'));
        const report = await importRows(deps, {
          table,
          congressId: congress.id,
          actor,
          locale: spoken(args, locale),
          requestId: newId(),
          path: source,
          dryRun: args.has('dry-run'),
          onProgress: (phase, rows) => {
            if (rows % 5000 === 0) context.say({ zh: `${phase === 'checking' ? '已核对' : '已写入'} ${rows} 行`, en: `${phase} ${rows}` });
          },
        });
        for (const fault of report.faults) console.log([fault.row, fault.column, fault.value, fault.message].join('\t'));
        const { rows, created, changed, unchanged, faultCount } = report;
        context.say({
          zh: `${rows} 行：新增 ${created}，更改 ${changed}，无变化 ${unchanged}，错误 ${faultCount}。${report.done ? '已写入。' : '未写入任何内容。'}`,
          en: `${rows} rows: ${created} new, ${changed} changed, ${unchanged} as they were, ${faultCount} faults; ${report.done ? 'written' : 'nothing was written'}.`,
        });
        return faultCount === 0 ? 0 : 1;
      }),
    );
  },
};
