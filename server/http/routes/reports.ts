import type { FastifyInstance } from 'fastify';
import { type ReportView, reportRoutes } from '../../../contract/reports.ts';
import { changeOf } from '../../../engine/change.ts';
import { checkText } from '../../../figures/check-text.ts';
import type { Block } from '../../../figures/fill-template.ts';
import { measures } from '../../../processes/measures.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { ProblemError } from '../../problem.ts';
import { comparedFigures } from '../../reports/compare.ts';
import { comparedTable } from '../../reports/compared-table.ts';
import { presentFigure, valuesByRegister } from '../../reports/figure-views.ts';
import { readReport } from '../../reports/read-report.ts';
import { type ExportRow, exportReport, listExports, remakeReport } from '../../reports/yearly/exports.ts';
import { makeReport, reportSource } from '../../reports/yearly/report.ts';
import { measureKinds } from '../../reports/yearly/source.ts';
import { findTemplate, saveTemplate, templateProblems, templateVersions } from '../../reports/yearly/templates.ts';
import { reportAsWord } from '../../reports/yearly/word.ts';
import { createLimit } from '../../transfer/steady.ts';
import { actorOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';
import { figuresCongress } from './figures.ts';

const mostChecks = 4;

/** Compared figures, the yearly report with its template, and the check of a report's sums. */
export function registerReportRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;
  const enter = createLimit(mostChecks);

  /** The congress, the day asked for, and its rule pack. */
  async function asked(call: Call, named: string | undefined, cutoff: string | undefined) {
    const congressId = await figuresCongress(db, call, named);
    const time = await congressTime(db, congressId);
    return { congressId, cutoff: cutoff ?? time.today(clock.now()), rulePack: time.rulePack };
  }

  serve(app, reportRoutes.compare, async ({ query }, call) => {
    const { congressId, cutoff } = await asked(call, query.congress, query.cutoff);
    const counted = await comparedFigures(db, actorOf(call), congressId, query.session, cutoff);
    return {
      sessions: counted.map(({ figures: _, ...session }) => session),
      figures: measures.map((measure) => ({
        measure: measure.id,
        values: counted.flatMap((session) => {
          const figure = session.figures.find((f) => f.measure === measure.id);
          const now = counted[0]?.figures.find((f) => f.measure === measure.id);
          if (!figure || !now) return [];
          const change = session.when === 'this' ? { difference: null, growth: null } : changeOf(measure, now, figure);
          return [{ figure: presentFigure(figure), ...change }];
        }),
      })),
      names: await namesOf(db, congressId, valuesByRegister(counted.flatMap((s) => s.figures)), actorOf(call)),
    };
  });

  serve(app, reportRoutes.exportCompared, async ({ query }, call) => {
    const { congressId, cutoff } = await asked(call, query.congress, query.cutoff);
    const counted = await comparedFigures(db, actorOf(call), congressId, query.session, cutoff);
    const names = await namesOf(db, congressId, valuesByRegister(counted.flatMap((s) => s.figures)), actorOf(call));
    const type = query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    sendAs(call, `figures-${cutoff}-compared.${query.format}`, type);
    return call.reply.send(comparedTable(counted, names, call.locale, query.format)) as never;
  });

  serve(app, reportRoutes.report, async ({ query }, call) => {
    const { congressId, cutoff } = await asked(call, query.congress, query.cutoff);
    const template = await findTemplate(db, congressId);
    return view(call, congressId, query.session, cutoff, template.body, template.version);
  });

  serve(app, reportRoutes.preview, async ({ query, body }, call) => {
    const { congressId, cutoff } = await asked(call, query.congress, body.cutoff);
    const { version } = await findTemplate(db, congressId);
    return view(call, congressId, body.session, cutoff, body.body, version);
  });

  async function view(
    call: Call,
    congressId: string,
    sessionId: string,
    cutoff: string,
    template: string,
    templateVersion: number,
  ): Promise<ReportView> {
    const source = await reportSource(db, actorOf(call), congressId, sessionId, cutoff);
    const { blocks, text, checks } = makeReport(template, source);
    return {
      sessions: source.sessions.map(({ figures: _, ...session }) => session),
      templateVersion,
      problems: templateProblems(template),
      blocks: blockViews(blocks),
      text,
      checks: [...checks],
    };
  }

  serve(app, reportRoutes.template, async ({ query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    const newest = await findTemplate(db, congressId);
    const shown = query.version === undefined ? newest : await findTemplate(db, congressId, query.version);
    return {
      version: shown.version,
      newest: newest.version,
      body: shown.body,
      measures: measures.map((m, i) => {
        const { id, hasRows = false, hasShare = false, hasMean = false, values } = measureKinds[i] ?? { id: m.id };
        return { id, label: { ...m.label }, hasRows, hasShare, hasMean, ...(values ? { values: [...values] } : {}) };
      }),
      versions: (await templateVersions(db, congressId)).map((v) => ({
        version: v.version,
        madeAt: v.madeAt?.toISOString() ?? '',
        madeBy: v.madeBy ?? '',
        note: v.note,
      })),
    };
  });

  serve(app, reportRoutes.saveTemplate, async ({ query, body }, call) => {
    const congressId = await figuresCongress(db, call, query.congress, ['deputyWorkOfficer']);
    const request = { congressId, body: body.body, after: body.after, by: actorOf(call).name, at: clock.now(), note: body.note ?? null };
    return { version: await saveTemplate(db, request) };
  });

  serve(app, reportRoutes.exports, async ({ query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    return { items: (await listExports(db, congressId, query.session)).map(lineOf) };
  });

  serve(app, reportRoutes.makeExport, async ({ query, body }, call) => {
    await figuresCongress(db, call, query.congress, ['deputyWorkOfficer']);
    const { congressId, cutoff, rulePack } = await asked(call, query.congress, body.cutoff);
    const request = { congressId, sessionId: body.session, cutoff, note: body.note ?? null, rulePack, at: clock.now() };
    return lineOf(await exportReport(db, actorOf(call), { ...request, despite: body.despite ?? false }));
  });

  serve(app, reportRoutes.export, async ({ params, query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    const { row, report, isSame } = await remakeReport(db, congressId, params.id);
    return { ...lineOf(row), blocks: blockViews(report.blocks), text: report.text, checks: [...report.checks], isSame };
  });

  serve(app, reportRoutes.exportFile, async ({ params, query }, call) => {
    const congressId = await figuresCongress(db, call, query.congress);
    const { row, report } = await remakeReport(db, congressId, params.id);
    const title =
      report.blocks
        .find((b) => b.kind === 'title')
        ?.pieces.map((p) => p.text)
        .join('') ?? `report-${row.cutoff}`;
    sendAs(call, `${title}.docx`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    return call.reply.send(await reportAsWord(report.blocks)) as never;
  });

  serve(app, reportRoutes.check, ({ body }) => ({ text: body.text, checks: checkText(body.text) }));

  serve(app, reportRoutes.checkFile, async (_, call) => {
    const leave = enter();
    try {
      const text = await uploadedText(deps, call);
      return { text, checks: checkText(text) };
    } finally {
      leave();
    }
  });
}

async function uploadedText({ files, config }: HouseDeps, { request }: Call): Promise<string> {
  const missing = () => new ProblemError('invalidInput', { count: 1 }, [{ path: 'file', code: 'required', message: '' }]);
  if (!request.isMultipart()) throw missing();
  const part = await request.file();
  if (!part) throw missing();
  const received = await files.receive(part.file);
  try {
    if (part.file.truncated) throw new ProblemError('tooLarge', { limit: `${config.fileMegabytes} MB` });
    if (received.size === 0) throw missing();
    return await readReport(received.path);
  } finally {
    await received.discard();
  }
}

function sendAs({ reply }: Call, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': attachmentHeader(cleanFileName(name)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}

const blockViews = (blocks: readonly Block[]) =>
  blocks.map((b) => ({
    kind: b.kind,
    pieces: b.pieces.map((p) => (p.behind ? { text: p.text, behind: { ...p.behind } } : { text: p.text })),
  }));

function lineOf(row: Omit<ExportRow, 'source' | 'template' | 'text'>) {
  return {
    id: row.id,
    sessionId: row.session_id,
    cutoff: row.cutoff,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    note: row.note,
    rulePack: row.rule_pack,
    templateVersion: row.template_version,
    failing: row.failing,
    snapshotId: row.snapshot_id,
  };
}
