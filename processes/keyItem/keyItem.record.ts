import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, refs, rows, whole } from '../../registers/fields.ts';

export const leadKinds = ['standingCommittee', 'government', 'party'] as const;
export const followKinds = ['follow', 'counterpart'] as const;
export const letterKinds = ['urging', 'supervision'] as const;
export const outcomes = ['solved', 'progressing', 'unsolved'] as const;

/** 现场督办: one look at the matter on the spot. */
export const SiteVisit = z.object({ on: day(), place: line(100), attendees: line(300), findings: paragraph(3000) });
/** 督办会议纪要 */
export const Minutes = z.object({ on: day(), subject: line(100), text: paragraph(5000), fileIds: files().nullable() });
/** 催办单、督办单, with the unit's answer. */
export const Letter = z.object({
  no: whole(1, 999),
  kind: choice(letterKinds),
  unitId: ref('unit'),
  on: day(),
  text: paragraph(3000),
  answerBy: day(),
  answer: paragraph(3000).nullable(),
  answeredOn: day().nullable(),
});
/** What one unit reports on the way. */
export const UnitProgress = z.object({ on: day(), unitId: ref('unit').nullable(), text: paragraph(3000), fileIds: files().nullable() });

/** 重点督办建议: one matter, of one or several suggestions, led by somebody who answers for it. */
export const KeyItem = z.object({
  title: line(80),
  number: whole(1, 9999).nullable(),
  sessionId: ref('congressSession'),
  year: whole(1954, 2200),
  categoryId: ref('category').nullable(),
  suggestionIds: refs('suggestion', 20),
  unitIds: refs('unit', 50),
  ground: paragraph(1000),
  leadKind: choice(leadKinds),
  leader: line(40),
  committeeId: ref('committee').nullable(),
  followKind: choice(followKinds).nullable(),
  coordinator: line(40).nullable(),
  decision: line(100).nullable(),
  fixedOn: day().nullable(),
  declineReason: paragraph(1000).nullable(),
  plan: paragraph(5000).nullable(),
  planFileIds: files().nullable(),
  plannedOn: day().nullable(),
  finishBy: day().nullable(),
  visits: rows(SiteVisit).nullable(),
  minutes: rows(Minutes).nullable(),
  letters: rows(Letter).nullable(),
  answerBy: day().nullable(),
  progress: rows(UnitProgress, 0, 200).nullable(),
  outcome: choice(outcomes).nullable(),
  report: paragraph(10_000).nullable(),
  reportFileIds: files().nullable(),
  closedOn: day().nullable(),
  publishedOn: day().nullable(),
  liftReason: paragraph(1000).nullable(),
});
export type KeyItem = z.infer<typeof KeyItem>;
