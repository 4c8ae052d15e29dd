-- Reception days of stations, and what was told there; reports to voters.
CREATE TABLE reception (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  station_id uuid NOT NULL,
  "on" date NOT NULL,
  "from" text NOT NULL,
  until text NOT NULL,
  subject text,
  deputy_ids jsonb NOT NULL,
  announce_by date NOT NULL,
  announced_on date,
  held_on date,
  present_ids jsonb,
  visitors integer,
  hours integer,
  summary text,
  file_ids jsonb,
  opinions integer,
  handled_on_spot integer,
  handled_by_street integer,
  handed_over integer,
  handled_otherwise integer,
  closed_on date,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT reception_station_id_fkey FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
);
CREATE INDEX reception_state_idx ON reception (congress_id, state, updated_at);
CREATE INDEX reception_search_idx ON reception USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON reception TO yishi_app;

CREATE TABLE duty_report (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  title text NOT NULL,
  deputy_id uuid NOT NULL,
  term_id uuid NOT NULL,
  "on" date NOT NULL,
  place text NOT NULL,
  electoral_unit text,
  announce_by date NOT NULL,
  announced_on date,
  text text,
  file_ids jsonb,
  held_on date,
  audience integer,
  questions jsonb,
  satisfied integer,
  basically_satisfied integer,
  dissatisfied integer,
  ballots integer,
  result text,
  published_on date,
  unpublish_reason text,
  cancel_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT duty_report_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT duty_report_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE INDEX duty_report_state_idx ON duty_report (congress_id, state, updated_at);
CREATE INDEX duty_report_search_idx ON duty_report USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON duty_report TO yishi_app;

CREATE INDEX reception_station_idx ON reception (congress_id, station_id, "on");
CREATE INDEX duty_report_deputy_idx ON duty_report (congress_id, deputy_id);
CREATE INDEX duty_report_term_idx ON duty_report (congress_id, term_id);

ALTER TABLE opinion ADD COLUMN reception_id uuid;
ALTER TABLE opinion ADD CONSTRAINT opinion_reception_id_fkey FOREIGN KEY (congress_id, reception_id) REFERENCES reception (congress_id, id);
CREATE INDEX opinion_reception_idx ON opinion (congress_id, reception_id) WHERE reception_id IS NOT NULL;
CREATE INDEX opinion_station_idx ON opinion (congress_id, station_id, submitted_on) WHERE station_id IS NOT NULL;
