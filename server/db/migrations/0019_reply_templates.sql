-- Wording that units and the congress's office keep for replies.
CREATE TABLE reply_template (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  unit_id uuid,
  result_class text,
  opening text,
  done text,
  planned text,
  not_adopted text,
  closing text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT reply_template_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id)
);
CREATE INDEX reply_template_search_idx ON reply_template USING gin (congress_id, search);
CREATE INDEX reply_template_unit_id_idx ON reply_template (congress_id, unit_id, state);
GRANT SELECT, INSERT, UPDATE ON reply_template TO yishi_app;
