-- Information given to deputies, and one receipt for each deputy whom it is for.
CREATE TABLE information (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  kind text NOT NULL,
  source text,
  text text NOT NULL,
  file_ids jsonb,
  audience text NOT NULL,
  delegation_ids jsonb,
  group_ids jsonb,
  field_ids jsonb,
  deputy_ids jsonb,
  asks_receipt boolean NOT NULL,
  read_by date,
  issued_on date,
  addressed integer,
  reminded_on date,
  correction text,
  corrected_on date,
  closed_on date,
  withdraw_reason text,
  withdrawn_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX information_state_idx ON information (congress_id, state, updated_at);
CREATE INDEX information_search_idx ON information USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON information TO yishi_app;

CREATE TABLE information_receipt (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  information_id uuid NOT NULL,
  kind text NOT NULL,
  deputy_id uuid NOT NULL,
  delegation_id uuid,
  issued_on date NOT NULL,
  asks_receipt boolean NOT NULL,
  read_by date,
  opened_on date,
  confirmed_on date,
  remark text,
  questions jsonb,
  asked_on date,
  answered_on date,
  reminders integer NOT NULL,
  reminded_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT information_receipt_information_id_fkey FOREIGN KEY (congress_id, information_id) REFERENCES information (congress_id, id),
  CONSTRAINT information_receipt_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT information_receipt_delegation_id_fkey FOREIGN KEY (congress_id, delegation_id) REFERENCES delegation (congress_id, id)
);
CREATE INDEX information_receipt_state_idx ON information_receipt (congress_id, state, updated_at);
CREATE INDEX information_receipt_search_idx ON information_receipt USING gin (congress_id, search);
CREATE UNIQUE INDEX information_receipt_once_key ON information_receipt (congress_id, information_id, deputy_id);
CREATE INDEX information_receipt_deputy_idx ON information_receipt (congress_id, deputy_id, issued_on);
GRANT SELECT, INSERT, UPDATE ON information_receipt TO yishi_app;
