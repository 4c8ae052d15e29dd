import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../problem.ts';
import type { Answers, Task } from './worker.ts';

/** Works out comparisons beside the event loop, one after another. */
export interface CompareThread {
  ask<K extends Task['kind']>(task: Extract<Task, { kind: K }>): Promise<Answers[K]>;
  stop(): Promise<void>;
}

const mostWaiting = 12;
const longest = 60_000;
const idle = 30_000;

type Reply = { done: unknown } | { error: string };

/** A thread that begins with the first question and ends when nobody has asked for half a minute. What takes over a minute is given up. */
export function createCompareThread(script = new URL('./worker.ts', import.meta.url)): CompareThread {
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(rest);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };

  /** What breaks in the thread after its answer ends the thread alone. */
  const begin = (): Worker => {
    const made = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    made.on('error', () => {});
    made.on('exit', () => {
      if (worker === made) worker = null;
    });
    return made;
  };

  const run = (task: Task): Promise<unknown> => {
    clearTimeout(rest);
    worker ??= begin();
    const running = worker;
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void, isBroken: boolean): void => {
        clearTimeout(timer);
        running.off('error', fail).off('exit', gone).off('message', heard);
        if (isBroken) void end();
        else rest = setTimeout(() => void end(), idle).unref();
        finish();
      };
      const fail = (error: Error): void => settle(() => reject(error), true);
      const gone = (): void => fail(new ProblemError('unavailable'));
      const heard = (reply: Reply): void => {
        if ('done' in reply) settle(() => resolve(reply.done), false);
        else fail(new Error(reply.error));
      };
      const timer = setTimeout(gone, longest);
      running.on('error', fail).on('exit', gone).on('message', heard);
      running.postMessage(task);
    });
  };

  return {
    ask: async (task) => {
      if (waiting >= mostWaiting) throw new ProblemError('tooManyRequests');
      waiting += 1;
      const mine = last.then(() => run(task));
      last = mine.catch(() => {});
      try {
        return (await mine) as never;
      } finally {
        waiting -= 1;
      }
    },
    stop: end,
  };
}
