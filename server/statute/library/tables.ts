import type { ColumnType, JSONColumnType } from 'kysely';
import type { StatuteChangeKind, StatuteRank, VersionChange } from '../../../contract/statutes.ts';

interface StatuteTable {
  id: string;
  title: string;
  short_title: string;
  rank: StatuteRank;
  issuer: string;
  region_code: string | null;
  kept_by: string;
  created_at: Date;
  created_by: string | null;
  version: ColumnType<number, number | undefined>;
}

interface StatuteVersionTable {
  id: string;
  statute_id: string;
  change: VersionChange;
  passed_on: string | null;
  effective_on: string | null;
  ended_on: string | null;
  ended_by: ColumnType<string, string | undefined>;
  document_no: string;
  source_name: string;
  text: string;
  text_hash: string;
  article_count: number;
  created_at: Date;
  created_by: string | null;
  withdrawn_at: Date | null;
}

interface StatuteChangeTable {
  seq: number;
  statute_id: string;
  version_id: string | null;
  kind: StatuteChangeKind;
  at: Date;
  by_account: string | null;
  by_name: string;
  by_congress: string;
  fields: JSONColumnType<Record<string, readonly [unknown, unknown]>>;
  request_id: string;
}

interface StatuteImportTable {
  congress_id: string;
  id: string;
  account_id: string;
  statute_id: string | null;
  created_at: Date;
}

export interface StatuteImportItemTable {
  congress_id: string;
  import_id: string;
  id: string;
  source_name: string;
  fault: string | null;
  text: string;
  text_hash: string | null;
  article_count: number;
  title: string;
  rank: StatuteRank;
  issuer: string;
  region_code: string | null;
  change: VersionChange;
  passed_on: string | null;
  effective_on: string | null;
  document_no: string;
  is_left_out: ColumnType<boolean, boolean | undefined>;
  written_to: string | null;
}

/** The library of statutes and what is on its way into it. */
export interface StatuteTables {
  statute: StatuteTable;
  statute_version: StatuteVersionTable;
  statute_change: StatuteChangeTable;
  statute_import: StatuteImportTable;
  statute_import_item: StatuteImportItemTable;
}
