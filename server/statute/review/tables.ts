import type { ColumnType, Generated } from 'kysely';
import type { ComparedView } from '../../../contract/draft-reviews.ts';
import type { DocumentKind } from '../../../statute/index.ts';
import type { ComparedDetail } from '../related/messages.ts';

type Json<T> = ColumnType<T, string, string>;

/** What comparisons of drafts gave. */
export interface ReviewTables {
  draft_comparison: {
    congress_id: string;
    id: string;
    review_id: string;
    file_id: string;
    document_kind: DocumentKind;
    judged_on: string;
    state: 'waiting' | 'running' | 'done' | 'failed';
    percent: Generated<number>;
    attempts: Generated<number>;
    problem: Json<{ readonly zh: string; readonly en: string } | null> | null;
    algorithm_version: string | null;
    library_stamp: string | null;
    result_hash: string | null;
    result: Json<ComparedView | null> | null;
    asked_by: string;
    asked_at: Date;
    begun_at: Date | null;
    done_at: Date | null;
  };
  draft_comparison_article: { congress_id: string; comparison_id: string; position: number; body: Json<ComparedDetail> };
}
