import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { problems } from '../../../contract/problems.ts';
import { allTransferRoutes, archiveRoute, type ImportLine, type ImportReport, type TableFormat } from '../../../contract/transfer.ts';
import { processOf } from '../../../processes/all.ts';
import { fill } from '../../../processes/text.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { logReads } from '../../people/record-reads.ts';
import { ProblemError } from '../../problem.ts';
import { archiveStream } from '../../transfer/archive.ts';
import { gatherArchive } from '../../transfer/archive-content.ts';
import { archivePapers } from '../../transfer/archive-papers.ts';
import { csvStream } from '../../transfer/csv-writer.ts';
import { openExport } from '../../transfer/export.ts';
import { type ImportRequest, importRows } from '../../transfer/import.ts';
import { createLookup } from '../../transfer/import-lookup.ts';
import { importTable, mayImport } from '../../transfer/import-tables.ts';
import { createLimit, whileTaken } from '../../transfer/steady.ts';
import { templateSheets } from '../../transfer/template.ts';
import { xlsxStream } from '../../transfer/xlsx-writer.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';
import { listRequest } from './records.ts';

const mediaTypes: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const mostExports = 4;
const mostImports = 2;
const stallMilliseconds = 60_000;

/** Tables out and in for every process that has them, and the archive package. */
export function registerTransferRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const enterExport = createLimit(mostExports);
  const enterImport = createLimit(mostImports);

  for (const { process, routes } of allTransferRoutes) {
    serve(app, routes.export, async ({ query }, call) => {
      const list = await listRequest(deps, process, query, call);
      const leave = enterExport();
      try {
        const columns = query.columns?.split(',').map((c) => c.trim()) ?? null;
        const onRead = (shown: Parameters<typeof logReads>[4]) => logReads(deps, process, call, list.congressId, shown);
        const table = await openExport(deps.db, {
          list: { ...list, sort: query.sort },
          columns,
          locale: call.locale,
          secretKey: deps.secretKey,
          onRead,
        });
        const rows = whileTaken(table.rows, stallMilliseconds, () => stream.destroy(new Error('the reader stalled')));
        const stream: Readable =
          query.format === 'csv'
            ? csvStream(
                table.headings.map((h) => h.heading),
                rows,
              )
            : xlsxStream([{ name: table.name, columns: table.headings, rows }]);
        stream.once('close', () => {
          leave();
          table.close().catch((error: unknown) => call.request.log.error({ err: error }, 'an export could not be closed'));
        });
        sendAs(call, `${table.name}_${list.today}.${query.format}`, mediaTypes[query.format]);
        return stream;
      } catch (error) {
        leave();
        throw error;
      }
    });

    const { template, import: importRoute } = routes;
    const table = importTable(process);
    if (!table || !template || !importRoute) continue;

    serve(app, template, async ({ query }, call) => {
      const congressId = await congressOf(deps.db, call, query.congress);
      if (!mayImport(table, actorOf(call), congressId)) throw new ProblemError('forbidden');
      const sheets = await templateSheets(table, createLookup(deps.db, congressId), call.locale);
      sendAs(call, `${sheets[0]?.name ?? process.plural}.xlsx`, mediaTypes.xlsx);
      return xlsxStream(sheets);
    });

    serve(app, importRoute, async ({ query }, call) => {
      const actor = actorOf(call);
      const congressId = await congressOf(deps.db, call, query.congress);
      if (!mayImport(table, actor, congressId)) throw new ProblemError('forbidden');
      const leave = enterImport();
      try {
        const received = await receiveTable(deps, call);
        const base = {
          table,
          congressId,
          actor,
          locale: call.locale,
          requestId: call.requestId,
          path: received.path,
          dryRun: query.dryRun === 'true',
        };
        const end = async (): Promise<void> => {
          leave();
          await received.discard();
        };
        if (String(call.request.headers.accept ?? '').includes('application/x-ndjson')) {
          call.reply.type('application/x-ndjson');
          return progressStream(deps, base, call, end) as unknown as ImportReport;
        }
        try {
          return await importRows(deps, { ...base, signal: goneSignal(call) });
        } finally {
          await end();
        }
      } catch (error) {
        leave();
        throw error;
      }
    });
  }

  serve(app, archiveRoute, async ({ params, query }, call) => {
    const congressId = await congressOf(deps.db, call, query.congress);
    const content = await gatherArchive(deps, { congressId, id: params.id, viewer: actorOf(call) });
    await logReads(deps, processOf('suggestion'), call, congressId, [content.suggestion]);
    const { number, title } = content.suggestion.fields;
    sendAs(call, `${typeof number === 'number' ? `${number}_` : ''}${String(title ?? '')}.zip`, 'application/zip');
    return archiveStream(content, deps.files, call.locale, archivePapers(deps, { congressId, viewer: actorOf(call), content }));
  });
}

function sendAs({ reply }: Call, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': attachmentHeader(cleanFileName(name)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}

async function receiveTable({ files, config }: HouseDeps, { request }: Call) {
  const missing = () => new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'required', message: '' }]);
  if (!request.isMultipart()) throw missing();
  const part = await request.file();
  if (!part) throw missing();
  const received = await files.receive(part.file);
  if (!part.file.truncated && received.size > 0) return received;
  await received.discard();
  throw part.file.truncated ? new ProblemError('tooLarge', { limit: `${config.fileMegabytes} MB` }) : missing();
}

/** Tells when the caller has gone, so that nothing is written that nobody waits for. */
function goneSignal({ request, reply }: Call): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  request.raw.once('aborted', () => controller.abort());
  return controller.signal;
}

/** The same as lines of JSON while it goes on: how far it is, and in the end the report or what went wrong. */
function progressStream(deps: HouseDeps, request: ImportRequest, call: Call, end: () => Promise<void>): Readable {
  const controller = new AbortController();
  const stream = new Readable({
    read: () => {},
    destroy: (error, done) => {
      controller.abort();
      done(error);
    },
  });
  const say = (line: ImportLine): void => {
    if (!stream.destroyed) stream.push(`${JSON.stringify(line)}\n`);
  };
  importRows(deps, { ...request, signal: controller.signal, onProgress: (phase, rows) => say({ progress: { phase, rows } }) })
    .then((report) => say({ report }))
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) call.request.log.error({ err: error }, 'an import failed');
      const { code, data } = error instanceof ProblemError ? error : new ProblemError('internal', { requestId: call.requestId });
      const title = fill(problems[code][call.locale], data as Record<string, string>);
      say({ problem: { code, title, status: problems[code].status } });
    })
    .finally(() => {
      stream.push(null);
      return end();
    })
    .catch((error: unknown) => call.request.log.error({ err: error }, 'an import could not be cleaned up'));
  return stream;
}
