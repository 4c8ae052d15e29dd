import { z } from 'zod';
import { choice, day, files, line, paragraph, refs, whole, yes } from '../../registers/fields.ts';
import { informationKinds } from '../../registers/information-kinds.ts';

export const audiences = ['all', 'chosen'] as const;
/** The most deputies that one piece of information is given to; the largest congress has about three thousand. */
export const mostAddressed = 5000;

/** Whom it is for besides everybody: whoever belongs to one of these, or is named. */
export const chosen = {
  delegationIds: refs('delegation', 100),
  groupIds: refs('deputyGroup', 100),
  fieldIds: refs('category', 20),
  deputyIds: refs('deputyship', 500),
} as const;

/** 通报: one piece of information given to deputies, with whom it is for and whether they are asked to confirm having read it. */
export const Information = z.object({
  title: line(80),
  kind: choice(informationKinds),
  source: line(60).nullable(),
  text: paragraph(20_000),
  fileIds: files(20).nullable(),
  audience: choice(audiences),
  delegationIds: chosen.delegationIds.nullable(),
  groupIds: chosen.groupIds.nullable(),
  fieldIds: chosen.fieldIds.nullable(),
  deputyIds: chosen.deputyIds.nullable(),
  asksReceipt: yes(),
  readBy: day().nullable(),
  issuedOn: day().nullable(),
  addressed: whole(0, mostAddressed).nullable(),
  remindedOn: day().nullable(),
  correction: paragraph(500).nullable(),
  correctedOn: day().nullable(),
  closedOn: day().nullable(),
  withdrawReason: paragraph(500).nullable(),
  withdrawnOn: day().nullable(),
});
export type Information = z.infer<typeof Information>;

/** What whoever writes it enters. */
export const Told = z.object({
  title: line(80),
  kind: choice(informationKinds),
  source: line(60).optional(),
  text: paragraph(20_000),
  fileIds: files(20).optional(),
  audience: choice(audiences),
  delegationIds: chosen.delegationIds.optional(),
  groupIds: chosen.groupIds.optional(),
  fieldIds: chosen.fieldIds.optional(),
  deputyIds: chosen.deputyIds.optional(),
  asksReceipt: yes(),
  readBy: day().optional(),
});
/** Whom an issued one is given to besides. */
export const More = z.object({
  delegationIds: chosen.delegationIds.optional(),
  groupIds: chosen.groupIds.optional(),
  fieldIds: chosen.fieldIds.optional(),
  deputyIds: chosen.deputyIds.optional(),
});
