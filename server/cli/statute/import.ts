import { access } from 'node:fs/promises';
import { StatuteRank } from '../../../contract/statutes.ts';
import { newId } from '../../new-id.ts';
import { type FileOutcome, importPaths } from '../../statute/library/intake/import-paths.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { Command } from '../command.ts';
import { asServer } from '../house.ts';
import { findAccount, findCongress, inWords } from '../who.ts';
import { reasonOf } from './import-reasons.ts';
import { inputProblem } from './input.ts';

const usage = 'statute import PATH… [--rank RANK] [--issuer NAME] [--congress CODE] [--as USERNAME] [--dry-run]';
const progressEvery = 200;
/** What is no statute may have a whole line of something else for its title. */
const longestTitle = 60;

/** Brings files, folders and archives into the library of the installation. Ends with 1 when some file could not be taken; the others are in. */
export const statuteImportCommand: Command = {
  name: 'import',
  usage: 'PATH… [--rank RANK] [--issuer NAME] [--congress CODE] [--as USERNAME] [--dry-run]',
  zh: '把文件、文件夹、ZIP 压缩包中的法规收入法规库；--dry-run 只核对不写入',
  en: 'bring statutes from files, folders and ZIP archives into the library; --dry-run only looks',
  help: () =>
    [
      `  ${usage}`,
      '      每个读不了的文件一行：文件、名称、代码、原因 · a line for each file that cannot be taken: file, title, code, reason',
      `      --rank ${StatuteRank.options.join(' | ')}`,
      '      --congress 由哪个人大维护（行政区划代码或名称） · the congress that keeps the entries',
    ].join('\n'),
  run: async (context) => {
    const args = readArguments(context.args, { options: ['rank', 'issuer', 'congress', 'as'], switches: ['dry-run'] }, usage);
    if (args.words.length === 0) throw usageProblem(usage);
    const rank = args.option('rank');
    const known = StatuteRank.safeParse(rank);
    if (rank !== null && !known.success) throw usageProblem(usage, { zh: `没有“${rank}”这个层级。`, en: `There is no rank "${rank}".` });
    for (const path of args.words)
      await access(path).catch(() => {
        throw inputProblem(path, null, { zh: '找不到。', en: 'is not there.' });
      });
    return asServer(context, (deps) =>
      inWords(async () => {
        const congress = await findCongress(deps.db, args.option('congress'));
        const as = args.option('as');
        const account = as === null ? null : await findAccount(deps.db, as);
        const counts: Record<FileOutcome['kind'], number> = { newStatute: 0, newVersion: 0, same: 0, fault: 0 };
        let read = 0;
        const onFile = ({ name, title, kind, fault }: FileOutcome): void => {
          counts[kind]++;
          read++;
          if (fault !== null)
            process.stdout.write(
              `${[name, title.slice(0, longestTitle), fault, `${reasonOf(fault).zh} ${reasonOf(fault).en}`].join('\t')}\n`,
            );
          if (read % progressEvery === 0) context.say({ zh: `已读 ${read} 个文件`, en: `${read} files read` });
        };
        const keeper = {
          accountId: account?.id ?? null,
          name: account?.name ?? '命令行 command line',
          congressId: congress.id,
          requestId: newId(),
          now: deps.clock.now(),
        };
        const dryRun = args.has('dry-run');
        await importPaths(deps.db, {
          paths: args.words,
          keeper,
          rank: known.data ?? null,
          issuer: args.option('issuer'),
          dryRun,
          onFile,
        });
        const { newStatute, newVersion, same, fault } = counts;
        context.say({
          zh: `${read} 个文件：新法规 ${newStatute}，新版本 ${newVersion}，已有 ${same}，不能收入 ${fault}。${dryRun ? '未写入任何内容。' : '已写入。'}`,
          en: `${read} files: ${newStatute} new statutes, ${newVersion} new versions, ${same} known, ${fault} not taken; ${dryRun ? 'nothing was written' : 'written'}.`,
        });
        return fault === 0 ? 0 : 1;
      }),
    );
  },
};
