import { forMembers } from '../../registers/members.ts';
import { head, keepers, office, offices, ownStaff, participants, recorder } from './activity.head.ts';
import { holding } from './activity.holding.ts';
import { inviting } from './activity.inviting.ts';

const unitPeople = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;

/** 履职活动: from the year's plan through invitation, sign-in and report to what the organs did about it. */
export const activity = head
  .withActions({ ...inviting, ...holding })
  .withDeadlines({
    notify: {
      from: ['active', 'postponed'],
      until: ['notified', 'signingUp', 'held', 'ended'],
      // What is entered after it took place was never to be announced.
      rule: (r) => (r.planId ? 'activity.notify' : null),
      start: (r) => r.startOn,
      warn: [5, 2],
      who: [...keepers],
    },
    feedBack: {
      from: ['handedOver'],
      until: ['organFeedback'],
      rule: () => 'activity.feedBack',
      start: (r) => r.handedOverOn ?? null,
      warn: [10, 3],
      who: [unitPeople],
      tell: [...offices],
    },
  })
  .withViews({
    reach: [
      ...forMembers,
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
      ...([...offices, 'chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) => ({ who, groups: ['public', 'parties', 'staff', 'identity'] }) as const,
      ),
      { who: ownStaff, groups: ['public', 'parties', 'staff', 'identity'] },
      { who: recorder, groups: ['public', 'parties', 'staff', 'identity'] },
      { who: participants, groups: ['public', 'parties'] },
      { who: unitPeople, groups: ['public', 'parties'] },
    ],
    keeper: office,
    turns: { reportDrafted: 'handOver', handedOver: 'feedBack', organFeedback: 'archive' },
    list: {
      columns: ['name', 'kind', 'startOn', 'endOn', 'place', 'organiser', 'delegationId', 'groupId', 'state'],
      filters: ['kind', 'delegationId', 'groupId', 'stationId', 'planId', 'partOfId', 'startOn', 'endOn', 'heldOn', 'state'],
      sorts: ['startOn', 'name', 'updatedAt'],
      search: ['name', 'place', 'organiser'],
      defaultSort: '-startOn',
    },
  });
