import { z } from 'zod';
import { line } from '../registers/fields.ts';
import { type Route, route } from './route.ts';
import { FigureView } from './system.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const OfSession = InCongress.extend({ session: z.uuid(), cutoff: z.iso.date().optional() });
const office = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const;
const longestTemplate = 40_000;

const When = z.enum(['this', 'last', 'previousTerm']);
const CountedSession = z.object({ when: When, sessionId: z.uuid(), name: z.string(), year: z.int(), cutoff: z.iso.date() });

/** A figure of one session beside the first: how it moved since. */
const ComparedFigure = z.object({
  figure: FigureView,
  difference: z.string().nullable(),
  growth: z.string().nullable(),
});

export const CheckView = z.object({
  kind: z.enum(['sum', 'share', 'growth']),
  holds: z.boolean(),
  relation: z.string(),
  expected: z.number(),
  start: z.int(),
  end: z.int(),
});
export type CheckView = z.infer<typeof CheckView>;

export const BlockView = z.object({
  kind: z.enum(['title', 'heading', 'subheading', 'paragraph']),
  pieces: z.array(
    z.object({
      text: z.string(),
      behind: z.object({ measure: z.string(), part: z.enum(['of', 'part']), time: When, value: z.string().optional() }).optional(),
    }),
  ),
});
export type BlockView = z.infer<typeof BlockView>;

const ProblemView = z.object({ line: z.int(), kind: z.string(), what: z.string() });
export const ReportView = z.object({
  sessions: z.array(CountedSession),
  templateVersion: z.int(),
  problems: z.array(ProblemView),
  blocks: z.array(BlockView),
  text: z.string(),
  checks: z.array(CheckView),
});
export type ReportView = z.infer<typeof ReportView>;

const ExportLine = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  cutoff: z.iso.date(),
  madeAt: z.string(),
  madeBy: z.string(),
  note: z.string().nullable(),
  rulePack: z.string(),
  templateVersion: z.int(),
  failing: z.int(),
  snapshotId: z.uuid(),
});

/** Figures beside those of earlier sessions, the yearly report, and the check of its sums. */
export const reportRoutes = {
  compare: route({
    method: 'GET',
    path: '/api/figures/compare',
    summary: 'All figures of a session, of the session before and of the same session of the term before',
    access: { roles: office },
    query: OfSession,
    response: z.object({
      sessions: z.array(CountedSession),
      figures: z.array(z.object({ measure: z.string(), values: z.array(ComparedFigure) })),
      names: z.record(z.string(), z.string()),
    }),
  }),
  exportCompared: route({
    method: 'GET',
    path: '/api/figures/compare/export',
    summary: 'Compared figures as a table',
    access: { roles: office },
    query: OfSession.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    produces: 'application/octet-stream',
  }),
  report: route({
    method: 'GET',
    path: '/api/report',
    summary: 'The yearly report on handling as it would read now',
    access: { roles: office },
    query: OfSession,
    response: ReportView,
  }),
  preview: route({
    method: 'POST',
    path: '/api/report/preview',
    summary: 'The report by a template that is not saved yet, with what is wrong in it',
    access: { roles: office },
    query: InCongress,
    body: z.object({ session: z.uuid(), cutoff: z.iso.date().optional(), body: z.string().max(longestTemplate) }),
    response: ReportView,
  }),
  template: route({
    method: 'GET',
    path: '/api/report/template',
    summary: 'The text of the report, with the names it may use and its earlier versions',
    access: { roles: office },
    query: InCongress.extend({ version: z.coerce.number().int().min(0).optional() }),
    response: z.object({
      version: z.int(),
      newest: z.int(),
      body: z.string(),
      measures: z.array(
        z.object({
          id: z.string(),
          label: z.object({ zh: z.string(), en: z.string() }),
          hasRows: z.boolean(),
          hasShare: z.boolean(),
          hasMean: z.boolean(),
          values: z.array(z.string()).optional(),
        }),
      ),
      versions: z.array(z.object({ version: z.int(), madeAt: z.string(), madeBy: z.string(), note: z.string().nullable() })),
    }),
  }),
  saveTemplate: route({
    method: 'POST',
    path: '/api/report/template',
    summary: 'Keep a new version of the text of the report',
    access: { roles: ['deputyWorkOfficer'] },
    query: InCongress,
    body: z.object({
      body: z.string().trim().min(1).max(longestTemplate),
      /** The version it was made from; somebody else's newer one is not overwritten. */
      after: z.int().min(0),
      note: line(200).optional(),
    }),
    response: z.object({ version: z.int() }),
  }),
  exports: route({
    method: 'GET',
    path: '/api/report/exports',
    summary: 'Reports made of a session, newest first',
    access: { roles: office },
    query: InCongress.extend({ session: z.uuid() }),
    response: z.object({ items: z.array(ExportLine) }),
  }),
  makeExport: route({
    method: 'POST',
    path: '/api/report/exports',
    summary: 'Make the report and keep it with its figures',
    access: { roles: ['deputyWorkOfficer'] },
    query: InCongress,
    body: z.object({
      session: z.uuid(),
      cutoff: z.iso.date().optional(),
      note: line(200).optional(),
      /** Make it although some sums do not hold. */
      despite: z.boolean().optional(),
    }),
    response: ExportLine,
  }),
  export: route({
    method: 'GET',
    path: '/api/report/exports/:id',
    summary: 'A report made earlier, made again from its frozen figures',
    access: { roles: office },
    params: z.object({ id: z.uuid() }),
    query: InCongress,
    response: ExportLine.extend({ blocks: z.array(BlockView), text: z.string(), checks: z.array(CheckView), isSame: z.boolean() }),
  }),
  exportFile: route({
    method: 'GET',
    path: '/api/report/exports/:id/file',
    summary: 'A report made earlier as a Word file',
    access: { roles: office },
    params: z.object({ id: z.uuid() }),
    query: InCongress,
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
  check: route({
    method: 'POST',
    path: '/api/report/check',
    summary: 'Work out again the sums and shares of a text',
    access: 'signedIn',
    body: z.object({ text: z.string().max(30_000) }),
    response: z.object({ text: z.string(), checks: z.array(CheckView) }),
  }),
  checkFile: route({
    method: 'POST',
    path: '/api/report/check-file',
    summary: 'Work out again the sums and shares of a DOCX or text file',
    access: 'signedIn',
    consumes: 'multipart/form-data',
    response: z.object({ text: z.string(), checks: z.array(CheckView) }),
  }),
} as const satisfies Record<string, Route>;
