import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../new-id.ts';

/** A file just received, not yet kept: `keep` puts it in its place, `discard` drops it; one of them must be called. */
export interface Received {
  readonly sha256: string;
  readonly size: number;
  /** Where its bytes lie for now. */
  readonly path: string;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Files by the SHA-256 of their content. The same content is stored once. */
export interface FileStore {
  receive(content: Readable): Promise<Received>;
  has(sha256: string): Promise<boolean>;
  read(sha256: string): ReadStream;
  remove(sha256: string): Promise<void>;
  /** Hash and size of what is really there, or null when nothing is. */
  measure(sha256: string): Promise<{ sha256: string; size: number } | null>;
  /** Every stored hash, in order. */
  list(): AsyncIterable<string>;
  /** Drops what interrupted uploads left, if older than `before`. */
  sweepUnfinished(before: Date): Promise<number>;
}

const hashPattern = /^[0-9a-f]{64}$/;

/** A store in a folder of this machine or a share that all nodes mount: `ab/ab12…`, written under another name and then moved. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const unfinished = path.join(folder, 'unfinished');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const place = (sha256: string): string => {
    if (!hashPattern.test(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };

  return {
    receive: async (content) => {
      const temporary = path.join(unfinished, newId());
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(content, measure, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      const sha256 = hash.digest('hex');
      return {
        sha256,
        size,
        path: temporary,
        keep: async () => {
          const target = place(sha256);
          await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
          await rename(temporary, target);
          await flushFolder(path.dirname(target));
        },
        discard: () => rm(temporary, { force: true }),
      };
    },
    has: (sha256) =>
      access(place(sha256)).then(
        () => true,
        () => false,
      ),
    read: (sha256) => createReadStream(place(sha256)),
    remove: (sha256) => rm(place(sha256), { force: true }),
    measure: async (sha256) => {
      const hash = createHash('sha256');
      let size = 0;
      try {
        for await (const chunk of createReadStream(place(sha256)) as AsyncIterable<Buffer>) {
          hash.update(chunk);
          size += chunk.length;
        }
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
      return { sha256: hash.digest('hex'), size };
    },
    list: async function* () {
      for (const prefix of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
        for (const name of (await readdir(path.join(folder, prefix))).sort()) if (hashPattern.test(name)) yield name;
      }
    },
    sweepUnfinished: async (before) => {
      let swept = 0;
      for (const name of await readdir(unfinished)) {
        const file = path.join(unfinished, name);
        const info = await stat(file).catch(() => null);
        if (!info || info.mtime >= before) continue;
        await rm(file, { force: true });
        swept++;
      }
      return swept;
    },
  };
}

/** A moved file survives a power cut only when its folder is written too. Windows knows no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
