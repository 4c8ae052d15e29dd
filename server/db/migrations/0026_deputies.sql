-- What the law and practice ask to be known of a person and a seat; groups of deputies.
ALTER TABLE person
  ADD COLUMN ethnicity text,
  ADD COLUMN political_status text,
  ADD COLUMN education text,
  ADD COLUMN degree text,
  ADD COLUMN assistance text;

ALTER TABLE deputyship
  ADD COLUMN mandate text,
  ADD COLUMN credentials_confirmed_on date,
  ADD COLUMN certificate_until date,
  ADD COLUMN composition text,
  ADD COLUMN is_sc_member boolean,
  ADD COLUMN committee_ids jsonb,
  ADD COLUMN specialties jsonb,
  ADD COLUMN field_ids jsonb,
  ADD COLUMN introduction text,
  ADD COLUMN photo_ids jsonb,
  ADD COLUMN suspended_on date,
  ADD COLUMN suspension_ground text,
  ADD COLUMN suspension_note text,
  ADD COLUMN lifted_on date,
  ADD COLUMN terminated_on date,
  ADD COLUMN termination_ground text,
  ADD COLUMN announced_on date,
  ADD COLUMN termination_note text;

CREATE TABLE deputy_group (
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
  term_id uuid NOT NULL,
  delegation_id uuid,
  convener_id uuid,
  vice_convener_id uuid,
  member_ids jsonb NOT NULL,
  field_ids jsonb NOT NULL,
  purpose text,
  formed_on date,
  sort_no integer NOT NULL,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT deputy_group_term_id_fkey FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  CONSTRAINT deputy_group_delegation_id_fkey FOREIGN KEY (congress_id, delegation_id) REFERENCES delegation (congress_id, id),
  CONSTRAINT deputy_group_convener_id_fkey FOREIGN KEY (congress_id, convener_id) REFERENCES deputyship (congress_id, id),
  CONSTRAINT deputy_group_vice_convener_id_fkey FOREIGN KEY (congress_id, vice_convener_id) REFERENCES deputyship (congress_id, id)
);
CREATE UNIQUE INDEX deputy_group_identity_key ON deputy_group (congress_id, code) WHERE state = 'active';
CREATE INDEX deputy_group_search_idx ON deputy_group USING gin (congress_id, search);
CREATE INDEX deputy_group_member_ids_idx ON deputy_group USING gin (congress_id, member_ids);
GRANT SELECT, INSERT, UPDATE ON deputy_group TO yishi_app;
