import type { RuleCatalogue } from '../engine/rules.ts';

const words = (zh: string, en: string) => ({ zh, en });

/** What a place may set of public consultation and of suggestions to review a document. */
export const consultationKeys = {
  'consultation.period.draft': {
    type: 'duration',
    startEvents: ['publication'],
    ...words('地方性法规草案征求意见期限', 'Consultation on a draft regulation'),
    meaning: words('地方性法规草案向社会公布征求意见的最短时间。', 'Shortest time for which a draft regulation is published for comments.'),
  },
  'consultation.period.other': {
    type: 'duration',
    startEvents: ['publication'],
    ...words('其他事项征求意见期限', 'Consultation on other matters'),
    meaning: words('决定、规划、计划等向社会征求意见的最短时间。', 'Shortest time for comments on decisions, plans and other matters.'),
  },
  'consultation.feedback': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('采纳情况反馈期限', 'Feedback on a consultation'),
    meaning: words('征求意见截止后公布意见采纳情况的期限。', 'Time after the close to publish what became of the comments.'),
  },
  'consultation.retention': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('征求意见留存期限', 'Keeping comments'),
    meaning: words(
      '意见处理后留存内容和个人信息的期限，过后匿名化，只留统计。',
      'How long contents and personal data of comments are kept after they were decided on; then only figures stay.',
    ),
  },
  'reviewSuggestion.check': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('审查建议补正告知期限', 'Telling what a review suggestion lacks'),
    meaning: words('收到审查建议后登记，或者告知建议人补充材料的期限。', 'Time to register a review suggestion, or to tell what it lacks.'),
  },
  'reviewSuggestion.completion': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('审查建议补充材料期限', 'Completing a review suggestion'),
    meaning: words(
      '告知后建议人补充材料的期限，逾期未补充的不再等待，补充后仍可受理。',
      'How long a review suggestion waits for what was asked for; then it rests until it is added to.',
    ),
  },
  'reviewSuggestion.transfer': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('审查建议移送期限', 'Passing on a review suggestion'),
    meaning: words(
      '不属于受理范围的审查建议移送有权机关并告知建议人的期限。',
      'Time to pass on a review suggestion that is out of scope, and to tell who made it.',
    ),
  },
  'reviewSuggestion.start': {
    type: 'duration',
    startEvents: ['registration'],
    ...words('启动审查期限', 'Starting the review'),
    meaning: words(
      '登记后启动审查，或者告知不启动审查及理由的期限。',
      'Time after registration to start the review, or to tell why it is not started.',
    ),
  },
  'reviewSuggestion.review': {
    type: 'duration',
    startEvents: ['reviewStarted'],
    ...words('审查建议研究期限', 'Review upon a suggestion'),
    meaning: words('启动审查后提出审查研究结论的期限。', 'Time to reach a result once the review has started.'),
  },
  'reviewSuggestion.review.extended': {
    type: 'duration',
    startEvents: ['reviewStarted'],
    ...words('审查建议延长后的研究期限', 'Review upon a suggestion, extended'),
    meaning: words('经批准延长的，自启动审查起的最长期限。', 'Longest time from the start of the review, once extended.'),
  },
  'reviewSuggestion.answer': {
    type: 'duration',
    startEvents: ['reviewEnded'],
    ...words('审查结果反馈期限', 'Telling the result of the review'),
    meaning: words('审查研究结束后向建议人反馈的期限。', 'Time to tell who made the suggestion what the review found.'),
  },
  'reviewSuggestion.retention': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('审查建议留存期限', 'Keeping a review suggestion'),
    meaning: words(
      '办结后留存个人信息和理由原文的期限，过后匿名化。',
      'How long personal data and the text are kept after the end; then only figures stay.',
    ),
  },
} as const satisfies RuleCatalogue;
