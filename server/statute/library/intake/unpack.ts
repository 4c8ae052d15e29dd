import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mostTexts, mostUnpacked } from '../../../../contract/statute-imports.ts';
import { openZip, ZipProblem, type ZipReader } from '../../../transfer/zip-reader.ts';
import { mostFileBytes } from '../read-text.ts';

/** Folders and what some systems add to each file are entries too. */
const entriesPerText = 3;

/** One file to be read as a statute: where it lies for now, and the name it came by; or why it cannot be unpacked. */
export type Unpacked = { readonly name: string; readonly path: string } | UnpackFault;
export interface UnpackFault {
  readonly name: string;
  readonly path: null;
  readonly fault: 'damaged' | 'tooLong';
}

/** The names of an archive's files that may hold a statute; null where the file is no archive of files (a Word file is one, too). */
export async function archiveNames(
  file: string,
  name: string,
): Promise<{ readonly zip: ZipReader; readonly names: readonly string[] } | null> {
  if (!/\.zip$/iu.test(name)) return null;
  const zip = await openZip(file, mostUnpacked, mostTexts * entriesPerText);
  if (zip.has('word/document.xml')) return null;
  const names = zip.names.filter((entry) => !entry.endsWith('/') && !/(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/|~\$|Thumbs\.db)/u.test(entry));
  if (names.length > mostTexts) throw new ZipProblem('tooLarge');
  return { zip, names };
}

/**
 * Unpacks the files of an archive one at a time under names of our own; each is gone when the next is asked for.
 * An archive that unpacks to more than it may ends with `ZipProblem`; a file in it that is broken or too large alone does not.
 */
export async function* unpack(zip: ZipReader, names: readonly string[]): AsyncGenerator<Unpacked> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-statutes-'));
  try {
    for (const name of names) {
      const at = path.join(folder, 'file');
      try {
        await pipeline(Readable.from(zip.read(name, mostFileBytes)), createWriteStream(at, { mode: 0o600 }));
      } catch (error) {
        if (!(error instanceof ZipProblem) || (error.kind === 'tooLarge' && !error.isOfEntry)) throw error;
        yield { name, path: null, fault: faultOfZip(error) };
        continue;
      }
      yield { name, path: at };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a file that cannot be unpacked. */
export const faultOfZip = ({ kind }: ZipProblem): UnpackFault['fault'] => (kind === 'tooLarge' ? 'tooLong' : 'damaged');
