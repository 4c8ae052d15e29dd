-- Reviews of drafts, what was decided on them, and what comparing them with the law gave.
CREATE TABLE draft_review (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  document_kind text NOT NULL,
  organ text,
  judged_on date NOT NULL,
  due_on date,
  drafts jsonb NOT NULL,
  computed_on date,
  algorithm_version text,
  library_stamp text,
  result_hash text,
  article_count integer,
  hint_count integer,
  opinion text,
  concluded_on date,
  reopen_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX draft_review_search_idx ON draft_review USING gin (congress_id, search);
CREATE INDEX draft_review_updated_idx ON draft_review (congress_id, updated_at, id);
GRANT SELECT, INSERT, UPDATE ON draft_review TO yishi_app;

CREATE TABLE draft_finding (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  review_id uuid NOT NULL,
  title text NOT NULL,
  origin text NOT NULL,
  hint_key text,
  article text NOT NULL,
  kind text,
  severity text,
  clause text,
  superior_law text,
  superior_article text,
  superior_quote text,
  source text,
  why text NOT NULL,
  proposal text,
  reason text,
  decided_on date,
  decided_by text,
  notes jsonb,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  -- Two who decide on the same hint at once: one of them is told.
  CONSTRAINT draft_finding_identity_key UNIQUE (congress_id, review_id, hint_key),
  CONSTRAINT draft_finding_review_id_fkey FOREIGN KEY (congress_id, review_id) REFERENCES draft_review (congress_id, id)
);
CREATE INDEX draft_finding_search_idx ON draft_finding USING gin (congress_id, search);
CREATE INDEX draft_finding_updated_idx ON draft_finding (congress_id, updated_at, id);
CREATE INDEX draft_finding_review_idx ON draft_finding (congress_id, review_id, created_at);
GRANT SELECT, INSERT, UPDATE ON draft_finding TO yishi_app;

-- One comparison of one version of a draft: waiting, running, done or failed. A result is written once and never changed.
CREATE TABLE draft_comparison (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  file_id uuid NOT NULL,
  document_kind text NOT NULL,
  judged_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  percent integer NOT NULL DEFAULT 0,
  problem jsonb,
  algorithm_version text,
  library_stamp text,
  result_hash text,
  result jsonb,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  begun_at timestamptz,
  done_at timestamptz,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT draft_comparison_review_id_fkey FOREIGN KEY (congress_id, review_id) REFERENCES draft_review (congress_id, id)
);
CREATE INDEX draft_comparison_review_idx ON draft_comparison (congress_id, review_id, asked_at DESC);
CREATE INDEX draft_comparison_waiting_idx ON draft_comparison (state, asked_at) WHERE state IN ('waiting', 'running');
GRANT SELECT, INSERT, UPDATE ON draft_comparison TO yishi_app;

-- What was found for each article of the draft, by its place from 0.
CREATE TABLE draft_comparison_article (
  congress_id uuid NOT NULL,
  comparison_id uuid NOT NULL,
  position integer NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (congress_id, comparison_id, position),
  CONSTRAINT draft_comparison_article_comparison_id_fkey FOREIGN KEY (congress_id, comparison_id) REFERENCES draft_comparison (congress_id, id)
);
GRANT SELECT, INSERT ON draft_comparison_article TO yishi_app;
