export const dutyResults = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const;

interface Counts {
  readonly satisfied: number;
  readonly basicallySatisfied: number;
  readonly dissatisfied: number;
}

export const ballotsOf = (c: Counts): number => c.satisfied + c.basicallySatisfied + c.dissatisfied;

/** What the test says: a grade needs more than `passOver` per cent of the ballots, "basically satisfied" together with the better one. */
export function resultOf(c: Counts, passOver: number): (typeof dutyResults)[number] {
  const ballots = ballotsOf(c);
  const isOver = (count: number) => count * 100 > ballots * passOver;
  if (isOver(c.satisfied)) return 'satisfied';
  return isOver(c.satisfied + c.basicallySatisfied) ? 'basicallySatisfied' : 'dissatisfied';
}
