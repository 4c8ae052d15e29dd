-- What tells which document is meant lies in the vault like the other words, and is emptied when it is forgotten.
ALTER TABLE review_suggestion ALTER COLUMN title DROP NOT NULL;
ALTER TABLE review_suggestion ALTER COLUMN superior_law DROP NOT NULL;

-- Why the deputies' office closed a matter that nobody could go on with.
ALTER TABLE liaison_matter ADD COLUMN close_reason text;
