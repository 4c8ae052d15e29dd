-- Disputes that deputies mediated at their stations. Names, numbers and words of the people are kept in the vault; the columns hold their marks.
CREATE TABLE mediation (
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
  deputy_ids jsonb NOT NULL,
  "on" date NOT NULL,
  kind text NOT NULL,
  people integer NOT NULL,
  sides text,
  disputants jsonb,
  matter text,
  result text,
  agreement text,
  agreement_file_ids jsonb,
  referred_to text,
  referred_name text,
  concluded_on date,
  confirmed_on date,
  sent_back_reason text,
  follow_up_on date,
  visits jsonb,
  keeping text,
  stop_ground text,
  closed_on date,
  erased_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT mediation_station_id_fkey FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
);
CREATE INDEX mediation_state_idx ON mediation (congress_id, state, updated_at);
CREATE INDEX mediation_search_idx ON mediation USING gin (congress_id, search);
CREATE INDEX mediation_station_idx ON mediation (congress_id, station_id, "on");
GRANT SELECT, INSERT, UPDATE ON mediation TO yishi_app;
