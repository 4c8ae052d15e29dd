import { stat } from 'node:fs/promises';
import { articlesOf, parseStatute, readAkn, type Statute, writeStatute } from '../../../statute/index.ts';
import { StatuteFileProblem } from '../reader/file-problem.ts';
import { plainText, readStatuteFile } from '../reader/read-file.ts';
import { type Described, describeText } from './describe.ts';

/** A text as it was read, with what it says of itself. */
export interface ReadText extends Described {
  readonly text: string;
  readonly articleCount: number;
}

/** Reads what is text already: plain, Markdown, HTML or Akoma Ntoso. */
export const readText = (source: string, name: string): ReadText => {
  const { text, format } = plainText(source, name);
  return understand(text, format === 'akn', name);
};

/** Reads a file of any kind that statutes come in, here and now; files that people send are read by `fileReader`. */
export async function readTextFile(path: string, name: string): Promise<ReadText> {
  if ((await stat(path)).size > mostFileBytes) throw new StatuteFileProblem('tooLong');
  const { text, format } = await readStatuteFile(path, name);
  return understand(text, format === 'akn', name);
}

/** The most characters of one text in the library: ten times the longest code there is. */
const longestStatute = 1_000_000;
export const mostFileBytes = 100 * 1024 * 1024;

function understand(text: string, isAkn: boolean, name: string): ReadText {
  if (text.length > longestStatute) throw new StatuteFileProblem('tooLong');
  const statute = isAkn ? statuteOfAkn(text) : parseStatute(text);
  // PostgreSQL keeps no zero character and no half of a surrogate pair.
  const words = (isAkn ? writeStatute(statute) : text).replaceAll('\0', '').toWellFormed();
  if (words.trim() === '') throw new StatuteFileProblem('notStatute');
  return { ...describeText(statute, name), text: words, articleCount: articlesOf(statute).length };
}

function statuteOfAkn(xml: string): Statute {
  const read = readAkn(xml);
  if ('statute' in read) return read.statute;
  throw new StatuteFileProblem('damaged');
}
