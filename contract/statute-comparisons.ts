import { z } from 'zod';
import type { PairKind } from '../statute/index.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const OfRecord = z.object({ id: z.uuid() });
const TwoVersions = InCongress.extend({ old: z.uuid(), new: z.uuid() });
export const shownKinds = [
  'unchanged',
  'renumbered',
  'modified',
  'split',
  'merged',
  'split+merged',
  'inserted',
  'deleted',
] as const satisfies readonly PairKind[];
/** What the kinds of change are called. */
export const changeKindWords = {
  unchanged: { zh: '未改', en: 'Unchanged' },
  renumbered: { zh: '序号', en: 'Renumbered' },
  modified: { zh: '修改', en: 'Modified' },
  split: { zh: '拆分', en: 'Split' },
  merged: { zh: '合并', en: 'Merged' },
  'split+merged': { zh: '重组', en: 'Rearranged' },
  inserted: { zh: '新增', en: 'Inserted' },
  deleted: { zh: '删去', en: 'Deleted' },
  moved: { zh: '移动', en: 'Moved' },
  xref: { zh: '仅援引', en: 'Citations only' },
  byHand: { zh: '人工更正', en: 'By hand' },
} as const satisfies Record<string, { zh: string; en: string }>;
const keepers = ['legislativeAffairsOfficer', 'specialCommitteeOfficer'] as const;
const Sentence = z.object({ zh: z.string(), en: z.string() });

/** Text both versions have (`=`), only the old (`-`), or only the new one (`+`). */
const Piece = z.tuple([z.enum(['=', '-', '+']), z.string()]);
export type ShownPiece = z.infer<typeof Piece>;

/** One article as it is printed beside the other version. */
export const ShownArticle = z.object({
  /** Its number, or `12#2` where a number is given again; corrections name articles by it. */
  key: z.string(),
  label: z.string(),
  heading: z.string(),
  /** Which row of the table it stands in. */
  row: z.int(),
  lines: z.array(z.object({ level: z.enum(['paragraph', 'item', 'subitem']), label: z.string(), pieces: z.array(Piece) })),
});
export type ShownArticle = z.infer<typeof ShownArticle>;

const Side = z.object({
  title: z.string(),
  articles: z.array(ShownArticle),
  /** Parts, chapters and sections; `first` is the place of the first article in them. */
  divisions: z.array(z.object({ level: z.string(), label: z.string(), heading: z.string(), first: z.int() })),
});
export type ShownSide = z.infer<typeof Side>;

/** One row of 原条文 | 修改后 | 说明; articles by their places. */
export const ShownRow = z.object({
  old: z.array(z.int()),
  new: z.array(z.int()),
  kind: z.enum(shownKinds),
  renumbered: z.boolean(),
  moved: z.boolean(),
  /** Nothing changed but citations, which follow the new numbering. */
  xref: z.boolean(),
  byHand: z.boolean(),
  note: Sentence,
  /** Old place, new place, and 1 where the old article goes on in the new one. */
  links: z.array(z.tuple([z.int(), z.int(), z.int()])),
});
export type ShownRow = z.infer<typeof ShownRow>;

const Statistics = z.object({
  articles: z.object({ old: z.int(), new: z.int() }),
  pairs: z.record(z.enum(shownKinds), z.int()),
  moved: z.int(),
  citationsOnly: z.int(),
  lines: z.object({ same: z.int(), changed: z.int(), moved: z.int(), inserted: z.int(), deleted: z.int() }),
  characters: z.object({ kept: z.int(), added: z.int(), removed: z.int() }),
});

/** What two versions compared look like: both texts, the rows, the figures, and the drafted decision with its check. */
export const ShownComparison = z.object({
  old: Side,
  new: Side,
  rows: z.array(ShownRow),
  statistics: Statistics,
  decision: z.object({
    name: z.string(),
    title: z.string(),
    amendments: z.array(z.string()),
    recounted: z.boolean(),
    /** Whether the decision, carried out on the old text by another routine, gave the new text. */
    holds: z.boolean(),
    problems: z.array(z.object({ sentence: z.string(), reason: Sentence })),
  }),
  /** Keys of corrections that name an article that does not exist. */
  lost: z.array(z.string()),
});
export type ShownComparison = z.infer<typeof ShownComparison>;

export const ComparisonResult = z.object({
  round: z.int(),
  /** The version of the algorithms that paired the articles. */
  algorithmVersion: z.string(),
  computedAt: z.string(),
  computedIn: z.int(),
  /** The version that made the words, figures and decision after the last correction. */
  shownVersion: z.string(),
  /** The version of the running program; where it is newer, computing anew may give other pairs. */
  currentVersion: z.string(),
  shown: ShownComparison,
});
export type ComparisonResult = z.infer<typeof ComparisonResult>;

/** What a text says of itself before it is taken into a comparison. */
export const TextPreview = z.object({
  title: z.string(),
  articles: z.int(),
  characters: z.int(),
  history: z.array(z.string()),
  /** The last day named among the lines below the title. */
  on: z.iso.date().nullable(),
});
export type TextPreview = z.infer<typeof TextPreview>;

export const exportFormats = ['docx', 'xlsx', 'html'] as const;

/** Beside the routes that every process has: reading a text, what was worked out, and files of it. */
export const statuteComparisonRoutes = {
  preview: route({
    method: 'POST',
    path: '/api/statute-comparisons/preview',
    summary: '读取一个版本的文本 · Read the text of a version: title, articles, history',
    access: { roles: keepers },
    query: InCongress,
    body: z.object({ fileId: z.uuid().optional(), versionId: z.uuid().optional() }),
    response: TextPreview,
  }),
  result: route({
    method: 'GET',
    path: '/api/statute-comparisons/:id/result',
    summary: '两个版本的比对结果 · Two versions compared; worked out at the first reading of a round and kept',
    access: 'engine',
    params: OfRecord,
    query: TwoVersions,
    response: ComparisonResult,
  }),
  export: route({
    method: 'GET',
    path: '/api/statute-comparisons/:id/export',
    summary: '导出对照表和统计 · The table and figures as a Word, Excel or HTML file',
    access: 'engine',
    params: OfRecord,
    query: TwoVersions.extend({ format: z.enum(exportFormats).default('docx'), only: z.enum(['all', 'changes']).default('all') }),
    produces: 'application/octet-stream',
  }),
  decision: route({
    method: 'GET',
    path: '/api/statute-comparisons/:id/decision',
    summary: '修改决定草稿 · The drafted amendment decision as a Word file',
    access: 'engine',
    params: OfRecord,
    query: TwoVersions,
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
} as const satisfies Record<string, Route>;
