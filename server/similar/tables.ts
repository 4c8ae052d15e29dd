import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** Tables of what is learnt from papers and decisions. */
export interface LearningTables {
  word_use: { congress_id: string; word: string; texts: number };
  word_count: { congress_id: string; counted_at: Date; texts: number };
  learnt_model: {
    congress_id: string;
    target: 'unit' | 'category';
    version: number;
    learnt_at: Date;
    examples: number;
    labels: Json<string[]>;
    features: Json<string[]>;
    rarity: Buffer;
    weights: Buffer;
    quality: Json<unknown>;
  };
}
