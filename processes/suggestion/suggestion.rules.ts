import type { Case, LinkedCase, Party } from '../../engine/case.ts';
import type { Rating, ResultClass } from './suggestion.types.ts';

type Parties = { readonly parties: readonly Party[] };

export const cosigners = (kase: Parties, ...statuses: readonly Party['status'][]): readonly Party[] =>
  kase.parties.filter((p) => p.party === 'cosigner' && statuses.includes(p.status));

/** Every invited co-signer has answered, or the cut-off has passed. */
export function isCosigningClosed(kase: Parties, cutoff: string | null, now: Date): boolean {
  return cosigners(kase, 'invited').length === 0 || (cutoff !== null && new Date(cutoff) <= now);
}

/** The assignments that owe the author a reply: lead and separate handlers that were not returned, cancelled or passed on. */
export function answering(kase: Pick<Case, 'linked'>): readonly LinkedCase[] {
  return kase.linked.filter(
    (l) => l.process === 'assignment' && (l.record.role === 'lead' || l.record.role === 'separate') && !gone.has(l.state),
  );
}
const gone: ReadonlySet<string> = new Set(['returned', 'cancelled']);
const repliedStates: ReadonlySet<string> = new Set(['replied', 'reworked', 'evaluationLapsed', 'dissatisfied', 'tripartite', 'concluded']);
const endedStates: ReadonlySet<string> = new Set(['evaluationLapsed', 'concluded']);

export const isRelaying = (kase: Pick<Case, 'linked'>): boolean =>
  kase.linked.some(
    (l) =>
      l.process === 'assignment' && l.record.role === 'relay' && !gone.has(l.state) && l.state !== 'distributed' && l.state !== 'concluded',
  );

/** All who owe the author a reply have given it. */
export const allReplied = (kase: Pick<Case, 'linked'>): boolean =>
  !isRelaying(kase) && answering(kase).length > 0 && answering(kase).every((l) => repliedStates.has(l.state));

/** Nothing is open any more: every reply was evaluated or its evaluation lapsed. */
export const allEnded = (kase: Pick<Case, 'linked'>): boolean =>
  !isRelaying(kase) && answering(kase).length > 0 && answering(kase).every((l) => endedStates.has(l.state));

const classOrder = ['D', 'C', 'B', 'A'] as const;
const ratingOrder = ['dissatisfied', 'noStatement', 'basicallySatisfied', 'satisfied'] as const;

/** A case with several handlers counts by the least that any of them achieved. */
export function leastClass(values: readonly (ResultClass | null)[]): ResultClass | null {
  return classOrder.find((c) => values.includes(c)) ?? null;
}

export function leastRating(values: readonly (Rating | null)[]): Rating | null {
  return ratingOrder.find((r) => values.includes(r)) ?? null;
}

/** One field of every assignment that owes the author a reply. */
export const valuesOf = <T>(kase: Pick<Case, 'linked'>, field: string): T[] => answering(kase).map((l) => l.record[field] as T);
