-- How people want to hear of things. Who has said nothing gets what is usual.
CREATE TABLE notice_wish (
  account_id uuid NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  mail text NOT NULL CHECK (mail IN ('each', 'daily', 'urgent', 'off')),
  daily_at smallint NOT NULL CHECK (daily_at BETWEEN 0 AND 1439),
  quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 1439),
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
COMMENT ON TABLE notice_wish IS 'Minutes of the day in the time zone of the congress that has something to tell.';
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_wish TO yishi_app;

ALTER TABLE mail_delivery ADD COLUMN bundled boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN mail_delivery.bundled IS 'Waits for its hour, and then goes in one mail with what follows it.';
