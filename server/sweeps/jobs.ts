import type { HouseDeps } from '../deps.ts';
import type { Job } from '../jobs/runner.ts';
import { callForReports } from './commitment-calls.ts';
import { sweepDeadlines } from './deadlines.ts';
import { sweepRequests } from './requests.ts';

/** The clock's work on records: reminders, overdue notices, lapses, the yearly call for reports. */
export function recordJobs(deps: Pick<HouseDeps, 'db' | 'clock'>): Job[] {
  return [
    { name: 'sweepDeadlines', everyMinutes: 10, run: () => sweepDeadlines(deps) },
    { name: 'callForReports', everyMinutes: 60, run: () => callForReports(deps) },
    { name: 'sweepRequests', everyMinutes: 24 * 60, run: () => sweepRequests(deps) },
  ];
}
