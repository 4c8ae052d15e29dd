import type { Measure } from '../../engine/measure.ts';

/** Figures over satisfaction assessments. */
export const assessmentMeasures = [
  {
    id: 'assessments',
    process: 'assessment',
    label: { zh: '满意度测评次数', en: 'Assessments announced' },
    basis: { zh: '已宣布结果的', en: 'Those whose result was announced' },
    of: { announcedOn: { set: true } },
    asOf: ['announcedOn'],
  },
] as const satisfies readonly Measure[];
