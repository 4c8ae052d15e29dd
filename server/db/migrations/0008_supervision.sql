-- Supervision of how suggestions are handled: key items, inspections, evaluations, assessments, awards, ranking, topics.

CREATE TABLE committee (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  code text NOT NULL,
  name text NOT NULL,
  field text,
  sort_no integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX committee_search_idx ON committee USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON committee TO yishi_app;

CREATE TABLE award_round (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  session_id uuid NOT NULL,
  year integer NOT NULL,
  nominate_by date NOT NULL,
  suggestion_quota integer NOT NULL,
  unit_quota integer NOT NULL,
  person_quota integer NOT NULL,
  standard text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT award_round_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id)
);
CREATE INDEX award_round_search_idx ON award_round USING gin (congress_id, search);
CREATE INDEX award_round_session_id_idx ON award_round (congress_id, session_id);
GRANT SELECT, INSERT, UPDATE ON award_round TO yishi_app;

CREATE TABLE key_item (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  number integer,
  session_id uuid NOT NULL,
  year integer NOT NULL,
  category_id uuid,
  suggestion_ids jsonb NOT NULL,
  unit_ids jsonb NOT NULL,
  ground text NOT NULL,
  lead_kind text NOT NULL,
  leader text NOT NULL,
  committee_id uuid,
  follow_kind text,
  coordinator text,
  decision text,
  fixed_on date,
  decline_reason text,
  plan text,
  plan_file_ids jsonb,
  planned_on date,
  finish_by date,
  visits jsonb,
  minutes jsonb,
  letters jsonb,
  answer_by date,
  progress jsonb,
  outcome text,
  report text,
  report_file_ids jsonb,
  closed_on date,
  published_on date,
  lift_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT key_item_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT key_item_category_id_fkey FOREIGN KEY (congress_id, category_id) REFERENCES category (congress_id, id),
  CONSTRAINT key_item_committee_id_fkey FOREIGN KEY (congress_id, committee_id) REFERENCES committee (congress_id, id)
);
CREATE INDEX key_item_search_idx ON key_item USING gin (congress_id, search);
CREATE INDEX key_item_state_idx ON key_item (congress_id, state, updated_at);
CREATE INDEX key_item_suggestion_ids_idx ON key_item USING gin (congress_id, suggestion_ids);
CREATE INDEX key_item_unit_ids_idx ON key_item USING gin (congress_id, unit_ids);
CREATE INDEX key_item_session_id_idx ON key_item (congress_id, session_id);
CREATE INDEX key_item_category_id_idx ON key_item (congress_id, category_id);
CREATE INDEX key_item_committee_id_idx ON key_item (congress_id, committee_id);
GRANT SELECT, INSERT, UPDATE ON key_item TO yishi_app;

CREATE TABLE inspection (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  session_id uuid NOT NULL,
  year integer NOT NULL,
  frame_of text NOT NULL,
  sample_size integer NOT NULL,
  plan text NOT NULL,
  frame jsonb,
  frame_size integer,
  frame_hash text,
  frame_on date,
  method text,
  seed text,
  seed_source text,
  witnesses text,
  sample jsonb,
  drawn_on date,
  finish_by date,
  report text,
  report_file_ids jsonb,
  reported_on date,
  published_on date,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT inspection_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id)
);
CREATE INDEX inspection_search_idx ON inspection USING gin (congress_id, search);
CREATE INDEX inspection_state_idx ON inspection (congress_id, state, updated_at);
CREATE INDEX inspection_session_id_idx ON inspection (congress_id, session_id);
GRANT SELECT, INSERT, UPDATE ON inspection TO yishi_app;

