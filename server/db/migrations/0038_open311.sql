-- Open311: keys of programs that tell opinions, what came by them, and platforms that opinions are passed on to.
ALTER TABLE opinion ADD COLUMN outside_name text;
ALTER TABLE opinion ADD COLUMN outside_on date;
ALTER TABLE opinion ADD COLUMN outside_number text;
ALTER TABLE opinion ADD COLUMN outside_status text;
ALTER TABLE opinion ADD COLUMN outside_notes text;

CREATE TABLE open311_key (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  key_hash bytea NOT NULL,
  per_hour integer NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX open311_key_hash_key ON open311_key (congress_id, key_hash);
GRANT SELECT, INSERT, UPDATE ON open311_key TO yishi_app;

-- Which opinion came by which key. The token stands for it while a person looks at it first.
CREATE TABLE open311_request (
  congress_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  key_id uuid NOT NULL,
  token uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, opinion_id),
  CONSTRAINT open311_request_opinion_id_fkey FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id),
  CONSTRAINT open311_request_key_id_fkey FOREIGN KEY (congress_id, key_id) REFERENCES open311_key (congress_id, id)
);
CREATE UNIQUE INDEX open311_request_token_key ON open311_request (congress_id, token);
CREATE INDEX open311_request_told_idx ON open311_request (congress_id, key_id, told_at DESC, opinion_id DESC);
GRANT SELECT, INSERT ON open311_request TO yishi_app;

CREATE TABLE open311_platform (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  jurisdiction text,
  api_key bytea,
  codes jsonb NOT NULL,
  other_code text NOT NULL,
  state text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, id)
);
COMMENT ON COLUMN open311_platform.api_key IS 'Encrypted with a key outside the database.';
GRANT SELECT, INSERT, UPDATE ON open311_platform TO yishi_app;

-- What was passed on: waiting to be sent, known there by a token or a number, closed there, or given up.
CREATE TABLE open311_passing (
  congress_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  platform_id uuid NOT NULL,
  stage text NOT NULL,
  outside_id text,
  attempts integer NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  claimed_until timestamptz,
  last_error text,
  passed_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, opinion_id),
  CONSTRAINT open311_passing_opinion_id_fkey FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id),
  CONSTRAINT open311_passing_platform_id_fkey FOREIGN KEY (congress_id, platform_id) REFERENCES open311_platform (congress_id, id)
);
CREATE INDEX open311_passing_due_idx ON open311_passing (next_attempt_at) WHERE stage IN ('waiting', 'token', 'open');
GRANT SELECT, INSERT, UPDATE, DELETE ON open311_passing TO yishi_app;
