import type { Measure } from '../../engine/measure.ts';

/** Figures over third-party evaluations. */
export const outsideEvaluationMeasures = [
  {
    id: 'outsideEvaluations',
    process: 'outsideEvaluation',
    label: { zh: '第三方评估', en: 'Third-party evaluations' },
    basis: { zh: '已委托的为基数，已采用的为分子', en: 'Accepted, of those commissioned' },
    of: { commissionedOn: { set: true } },
    part: { acceptedOn: { set: true } },
    asOf: ['commissionedOn'],
    partAsOf: ['acceptedOn'],
  },
] as const satisfies readonly Measure[];
