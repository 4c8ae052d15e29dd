-- Uploaded files. The content lies in the file store under its hash; a row gives it a name and a place.
CREATE TABLE file (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size > 0),
  media_type text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL,
  process text,
  record_id uuid,
  slot text,
  attached_at timestamptz,
  PRIMARY KEY (congress_id, id),
  CHECK (num_nulls(process, record_id, slot, attached_at) IN (0, 4))
);
COMMENT ON COLUMN file.process IS 'The record the file is attached to; empty while it is only uploaded.';
COMMENT ON COLUMN file.slot IS 'The field of that record the file stands in.';

CREATE INDEX file_by_id ON file (id);
CREATE INDEX file_of_record ON file (congress_id, process, record_id) WHERE process IS NOT NULL;
CREATE INDEX file_loose ON file (uploaded_by, uploaded_at) WHERE process IS NULL;
CREATE INDEX file_by_content ON file (sha256);

GRANT SELECT, INSERT, UPDATE, DELETE ON file TO yishi_app;
