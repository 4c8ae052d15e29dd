import type { Measure } from '../../engine/measure.ts';

const standing = { state: { not: ['superseded'] } } as const;

/** Figures over promises made in replies. */
export const commitmentMeasures = [
  {
    id: 'commitments',
    process: 'commitment',
    label: { zh: '承诺事项', en: 'Commitments' },
    basis: { zh: '被新的答复取代的不计', en: 'Those replaced by a newer reply are left out' },
    of: standing,
    asOf: [],
  },
  {
    id: 'commitmentRate',
    process: 'commitment',
    label: { zh: '承诺兑现率', en: 'Commitments kept' },
    basis: { zh: '以到期的承诺事项为基数', en: 'Of the commitments that fell due' },
    of: { ...standing, dueOn: { set: true } },
    part: { fulfilledOn: { set: true } },
    asOf: ['dueOn'],
    partAsOf: ['fulfilledOn'],
  },
  {
    id: 'commitmentsByYear',
    process: 'commitment',
    label: { zh: '承诺事项按到期年度', en: 'Commitments by year due' },
    basis: { zh: '已到期的承诺事项，兑现的另计', en: 'Commitments that fell due, those kept apart' },
    of: { ...standing, dueOn: { set: true } },
    part: { fulfilledOn: { set: true } },
    asOf: ['dueOn'],
    partAsOf: ['fulfilledOn'],
    by: 'dueOn',
    as: 'year',
  },
  {
    id: 'carriedOver',
    process: 'commitment',
    label: { zh: '跨年度跟踪', en: 'Carried over into a later year' },
    basis: { zh: '以全部承诺事项为基数', en: 'Of all commitments' },
    of: standing,
    part: { carriedOver: { min: 1 } },
    asOf: [],
  },
] as const satisfies readonly Measure[];
