-- Processes: one table each, columns as declared in processes/, and the tables they share.

CREATE TABLE suggestion (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  problem text,
  analysis text,
  proposal text,
  keywords jsonb,
  category_id uuid,
  formation_source text,
  formation_note text,
  contact text,
  wished_unit_ids jsonb,
  pre_consultation text,
  publish_consent text,
  publish_reason text,
  summary text,
  secrecy text,
  secrecy_reason text,
  urgent boolean,
  file_ids jsonb,
  number integer,
  kind text NOT NULL,
  stage text NOT NULL,
  session_id uuid NOT NULL,
  nature text,
  author_kind text NOT NULL,
  lead_deputy_id uuid,
  delegation_id uuid,
  channel text NOT NULL,
  cosign_cutoff timestamptz,
  cosign_note text,
  submitted_on date,
  review_note text,
  return_reason text,
  inadmissible_kind text,
  disposal text,
  merged_into_id uuid,
  merged_ids jsonb,
  bill_title text,
  bill_number text,
  registered_on date,
  proposed_units jsonb,
  handed_over_on date,
  unit_ids jsonb,
  lead_unit_id uuid,
  hand_over_note text,
  replied_on date,
  result_class text,
  attitude text,
  result text,
  first_result text,
  evaluation_lapsed boolean,
  concluded_on date,
  published_on date,
  withheld_reason text,
  withdrawn_on date,
  withdraw_reason text,
  archived_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT suggestion_category_id_fkey FOREIGN KEY (congress_id, category_id) REFERENCES category (congress_id, id),
  CONSTRAINT suggestion_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT suggestion_lead_deputy_id_fkey FOREIGN KEY (congress_id, lead_deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT suggestion_delegation_id_fkey FOREIGN KEY (congress_id, delegation_id) REFERENCES delegation (congress_id, id),
  CONSTRAINT suggestion_merged_into_id_fkey FOREIGN KEY (congress_id, merged_into_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT suggestion_lead_unit_id_fkey FOREIGN KEY (congress_id, lead_unit_id) REFERENCES unit (congress_id, id)
);
CREATE INDEX suggestion_search_idx ON suggestion USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON suggestion TO yishi_app;

CREATE TABLE assignment (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  suggestion_id uuid NOT NULL,
  suggestion_title text NOT NULL,
  suggestion_number integer,
  session_id uuid NOT NULL,
  confidential boolean NOT NULL,
  level integer NOT NULL,
  role text NOT NULL,
  unit_id uuid NOT NULL,
  via_unit_id uuid,
  lead_unit_id uuid,
  for_units jsonb,
  handed_over_on date NOT NULL,
  clock_start_on date NOT NULL,
  signed_in_on date,
  return_reason text,
  return_suggested_unit_id uuid,
  return_requested_on date,
  return_decision text,
  person_in_charge text,
  person_phone text,
  leader_in_charge text,
  plan text,
  measures jsonb,
  contacts jsonb,
  co_opinion text,
  co_opinion_on date,
  co_opinion_file_ids jsonb,
  co_opinion_rejection text,
  extension_reason text,
  extension_until date,
  extension_decision text,
  extended_on date,
  dispute_reason text,
  mediation text,
  result_class text,
  body text,
  done_items jsonb,
  planned_items jsonb,
  not_adopted_items jsonb,
  reply_contact text,
  reply_phone text,
  publish_reply boolean,
  reply_file_ids jsonb,
  draft_note text,
  doc_number text,
  signatory text,
  signed_on date,
  checked_on date,
  check_note text,
  replied_on date,
  reply_due_on date,
  on_time boolean,
  replies jsonb,
  published_on date,
  round integer NOT NULL,
  attitude text,
  result text,
  first_result text,
  adoption text,
  evaluated_on date,
  evaluations jsonb,
  rework_reason text,
  rework_ordered_on date,
  tripartite_on date,
  tripartite_record text,
  tripartite_participants text,
  concluded_on date,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT assignment_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT assignment_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT assignment_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT assignment_via_unit_id_fkey FOREIGN KEY (congress_id, via_unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT assignment_lead_unit_id_fkey FOREIGN KEY (congress_id, lead_unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT assignment_return_suggested_unit_id_fkey FOREIGN KEY (congress_id, return_suggested_unit_id) REFERENCES unit (congress_id, id)
);
CREATE INDEX assignment_search_idx ON assignment USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON assignment TO yishi_app;

CREATE TABLE commitment (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  assignment_id uuid NOT NULL,
  suggestion_id uuid NOT NULL,
  suggestion_title text NOT NULL,
  suggestion_number integer,
  session_id uuid NOT NULL,
  confidential boolean NOT NULL,
  unit_id uuid NOT NULL,
  content text NOT NULL,
  measures text NOT NULL,
  original_due_on date NOT NULL,
  due_on date NOT NULL,
  second_feedback_on date,
  report_due_on date,
  reports jsonb,
  change_reason text,
  new_due_on date,
  change_decision text,
  carried_over integer NOT NULL,
  reported_fulfilled_on date,
  fulfilled_on date,
  confirmation text,
  result text,
  evaluation_text text,
  evaluated_on date,
  channel text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT commitment_assignment_id_fkey FOREIGN KEY (congress_id, assignment_id) REFERENCES assignment (congress_id, id),
  CONSTRAINT commitment_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT commitment_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT commitment_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id)
);
CREATE INDEX commitment_search_idx ON commitment USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON commitment TO yishi_app;

CREATE UNIQUE INDEX suggestion_number_key ON suggestion (congress_id, session_id, number);
CREATE INDEX suggestion_updated_idx ON suggestion (congress_id, updated_at, id);
CREATE INDEX suggestion_state_idx ON suggestion (congress_id, state, updated_at, id);
CREATE INDEX suggestion_session_idx ON suggestion (congress_id, session_id, state);
CREATE INDEX suggestion_submitted_idx ON suggestion (congress_id, submitted_on, id);
CREATE INDEX suggestion_due_idx ON suggestion (congress_id, next_due_on) WHERE next_due_on IS NOT NULL;
CREATE INDEX suggestion_public_idx ON suggestion (congress_id, published_on) WHERE published_on IS NOT NULL;
CREATE INDEX assignment_suggestion_idx ON assignment (congress_id, suggestion_id);
CREATE INDEX assignment_updated_idx ON assignment (congress_id, updated_at, id);
CREATE INDEX assignment_unit_idx ON assignment (congress_id, unit_id, state);
CREATE INDEX assignment_session_idx ON assignment (congress_id, session_id, state);
CREATE INDEX assignment_state_idx ON assignment (congress_id, state);
CREATE INDEX assignment_due_idx ON assignment (congress_id, next_due_on) WHERE next_due_on IS NOT NULL;
CREATE INDEX commitment_assignment_idx ON commitment (congress_id, assignment_id);
CREATE INDEX commitment_suggestion_idx ON commitment (congress_id, suggestion_id);
CREATE INDEX commitment_unit_idx ON commitment (congress_id, unit_id, state);
CREATE INDEX commitment_state_idx ON commitment (congress_id, state, due_on);

-- Who is tied to a record. `subject` is a seat, a unit, a delegation or an account, as the process declares.
CREATE TABLE party (
  congress_id uuid NOT NULL,
  process text NOT NULL,
  record_id uuid NOT NULL,
  party text NOT NULL,
  subject uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'invited', 'declined', 'ended')),
  since date NOT NULL,
  PRIMARY KEY (congress_id, process, record_id, party, subject)
);
CREATE INDEX party_subject_idx ON party (congress_id, subject, process, status, party, record_id);
GRANT SELECT, INSERT, UPDATE ON party TO yishi_app;

-- Time limits, each with the rule it was computed from. `warned` holds the days-before already reminded of.
CREATE TABLE deadline (
  congress_id uuid NOT NULL,
  process text NOT NULL,
  record_id uuid NOT NULL,
  key text NOT NULL,
  round integer NOT NULL,
  rule_key text,
  start_on date NOT NULL,
  due_on date NOT NULL,
  amount integer,
  unit text,
  source text,
  provisional boolean NOT NULL,
  closed_on date,
  outcome text CHECK (outcome IN ('met', 'late', 'void')),
  warned jsonb NOT NULL DEFAULT '[]',
  overdue_noticed_on date,
  PRIMARY KEY (congress_id, process, record_id, key, round)
);
CREATE INDEX deadline_open_idx ON deadline (congress_id, due_on) WHERE closed_on IS NULL;
GRANT SELECT, INSERT, UPDATE ON deadline TO yishi_app;

-- The log: one row an action, chained by hash within its congress. The app may read and append, never change.
CREATE TABLE record_log (
  congress_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  process text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor jsonb NOT NULL,
  input jsonb NOT NULL,
  patch jsonb NOT NULL,
  parties jsonb NOT NULL,
  deadlines jsonb NOT NULL,
  request_id text NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (congress_id, seq)
);
CREATE UNIQUE INDEX record_log_record_key ON record_log (congress_id, process, record_id, version);
GRANT SELECT, INSERT ON record_log TO yishi_app;

-- The end of each chain, locked while a row is appended.
CREATE TABLE log_head (
  congress_id uuid PRIMARY KEY,
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON log_head TO yishi_app;

-- Numbers people read: the last one given in each series.
CREATE TABLE numbering (
  congress_id uuid NOT NULL,
  series text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (congress_id, series)
);
GRANT SELECT, INSERT, UPDATE ON numbering TO yishi_app;

-- Requests already answered, so that the same one sent again has one effect and gets the first answer.
CREATE TABLE action_request (
  congress_id uuid NOT NULL,
  account_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  answer jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, account_id, key)
);
CREATE INDEX action_request_at_idx ON action_request (at);
GRANT SELECT, INSERT, UPDATE, DELETE ON action_request TO yishi_app;

-- A list as somebody likes to see it, and a form not yet sent.
CREATE TABLE saved_view (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  process text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL,
  shared boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX saved_view_account_idx ON saved_view (congress_id, account_id, process);
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO yishi_app;

CREATE TABLE form_draft (
  congress_id uuid NOT NULL,
  account_id uuid NOT NULL,
  key text NOT NULL,
  data jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, account_id, key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON form_draft TO yishi_app;

-- Figures frozen at a cut-off, with everything needed to see where they came from.
CREATE TABLE figure_snapshot (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  cutoff date NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  note text,
  rule_pack text NOT NULL,
  figures jsonb NOT NULL,
  PRIMARY KEY (congress_id, id)
);
GRANT SELECT, INSERT ON figure_snapshot TO yishi_app;
