-- Questions that deputies put to a unit before they submit a suggestion.
CREATE TABLE pre_consultation (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  question text NOT NULL,
  file_ids jsonb,
  unit_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  raised_on date NOT NULL,
  accepted_on date,
  contact_name text,
  contact_phone text,
  refuse_reason text,
  suggested_unit_id uuid,
  feedback text,
  feedback_file_ids jsonb,
  fed_back_on date,
  usefulness text,
  close_note text,
  closed_on date,
  withdraw_reason text,
  suggestion_id uuid,
  submitted_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT pre_consultation_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT pre_consultation_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT pre_consultation_suggested_unit_id_fkey FOREIGN KEY (congress_id, suggested_unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT pre_consultation_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
);
CREATE INDEX pre_consultation_search_idx ON pre_consultation USING gin (congress_id, search);
CREATE INDEX pre_consultation_updated_idx ON pre_consultation (congress_id, updated_at, id);
CREATE INDEX pre_consultation_unit_idx ON pre_consultation (congress_id, unit_id, state);
CREATE INDEX pre_consultation_suggestion_idx ON pre_consultation (congress_id, suggestion_id);
GRANT SELECT, INSERT, UPDATE ON pre_consultation TO yishi_app;

ALTER TABLE suggestion ADD COLUMN pre_consultation_ids jsonb;
