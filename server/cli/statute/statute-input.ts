import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseStatute, readAkn, type Statute } from '../../../statute/index.ts';
import { StatuteFileProblem } from '../../statute/reader/file-problem.ts';
import { readStatuteFile, type StatuteFormat } from '../../statute/reader/read-file.ts';
import { inputProblem, readBytes } from './input.ts';

/** The statute in a file of any kind that can be read, or on standard input (`-`). What is wrong with it is said with its reason. */
export async function readStatute(file: string): Promise<{ readonly statute: Statute; readonly format: StatuteFormat }> {
  const { text, format } = await textOf(file);
  if (format !== 'akn') return { statute: parseStatute(text), format };
  const read = readAkn(text);
  if ('problem' in read) throw inputProblem(file, read.problem.line, read.problem);
  return { statute: read.statute, format };
}

async function textOf(file: string): Promise<{ readonly text: string; readonly format: StatuteFormat }> {
  const bytes = await readBytes(file);
  if (bytes.length === 0) throw inputProblem(file, null, { zh: '是空的。', en: 'is empty.' });
  const folder = file === '-' ? await mkdtemp(path.join(tmpdir(), 'yishi-statute-')) : null;
  const at = folder === null ? file : path.join(folder, 'input');
  try {
    if (folder !== null) await writeFile(at, bytes);
    return await readStatuteFile(at, file);
  } catch (error) {
    if (error instanceof StatuteFileProblem) throw inputProblem(file, null, error);
    throw error;
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}
