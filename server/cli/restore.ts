import { restore } from '../transfer/restore.ts';
import { oneFile } from './backup.ts';
import type { Command } from './command.ts';
import { openFiles } from './house.ts';
import { verifyInstallation } from './verify.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  zh: '把备份恢复到空的数据库和数据文件夹，然后核验',
  en: 'restore a backup into an empty database and data folder, then verify it',
  run: async (context) => {
    const source = oneFile(context.args, 'restore');
    const { url } = await context.open();
    const result = await restore({ url, files: await openFiles(context), dataFolder: context.config.dataFolder }, source);
    context.say({
      zh: `已恢复 ${result.madeAt} 的备份：${result.rows} 行，${result.files} 个文件。`,
      en: `Restored the backup of ${result.madeAt}: ${result.rows} rows, ${result.files} files.`,
    });
    for (const sha256 of result.missingFiles)
      context.say({ zh: `备份中缺少附件内容：${sha256}`, en: 'file content missing in the backup' });
    return verifyInstallation(context);
  },
};
