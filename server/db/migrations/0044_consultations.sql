-- Public consultation with its comments, and suggestions to review a document.
CREATE TABLE consultation (
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
  explanation text NOT NULL,
  body text,
  file_ids jsonb,
  contact text,
  issued_on date,
  until_on date,
  short_reason text,
  extensions jsonb,
  closed_on date,
  feedback text,
  points jsonb,
  received integer,
  repeated integer,
  tallies jsonb,
  answered_on date,
  withdrawn_on date,
  withdraw_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX consultation_issued_idx ON consultation (congress_id, issued_on DESC, id DESC);
CREATE INDEX consultation_updated_idx ON consultation (congress_id, updated_at, id);
CREATE INDEX consultation_search_idx ON consultation USING gin (congress_id, search);

CREATE TABLE consultation_comment (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  consultation_id uuid NOT NULL,
  title text,
  article text,
  content text,
  channel text NOT NULL,
  deputy_id uuid,
  name text,
  phone text,
  email text,
  consent_on date,
  consent_version text,
  language text NOT NULL,
  held_by text,
  submitted_on date NOT NULL,
  repeat_of_id uuid,
  result text,
  result_reason text,
  sorted_on date,
  refusal_reason text,
  erased_on date,
  archived_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT consultation_comment_consultation_id_fkey FOREIGN KEY (congress_id, consultation_id) REFERENCES consultation (congress_id, id),
  CONSTRAINT consultation_comment_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT consultation_comment_repeat_of_id_fkey FOREIGN KEY (congress_id, repeat_of_id) REFERENCES consultation_comment (congress_id, id)
);
CREATE INDEX consultation_comment_on_idx ON consultation_comment (congress_id, consultation_id, article, id);
CREATE INDEX consultation_comment_submitted_idx ON consultation_comment (congress_id, submitted_on DESC, id DESC);
CREATE INDEX consultation_comment_updated_idx ON consultation_comment (congress_id, updated_at, id);
CREATE INDEX consultation_comment_repeat_idx ON consultation_comment (congress_id, repeat_of_id) WHERE repeat_of_id IS NOT NULL;
CREATE INDEX consultation_comment_search_idx ON consultation_comment USING gin (congress_id, search);

CREATE TABLE review_suggestion (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  number integer,
  title text NOT NULL,
  doc_number text,
  issuer text NOT NULL,
  articles text,
  superior_law text NOT NULL,
  reasons text,
  supplements jsonb,
  suggester_kind text NOT NULL,
  name text,
  phone text,
  email text,
  address text,
  channel text NOT NULL,
  consent_on date,
  consent_version text,
  language text NOT NULL,
  held_by text,
  submitted_on date NOT NULL,
  complete_on date NOT NULL,
  missing text,
  missing_on date,
  registered_on date,
  transferred_to text,
  decline_ground text,
  committee_id uuid,
  started_on date,
  extended_on date,
  extension_reason text,
  finding text,
  result text,
  concluded_on date,
  answer text,
  answered_on date,
  archived_on date,
  erased_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT review_suggestion_committee_id_fkey FOREIGN KEY (congress_id, committee_id) REFERENCES committee (congress_id, id)
);
CREATE INDEX review_suggestion_submitted_idx ON review_suggestion (congress_id, submitted_on DESC, id DESC);
CREATE INDEX review_suggestion_updated_idx ON review_suggestion (congress_id, updated_at, id);
CREATE INDEX review_suggestion_search_idx ON review_suggestion USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON consultation, consultation_comment, review_suggestion TO yishi_app;

-- The way back for people without an account leads to other records than opinions too.
ALTER TABLE opinion_access DROP CONSTRAINT opinion_access_opinion_id_fkey;
ALTER TABLE opinion_access RENAME TO citizen_access;
ALTER TABLE citizen_access RENAME COLUMN opinion_id TO record_id;
ALTER TABLE citizen_access ADD COLUMN process text NOT NULL DEFAULT 'opinion';
ALTER TABLE citizen_access ALTER COLUMN process DROP DEFAULT;
ALTER INDEX opinion_access_secret_idx RENAME TO citizen_access_secret_idx;
ALTER INDEX opinion_access_opinion_idx RENAME TO citizen_access_record_idx;
COMMENT ON COLUMN citizen_access.record_id IS 'The record of `process` that the holder of the secret may come back to.';
