import { z } from 'zod';
import type { Objection } from '../engine/define.ts';
import { choice, line, paragraph, ref } from './fields.ts';
import { faultOfPlaces } from './reply-places.ts';
import { defineRegister } from './vocabulary.ts';

/** The wording blocks of a template, in the order in which they stand in a letter. */
export const replyBlocks = ['opening', 'done', 'planned', 'notAdopted', 'closing'] as const;
export type ReplyBlock = (typeof replyBlocks)[number];

type Blocks = { readonly [K in ReplyBlock]: string | null };
type Reason = 'unknownPlace' | 'looseBrace' | 'noBlock';

/** A template says something, and every place in it is one that a record can fill. */
function checkBlocks(row: Blocks): true | Objection<Reason> {
  for (const field of replyBlocks) {
    const fault = faultOfPlaces(row[field] ?? '');
    if (fault) return { reason: fault.reason, field, data: { place: fault.place } };
  }
  return replyBlocks.some((field) => row[field] != null) || { reason: 'noBlock', field: 'opening' };
}

/** 答复模板: wording that a unit, or the congress's office for all its units, keeps for replies of one class or of any. */
export const replyTemplate = defineRegister({
  id: 'replyTemplate',
  plural: 'reply-templates',
  record: z.object({
    name: line(40),
    /** Empty: the office's own, offered to every unit. */
    unitId: ref('unit').nullable(),
    /** Empty: for a reply of any class. */
    resultClass: choice(['A', 'B', 'C', 'D']).nullable(),
    opening: paragraph(3000).nullable(),
    done: paragraph(3000).nullable(),
    planned: paragraph(3000).nullable(),
    notAdopted: paragraph(3000).nullable(),
    closing: paragraph(3000).nullable(),
  }),
  groups: {
    name: 'public',
    unitId: 'public',
    resultClass: 'public',
    opening: 'text',
    done: 'text',
    planned: 'text',
    notAdopted: 'text',
    closing: 'text',
  },
  editors: ['deputyWorkOfficer', 'scOfficeClerk'],
  owner: { field: 'unitId', kind: 'unit', roles: ['unitClerk', 'unitHead'] },
  reach: [
    { who: 'deputyWorkOfficer', groups: ['public', 'text'] },
    { who: 'scOfficeClerk', groups: ['public', 'text'] },
    ...(['unitClerk', 'unitHead'] as const).map((who) => ({ who, groups: ['public', 'text'], where: { unitId: { set: false } } }) as const),
  ],
  list: {
    columns: ['name', 'resultClass', 'unitId', 'state'],
    filters: ['resultClass', 'unitId', 'state'],
    sorts: ['name', 'updatedAt'],
    search: ['name'],
    defaultSort: 'name',
  },
  identity: ['name', 'unitId'],
  reasons: ['unknownPlace', 'looseBrace', 'noBlock'],
  check: checkBlocks,
});
