-- Stations where deputies are met, the codes they give out, and what people without an account tell them.
CREATE TABLE station (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  host_level text NOT NULL,
  district text NOT NULL,
  address text NOT NULL,
  location text,
  square_metres integer,
  opening_hours text NOT NULL,
  public_phone text,
  facilities jsonb,
  deputy_ids jsonb NOT NULL,
  reception_rule text,
  notice_days integer,
  reception_days jsonb,
  duty jsonb,
  photo_ids jsonb,
  standing text NOT NULL,
  merged_into_id uuid,
  opened_on date,
  keeper_id uuid,
  second_keeper_id uuid,
  note text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT station_merged_into_id_fkey FOREIGN KEY (congress_id, merged_into_id) REFERENCES station (congress_id, id)
);
CREATE UNIQUE INDEX station_identity_key ON station (congress_id, code) WHERE state = 'active';
-- Asked with every request: which stations somebody keeps.
CREATE INDEX station_keeper_idx ON station (keeper_id) WHERE keeper_id IS NOT NULL;
CREATE INDEX station_second_keeper_idx ON station (second_keeper_id) WHERE second_keeper_id IS NOT NULL;
CREATE INDEX station_search_idx ON station USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON station TO yishi_app;

CREATE TABLE content_rule (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  words jsonb NOT NULL,
  effect text NOT NULL,
  explanation text NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX content_rule_identity_key ON content_rule (congress_id, name) WHERE state = 'active';
GRANT SELECT, INSERT, UPDATE ON content_rule TO yishi_app;

CREATE TABLE deputy_code (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  subject text NOT NULL,
  deputy_id uuid,
  station_id uuid,
  activity_id uuid,
  serial integer NOT NULL,
  places text,
  issued_on date NOT NULL,
  revoked_on date,
  revoke_reason text,
  instead_of_id uuid,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT deputy_code_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT deputy_code_station_id_fkey FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
  CONSTRAINT deputy_code_activity_id_fkey FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id),
  CONSTRAINT deputy_code_instead_of_id_fkey FOREIGN KEY (congress_id, instead_of_id) REFERENCES deputy_code (congress_id, id)
);
CREATE UNIQUE INDEX deputy_code_serial_key ON deputy_code (congress_id, serial);
CREATE INDEX deputy_code_search_idx ON deputy_code USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON deputy_code TO yishi_app;

CREATE TABLE opinion (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  number integer,
  title text,
  content text,
  file_ids jsonb,
  place text,
  district text,
  category_id uuid,
  grade text,
  channel text NOT NULL,
  code_id uuid,
  deputy_id uuid,
  station_id uuid,
  activity_id uuid,
  name text,
  phone text,
  email text,
  verified text NOT NULL,
  anonymous boolean NOT NULL,
  consent_on date,
  consent_version text,
  language text NOT NULL,
  held_by text,
  original text,
  moderation_reason text,
  submitted_on date NOT NULL,
  received_on date,
  route_kind text,
  unit_id uuid,
  route_reason text,
  routed_on date,
  accepted_on date,
  complex boolean,
  return_reason text,
  answer text,
  measures text,
  answer_file_ids jsonb,
  answered_on date,
  feedback text,
  fed_back_on date,
  rating text,
  first_rating text,
  rating_text text,
  rated_on date,
  rating_lapsed boolean,
  remarks jsonb,
  refusal_ground text,
  refusal_reason text,
  escalated_on date,
  escalation_ground text,
  urgings integer NOT NULL,
  converted_to text,
  converted_on date,
  suggestion_id uuid,
  topic_id uuid,
  converted_note text,
  merged_into_id uuid,
  merged_count integer NOT NULL,
  closed_on date,
  archived_on date,
  erased_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT opinion_category_id_fkey FOREIGN KEY (congress_id, category_id) REFERENCES category (congress_id, id),
  CONSTRAINT opinion_code_id_fkey FOREIGN KEY (congress_id, code_id) REFERENCES deputy_code (congress_id, id),
  CONSTRAINT opinion_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT opinion_station_id_fkey FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
  CONSTRAINT opinion_activity_id_fkey FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id),
  CONSTRAINT opinion_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT opinion_suggestion_id_fkey FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
  CONSTRAINT opinion_topic_id_fkey FOREIGN KEY (congress_id, topic_id) REFERENCES supervision_topic (congress_id, id),
  CONSTRAINT opinion_merged_into_id_fkey FOREIGN KEY (congress_id, merged_into_id) REFERENCES opinion (congress_id, id)
);
CREATE INDEX opinion_submitted_idx ON opinion (congress_id, submitted_on DESC, id DESC);
CREATE INDEX opinion_updated_idx ON opinion (congress_id, updated_at, id);
CREATE INDEX opinion_state_idx ON opinion (congress_id, state, submitted_on);
CREATE INDEX opinion_merged_idx ON opinion (congress_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX opinion_search_idx ON opinion USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON opinion TO yishi_app;

ALTER TABLE suggestion ADD COLUMN opinion_id uuid;
COMMENT ON COLUMN suggestion.opinion_id IS 'The opinion it was made of. No foreign key: the opinion points back.';

-- Texts that people confided, encrypted with a key outside the database. Rows and log hold the mark only; a dropped row is gone for good.
CREATE TABLE confided (
  congress_id uuid NOT NULL,
  record_id uuid NOT NULL,
  mark text NOT NULL,
  sealed bytea NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (congress_id, record_id, mark)
);
GRANT SELECT, INSERT, DELETE ON confided TO yishi_app;

-- How somebody without an account comes back to what they told: the hash of the secret in their private address.
CREATE TABLE opinion_access (
  congress_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  opinion_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  told_on date,
  PRIMARY KEY (congress_id, secret_hash),
  CONSTRAINT opinion_access_opinion_id_fkey FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id)
);
CREATE INDEX opinion_access_secret_idx ON opinion_access (secret_hash);
CREATE INDEX opinion_access_opinion_idx ON opinion_access (congress_id, opinion_id);
COMMENT ON COLUMN opinion_access.told_on IS 'The feedback of this day was made known by message.';
GRANT SELECT, INSERT, UPDATE, DELETE ON opinion_access TO yishi_app;

-- Limits of the public intake, shared by all nodes. Keys are keyed hashes; no address, number or mailbox is kept.
CREATE TABLE intake_count (
  key text NOT NULL,
  begins_at timestamptz NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (key, begins_at)
);
CREATE INDEX intake_count_age_idx ON intake_count (begins_at);
CREATE TABLE intake_spent (
  challenge text PRIMARY KEY,
  spent_at timestamptz NOT NULL
);
CREATE INDEX intake_spent_age_idx ON intake_spent (spent_at);
CREATE TABLE contact_code (
  id uuid PRIMARY KEY,
  contact_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  tries integer NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX contact_code_age_idx ON contact_code (made_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_count, intake_spent, contact_code TO yishi_app;
