import { z } from 'zod';
import { choice, day, files, line, paragraph, personal, phone, ref, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';

export const liaisonKinds = ['workOpinion', 'openness', 'attendance', 'legalAdvice', 'other'] as const;
export const liaisonReturnGrounds = ['unclear', 'otherBody', 'asSuggestion', 'notItsWork'] as const;
export const sentBackGrounds = ['concreteCase', 'notOurs'] as const;
export const liaisonResults = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const;
/** Groups of units that take part: the supervisory commission, the courts, the procuratorate, organs under vertical management. */
export const liaisonGroups = ['supervisory', 'court', 'procuratorate', 'vertical'] as const;

/** 代表联络事项: what a deputy puts to one such body of the same congress, outside the handling of suggestions. */
export const LiaisonMatter = z.object({
  number: whole(1, 9_999_999).nullable(),
  title: line(80),
  kind: choice(liaisonKinds),
  unitId: ref('unit'),
  deputyId: ref('deputyship'),
  content: paragraph(5000),
  fileIds: files(10).nullable(),
  /** The deputy's own word that it is not about how one case is handled. */
  notConcreteCase: yes(),
  submittedOn: day(),
  returnGround: choice(liaisonReturnGrounds).nullable(),
  returnReason: paragraph(500).nullable(),
  refusalReason: paragraph(500).nullable(),
  forwardedOn: day().nullable(),
  forwardNote: paragraph(500).nullable(),
  sentBackGround: choice(sentBackGrounds).nullable(),
  sentBackReason: paragraph(500).nullable(),
  receivedOn: day().nullable(),
  contactName: personal(line(30)).nullable(),
  contactPhone: personal(phone()).nullable(),
  urgings: whole(0, 1000),
  answer: paragraph(5000).nullable(),
  answerFileIds: files(10).nullable(),
  answeredOn: day().nullable(),
  onTime: yes().nullable(),
  result: choice(liaisonResults).nullable(),
  resultNote: paragraph(1000).nullable(),
  evaluatedOn: day().nullable(),
  /** What was answered and thought of it the first time, where it was answered once again. */
  firstAnswer: paragraph(5000).nullable(),
  firstAnsweredOn: day().nullable(),
  firstResult: choice(liaisonResults).nullable(),
  againOn: day().nullable(),
  activityId: ref('activity').nullable(),
  withdrawReason: paragraph(500).nullable(),
  closeReason: paragraph(500).nullable(),
  closedOn: day().nullable(),
});
export type LiaisonMatter = z.infer<typeof LiaisonMatter>;

/** What it keeps, who is tied to it, its states. */
export const head = defineProcess({
  id: 'liaisonMatter',
  plural: 'liaison-matters',
  record: LiaisonMatter,
  groups: {
    number: 'text',
    title: 'text',
    kind: 'text',
    unitId: 'text',
    content: 'text',
    fileIds: 'text',
    notConcreteCase: 'text',
    submittedOn: 'text',
    forwardedOn: 'parties',
    forwardNote: 'parties',
    sentBackGround: 'parties',
    sentBackReason: 'parties',
    receivedOn: 'parties',
    contactName: 'parties',
    contactPhone: 'parties',
    urgings: 'parties',
    answer: 'text',
    answerFileIds: 'text',
    answeredOn: 'text',
    onTime: 'parties',
    result: 'evaluation',
    resultNote: 'evaluation',
    evaluatedOn: 'evaluation',
    firstAnswer: 'text',
    firstAnsweredOn: 'text',
    firstResult: 'evaluation',
    againOn: 'parties',
    withdrawReason: 'parties',
    closeReason: 'parties',
    closedOn: 'parties',
    deputyId: 'identity',
    returnGround: 'staff',
    returnReason: 'staff',
    refusalReason: 'staff',
    activityId: 'staff',
  },
  parties: { author: 'deputy', unit: 'unit' },
  states: {
    submitted: {},
    returned: {},
    forwarded: {},
    received: {},
    answered: {},
    closed: { final: true },
    refused: { final: true },
    withdrawn: { final: true },
  },
  reasons: ['notOwnSeat', 'unitGone', 'notLiaisonBody', 'answeredAlready', 'noteNeeded', 'activityGone', 'sameBody', 'answerOwed'],
});
