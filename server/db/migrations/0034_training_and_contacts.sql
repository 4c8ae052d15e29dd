-- Training with its courses and who attended them; who keeps in touch with whom, and each contact.
CREATE TABLE course (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  year integer NOT NULL,
  term_id uuid NOT NULL,
  kind text NOT NULL,
  "on" date NOT NULL,
  end_on date NOT NULL,
  place text,
  organiser text NOT NULL,
  teacher text,
  hours integer NOT NULL,
  places integer,
  content text,
  file_ids jsonb,
  lesson text,
  questions jsonb,
  answer_key text,
  deputy_ids jsonb,
  concluded_on date,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT course_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE INDEX course_state_idx ON course (congress_id, state, updated_at);
CREATE INDEX course_search_idx ON course USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON course TO yishi_app;

CREATE TABLE attendance (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  course_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  term_id uuid NOT NULL,
  "on" date NOT NULL,
  end_on date NOT NULL,
  hours integer NOT NULL,
  is_online boolean NOT NULL,
  leave_reason text,
  absent_reason text,
  attempts integer NOT NULL,
  "right" integer,
  attended_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT attendance_course_id_fkey FOREIGN KEY (congress_id, course_id) REFERENCES course (congress_id, id),
  CONSTRAINT attendance_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT attendance_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE INDEX attendance_state_idx ON attendance (congress_id, state, updated_at);
CREATE INDEX attendance_search_idx ON attendance USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON attendance TO yishi_app;

CREATE TABLE contact_tie (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  kind text NOT NULL,
  term_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  deputy_ids jsonb,
  voter_groups jsonb,
  voters integer,
  note text,
  since date NOT NULL,
  end_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT contact_tie_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  CONSTRAINT contact_tie_owner_id_fkey FOREIGN KEY (congress_id, owner_id) REFERENCES deputyship (congress_id, id)
);
CREATE INDEX contact_tie_state_idx ON contact_tie (congress_id, state, updated_at);
CREATE INDEX contact_tie_search_idx ON contact_tie USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON contact_tie TO yishi_app;

CREATE TABLE contact_log (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  kind text NOT NULL,
  term_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  deputy_id uuid,
  voter_group text,
  "on" date NOT NULL,
  way text NOT NULL,
  people integer NOT NULL,
  problems text,
  steps jsonb,
  result text,
  settled_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT contact_log_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  CONSTRAINT contact_log_owner_id_fkey FOREIGN KEY (congress_id, owner_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT contact_log_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id)
);
CREATE INDEX contact_log_state_idx ON contact_log (congress_id, state, updated_at);
CREATE INDEX contact_log_search_idx ON contact_log USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON contact_log TO yishi_app;

CREATE UNIQUE INDEX attendance_course_deputy_key ON attendance (congress_id, course_id, deputy_id);
CREATE INDEX attendance_deputy_idx ON attendance (congress_id, deputy_id);
CREATE INDEX attendance_term_idx ON attendance (congress_id, term_id);
CREATE UNIQUE INDEX contact_tie_owner_key ON contact_tie (congress_id, owner_id, kind) WHERE state = 'active';
CREATE INDEX contact_log_owner_idx ON contact_log (congress_id, owner_id, "on");
CREATE INDEX contact_log_term_idx ON contact_log (congress_id, term_id);
