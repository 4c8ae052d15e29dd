import { parentPort, workerData } from 'node:worker_threads';
import { readAkn, writeStatute } from '../../../statute/index.ts';
import { StatuteFileProblem } from '../file-problem.ts';
import { readStatuteFile } from '../read-file.ts';
import type { ReadAnswer } from './read-draft.ts';

/** Reads one file and ends. */

const { file, name } = workerData as { readonly file: string; readonly name: string };

async function read(): Promise<ReadAnswer> {
  try {
    const { text, format } = await readStatuteFile(file, name);
    if (format !== 'akn') return { text };
    const act = readAkn(text);
    return 'problem' in act ? { fault: 'damaged' } : { text: writeStatute(act.statute) };
  } catch (error) {
    return { fault: error instanceof StatuteFileProblem ? error.fault : 'damaged' };
  }
}

parentPort?.postMessage(await read());
