import { z } from 'zod';
import { activityKinds } from '../../registers/activity-kinds.ts';
import { account, choice, day, files, hour, line, open, paragraph, ref, refs, rows, whole, words } from '../../registers/fields.ts';

/** The most deputies that one activity takes; larger ones are held at several places. */
export const mostInvited = 600;
/** The most that one step invites. */
export const mostAtOnce = 200;
export const mostPhotos = 20;

/** What one organ did about the report that was handed over to it. */
export const Feedback = z.object({ unitId: ref('unit'), on: day(), text: paragraph(3000), fileIds: files(10).nullable() });

/** 履职活动: planned, held and reported. What is people's to enter comes first, what actions set after it. */
export const Activity = z.object({
  name: line(60),
  kind: choice(activityKinds),
  startOn: day(),
  endOn: day(),
  place: line(100).nullable(),
  organiser: line(60),
  /** Empty: of the whole congress, kept by its office. */
  delegationId: ref('delegation').nullable(),
  note: paragraph(2000).nullable(),
  timeFrom: open(hour()),
  planId: open(ref('activityPlan')),
  /** The activity that this is one place of, such as a meeting day held at many stations. */
  partOfId: open(ref('activity')),
  groupId: open(ref('deputyGroup')),
  stationId: open(ref('station')),
  fieldIds: open(refs('category', 10)),
  specialties: open(words(10)),
  capacity: open(whole(1, mostInvited)),
  answerBy: open(day()),
  /** Shows the code, signs in by hand and writes down what happened. */
  recorderId: open(account()),
  publishedOn: open(day()),
  notifiedOn: open(day()),
  stopReason: open(paragraph(500)),
  heldOn: open(day()),
  enterprises: open(whole(0, 1_000_000)),
  voters: open(whole(0, 10_000_000)),
  problems: open(whole(0, 1_000_000)),
  summary: open(paragraph(5000)),
  photoIds: open(files(mostPhotos)),
  findings: open(paragraph(10_000)),
  proposals: open(paragraph(10_000)),
  reportFileIds: open(files(10)),
  reportedOn: open(day()),
  unitIds: open(refs('unit', 20)),
  handOverNote: open(paragraph(2000)),
  handedOverOn: open(day()),
  feedbacks: open(rows(Feedback, 0, 20)),
  feedbackOn: open(day()),
  archivedOn: open(day()),
});
export type Activity = z.infer<typeof Activity>;
