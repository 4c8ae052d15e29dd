import { z } from 'zod';
import { DraftFinding, findingStates } from '../processes/draftFinding/draftFinding.ts';
import { draftKinds, reviewers, reviewReaders } from '../processes/draftReview/draftReview.ts';
import { hintKinds, severities } from '../statute/check/hint.ts';
import { citationStates, differenceFields, differenceRelations, relatedGroups } from '../statute/related/kinds.ts';
import { RecordId } from './records.ts';
import { type Route, route } from './route.ts';
import { StatuteRank, Validity } from './statutes.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const Spot = z.object({ from: z.int(), to: z.int(), text: z.string() });
const Both = z.object({ zh: z.string(), en: z.string() });

/** One thing that a provision of the draft and one of another law say differently. */
export const DifferenceView = z.object({
  field: z.enum(differenceFields),
  relation: z.enum(differenceRelations),
  mine: Spot.nullable(),
  theirs: Spot.nullable(),
});
export type DifferenceView = z.infer<typeof DifferenceView>;

/** A law as the comparison met it; ids and days only where the library has it. */
const LawView = z.object({
  law: z.string(),
  statuteId: z.uuid().nullable(),
  rank: StatuteRank.nullable(),
  validity: Validity.nullable(),
  effectiveOn: z.iso.date().nullable(),
});

/** A hint with the mark by which decisions on it are found again. */
export const HintView = z.object({
  key: z.string(),
  position: z.int(),
  article: z.string(),
  kind: z.enum(hintKinds),
  severity: z.enum(severities),
  clause: z.string(),
  superior: z.object({ law: z.string(), article: z.string(), quote: z.string(), statuteId: z.uuid().nullable() }).nullable(),
  source: z.string().nullable(),
  why: Both,
  differences: z.array(DifferenceView),
});
export type HintView = z.infer<typeof HintView>;

export const DraftArticle = z.object({
  position: z.int(),
  id: z.string(),
  number: z.string(),
  label: z.string(),
  heading: z.string(),
  begins: z.array(z.string()),
  text: z.string(),
});
export type DraftArticle = z.infer<typeof DraftArticle>;

/** Hints of the comparison before that this one no longer has. */
const GoneHint = HintView.pick({ key: true, article: true, kind: true, severity: true, clause: true });

export const ComparedView = z.object({
  title: z.string(),
  articles: z.array(DraftArticle),
  superior: z.array(LawView.extend({ cited: z.boolean() })),
  citedLaws: z.array(LawView.extend({ times: z.int(), states: z.array(z.enum(citationStates)) })),
  hints: z.array(HintView),
  leftOut: z.int(),
  /** Marks of hints that the comparison before did not have; empty for the first one. */
  fresh: z.array(z.string()),
  gone: z.array(GoneHint),
});
export type ComparedView = z.infer<typeof ComparedView>;

/** How a comparison stands. */
export const ComparisonRun = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  percent: z.int().min(0).max(100),
  problem: Both.nullable(),
  askedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  documentKind: z.enum(draftKinds),
  judgedOn: z.iso.date(),
  algorithmVersion: z.string().nullable(),
  libraryStamp: z.string().nullable(),
  /** Of this very version of the draft, this kind and this day. */
  isOfDraft: z.boolean(),
  /** By the present version of the program and the present state of the library. */
  isCurrent: z.boolean(),
});
export type ComparisonRun = z.infer<typeof ComparisonRun>;

export const ArticleDetail = z.object({
  position: z.int(),
  related: z.array(
    LawView.extend({
      article: z.string(),
      text: z.string(),
      group: z.enum(relatedGroups),
      near: z.number(),
      differences: z.array(DifferenceView),
    }),
  ),
  citations: z.array(
    z.object({
      law: z.string(),
      article: z.string().nullable(),
      text: z.string(),
      state: z.enum(citationStates),
      now: z.string().nullable(),
      validity: Validity.nullable(),
      statuteId: z.uuid().nullable(),
    }),
  ),
});
export type ArticleDetail = z.infer<typeof ArticleDetail>;

/** A finding with all its words. */
export const FindingView = z.object({ id: z.uuid(), version: z.int(), state: z.enum(findingStates), fields: DraftFinding });
export type FindingView = z.infer<typeof FindingView>;

const base = '/api/draft-reviews/:id';
const readers = { roles: reviewReaders } as const;

/** What comparing a draft with the library gives, apart from the records of the review and its findings. */
export const draftReviewRoutes = {
  compare: route({
    method: 'POST',
    path: `${base}/compare`,
    summary: 'Compare the newest version of the draft with the law of its day; decisions on hints that are still there stay',
    access: { roles: reviewers },
    params: RecordId,
    query: InCongress,
    response: ComparisonRun,
  }),
  comparison: route({
    method: 'GET',
    path: `${base}/comparison`,
    summary: 'How the comparison stands, and what the last finished one gave',
    access: readers,
    params: RecordId,
    query: InCongress.extend({ bare: z.enum(['true', 'false']).default('false') }),
    response: z.object({ run: ComparisonRun.nullable(), shown: ComparisonRun.nullable(), result: ComparedView.nullable() }),
  }),
  article: route({
    method: 'GET',
    path: `${base}/comparison/:comparison/articles/:position`,
    summary: 'Related articles of other laws and the citations of one article of the draft',
    access: readers,
    params: RecordId.extend({ comparison: z.uuid(), position: z.coerce.number().int().min(0).max(100_000) }),
    query: InCongress,
    response: ArticleDetail,
  }),
  findings: route({
    method: 'GET',
    path: `${base}/findings`,
    summary: 'Everything that reviewers decided, found and noted on the draft',
    access: readers,
    params: RecordId,
    query: InCongress,
    response: z.object({ items: z.array(FindingView) }),
  }),
  report: route({
    method: 'GET',
    path: `${base}/report`,
    summary: 'The opinion on the draft as a Word file',
    access: readers,
    params: RecordId,
    query: InCongress,
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
  table: route({
    method: 'GET',
    path: `${base}/findings-table`,
    summary: 'Hints, findings and decisions as a workbook',
    access: readers,
    params: RecordId,
    query: InCongress,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
} as const satisfies Record<string, Route>;
