import { z } from 'zod';
import { choice, day, files, line, moment, paragraph, personal, ref, refs, whole, words, yes } from '../../registers/fields.ts';

export const stages = ['inSession', 'interSession'] as const;
export const kinds = ['suggestion', 'convertedBill'] as const;
export const authorKinds = ['deputy', 'delegation'] as const;
export const formationSources = ['research', 'inspection', 'groupActivity', 'seminarOrVisit', 'receivingVoters', 'other'] as const;
/** The sources that count as formed on the ground of study (调研基础上形成). */
export const researchedSources = ['research', 'inspection', 'groupActivity', 'seminarOrVisit'] as const;
export const natures = ['new', 'repeat', 'key'] as const;
export const publishConsents = ['full', 'summary', 'none'] as const;
export const secrecies = ['open', 'confidential'] as const;
export const inadmissibleKinds = [
  'private',
  'judicialCase',
  'forwardedLetter',
  'academicOrPromotion',
  'appealOrReport',
  'beyondCompetence',
  'severalMatters',
  'other',
] as const;
export const disposals = ['returned', 'reference', 'petition'] as const;
export const resultClasses = ['A', 'B', 'C', 'D'] as const;
export const ratings = ['satisfied', 'basicallySatisfied', 'dissatisfied', 'noStatement'] as const;
export const channels = ['platform', 'paper', 'phone'] as const;
export const unitRoles = ['lead', 'co', 'separate'] as const;

/** One unit asked to handle, and as what. */
export const UnitChoice = z.object({ unitId: ref('unit'), role: choice(unitRoles) });

/** A unit's answer to being proposed before the formal hand-over. */
export const ProposedUnit = UnitChoice.extend({
  answer: choice(['accepts', 'declines']).nullable(),
  note: line(300).nullable(),
});

/** What a deputy writes. */
export const drafting = {
  title: line(80),
  problem: paragraph(),
  analysis: paragraph().nullable(),
  proposal: paragraph(),
  keywords: words(8).nullable(),
  categoryId: ref('category').nullable(),
  formationSource: choice(formationSources).nullable(),
  formationNote: line(300).nullable(),
  activityIds: refs('activity', 20).nullable(),
  contact: personal(line(100).nullable()),
  wishedUnitIds: refs('unit', 10).nullable(),
  preConsultation: paragraph(1000).nullable(),
  preConsultationIds: refs('preConsultation', 10).nullable(),
  publishConsent: choice(publishConsents).nullable(),
  publishReason: line(200).nullable(),
  summary: paragraph(500).nullable(),
  secrecy: choice(secrecies).nullable(),
  secrecyReason: line(200).nullable(),
  urgent: yes().nullable(),
  fileIds: files().nullable(),
} as const;

/** 建议: every field a suggestion keeps. Dates are legal days of the congress. */
export const Suggestion = z.object({
  ...drafting,
  /** A draft may still lack them; a submitted suggestion has both. */
  problem: drafting.problem.nullable(),
  proposal: drafting.proposal.nullable(),
  number: whole(1, 99_999).nullable(),
  kind: choice(kinds),
  stage: choice(stages),
  sessionId: ref('congressSession'),
  nature: choice(natures).nullable(),
  authorKind: choice(authorKinds),
  leadDeputyId: ref('deputyship').nullable(),
  delegationId: ref('delegation').nullable(),
  channel: choice(channels),
  cosignCutoff: moment().nullable(),
  cosignNote: line(300).nullable(),
  submittedOn: day().nullable(),
  reviewNote: paragraph(1000).nullable(),
  returnReason: paragraph(1000).nullable(),
  inadmissibleKind: choice(inadmissibleKinds).nullable(),
  disposal: choice(disposals).nullable(),
  mergedIntoId: ref('suggestion').nullable(),
  mergedIds: refs('suggestion', 100).nullable(),
  billTitle: line(100).nullable(),
  billNumber: line(40).nullable(),
  registeredOn: day().nullable(),
  proposedUnits: z.array(ProposedUnit).max(20).meta({ kind: 'rows' }).nullable(),
  handedOverOn: day().nullable(),
  /** Units that must each answer the author: lead and separate handlers. */
  unitIds: refs('unit', 50).nullable(),
  leadUnitId: ref('unit').nullable(),
  handOverNote: paragraph(500).nullable(),
  repliedOn: day().nullable(),
  resultClass: choice(resultClasses).nullable(),
  attitude: choice(ratings).nullable(),
  result: choice(ratings).nullable(),
  firstResult: choice(ratings).nullable(),
  evaluationLapsed: yes().nullable(),
  concludedOn: day().nullable(),
  publishedOn: day().nullable(),
  withheldReason: line(200).nullable(),
  withdrawnOn: day().nullable(),
  withdrawReason: paragraph(500).nullable(),
  archivedOn: day().nullable(),
  /** The opinion of a citizen that a deputy made it of. */
  opinionId: ref('opinion').nullable(),
  /** The petition that the desk had a deputy make it of. */
  petitionId: ref('petition').nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;
