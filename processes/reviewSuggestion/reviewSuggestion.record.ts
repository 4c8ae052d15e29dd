import { z } from 'zod';
import { choice, confided, day, line, paragraph, personal, phone, ref, rows, whole } from '../../registers/fields.ts';

export const suggesterKinds = ['citizen', 'enterprise', 'socialOrganisation', 'institution', 'otherOrgan'] as const;
export const reviewChannels = ['web', 'letter', 'visit', 'email'] as const;
/** Ways by which the office writes down what came otherwise. */
export const deskChannels = ['letter', 'visit', 'email'] as const;
/** Grounds on which the office does not start; the clock knows one more. */
export const deskGrounds = ['amended', 'organAgreed', 'reviewedBefore', 'unfounded', 'other'] as const;
export const declineGrounds = [...deskGrounds, 'notCompleted'] as const;
/** Ways by which a person without the private address may ask to be forgotten. */
export const askedBy = ['letter', 'visit', 'phone', 'email'] as const;
export const findings = ['noProblem', 'corrected', 'opinionIssued', 'reminded', 'toStandingCommittee'] as const;
export const mostReasons = 5000;
export const mostSupplements = 10;

/** What tells which document it is. Anything may be typed into the longer ones, so all but the organ lie in the vault. */
export const document = {
  title: confided(line(120)),
  docNumber: confided(line(60)),
  issuer: line(80),
  articles: confided(line(200)),
  superiorLaw: confided(line(300)),
} as const;

/** Who suggests it and how they are reached. Encrypted, covered in lists, every reading noted; the issuing organ never sees it. */
export const whose = {
  name: personal(confided(line(60))),
  phone: personal(confided(phone())),
  email: personal(confided(z.email().max(100))),
  address: personal(confided(line(200))),
} as const;

/** What was added after the suggestion was made. */
export const Supplement = z.object({ on: day(), text: confided(paragraph(2000)) });

/** 审查建议: that a normative document be looked at, because it is believed to contradict a superior law. */
export const ReviewSuggestion = z.object({
  number: whole(1, 9_999_999).nullable(),
  title: document.title.nullable(),
  docNumber: document.docNumber.nullable(),
  issuer: document.issuer,
  articles: document.articles.nullable(),
  superiorLaw: document.superiorLaw.nullable(),
  reasons: confided(paragraph(mostReasons)).nullable(),
  supplements: rows(Supplement, 0, mostSupplements).nullable(),
  suggesterKind: choice(suggesterKinds),
  name: whose.name.nullable(),
  phone: whose.phone.nullable(),
  email: whose.email.nullable(),
  address: whose.address.nullable(),
  channel: choice(reviewChannels),
  consentOn: day().nullable(),
  consentVersion: line(20).nullable(),
  language: choice(['zh', 'en']),
  heldBy: line(60).nullable(),
  submittedOn: day(),
  /** The day it became complete as far as the suggester is concerned; limits run from here. */
  completeOn: day(),
  missing: confided(paragraph(500)).nullable(),
  missingOn: day().nullable(),
  registeredOn: day().nullable(),
  transferredTo: line(80).nullable(),
  declineGround: choice(declineGrounds).nullable(),
  committeeId: ref('committee').nullable(),
  startedOn: day().nullable(),
  extendedOn: day().nullable(),
  extensionReason: paragraph(500).nullable(),
  finding: choice(findings).nullable(),
  result: paragraph(3000).nullable(),
  concludedOn: day().nullable(),
  /** What whoever suggested it is told in the end: the answer, or why it was passed on or not started. */
  answer: confided(paragraph(3000)).nullable(),
  answeredOn: day().nullable(),
  archivedOn: day().nullable(),
  erasedOn: day().nullable(),
});
export type ReviewSuggestion = z.infer<typeof ReviewSuggestion>;
