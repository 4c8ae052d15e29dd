import type { Measure } from '../../engine/measure.ts';

/** What was withdrawn counts nowhere. */
const given = { state: { not: ['withdrawn'] } } as const;

/** Figures over information given to deputies, by the day it was issued. */
export const informationReceiptMeasures = [
  {
    id: 'informationRead',
    process: 'informationReceipt',
    label: { zh: '通报阅读率', en: 'Information read' },
    basis: {
      zh: '以发给代表的人次为基数，代表本人打开的计为已阅',
      en: 'Of all that was given to deputies; read is what they opened themselves',
    },
    of: given,
    part: { openedOn: { set: true } },
    asOf: ['issuedOn'],
    partAsOf: ['openedOn'],
  },
  {
    id: 'informationConfirmed',
    process: 'informationReceipt',
    label: { zh: '通报确认率', en: 'Information confirmed' },
    basis: { zh: '以要求确认已阅的人次为基数', en: 'Of what asks for confirmation' },
    of: { ...given, asksReceipt: { in: [true] } },
    part: { confirmedOn: { set: true } },
    asOf: ['issuedOn'],
    partAsOf: ['confirmedOn'],
  },
  {
    id: 'informationByDelegation',
    process: 'informationReceipt',
    label: { zh: '通报阅读率按代表团', en: 'Information read by delegation' },
    basis: { zh: '以发给代表的人次为基数', en: 'Of all that was given to deputies' },
    of: given,
    part: { openedOn: { set: true } },
    asOf: ['issuedOn'],
    partAsOf: ['openedOn'],
    by: 'delegationId',
  },
  {
    id: 'informationReach',
    process: 'informationReceipt',
    label: { zh: '知情代表覆盖率', en: 'Deputies informed' },
    basis: { zh: '至少阅读过一份通报的代表，以在任代表为基数', en: 'Those who read at least one, of all deputies in office' },
    of: given,
    part: { openedOn: { set: true } },
    asOf: ['issuedOn'],
    partAsOf: ['openedOn'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
  {
    id: 'informationAnswered',
    process: 'informationReceipt',
    label: { zh: '代表提问答复率', en: 'Questions on information answered' },
    basis: { zh: '以代表对通报提出的问题为基数', en: 'Of the receipts with a question' },
    of: { ...given, askedOn: { set: true } },
    part: { answeredOn: { set: true } },
    asOf: ['askedOn'],
    partAsOf: ['answeredOn'],
  },
] as const satisfies readonly Measure[];
