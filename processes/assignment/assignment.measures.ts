import type { Measure } from '../../engine/measure.ts';

const answering = { role: { in: ['lead', 'separate'] }, state: { not: ['returned', 'cancelled'] } } as const;

/** Figures over hand-overs and replies. */
export const assignmentMeasures = [
  {
    id: 'units',
    process: 'assignment',
    label: { zh: '承办单位数', en: 'Handling units' },
    basis: { zh: '主办、分办和会办单位，不含转交机关', en: 'Lead, separate and co-handling units, without offices that pass work on' },
    of: { role: { in: ['lead', 'separate', 'co'] }, state: { not: ['returned', 'cancelled'] } },
    asOf: ['handedOverOn'],
    distinct: 'unitId',
  },
  {
    id: 'byUnit',
    process: 'assignment',
    label: { zh: '按主办单位', en: 'By answering unit' },
    basis: { zh: '主办和分办', en: 'Lead and separate handling' },
    of: answering,
    asOf: ['handedOverOn'],
    by: 'unitId',
  },
  {
    id: 'replied',
    process: 'assignment',
    label: { zh: '答复率', en: 'Share replied' },
    basis: { zh: '以应答复的承办件为基数', en: 'Of the assignments that owe a reply' },
    of: answering,
    part: { repliedOn: { set: true } },
    asOf: ['handedOverOn'],
    partAsOf: ['repliedOn'],
  },
  {
    id: 'onTime',
    process: 'assignment',
    label: { zh: '按期答复率', en: 'Replies on time' },
    basis: {
      zh: '《代表法》第五十一条；以已答复件为基数，到期日按日历规则',
      en: 'Deputies Law, art. 51; of those replied, due days by the calendar',
    },
    of: { ...answering, repliedOn: { set: true } },
    part: { onTime: { in: [true] } },
    asOf: ['repliedOn'],
  },
  {
    id: 'late',
    process: 'assignment',
    label: { zh: '代表建议办理超期率', en: 'Replies late' },
    basis: { zh: '《代表法》第五十一条；以已答复件为基数', en: 'Deputies Law, art. 51; of those replied' },
    of: { ...answering, repliedOn: { set: true } },
    part: { onTime: { in: [false] } },
    asOf: ['repliedOn'],
  },
  {
    id: 'returned',
    process: 'assignment',
    label: { zh: '退办率', en: 'Share returned' },
    basis: { zh: '以全部交办件为基数', en: 'Of all assignments handed over' },
    of: { role: { in: ['lead', 'separate', 'co'] } },
    part: { state: { in: ['returned'] } },
    asOf: ['handedOverOn'],
  },
  {
    id: 'reworked',
    process: 'assignment',
    label: { zh: '重新办理', en: 'Reworked' },
    basis: { zh: '以已答复件为基数', en: 'Of those replied' },
    of: { ...answering, repliedOn: { set: true } },
    part: { round: { min: 2 } },
    asOf: ['repliedOn'],
  },
] as const satisfies readonly Measure[];
