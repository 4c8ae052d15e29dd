-- Petitions to the standing committee, and how earlier ones of the same person are found.
CREATE TABLE petition (
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
  channel text NOT NULL,
  received_on date NOT NULL,
  place text,
  district text,
  category_id uuid,
  people integer NOT NULL,
  representatives jsonb,
  name text,
  phone text,
  email text,
  address text,
  confidential boolean NOT NULL,
  kind text,
  accused text,
  accused_unit_ids jsonb,
  classified_on date,
  told_on date,
  told_way text,
  route text,
  unit_id uuid,
  hand_reason text,
  handed_on date,
  accepted_on date,
  objection text,
  objected_on date,
  extended_on date,
  extension_reason text,
  urgings integer NOT NULL,
  report text,
  report_file_ids jsonb,
  reported_on date,
  sent_back_reason text,
  answer text,
  answered_on date,
  review_asked_on date,
  review_ground text,
  review_body text,
  review_outcome text,
  review_opinion text,
  reviewed_on date,
  re_review_asked_on date,
  re_review_ground text,
  re_review_body text,
  re_review_outcome text,
  re_review_opinion text,
  re_reviewed_on date,
  referred_to text,
  ending text,
  not_accepted_ground text,
  end_reason text,
  visits jsonb,
  repeat_of_id uuid,
  repeats integer NOT NULL,
  opinion_id uuid,
  topic_id uuid,
  suggestion_id uuid,
  closed_on date,
  archived_on date,
  erased_on date,
  search tsvector,
  PRIMARY KEY (congress_id, id),
  CONSTRAINT petition_category_id_fkey FOREIGN KEY (congress_id, category_id) REFERENCES category (congress_id, id),
  CONSTRAINT petition_unit_id_fkey FOREIGN KEY (congress_id, unit_id) REFERENCES unit (congress_id, id),
  CONSTRAINT petition_repeat_of_id_fkey FOREIGN KEY (congress_id, repeat_of_id) REFERENCES petition (congress_id, id),
  CONSTRAINT petition_opinion_id_fkey FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id),
  CONSTRAINT petition_topic_id_fkey FOREIGN KEY (congress_id, topic_id) REFERENCES supervision_topic (congress_id, id)
);
COMMENT ON COLUMN petition.suggestion_id IS 'The suggestion made of it. No foreign key: the suggestion points back.';
CREATE INDEX petition_received_idx ON petition (congress_id, received_on DESC, id DESC);
CREATE INDEX petition_updated_idx ON petition (congress_id, updated_at, id);
CREATE INDEX petition_state_idx ON petition (congress_id, state, received_on);
CREATE INDEX petition_repeat_idx ON petition (congress_id, repeat_of_id) WHERE repeat_of_id IS NOT NULL;
CREATE INDEX petition_topic_idx ON petition (congress_id, topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX petition_search_idx ON petition USING gin (congress_id, search);
GRANT SELECT, INSERT, UPDATE ON petition TO yishi_app;

ALTER TABLE opinion ADD COLUMN petition_id uuid;
COMMENT ON COLUMN opinion.petition_id IS 'The petition made of it. No foreign key: the petition points back.';
ALTER TABLE suggestion ADD COLUMN petition_id uuid;
COMMENT ON COLUMN suggestion.petition_id IS 'The petition it was made of. No foreign key: the petition points back.';

-- Keyed hashes of what tells who somebody is: records of the same person are found by them, the person is not. Dropped with what they are of.
CREATE TABLE confided_trace (
  congress_id uuid NOT NULL,
  record_id uuid NOT NULL,
  process text NOT NULL,
  field text NOT NULL,
  trace bytea NOT NULL,
  PRIMARY KEY (congress_id, record_id, field)
);
CREATE INDEX confided_trace_found_idx ON confided_trace (congress_id, process, field, trace);
GRANT SELECT, INSERT, UPDATE, DELETE ON confided_trace TO yishi_app;
