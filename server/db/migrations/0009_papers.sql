-- Templates of papers that an office has made its own: one row for each change, the latest holds. No content: back to the standard one.
CREATE TABLE paper_template (
  congress_id uuid NOT NULL,
  paper text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  content bytea CHECK (octet_length(content) <= 4194304),
  sha256 text,
  by_account uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (congress_id, paper, version),
  CHECK (num_nulls(content, sha256) IN (0, 2))
);
GRANT SELECT, INSERT ON paper_template TO yishi_app;

-- Papers that were given a document number, with their words as they were issued. Nothing here is changed afterwards.
CREATE TABLE paper_issue (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  paper text NOT NULL,
  process text NOT NULL,
  record_id uuid NOT NULL,
  doc_number text NOT NULL,
  issued_on date NOT NULL,
  template_version integer NOT NULL,
  content jsonb NOT NULL,
  by_account uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (congress_id, id),
  UNIQUE (congress_id, doc_number)
);
COMMENT ON COLUMN paper_issue.content IS 'Named fields and lists; they hold nothing beyond the groups that the paper asks of its readers.';
COMMENT ON COLUMN paper_issue.template_version IS 'Of paper_template; 0 for the one that comes with the program.';
CREATE INDEX paper_issue_of_record ON paper_issue (congress_id, process, record_id);
GRANT SELECT, INSERT ON paper_issue TO yishi_app;
