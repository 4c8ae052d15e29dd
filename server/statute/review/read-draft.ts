import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { FileStore } from '../../files/store.ts';
import { type StatuteFileFault, StatuteFileProblem } from '../file-problem.ts';

const longest = 60_000;
const memory = 512;

/** What the reading thread answers. */
export type ReadAnswer = { readonly text: string } | { readonly fault: StatuteFileFault };

/**
 * The text of an uploaded draft. It is read in a thread of its own, which ends with it: a file made to hurt costs neither the requests
 * of others nor the index. Throws StatuteFileProblem for what gives no text.
 */
export async function readDraft(files: FileStore, sha256: string, name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-draft-'));
  try {
    const file = path.join(folder, 'draft');
    await pipeline(files.read(sha256), createWriteStream(file, { mode: 0o600 }));
    const answer = await readInThread(file, name);
    if ('fault' in answer) throw new StatuteFileProblem(answer.fault);
    return answer.text;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readInThread(file: string, name: string): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-thread.ts', import.meta.url), {
      workerData: { file, name },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const end = (answer: ReadAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      worker.terminate().catch(() => {});
    };
    const timer = setTimeout(() => end({ fault: 'damaged' }), longest);
    worker.on('message', end);
    worker.on('error', () => end({ fault: 'damaged' }));
    worker.on('exit', () => end({ fault: 'damaged' }));
  });
}