CREATE TABLE inspection_item (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  inspection_id uuid NOT NULL,
  suggestion_id uuid NOT NULL,
  suggestion_title text NOT NULL,
  suggestion_number integer,
  session_id uuid NOT NULL,
  unit_ids jsonb NOT NULL,
  unit_id uuid,
  committee_id uuid,
  inspectors text,
  inspect_by date NOT NULL,
  inspected_on date,
  found text,
  finding text,
  file_ids jsonb,
  author_present boolean,
  author_view text,
  author_text text,
  remedy_asked text,
  remedy_by date,
  remedy_report text,
  remedy_reported_on date,
  remedy_note text,
  remedy_rounds integer NOT NULL,
  closed_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT inspection_item_inspection_id_fkey FOREIGN KEY (congress_id, inspection_id) REFERENCES inspection (congress_id, id),
  CONSTRAINT inspection_item_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT inspection_item_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT inspection_item_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT inspection_item_committee_id_fkey FOREIGN KEY (congress_id, committee_id) REFERENCES committee (congress_id, id)
);
CREATE INDEX inspection_item_search_idx ON inspection_item USING gin (congress_id, search);
CREATE INDEX inspection_item_state_idx ON inspection_item (congress_id, state, updated_at);
CREATE INDEX inspection_item_inspection_id_idx ON inspection_item (congress_id, inspection_id);
CREATE INDEX inspection_item_suggestion_id_idx ON inspection_item (congress_id, suggestion_id);
CREATE INDEX inspection_item_session_id_idx ON inspection_item (congress_id, session_id);
CREATE INDEX inspection_item_unit_id_idx ON inspection_item (congress_id, unit_id);
CREATE INDEX inspection_item_committee_id_idx ON inspection_item (congress_id, committee_id);
GRANT SELECT, INSERT, UPDATE ON inspection_item TO yishi_app;

CREATE TABLE outside_evaluation (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  session_id uuid NOT NULL,
  evaluator_name text NOT NULL,
  suggestion_ids jsonb NOT NULL,
  purpose text NOT NULL,
  indicators jsonb NOT NULL,
  cases jsonb,
  report_by date,
  commissioned_on date,
  marks jsonb,
  report text,
  report_file_ids jsonb,
  submitted_on date,
  review_note text,
  accepted_on date,
  points integer,
  points_of integer,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT outside_evaluation_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id)
);
CREATE INDEX outside_evaluation_search_idx ON outside_evaluation USING gin (congress_id, search);
CREATE INDEX outside_evaluation_state_idx ON outside_evaluation (congress_id, state, updated_at);
CREATE INDEX outside_evaluation_suggestion_ids_idx ON outside_evaluation USING gin (congress_id, suggestion_ids);
CREATE INDEX outside_evaluation_session_id_idx ON outside_evaluation (congress_id, session_id);
GRANT SELECT, INSERT, UPDATE ON outside_evaluation TO yishi_app;

CREATE TABLE appraisal (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  session_id uuid NOT NULL,
  suggestion_id uuid NOT NULL,
  key_item_id uuid,
  unit_id uuid,
  committee_id uuid,
  ground text NOT NULL,
  planned_on date NOT NULL,
  self_report text,
  self_report_file_ids jsonb,
  self_reported_on date,
  held_on date,
  participants text,
  opinions jsonb,
  for_good integer,
  for_fair integer,
  for_poor integer,
  grade text,
  conclusion text,
  rectify boolean,
  rectify_by date,
  rectification text,
  rectified_on date,
  closed_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT appraisal_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT appraisal_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT appraisal_key_item_id_fkey FOREIGN KEY (congress_id, key_item_id) REFERENCES key_item (congress_id, id),
  CONSTRAINT appraisal_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT appraisal_committee_id_fkey FOREIGN KEY (congress_id, committee_id) REFERENCES committee (congress_id, id)
);
CREATE INDEX appraisal_search_idx ON appraisal USING gin (congress_id, search);
CREATE INDEX appraisal_state_idx ON appraisal (congress_id, state, updated_at);
CREATE INDEX appraisal_session_id_idx ON appraisal (congress_id, session_id);
CREATE INDEX appraisal_suggestion_id_idx ON appraisal (congress_id, suggestion_id);
CREATE INDEX appraisal_key_item_id_idx ON appraisal (congress_id, key_item_id);
CREATE INDEX appraisal_unit_id_idx ON appraisal (congress_id, unit_id);
CREATE INDEX appraisal_committee_id_idx ON appraisal (congress_id, committee_id);
GRANT SELECT, INSERT, UPDATE ON appraisal TO yishi_app;

CREATE TABLE assessment (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  session_id uuid NOT NULL,
  year integer NOT NULL,
  subject text NOT NULL,
  unit_ids jsonb NOT NULL,
  mode text NOT NULL,
  meeting text,
  members integer,
  present integer,
  opened_on date,
  voted integer,
  results jsonb,
  totals_hash text,
  pass_over integer,
  of_all_members boolean,
  basic_counts boolean,
  counted_on date,
  failed_ids jsonb,
  announced_on date,
  report_again text,
  finished_on date,
  annul_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT assessment_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id)
);
CREATE INDEX assessment_search_idx ON assessment USING gin (congress_id, search);
CREATE INDEX assessment_state_idx ON assessment (congress_id, state, updated_at);
CREATE INDEX assessment_unit_ids_idx ON assessment USING gin (congress_id, unit_ids);
CREATE INDEX assessment_session_id_idx ON assessment (congress_id, session_id);
GRANT SELECT, INSERT, UPDATE ON assessment TO yishi_app;

