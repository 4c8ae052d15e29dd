-- What is learnt from a congress's own papers. All of it can be made again from the records.

-- In how many suggestions a word stands, without drafts and confidential ones: rare words find similar papers.
CREATE TABLE word_use (
  congress_id uuid NOT NULL,
  word text NOT NULL,
  texts integer NOT NULL,
  PRIMARY KEY (congress_id, word)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON word_use TO yishi_app;

-- When the words of a congress were counted, over how many suggestions.
CREATE TABLE word_count (
  congress_id uuid NOT NULL,
  counted_at timestamptz NOT NULL,
  texts integer NOT NULL,
  PRIMARY KEY (congress_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON word_count TO yishi_app;

-- What past decisions teach: weights of words and runs of characters for each unit or category. The newest versions are kept.
CREATE TABLE learnt_model (
  congress_id uuid NOT NULL,
  target text NOT NULL,
  version integer NOT NULL,
  learnt_at timestamptz NOT NULL,
  examples integer NOT NULL,
  labels jsonb NOT NULL,
  features jsonb NOT NULL,
  rarity bytea NOT NULL,
  weights bytea NOT NULL,
  quality jsonb NOT NULL,
  PRIMARY KEY (congress_id, target, version)
);
COMMENT ON COLUMN learnt_model.target IS 'unit or category';
COMMENT ON COLUMN learnt_model.weights IS 'One row of 32-bit numbers a label, little-endian: a weight for each feature, then the bias.';
COMMENT ON COLUMN learnt_model.quality IS 'How well it foretold the newest fifth of the decisions from the others.';
GRANT SELECT, INSERT, UPDATE, DELETE ON learnt_model TO yishi_app;
