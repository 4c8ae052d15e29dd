import { usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import type { StatuteCommand } from './statute/command.ts';
import { statuteCommands } from './statute/commands.ts';

/** The commands on statute texts; they need no database. */
export const statuteCommand: Command = {
  name: 'statute',
  usage: `${statuteCommands.map((c) => c.name).join('|')} …`,
  zh: '解析、比对、检索法规文本（各命令用法见 statute --help）',
  en: 'read, compare and search statute texts (see statute --help)',
  help: ([name]) => {
    const one = statuteCommands.find((c) => c.name === name);
    return (one ? [one] : statuteCommands).map((c) => describe(c, one !== undefined)).join('\n');
  },
  run: async ({ args }) => {
    const [name, ...rest] = args;
    const command = statuteCommands.find((c) => c.name === name);
    if (!command)
      throw usageProblem(`statute ${statuteCommands.map((c) => c.name).join('|')} …`, {
        zh: name === undefined ? '' : `没有“statute ${name}”这个命令。`,
        en: name === undefined ? '' : `There is no command "statute ${name}".`,
      });
    return command.run(rest);
  },
};

function describe({ name, usage, zh, en, details }: StatuteCommand, whole: boolean): string {
  const more = whole && details !== undefined ? `\n${details.replace(/^/gm, '      ')}` : '';
  return `  statute ${name} ${usage}\n      ${zh}\n      ${en}${more}`;
}
