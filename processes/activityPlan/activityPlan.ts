import { z } from 'zod';
import { day, line, paragraph, whole } from '../../registers/fields.ts';
import { forMembers } from '../../registers/members.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundOf, offices } from '../office.ts';

/** The most activities of one plan that are published in one step; those that are out already are left alone. */
const mostAtOnce = 500;

const Entered = z.object({
  year: whole(1954, 2200),
  title: line(80),
  adoptedBy: line(60).optional(),
  adoptedOn: day().optional(),
  note: paragraph(3000).optional(),
});
const basis = '《代表法》第四十三条：常委会制定闭会期间代表活动年度计划';

/** 代表活动年度计划: the year's activities name it; publishing it makes them readable for everybody. */
export const activityPlan = defineProcess({
  id: 'activityPlan',
  plural: 'activity-plans',
  record: z.object({
    year: whole(1954, 2200),
    title: line(80),
    adoptedBy: line(60).nullable(),
    adoptedOn: day().nullable(),
    note: paragraph(3000).nullable(),
    publishedOn: day().nullable(),
    dropReason: line(200).nullable(),
  }),
  groups: {
    year: 'public',
    title: 'public',
    adoptedBy: 'public',
    adoptedOn: 'public',
    note: 'public',
    publishedOn: 'public',
    dropReason: 'staff',
  },
  parties: {},
  states: { draft: {}, published: {}, archived: { final: true }, dropped: { final: true } },
  reasons: ['nothingPlanned', 'hasActivities'],
})
  .withActions({
    create: { from: 'new', to: 'draft', by: [...offices], input: Entered, basis, patch: (c) => c.input },
    edit: { from: ['draft', 'published'], to: 'same', by: [...offices], input: Entered.partial(), basis, patch: (c) => c.input },
    publish: {
      from: ['draft', 'published'],
      to: 'published',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis,
      needs: (c) => [
        {
          records: 'activity',
          where: { planId: { in: [c.case.id] }, publishedOn: { set: false }, state: { not: ['ended', 'archived'] } },
          most: mostAtOnce,
        },
      ],
      check: (c) => c.case.state === 'published' || foundOf(c, 'activity').length > 0 || { reason: 'nothingPlanned' },
      patch: (c) => ({ publishedOn: c.record.publishedOn ?? c.today }),
      tells: (c) => foundOf(c, 'activity').map((a) => ({ process: 'activity', id: a.id, action: 'publish', input: {} }) as const),
      notices: (c) =>
        c.case.state === 'draft'
          ? [{ kind: 'published', to: ['chairperson', 'scMember', 'delegationStaff'] }]
          : [{ kind: 'extended', to: ['chairperson', 'scMember', 'delegationStaff'] }],
    },
    archive: { from: ['published'], to: 'archived', by: [...offices], input: z.object({}), confirm: true, basis },
    drop: {
      from: ['draft'],
      to: 'dropped',
      by: [...offices],
      input: z.object({ reason: line(200) }),
      confirm: true,
      basis,
      needs: (c) => [{ records: 'activity', where: { planId: { in: [c.case.id] }, state: { not: ['ended'] } }, most: 1 }],
      check: (c) => foundOf(c, 'activity').length === 0 || { reason: 'hasActivities' },
      patch: (c) => ({ dropReason: c.input.reason }),
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...offices.map((who) => ({ who, groups: ['public', 'staff'] }) as const),
      { who: 'chairperson', groups: ['public', 'staff'] },
      ...forMembers.map((r) => ({ ...r, where: { publishedOn: { set: true } } }) as const),
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
    ],
    turns: {},
    list: {
      columns: ['title', 'year', 'adoptedBy', 'adoptedOn', 'publishedOn', 'state'],
      filters: ['year', 'state', 'publishedOn'],
      sorts: ['year', 'updatedAt'],
      search: ['title'],
      defaultSort: '-year',
    },
  });
