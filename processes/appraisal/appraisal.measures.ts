import type { Measure } from '../../engine/measure.ts';

/** Figures over appraisals. */
export const appraisalMeasures = [
  {
    id: 'appraisals',
    process: 'appraisal',
    label: { zh: '个案评议件数', en: 'Appraisals held' },
    basis: { zh: '以列入评议的为基数', en: 'Of those planned' },
    of: {},
    part: { heldOn: { set: true } },
    asOf: ['plannedOn'],
    partAsOf: ['heldOn'],
  },
  {
    id: 'appraisalGrades',
    process: 'appraisal',
    label: { zh: '个案评议等次', en: 'Appraisal grades' },
    basis: { zh: '已评议的', en: 'Those held' },
    of: { heldOn: { set: true } },
    asOf: ['heldOn'],
    by: 'grade',
  },
] as const satisfies readonly Measure[];
