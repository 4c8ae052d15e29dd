import { type PeopleRefusal, peopleRefusals } from '../../contract/people.ts';
import { ProblemError } from '../problem.ts';

/** Who does something, from where and when: what the logs need to know. A null id is the installation itself. */
export interface By {
  readonly accountId: string | null;
  readonly name: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly locale: 'zh' | 'en';
  readonly now: Date;
}

/** The installation acting for itself: first set-up, demo, command line. */
export const byTheSystem = (now: Date, name = 'system'): By => ({
  accountId: null,
  name,
  ip: '',
  userAgent: '',
  requestId: '',
  locale: 'zh',
  now,
});

/** A refusal with its sentence in the caller's language. */
export const refuse = (code: PeopleRefusal, by: Pick<By, 'locale'>): ProblemError =>
  new ProblemError('guardRefused', { code, reason: peopleRefusals[code][by.locale] });
