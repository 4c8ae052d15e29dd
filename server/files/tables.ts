import type { ColumnType } from 'kysely';

/** Column of a moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;

export interface FileTables {
  file: {
    congress_id: string;
    id: string;
    sha256: string;
    size: number;
    media_type: string;
    name: string;
    uploaded_by: string;
    uploaded_at: Moment;
    process: string | null;
    record_id: string | null;
    slot: string | null;
    attached_at: ColumnType<Date | null, Date | null, Date | null>;
  };
}
