import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** Columns every process and register table has; the rest follow its declaration. */
export interface RecordRow {
  congress_id: string;
  id: string;
  version: number;
  state: string;
  created_at: Date;
  updated_at: Date;
  next_due_key: string | null;
  next_due_on: string | null;
  [column: string]: unknown;
}

interface PartyRow {
  congress_id: string;
  process: string;
  record_id: string;
  party: string;
  subject: string;
  status: 'active' | 'invited' | 'declined' | 'ended';
  since: string;
}

interface DeadlineRow {
  congress_id: string;
  process: string;
  record_id: string;
  key: string;
  round: number;
  rule_key: string | null;
  start_on: string;
  due_on: string;
  amount: number | null;
  unit: string | null;
  source: string | null;
  provisional: boolean;
  closed_on: string | null;
  outcome: 'met' | 'late' | 'void' | null;
  warned: Json<number[]>;
  overdue_noticed_on: string | null;
}

export interface LogRow {
  congress_id: string;
  seq: number;
  at: Date;
  process: string;
  record_id: string;
  version: number;
  action: string;
  from_state: string | null;
  to_state: string;
  actor: Json<LogActor>;
  input: Json<Record<string, unknown>>;
  patch: Json<Record<string, unknown>>;
  parties: Json<unknown[]>;
  deadlines: Json<unknown[]>;
  request_id: string;
  prev_hash: Buffer;
  hash: Buffer;
}

/** Who acted, as the log keeps it: the account, the name as it was, and the offices held that day. */
export interface LogActor {
  readonly kind: 'person' | 'system' | 'citizen';
  readonly accountId: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unitId: string | null;
}

export interface ProcessTables {
  congress: RecordRow;
  term: RecordRow;
  congress_session: RecordRow;
  unit: RecordRow;
  person: RecordRow;
  delegation: RecordRow;
  deputyship: RecordRow;
  deputy_group: RecordRow;
  category: RecordRow;
  local_rule: RecordRow;
  holiday_year: RecordRow;
  suggestion: RecordRow;
  assignment: RecordRow;
  commitment: RecordRow;
  pre_consultation: RecordRow;
  committee: RecordRow;
  award_round: RecordRow;
  key_item: RecordRow;
  inspection: RecordRow;
  inspection_item: RecordRow;
  outside_evaluation: RecordRow;
  appraisal: RecordRow;
  assessment: RecordRow;
  nomination: RecordRow;
  ranking_formula: RecordRow;
  supervision_topic: RecordRow;
  performance: RecordRow;
  scoring_rule: RecordRow;
  draft_review: RecordRow;
  draft_finding: RecordRow;
  station: RecordRow;
  content_rule: RecordRow;
  deputy_code: RecordRow;
  opinion: RecordRow;
  reception: RecordRow;
  duty_report: RecordRow;
  course: RecordRow;
  attendance: RecordRow;
  contact_tie: RecordRow;
  contact_log: RecordRow;
  liaison_matter: RecordRow;
  statute_comparison: RecordRow;
  assessment_tally: { congress_id: string; assessment_id: string; unit_id: string; grade: string; count: number };
  assessment_turnout: { congress_id: string; assessment_id: string; account_id: string };
  party: PartyRow;
  deadline: DeadlineRow;
  record_log: LogRow;
  log_head: { congress_id: string; seq: number; hash: Buffer };
  numbering: { congress_id: string; series: string; last: number };
  action_request: { congress_id: string; account_id: string; key: string; fingerprint: string; answer: Json<unknown> | null; at: Date };
  saved_view: {
    congress_id: string;
    id: string;
    account_id: string;
    process: string;
    name: string;
    query: Json<Record<string, unknown>>;
    shared: boolean;
    created_at: Date;
  };
  form_draft: { congress_id: string; account_id: string; key: string; data: Json<Record<string, unknown>>; updated_at: Date };
  figure_snapshot: {
    congress_id: string;
    id: string;
    session_id: string;
    cutoff: string;
    made_at: Date;
    made_by: string;
    note: string | null;
    rule_pack: string;
    figures: Json<unknown>;
  };
}
