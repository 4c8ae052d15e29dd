-- The year's plan of deputies' activities.
CREATE TABLE activity_plan (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  year integer NOT NULL,
  title text NOT NULL,
  adopted_by text,
  adopted_on date,
  note text,
  published_on date,
  drop_reason text,
  search tsvector,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX activity_plan_year_idx ON activity_plan (congress_id, year, id);
CREATE INDEX activity_plan_search_idx ON activity_plan USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON activity_plan TO yishi_app;

-- Activities go on from being kept to being planned, held and reported.
ALTER TABLE activity
  ADD COLUMN time_from text,
  ADD COLUMN plan_id uuid,
  ADD COLUMN part_of_id uuid,
  ADD COLUMN group_id uuid,
  ADD COLUMN station_id uuid,
  ADD COLUMN field_ids jsonb,
  ADD COLUMN specialties jsonb,
  ADD COLUMN capacity integer,
  ADD COLUMN answer_by date,
  ADD COLUMN recorder_id uuid,
  ADD COLUMN published_on date,
  ADD COLUMN notified_on date,
  ADD COLUMN stop_reason text,
  ADD COLUMN held_on date,
  ADD COLUMN enterprises integer,
  ADD COLUMN voters integer,
  ADD COLUMN problems integer,
  ADD COLUMN summary text,
  ADD COLUMN photo_ids jsonb,
  ADD COLUMN findings text,
  ADD COLUMN proposals text,
  ADD COLUMN report_file_ids jsonb,
  ADD COLUMN reported_on date,
  ADD COLUMN unit_ids jsonb,
  ADD COLUMN hand_over_note text,
  ADD COLUMN handed_over_on date,
  ADD COLUMN feedbacks jsonb,
  ADD COLUMN feedback_on date,
  ADD COLUMN archived_on date,
  ADD CONSTRAINT activity_plan_id_fkey FOREIGN KEY (congress_id, plan_id) REFERENCES activity_plan (congress_id, id),
  ADD CONSTRAINT activity_part_of_id_fkey FOREIGN KEY (congress_id, part_of_id) REFERENCES activity (congress_id, id),
  ADD CONSTRAINT activity_group_id_fkey FOREIGN KEY (congress_id, group_id) REFERENCES deputy_group (congress_id, id),
  ADD CONSTRAINT activity_station_id_fkey FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id);
CREATE INDEX activity_plan_id_idx ON activity (congress_id, plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX activity_part_of_id_idx ON activity (congress_id, part_of_id) WHERE part_of_id IS NOT NULL;
CREATE INDEX activity_group_id_idx ON activity (congress_id, group_id, start_on) WHERE group_id IS NOT NULL;

-- One deputy's part in one activity.
CREATE TABLE participation (
  congress_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  next_due_key text,
  next_due_on date,
  activity_id uuid NOT NULL,
  activity_name text NOT NULL,
  activity_kind text NOT NULL,
  start_on date NOT NULL,
  group_id uuid,
  deputy_id uuid NOT NULL,
  origin text NOT NULL,
  because text,
  invited_on date NOT NULL,
  answer_by date,
  answered_on date,
  answer_note text,
  waiting_since timestamptz,
  leave_reason text,
  leave_asked_on date,
  leave_decided_on date,
  leave_decision text,
  signed_in_at timestamptz,
  signed_in_on date,
  signed_in_by text,
  hand_reason text,
  speeches jsonb,
  spoken_on date,
  correction text,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT participation_activity_id_fkey FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id),
  CONSTRAINT participation_group_id_fkey FOREIGN KEY (congress_id, group_id) REFERENCES deputy_group (congress_id, id),
  CONSTRAINT participation_deputy_id_fkey FOREIGN KEY (congress_id, deputy_id) REFERENCES deputyship (congress_id, id)
);
-- Nobody has two parts in the same activity.
CREATE UNIQUE INDEX participation_once_key ON participation (congress_id, activity_id, deputy_id) WHERE state <> 'withdrawn';
CREATE INDEX participation_deputy_idx ON participation (congress_id, deputy_id, start_on);
CREATE INDEX participation_state_idx ON participation (congress_id, state, start_on);
CREATE INDEX participation_search_idx ON participation USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON participation TO yishi_app;
