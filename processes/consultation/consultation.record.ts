import { z } from 'zod';
import { choice, day, files, line, paragraph, rows, whole } from '../../registers/fields.ts';
import { commentOutcomes, commentResults } from '../consulting.ts';

export const consultationKinds = ['regulation', 'decision', 'plan', 'legislationPlan', 'supervisionPlan', 'other'] as const;
/** The longest draft that is taken, in characters. */
export const mostText = 100_000;
export const mostPoints = 300;

/** What the office says to the comments on one article, or on the whole. */
export const Point = z.object({
  article: line(20).nullable(),
  summary: paragraph(1000),
  result: choice(commentResults),
  reason: paragraph(1000).nullable(),
});

/** How many comments on one article came to one result. */
export const Tally = z.object({ article: line(20).nullable(), result: choice(commentOutcomes), count: whole(0) });

/** A later last day, with its reason. */
export const Extension = z.object({ on: day(), untilOn: day(), reason: paragraph(500) });

/** 公开征求意见: a text on which everybody is asked, from the draft to what became of the comments. Days are legal days of the congress. */
export const Consultation = z.object({
  title: line(120),
  kind: choice(consultationKinds),
  explanation: paragraph(10_000),
  body: paragraph(mostText).nullable(),
  fileIds: files(10).nullable(),
  contact: line(200).nullable(),
  issuedOn: day().nullable(),
  untilOn: day().nullable(),
  shortReason: paragraph(500).nullable(),
  extensions: rows(Extension, 0, 10).nullable(),
  closedOn: day().nullable(),
  feedback: paragraph(10_000).nullable(),
  points: rows(Point, 0, mostPoints).nullable(),
  received: whole().nullable(),
  repeated: whole().nullable(),
  tallies: rows(Tally, 0, 2000).nullable(),
  answeredOn: day().nullable(),
  withdrawnOn: day().nullable(),
  withdrawReason: paragraph(500).nullable(),
});
export type Consultation = z.infer<typeof Consultation>;
