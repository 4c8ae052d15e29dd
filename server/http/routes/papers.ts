import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type PrintLine, paperRoutes, type TemplateFault } from '../../../contract/papers.ts';
import { problems } from '../../../contract/problems.ts';
import type { Paper } from '../../../engine/paper.ts';
import { isProcessId, processOf } from '../../../processes/all.ts';
import { findPaper, papers } from '../../../processes/documents.ts';
import { fill } from '../../../processes/text.ts';
import type { HouseDeps } from '../../deps.ts';
import { checkTemplate, entriesOf, isBearable } from '../../documents/check-template.ts';
import { issuePaper } from '../../documents/issue.ts';
import { blankPaper, makeListPaper, makePaper, printWords } from '../../documents/make.ts';
import { listPapers } from '../../documents/papers.ts';
import { keepTemplate, latestTemplates, standardTemplate, templateOf } from '../../documents/templates.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { addFile } from '../../files/files.ts';
import { logReads } from '../../people/record-reads.ts';
import { ProblemError } from '../../problem.ts';
import { createLimit } from '../../transfer/steady.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const mostPrints = 3;
const mostTemplate = 4 * 1024 * 1024;

/** Papers of records, their issue, prints of many, and the templates offices keep. */
export function registerPaperRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const enter = createLimit(mostPrints);

  serve(app, paperRoutes.ofRecord, async ({ query }, call) => {
    const viewer = actorOf(call);
    if (!isProcessId(query.process)) throw new ProblemError('notFound');
    const congressId = await congressOf(deps.db, call, query.congress);
    return { items: await listPapers(deps, { process: processOf(query.process), congressId, id: query.id, viewer }) };
  });

  serve(app, paperRoutes.file, async ({ params, query }, call) => {
    const viewer = actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    const paper = paperOf(params.paper);
    const made = await makePaper(deps, { paper, congressId, viewer, id: params.id, copy: query.copy, issue: query.issue });
    await logPaperReads(deps, paper, call, congressId, made);
    return send(deps, call, made, query.format, query.inline === 'true');
  });

  serve(app, paperRoutes.list, async ({ params, query, body }, call) => {
    const viewer = actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    const leave = enter();
    try {
      const paper = paperOf(params.paper);
      const made = await makeListPaper(deps, { paper, congressId, viewer, ids: [...new Set(body.ids)] });
      await logPaperReads(deps, paper, call, congressId, made);
      return await send(deps, call, made, body.format, false);
    } finally {
      leave();
    }
  });

  serve(app, paperRoutes.print, async ({ params, query, body }, call) => {
    actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    const paper = paperOf(params.paper);
    const leave = enter();
    call.reply.headers({ 'content-type': 'application/x-ndjson', 'cache-control': 'private, no-store' });
    const stream = Readable.from(printMany(deps, { paper, congressId, ids: [...new Set(body.ids)] }, call));
    stream.once('close', leave);
    return stream;
  });

  serve(app, paperRoutes.issue, async ({ params, query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    const key = call.idempotencyKey ?? call.requestId;
    return issuePaper(deps, { paper: paperOf(params.paper), congressId, id: params.id, actor, note: body.note ?? '', key });
  });

  serve(app, paperRoutes.templates, async ({ query }, call) => {
    const congressId = await keptBy(deps, call, query.congress);
    const latest = await latestTemplates(deps.db, congressId);
    return {
      items: papers.map((paper) => {
        const row = latest.get(paper.id);
        return {
          paper: paper.id,
          name: paper.name,
          of: paper.of,
          version: row?.version ?? 0,
          isOwn: row?.own ?? false,
          changedBy: row?.by_name ?? null,
          changedAt: row?.at.toISOString() ?? null,
          fields: fieldsOf(paper),
        };
      }),
    };
  });

  serve(app, paperRoutes.template, async ({ params, query }, call) => {
    const congressId = await keptBy(deps, call, query.congress);
    const paper = paperOf(params.paper);
    const template = query.which === 'standard' ? standardTemplate(paper) : (await templateOf(deps.db, congressId, paper)).content;
    if (query.which !== 'blank') {
      sendAs(call, `${paper.name.zh}_模板.docx`, media.docx, false);
      return template;
    }
    const pdf = await printWords(deps, paper.name.zh, [blankPaper(paper, template)]);
    sendAs(call, `${paper.name.zh}_空白.pdf`, media.pdf, true);
    return pdf;
  });

  serve(app, paperRoutes.setTemplate, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await keptBy(deps, call, query.congress);
    const paper = paperOf(params.paper);
    const content = await receiveTemplate(deps, call);
    const faults = content ? checkTemplate(paper, content) : [unreadable];
    if (content && !faults.some((f) => f.blocks)) faults.push(...(await tryPrint(deps, paper, content)));
    const isGood = content !== null && !faults.some((f) => f.blocks);
    if (!isGood || query.dryRun === 'true') return { accepted: isGood, version: 0, faults };
    const version = await keepTemplate(deps.db, congressId, paper, content, byOf(call, actor, deps.clock.now()));
    return { accepted: true, version, faults };
  });

  serve(app, paperRoutes.dropTemplate, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await keptBy(deps, call, query.congress);
    const paper = paperOf(params.paper);
    const latest = await latestTemplates(deps.db, congressId);
    if (latest.get(paper.id)?.own) await keepTemplate(deps.db, congressId, paper, null, byOf(call, actor, deps.clock.now()));
    call.reply.code(204);
  });
}

