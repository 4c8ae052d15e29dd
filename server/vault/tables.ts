import type { ColumnType } from 'kysely';

/** What people without an account confided, encrypted, by the mark that stands in its place in rows and log. */
export interface VaultTables {
  confided: {
    congress_id: string;
    record_id: string;
    mark: string;
    sealed: Buffer;
    kept_at: ColumnType<Date, Date, Date>;
  };
  /** Keyed hashes by which records of the same person are found. */
  confided_trace: { congress_id: string; record_id: string; process: string; field: string; trace: Buffer };
}
