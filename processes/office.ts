import type { LinkedCase } from '../engine/case.ts';
import type { FieldGroup } from '../engine/define.ts';

/** The offices that keep supervision going. */
export const offices = ['deputyWorkOfficer', 'scOfficeClerk'] as const;
/** Those of the congress who follow all of it. */
export const congressSide = [...offices, 'chairperson', 'specialCommitteeOfficer'] as const;
/** The unit's people who answer. */
export const unitPeople = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;

/** The congress's side sees these column groups of every record. */
export const seenByCongress = <const G extends readonly FieldGroup[]>(groups: G) => congressSide.map((who) => ({ who, groups }) as const);

export const foundOf = (c: { readonly found: readonly LinkedCase[] }, process: string): readonly LinkedCase[] =>
  c.found.filter((one) => one.process === process);

export const foundById = (c: { readonly found: readonly LinkedCase[] }, process: string, id: string): LinkedCase | undefined =>
  c.found.find((one) => one.process === process && one.id === id);

/** Units that answer a suggestion: lead and separate handlers. */
export const unitsOf = (suggestion: LinkedCase): string[] => [
  ...new Set(
    [...((suggestion.record.unitIds as readonly string[] | null) ?? []), suggestion.record.leadUnitId as string | null].filter(
      (id): id is string => typeof id === 'string',
    ),
  ),
];

/** Why a suggestion cannot be brought into a matter that more people see than those who handle it. */
export function unfit(
  c: { readonly found: readonly LinkedCase[] },
  ids: readonly string[],
): 'suggestionUnknown' | 'suggestionConfidential' | 'suggestionNotHandled' | null {
  for (const id of ids) {
    const one = foundById(c, 'suggestion', id);
    if (!one) return 'suggestionUnknown';
    if (one.record.secrecy === 'confidential') return 'suggestionConfidential';
    if (unitsOf(one).length === 0) return 'suggestionNotHandled';
  }
  return null;
}

/** What changes when seats tied to a record are named anew: those that are new begin, those left out end. */
export const reseated = (before: readonly string[], after: readonly string[]) => [
  ...before.filter((id) => !after.includes(id)).map((subject) => ({ subject, status: 'ended' }) as const),
  ...after.filter((id) => !before.includes(id)).map((subject) => ({ subject, status: 'active' }) as const),
];
