-- Channels besides mail by which a congress tells its people of notices, and their outbox.
CREATE TABLE message_channel (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  settings jsonb NOT NULL,
  secret bytea NOT NULL,
  urgent_only boolean NOT NULL,
  state text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, id)
);
COMMENT ON COLUMN message_channel.secret IS 'Encrypted with a key outside the database.';
GRANT SELECT, INSERT, UPDATE ON message_channel TO yishi_app;

CREATE TABLE channel_address (
  congress_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  account_id uuid NOT NULL,
  address bytea NOT NULL,
  PRIMARY KEY (congress_id, channel_id, account_id),
  CONSTRAINT channel_address_channel_id_fkey FOREIGN KEY (congress_id, channel_id) REFERENCES message_channel (congress_id, id)
);
COMMENT ON COLUMN channel_address.address IS 'Encrypted with a key outside the database.';
GRANT SELECT, INSERT, UPDATE, DELETE ON channel_address TO yishi_app;

CREATE TABLE channel_delivery (
  congress_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  account_id uuid NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  claimed_until timestamptz,
  done_at timestamptz,
  outcome text,
  last_error text,
  PRIMARY KEY (congress_id, channel_id, notice_id),
  CONSTRAINT channel_delivery_channel_id_fkey FOREIGN KEY (congress_id, channel_id) REFERENCES message_channel (congress_id, id)
);
CREATE INDEX channel_delivery_due_idx ON channel_delivery (next_attempt_at) WHERE done_at IS NULL;
CREATE INDEX channel_delivery_dead_idx ON channel_delivery (congress_id, channel_id, done_at) WHERE outcome = 'dead';
GRANT SELECT, INSERT, UPDATE, DELETE ON channel_delivery TO yishi_app;
