-- The library of statutes: public law, shared by all congresses of the installation (on Citus: reference tables).

-- One statute through all its versions. Whoever brought it in keeps it.
CREATE TABLE statute (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  short_title text NOT NULL,
  rank text NOT NULL,
  issuer text NOT NULL DEFAULT '',
  region_code text CHECK (region_code ~ '^[0-9]{6,12}$'),
  kept_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON COLUMN statute.short_title IS 'As others cite it: without 中华人民共和国 and without a remark in brackets.';
COMMENT ON COLUMN statute.kept_by IS 'The congress that brought it in; only its people change it.';
COMMENT ON COLUMN statute.region_code IS 'Where it holds; empty for the whole country.';
CREATE UNIQUE INDEX statute_title_identity_key ON statute (title);
CREATE INDEX statute_short_title ON statute (short_title);
GRANT SELECT, INSERT, UPDATE ON statute TO yishi_app;

-- One text of a statute. The words are never changed: a wrong text is withdrawn and the right one added.
CREATE TABLE statute_version (
  id uuid PRIMARY KEY,
  statute_id uuid NOT NULL REFERENCES statute (id),
  change text NOT NULL,
  passed_on date,
  effective_on date,
  ended_on date,
  ended_by text NOT NULL DEFAULT '',
  document_no text NOT NULL DEFAULT '',
  source_name text NOT NULL DEFAULT '',
  text text NOT NULL CHECK (char_length(text) <= 4000000),
  text_hash text NOT NULL CHECK (text_hash ~ '^[0-9a-f]{64}$'),
  article_count integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  withdrawn_at timestamptz,
  CHECK (num_nulls(passed_on, effective_on) < 2)
);
COMMENT ON COLUMN statute_version.effective_on IS 'The first day it holds; where it is not known, the day it was passed counts.';
COMMENT ON COLUMN statute_version.ended_on IS 'The first day it no longer holds because it was repealed; a later version says nothing here.';
COMMENT ON COLUMN statute_version.text_hash IS 'SHA-256 of its characters without white space.';
CREATE UNIQUE INDEX statute_version_identity_key ON statute_version (statute_id, text_hash) WHERE withdrawn_at IS NULL;
CREATE INDEX statute_version_of ON statute_version (statute_id, effective_on);
GRANT SELECT, INSERT, UPDATE ON statute_version TO yishi_app;

-- Who changed what in the library, in order and without a gap.
CREATE TABLE statute_change (
  seq bigint PRIMARY KEY,
  statute_id uuid NOT NULL REFERENCES statute (id),
  version_id uuid REFERENCES statute_version (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  by_account uuid,
  by_name text NOT NULL,
  by_congress uuid NOT NULL,
  fields jsonb NOT NULL,
  request_id text NOT NULL
);
COMMENT ON COLUMN statute_change.fields IS 'Before and after by name of the field.';
CREATE INDEX statute_change_of ON statute_change (statute_id, seq);
GRANT SELECT, INSERT ON statute_change TO yishi_app;

-- Texts on their way into the library: read, shown to whoever sent them, corrected, and then written or dropped.
CREATE TABLE statute_import (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  statute_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX statute_import_by_age ON statute_import (created_at);
GRANT SELECT, INSERT, DELETE ON statute_import TO yishi_app;

CREATE TABLE statute_import_item (
  congress_id uuid NOT NULL,
  import_id uuid NOT NULL,
  id uuid NOT NULL,
  source_name text NOT NULL,
  fault text,
  text text NOT NULL DEFAULT '',
  text_hash text,
  article_count integer NOT NULL DEFAULT 0,
  title text NOT NULL DEFAULT '',
  rank text NOT NULL DEFAULT 'other',
  issuer text NOT NULL DEFAULT '',
  region_code text,
  change text NOT NULL DEFAULT 'made',
  passed_on date,
  effective_on date,
  document_no text NOT NULL DEFAULT '',
  is_left_out boolean NOT NULL DEFAULT false,
  written_to uuid,
  PRIMARY KEY (congress_id, import_id, id),
  FOREIGN KEY (congress_id, import_id) REFERENCES statute_import (congress_id, id) ON DELETE CASCADE
);
GRANT SELECT, INSERT, UPDATE, DELETE ON statute_import_item TO yishi_app;
