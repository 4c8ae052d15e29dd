import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { ProblemError } from '../../problem.ts';
import type { Sheet } from '../sheet.ts';
import { faces, fontFolders } from './fonts.ts';
import type { PressAnswer, PressJob } from './press-child.ts';

export interface PrintRequest {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly pictures: ReadonlyMap<string, Buffer>;
  readonly madeAt: Date;
}

interface Waiting {
  readonly done: (pdf: Buffer) => void;
  readonly failed: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** One press for each folder of fonts; in service there is one. */
const presses = new Map<string, Press>();
const mostWaiting = 32;
const patience = 90_000;

interface Press {
  child: ChildProcess | null;
  readonly waiting: Map<number, Waiting>;
}

let jobs = 0;

/** Prints sheets as one PDF. The press starts with the first job and ends by itself after a minute without any. */
export function print(fontFolder: string | null, request: PrintRequest): Promise<Buffer> {
  const press = presses.get(fontFolder ?? '') ?? { child: null, waiting: new Map() };
  presses.set(fontFolder ?? '', press);
  if (press.waiting.size >= mostWaiting) throw new ProblemError('tooManyRequests');
  const child = started(press, fontFolder);
  const id = ++jobs;
  return new Promise<Buffer>((done, failed) => {
    // A press that does not answer is stopped; the next job starts a new one.
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    press.waiting.set(id, { done, failed, timer });
    const job: PressJob = {
      id,
      job: JSON.stringify({ title: request.title, sheets: request.sheets, faces }),
      pictures: [...request.pictures],
      madeAt: request.madeAt.getTime(),
    };
    child.ref();
    child.send(job, (error) => {
      if (error) settle(press, id, (w) => w.failed(error));
    });
  });
}

function started(press: Press, fontFolder: string | null): ChildProcess {
  if (press.child?.connected) return press.child;
  const child = fork(path.join(import.meta.dirname, 'press-child.ts'), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, YISHI_PRESS_FONTS: JSON.stringify(fontFolders(fontFolder)) },
  });
  press.child = child;
  child.on('message', (answer: PressAnswer) => {
    settle(press, answer.id, (w) =>
      answer.pdf ? w.done(Buffer.from(answer.pdf)) : w.failed(new Error(`the press refused: ${answer.fault ?? ''}`)),
    );
    if (press.waiting.size === 0) rest(child);
  });
  child.on('error', () => child.kill('SIGKILL'));
  child.on('exit', () => {
    if (press.child === child) press.child = null;
    for (const id of [...press.waiting.keys()]) settle(press, id, (w) => w.failed(new ProblemError('unavailable')));
  });
  rest(child);
  return child;
}

/** An idle press does not keep the program from ending. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function settle(press: Press, id: number, how: (w: Waiting) => void): void {
  const waiting = press.waiting.get(id);
  if (!waiting) return;
  press.waiting.delete(id);
  clearTimeout(waiting.timer);
  how(waiting);
}
