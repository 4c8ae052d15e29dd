import type { FastifyInstance } from 'fastify';
import { type ShownComparison, statuteComparisonRoutes } from '../../../contract/statute-comparisons.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { type StatuteComparison, statuteComparison } from '../../../processes/statuteComparison/statuteComparison.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { wordMedia } from '../../documents/word-file.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { ProblemError } from '../../problem.ts';
import { decisionAsWord, paperAsWord, paperAsWorkbook } from '../../statute/comparison/files.ts';
import { paperAsHtml } from '../../statute/comparison/html.ts';
import { type PaperSource, paperOf } from '../../statute/comparison/paper.ts';
import { type Asked, createResults, type KeptResult } from '../../statute/comparison/results.ts';
import { type ComparisonDeps, previewText } from '../../statute/comparison/texts.ts';
import { createCompareThread } from '../../statute/comparison/thread.ts';
import { createLimit } from '../../transfer/steady.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const mostFiles = 3;
const media = {
  docx: wordMedia,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};

/** Reading texts, what was worked out of two versions, and files of it. Whoever may read the texts of a comparison may read all of it. */
export function registerStatuteComparisonRoutes(app: FastifyInstance, house: HouseDeps): void {
  const thread = createCompareThread();
  app.addHook('onClose', () => thread.stop());
  const deps: ComparisonDeps = { db: house.db, clock: house.clock, files: house.files, thread };
  const resultOf = createResults(deps);
  const enter = createLimit(mostFiles);

  interface Wanted {
    readonly params: { readonly id: string };
    readonly query: { readonly congress?: string | undefined; readonly old: string; readonly new: string };
  }

  /** The two versions asked for, of a comparison whose texts the caller may read; for others it is not there. */
  async function asked({ params, query }: Wanted, call: Call): Promise<Asked> {
    const actor = actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    const kase = await loadCase(deps.db, statuteComparison, congressId, params.id);
    if (!kase || !groupsFor(statuteComparison, kase, actor).has('text')) throw new ProblemError('notFound');
    const record = kase.record as StatuteComparison;
    const place = (key: string): number => record.versions.findIndex((v) => v.key === key);
    if (place(query.old) < 0 || place(query.old) >= place(query.new)) throw new ProblemError('notFound');
    return { congressId, id: params.id, record, old: query.old, new: query.new };
  }

  async function sourceOf(wanted: Wanted, call: Call): Promise<PaperSource> {
    const one = await asked(wanted, call);
    const result = await resultOf(one);
    const time = await congressTime(deps.db, one.congressId);
    return {
      record: one.record,
      old: one.old,
      new: one.new,
      shown: JSON.parse(result.shown) as ShownComparison,
      algorithmVersion: result.algorithmVersion,
      shownVersion: result.shownVersion,
      computedOn: time.today(new Date(result.computedAt)),
    };
  }

  serve(app, statuteComparisonRoutes.preview, async ({ query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(deps.db, call, query.congress);
    return previewText(deps, actor, congressId, body);
  });

  serve(app, statuteComparisonRoutes.result, async (wanted, call) => {
    const result = await resultOf(await asked(wanted, call));
    call.reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' });
    return call.reply.send(asJson(result)) as never;
  });

  serve(app, statuteComparisonRoutes.export, async (wanted, call) => {
    const leave = enter();
    try {
      const { format, only } = wanted.query;
      const source = await sourceOf(wanted, call);
      const paper = paperOf(source, only, call.locale);
      sendAs(call, `${paper.title}.${format}`, media[format]);
      if (format === 'xlsx') return call.reply.send(paperAsWorkbook(paper, call.locale)) as never;
      return call.reply.send(format === 'docx' ? await paperAsWord(paper, call.locale) : paperAsHtml(paper, call.locale)) as never;
    } finally {
      leave();
    }
  });

  serve(app, statuteComparisonRoutes.decision, async (wanted, call) => {
    const leave = enter();
    try {
      const source = await sourceOf(wanted, call);
      sendAs(call, `${source.shown.decision.title}.docx`, wordMedia);
      return call.reply.send(await decisionAsWord(source, call.locale)) as never;
    } finally {
      leave();
    }
  });
}

/** What is shown goes out as it was kept, without being read and written again. */
function asJson({ shown, ...head }: KeptResult): string {
  return `${JSON.stringify(head).slice(0, -1)},"shown":${shown}}`;
}

function sendAs({ reply }: Call, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': attachmentHeader(cleanFileName(name)),
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}
