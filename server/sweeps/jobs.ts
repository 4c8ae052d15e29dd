import type { HouseDeps } from '../deps.ts';
import type { Job } from '../jobs/runner.ts';
import { passingChannel, passOpinions } from '../open311/passing.ts';
import { sweepIntake } from '../opinions/limits.ts';
import { messagesFrom } from '../opinions/messages.ts';
import { derivePerformance } from '../performance/derive.ts';
import { planReceptions } from '../stations/plan-receptions.ts';
import { callForReports } from './commitment-calls.ts';
import { sweepDeadlines } from './deadlines.ts';
import { sweepRequests } from './requests.ts';
import { tellCitizens } from './tell-citizens.ts';

/** The clock's work on records: reminders, overdue notices, lapses, the yearly call for reports. */
export function recordJobs(deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey' | 'config' | 'messages' | 'egress'>): Job[] {
  const messages = deps.messages ?? messagesFrom(deps.config);
  return [
    { name: 'sweepDeadlines', everyMinutes: 10, run: () => sweepDeadlines(deps) },
    { name: 'callForReports', everyMinutes: 60, run: () => callForReports(deps) },
    { name: 'tellCitizens', everyMinutes: 5, run: () => tellCitizens(deps, messages) },
    { name: 'passOpinions', everyMinutes: 1, wakeOn: passingChannel, run: () => passOpinions(deps) },
    { name: 'sweepIntake', everyMinutes: 60, run: () => sweepIntake(deps.db, deps.clock.now()) },
    { name: 'derivePerformance', everyMinutes: 10, run: () => derivePerformance(deps) },
    { name: 'planReceptions', everyMinutes: 60, run: () => planReceptions(deps) },
    { name: 'sweepRequests', everyMinutes: 24 * 60, run: () => sweepRequests(deps) },
  ];
}
