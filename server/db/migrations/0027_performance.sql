-- What deputies did, one row a deed; how a congress scores it, where it does.
CREATE TABLE performance (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  "on" date NOT NULL,
  place text,
  hours integer,
  people integer,
  detail text,
  deputy_id uuid NOT NULL,
  kind text NOT NULL,
  file_ids jsonb,
  origin text NOT NULL,
  is_open boolean NOT NULL,
  of_suggestion_id uuid,
  activity_id uuid,
  source_key text,
  reported_on date,
  confirmed_on date,
  send_back_reason text,
  doubt text,
  doubted_on date,
  answer text,
  answered_on date,
  struck_by text,
  strike_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT performance_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT performance_of_suggestion_id_fkey FOREIGN KEY (congress_id, of_suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT performance_activity_id_fkey FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id)
);
-- Whatever it was written from was written once.
CREATE UNIQUE INDEX performance_source_key ON performance (congress_id, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX performance_deputy_idx ON performance (congress_id, deputy_id, "on");
CREATE INDEX performance_state_idx ON performance (congress_id, state, updated_at);
CREATE INDEX performance_search_idx ON performance USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON performance TO yishi_app;

CREATE TABLE scoring_rule (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  term_id uuid NOT NULL,
  version_no integer NOT NULL,
  effective_from date NOT NULL,
  lines jsonb NOT NULL,
  bands jsonb NOT NULL,
  source text NOT NULL,
  note text,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT scoring_rule_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE UNIQUE INDEX scoring_rule_identity_key ON scoring_rule (congress_id, term_id, version_no) WHERE state = 'active';
GRANT SELECT, INSERT, UPDATE ON scoring_rule TO yishi_app;
