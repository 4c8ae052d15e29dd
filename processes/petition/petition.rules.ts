import type { Context, PartyChange } from '../../engine/define.ts';
import type { Words } from '../../registers/vocabulary.ts';
import { foundById } from '../office.ts';
import { subjectsOf } from '../people.ts';
import type { Petition } from './petition.record.ts';

type Ctx = Pick<Context<Words, string, Petition, unknown>, 'case' | 'record' | 'found'>;

/** The opinion that a petition was taken over from, to be looked up. */
export const namedOpinion = (c: Pick<Ctx, 'record'>) =>
  c.record.opinionId ? [{ records: 'opinion', where: { id: { in: [c.record.opinionId] } }, most: 1 } as const] : [];

/** Tells that opinion that something came of the petition, while it still waits for that. */
export const tellOpinion = (c: Ctx) =>
  c.found
    .filter((f) => f.process === 'opinion' && f.state === 'converted' && f.record.petitionId === c.case.id)
    .map((f) => ({ process: 'opinion', id: f.id, action: 'noteOutcome', input: {} }) as const);

/** The organs kept from the petition now, and those that are so no more. */
export function barring(c: Pick<Ctx, 'case'>, accused: readonly string[]): PartyChange<'accused'>[] {
  return [
    ...subjectsOf(c.case, 'accused')
      .filter((id) => !accused.includes(id))
      .map((subject) => ({ party: 'accused', subject, status: 'ended' }) as const),
    ...accused.map((subject) => ({ party: 'accused', subject, status: 'active' }) as const),
  ];
}

/** Whether a unit, or the office through which work reaches it, is one of the accused. */
export const isUnderAccused = (c: Pick<Ctx, 'found'>, unitId: string, accused: readonly string[]): boolean =>
  accused.includes(unitId) || accused.includes(String(foundById(c, 'unit', unitId)?.record.relayUnitId ?? ''));

/** Whether it is with a unit that is now named as accused, or under one that is. */
export const isWithAccused = (
  c: Pick<Ctx, 'found' | 'record'> & { readonly input: { readonly accusedUnitIds: readonly string[] } },
): boolean => c.record.unitId !== null && isUnderAccused(c, c.record.unitId, c.input.accusedUnitIds);

/** The unit that has it now, to be looked up. */
export const namedUnit = (c: Pick<Ctx, 'record'>) =>
  c.record.unitId ? [{ records: 'unit', where: { id: { in: [c.record.unitId] } }, most: 1 } as const] : [];

/** What the petition accuses, and what an earlier one accused that it repeats. */
export function accusedOf(c: Pick<Ctx, 'record' | 'found'>): readonly string[] {
  const earlier = c.record.repeatOfId ? foundById(c, 'petition', c.record.repeatOfId) : undefined;
  return [...(c.record.accusedUnitIds ?? []), ...((earlier?.record.accusedUnitIds as readonly string[] | null | undefined) ?? [])];
}

/** Takes the petition from whichever unit has it. */
export const released = (c: Pick<Ctx, 'case'>): PartyChange<'unit'>[] =>
  subjectsOf(c.case, 'unit').map((subject) => ({ party: 'unit', subject, status: 'ended' }));

/** The limit that runs for this petition at the moment. */
export const openLimit = (c: Pick<Ctx, 'case'>, key: string) => c.case.deadlines.find((d) => d.key === key && d.closedOn === null);
