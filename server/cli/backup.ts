import path from 'node:path';
import { systemClock } from '../clock.ts';
import { StartProblem } from '../start-problem.ts';
import { backup } from '../transfer/backup.ts';
import type { Command } from './command.ts';
import { openFiles } from './house.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  zh: '把数据库和附件备份到一个文件（含密钥和个人信息，请妥善保管）',
  en: 'back up database and files into one file; it holds keys and personal data, so keep it safe',
  run: async (context) => {
    const target = oneFile(context.args, 'backup');
    const { url } = await context.open();
    const result = await backup(
      { url, files: await openFiles(context), dataFolder: context.config.dataFolder, now: systemClock.now() },
      target,
    );
    context.say({
      zh: `已备份到 ${target}：${result.tables} 张表，${result.rows} 行，${result.files} 个文件。`,
      en: `Backed up to ${target}: ${result.tables} tables, ${result.rows} rows, ${result.files} files.`,
    });
    for (const sha256 of result.damagedFiles)
      context.say({ zh: `附件内容缺失或已损坏，未能备份：${sha256}`, en: 'missing or changed file content, not backed up' });
    return result.damagedFiles.length === 0 ? 0 : 1;
  },
};

/** The one file name a command takes. */
export function oneFile(args: readonly string[], command: string): string {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) {
    throw new StartProblem({
      zh: `请给出一个文件名：npm run yishi -- ${command} FILE`,
      en: `Please name one file: npm run yishi -- ${command} FILE`,
    });
  }
  return path.resolve(file);
}
