import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(path.dirname(import.meta.dirname));

/** A real process of the product, its words and its end. */
export interface Program {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when the pattern has been printed; fails with everything printed when the program ends first or time is up. */
  says(pattern: RegExp, milliseconds?: number): Promise<RegExpExecArray>;
  /** Exit code, or the name of the signal. */
  ended(milliseconds?: number): Promise<number | string>;
}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** Through the launcher, as npm does it. */
  readonly launcher?: boolean;
}

/** Starts the server as `npm start` does. Settings come from `env` alone. */
export function startProgram({ env = {}, args = [], uid, gid, launcher = false }: Options = {}): Program {
  const script = launcher ? ['scripts/launch.mjs', 'start'] : ['server/main.ts'];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...script, ...args], {
    cwd: root,
    // Compiled sources are kept, as the launcher has it: most of a start would go into reading them again.
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const end = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')));
  const within = <T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`${what} did not come within ${milliseconds} ms. The program said:\n${text}`)),
        milliseconds,
      );
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };

  return {
    child,
    output: () => text,
    says: (pattern, milliseconds = 60_000) => {
      const heard = new Promise<RegExpExecArray>((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(text);
          if (match) resolve(match);
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`it ended without saying ${pattern}. It said:\n${text}`));
          else setTimeout(look, 20);
        };
        look();
      });
      return within(heard, milliseconds, String(pattern));
    },
    ended: (milliseconds = 30_000) => within(end, milliseconds, 'the end'),
  };
}
