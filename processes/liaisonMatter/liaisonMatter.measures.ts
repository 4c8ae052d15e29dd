import type { Measure } from '../../engine/measure.ts';

const forwarded = { forwardedOn: { set: true } } as const;
const answeredPart = { part: { answeredOn: { set: true } }, asOf: ['forwardedOn'], partAsOf: ['answeredOn'] } as const;
const answeredOf = { zh: '已转送的，已答复的另计', en: 'Of those forwarded, those answered apart' } as const;

/** Figures over what deputies put to judicial and supervisory bodies, by the day it was forwarded. */
export const liaisonMatterMeasures = [
  {
    id: 'liaisonMatters',
    process: 'liaisonMatter',
    label: { zh: '代表联络事项', en: 'Liaison matters' },
    basis: answeredOf,
    of: forwarded,
    ...answeredPart,
  },
  {
    id: 'liaisonByBody',
    process: 'liaisonMatter',
    label: { zh: '代表联络事项按机关', en: 'Liaison matters by body' },
    basis: answeredOf,
    of: forwarded,
    ...answeredPart,
    by: 'unitId',
  },
  {
    id: 'liaisonByKind',
    process: 'liaisonMatter',
    label: { zh: '代表联络事项按种类', en: 'Liaison matters by kind' },
    basis: answeredOf,
    of: forwarded,
    ...answeredPart,
    by: 'kind',
  },
  {
    id: 'liaisonInTime',
    process: 'liaisonMatter',
    label: { zh: '联络事项按期答复率', en: 'Liaison matters answered in time' },
    basis: { zh: '规则规定了期限且已答复的', en: 'Of those answered for which a rule sets a limit' },
    of: { onTime: { set: true }, answeredOn: { set: true } },
    part: { onTime: { in: [true] } },
    asOf: ['answeredOn'],
  },
  {
    id: 'liaisonAnswerDays',
    process: 'liaisonMatter',
    label: { zh: '联络事项答复平均用时', en: 'Days to the answer of liaison matters' },
    basis: { zh: '自转送至最近一次答复的天数', en: 'From forwarding to the latest answer' },
    of: { answeredOn: { set: true } },
    asOf: ['answeredOn'],
    days: { from: 'forwardedOn', to: 'answeredOn' },
  },
  {
    id: 'liaisonResults',
    process: 'liaisonMatter',
    label: { zh: '联络事项代表评价', en: 'Deputies’ evaluation of liaison matters' },
    basis: { zh: '已评价的，以最后一次评价计', en: 'Of those evaluated, by the last evaluation' },
    of: { result: { set: true }, closedOn: { set: true } },
    asOf: ['evaluatedOn'],
    by: 'result',
  },
] as const satisfies readonly Measure[];
