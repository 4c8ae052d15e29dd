import { z } from 'zod';
import { choice, day, files, line, paragraph, phone, ref, rows, whole, yes } from '../../registers/fields.ts';

export const roles = ['relay', 'lead', 'co', 'separate'] as const;
export const resultClasses = ['A', 'B', 'C', 'D'] as const;
export const ratings = ['satisfied', 'basicallySatisfied', 'dissatisfied', 'noStatement'] as const;
export const adoptions = ['adopted', 'partlyAdopted', 'notForNow', 'notAdopted'] as const;
export const channels = ['platform', 'paper', 'phone'] as const;
export const phases = ['before', 'during', 'after'] as const;
export const contactForms = ['seminar', 'visit', 'phone', 'other', 'none'] as const;

/** One line of the list of measures (措施清单). */
export const Measure = z.object({ measure: line(200), dueOn: day().nullable().optional(), inCharge: line(40).nullable().optional() });

/** One entry of the contact register (三访: before, during and after handling). */
export const Contact = z.object({
  id: z.uuid(),
  phase: choice(phases),
  on: day(),
  form: choice(contactForms),
  place: line(100).nullable(),
  participants: line(300),
  deputies: line(200).nullable(),
  opinions: paragraph(2000).nullable(),
  response: paragraph(2000).nullable(),
  fileIds: files().nullable(),
  confirmedOn: day().nullable(),
});

/** 已落实、计划落实、未采纳事项 of a reply. */
export const DoneItem = z.object({ content: line(500) });
export const PlannedItem = z.object({
  content: line(500),
  measures: line(500),
  dueOn: day(),
  secondFeedbackOn: day().nullable().optional(),
});
export const NotAdoptedItem = z.object({ content: line(500), reason: line(500) });

/** One evaluation as given; the record's own rating fields hold the latest. */
export const EvaluationEntry = z.object({
  round: whole(1, 20),
  on: day(),
  attitude: choice(ratings),
  result: choice(ratings),
  adoption: choice(adoptions).nullable(),
  text: paragraph(2000).nullable(),
  contactForm: choice(contactForms).nullable(),
  personsMet: line(200).nullable(),
  wantsRework: yes().nullable(),
  channel: choice(channels),
});

export const Reply = {
  resultClass: choice(resultClasses),
  body: paragraph(20_000),
  doneItems: rows(DoneItem),
  plannedItems: rows(PlannedItem),
  notAdoptedItems: rows(NotAdoptedItem),
  replyContact: line(60),
  replyPhone: phone(),
  publishReply: yes(),
  replyFileIds: files(),
} as const;

/** A reply as issued; after rework there are several. */
export const IssuedReply = z.object({
  round: whole(1, 20),
  on: day(),
  docNumber: line(60).nullable(),
  signatory: line(30).nullable(),
  ...Reply,
  replyFileIds: Reply.replyFileIds.nullable(),
});

/** 承办: one unit's share in a suggestion. Dates are legal days of the congress. */
export const Assignment = z.object({
  suggestionId: ref('suggestion'),
  suggestionTitle: line(80),
  suggestionNumber: whole(1, 99_999).nullable(),
  sessionId: ref('congressSession'),
  confidential: yes(),
  level: whole(1, 2),
  role: choice(roles),
  unitId: ref('unit'),
  viaUnitId: ref('unit').nullable(),
  leadUnitId: ref('unit').nullable(),
  forUnits: rows(z.object({ unitId: ref('unit'), role: choice(roles) }), 0, 20).nullable(),
  handedOverOn: day(),
  clockStartOn: day(),
  signedInOn: day().nullable(),
  returnReason: paragraph(1000).nullable(),
  returnSuggestedUnitId: ref('unit').nullable(),
  returnRequestedOn: day().nullable(),
  returnDecision: paragraph(500).nullable(),
  personInCharge: line(30).nullable(),
  personPhone: phone().nullable(),
  leaderInCharge: line(30).nullable(),
  plan: paragraph(5000).nullable(),
  measures: rows(Measure).nullable(),
  contacts: rows(Contact).nullable(),
  coOpinion: paragraph(5000).nullable(),
  coOpinionOn: day().nullable(),
  coOpinionFileIds: files().nullable(),
  coOpinionRejection: paragraph(500).nullable(),
  extensionReason: paragraph(1000).nullable(),
  extensionUntil: day().nullable(),
  extensionDecision: paragraph(500).nullable(),
  extendedOn: day().nullable(),
  urgedOn: day().nullable(),
  urgedTimes: whole(0, 10_000).nullable(),
  disputeReason: paragraph(1000).nullable(),
  mediation: paragraph(1000).nullable(),
  resultClass: Reply.resultClass.nullable(),
  body: Reply.body.nullable(),
  doneItems: Reply.doneItems.nullable(),
  plannedItems: Reply.plannedItems.nullable(),
  notAdoptedItems: Reply.notAdoptedItems.nullable(),
  replyContact: Reply.replyContact.nullable(),
  replyPhone: Reply.replyPhone.nullable(),
  publishReply: Reply.publishReply.nullable(),
  replyFileIds: Reply.replyFileIds.nullable(),
  draftNote: paragraph(1000).nullable(),
  docNumber: line(60).nullable(),
  signatory: line(30).nullable(),
  signedOn: day().nullable(),
  checkedOn: day().nullable(),
  checkNote: paragraph(1000).nullable(),
  repliedOn: day().nullable(),
  replyDueOn: day().nullable(),
  onTime: yes().nullable(),
  replies: rows(IssuedReply).nullable(),
  publishedOn: day().nullable(),
  round: whole(1, 20),
  attitude: choice(ratings).nullable(),
  result: choice(ratings).nullable(),
  firstResult: choice(ratings).nullable(),
  adoption: choice(adoptions).nullable(),
  evaluatedOn: day().nullable(),
  evaluations: rows(EvaluationEntry).nullable(),
  reworkReason: paragraph(1000).nullable(),
  reworkOrderedOn: day().nullable(),
  tripartiteOn: day().nullable(),
  tripartiteRecord: paragraph(5000).nullable(),
  tripartiteParticipants: line(500).nullable(),
  concludedOn: day().nullable(),
  cancelReason: paragraph(1000).nullable(),
});
export type Assignment = z.infer<typeof Assignment>;
