import { usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import type { StatuteCommand } from './statute/command.ts';
import { statuteCommands } from './statute/commands.ts';
import { statuteImportCommand } from './statute/import.ts';

const names = [...statuteCommands, statuteImportCommand].map((c) => c.name).join('|');

/** The commands on statute texts; all but `import` need no database. */
export const statuteCommand: Command = {
  name: 'statute',
  usage: `${names} …`,
  zh: '解析、比对、检索法规文本（各命令用法见 statute --help）',
  en: 'read, compare and search statute texts (see statute --help)',
  help: ([name]) => {
    if (name === statuteImportCommand.name) return describeImport();
    const one = statuteCommands.find((c) => c.name === name);
    return (one ? [one] : statuteCommands).map((c) => describe(c, one !== undefined)).join('\n') + (one ? '' : `\n${describeImport()}`);
  },
  run: async (context) => {
    const [name, ...rest] = context.args;
    if (name === statuteImportCommand.name) return statuteImportCommand.run({ ...context, args: rest });
    const command = statuteCommands.find((c) => c.name === name);
    if (!command)
      throw usageProblem(`statute ${names} …`, {
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

const describeImport = (): string =>
  `${statuteImportCommand.help?.([]) ?? ''}\n      ${statuteImportCommand.zh}\n      ${statuteImportCommand.en}`;
