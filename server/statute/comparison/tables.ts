import type { JSONColumnType } from 'kysely';

/** Texts of compared versions, and what was worked out of them. */
export interface ComparisonTables {
  statute_comparison_text: {
    congress_id: string;
    comparison_id: string;
    version_key: string;
    text: string;
    text_hash: string;
    read_at: Date;
  };
  statute_comparison_result: {
    congress_id: string;
    comparison_id: string;
    round: number;
    old_key: string;
    new_key: string;
    algorithm_version: string;
    computed_at: Date;
    computed_in: number;
    old_statute: JSONColumnType<object>;
    new_statute: JSONColumnType<object>;
    pairs: JSONColumnType<object>;
    shown: JSONColumnType<object>;
    shown_for: string;
    shown_version: string;
  };
}
