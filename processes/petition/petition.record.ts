import { z } from 'zod';
import {
  choice,
  confided,
  day,
  files,
  findable,
  line,
  paragraph,
  personal,
  phone,
  ref,
  refs,
  rows,
  whole,
  yes,
} from '../../registers/fields.ts';

export const petitionChannels = ['letter', 'visit', 'phone', 'email', 'opinion'] as const;
/** Ways by which the desk itself is reached; the other comes from a citizen's opinion. */
export const deskChannels = ['letter', 'visit', 'phone', 'email'] as const;
export const petitionKinds = ['appeal', 'proposal', 'accusation', 'judicial'] as const;
export const petitionRoutes = ['transfer', 'assign'] as const;
export const tellWays = ['inPerson', 'letter', 'phone', 'message', 'email', 'cannotBeReached'] as const;
export const petitionEndings = ['settled', 'lapsed', 'notAccepted', 'referred', 'reReviewed', 'withdrawn'] as const;
export const notAcceptedGrounds = ['judicialWay', 'othersDuty', 'alreadyDecided', 'unclear'] as const;
export const reviewOutcomes = ['upheld', 'changed', 'revoked'] as const;

/** What tells who petitioned. Encrypted, covered in lists, every reading noted; the same person is found again by keyed hashes. */
export const whose = {
  name: personal(findable(confided(line(30)))),
  phone: personal(findable(confided(phone()))),
  email: personal(findable(confided(z.email().max(100)))),
  address: personal(confided(line(200))),
} as const;

/** Somebody who speaks for many. */
export const Representative = z.object({ person: personal(confided(line(30))), reach: personal(confided(phone())).optional() });

/** One coming to the desk, by the day. */
export const Visit = z.object({ on: day(), people: whole(1, 10_000), said: confided(paragraph(1000)) });

/** 信访事项: one petition to the standing committee, from the register to what was decided. Dates are legal days of the congress. */
export const Petition = z.object({
  number: whole(1, 9_999_999).nullable(),
  title: confided(line(80)).nullable(),
  content: confided(paragraph(5000)).nullable(),
  fileIds: files(20).nullable(),
  channel: choice(petitionChannels),
  receivedOn: day(),
  place: personal(confided(line(200))).nullable(),
  district: line(40).nullable(),
  categoryId: ref('category').nullable(),
  people: whole(1, 100_000),
  representatives: rows(Representative, 0, 20).nullable(),
  name: whose.name.nullable(),
  phone: whose.phone.nullable(),
  email: whose.email.nullable(),
  address: whose.address.nullable(),
  /** The organ is not to learn who it was. */
  confidential: yes(),
  kind: choice(petitionKinds).nullable(),
  /** Against whom, in words and as organs of the register: none of these ever sees it. */
  accused: personal(confided(line(200))).nullable(),
  accusedUnitIds: refs('unit', 10).nullable(),
  classifiedOn: day().nullable(),
  toldOn: day().nullable(),
  toldWay: choice(tellWays).nullable(),
  route: choice(petitionRoutes).nullable(),
  unitId: ref('unit').nullable(),
  handReason: confided(paragraph(500)).nullable(),
  handedOn: day().nullable(),
  acceptedOn: day().nullable(),
  objection: confided(paragraph(500)).nullable(),
  objectedOn: day().nullable(),
  extendedOn: day().nullable(),
  extensionReason: confided(paragraph(500)).nullable(),
  urgings: whole(0, 1000),
  report: confided(paragraph(5000)).nullable(),
  reportFileIds: files().nullable(),
  reportedOn: day().nullable(),
  sentBackReason: confided(paragraph(500)).nullable(),
  answer: confided(paragraph(5000)).nullable(),
  answeredOn: day().nullable(),
  reviewAskedOn: day().nullable(),
  reviewGround: confided(paragraph(2000)).nullable(),
  reviewBody: line(100).nullable(),
  reviewOutcome: choice(reviewOutcomes).nullable(),
  reviewOpinion: confided(paragraph(5000)).nullable(),
  reviewedOn: day().nullable(),
  reReviewAskedOn: day().nullable(),
  reReviewGround: confided(paragraph(2000)).nullable(),
  reReviewBody: line(100).nullable(),
  reReviewOutcome: choice(reviewOutcomes).nullable(),
  reReviewOpinion: confided(paragraph(5000)).nullable(),
  reReviewedOn: day().nullable(),
  referredTo: line(100).nullable(),
  ending: choice(petitionEndings).nullable(),
  notAcceptedGround: choice(notAcceptedGrounds).nullable(),
  endReason: confided(paragraph(1000)).nullable(),
  visits: rows(Visit, 0, 100).nullable(),
  repeatOfId: ref('petition').nullable(),
  repeats: whole(0, 100_000),
  opinionId: ref('opinion').nullable(),
  topicId: ref('supervisionTopic').nullable(),
  suggestionId: ref('suggestion').nullable(),
  closedOn: day().nullable(),
  archivedOn: day().nullable(),
  erasedOn: day().nullable(),
});
export type Petition = z.infer<typeof Petition>;

/** Everything that tells what was said, by whom and against whom; what is counted stays. */
export const forgotten = {
  title: null,
  content: null,
  fileIds: null,
  place: null,
  representatives: null,
  name: null,
  phone: null,
  email: null,
  address: null,
  accused: null,
  accusedUnitIds: null,
  handReason: null,
  objection: null,
  extensionReason: null,
  report: null,
  reportFileIds: null,
  sentBackReason: null,
  answer: null,
  reviewGround: null,
  reviewOpinion: null,
  reReviewGround: null,
  reReviewOpinion: null,
  endReason: null,
  visits: null,
} as const;
