-- How often a comparison was begun: one that ends the program each time is given up.
ALTER TABLE draft_comparison ADD COLUMN attempts integer NOT NULL DEFAULT 0;
