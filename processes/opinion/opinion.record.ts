import { z } from 'zod';
import { choice, confided, day, files, line, paragraph, personal, phone, ref, rows, whole, yes } from '../../registers/fields.ts';

export const opinionChannels = [
  'deputyCode',
  'stationCode',
  'activityCode',
  'web',
  'otherApp',
  'table',
  'letter',
  'visit',
  'phone',
] as const;
/** Ways by which somebody of the congress writes down what they were told. */
export const recordedChannels = ['table', 'letter', 'visit', 'phone'] as const;
export const grades = ['ordinary', 'important', 'urgent'] as const;
export const verifications = ['none', 'phone', 'email'] as const;
export const routeKinds = ['street', 'governmentPlatform', 'department', 'congressBody'] as const;
export const refusalGrounds = ['outsideScope', 'judicialCase', 'accusation', 'unclear', 'contentRules', 'settledBefore'] as const;
export const opinionRatings = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const;
export const escalationGrounds = ['dissatisfied', 'overdue', 'important'] as const;
export const conversions = [
  'suggestion',
  'supervisionTopic',
  'legislativeOpinion',
  'livelihoodLead',
  'reviewSuggestion',
  'petition',
] as const;
export const outsideStatuses = ['open', 'closed'] as const;
export const mostPhotos = 6;

/** Something added after the opinion was made, by the citizen or in answer to them. */
export const Remark = z.object({ on: day(), by: choice(['citizen', 'staff']), text: confided(paragraph(1000)) });

/** What tells who spoke, and where it is. Encrypted, covered in lists, every reading noted. */
export const whose = {
  name: personal(confided(line(30))),
  phone: personal(confided(phone())),
  email: personal(confided(z.email().max(100))),
} as const;

/** 民意: one thing somebody had to say, from the telling to what became of it. Dates are legal days of the congress. */
export const Opinion = z.object({
  number: whole(1, 9_999_999).nullable(),
  title: confided(line(60)).nullable(),
  content: confided(paragraph(2000)).nullable(),
  fileIds: files(mostPhotos).nullable(),
  place: personal(confided(line(200))).nullable(),
  district: line(40).nullable(),
  categoryId: ref('category').nullable(),
  grade: choice(grades).nullable(),
  channel: choice(opinionChannels),
  codeId: ref('deputyCode').nullable(),
  deputyId: ref('deputyship').nullable(),
  stationId: ref('station').nullable(),
  activityId: ref('activity').nullable(),
  /** The reception day at which it was told. */
  receptionId: ref('reception').nullable(),
  name: whose.name.nullable(),
  phone: whose.phone.nullable(),
  email: whose.email.nullable(),
  verified: choice(verifications),
  anonymous: yes(),
  consentOn: day().nullable(),
  consentVersion: line(20).nullable(),
  language: choice(['zh', 'en']),
  heldBy: line(60).nullable(),
  original: confided(paragraph(2000)).nullable(),
  moderationReason: confided(line(200)).nullable(),
  submittedOn: day(),
  receivedOn: day().nullable(),
  routeKind: choice(routeKinds).nullable(),
  unitId: ref('unit').nullable(),
  routeReason: confided(paragraph(500)).nullable(),
  routedOn: day().nullable(),
  acceptedOn: day().nullable(),
  complex: yes().nullable(),
  returnReason: confided(paragraph(500)).nullable(),
  answer: confided(paragraph(3000)).nullable(),
  measures: confided(paragraph(2000)).nullable(),
  answerFileIds: files().nullable(),
  answeredOn: day().nullable(),
  feedback: confided(paragraph(2000)).nullable(),
  fedBackOn: day().nullable(),
  rating: choice(opinionRatings).nullable(),
  firstRating: choice(opinionRatings).nullable(),
  ratingText: confided(paragraph(1000)).nullable(),
  ratedOn: day().nullable(),
  ratingLapsed: yes().nullable(),
  remarks: rows(Remark, 0, 20).nullable(),
  refusalGround: choice(refusalGrounds).nullable(),
  refusalReason: confided(paragraph(500)).nullable(),
  escalatedOn: day().nullable(),
  escalationGround: choice(escalationGrounds).nullable(),
  urgings: whole(0, 1000),
  /** The platform outside that deals with it, and what it says. */
  outsideName: line(60).nullable(),
  outsideOn: day().nullable(),
  outsideNumber: line(100).nullable(),
  outsideStatus: choice(outsideStatuses).nullable(),
  outsideNotes: confided(paragraph(2000)).nullable(),
  convertedTo: choice(conversions).nullable(),
  convertedOn: day().nullable(),
  suggestionId: ref('suggestion').nullable(),
  petitionId: ref('petition').nullable(),
  topicId: ref('supervisionTopic').nullable(),
  /** Where the matter is kept that it became, when that is not in this system. */
  convertedNote: confided(line(200)).nullable(),
  mergedIntoId: ref('opinion').nullable(),
  mergedCount: whole(0, 100_000),
  closedOn: day().nullable(),
  archivedOn: day().nullable(),
  erasedOn: day().nullable(),
});
export type Opinion = z.infer<typeof Opinion>;
