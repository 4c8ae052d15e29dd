import { endingActions } from './petition.ending.ts';
import { handlingActions } from './petition.handling.ts';
import { head } from './petition.head.ts';
import { intakeActions } from './petition.intake.ts';
import { keepingActions } from './petition.keeping.ts';
import { desk, unit } from './petition.people.ts';

/** 信访: registered, classified, passed on or assigned, reported, answered, reviewed where the petitioner asks. */
export const petition = head
  .withActions({ ...intakeActions, ...handlingActions, ...endingActions, ...keepingActions })
  .withDeadlines({
    tell: {
      from: ['registered'],
      until: ['referred', 'closed'],
      metBy: ['tellReceipt'],
      rule: () => 'petition.tell',
      start: (r) => r.receivedOn,
      warn: [5, 2],
      who: [desk],
    },
    object: {
      from: ['transferred', 'assigned'],
      until: ['organReported', 'classified', 'closed'],
      metBy: ['accept', 'object'],
      // Sent back for another report it has been accepted long since.
      rule: (r) => (r.acceptedOn === null ? 'petition.object' : null),
      start: (r) => r.handedOn,
      warn: [2],
      who: [unit],
      tell: [desk],
    },
    decide: {
      from: ['classified', 'transferred', 'assigned'],
      until: ['answered', 'referred', 'closed'],
      rule: (r) => (r.kind === 'appeal' ? (r.extendedOn === null ? 'petition.decide' : 'petition.decide.extended') : null),
      start: (r) => r.acceptedOn ?? r.classifiedOn,
      warn: [15, 5],
      who: [unit, desk],
    },
    report: {
      from: ['transferred', 'assigned'],
      until: ['organReported', 'classified', 'closed'],
      rule: (r) => (r.kind === 'appeal' ? null : 'petition.report'),
      start: (r) => r.handedOn,
      warn: [15, 5],
      who: [unit],
      tell: [desk],
    },
    askReview: {
      from: ['answered'],
      until: ['review', 'closed'],
      window: true,
      rule: () => 'petition.review.ask',
      start: (r) => r.answeredOn,
      warn: [],
      who: [desk],
      expire: 'lapse',
    },
    review: {
      from: ['review'],
      until: ['reviewed'],
      rule: () => 'petition.review',
      start: (r) => r.reviewAskedOn,
      warn: [10, 3],
      who: [desk],
    },
    askReReview: {
      from: ['reviewed'],
      until: ['reReview', 'closed'],
      window: true,
      rule: () => 'petition.reReview.ask',
      start: (r) => r.reviewedOn,
      warn: [],
      who: [desk],
      expire: 'lapse',
    },
    reReview: {
      from: ['reReview'],
      until: ['closed'],
      rule: () => 'petition.reReview',
      start: (r) => r.reReviewAskedOn,
      warn: [10, 3],
      who: [desk],
    },
    retention: {
      from: ['closed'],
      until: ['classified'],
      window: true,
      rule: () => 'petition.retention',
      start: (r) => r.closedOn,
      warn: [],
      who: [desk],
      expire: 'archive',
    },
  })
  .withViews({
    reach: [
      { who: desk, groups: ['text', 'parties', 'identity', 'evaluation', 'staff', 'sealed'] },
      { who: 'chairperson', groups: ['text', 'parties'] },
      { who: unit, groups: ['text', 'parties'] },
      // Whose matter it is, only where it must be settled with them, and never whose accusation it is.
      {
        who: unit,
        groups: ['identity'],
        where: {
          confidential: { in: [false] },
          kind: { in: ['appeal', 'proposal'] },
          state: { in: ['transferred', 'assigned', 'organReported', 'answered', 'review', 'reviewed', 'reReview'] },
        },
      },
    ],
    keeper: desk,
    turns: {
      registered: 'classify',
      classified: 'assign',
      transferred: 'report',
      assigned: 'report',
      organReported: 'answer',
      review: 'decideReview',
      reReview: 'decideReReview',
      referred: 'tellReferral',
    },
    list: {
      columns: ['number', 'title', 'state', 'kind', 'channel', 'categoryId', 'district', 'unitId', 'people', 'receivedOn', 'name'],
      filters: [
        'state',
        'kind',
        'channel',
        'categoryId',
        'district',
        'unitId',
        'route',
        'ending',
        'topicId',
        'repeatOfId',
        'people',
        'receivedOn',
        'answeredOn',
        'closedOn',
      ],
      sorts: ['receivedOn', 'number', 'people', 'createdAt', 'updatedAt'],
      search: ['title', 'content'],
      searchInOrder: true,
      defaultSort: '-receivedOn',
    },
  });
