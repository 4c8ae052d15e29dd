export interface JobTables {
  job_run: { name: string; started_at: Date; began_at: Date };
}
