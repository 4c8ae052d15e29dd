import type { Measure } from '../../engine/measure.ts';

/** Figures over review suggestions, by the day they were made. */
export const reviewSuggestionMeasures = [
  {
    id: 'reviewSuggestions',
    process: 'reviewSuggestion',
    label: { zh: '审查建议件数', en: 'Review suggestions' },
    basis: { zh: '以提出日期计', en: 'By the day they were made' },
    of: {},
    asOf: ['submittedOn'],
  },
  {
    id: 'reviewSuggestionsStarted',
    process: 'reviewSuggestion',
    label: { zh: '审查建议启动审查率', en: 'Reviews started' },
    basis: { zh: '启动审查的占全部审查建议', en: 'Started, of all review suggestions' },
    of: {},
    part: { startedOn: { set: true } },
    asOf: ['submittedOn'],
    partAsOf: ['startedOn'],
  },
  {
    id: 'reviewSuggestionsAnswered',
    process: 'reviewSuggestion',
    label: { zh: '审查建议反馈率', en: 'Review suggestions answered' },
    basis: { zh: '已反馈建议人的占全部审查建议', en: 'Answered, of all review suggestions' },
    of: {},
    part: { answeredOn: { set: true } },
    asOf: ['submittedOn'],
    partAsOf: ['answeredOn'],
  },
] as const satisfies readonly Measure[];
