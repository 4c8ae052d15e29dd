import { z } from 'zod';
import { RecordId } from './records.ts';
import { route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const wordMedia = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The offices that keep templates. */
const keepers = ['deputyWorkOfficer', 'scOfficeClerk'] as const;

export const paperFormats = ['pdf', 'docx'] as const;
const PaperId = z.object({ paper: z.string().max(40) });
const OfRecord = PaperId.extend(RecordId.shape);

const Label = z.object({ zh: z.string(), en: z.string() });

/** A paper a record can give its viewer. */
export const PaperLine = z.object({
  paper: z.string(),
  name: Label,
  /** One for each addressee; `key` is null for a paper with one copy. */
  copies: z.array(z.object({ key: z.uuid().nullable(), name: z.string() })),
  /** Whether the viewer may give it a number and issue it, and what they may add to it. */
  mayIssue: z.boolean(),
  note: Label.nullable(),
  issued: z.array(z.object({ id: z.uuid(), docNumber: z.string(), on: z.iso.date(), by: z.string() })),
});
export type PaperLine = z.infer<typeof PaperLine>;

/** One thing found in an uploaded template. `blocks` says that it cannot be accepted so. */
export const TemplateFault = z.object({
  kind: z.enum(['unreadable', 'foreign', 'unknown', 'outsideList', 'unclosed', 'notPrintable', 'missing', 'notInPdf']),
  field: z.string(),
  where: z.string(),
  blocks: z.boolean(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

export const TemplateLine = z.object({
  paper: z.string(),
  name: Label,
  of: z.string().nullable(),
  /** 0 while it is the one that comes with the program. */
  version: z.int(),
  isOwn: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  fields: z.array(z.object({ tag: z.string(), zh: z.string(), en: z.string(), list: z.string().nullable() })),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

export const TemplateReport = z.object({ accepted: z.boolean(), version: z.int(), faults: z.array(TemplateFault) });
export type TemplateReport = z.infer<typeof TemplateReport>;

/** How many records one print may hold, and one list. */
export const mostPrinted = 100;
export const mostListed = 2000;

/** One line of the answer of a print of many: how far it is, and in the end the upload that holds the PDF, or the problem. */
export type PrintLine =
  | { readonly progress: { readonly done: number; readonly of: number } }
  | { readonly ready: { readonly fileId: string; readonly papers: number; readonly skipped: number } }
  | { readonly problem: { readonly code: string; readonly title: string; readonly status: number } };

export const paperRoutes = {
  ofRecord: route({
    method: 'GET',
    path: '/api/papers',
    summary: 'The papers a record can give its viewer',
    access: 'engine',
    query: InCongress.extend({ process: z.string().max(40), id: z.uuid() }),
    response: z.object({ items: z.array(PaperLine) }),
  }),
  file: route({
    method: 'GET',
    path: '/api/papers/:paper/:id',
    summary: 'One paper of one record as PDF or DOCX, with what its reader may see',
    access: 'engine',
    params: OfRecord,
    query: InCongress.extend({
      format: z.enum(paperFormats).default('pdf'),
      copy: z.uuid().optional(),
      issue: z.uuid().optional(),
      /** Shown in the page instead of being saved. */
      inline: z.enum(['true', 'false']).default('false'),
    }),
    produces: 'application/pdf',
  }),
  list: route({
    method: 'POST',
    path: '/api/papers/:paper/list',
    summary: 'A paper over several records, in the order given',
    access: 'engine',
    params: PaperId,
    query: InCongress,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(mostListed), format: z.enum(paperFormats).default('pdf') }),
    produces: 'application/pdf',
  }),
  print: route({
    method: 'POST',
    path: '/api/papers/:paper/print',
    summary: 'The paper of several records as one PDF; tells its progress line by line',
    access: 'engine',
    params: PaperId,
    query: InCongress,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(mostPrinted) }),
    produces: 'application/x-ndjson',
  }),
  issue: route({
    method: 'POST',
    path: '/api/papers/:paper/:id/issue',
    summary: 'Give a paper its document number and keep it as it was issued',
    access: 'engine',
    params: OfRecord,
    query: InCongress,
    body: z.object({ note: z.string().trim().max(1000).optional() }),
    response: z.object({ id: z.uuid(), docNumber: z.string(), on: z.iso.date() }),
  }),
  templates: route({
    method: 'GET',
    path: '/api/paper-templates',
    summary: 'The templates of papers, with the fields each may use',
    access: { roles: keepers },
    query: InCongress,
    response: z.object({ items: z.array(TemplateLine) }),
  }),
  template: route({
    method: 'GET',
    path: '/api/paper-templates/:paper',
    summary: 'The template of a paper as a Word file, or as a blank form in PDF',
    access: { roles: keepers },
    params: PaperId,
    query: InCongress.extend({ which: z.enum(['current', 'standard', 'blank']).default('current') }),
    produces: wordMedia,
  }),
  setTemplate: route({
    method: 'POST',
    path: '/api/paper-templates/:paper',
    summary: 'Upload a template in the part "file" of a form; it is checked, and kept unless `dryRun`',
    access: { roles: keepers },
    params: PaperId,
    query: InCongress.extend({ dryRun: z.enum(['true', 'false']).default('false') }),
    consumes: 'multipart/form-data',
    response: TemplateReport,
  }),
  dropTemplate: route({
    method: 'DELETE',
    path: '/api/paper-templates/:paper',
    summary: 'Go back to the template that comes with the program',
    access: { roles: keepers },
    params: PaperId,
    query: InCongress,
  }),
} as const;
