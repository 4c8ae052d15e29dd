-- When a unit was last reminded of what it owes, and how often.
ALTER TABLE assignment ADD COLUMN urged_on date, ADD COLUMN urged_times integer;
