import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** A file that is no archive of the kind expected, or one that unpacks to far more than it should. */
export class ZipProblem extends Error {
  readonly kind: 'unreadable' | 'tooLarge';
  /** Whether it is one entry that is at fault; others can still be read. */
  readonly isOfEntry: boolean;
  constructor(kind: 'unreadable' | 'tooLarge', isOfEntry = false) {
    super(kind);
    this.kind = kind;
    this.isOfEntry = isOfEntry;
  }
}

interface Entry {
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

export interface ZipReader {
  /** Every entry by its name, folders too, in the order of the archive. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The content of one entry, `most` bytes of it at most. What all readings together may unpack is bounded; beyond it the stream fails. */
  read(name: string, most?: number): AsyncIterable<Buffer>;
}

/** How many entries an archive may list where the caller does not say otherwise. */
const usualEntries = 2000;
const longestEntry = 1000;
/** Tables shrink ten- to fiftyfold; what is packed far tighter than that was made to hurt. */
const mostRatio = 200;
const plainlyFine = 16 * 1024 * 1024;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Opens a ZIP file by its central directory. Sizes are not believed: bytes are counted while unpacking, all
 * entries together up to `mostBytes`. One that lists more than `mostEntries` is refused.
 */
export async function openZip(path: string, mostBytes: number, mostEntries = usualEntries): Promise<ZipReader> {
  const handle = await open(path, 'r');
  try {
    const entries = await directory(handle, mostEntries);
    let left = mostBytes;
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: async function* (name, most = Number.POSITIVE_INFINITY) {
        const entry = entries.get(name);
        if (!entry || (entry.method !== 0 && entry.method !== 8)) throw new ZipProblem('unreadable');
        const start = await dataStart(path, entry);
        if (entry.packedSize === 0) return;
        const packed = createReadStream(path, { start, end: start + entry.packedSize - 1 });
        let unpacked = 0;
        const counted = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            left -= chunk.length;
            unpacked += chunk.length;
            const isBomb = unpacked > plainlyFine && unpacked > entry.packedSize * mostRatio;
            if (left < 0) done(new ZipProblem('tooLarge'));
            else if (isBomb || unpacked > most) done(new ZipProblem('tooLarge', true));
            else done(null, chunk);
          },
        });
        const out = entry.method === 0 ? pipeline(packed, counted, ignore) : pipeline(packed, createInflateRaw(), counted, ignore);
        try {
          for await (const chunk of out as AsyncIterable<Buffer>) yield chunk;
        } catch (error) {
          throw error instanceof ZipProblem ? error : new ZipProblem('unreadable');
        }
      },
    };
  } finally {
    await handle.close();
  }
}

/** The reader of the last stream gets every error; the callback has nothing to add. */
const ignore = (): void => {};

async function directory(handle: FileHandle, mostEntries: number): Promise<Map<string, Entry>> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== endSignature) throw new ZipProblem('unreadable');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count > mostEntries || length > mostEntries * longestEntry) throw new ZipProblem('tooLarge');
  if (offset + length > size) throw new ZipProblem('unreadable');
  const list = await readAt(handle, offset, length);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entrySignature) throw new ZipProblem('unreadable');
    const flags = list.readUInt16LE(at + 8);
    const nameLength = list.readUInt16LE(at + 28);
    const packedSize = list.readUInt32LE(at + 20);
    const localOffset = list.readUInt32LE(at + 42);
    if ((flags & 1) !== 0 || packedSize === 0xffffffff || localOffset === 0xffffffff) throw new ZipProblem('unreadable');
    const name = nameOf(list.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name, { method: list.readUInt16LE(at + 10), packedSize, offset: localOffset });
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

/** Names are UTF-8, or the older national encoding that archives made by some systems still bear. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function dataStart(path: string, entry: Entry): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const header = await readAt(handle, entry.offset, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== localSignature) throw new ZipProblem('unreadable');
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