CREATE TABLE nomination (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  round_id uuid NOT NULL,
  session_id uuid NOT NULL,
  kind text NOT NULL,
  suggestion_id uuid,
  unit_id uuid,
  person_name text,
  ground text NOT NULL,
  nominated_on date NOT NULL,
  score integer,
  review_note text,
  reviewed_on date,
  decision text,
  decided_on date,
  published_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT nomination_round_id_fkey FOREIGN KEY (congress_id, round_id) REFERENCES award_round (congress_id, id),
  CONSTRAINT nomination_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT nomination_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT nomination_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id)
);
CREATE INDEX nomination_search_idx ON nomination USING gin (congress_id, search);
CREATE INDEX nomination_state_idx ON nomination (congress_id, state, updated_at);
CREATE INDEX nomination_round_id_idx ON nomination (congress_id, round_id);
CREATE INDEX nomination_session_id_idx ON nomination (congress_id, session_id);
CREATE INDEX nomination_suggestion_id_idx ON nomination (congress_id, suggestion_id);
CREATE INDEX nomination_unit_id_idx ON nomination (congress_id, unit_id);
GRANT SELECT, INSERT, UPDATE ON nomination TO yishi_app;

CREATE TABLE ranking_formula (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  revision integer NOT NULL,
  based_on_id uuid,
  explanation text NOT NULL,
  terms jsonb NOT NULL,
  turned_on_on date,
  turned_off_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT ranking_formula_based_on_id_fkey FOREIGN KEY (congress_id, based_on_id) REFERENCES ranking_formula (congress_id, id)
);
CREATE INDEX ranking_formula_search_idx ON ranking_formula USING gin (congress_id, search);
CREATE INDEX ranking_formula_state_idx ON ranking_formula (congress_id, state, updated_at);
CREATE INDEX ranking_formula_based_on_id_idx ON ranking_formula (congress_id, based_on_id);
GRANT SELECT, INSERT, UPDATE ON ranking_formula TO yishi_app;

CREATE TABLE supervision_topic (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  session_id uuid NOT NULL,
  plan_year integer NOT NULL,
  source text NOT NULL,
  theme text NOT NULL,
  suggestion_ids jsonb,
  key_item_ids jsonb,
  committee_id uuid,
  proposed_on date NOT NULL,
  instrument text,
  decision text,
  decided_on date,
  decline_reason text,
  outcome text,
  taken_up_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT supervision_topic_session_id_fkey FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
  CONSTRAINT supervision_topic_committee_id_fkey FOREIGN KEY (congress_id, committee_id) REFERENCES committee (congress_id, id)
);
CREATE INDEX supervision_topic_search_idx ON supervision_topic USING gin (congress_id, search);
CREATE INDEX supervision_topic_state_idx ON supervision_topic (congress_id, state, updated_at);
CREATE INDEX supervision_topic_suggestion_ids_idx ON supervision_topic USING gin (congress_id, suggestion_ids);
CREATE INDEX supervision_topic_key_item_ids_idx ON supervision_topic USING gin (congress_id, key_item_ids);
CREATE INDEX supervision_topic_session_id_idx ON supervision_topic (congress_id, session_id);
CREATE INDEX supervision_topic_committee_id_idx ON supervision_topic (congress_id, committee_id);
GRANT SELECT, INSERT, UPDATE ON supervision_topic TO yishi_app;

-- A secret vote: how many ballots each unit got with each grade, and who has voted. Nothing ties the two: no time, no order, no ballot.
CREATE TABLE assessment_tally (
  congress_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  grade text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (congress_id, assessment_id, unit_id, grade),
  CONSTRAINT assessment_tally_assessment_id_fkey FOREIGN KEY (congress_id, assessment_id) REFERENCES assessment (congress_id, id)
);
GRANT SELECT, INSERT, UPDATE ON assessment_tally TO yishi_app;

CREATE TABLE assessment_turnout (
  congress_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  account_id uuid NOT NULL,
  PRIMARY KEY (congress_id, assessment_id, account_id),
  CONSTRAINT assessment_turnout_assessment_id_fkey FOREIGN KEY (congress_id, assessment_id) REFERENCES assessment (congress_id, id)
);
GRANT SELECT, INSERT ON assessment_turnout TO yishi_app;

-- The deputies' receipts for reports on the way.
ALTER TABLE commitment ADD COLUMN receipts jsonb;
