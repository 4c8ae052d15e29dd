import type { Measure } from '../../engine/measure.ts';

/** Figures over supervision topics. */
export const supervisionTopicMeasures = [
  {
    id: 'topicsAdopted',
    process: 'supervisionTopic',
    label: { zh: '议题采纳率', en: 'Topics adopted' },
    basis: { zh: '以提出的议题为基数', en: 'Of those proposed' },
    of: {},
    part: { state: { in: ['adopted', 'takenUp'] } },
    asOf: ['proposedOn'],
    partAsOf: ['decidedOn'],
  },
  {
    id: 'topicsFromSuggestions',
    process: 'supervisionTopic',
    label: { zh: '来自代表建议的议题', en: 'Topics from suggestions' },
    basis: { zh: '以提出的议题为基数', en: 'Of those proposed' },
    of: {},
    part: { source: { in: ['suggestions'] } },
    asOf: ['proposedOn'],
  },
] as const satisfies readonly Measure[];
