import type { RuleCatalogue } from '../engine/rules.ts';

const words = (zh: string, en: string) => ({ zh, en });

/** What a place may set of its petition desk. */
export const petitionKeys = {
  'petition.tell': {
    type: 'duration',
    startEvents: ['petitionReceipt'],
    ...words('信访告知期限', 'Telling the petitioner'),
    meaning: words(
      '收到信访事项后登记并告知信访人接收、转送或者交办情况的期限。',
      'Time to tell the petitioner that the petition was received, passed on or assigned.',
    ),
  },
  'petition.object': {
    type: 'duration',
    startEvents: ['transfer'],
    ...words('信访转送异议期限', 'Objection to a transferred petition'),
    meaning: words(
      '收到转送、交办的信访事项后受理或者提出异议的期限。',
      'Time a unit has to accept a petition passed on to it, or to object.',
    ),
  },
  'petition.report': {
    type: 'duration',
    startEvents: ['transfer'],
    ...words('信访办理结果报送期限', 'Report on a petition'),
    meaning: words(
      '建议意见类和检举控告类事项自转送、交办起报送办理结果的期限。',
      'Time a unit has to report on proposals and accusations passed on to it.',
    ),
  },
  'petition.decide': {
    type: 'duration',
    startEvents: ['acceptance'],
    ...words('信访事项办结期限', 'Deciding an appeal'),
    meaning: words('申诉求决类事项自受理之日起办结的期限。', 'Time to decide an appeal after it was accepted.'),
  },
  'petition.decide.extended': {
    type: 'duration',
    startEvents: ['acceptance'],
    ...words('信访事项延长后的办结期限', 'Deciding an appeal, extended'),
    meaning: words(
      '情况复杂的，经批准延长并告知理由后，自受理之日起的最长期限。',
      'Longest time from acceptance, once extended with the reasons told.',
    ),
  },
  'petition.review.ask': {
    type: 'duration',
    startEvents: ['petitionAnswer'],
    ...words('请求复查期限', 'Asking for a review'),
    meaning: words('信访人收到处理意见后请求复查的期限。', 'Time the petitioner has to ask for a review of the answer.'),
  },
  'petition.review': {
    type: 'duration',
    startEvents: ['reviewAsked'],
    ...words('复查期限', 'Review'),
    meaning: words('收到复查请求后提出复查意见的期限。', 'Time to give the opinion of the review.'),
  },
  'petition.reReview.ask': {
    type: 'duration',
    startEvents: ['reviewed'],
    ...words('请求复核期限', 'Asking for a re-review'),
    meaning: words('信访人收到复查意见后请求复核的期限。', 'Time the petitioner has to ask for a re-review.'),
  },
  'petition.reReview': {
    type: 'duration',
    startEvents: ['reReviewAsked'],
    ...words('复核期限', 'Re-review'),
    meaning: words('收到复核请求后提出复核意见的期限。', 'Time to give the opinion of the re-review.'),
  },
  'petition.representatives': {
    type: 'number',
    min: 1,
    max: 20,
    ...words('走访代表人数上限', 'Most representatives of a joint visit'),
    meaning: words('多人走访提出共同信访事项的，推选代表不得超过的人数。', 'How many may speak for many who come together.'),
  },
  'petition.retention': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('信访件留存期限', 'Keeping a petition'),
    meaning: words(
      '办结后留存个人信息和内容的期限，过后匿名化，只留统计。',
      'How long contents and personal data are kept after closing; then only figures stay.',
    ),
  },
} as const satisfies RuleCatalogue;