function paperOf(id: string): Paper {
  const paper = findPaper(id);
  if (!paper) throw new ProblemError('notFound');
  return paper;
}

const unreadable: TemplateFault = { kind: 'unreadable', field: '', where: '', blocks: true };

const byOf = (call: Call, actor: { readonly accountId: string; readonly name: string }, now: Date) => ({
  accountId: actor.accountId,
  name: actor.name,
  ip: call.ip,
  userAgent: '',
  requestId: call.requestId,
  locale: call.locale,
  now,
});

/** The congress meant, of which the caller must keep the templates. */
async function keptBy(deps: HouseDeps, call: Call, named: string | undefined): Promise<string> {
  const congressId = await congressOf(deps.db, call, named);
  const roles: readonly string[] = paperRoutes.templates.access.roles;
  if (!actorOf(call).grants.some((g) => g.congressId === congressId && roles.includes(g.role))) throw new ProblemError('forbidden');
  return congressId;
}

/** A template that the press cannot set is found before it is kept. */
async function tryPrint(deps: HouseDeps, paper: Paper, content: Buffer): Promise<TemplateFault[]> {
  try {
    await printWords(deps, paper.name.zh, [blankPaper(paper, content)]);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return [{ kind: 'notPrintable', field: '', where: '', blocks: true }];
  }
}

function fieldsOf(paper: Paper) {
  const plain = Object.values(paper.fields).map((l) => ({ tag: `{${l.zh}}`, zh: l.zh, en: l.en, list: null }));
  const listed = Object.values(paper.lists ?? {}).flatMap((list) => [
    { tag: `{#${list.zh}}{/${list.zh}}`, zh: list.zh, en: list.en, list: null },
    ...Object.values(list.columns).map((l) => ({ tag: `{${l.zh}}`, zh: l.zh, en: l.en, list: list.zh })),
  ]);
  return [...plain, ...listed];
}

async function receiveTemplate({ files }: HouseDeps, { request }: Call): Promise<Buffer | null> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'required', message: '' }]);
  const received = await files.receive(part.file);
  try {
    if (part.file.truncated || received.size > mostTemplate) throw new ProblemError('tooLarge', { limit: '4 MB' });
    const content = await readFile(received.path);
    return (await isBearable(received.path, namesIn(content))) ? content : null;
  } finally {
    await received.discard();
  }
}

function namesIn(content: Buffer): string[] {
  try {
    return entriesOf(content);
  } catch {
    return [''];
  }
}

async function logPaperReads(
  deps: HouseDeps,
  paper: Paper,
  call: Call,
  congressId: string,
  made: { gathered: Awaited<ReturnType<typeof makePaper>>['gathered'] },
) {
  if (paper.of)
    await logReads(
      deps,
      processOf(paper.of),
      call,
      congressId,
      made.gathered.cases.map((c) => c.source),
    );
}

async function send(deps: HouseDeps, call: Call, made: { word: Buffer; name: string }, format: keyof typeof media, inline: boolean) {
  const content = format === 'docx' ? made.word : await printWords(deps, made.name, [made.word]);
  sendAs(call, `${made.name}.${format}`, media[format], inline && format === 'pdf');
  return content;
}

function sendAs({ reply }: Call, name: string, type: string, inline: boolean): void {
  const disposition = attachmentHeader(cleanFileName(name));
  reply.headers({
    'content-type': type,
    'content-disposition': inline ? disposition.replace(/^attachment/, 'inline') : disposition,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}

/** Makes the papers one after the other, prints them together and keeps the PDF as an upload of the caller, who has a day to fetch it. */
async function* printMany(
  deps: HouseDeps,
  { paper, congressId, ids }: { paper: Paper; congressId: string; ids: readonly string[] },
  call: Call,
): AsyncGenerator<string> {
  const line = (l: PrintLine): string => `${JSON.stringify(l)}\n`;
  const viewer = actorOf(call);
  try {
    const words: Buffer[] = [];
    let skipped = 0;
    for (const [i, id] of ids.entries()) {
      try {
        const made = await makePaper(deps, { paper, congressId, viewer, id });
        await logPaperReads(deps, paper, call, congressId, made);
        words.push(made.word);
        const [first] = made.gathered.cases;
        for (const copy of first ? (paper.copies?.(first.source) ?? []).slice(1) : [])
          words.push((await makePaper(deps, { paper, congressId, viewer, id, copy })).word);
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'notFound') throw error;
        skipped += 1;
      }
      yield line({ progress: { done: i + 1, of: ids.length } });
    }
    if (words.length === 0) throw new ProblemError('notFound');
    const pdf = await printWords(deps, paper.name.zh, words);
    const received = await deps.files.receive(Readable.from([pdf]));
    try {
      const row = await addFile(deps.db, received, {
        congressId,
        name: cleanFileName(`${paper.name.zh}_${words.length}份.pdf`),
        mediaType: media.pdf,
        accountId: viewer.accountId,
        at: deps.clock.now(),
      });
      yield line({ ready: { fileId: row.id, papers: words.length, skipped } });
    } finally {
      await received.discard();
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) call.request.log.error({ err: error }, 'a print failed');
    const { code, data } = error instanceof ProblemError ? error : new ProblemError('internal', { requestId: call.requestId });
    yield line({
      problem: { code, title: fill(problems[code][call.locale], data as Record<string, string>), status: problems[code].status },
    });
  }
}
