-- What a session may reach: everything its account holds, or only what a deputy does, whatever else the account holds.
ALTER TABLE sign_in_session
  ADD COLUMN scope text NOT NULL DEFAULT 'full' CHECK (scope IN ('full', 'deputy'));

-- The secret address of somebody's calendar: one an account, kept as a hash.
CREATE TABLE calendar_feed (
  account_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  key_hash bytea NOT NULL UNIQUE,
  made_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO yishi_app;
