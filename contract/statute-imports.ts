import { z } from 'zod';
import { route } from './route.ts';
import { StatuteFacts, StatuteRank, VersionChange, VersionFacts } from './statutes.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const keepers = { roles: ['legislativeAffairsOfficer'] } as const;
const ImportId = z.object({ importId: z.uuid() });

/** Bounds of one import: texts, characters of all texts together, and unpacked bytes of an archive. */
export const mostTexts = 3000;
export const mostCharacters = 60_000_000;
export const mostUnpacked = 600 * 1024 * 1024;

/** Why a text cannot be written as it stands. The first group lies in the file, the second can be corrected in its row. */
export const fileFaults = ['notStatute', 'noTextLayer', 'locked', 'oldWord', 'tooLong', 'tooHeavy', 'damaged'] as const;
export const rowFaults = ['noArticles', 'noTitle', 'noDay', 'daysCrossed', 'keptByOther', 'otherTitle'] as const;
export type RowFault = (typeof rowFaults)[number];
export const TextFault = z.enum([...fileFaults, ...rowFaults]);
export type TextFault = z.infer<typeof TextFault>;

/** What becomes of a text when it is written. */
export const Becoming = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newStatute') }),
  z.object({ kind: z.literal('newVersion'), statuteId: z.uuid().nullable() }),
  z.object({ kind: z.literal('same'), statuteId: z.uuid().nullable() }),
  z.object({ kind: z.literal('fault'), fault: TextFault }),
  z.object({ kind: z.literal('leftOut') }),
  z.object({ kind: z.literal('written'), statuteId: z.uuid() }),
]);
export type Becoming = z.infer<typeof Becoming>;

export const ImportItem = z.object({
  id: z.uuid(),
  sourceName: z.string(),
  title: z.string(),
  rank: StatuteRank,
  issuer: z.string(),
  regionCode: z.string().nullable(),
  change: VersionChange,
  passedOn: z.iso.date().nullable(),
  effectiveOn: z.iso.date().nullable(),
  documentNo: z.string(),
  articles: z.int(),
  becomes: Becoming,
});
export type ImportItem = z.infer<typeof ImportItem>;

export const StatuteImport = z.object({
  id: z.uuid(),
  createdAt: z.string(),
  /** The statute that all its texts are versions of, where it was begun from one. */
  statute: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  items: z.array(ImportItem),
});
export type StatuteImport = z.infer<typeof StatuteImport>;

/** What a row may be corrected in; what is left out stays. */
export const ItemCorrection = z
  .object({
    ...StatuteFacts.shape,
    ...VersionFacts.shape,
    title: z.string().trim().max(200),
    isLeftOut: z.boolean(),
  })
  .partial();
export type ItemCorrection = z.infer<typeof ItemCorrection>;

/** One line of the answer to an upload: how many files of an archive are read, and in the end how many texts came of it, or the problem. */
export type UploadLine =
  | { readonly progress: { readonly read: number; readonly of: number } }
  | { readonly done: { readonly texts: number } }
  | { readonly problem: { readonly code: string; readonly title: string; readonly status: number } };

/** Texts on their way into the library: uploaded and read, looked at and corrected, then written together. Each person sees their own. */
export const statuteImportRoutes = {
  list: route({
    method: 'GET',
    path: '/api/statute-imports',
    summary: 'The own imports that are not finished',
    access: keepers,
    query: InCongress,
    response: z.object({
      items: z.array(z.object({ id: z.uuid(), createdAt: z.string(), texts: z.int(), names: z.array(z.string()) })),
    }),
  }),
  begin: route({
    method: 'POST',
    path: '/api/statute-imports',
    summary: 'Begin an import; with a statute, of further versions of it',
    access: keepers,
    query: InCongress,
    body: z.object({ statuteId: z.uuid().optional() }),
    response: z.object({ id: z.uuid() }),
  }),
  read: route({
    method: 'GET',
    path: '/api/statute-imports/:importId',
    summary: 'An import: what was read of each text and what it would become',
    access: keepers,
    params: ImportId,
    query: InCongress,
    response: StatuteImport,
  }),
  upload: route({
    method: 'POST',
    path: '/api/statute-imports/:importId/files',
    summary: 'Read a file, or all files of a ZIP archive, in the part "file" of a form; a file of a name that is there takes its place',
    access: keepers,
    params: ImportId,
    query: InCongress.extend({ name: z.string().max(400).optional() }),
    consumes: 'multipart/form-data',
    produces: 'application/x-ndjson',
  }),
  correct: route({
    method: 'PATCH',
    path: '/api/statute-imports/:importId/items',
    summary: 'Correct what was read of some texts',
    access: keepers,
    params: ImportId,
    query: InCongress,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(mostTexts), set: ItemCorrection }),
    response: StatuteImport,
  }),
  write: route({
    method: 'POST',
    path: '/api/statute-imports/:importId/write',
    summary: 'Write all texts that are right into the library, in one transaction; the others stay to be corrected',
    access: keepers,
    params: ImportId,
    query: InCongress,
    response: z.object({ statutes: z.int(), versions: z.int(), import: StatuteImport }),
  }),
  drop: route({
    method: 'DELETE',
    path: '/api/statute-imports/:importId',
    summary: 'Drop an import; what was written stays',
    access: keepers,
    params: ImportId,
    query: InCongress,
  }),
};
