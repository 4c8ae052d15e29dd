-- Accounts, sign-in, roles and the logs that the audit administrator reads.
-- Accounts are shared by all congresses (on Citus: reference tables); roles, approvals and logs belong to one.

CREATE TABLE account (
  id uuid PRIMARY KEY,
  home_congress_id uuid NOT NULL,
  username text NOT NULL UNIQUE CHECK (username = lower(username)),
  name text NOT NULL,
  password_hash text,
  password_changed_at timestamptz NOT NULL,
  must_change_password boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'suspended')),
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  recovery_codes text[] NOT NULL DEFAULT '{}',
  phone text,
  email text,
  locale text NOT NULL CHECK (locale IN ('zh', 'en')),
  last_signed_in_at timestamptz,
  created_at timestamptz NOT NULL,
  created_by uuid,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX account_home ON account (home_congress_id, username);
COMMENT ON COLUMN account.home_congress_id IS 'The congress whose administrators keep this account.';
COMMENT ON COLUMN account.password_hash IS 'argon2id in PHC form; null for accounts that sign in elsewhere only.';
COMMENT ON COLUMN account.totp_secret IS 'Encrypted with the key of the installation.';
COMMENT ON COLUMN account.totp_last_step IS 'The 30-second step of the last accepted code: an earlier or equal one is a replay.';
COMMENT ON COLUMN account.recovery_codes IS 'SHA-256 of the codes not used yet.';

CREATE TABLE password_history (
  account_id uuid NOT NULL REFERENCES account (id),
  id uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  password_hash text NOT NULL,
  PRIMARY KEY (account_id, id)
);

CREATE TABLE sign_in_session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES account (id),
  csrf text NOT NULL,
  method text NOT NULL CHECK (method IN ('password', 'oidc')),
  second_factor boolean NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ip text NOT NULL,
  user_agent text NOT NULL
);
CREATE INDEX sign_in_session_account ON sign_in_session (account_id);
CREATE INDEX sign_in_session_expiry ON sign_in_session (expires_at);

CREATE TABLE sign_in_throttle (
  key text PRIMARY KEY,
  failed_count integer NOT NULL,
  first_failed_at timestamptz NOT NULL,
  locked_until timestamptz
);
COMMENT ON COLUMN sign_in_throttle.key IS 'user: and a hash of the name typed, or ip: and the address; names that do not exist are counted alike.';

CREATE TABLE role_grant (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL,
  unit_id uuid,
  delegation_id uuid,
  granted_by uuid,
  granted_at timestamptz NOT NULL,
  revoked_by uuid,
  revoked_at timestamptz,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX role_grant_once ON role_grant (congress_id, account_id, role, unit_id, delegation_id)
  NULLS NOT DISTINCT WHERE revoked_at IS NULL;
CREATE INDEX role_grant_account ON role_grant (account_id) WHERE revoked_at IS NULL;
CREATE INDEX role_grant_role ON role_grant (congress_id, role) WHERE revoked_at IS NULL;

CREATE TABLE approval (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('grantRole', 'revokeRole', 'suspend', 'resume', 'resetPassword', 'resetSecondFactor')),
  account_id uuid NOT NULL REFERENCES account (id),
  payload jsonb NOT NULL,
  reason text NOT NULL,
  requested_by uuid NOT NULL REFERENCES account (id),
  requester_role text NOT NULL CHECK (requester_role IN ('systemAdmin', 'securityAdmin')),
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  note text,
  PRIMARY KEY (congress_id, id),
  CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX approval_pending_once ON approval (congress_id, account_id, kind, payload) WHERE state = 'pending';
CREATE INDEX approval_state ON approval (congress_id, state, id);

CREATE TABLE security_policy (
  congress_id uuid PRIMARY KEY,
  second_factor text NOT NULL CHECK (second_factor IN ('optional', 'admins', 'everyone')),
  min_password_length integer NOT NULL CHECK (min_password_length BETWEEN 10 AND 64),
  max_password_age_days integer NOT NULL CHECK (max_password_age_days BETWEEN 0 AND 730),
  updated_at timestamptz NOT NULL,
  updated_by uuid,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE security_log (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  account_id uuid,
  account_name text NOT NULL,
  actor_id uuid,
  actor_name text,
  ip text NOT NULL,
  user_agent text NOT NULL,
  data jsonb NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX security_log_at ON security_log (congress_id, at);
CREATE INDEX security_log_account ON security_log (congress_id, account_id, at);
COMMENT ON TABLE security_log IS 'Append-only: sign-ins, failures, lock-outs, grants, suspensions. Kept for good, so at least six months.';

CREATE TABLE access_log (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  account_id uuid NOT NULL,
  account_name text NOT NULL,
  subject_id uuid,
  subject_name text NOT NULL,
  fields text[] NOT NULL,
  count integer NOT NULL,
  ip text NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX access_log_at ON access_log (congress_id, at);
CREATE INDEX access_log_account ON access_log (congress_id, account_id, at);
COMMENT ON TABLE access_log IS 'Append-only: who read whose personal data, when and which. `count` is above one for lists and exports.';

-- A sign-in finds its person and seats, and administrators the congresses below theirs.
CREATE UNIQUE INDEX person_account ON person (congress_id, account_id) WHERE account_id IS NOT NULL AND state = 'active';
CREATE INDEX person_by_account ON person (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX deputyship_person ON deputyship (congress_id, person_id);
CREATE INDEX congress_parent ON congress (parent_id);
CREATE INDEX congress_by_id ON congress (id);

GRANT SELECT, INSERT, UPDATE ON account, role_grant, approval, security_policy TO yishi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_session, sign_in_throttle TO yishi_app;
GRANT SELECT, INSERT, DELETE ON password_history TO yishi_app;
GRANT SELECT, INSERT ON security_log, access_log TO yishi_app;
