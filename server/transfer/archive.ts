import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type Readable, Transform } from 'node:stream';
import { ZipArchive } from 'archiver';
import type { Locale } from '../../processes/text.ts';
import type { FileStore } from '../files/store.ts';
import type { ArchiveContent, ArchivedFile } from './archive-content.ts';
import { archivePage } from './archive-page.ts';

/** One line of the manifest. `state` tells of a file whose content is missing or no longer what was uploaded. */
interface ManifestLine {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly state: 'good' | 'missing' | 'changed';
}

type Papers = AsyncIterable<{ readonly name: string; readonly bytes: Buffer }>;

/** The package as a stream: record, log, a page to read, papers, files, and the manifest with the hash of each of them. */
export function archiveStream(content: ArchiveContent, store: FileStore, locale: Locale, papers: Papers): Readable {
  const archive = new ZipArchive({ zlib: { level: 6 }, highWaterMark: 64 * 1024 });
  write(archive, content, store, locale, papers).catch((error: Error) => archive.destroy(error));
  return archive;
}

async function write(archive: ZipArchive, content: ArchiveContent, store: FileStore, locale: Locale, papers: Papers): Promise<void> {
  const { steps, files, ...metadata } = content;
  const lines: ManifestLine[] = [];
  const text = (name: string, body: string): Promise<void> => keep(name, Buffer.from(body));
  const keep = async (name: string, bytes: Buffer): Promise<void> => {
    lines.push({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), state: 'good' });
    await add(archive, name, bytes);
  };
  await text('index.html', archivePage(content, locale));
  await text('metadata.json', json({ format: 'yishi-archive/1', ...metadata, files }));
  await text('log.json', json(steps));
  for await (const paper of papers) await keep(paper.name, paper.bytes);
  for (const file of files) lines.push(await addFile(archive, file, store));
  await add(archive, 'manifest.json', Buffer.from(json({ algorithm: 'sha256', madeAt: content.madeAt, entries: lines })));
  await archive.finalize();
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function addFile(archive: ZipArchive, file: ArchivedFile, store: FileStore): Promise<ManifestLine> {
  const { entry: name, sha256 } = file;
  if (!(await store.has(sha256))) return { name, size: file.size, sha256, state: 'missing' };
  const hash = createHash('sha256');
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const source = store.read(sha256);
  source.on('error', (error) => measured.destroy(error));
  measured.on('close', () => source.destroy());
  await add(archive, name, source.pipe(measured));
  const found = hash.digest('hex');
  return { name, size, sha256: found, state: found === sha256 ? 'good' : 'changed' };
}

/** One entry after the other, so that only one file is open at a time. */
async function add(archive: ZipArchive, name: string, source: Buffer | Readable): Promise<void> {
  if (archive.destroyed) throw new Error('the reader has gone');
  const controller = new AbortController();
  const abort = () => controller.abort();
  archive.once('close', abort);
  const written = once(archive, 'entry', { signal: controller.signal });
  archive.append(source, { name });
  await written.finally(() => archive.off('close', abort));
}
