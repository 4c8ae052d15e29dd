import type { Measure } from '../../engine/measure.ts';

/** Figures over awards. */
export const nominationMeasures = [
  {
    id: 'awards',
    process: 'nomination',
    label: { zh: '评选表彰', en: 'Awards' },
    basis: { zh: '以推荐的为基数', en: 'Of those nominated' },
    of: {},
    part: { decidedOn: { set: true } },
    asOf: ['nominatedOn'],
    partAsOf: ['decidedOn'],
  },
  {
    id: 'awardsByKind',
    process: 'nomination',
    label: { zh: '表彰按类型', en: 'Awards by kind' },
    basis: { zh: '已决定表彰的', en: 'Those awarded' },
    of: { decidedOn: { set: true } },
    asOf: ['decidedOn'],
    by: 'kind',
  },
] as const satisfies readonly Measure[];
