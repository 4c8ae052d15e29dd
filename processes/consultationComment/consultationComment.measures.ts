import type { Measure } from '../../engine/measure.ts';

/** What several say in the same words is counted once; what was not taken up is not counted. */
const own = { repeatOfId: { set: false }, state: { not: ['held', 'refused'] }, result: { not: ['notTaken'] } } as const;

const counted = (id: string, zh: string, en: string, by: string) =>
  ({
    id,
    process: 'consultationComment',
    label: { zh, en },
    basis: { zh: '相同的意见计一次，采纳和部分采纳的另计', en: 'The same words once; those adopted, also in part, apart' },
    of: own,
    part: { result: { in: ['adopted', 'partlyAdopted'] } },
    asOf: ['submittedOn'],
    partAsOf: ['sortedOn'],
    by,
  }) as const;

/** Figures over comments, by the day they were made. */
export const consultationCommentMeasures = [
  counted('commentsByConsultation', '征求到的意见', 'Comments by consultation', 'consultationId'),
  counted('commentsByChannel', '征求到的意见按渠道', 'Comments by channel', 'channel'),
  {
    id: 'commentsAdopted',
    process: 'consultationComment',
    label: { zh: '意见采纳率', en: 'Comments adopted' },
    basis: { zh: '采纳和部分采纳的占全部意见', en: 'Adopted, also in part, of all comments' },
    of: own,
    part: { result: { in: ['adopted', 'partlyAdopted'] } },
    asOf: ['submittedOn'],
    partAsOf: ['sortedOn'],
  },
] as const satisfies readonly Measure[];
