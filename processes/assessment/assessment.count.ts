import { sha256 } from '../../engine/sha256.ts';

/** What a member may mark for one unit; leaving it out is a mark of its own. */
export const grades = ['satisfied', 'basicallySatisfied', 'dissatisfied', 'notPressed'] as const;
export type Grade = (typeof grades)[number];

/** One unit's ballots by grade. Paper ballots may be invalid, electronic ones cannot. */
export interface UnitCount {
  readonly unitId: string;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
  readonly dissatisfied: number;
  readonly notPressed: number;
  readonly invalid: number;
}

/** When a unit passes, as the rules of the place say. */
export interface PassRule {
  readonly over: number;
  readonly ofAllMembers: boolean;
  readonly basicCounts: boolean;
}

/** Whether a unit passes: its good ballots are more than the given share of all members, or of the valid ballots. */
export function passes(count: UnitCount, members: number, rule: PassRule): boolean {
  const good = count.satisfied + (rule.basicCounts ? count.basicallySatisfied : 0);
  const valid = count.satisfied + count.basicallySatisfied + count.dissatisfied + count.notPressed;
  const base = rule.ofAllMembers ? members : valid;
  return good * 100 > base * rule.over;
}

/** The hash by which frozen totals are recognised: one line a unit in the order of ids, with the assessment and the turnout before them. */
export function totalsHash(assessmentId: string, voted: number, counts: readonly UnitCount[]): string {
  const lines = [...counts]
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
    .map((c) => [c.unitId, c.satisfied, c.basicallySatisfied, c.dissatisfied, c.notPressed, c.invalid].join(' '));
  return sha256([assessmentId, String(voted), ...lines].join('\n'));
}

/** The box of an assessment as one row a unit. */
export function unitCounts(
  unitIds: readonly string[],
  tally: readonly { readonly unitId: string; readonly grade: Grade; readonly count: number }[],
): UnitCount[] {
  return unitIds.map((unitId) => {
    const of = (grade: Grade) => tally.find((t) => t.unitId === unitId && t.grade === grade)?.count ?? 0;
    return {
      unitId,
      satisfied: of('satisfied'),
      basicallySatisfied: of('basicallySatisfied'),
      dissatisfied: of('dissatisfied'),
      notPressed: of('notPressed'),
      invalid: 0,
    };
  });
}
