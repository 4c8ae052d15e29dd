import { migrate } from '../db/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  zh: '更新数据库结构',
  en: 'bring the database up to date',
  run: async ({ open, say }) => {
    const applied = await migrate((await open()).url);
    if (applied.length === 0) say({ zh: '数据库结构已是最新。', en: 'The database is up to date.' });
    else say({ zh: `已更新：${applied.join('、')}。`, en: `Applied: ${applied.join(', ')}.` });
    return 0;
  },
};
