-- The last day of voting in an assessment.
ALTER TABLE assessment ADD COLUMN vote_by date;

-- What deputies were brought together for; suggestions name the activities they came from.
CREATE TABLE activity (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  kind text NOT NULL,
  start_on date NOT NULL,
  end_on date NOT NULL,
  place text,
  organiser text NOT NULL,
  delegation_id uuid,
  note text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT activity_delegation_id_fkey FOREIGN KEY (congress_id, delegation_id) REFERENCES delegation (congress_id, id)
);
CREATE INDEX activity_search_idx ON activity USING gin (congress_id, search);
CREATE INDEX activity_start_idx ON activity (congress_id, start_on, id);
GRANT SELECT, INSERT, UPDATE ON activity TO yishi_app;

ALTER TABLE suggestion ADD COLUMN activity_ids jsonb;
CREATE INDEX suggestion_activity_idx ON suggestion USING gin (congress_id, activity_ids);
