-- Versions of a statute text laid side by side.
CREATE TABLE statute_comparison (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  note text,
  versions jsonb NOT NULL,
  corrections jsonb,
  decided_by text,
  in_force text,
  round integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX statute_comparison_search_idx ON statute_comparison USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON statute_comparison TO yishi_app;

-- The text of each compared version as it was read, so that what was worked out can always be checked against it.
CREATE TABLE statute_comparison_text (
  congress_id uuid NOT NULL,
  comparison_id uuid NOT NULL,
  version_key uuid NOT NULL,
  text text NOT NULL,
  text_hash text NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, comparison_id, version_key),
  CONSTRAINT statute_comparison_text_comparison_fkey FOREIGN KEY (congress_id, comparison_id) REFERENCES statute_comparison (congress_id, id)
);
COMMENT ON COLUMN statute_comparison_text.text_hash IS 'SHA-256 of the text in UTF-8, in hexadecimal digits.';
GRANT SELECT, INSERT ON statute_comparison_text TO yishi_app;

-- What was worked out for two of the versions, by round; a newer program leaves it as it is until somebody asks for a new round.
CREATE TABLE statute_comparison_result (
  congress_id uuid NOT NULL,
  comparison_id uuid NOT NULL,
  round integer NOT NULL,
  old_key uuid NOT NULL,
  new_key uuid NOT NULL,
  algorithm_version text NOT NULL,
  computed_at timestamptz NOT NULL,
  computed_in integer NOT NULL,
  old_statute jsonb NOT NULL,
  new_statute jsonb NOT NULL,
  pairs jsonb NOT NULL,
  shown jsonb NOT NULL,
  shown_for text NOT NULL,
  shown_version text NOT NULL,
  PRIMARY KEY (congress_id, comparison_id, round, old_key, new_key),
  CONSTRAINT statute_comparison_result_comparison_fkey FOREIGN KEY (congress_id, comparison_id) REFERENCES statute_comparison (congress_id, id)
);
COMMENT ON COLUMN statute_comparison_result.computed_in IS 'How long the alignment took, in milliseconds.';
COMMENT ON COLUMN statute_comparison_result.pairs IS 'The pairs as the machine found them, by the places of the articles in the two parsed texts.';
COMMENT ON COLUMN statute_comparison_result.shown IS 'The table, the statistics and the drafted decision with the corrections by hand.';
COMMENT ON COLUMN statute_comparison_result.shown_for IS 'The corrections that shown was made with, as a hash.';
COMMENT ON COLUMN statute_comparison_result.shown_version IS 'The version of the algorithms that made shown.';
GRANT SELECT, INSERT, UPDATE ON statute_comparison_result TO yishi_app;
