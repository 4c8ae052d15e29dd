-- Programs that work for a unit: an account and, of it, one congress and at most one unit. On Citus a reference table like sessions.
CREATE TABLE api_token (
  id uuid PRIMARY KEY,
  congress_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  unit_id uuid,
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_token_congress_idx ON api_token (congress_id, id);
COMMENT ON COLUMN api_token.token_hash IS 'SHA-256; the token itself is shown once and kept nowhere.';
GRANT SELECT, INSERT, UPDATE ON api_token TO yishi_app;

-- How the outside system calls the units.
CREATE TABLE exchange_unit_code (
  congress_id uuid NOT NULL,
  code text NOT NULL,
  unit_id uuid NOT NULL,
  PRIMARY KEY (congress_id, code),
  UNIQUE (congress_id, unit_id)
);
GRANT SELECT, INSERT, DELETE ON exchange_unit_code TO yishi_app;

-- What the outside system has sent, by its own document ids: each has one effect, for ever.
CREATE TABLE exchange_document (
  congress_id uuid NOT NULL,
  account_id uuid NOT NULL,
  outside_id text NOT NULL,
  assignment_id uuid NOT NULL,
  kind text NOT NULL,
  fingerprint text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, account_id, outside_id)
);
CREATE INDEX exchange_document_assignment_idx ON exchange_document (congress_id, assignment_id);
GRANT SELECT, INSERT ON exchange_document TO yishi_app;
