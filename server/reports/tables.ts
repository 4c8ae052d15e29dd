import type { JSONColumnType } from 'kysely';

/** Templates and made copies of the yearly report. */
export interface ReportTables {
  report_template: { congress_id: string; version: number; body: string; made_at: Date; made_by: string; note: string | null };
  report_export: {
    congress_id: string;
    id: string;
    session_id: string;
    cutoff: string;
    made_at: Date;
    made_by: string;
    note: string | null;
    rule_pack: string;
    template_version: number;
    template: string;
    source: JSONColumnType<object>;
    text: string;
    failing: number;
    snapshot_id: string;
  };
}
