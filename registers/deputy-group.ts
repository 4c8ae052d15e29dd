import { z } from 'zod';
import type { Objection } from '../engine/define.ts';
import { choice, day, line, paragraph, ref, refs, whole } from './fields.ts';
import { forEverybody } from './members.ts';
import { growRegister } from './vocabulary.ts';

/** 代表小组, 专业代表小组, 代表联系组, 中心组, and lists kept for a purpose. */
export const groupKinds = ['area', 'professional', 'liaison', 'central', 'list'] as const;

/** A set of deputies who work together between sessions, or a list of them kept for a purpose; `convenerId` leads it. */
export const deputyGroup = growRegister({
  id: 'deputyGroup',
  plural: 'deputy-groups',
  record: z.object({
    code: line(20),
    name: line(40),
    kind: choice(groupKinds),
    termId: ref('term'),
    delegationId: ref('delegation').nullable(),
    convenerId: ref('deputyship').nullable(),
    viceConvenerId: ref('deputyship').nullable(),
    memberIds: refs('deputyship', 1000),
    fieldIds: refs('category', 10),
    purpose: paragraph(500).nullable(),
    formedOn: day().nullable(),
    sortNo: whole(0, 100_000),
  }),
  groups: {
    code: 'public',
    name: 'public',
    kind: 'public',
    termId: 'public',
    delegationId: 'public',
    convenerId: 'public',
    viceConvenerId: 'public',
    memberIds: 'public',
    fieldIds: 'public',
    purpose: 'public',
    formedOn: 'public',
    sortNo: 'public',
  },
  editors: ['deputyWorkOfficer'],
  owner: { field: 'delegationId', kind: 'delegation', roles: ['delegationStaff'] },
  identity: ['code'],
  states: {},
  parties: { convener: 'deputy' },
  ties: (c) => {
    const before = convenersOf(c.record);
    const after = convenersOf({ ...c.record, ...c.input });
    return [
      ...before.filter((id) => !after.includes(id)).map((subject) => ({ party: 'convener', subject, status: 'ended' }) as const),
      ...after.filter((id) => !before.includes(id)).map((subject) => ({ party: 'convener', subject, status: 'active' }) as const),
    ];
  },
  reasons: ['convenerNoMember', 'sameConvenerTwice', 'tooFewMembers', 'memberTwice'],
  check: checkGroup,
})
  .withActions({})
  .withDeadlines({})
  .withViews({
    reach: [
      ...forEverybody,
      ...(['deputyWorkOfficer', 'scOfficeClerk'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
    ],
    turns: {},
    list: {
      columns: ['code', 'name', 'kind', 'convenerId', 'delegationId', 'termId', 'state'],
      filters: ['kind', 'delegationId', 'termId', 'memberIds', 'convenerId', 'state'],
      sorts: ['sortNo', 'name', 'code'],
      search: ['name', 'purpose'],
      defaultSort: 'sortNo',
    },
  });

interface Group {
  readonly kind: (typeof groupKinds)[number];
  readonly convenerId: string | null;
  readonly viceConvenerId: string | null;
  readonly memberIds: readonly string[];
}

const convenersOf = (row: { readonly convenerId?: string | null; readonly viceConvenerId?: string | null }): string[] =>
  [...new Set([row.convenerId, row.viceConvenerId])].filter((id) => typeof id === 'string');

/** Three or more form a group; whoever convenes it belongs to it. A list may have any number and no convener. */
function checkGroup(row: Group): true | Objection<'convenerNoMember' | 'sameConvenerTwice' | 'tooFewMembers' | 'memberTwice'> {
  if (new Set(row.memberIds).size < row.memberIds.length) return { reason: 'memberTwice', field: 'memberIds' };
  if (row.kind !== 'list' && row.memberIds.length < 3) return { reason: 'tooFewMembers', field: 'memberIds' };
  for (const field of ['convenerId', 'viceConvenerId'] as const) {
    const id = row[field];
    if (id && !row.memberIds.includes(id)) return { reason: 'convenerNoMember', field };
  }
  if (row.convenerId && row.convenerId === row.viceConvenerId) return { reason: 'sameConvenerTwice', field: 'viceConvenerId' };
  return true;
}
