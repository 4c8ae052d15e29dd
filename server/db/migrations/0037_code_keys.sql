-- The keys that printed codes were signed with since the first one, by number; the keys themselves are made of the installation's key.
CREATE TABLE code_key (
  n integer PRIMARY KEY CHECK (n >= 0),
  made_at timestamptz NOT NULL,
  retired_at timestamptz
);
COMMENT ON TABLE code_key IS 'Empty: only key 0. The highest number that is not retired signs; all that are not retired are accepted.';
GRANT SELECT, INSERT, UPDATE ON code_key TO yishi_app;
