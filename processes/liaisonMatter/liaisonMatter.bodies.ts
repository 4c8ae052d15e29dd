import type { Context } from '../../engine/define.ts';
import type { Words } from '../../registers/vocabulary.ts';
import { foundById } from '../office.ts';
import { subjectsOf } from '../people.ts';
import { type LiaisonMatter, liaisonGroups } from './liaisonMatter.head.ts';

export const office = 'deputyWorkOfficer';
export const author = { party: 'author' } as const;
export const unit = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;

type Ctx = Pick<Context<Words, string, LiaisonMatter, unknown>, 'case' | 'record' | 'found'>;

/** What has to be looked up of a named body. */
export const namedBody = (unitId: string | undefined) =>
  unitId ? [{ records: 'unit', where: { id: { in: [unitId] }, state: { in: ['active'] } }, most: 1 } as const] : [];

/** Whether the unit is there and one of those that take part. */
export function checkBody(c: Pick<Ctx, 'found'>, unitId: string) {
  const found = foundById(c, 'unit', unitId);
  if (!found) return { reason: 'unitGone', field: 'unitId' } as const;
  return liaisonGroups.some((group) => group === found.record.unitGroup) || ({ reason: 'notLiaisonBody', field: 'unitId' } as const);
}

/** Whoever had it so far has it no more. */
export const released = (c: Pick<Ctx, 'case'>) =>
  subjectsOf(c.case, 'unit').map((subject) => ({ party: 'unit', subject, status: 'ended' }) as const);
/** Whether it was answered and asked again. */
export const hasAnswered = (r: LiaisonMatter): boolean => r.firstAnswer !== null;
