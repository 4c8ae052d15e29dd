import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { discardFile, downloadFile, type StoredFile, uploadFile } from '../../../contract/files.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { addFile, discardUpload, type FileRow, findFile, type Place } from '../../files/files.ts';
import { recogniseMedia } from '../../files/media-type.ts';
import type { FileStore, Received } from '../../files/store.ts';
import { ProblemError } from '../../problem.ts';
import { serve } from '../serve.ts';

export interface FileDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly config: { readonly fileMegabytes: number };
  /** Whether this person (null: the public) may see what stands in this field of this record. */
  readonly canSee: (viewer: Actor | null, congressId: string, place: Place) => Promise<boolean>;
}

/** Upload, download and dropping of files. */
export async function registerFileRoutes(app: FastifyInstance, { db, clock, files, config, canSee }: FileDeps): Promise<void> {
  const limit = config.fileMegabytes * 1024 * 1024;
  await app.register(multipart, {
    limits: { fileSize: limit, files: 1, fields: 0, parts: 1, headerPairs: 20 },
  });

  serve(app, uploadFile, async ({ query }, { request, actor }) => {
    if (!actor) throw new ProblemError('notSignedIn');
    if (!belongsTo(actor, query.congressId)) throw new ProblemError('forbidden');
    const { name, received } = await receive(request, files, limit);
    try {
      const media = await recogniseMedia(received.path, name);
      if ('refused' in media) throw new ProblemError('fileType', { type: media.refused });
      const row = await addFile(db, received, {
        congressId: query.congressId,
        name,
        mediaType: media.mediaType,
        accountId: actor.accountId,
        at: clock.now(),
      });
      return present(row);
    } finally {
      await received.discard();
    }
  });

  serve(app, downloadFile, async ({ params }, { actor, reply }) => {
    const row = await findFile(db, params.id);
    if (!row || !(await mayRead(row, actor, canSee))) throw new ProblemError('notFound');
    if (!(await files.has(row.sha256))) throw new ProblemError('unavailable');
    reply.headers({
      'content-type': row.media_type,
      'content-length': row.size,
      'content-disposition': attachmentHeader(row.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    return files.read(row.sha256);
  });

  serve(app, discardFile, async ({ params }, { actor, reply }) => {
    if (!actor || !(await discardUpload(db, files, params.id, actor.accountId))) throw new ProblemError('notFound');
    reply.code(204);
  });
}

/** What the page is told of a file. */
export const present = (row: FileRow): StoredFile => ({
  id: row.id,
  congressId: row.congress_id,
  name: row.name,
  size: row.size,
  mediaType: row.media_type,
  sha256: row.sha256,
  slot: row.slot,
  uploadedAt: row.uploaded_at.toISOString(),
});

const belongsTo = (actor: Actor, congressId: string): boolean =>
  actor.grants.some((g) => g.congressId === congressId) || actor.deputyships.some((d) => d.congressId === congressId);

async function mayRead(row: FileRow, viewer: Actor | null, canSee: FileDeps['canSee']): Promise<boolean> {
  if (row.process === null || row.record_id === null || row.slot === null) return viewer !== null && viewer.accountId === row.uploaded_by;
  return canSee(viewer, row.congress_id, { process: row.process, recordId: row.record_id, slot: row.slot });
}

async function receive(request: FastifyRequest, files: FileStore, limit: number): Promise<{ name: string; received: Received }> {
  if (!request.isMultipart()) throw missingFile();
  const part = await request.file();
  if (!part) throw missingFile();
  const received = await files.receive(part.file);
  const refusal = part.file.truncated
    ? new ProblemError('tooLarge', { limit: `${limit / 1024 / 1024} MB` })
    : received.size === 0
      ? emptyFile()
      : null;
  if (refusal) {
    await received.discard();
    throw refusal;
  }
  return { name: cleanFileName(part.filename), received };
}

const missingFile = () =>
  new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'required', message: '请选择一个文件 · Please choose a file' }]);
const emptyFile = () =>
  new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'empty', message: '文件是空的 · The file is empty' }]);
