import { Worker } from 'node:worker_threads';
import { type StatuteFileFault, StatuteFileProblem } from './file-problem.ts';

/** What the reading thread is asked, and what it answers. */
export interface ReadQuestion {
  readonly file: string;
  readonly name: string;
}
export type ReadAnswer = { readonly text: string } | { readonly fault: StatuteFileFault };

/** Milliseconds for one file, megabytes for a thread, and how long a thread without work is kept for the next file. */
const longest = 60_000;
const memory = 512;
const keptFor = 5000;

let resting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

/**
 * The words of a file of any kind that statutes come in, read beside the event loop with bounds on time and memory: a file made to hurt
 * costs neither the requests of others nor the server. Throws StatuteFileProblem for what gives no text.
 */
export async function readInThread(file: string, name: string): Promise<string> {
  const answer = await ask({ file, name });
  if ('fault' in answer) throw new StatuteFileProblem(answer.fault);
  return answer.text;
}

function ask(question: ReadQuestion): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = take();
    const end = (answer: ReadAnswer, isWhole: boolean): void => {
      clearTimeout(timer);
      worker.off('message', heard).off('error', broken).off('exit', broken);
      if (isWhole && !resting) rest(worker);
      else discard(worker);
      resolve(answer);
    };
    const heard = (answer: ReadAnswer): void => end(answer, true);
    const broken = (): void => end({ fault: 'damaged' }, false);
    const timer = setTimeout(broken, longest);
    worker.on('message', heard).on('error', broken).on('exit', broken);
    worker.postMessage(question);
  });
}

function take(): Worker {
  if (resting) {
    const { worker, timer } = resting;
    resting = null;
    clearTimeout(timer);
    worker.ref();
    return worker;
  }
  const made = new Worker(new URL('./read-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  // What breaks in a thread without work ends that thread alone.
  made.on('error', () => {});
  made.on('exit', () => {
    if (resting?.worker === made) resting = null;
  });
  return made;
}

function rest(worker: Worker): void {
  const timer = setTimeout(() => {
    resting = null;
    discard(worker);
  }, keptFor).unref();
  worker.unref();
  resting = { worker, timer };
}

function discard(worker: Worker): void {
  worker.terminate().catch(() => {});
}
