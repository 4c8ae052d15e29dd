import type { Measure } from '../../engine/measure.ts';

/** Figures over inspected items. */
export const inspectionItemMeasures = [
  {
    id: 'inspected',
    process: 'inspectionItem',
    label: { zh: '综合检查件数', en: 'Items inspected' },
    basis: { zh: '以抽取的为基数', en: 'Of those drawn' },
    of: {},
    part: { inspectedOn: { set: true } },
    asOf: [],
    partAsOf: ['inspectedOn'],
  },
  {
    id: 'foundAsReplied',
    process: 'inspectionItem',
    label: { zh: '检查与答复相符率', en: 'Found as replied' },
    basis: { zh: '以已检查的为基数', en: 'Of those inspected' },
    of: { inspectedOn: { set: true } },
    part: { found: { in: ['asReplied'] } },
    asOf: ['inspectedOn'],
  },
  {
    id: 'remediesDone',
    process: 'inspectionItem',
    label: { zh: '检查问题整改率', en: 'Findings put right' },
    basis: { zh: '以发现问题的为基数', en: 'Of those with findings' },
    of: { found: { in: ['partly', 'notAsReplied'] } },
    part: { closedOn: { set: true } },
    asOf: ['inspectedOn'],
    partAsOf: ['closedOn'],
  },
] as const satisfies readonly Measure[];
