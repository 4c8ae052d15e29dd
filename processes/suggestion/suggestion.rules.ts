import type { Case, LinkedCase, Party } from '../../engine/case.ts';
import type { EnterInput } from './suggestion.inputs.ts';
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

/** Where a suggestion from a list kept elsewhere goes on: without a number it is still to be reviewed, concluded it is history. */
export function entryState(entry: Pick<EnterInput, 'number' | 'concludedOn'>): 'submitted' | 'registered' | 'archived' {
  if (entry.concludedOn) return 'archived';
  return entry.number ? 'registered' : 'submitted';
}

/** Somebody made it, what its state needs is there, and its days follow each other and are not to come. */
export function entryIsSound(entry: EnterInput, today: string) {
  if (!entry.leadDeputyId && !entry.delegationId) return { reason: 'authorNeeded', field: 'leadDeputyId' } as const;
  if (entry.leadDeputyId && entry.delegationId) return { reason: 'authorTwice', field: 'delegationId' } as const;
  if (entry.cosignerIds?.includes(entry.leadDeputyId ?? '')) return { reason: 'inviteSelf', field: 'cosignerIds' } as const;
  if (entry.delegationId && entry.cosignerIds?.length) return { reason: 'delegationHasNoCosigners', field: 'cosignerIds' } as const;
  const state = entryState(entry);
  if (state === 'archived' && !entry.number) return { reason: 'incomplete', field: 'number' } as const;
  if (state !== 'submitted' && !entry.categoryId) return { reason: 'incomplete', field: 'categoryId' } as const;
  if (state === 'archived' && !entry.resultClass) return { reason: 'incomplete', field: 'resultClass' } as const;
  const later = state === 'archived' ? (['handedOverOn', 'repliedOn', 'concludedOn'] as const) : [];
  for (const field of ['handedOverOn', 'leadUnitId', 'repliedOn', 'resultClass', 'attitude', 'result'] as const) {
    if (state !== 'archived' && entry[field]) return { reason: 'incomplete', field: 'concludedOn' } as const;
  }
  let before = '';
  for (const field of ['submittedOn', 'registeredOn', ...later] as const) {
    const on = entry[field];
    if (!on) continue;
    if (on > today) return { reason: 'dayToCome', field } as const;
    if (on < before) return { reason: 'daysOutOfOrder', field } as const;
    before = on;
  }
  if (entry.publishConsent && entry.publishConsent !== 'full' && !entry.publishReason)
    return { reason: 'publishReasonNeeded', field: 'publishReason' } as const;
  if (entry.publishConsent === 'summary' && !entry.summary) return { reason: 'incomplete', field: 'summary' } as const;
  return true;
}

interface Naming {
  readonly input: { readonly activityIds?: readonly string[] | null | undefined };
}

/** The activities an entry names must be looked up before it is decided on. */
export const namedActivities = ({ input }: Naming) =>
  input.activityIds?.length ? [{ records: 'activity', where: { id: { in: input.activityIds } } } as const] : [];

/** An activity that has not begun is nothing a suggestion can have come from. Null: all have. */
export function activityToCome(c: { readonly found: readonly LinkedCase[]; readonly today: string }) {
  const early = c.found.find((l) => l.process === 'activity' && String(l.record.startOn) > c.today);
  return early ? ({ reason: 'activityNotBegun', field: 'activityIds', data: { name: String(early.record.name) } } as const) : null;
}
