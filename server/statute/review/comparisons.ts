import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { ComparisonRun } from '../../../contract/draft-reviews.ts';
import type { DraftReview } from '../../../processes/draftReview/draftReview.ts';
import { algorithmVersion } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { newId } from '../../new-id.ts';
import type { ReviewTables } from './tables.ts';

type Db = Kysely<Database> | Transaction<Database>;
type Row = Selectable<ReviewTables['draft_comparison']>;
export type RunRow = Omit<Row, 'result' | 'congress_id' | 'review_id' | 'asked_by' | 'begun_at' | 'attempts'>;

/** The channel on which the job hears of a comparison that is waiting. */
export const comparisonChannel = 'draft_comparison';

const runColumns = [
  'id',
  'file_id',
  'document_kind',
  'judged_on',
  'state',
  'percent',
  'problem',
  'algorithm_version',
  'library_stamp',
  'result_hash',
  'asked_at',
  'done_at',
] as const;

/** The version of the draft that counts: the one added last. */
export const currentFile = (record: Pick<DraftReview, 'drafts'>): string | null => record.drafts.at(-1)?.fileIds[0] ?? null;

/**
 * Asks for a comparison of the draft as it stands. One of the same review that waits or runs already is taken instead, and so is the last
 * one where the review counts on it and neither library nor algorithm is another since: it would give the same again.
 */
export async function askForComparison(
  tx: Transaction<Database>,
  of: {
    readonly congressId: string;
    readonly reviewId: string;
    readonly record: DraftReview;
    readonly fileId: string;
    readonly by: string;
    readonly at: Date;
    readonly library: number;
  },
): Promise<RunRow> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`comparison ${of.reviewId}`}, 0))`.execute(tx);
  const known = await newest(tx, of.congressId, of.reviewId, ['waiting', 'running']);
  if (known && isOf(known, of.record)) return known;
  const last = await newest(tx, of.congressId, of.reviewId, ['done', 'failed']);
  if (last && counts(last, of.record) && runView(last, of.record, of.library).isCurrent) return last;
  const row = await tx
    .insertInto('draft_comparison')
    .values({
      congress_id: of.congressId,
      id: newId(of.at.getTime()),
      review_id: of.reviewId,
      file_id: of.fileId,
      document_kind: of.record.documentKind,
      judged_on: of.record.judgedOn,
      state: 'waiting',
      asked_by: of.by,
      asked_at: of.at,
      problem: null,
      algorithm_version: null,
      library_stamp: null,
      result_hash: null,
      result: null,
      begun_at: null,
      done_at: null,
    })
    .returning(runColumns)
    .executeTakeFirstOrThrow();
  await sql`SELECT pg_notify(${comparisonChannel}, '')`.execute(tx);
  return row;
}

/** The newest comparison of a review in one of these states. */
export function newest(db: Db, congressId: string, reviewId: string, states: readonly Row['state'][]): Promise<RunRow | undefined> {
  return db
    .selectFrom('draft_comparison')
    .select(runColumns)
    .where('congress_id', '=', congressId)
    .where('review_id', '=', reviewId)
    .where('state', 'in', [...states])
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What a finished comparison gave. */
export async function resultOf(db: Db, congressId: string, id: string): Promise<Row['result']> {
  const row = await db
    .selectFrom('draft_comparison')
    .select('result')
    .where('congress_id', '=', congressId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.result ?? null;
}

/** Whether a comparison is of this very version, kind and day. */
export const isOf = (row: Pick<RunRow, 'file_id' | 'document_kind' | 'judged_on'>, record: DraftReview): boolean =>
  row.file_id === currentFile(record) && row.document_kind === record.documentKind && row.judged_on === record.judgedOn;

/** Whether the review counts on a comparison: of this version, kind and day, and noted in the record since any of them was another. */
export const counts = (row: RunRow, record: DraftReview): boolean =>
  isOf(row, record) && record.resultHash !== null && record.resultHash === row.result_hash;

/** The stamp that a result carries: the library's own count of changes, and the day whose law was in force. */
export const stampOf = (library: number, day: string): string => `${library}@${day}`;

export const runView = (row: RunRow, record: DraftReview, library: number): ComparisonRun => ({
  id: row.id,
  state: row.state,
  percent: row.percent,
  problem: row.problem,
  askedAt: row.asked_at.toISOString(),
  doneAt: row.done_at?.toISOString() ?? null,
  documentKind: row.document_kind,
  judgedOn: row.judged_on,
  algorithmVersion: row.algorithm_version,
  libraryStamp: row.library_stamp,
  isOfDraft: isOf(row, record),
  isCurrent: row.algorithm_version === algorithmVersion && row.library_stamp === stampOf(library, row.judged_on),
});
