import { conversionActions } from './opinion.conversion.ts';
import { handlingActions } from './opinion.handling.ts';
import { head } from './opinion.head.ts';
import { intakeActions } from './opinion.intake.ts';
import { addressed, deputy, keepers, moderators, office, unit } from './opinion.people.ts';
import { ratingActions } from './opinion.rating.ts';

const whole = ['text', 'parties', 'identity', 'evaluation', 'staff'] as const;

/** 民意: told by anybody, received by a deputy or a station, answered, fed back in plain words, rated by who told it. */
export const opinion = head
  .withActions({ ...intakeActions, ...handlingActions, ...conversionActions, ...ratingActions })
  .withDeadlines({
    moderate: {
      from: ['held'],
      until: ['submitted', 'refused'],
      rule: () => 'opinion.moderate',
      start: (r) => r.submittedOn,
      warn: [1],
      who: [...moderators],
    },
    receive: {
      from: ['submitted'],
      until: ['received', 'merged', 'refused'],
      rule: () => 'opinion.receive',
      start: (r) => r.submittedOn,
      warn: [1],
      who: [...addressed],
      tell: [office],
    },
    decide: {
      from: ['received'],
      until: ['answeredByDeputy', 'routed', 'converted', 'answered', 'refused', 'merged'],
      rule: () => 'opinion.decide',
      warn: [2],
      who: [...addressed],
      tell: [office],
    },
    answer: {
      from: ['routed'],
      until: ['answered', 'received', 'escalated', 'converted'],
      rule: () => 'opinion.answer',
      start: (r) => r.routedOn,
      warn: [5, 2],
      who: [unit],
      expire: 'escalateOverdue',
    },
    feedBack: {
      from: ['answered'],
      until: ['fedBack', 'escalated', 'converted'],
      rule: () => 'opinion.feedBack',
      start: (r) => r.answeredOn,
      warn: [1],
      who: [...addressed],
      tell: [office],
    },
    rate: {
      from: ['answeredByDeputy', 'fedBack'],
      until: ['rated', 'escalated', 'closed'],
      window: true,
      rule: () => 'opinion.rate',
      start: (r) => r.fedBackOn,
      warn: [],
      who: [...addressed],
      expire: 'lapse',
    },
    supervise: {
      from: ['escalated'],
      until: ['routed', 'answered', 'fedBack', 'converted'],
      rule: () => 'opinion.supervise',
      start: (r) => r.escalatedOn,
      warn: [3],
      who: [office],
      tell: ['chairperson'],
    },
    close: {
      from: ['rated', 'refused'],
      until: ['closed', 'escalated'],
      window: true,
      rule: () => 'opinion.close',
      warn: [],
      who: [office],
      expire: 'close',
    },
    retention: {
      from: ['closed'],
      until: [],
      window: true,
      rule: () => 'opinion.retention',
      start: (r) => r.closedOn,
      warn: [],
      who: [office],
      expire: 'archive',
    },
  })
  .withViews({
    reach: [
      { who: office, groups: [...whole, 'sealed'] },
      { who: 'scOfficeClerk', groups: ['text', 'parties', 'evaluation', 'staff'] },
      { who: 'chairperson', groups: ['text', 'parties', 'evaluation'] },
      { who: deputy, groups: ['text', 'parties', 'identity', 'evaluation'], where: { state: { not: ['held'] } } },
      { who: keepers, groups: [...whole] },
      { who: { party: 'recorder' }, groups: ['text', 'parties', 'identity', 'evaluation'] },
      { who: unit, groups: ['text', 'parties'], where: { state: { not: ['held'] } } },
      // Who it was only where they agreed to that, and only while the unit is at it.
      {
        who: unit,
        groups: ['identity'],
        where: { anonymous: { in: [false] }, state: { in: ['routed', 'inProgress', 'escalated', 'answered'] } },
      },
      { who: 'citizen', groups: ['text', 'parties', 'identity', 'evaluation'] },
    ],
    keeper: office,
    turns: {
      held: 'release',
      submitted: 'receive',
      received: 'route',
      routed: 'accept',
      inProgress: 'answer',
      answered: 'feedBack',
      escalated: 'urge',
    },
    list: {
      columns: ['number', 'title', 'state', 'grade', 'categoryId', 'district', 'channel', 'deputyId', 'unitId', 'submittedOn', 'rating'],
      filters: [
        'state',
        'grade',
        'categoryId',
        'district',
        'channel',
        'deputyId',
        'stationId',
        'activityId',
        'receptionId',
        'unitId',
        'rating',
        'convertedTo',
        'escalationGround',
        'mergedIntoId',
        'submittedOn',
        'closedOn',
      ],
      sorts: ['submittedOn', 'number', 'createdAt', 'updatedAt'],
      search: ['title', 'content'],
      searchInOrder: true,
      defaultSort: '-submittedOn',
    },
  });
