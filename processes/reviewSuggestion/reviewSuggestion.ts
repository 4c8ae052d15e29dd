import { committees, desk, head } from './reviewSuggestion.head.ts';
import { intakeActions } from './reviewSuggestion.intake.ts';
import { reviewActions } from './reviewSuggestion.review.ts';

const known = ['text', 'parties', 'evaluation'] as const;

/** 审查建议: made in writing by anybody, completed, registered, passed on or reviewed, and answered. */
export const reviewSuggestion = head
  .withActions({ ...intakeActions, ...reviewActions })
  .withDeadlines({
    moderate: {
      from: ['held'],
      until: ['submitted', 'transferred', 'declined'],
      rule: () => 'opinion.moderate',
      start: (r) => r.submittedOn,
      warn: [1],
      who: [desk],
    },
    check: {
      from: ['submitted'],
      until: ['incomplete', 'registered', 'transferred'],
      rule: () => 'reviewSuggestion.check',
      start: (r) => r.completeOn,
      warn: [2],
      who: [desk],
    },
    completion: {
      from: ['incomplete'],
      until: ['submitted', 'registered', 'transferred', 'declined'],
      window: true,
      rule: () => 'reviewSuggestion.completion',
      start: (r) => r.missingOn,
      warn: [],
      who: [desk],
      expire: 'lapse',
    },
    transfer: {
      from: ['submitted'],
      until: ['incomplete', 'registered', 'transferred'],
      rule: () => 'reviewSuggestion.transfer',
      start: (r) => r.completeOn,
      warn: [3],
      who: [desk],
    },
    start: {
      from: ['registered'],
      until: ['underReview', 'declined', 'transferred'],
      rule: () => 'reviewSuggestion.start',
      start: (r) => r.registeredOn,
      warn: [3],
      who: [desk],
    },
    review: {
      from: ['underReview'],
      until: ['concluded'],
      rule: () => 'reviewSuggestion.review',
      start: (r) => r.startedOn,
      warn: [30, 10],
      who: [committees, desk],
      tell: ['chairperson'],
    },
    answer: {
      from: ['concluded'],
      until: ['answered'],
      rule: () => 'reviewSuggestion.answer',
      start: (r) => r.concludedOn,
      warn: [3],
      who: [desk],
    },
    retention: {
      from: ['answered', 'transferred', 'declined'],
      until: ['submitted'],
      window: true,
      rule: () => 'reviewSuggestion.retention',
      start: (r) => r.answeredOn,
      warn: [],
      who: [desk],
      expire: 'archive',
    },
  })
  .withViews({
    reach: [
      { who: desk, groups: [...known, 'identity', 'staff'] },
      // A committee reads what was sent to one, never what the office reviews by itself; leaders follow how it goes without the words.
      { who: committees, groups: [...known], where: { committeeId: { set: true } } },
      { who: 'chairperson', groups: ['parties', 'evaluation'], where: { registeredOn: { set: true } } },
      // The finding is told with the answer, not before.
      { who: 'citizen', groups: ['text', 'parties', 'identity'] },
    ],
    keeper: desk,
    turns: {
      held: 'release',
      submitted: 'register',
      incomplete: 'register',
      registered: 'assign',
      underReview: 'conclude',
      concluded: 'answer',
    },
    list: {
      columns: [
        'number',
        'title',
        'issuer',
        'superiorLaw',
        'state',
        'suggesterKind',
        'committeeId',
        'submittedOn',
        'finding',
        'answeredOn',
      ],
      filters: [
        'state',
        'issuer',
        'suggesterKind',
        'channel',
        'committeeId',
        'declineGround',
        'finding',
        'submittedOn',
        'registeredOn',
        'answeredOn',
      ],
      sorts: ['submittedOn', 'number', 'createdAt', 'updatedAt'],
      search: ['title', 'issuer', 'superiorLaw', 'reasons'],
      defaultSort: '-submittedOn',
    },
  });
