import { z } from 'zod';
import { route } from './route.ts';

/** The kinds of text a library holds, highest first. */
export const statuteRanks = {
  law: { zh: '法律', en: 'Law' },
  administrativeRegulation: { zh: '行政法规', en: 'Administrative regulation' },
  localRegulation: { zh: '地方性法规', en: 'Local regulation' },
  departmentRule: { zh: '部门规章', en: 'Departmental rule' },
  governmentRule: { zh: '地方政府规章', en: 'Local government rule' },
  judicialInterpretation: { zh: '司法解释', en: 'Judicial interpretation' },
  normativeDocument: { zh: '规范性文件', en: 'Normative document' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const StatuteRank = z.enum(Object.keys(statuteRanks) as [keyof typeof statuteRanks, ...(keyof typeof statuteRanks)[]]);
export type StatuteRank = z.infer<typeof StatuteRank>;

/** How a version came about. */
export const versionChanges = {
  made: { zh: '制定', en: 'Made' },
  revised: { zh: '修订', en: 'Revised' },
  amended: { zh: '修正', en: 'Amended' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const VersionChange = z.enum(Object.keys(versionChanges) as [keyof typeof versionChanges, ...(keyof typeof versionChanges)[]]);
export type VersionChange = z.infer<typeof VersionChange>;

/** How a text stands on a day. */
export const validities = {
  inForce: { zh: '现行有效', en: 'In force' },
  notYet: { zh: '尚未施行', en: 'Not yet in force' },
  superseded: { zh: '已被修改', en: 'Superseded' },
  repealed: { zh: '已废止', en: 'Repealed' },
} as const satisfies Record<string, { zh: string; en: string }>;
export const Validity = z.enum(Object.keys(validities) as [keyof typeof validities, ...(keyof typeof validities)[]]);
export type Validity = z.infer<typeof Validity>;

/** What the log of changes of the library tells of. */
export type StatuteChangeKind = 'added' | 'versionAdded' | 'corrected' | 'versionCorrected' | 'ended' | 'restored' | 'withdrawn';

const InCongress = z.object({ congress: z.uuid().optional() });
const keepers = { roles: ['legislativeAffairsOfficer'] } as const;
const Words = (most: number) => z.string().trim().max(most);

export const VersionLine = z.object({
  id: z.uuid(),
  change: VersionChange,
  passedOn: z.iso.date().nullable(),
  effectiveOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  endedBy: z.string(),
  documentNo: z.string(),
  sourceName: z.string(),
  articles: z.int(),
  validity: Validity,
});
export type VersionLine = z.infer<typeof VersionLine>;

/** One statute as the list shows it, with the version that speaks for it on the day asked. */
export const StatuteLine = z.object({
  id: z.uuid(),
  title: z.string(),
  rank: StatuteRank,
  issuer: z.string(),
  regionCode: z.string().nullable(),
  region: z.string().nullable(),
  versions: z.int(),
  speaking: VersionLine,
});
export type StatuteLine = z.infer<typeof StatuteLine>;

const StatuteChangeLine = z.object({
  seq: z.int(),
  kind: z.enum(['added', 'versionAdded', 'corrected', 'versionCorrected', 'ended', 'restored', 'withdrawn']),
  at: z.string(),
  by: z.string(),
  versionId: z.uuid().nullable(),
  fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type StatuteChangeLine = z.infer<typeof StatuteChangeLine>;

export const StatuteView = z.object({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  rank: StatuteRank,
  issuer: z.string(),
  regionCode: z.string().nullable(),
  region: z.string().nullable(),
  keptBy: z.string(),
  /** Whether the caller may change this entry. */
  mayKeep: z.boolean(),
  /** Oldest first. */
  versions: z.array(VersionLine),
  /** The version that speaks on the day asked. */
  speaking: z.uuid(),
  /** Newest first. */
  log: z.array(StatuteChangeLine),
});
export type StatuteView = z.infer<typeof StatuteView>;

/** What a mark within a line leads to. `state` says what is wrong with a citation; its reason is for the reader. */
export const ReadingMark = z.object({
  from: z.int(),
  to: z.int(),
  kind: z.enum(['citation', 'definition']),
  state: z.enum(['found', 'noSuchArticle', 'notInLibrary', 'repealed', 'notYet']).optional(),
  title: z.string().optional(),
  statuteId: z.uuid().optional(),
  versionId: z.uuid().optional(),
  anchor: z.string().optional(),
  /** The number of the article cited, where one is. */
  article: z.string().optional(),
});
export type ReadingMark = z.infer<typeof ReadingMark>;

const ReadingLine = z.object({
  id: z.string(),
  level: z.enum(['paragraph', 'item', 'subitem']),
  label: z.string(),
  text: z.string(),
  marks: z.array(ReadingMark),
});

/** A division or an article of a text, in the order of the text; only articles have lines. */
export const ReadingUnit = z.object({
  id: z.string(),
  level: z.enum(['part', 'subpart', 'chapter', 'section', 'article']),
  number: z.string().nullable(),
  label: z.string(),
  heading: z.string(),
  lines: z.array(ReadingLine),
});
export type ReadingUnit = z.infer<typeof ReadingUnit>;

export const StatuteReading = z.object({
  versionId: z.uuid(),
  algorithmVersion: z.string(),
  opening: z.array(z.string()),
  title: z.string(),
  history: z.array(z.string()),
  preamble: z.string(),
  units: z.array(ReadingUnit),
  annexes: z.array(z.object({ title: z.string(), text: z.string() })),
});
export type StatuteReading = z.infer<typeof StatuteReading>;

export const statuteFormats = ['docx', 'txt', 'html', 'akn'] as const;
export type StatuteFileFormat = (typeof statuteFormats)[number];

const Day = z.object({ on: z.iso.date().optional() });
const StatuteId = z.object({ statuteId: z.uuid() });
const VersionId = z.object({ versionId: z.uuid() });

/** The facts of a statute that its keeper may correct. */
export const StatuteFacts = z.object({
  title: Words(200).min(2),
  rank: StatuteRank,
  issuer: Words(100),
  regionCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .nullable(),
});
export type StatuteFacts = z.infer<typeof StatuteFacts>;

/** The facts of a version that its keeper may correct; one of its days must be known. */
export const VersionFacts = z.object({
  change: VersionChange,
  passedOn: z.iso.date().nullable(),
  effectiveOn: z.iso.date().nullable(),
  documentNo: Words(60),
});
export type VersionFacts = z.infer<typeof VersionFacts>;

/** The library of statutes: everybody signed in reads it, whoever brought an entry in keeps it. */
export const statuteRoutes = {
  list: route({
    method: 'GET',
    path: '/api/statutes',
    summary: 'The statutes of the library, each with the version that speaks for it on a day',
    access: 'signedIn',
    query: z.strictObject({
      q: Words(100).optional(),
      rank: StatuteRank.optional(),
      region: z.string().max(12).optional(),
      issuer: Words(100).optional(),
      validity: Validity.optional(),
      on: z.iso.date().optional(),
      sort: z.enum(['rank', '-start']).default('rank'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().max(600).optional(),
    }),
    response: z.object({ items: z.array(StatuteLine), next: z.string().nullable(), count: z.int(), on: z.iso.date() }),
  }),
  facets: route({
    method: 'GET',
    path: '/api/statutes/facets',
    summary: 'The issuers and regions that the library knows',
    access: 'signedIn',
    response: z.object({
      issuers: z.array(z.object({ name: z.string(), count: z.int() })),
      regions: z.array(z.object({ code: z.string(), name: z.string(), count: z.int() })),
    }),
  }),
  read: route({
    method: 'GET',
    path: '/api/statutes/:statuteId',
    summary: 'One statute with its versions and what was changed in it',
    access: 'signedIn',
    params: StatuteId,
    query: InCongress.extend(Day.shape),
    response: StatuteView,
  }),
  correct: route({
    method: 'PATCH',
    path: '/api/statutes/:statuteId',
    summary: 'Correct the facts of a statute',
    access: keepers,
    params: StatuteId,
    query: InCongress,
    body: StatuteFacts,
    response: z.object({ version: z.int() }),
  }),
  end: route({
    method: 'POST',
    path: '/api/statutes/:statuteId/end',
    summary: 'Mark a statute as repealed from a day on; without a day, take that back',
    access: keepers,
    params: StatuteId,
    query: InCongress,
    body: z.object({ endedOn: z.iso.date().nullable(), endedBy: Words(200) }),
    response: z.object({ version: z.int() }),
  }),
  reading: route({
    method: 'GET',
    path: '/api/statutes/versions/:versionId/reading',
    summary: 'One version to read: its units in order, with citations led to where they stand on a day',
    access: 'signedIn',
    params: VersionId,
    query: Day,
    response: StatuteReading,
  }),
  moved: route({
    method: 'GET',
    path: '/api/statutes/versions/:versionId/moved',
    summary: 'Citations of a version whose article has moved in the law cited since this version was passed',
    access: 'signedIn',
    params: VersionId,
    query: Day,
    response: z.object({
      items: z.array(
        z.object({
          statuteId: z.uuid(),
          article: z.string(),
          /** The articles that hold its words now; empty where it was deleted. */
          now: z.array(z.string()),
          passedOn: z.iso.date().nullable(),
        }),
      ),
    }),
  }),
  file: route({
    method: 'GET',
    path: '/api/statutes/versions/:versionId/file',
    summary: 'One version as DOCX, plain text, HTML or Akoma Ntoso',
    access: 'signedIn',
    params: VersionId,
    query: z.object({ format: z.enum(statuteFormats).default('docx') }),
    produces: 'application/octet-stream',
  }),
  correctVersion: route({
    method: 'PATCH',
    path: '/api/statutes/versions/:versionId',
    summary: 'Correct the days and the number of a version',
    access: keepers,
    params: VersionId,
    query: InCongress,
    body: VersionFacts,
    response: z.object({ version: z.int() }),
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/statutes/versions/:versionId/withdraw',
    summary: 'Take a version out of the library that should not be in it',
    access: keepers,
    params: VersionId,
    query: InCongress,
    response: z.object({ version: z.int() }),
  }),
};
