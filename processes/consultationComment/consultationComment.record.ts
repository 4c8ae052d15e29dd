import { z } from 'zod';
import { choice, confided, day, findable, line, paragraph, personal, phone, ref } from '../../registers/fields.ts';
import { commentOutcomes } from '../consulting.ts';

export const commentChannels = ['web', 'deputy', 'outreachOffice', 'hearing', 'letter', 'visit', 'phone'] as const;
/** Ways by which the office writes down what came otherwise. */
export const notedChannels = ['outreachOffice', 'hearing', 'letter', 'visit', 'phone'] as const;
export const mostComment = 2000;

/** Who commented, where they said it. Encrypted, covered in lists, every reading noted. */
export const whose = {
  name: personal(confided(line(30))),
  phone: personal(confided(phone())),
  email: personal(confided(z.email().max(100))),
} as const;

/** 意见: what one person says to a text that is out for comments. Dates are legal days of the congress. */
export const ConsultationComment = z.object({
  consultationId: ref('consultation'),
  title: confided(line(60)).nullable(),
  article: line(20).nullable(),
  /** Found by, so that the same words are counted once. */
  content: confided(findable(paragraph(mostComment))).nullable(),
  channel: choice(commentChannels),
  deputyId: ref('deputyship').nullable(),
  ...{ name: whose.name.nullable(), phone: whose.phone.nullable(), email: whose.email.nullable() },
  consentOn: day().nullable(),
  consentVersion: line(20).nullable(),
  language: choice(['zh', 'en']),
  heldBy: line(60).nullable(),
  submittedOn: day(),
  /** The first comment with the same words on the same article, with which this one is counted once. */
  repeatOfId: ref('consultationComment').nullable(),
  /** What was decided, or why nothing was: it stays when the words are forgotten. */
  result: choice(commentOutcomes).nullable(),
  resultReason: confided(paragraph(1000)).nullable(),
  sortedOn: day().nullable(),
  refusalReason: confided(paragraph(500)).nullable(),
  erasedOn: day().nullable(),
  archivedOn: day().nullable(),
});
