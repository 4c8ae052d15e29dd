import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filterQuery } from '../../contract/records.ts';
import { congressTime } from '../actions/rule-books.ts';
import { whereFromQuery } from '../http/filters.ts';
import { newId } from '../new-id.ts';
import { logReads } from '../people/record-reads.ts';
import { StartProblem } from '../start-problem.ts';
import { csvStream } from '../transfer/csv-writer.ts';
import { openExport } from '../transfer/export.ts';
import { xlsxStream } from '../transfer/xlsx-writer.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import { asServer } from './house.ts';
import { actingAs, findCongress, inWords, processNamed, spoken } from './who.ts';

const usage =
  'export WHAT FILE.xlsx|FILE.csv --as USERNAME [--congress CODE] [--columns a,b] [--where field=value …] [--sort field] [--lang zh|en]';

/** Writes out what an account sees in a list. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'WHAT FILE --as USERNAME',
  zh: '把某账号可见的清单导出为 XLSX 或 CSV',
  en: 'write what an account sees in a list to an XLSX or CSV file',
  run: async (context) => {
    const args = readArguments(context.args, { options: ['as', 'congress', 'columns', 'where', 'sort', 'lang'] }, usage);
    const [what, file, ...more] = args.words;
    const as = args.option('as');
    const format = /\.(xlsx|csv)$/i.exec(file ?? '')?.[1]?.toLowerCase();
    if (what === undefined || file === undefined || as === null || format === undefined || more.length > 0) throw usageProblem(usage);
    const process = processNamed(what);
    const query = filterQuery(process).safeParse(Object.fromEntries(args.options('where').map((w) => w.split(/=(.*)/s).slice(0, 2))));
    if (!query.success)
      throw new StartProblem({ zh: `--where 有误：${args.options('where').join(' ')}`, en: 'This filter is not offered.' });
    const target = path.resolve(file);
    return asServer(context, (deps) =>
      inWords(async () => {
        const { actor, locale } = await actingAs(deps.db, as);
        const congress = await findCongress(deps.db, args.option('congress'));
        const time = await congressTime(deps.db, congress.id);
        let rows = 0;
        const table = await openExport(deps.db, {
          list: {
            process,
            viewer: actor,
            congressId: congress.id,
            where: whereFromQuery(process, query.data),
            search: query.data.q,
            due: query.data.due,
            mine: query.data.mine === 'true',
            sort: args.option('sort') ?? undefined,
            limit: 1,
            today: time.today(deps.clock.now()),
          },
          columns: args.option('columns')?.split(',') ?? null,
          locale: spoken(args, locale),
          secretKey: deps.secretKey,
          onRead: async (shown) => {
            rows += shown.length;
            await logReads(deps, process, { actor, ip: '', requestId: newId() }, congress.id, shown);
          },
        });
        const stream =
          format === 'csv'
            ? csvStream(
                table.headings.map((h) => h.heading),
                table.rows,
              )
            : xlsxStream([{ name: table.name, columns: table.headings, rows: table.rows }]);
        await pipeline(stream, createWriteStream(target, { mode: 0o600 })).finally(() => table.close());
        context.say({ zh: `已导出 ${rows} 行到 ${target}。`, en: `Wrote ${rows} rows to ${target}.` });
        return 0;
      }),
    );
  },
};
