import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { Say } from './db/embedded-home.ts';
import { loadDemo } from './start/demo.ts';
import { start } from './start/start.ts';
import { createSteps, Stopped } from './start/steps.ts';
import { StartProblem } from './start-problem.ts';

const help = `npm start                启动 · start
npm start -- --empty     首次启动时不建立演示城市 · without the demo city on the first start
npm start -- --help      本说明 · this text
全部设置见 docs/settings.md · all settings are in docs/settings.md`;

/** The greeting goes to the terminal as plain text; the log of the running server is another matter. */
const print = (text: string): void => console.log(text);
const say: Say = ({ zh, en }) => print(`${zh} ${en}`);
const steps = createSteps();
/** One Ctrl-C reaches the program twice: from the terminal and, passed on, from npm. */
const sameKey = 500;
const patience = 20_000;

let stopping: Promise<void> | null = null;
let stopAsked = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askToStop);
// The launcher was killed: nobody is left to stop this program.
process.on('disconnect', askToStop);
process.channel?.unref();

try {
  await main();
} catch (error) {
  if (!(error instanceof Stopped) && !stopping) await stop(1, error);
}

async function main(): Promise<void> {
  const args = readArguments();
  if (args.help) {
    print(help);
    return;
  }
  const started = Date.now();
  const config = readConfig(process.env);
  say({ zh: '议事正在启动……', en: 'Yishi is starting …' });
  const { address, demo } = await start(config, steps, { empty: args.empty, say, onLost: (problem) => void stop(1, problem) });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  print(`\n  议事 Yishi  ${address}  (${seconds} s)\n`);
  if (demo === 'ready') await greet();
  say({ zh: '按 Ctrl-C 停止。', en: 'Press Ctrl-C to stop.' });
}

function readArguments(): { empty: boolean; help: boolean } {
  try {
    const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new StartProblem({ zh: `不认识的参数。\n${help}`, en: what });
  }
}

async function greet(): Promise<void> {
  const { demoAccounts } = await loadDemo();
  say({ zh: '  演示账号（仅供试用，请勿用于正式环境）：', en: 'Demo accounts, for trying out only:' });
  const accounts = demoAccounts();
  const width = Math.max(...accounts.map((a) => a.username.length));
  for (const { username, password, zh, en } of accounts) print(`    ${username.padEnd(width)}  ${password}  ${zh} · ${en}`);
  print('');
}

function askToStop(): void {
  if (stopping && Date.now() - stopAsked > sameKey) process.exit(130);
  if (stopping) return;
  say({ zh: '\n正在停止……（再按一次立即退出）', en: 'Stopping … (again to quit at once)' });
  void stop(0);
}

/** Stops everything in order and ends the program, with the sentence or the error when there is one. */
function stop(code: number, error?: unknown): Promise<void> {
  stopAsked = Date.now();
  stopping ??= (async () => {
    if (error instanceof StartProblem) console.error(`\n${error.sentence}\n`);
    else if (error !== undefined) console.error(error);
    setTimeout(() => process.exit(1), patience).unref();
    await steps.undoAll(patience / 4);
    process.exit(code);
  })();
  return stopping;
}
