import type { Measure } from '../../engine/measure.ts';

/** Figures over key items. */
export const keyItemMeasures = [
  {
    id: 'keyItems',
    process: 'keyItem',
    label: { zh: '重点督办建议', en: 'Key items' },
    basis: { zh: '主任会议确定的，不含解除督办的', en: 'Fixed by the council, without those lifted' },
    of: { fixedOn: { set: true }, state: { not: ['lifted'] } },
    asOf: ['fixedOn'],
  },
  {
    id: 'keyItemsByLead',
    process: 'keyItem',
    label: { zh: '重点督办按领衔', en: 'Key items by who leads' },
    basis: { zh: '主任会议确定的', en: 'Fixed by the council' },
    of: { fixedOn: { set: true } },
    asOf: ['fixedOn'],
    by: 'leadKind',
  },
  {
    id: 'keyItemsByCommittee',
    process: 'keyItem',
    label: { zh: '重点督办按跟踪委员会', en: 'Key items by following committee' },
    basis: { zh: '主任会议确定的', en: 'Fixed by the council' },
    of: { fixedOn: { set: true } },
    asOf: ['fixedOn'],
    by: 'committeeId',
  },
  {
    id: 'keyItemsByCategory',
    process: 'keyItem',
    label: { zh: '重点督办按类别', en: 'Key items by category' },
    basis: { zh: '主任会议确定的', en: 'Fixed by the council' },
    of: { fixedOn: { set: true } },
    asOf: ['fixedOn'],
    by: 'categoryId',
  },
  {
    id: 'keyItemsClosed',
    process: 'keyItem',
    label: { zh: '重点督办结案率', en: 'Key items closed' },
    basis: { zh: '以确定且未解除的为基数', en: 'Of those fixed and not lifted' },
    of: { fixedOn: { set: true }, state: { not: ['lifted'] } },
    part: { closedOn: { set: true } },
    asOf: ['fixedOn'],
    partAsOf: ['closedOn'],
  },
  {
    id: 'keyItemsSolved',
    process: 'keyItem',
    label: { zh: '重点督办解决率', en: 'Key items solved' },
    basis: { zh: '以已结案的为基数', en: 'Of those closed' },
    of: { closedOn: { set: true } },
    part: { outcome: { in: ['solved'] } },
    asOf: ['closedOn'],
  },
] as const satisfies readonly Measure[];
