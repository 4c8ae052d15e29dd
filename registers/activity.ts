import { z } from 'zod';
import { choice, day, line, paragraph, ref } from './fields.ts';
import { forMembers } from './members.ts';
import { checkSpan, spanReasons } from './row-checks.ts';
import { defineRegister } from './vocabulary.ts';

export const activityKinds = ['research', 'inspection', 'groupActivity', 'seminar', 'visit', 'receptionDay', 'other'] as const;

/** 履职活动: what deputies were brought together for, when and where; suggestions name the activities they came from. */
export const activity = defineRegister({
  id: 'activity',
  plural: 'activities',
  record: z.object({
    name: line(60),
    kind: choice(activityKinds),
    startOn: day(),
    endOn: day(),
    place: line(100).nullable(),
    organiser: line(60),
    /** Empty: of the whole congress, kept by its office. */
    delegationId: ref('delegation').nullable(),
    note: paragraph(2000).nullable(),
  }),
  groups: {
    name: 'public',
    kind: 'public',
    startOn: 'public',
    endOn: 'public',
    place: 'public',
    organiser: 'public',
    delegationId: 'public',
    note: 'public',
  },
  editors: ['deputyWorkOfficer'],
  owner: { field: 'delegationId', kind: 'delegation', roles: ['delegationStaff'] },
  reach: forMembers,
  list: {
    columns: ['name', 'kind', 'startOn', 'endOn', 'place', 'organiser', 'delegationId', 'state'],
    filters: ['kind', 'delegationId', 'startOn', 'endOn', 'state'],
    sorts: ['startOn', 'name', 'updatedAt'],
    search: ['name', 'place', 'organiser'],
    defaultSort: '-startOn',
  },
  identity: ['name', 'startOn'],
  reasons: spanReasons,
  check: checkSpan,
});
