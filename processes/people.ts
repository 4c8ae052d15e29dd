import type { AnyActor } from '../engine/actor.ts';
import type { Case, Party, PartyStatus } from '../engine/case.ts';

/** What the acting person is of a record: which of these parties' subjects are theirs. */
export function mine(kase: Pick<Case, 'parties' | 'congressId'>, actor: AnyActor, party: string, status: PartyStatus): string[] {
  if (actor.kind !== 'person') return [];
  const subjects = new Set<string>([
    ...[...actor.deputyships, ...(actor.stations ?? [])].filter((d) => d.congressId === kase.congressId).map((d) => d.id),
    ...actor.grants
      .filter((g) => g.congressId === kase.congressId)
      .flatMap((g) => [g.unitId, g.delegationId].filter((x) => x !== undefined)),
  ]);
  return kase.parties.filter((p) => p.party === party && p.status === status && subjects.has(p.subject)).map((p) => p.subject);
}

export const isMine = (kase: Pick<Case, 'parties' | 'congressId'>, actor: AnyActor, party: string): boolean =>
  mine(kase, actor, party, 'active').length > 0;

export const holds = (actor: AnyActor, congressId: string, ...roles: readonly string[]): boolean =>
  actor.kind === 'person' && actor.grants.some((g) => g.congressId === congressId && roles.includes(g.role));

/** The seat this person holds in the congress, if any. */
export const seatOf = (actor: AnyActor, congressId: string): string | null =>
  (actor.kind === 'person' && actor.deputyships.find((d) => d.congressId === congressId)?.id) || null;

export const subjectsOf = (kase: { readonly parties: readonly Party[] }, party: string, status: PartyStatus = 'active'): string[] =>
  kase.parties.filter((p) => p.party === party && p.status === status).map((p) => p.subject);
