-- When each kind of background work began last, on whichever node.
CREATE TABLE job_run (
  name text PRIMARY KEY,
  started_at timestamptz NOT NULL,
  began_at timestamptz NOT NULL
);
COMMENT ON COLUMN job_run.started_at IS 'By the clock of the app, which decides what is due.';
COMMENT ON COLUMN job_run.began_at IS 'By the clock of the database: a call heard before this moment has been answered.';
GRANT SELECT, INSERT, UPDATE ON job_run TO yishi_app;
