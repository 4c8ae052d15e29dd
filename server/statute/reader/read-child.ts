import { readAkn, writeStatute } from '../../../statute/index.ts';
import { watchMemory } from '../../beside/watch.ts';
import { readTextFile } from '../library/read-text.ts';
import { StatuteFileProblem } from './file-problem.ts';
import { readStatuteFile } from './read-file.ts';
import type { ReadAnswer, ReadQuestion } from './reader.ts';

/** Reads one file after another, as it is asked, in a process of its own. */

/** Whoever holds more than this after a file, in bytes, is not asked again, so that no file pays for the one before it. */
const mostKept = 350 * 1024 * 1024;

watchMemory();

process.on('message', (question: ReadQuestion) => {
  read(question).then((answer) => process.send?.({ ...answer, isWorn: process.memoryUsage.rss() > mostKept }));
});

async function read({ file, name, as }: ReadQuestion): Promise<Omit<ReadAnswer, 'isWorn'>> {
  try {
    return as === 'statute' ? { statute: await readTextFile(file, name) } : { words: await wordsOf(file, name) };
  } catch (error) {
    return { fault: error instanceof StatuteFileProblem ? error.fault : 'damaged' };
  }
}

async function wordsOf(file: string, name: string): Promise<string> {
  const { text, format } = await readStatuteFile(file, name);
  if (format !== 'akn') return text;
  const act = readAkn(text);
  if ('problem' in act) throw new StatuteFileProblem('damaged');
  return writeStatute(act.statute);
}
