import type { LinkedCase } from '../engine/case.ts';

type Part = Pick<LinkedCase, 'state' | 'record'>;

/** States in which a place may be held. */
export const placed = ['accepted', 'leaveAsked', 'present'] as const;

/**
 * Whether this part takes one of the places. Who asks for leave keeps the place until leave is granted, if there was one: an answer
 * given and no waiting since tell that.
 */
export const holdsPlace = ({ state, record }: Part): boolean =>
  state === 'accepted' || state === 'present' || (state === 'leaveAsked' && record.answeredOn != null && record.waitingSince == null);

const numberOf = (capacity: unknown): number => (typeof capacity === 'number' ? capacity : Number.POSITIVE_INFINITY);

/** Whether a newcomer gets a place: one is free, and nobody waits for it already. */
export const isPlaceFor = (capacity: unknown, others: readonly Part[]): boolean =>
  others.filter(holdsPlace).length < numberOf(capacity) && (typeof capacity !== 'number' || !others.some((p) => p.state === 'waiting'));

/** Those who have waited longest, as many as places are free. */
export function movedUp(capacity: unknown, parts: readonly LinkedCase[]) {
  const free = Math.max(0, numberOf(capacity) - parts.filter(holdsPlace).length);
  return parts
    .filter((p) => p.state === 'waiting')
    .sort((a, b) => String(a.record.waitingSince).localeCompare(String(b.record.waitingSince)) || (a.id < b.id ? -1 : 1))
    .slice(0, free)
    .map((p) => ({ process: 'participation', id: p.id, action: 'moveUp', input: {} }) as const);
}
