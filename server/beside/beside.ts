import { type ChildProcess, fork } from 'node:child_process';

/** What a process beside this one may take, in megabytes: of JavaScript's memory, and of the machine's altogether. */
export interface Bounds {
  readonly heap: number;
  readonly memory: number;
}

/**
 * Starts a script as a process of its own that may run out of memory or be killed without harm to this one: a thread cannot, for its
 * memory running out ends the whole process. It is given nothing of this one's surroundings, and does not keep this one from ending.
 * The script calls `watchMemory` first.
 */
export function startBeside(script: URL, { heap, memory }: Bounds): ChildProcess {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${heap}`],
    serialization: 'advanced',
    // What a process writes when its memory runs out belongs in nobody's log: the answer says it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, YISHI_MOST_MEMORY: String(memory) },
  });
  child.on('error', () => child.kill('SIGKILL'));
  rest(child);
  return child;
}

/** A process without work does not keep the program from ending. */
export function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** A process with work does. */
export function work(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
