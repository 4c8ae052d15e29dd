import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { problems } from '../../../contract/problems.ts';
import { mostTexts, mostUnpacked, statuteImportRoutes, type UploadLine } from '../../../contract/statute-imports.ts';
import { fill } from '../../../processes/text.ts';
import type { HouseDeps } from '../../deps.ts';
import type { Received } from '../../files/store.ts';
import { ProblemError } from '../../problem.ts';
import {
  beginImport,
  correctItems,
  dropImport,
  findImport,
  listImports,
  type Owner,
  putItem,
  viewImport,
  writeImport,
} from '../../statute/library/intake/imports.ts';
import { readItem } from '../../statute/library/intake/read-item.ts';
import { archiveNames, unpack } from '../../statute/library/intake/unpack.ts';
import { regionNames } from '../../statute/library/region.ts';
import { createLimit } from '../../transfer/steady.ts';
import { ZipProblem } from '../../transfer/zip-reader.ts';
import { type Call, serve } from '../serve.ts';
import { keeperOf } from './statutes.ts';

const mostUploads = 6;

/** Texts on their way into the library, each person's own: uploaded, read, corrected, written together. */
export function registerStatuteImportRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;
  const enter = createLimit(mostUploads);
  const ownerOf = (call: Call, congress: string | undefined): Promise<Owner> => keeperOf(deps, call, congress);

  serve(app, statuteImportRoutes.list, async ({ query }, call) => ({ items: await listImports(db, await ownerOf(call, query.congress)) }));

  serve(app, statuteImportRoutes.begin, async ({ query, body }, call) => ({
    id: await beginImport(db, await ownerOf(call, query.congress), body.statuteId ?? null, clock.now()),
  }));

  serve(app, statuteImportRoutes.read, async ({ params, query }, call) =>
    viewImport(db, await ownerOf(call, query.congress), params.importId),
  );

  serve(app, statuteImportRoutes.upload, async ({ params, query }, call) => {
    const owner = await ownerOf(call, query.congress);
    await findImport(db, owner, params.importId);
    const leave = enter();
    let received: Received | null = null;
    const end = async (): Promise<void> => {
      leave();
      await received?.discard();
    };
    try {
      const upload = await receive(deps, call);
      received = upload.received;
      call.reply.headers({ 'content-type': 'application/x-ndjson', 'cache-control': 'private, no-store' });
      const stream = Readable.from(readUpload(deps, owner, params.importId, received.path, query.name ?? upload.name, call));
      stream.once('close', () => {
        end().catch((error: unknown) => call.request.log.error({ err: error }, 'an upload could not be cleaned up'));
      });
      return stream;
    } catch (error) {
      await end();
      throw error;
    }
  });

  serve(app, statuteImportRoutes.correct, async ({ params, query, body }, call) => {
    const owner = await ownerOf(call, query.congress);
    await correctItems(db, owner, params.importId, body.ids, body.set);
    return viewImport(db, owner, params.importId);
  });

  serve(app, statuteImportRoutes.write, async ({ params, query }, call) => {
    const keeper = await keeperOf(deps, call, query.congress);
    return writeImport(db, keeper, params.importId, keeper);
  });

  serve(app, statuteImportRoutes.drop, async ({ params, query }, call) => {
    await dropImport(db, await ownerOf(call, query.congress), params.importId);
    call.reply.code(204);
  });
}

const line = (value: UploadLine): string => `${JSON.stringify(value)}\n`;

/** Reads a file, or each file of an archive, into the import, and tells how far it is. What was read before a fault stays. */
async function* readUpload(
  deps: HouseDeps,
  owner: Owner,
  importId: string,
  path: string,
  name: string,
  call: Call,
): AsyncGenerator<string> {
  const { db } = deps;
  try {
    const regions = await regionNames(db);
    const archive = await archiveNames(path, name);
    const files = archive ? unpack(archive.zip, archive.names) : [{ name, path }];
    const of = archive ? archive.names.length : 1;
    const within = name.replace(/\.zip$/iu, '');
    let read = 0;
    for await (const file of files) {
      await putItem(db, owner, importId, await readItem(archive ? { ...file, name: `${within}/${file.name}` } : file, regions));
      yield line({ progress: { read: ++read, of } });
    }
    yield line({ done: { texts: read } });
  } catch (error) {
    const problem = problemOf(error, call);
    if (problem.code === 'internal') call.request.log.error({ err: error }, 'statutes could not be read in');
    const title = fill(problems[problem.code][call.locale], problem.data as Record<string, string>);
    yield line({ problem: { code: problem.code, title, status: problems[problem.code].status } });
  }
}

function problemOf(error: unknown, call: Call): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ZipProblem)
    return error.kind === 'tooLarge'
      ? new ProblemError('tooLarge', { limit: `${mostTexts} / ${mostUnpacked / 1024 / 1024} MB` })
      : new ProblemError('fileType', { type: 'zip' });
  return new ProblemError('internal', { requestId: call.requestId });
}

async function receive({ files, config }: HouseDeps, { request }: Call): Promise<{ readonly name: string; readonly received: Received }> {
  const missing = () => new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'required', message: '' }]);
  if (!request.isMultipart()) throw missing();
  const part = await request.file();
  if (!part) throw missing();
  const received = await files.receive(part.file);
  if (!part.file.truncated && received.size > 0) return { name: part.filename, received };
  await received.discard();
  throw part.file.truncated ? new ProblemError('tooLarge', { limit: `${config.fileMegabytes} MB` }) : missing();
}
