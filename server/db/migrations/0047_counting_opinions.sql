-- Opinions are counted by their state and by what is due: what the count looks at stands in the index, so that no row is read for it.
CREATE INDEX opinion_counted_idx ON opinion (congress_id, state, submitted_on) INCLUDE (id, next_due_on);
DROP INDEX opinion_state_idx;
