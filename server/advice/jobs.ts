import type { HouseDeps } from '../deps.ts';
import type { Job } from '../jobs/runner.ts';
import { countWords } from '../similar/word-use.ts';
import { learnFromDecisions } from './learn.ts';

/** Learning from papers and decisions, once a day; what has not grown is left as it is. */
export function learningJobs({ db, clock }: Pick<HouseDeps, 'db' | 'clock'>): Job[] {
  const daily = 24 * 60;
  return [
    { name: 'countWords', everyMinutes: daily, run: () => countWords({ db, now: clock.now() }) },
    { name: 'learnFromDecisions', everyMinutes: daily, run: () => learnFromDecisions({ db, now: clock.now() }) },
  ];
}
