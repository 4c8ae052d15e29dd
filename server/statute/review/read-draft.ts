import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../../files/store.ts';
import { fileReader } from '../reader/reader.ts';

/** The text of an uploaded draft. Throws StatuteFileProblem for what gives no text. */
export async function readDraft(files: FileStore, sha256: string, name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-draft-'));
  try {
    const file = path.join(folder, 'draft');
    await pipeline(files.read(sha256), createWriteStream(file, { mode: 0o600 }));
    return await fileReader.words(file, name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
