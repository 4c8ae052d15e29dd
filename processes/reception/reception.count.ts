import type { LinkedCase } from '../../engine/case.ts';
import { foundOf } from '../office.ts';

/** Not decided on yet: neither answered, nor passed on, nor taken up otherwise. */
const waiting = ['held', 'submitted', 'received'];

/** Opinions told at a reception by the way they were handled, and how many still wait. */
export function handledAt(c: { readonly found: readonly LinkedCase[] }) {
  const opinions = foundOf(c, 'opinion');
  const undecided = opinions.filter((o) => waiting.includes(o.state)).length;
  const street = opinions.filter((o) => o.record.routeKind === 'street').length;
  const routed = opinions.filter((o) => typeof o.record.routeKind === 'string').length - street;
  const other = ['convertedTo', 'refusalGround', 'mergedIntoId'] as const;
  const direct = opinions.filter((o) => !waiting.includes(o.state) && typeof o.record.routeKind !== 'string');
  const otherwise = direct.filter((o) => other.some((field) => typeof o.record[field] === 'string')).length;
  return {
    undecided,
    counts: {
      opinions: opinions.length,
      handledOnSpot: direct.length - otherwise,
      handledByStreet: street,
      handedOver: routed,
      handledOtherwise: otherwise,
    },
  };
}

/** Whole hours from one time of day to another, at least one. */
export function hoursBetween(from: string, until: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Math.max(1, Math.round((minutes(until) - minutes(from)) / 60));
}
