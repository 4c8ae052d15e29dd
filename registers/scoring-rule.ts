import { z } from 'zod';
import type { Objection } from '../engine/define.ts';
import { choice, day, line, paragraph, ref, rows, whole } from './fields.ts';
import { performanceKinds } from './performance-kinds.ts';
import { defineRegister } from './vocabulary.ts';

/** Points for one kind of deed: each time, or each hour; at most `most` a year. */
export const ScoringLine = z.object({
  deed: choice(performanceKinds),
  points: whole(-100, 100),
  per: choice(['time', 'hour']),
  most: whole(0, 1000).nullable(),
});
/** What a sum is called from `from` points on. */
export const ScoringBand = z.object({ name: line(20), from: whole(-1000, 10_000) });

/**
 * 履职计分规则: a congress's own practice, one version after another; none is kept at first, and then nothing is scored. Points are shown
 * line by line with the records they come from, and nothing follows from them by itself.
 */
export const scoringRule = defineRegister({
  id: 'scoringRule',
  plural: 'scoring-rules',
  record: z.object({
    name: line(60),
    termId: ref('term'),
    versionNo: whole(1, 1000),
    effectiveFrom: day(),
    lines: rows(ScoringLine, 1, 60),
    bands: rows(ScoringBand, 0, 10),
    source: line(200),
    note: paragraph(1000).nullable(),
  }),
  groups: {
    name: 'public',
    termId: 'public',
    versionNo: 'public',
    effectiveFrom: 'public',
    lines: 'public',
    bands: 'public',
    source: 'public',
    note: 'public',
  },
  editors: ['deputyWorkOfficer'],
  reach: (['deputy', 'delegationHead', 'delegationStaff', 'chairperson', 'scMember', 'scOfficeClerk', 'deputyWorkOfficer'] as const).map(
    (who) => ({ who, groups: ['public'] as const }),
  ),
  list: {
    columns: ['name', 'termId', 'versionNo', 'effectiveFrom', 'source', 'state'],
    filters: ['termId', 'state'],
    sorts: ['versionNo', 'effectiveFrom'],
    defaultSort: '-effectiveFrom',
  },
  identity: ['termId', 'versionNo'],
  reasons: ['deedTwice', 'bandsNotRising'],
  check: checkRule,
});

/** Each kind of deed once; bands from the lowest up. */
function checkRule(row: {
  readonly lines: readonly z.infer<typeof ScoringLine>[];
  readonly bands: readonly z.infer<typeof ScoringBand>[];
}): true | Objection<'deedTwice' | 'bandsNotRising'> {
  if (new Set(row.lines.map((l) => l.deed)).size < row.lines.length) return { reason: 'deedTwice', field: 'lines' };
  const isRising = row.bands.every((b, i) => i === 0 || b.from > (row.bands[i - 1]?.from ?? 0));
  return isRising || { reason: 'bandsNotRising', field: 'bands' };
}
