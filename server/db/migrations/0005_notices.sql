-- What people are told, and what still has to go out by mail and webhook. Rows are written in the transaction of the action.
CREATE TABLE notice (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  link text NOT NULL,
  process text,
  record_id uuid,
  urgent boolean NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX notice_of_account ON notice (congress_id, account_id, id);
CREATE INDEX notice_unread ON notice (congress_id, account_id) WHERE read_at IS NULL;
CREATE INDEX notice_of_record ON notice (congress_id, process, record_id);
GRANT SELECT, INSERT, UPDATE ON notice TO yishi_app;

CREATE TABLE mail_delivery (
  congress_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  account_id uuid NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  claimed_until timestamptz,
  done_at timestamptz,
  outcome text CHECK (outcome IN ('sent', 'noAddress', 'givenUp', 'off')),
  last_error text,
  PRIMARY KEY (congress_id, notice_id),
  CHECK ((done_at IS NULL) = (outcome IS NULL))
);
COMMENT ON COLUMN mail_delivery.claimed_until IS 'The node that set it is sending now; after this moment another one may try.';
CREATE INDEX mail_delivery_open ON mail_delivery (next_attempt_at) WHERE done_at IS NULL;
CREATE INDEX mail_delivery_of_account ON mail_delivery (congress_id, account_id, notice_id) WHERE done_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_delivery TO yishi_app;

CREATE TABLE webhook (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  kinds text[] NOT NULL,
  secret bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'paused')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  claimed_until timestamptz,
  last_error text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, id)
);
COMMENT ON COLUMN webhook.kinds IS 'Which events are sent; empty means all.';
COMMENT ON COLUMN webhook.secret IS 'Encrypted with the key of the installation; signs every request.';
COMMENT ON COLUMN webhook.attempts IS 'Failed attempts in a row at the oldest event that is still open.';
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO yishi_app;

CREATE TABLE webhook_delivery (
  congress_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event jsonb NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (congress_id, webhook_id, event_id),
  FOREIGN KEY (congress_id, webhook_id) REFERENCES webhook (congress_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_open ON webhook_delivery (congress_id, webhook_id, event_id) WHERE sent_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO yishi_app;
