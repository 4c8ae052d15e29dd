import { seedInstallation } from '../start/first-start.ts';
import type { Command } from './command.ts';
import { asServer } from './house.ts';

export const seedCommand: Command = {
  name: 'seed',
  usage: '',
  zh: '在空的系统中建立演示城市',
  en: 'build the demo city in an empty installation',
  run: async (context) => {
    const database = await context.open();
    await asServer(context, (deps) => seedInstallation(database, deps, context.say));
    context.say({ zh: '演示城市已建立。', en: 'The demo city is ready.' });
    return 0;
  },
};
