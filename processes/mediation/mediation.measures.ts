import type { Measure } from '../../engine/measure.ts';

/** Confirmed ones: what is only reported, or was stopped, counts nowhere. */
const counted = { confirmedOn: { set: true }, state: { in: ['confirmed', 'closed', 'archived'] } } as const;
const agreed = { result: { in: ['agreed', 'partly'] } } as const;
const basis = { zh: '已确认的调解', en: 'Confirmed mediations' } as const;

/** Figures over disputes that deputies mediated, by the day of the mediation. */
export const mediationMeasures = [
  {
    id: 'mediations',
    process: 'mediation',
    label: { zh: '代表调解矛盾纠纷', en: 'Disputes mediated by deputies' },
    basis: { zh: '达成协议（含部分达成）的占已确认的比例', en: 'Agreed, also in part, of those confirmed' },
    of: counted,
    part: agreed,
    asOf: ['on'],
  },
  {
    id: 'mediationsByStation',
    process: 'mediation',
    label: { zh: '调解按家站点', en: 'Mediations by station' },
    basis,
    of: counted,
    asOf: ['on'],
    by: 'stationId',
  },
  {
    id: 'mediationsByDeputy',
    process: 'mediation',
    label: { zh: '调解按代表', en: 'Mediations by deputy' },
    basis,
    of: counted,
    asOf: ['on'],
    by: 'deputyIds',
    as: 'entry',
  },
  {
    id: 'mediationsByKind',
    process: 'mediation',
    label: { zh: '调解按纠纷种类', en: 'Mediations by kind' },
    basis,
    of: counted,
    asOf: ['on'],
    by: 'kind',
  },
  {
    id: 'mediationsByResult',
    process: 'mediation',
    label: { zh: '调解按结果', en: 'Mediations by result' },
    basis,
    of: counted,
    asOf: ['on'],
    by: 'result',
  },
  {
    id: 'agreementsKept',
    process: 'mediation',
    label: { zh: '调解协议履行率', en: 'Agreements kept' },
    basis: { zh: '以回访过的协议为基数', en: 'Of the agreements that were followed up' },
    of: { ...counted, ...agreed, keeping: { set: true } },
    part: { keeping: { in: ['kept'] } },
    asOf: ['on'],
  },
] as const satisfies readonly Measure[];
