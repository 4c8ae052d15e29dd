import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;

/** What the public intake keeps besides the records themselves. */
export interface OpinionTables {
  citizen_access: {
    congress_id: string;
    secret_hash: Buffer;
    process: string;
    record_id: string;
    made_at: Moment;
    told_on: string | null;
  };
  intake_count: { key: string; begins_at: Moment; count: number };
  intake_spent: { challenge: string; spent_at: Moment };
  code_key: { n: number; made_at: Moment; retired_at: ColumnType<Date | null, Date | null, Date | null> };
  contact_code: { id: string; contact_hash: Buffer; code_hash: Buffer; tries: number; made_at: Moment };
}
