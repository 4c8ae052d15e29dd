import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, whole, yes } from '../../registers/fields.ts';
import { performanceKinds } from '../../registers/performance-kinds.ts';

export const origins = ['automatic', 'self', 'office'] as const;

/** What a deed was: the part that whoever writes it down fills in. */
export const deed = {
  title: line(80),
  on: day(),
  place: line(100).nullable(),
  /** How long it took, how many people were met. */
  hours: whole(0, 1000).nullable(),
  people: whole(0, 100_000).nullable(),
  detail: paragraph(2000).nullable(),
};

/** 履职记录: one deed of one deputy. What was written by itself says where it comes from. */
export const Performance = z.object({
  ...deed,
  deputyId: ref('deputyship'),
  kind: choice(performanceKinds),
  fileIds: files(10).nullable(),
  origin: choice(origins),
  /** Whether anybody may read of it; else the public is told the number of such deeds only. */
  isOpen: yes(),
  ofSuggestionId: ref('suggestion').nullable(),
  activityId: ref('activity').nullable(),
  /** What it was written from, so that it is written once: source, record and seat. */
  sourceKey: line(140).nullable(),
  reportedOn: day().nullable(),
  confirmedOn: day().nullable(),
  sendBackReason: paragraph(500).nullable(),
  doubt: paragraph(1000).nullable(),
  doubtedOn: day().nullable(),
  answer: paragraph(1000).nullable(),
  answeredOn: day().nullable(),
  struckBy: choice(['office', 'source']).nullable(),
  strikeReason: paragraph(500).nullable(),
});
export type Performance = z.infer<typeof Performance>;
