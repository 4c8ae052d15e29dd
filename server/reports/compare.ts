import type { Actor } from '../../engine/actor.ts';
import type { Figure } from '../../engine/measure.ts';
import { ProblemError } from '../problem.ts';
import { figures } from './figures.ts';
import type { Db } from './measure-rows.ts';

export type When = 'this' | 'last' | 'previousTerm';

/** A session with the day until which it is counted. */
export interface Counted {
  readonly when: When;
  readonly sessionId: string;
  readonly name: string;
  readonly year: number;
  readonly cutoff: string;
}

export interface CountedFigures extends Counted {
  readonly figures: readonly Figure[];
}

/**
 * The session, the regular one before it, and the one of the same number in the term before; each until the same day of its own
 * year. One that is not there is left out, and so is one that would come twice.
 */
export async function comparedSessions(db: Db, congressId: string, sessionId: string, cutoff: string): Promise<Counted[]> {
  const all = await db
    .selectFrom('congress_session as s')
    .innerJoin('term as t', (join) => join.onRef('t.congress_id', '=', 's.congress_id').onRef('t.id', '=', 's.term_id'))
    .select(['s.id', 's.name', 's.kind', 's.year', 's.session_no', 's.start_on', 't.term_no'])
    .where('s.congress_id', '=', congressId)
    .orderBy('s.start_on', 'desc')
    .limit(500)
    .execute();
  const own = all.find((s) => s.id === sessionId);
  if (!own) throw new ProblemError('notFound');
  const last = all.find((s) => String(s.start_on) < String(own.start_on) && s.kind === 'regular');
  const term = all.find((s) => Number(s.term_no) === Number(own.term_no) - 1 && s.session_no === own.session_no && s.kind === own.kind);
  const counted = (when: When, s: typeof own): Counted => ({
    when,
    sessionId: s.id,
    name: String(s.name),
    year: Number(s.year),
    cutoff: yearsEarlier(cutoff, Number(own.year) - Number(s.year)),
  });
  return [
    counted('this', own),
    ...(last ? [counted('last', last)] : []),
    ...(term && term.id !== last?.id ? [counted('previousTerm', term)] : []),
  ];
}

/** The figures of a session and of those it is compared with, each counted over the records this person may see. */
export async function comparedFigures(
  db: Db,
  actor: Actor,
  congressId: string,
  sessionId: string,
  cutoff: string,
): Promise<CountedFigures[]> {
  const sessions = await comparedSessions(db, congressId, sessionId, cutoff);
  return Promise.all(sessions.map(async (s) => ({ ...s, figures: await figures(db, actor, congressId, s.sessionId, s.cutoff) })));
}

/** The same day of an earlier year; the last of February stays the last. */
export function yearsEarlier(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year - years, month, 0)).getUTCDate();
  return `${String(year - years).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}
