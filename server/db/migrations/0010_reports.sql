-- Text of the yearly report on handling, as each congress words it; the newest version counts. Version 0 is the installation's own.
CREATE TABLE report_template (
  congress_id uuid NOT NULL,
  version integer NOT NULL,
  body text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  note text,
  PRIMARY KEY (congress_id, version)
);
GRANT SELECT, INSERT ON report_template TO yishi_app;

-- Each report made, with the template and the figures it was made from: the same text can be made again.
CREATE TABLE report_export (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  cutoff date NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  note text,
  rule_pack text NOT NULL,
  template_version integer NOT NULL,
  template text NOT NULL,
  source jsonb NOT NULL,
  text text NOT NULL,
  failing integer NOT NULL,
  snapshot_id uuid NOT NULL,
  PRIMARY KEY (congress_id, id)
);
COMMENT ON COLUMN report_export.source IS 'Figures of the compared sessions and the names of their values, as they stood.';
COMMENT ON COLUMN report_export.failing IS 'How many sums and shares of the text did not hold when it was made.';
COMMENT ON COLUMN report_export.snapshot_id IS 'The figures frozen with it, with the ids of the records they were counted from.';
CREATE INDEX report_export_session ON report_export (congress_id, session_id, id);
GRANT SELECT, INSERT ON report_export TO yishi_app;
