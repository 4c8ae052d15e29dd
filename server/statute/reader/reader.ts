import type { ChildProcess } from 'node:child_process';
import { rest, startBeside, work } from '../../beside/beside.ts';
import type { ReadText } from '../library/read-text.ts';
import { type StatuteFileFault, StatuteFileProblem } from './file-problem.ts';

/** What a reading process is asked, and what it answers. */
export interface ReadQuestion {
  readonly file: string;
  readonly name: string;
  readonly as: 'words' | 'statute';
}
export interface ReadAnswer {
  readonly words?: string;
  readonly statute?: ReadText;
  readonly fault?: StatuteFileFault;
  /** It holds so much by now that another should read the next file. */
  readonly isWorn: boolean;
}

/** Bounds on reading one file: milliseconds, megabytes of JavaScript's memory and of all, and how many files are read at once. */
const usual = { milliseconds: 60_000, heap: 512, memory: 900, atOnce: 2 };

/** Reads files that people send in processes beside this one: a file made to hurt costs neither the requests of others nor the server. */
export interface FileReader {
  /** The words of a file of any kind that statutes come in. Throws StatuteFileProblem for what gives none. */
  words(file: string, name: string): Promise<string>;
  /** The same, with what the text says of itself; refuses what is longer than a statute can be. */
  statute(file: string, name: string): Promise<ReadText>;
}

/** How long a process without work is kept for the next file. */
const keptFor = 5000;

/** A reader with its own processes; whoever asks while all are at work waits their turn. */
export function createFileReader(bounds: Partial<typeof usual> = {}): FileReader {
  const { milliseconds, heap, memory, atOnce } = { ...usual, ...bounds };
  const resting: { readonly child: ChildProcess; readonly timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const start = (): ChildProcess => {
    const child = startBeside(new URL('./read-child.ts', import.meta.url), { heap, memory });
    child.once('exit', () => forget(child));
    return child;
  };
  const forget = (child: ChildProcess): void => {
    const at = resting.findIndex((one) => one.child === child);
    for (const { timer } of at < 0 ? [] : resting.splice(at, 1)) clearTimeout(timer);
  };
  const take = (): ChildProcess => {
    const kept = resting.pop();
    clearTimeout(kept?.timer);
    return kept?.child ?? start();
  };
  const keep = (child: ChildProcess): void => {
    rest(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), keptFor).unref();
    resting.push({ child, timer });
  };

  const read = (question: ReadQuestion): Promise<ReadAnswer> =>
    new Promise((resolve) => {
      const child = take();
      work(child);
      const end = (answer: ReadAnswer): void => {
        clearTimeout(timer);
        child.off('message', heard).off('exit', gone);
        if (answer.isWorn) child.kill('SIGKILL');
        else keep(child);
        resolve(answer);
      };
      const heard = (answer: unknown): void => end(answer as ReadAnswer);
      // It was killed by its watch, or by Node when its memory ran out; what it throws itself it answers.
      const gone = (): void => end({ fault: 'tooHeavy', isWorn: true });
      const timer = setTimeout(gone, milliseconds);
      child.on('message', heard).on('exit', gone);
      child.send(question, (error) => error && gone());
    });

  const ask = async (question: ReadQuestion): Promise<ReadAnswer> => {
    if (busy >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      const answer = await read(question);
      if (answer.fault) throw new StatuteFileProblem(answer.fault);
      return answer;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };

  return {
    words: async (file, name) => (await ask({ file, name, as: 'words' })).words ?? '',
    statute: async (file, name) => {
      const { statute } = await ask({ file, name, as: 'statute' });
      if (!statute) throw new StatuteFileProblem('damaged');
      return statute;
    },
  };
}

/** The reader of this node. */
export const fileReader = createFileReader();
