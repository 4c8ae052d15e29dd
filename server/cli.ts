import { UsageProblem } from './cli/arguments.ts';
import { backupCommand } from './cli/backup.ts';
import { checkReportCommand } from './cli/check-report.ts';
import { codesCommand } from './cli/codes.ts';
import type { Command } from './cli/command.ts';
import { exportCommand } from './cli/export.ts';
import { importCommand } from './cli/import.ts';
import { measureCommand } from './cli/measure.ts';
import { migrateCommand } from './cli/migrate.ts';
import { openApiCommand } from './cli/openapi.ts';
import { reportCommand } from './cli/report.ts';
import { restoreCommand } from './cli/restore.ts';
import { seedCommand } from './cli/seed.ts';
import { statuteCommand } from './cli/statute.ts';
import { userCommand } from './cli/user.ts';
import { verifyCommand } from './cli/verify.ts';
import { readConfig } from './config.ts';
import { makeFolder, type Say } from './db/embedded-home.ts';
import { type OpenDatabase, openDatabase } from './start/database.ts';
import { StartProblem } from './start-problem.ts';

const commands: readonly Command[] = [
  migrateCommand,
  seedCommand,
  userCommand,
  importCommand,
  exportCommand,
  reportCommand,
  measureCommand,
  checkReportCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  openApiCommand,
  statuteCommand,
  codesCommand,
];

const say: Say = ({ zh, en }) => console.log(`${zh} ${en}`);
let database: Promise<OpenDatabase> | null = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
process.on('disconnect', () => void end(1));
process.channel?.unref();

try {
  await end(await main());
} catch (error) {
  if (error instanceof StartProblem) console.error(`\n${error.sentence}\n`);
  else console.error(error);
  await end(error instanceof UsageProblem ? 2 : 1);
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(help());
    return name === undefined ? 1 : 0;
  }
  const command = commands.find((c) => c.name === name);
  if (!command) throw new StartProblem({ zh: `没有“${name}”这个命令。\n\n${help()}`, en: `There is no command "${name}".` });
  if (args.includes('--help')) {
    console.log(command.help?.(args) ?? describe(command));
    return 0;
  }
  const config = readConfig(process.env);
  return command.run({
    config,
    say,
    args,
    open: () => {
      database ??= makeFolder(config.dataFolder).then(() => openDatabase(config, { say, share: true }));
      return database;
    },
  });
}

/** Whatever happened, the database started for the command is stopped. */
async function end(code: number): Promise<void> {
  await (await database?.catch(() => null))?.stop();
  process.exit(code);
}

function help(): string {
  return [
    'npm run yishi -- <命令 · command>',
    '',
    ...commands.map(describe),
    '',
    '设置见 docs/settings.md · settings: docs/settings.md',
  ].join('\n');
}

function describe({ name, usage, zh, en }: Command): string {
  return `  ${name} ${usage}\n      ${zh}\n      ${en}`;
}
