import { z } from 'zod';
import { choice, day, files, line, paragraph, phone, ref, rows, whole, yes } from '../../registers/fields.ts';
import { adoptions, channels, contactForms, Measure, phases, Reply, ratings, roles } from './assignment.record.ts';

const ids = z.array(z.uuid()).max(300);

/** What a hand-over says of the assignment it starts. */
export const StartInput = z.object({
  suggestionId: z.uuid(),
  suggestionTitle: line(80),
  suggestionNumber: whole(1, 99_999).nullable(),
  sessionId: z.uuid(),
  confidential: yes(),
  level: whole(1, 2),
  role: choice(roles),
  unitId: z.uuid(),
  viaUnitId: z.uuid().nullable(),
  leadUnitId: z.uuid().nullable(),
  forUnits: rows(z.object({ unitId: z.uuid(), role: choice(roles) }), 0, 20).optional(),
  handedOverOn: day(),
  clockStartOn: day(),
  authorIds: ids,
  cosignerIds: ids,
  mergedAuthorIds: ids,
  delegationIds: ids,
  namedStaffIds: ids,
});

const Target = z.object({ unitId: ref('unit'), role: choice(['lead', 'co', 'separate']) });

export const NoInput = z.object({});
export const ReasonInput = z.object({ reason: paragraph(1000) });
/** A reminder to a unit; `again` sends a second one on the same day. */
export const UrgeInput = z.object({ note: paragraph(500).optional(), again: yes().optional() });
export const NoteInput = z.object({ note: paragraph(500).optional() });
export const DistributeInput = z.object({ units: rows(Target, 1, 20) });
export const ReturnInput = z.object({ reason: paragraph(1000), suggestedUnitId: ref('unit').optional() });
export const ReassignInput = z.object({
  unitId: ref('unit'),
  viaUnitId: ref('unit').nullable().optional(),
  note: paragraph(500).optional(),
});
export const PlanInput = z.object({
  personInCharge: line(30),
  personPhone: phone(),
  leaderInCharge: line(30),
  plan: paragraph(5000),
  measures: rows(Measure).optional(),
});
export const ContactInput = z.object({
  phase: choice(phases),
  on: day(),
  form: choice(contactForms),
  place: line(100).optional(),
  participants: line(300),
  deputies: line(200).optional(),
  opinions: paragraph(2000).optional(),
  response: paragraph(2000).optional(),
  fileIds: files().optional(),
});
export const ConfirmContactInput = z.object({ contactId: z.uuid().meta({ kind: 'contact' }) });
export const CoOpinionInput = z.object({ opinion: paragraph(5000), fileIds: files().optional() });
export const ExtensionInput = z.object({ reason: paragraph(1000), until: day() });
export const ReplyInput = z.object({
  ...Reply,
  doneItems: Reply.doneItems.optional(),
  plannedItems: Reply.plannedItems.optional(),
  notAdoptedItems: Reply.notAdoptedItems.optional(),
  replyFileIds: Reply.replyFileIds.optional(),
});
/** `docMark` is the unit's own mark (机关代字) that opens the document number. */
export const ApproveInput = z.object({ signatory: line(30), docMark: line(20) });
export const EvaluateInput = z.object({
  attitude: choice(ratings),
  result: choice(ratings),
  adoption: choice(adoptions).optional(),
  text: paragraph(2000).optional(),
  contactForm: choice(contactForms).optional(),
  personsMet: line(200).optional(),
  wantsRework: yes().optional(),
  channel: choice(channels),
});
export const TripartiteInput = z.object({
  on: day(),
  participants: line(500),
  record: paragraph(5000),
  outcome: choice(['settled', 'reworkAgain']),
});
export const AuthorsInput = z.object({ authorIds: ids });
export const NameHandlerInput = z.object({ accountId: z.uuid().meta({ kind: 'account' }) });
export const ChangeLeadInput = z.object({ unitId: z.uuid() });
export const PublishedInput = z.object({ on: day().nullable() });
