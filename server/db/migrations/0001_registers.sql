-- Registers: what a congress keeps. One table each, columns as declared in registers/registers.ts.
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE congress (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  short_name text NOT NULL,
  level text NOT NULL,
  region_code text NOT NULL,
  parent_id uuid,
  rule_pack text NOT NULL,
  time_zone text NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX congress_identity_key ON congress (congress_id, region_code) WHERE state = 'active';
CREATE INDEX congress_search_idx ON congress USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON congress TO yishi_app;

CREATE TABLE term (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  term_no integer NOT NULL,
  start_on date NOT NULL,
  end_on date NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX term_identity_key ON term (congress_id, term_no) WHERE state = 'active';
GRANT SELECT, INSERT, UPDATE ON term TO yishi_app;

CREATE TABLE congress_session (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  term_id uuid NOT NULL,
  session_no integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  start_on date NOT NULL,
  end_on date NOT NULL,
  year integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT congress_session_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE UNIQUE INDEX congress_session_identity_key ON congress_session (congress_id, name) WHERE state = 'active';
CREATE INDEX congress_session_search_idx ON congress_session USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON congress_session TO yishi_app;

CREATE TABLE unit (
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
  short_name text NOT NULL,
  unit_group text NOT NULL,
  is_relay boolean NOT NULL,
  relay_unit_id uuid,
  doc_mark text NOT NULL,
  contact_name text,
  contact_phone text,
  sort_no integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT unit_relay_unit_id_fkey FOREIGN KEY (congress_id, relay_unit_id) REFERENCES unit (congress_id, id)
);
CREATE UNIQUE INDEX unit_identity_key ON unit (congress_id, code) WHERE state = 'active';
CREATE INDEX unit_search_idx ON unit USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON unit TO yishi_app;

CREATE TABLE person (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  name text NOT NULL,
  gender text,
  birth_year integer,
  phone text,
  email text,
  account_id uuid,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX person_identity_key ON person (congress_id, name, phone) WHERE state = 'active';
CREATE INDEX person_search_idx ON person USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON person TO yishi_app;

CREATE TABLE delegation (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  term_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  sort_no integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT delegation_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id)
);
CREATE UNIQUE INDEX delegation_identity_key ON delegation (congress_id, code) WHERE state = 'active';
CREATE INDEX delegation_search_idx ON delegation USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON delegation TO yishi_app;

CREATE TABLE deputyship (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  person_id uuid NOT NULL,
  name text NOT NULL,
  seat_no text NOT NULL,
  term_id uuid NOT NULL,
  delegation_id uuid,
  electoral_unit text,
  occupation text,
  elected_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT deputyship_person_id_fkey FOREIGN KEY (congress_id, person_id) REFERENCES person (congress_id, id),
  CONSTRAINT deputyship_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  CONSTRAINT deputyship_delegation_id_fkey FOREIGN KEY (congress_id, delegation_id) REFERENCES delegation (congress_id, id)
);
CREATE UNIQUE INDEX deputyship_identity_key ON deputyship (congress_id, seat_no) WHERE state = 'active';
CREATE INDEX deputyship_search_idx ON deputyship USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON deputyship TO yishi_app;

CREATE TABLE category (
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
  parent_id uuid,
  common text NOT NULL,
  sort_no integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT category_parent_id_fkey FOREIGN KEY (congress_id, parent_id) REFERENCES category (congress_id, id)
);
CREATE UNIQUE INDEX category_identity_key ON category (congress_id, code) WHERE state = 'active';
CREATE INDEX category_search_idx ON category USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON category TO yishi_app;

CREATE TABLE local_rule (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  rule_key text NOT NULL,
  value text NOT NULL,
  source text NOT NULL,
  effective_from date NOT NULL,
  effective_to date,
  note text,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX local_rule_identity_key ON local_rule (congress_id, rule_key, effective_from) WHERE state = 'active';
GRANT SELECT, INSERT, UPDATE ON local_rule TO yishi_app;

CREATE TABLE holiday_year (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  year integer NOT NULL,
  rest_days jsonb NOT NULL,
  work_days jsonb NOT NULL,
  notice text NOT NULL,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX holiday_year_identity_key ON holiday_year (congress_id, year) WHERE state = 'active';
GRANT SELECT, INSERT, UPDATE ON holiday_year TO yishi_app;

CREATE INDEX deputyship_person_idx ON deputyship (congress_id, person_id);
CREATE INDEX person_account_idx ON person (account_id) WHERE account_id IS NOT NULL;
