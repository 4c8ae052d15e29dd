/** One answered case: what was right, and what was proposed, best first. */
export interface Answered {
  readonly right: string;
  readonly proposed: readonly string[];
}

export interface Quality {
  readonly cases: number;
  /** Shares from 0 to 1: the right one stood first, or among the first three. */
  readonly top1: number;
  readonly top3: number;
  /** The mean over labels of the harmonic mean of precision and recall, by the first proposal. */
  readonly macroF1: number;
}

/** How good proposals were. A label counts in the mean when it was right or proposed first at least once. */
export function qualityOf(answers: readonly Answered[]): Quality {
  const labels = new Map<string, { right: number; first: number; both: number }>();
  const slot = (label: string) => {
    const found = labels.get(label) ?? { right: 0, first: 0, both: 0 };
    labels.set(label, found);
    return found;
  };
  let top1 = 0;
  let top3 = 0;
  for (const { right, proposed } of answers) {
    slot(right).right++;
    const first = proposed[0];
    if (first !== undefined) slot(first).first++;
    if (first === right) {
      slot(right).both++;
      top1++;
    }
    if (proposed.slice(0, 3).includes(right)) top3++;
  }
  const f1 = [...labels.values()].map(({ right, first, both }) => (2 * both) / (right + first));
  const cases = answers.length;
  const share = (count: number) => (cases === 0 ? 0 : count / cases);
  return { cases, top1: share(top1), top3: share(top3), macroF1: f1.length === 0 ? 0 : f1.reduce((sum, x) => sum + x, 0) / f1.length };
}
