import { parentPort } from 'node:worker_threads';
import { readAkn, writeStatute } from '../../statute/index.ts';
import { StatuteFileProblem } from './file-problem.ts';
import { readStatuteFile } from './read-file.ts';
import type { ReadAnswer, ReadQuestion } from './read-in-thread.ts';

/** Reads one file after another, as it is asked. */

async function read({ file, name }: ReadQuestion): Promise<ReadAnswer> {
  try {
    const { text, format } = await readStatuteFile(file, name);
    if (format !== 'akn') return { text };
    const act = readAkn(text);
    return 'problem' in act ? { fault: 'damaged' } : { text: writeStatute(act.statute) };
  } catch (error) {
    return { fault: error instanceof StatuteFileProblem ? error.fault : 'damaged' };
  }
}

parentPort?.on('message', (question: ReadQuestion) => {
  read(question).then((answer) => parentPort?.postMessage(answer));
});
