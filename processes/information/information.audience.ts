import type { LinkedCase } from '../../engine/case.ts';
import { foundOf } from '../office.ts';
import { mostAddressed } from './information.record.ts';

type Ids = readonly string[] | null | undefined;

/** Whom a piece of information is for: everybody, or whoever belongs to one of these. */
export interface Audience {
  readonly audience: 'all' | 'chosen';
  readonly delegationIds?: Ids;
  readonly groupIds?: Ids;
  readonly fieldIds?: Ids;
  readonly deputyIds?: Ids;
}

/** A seat that is addressed, with what a receipt keeps of it. */
export interface Seat {
  readonly id: string;
  readonly delegationId: string | null;
}

/** The deputies in office and the groups among which an audience is found. */
export const needsOf = (audience: Audience) => [
  { records: 'deputyship', where: { state: { in: ['active'] } }, most: mostAddressed + 1 } as const,
  ...(audience.groupIds?.length
    ? [{ records: 'deputyGroup', where: { state: { in: ['active'] }, id: { in: audience.groupIds } }, most: 100 } as const]
    : []),
];

/** The deputies in office whom an audience means: by delegation, group, field or name, each once. */
export function seatsOf(c: { readonly found: readonly LinkedCase[] }, audience: Audience): Seat[] {
  const members = new Set(foundOf(c, 'deputyGroup').flatMap((g) => listOf(g.record.memberIds)));
  const named = new Set(audience.deputyIds ?? []);
  const fits = ({ id, record }: LinkedCase): boolean =>
    audience.audience === 'all' ||
    named.has(id) ||
    members.has(id) ||
    (audience.delegationIds ?? []).some((one) => one === record.delegationId) ||
    listOf(record.fieldIds).some((one) => audience.fieldIds?.includes(one));
  return foundOf(c, 'deputyship')
    .filter(fits)
    .map(({ id, record }) => ({ id, delegationId: typeof record.delegationId === 'string' ? record.delegationId : null }));
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
