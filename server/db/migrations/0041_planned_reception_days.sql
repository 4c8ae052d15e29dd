-- The day and hour for which a reception day was first planned: the row of its station's register that it stands for.
ALTER TABLE reception ADD COLUMN planned_for text;
UPDATE reception SET planned_for = "on"::text || ' ' || "from";
