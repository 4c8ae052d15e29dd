import { z } from 'zod';
import { choice, day, line, paragraph, ref, refs, rows, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { offices, seenByCongress } from '../office.ts';
import { grades, type PassRule, passes, totalsHash, type UnitCount, unitCounts } from './assessment.count.ts';

export const modes = ['electronic', 'paper'] as const;

const Counted = z.object({
  unitId: ref('unit'),
  satisfied: whole(0, 10_000),
  basicallySatisfied: whole(0, 10_000),
  dissatisfied: whole(0, 10_000),
  notPressed: whole(0, 10_000),
  invalid: whole(0, 10_000),
});
/** One unit's totals and whether it passed. */
export const UnitResult = Counted.extend({ passed: yes() });

/** What was in the box when it was opened. */
const Box = z.object({
  voted: z.int(),
  counts: z.array(z.object({ unitId: z.string(), grade: z.enum(grades), count: z.int() })),
});

/** 满意度测评: standing committee members grade units in secret; only counts are kept. */
export const Assessment = z.object({
  title: line(80),
  sessionId: ref('congressSession'),
  year: whole(1954, 2200),
  subject: paragraph(1000),
  unitIds: refs('unit', 200),
  mode: choice(modes),
  meeting: line(80).nullable(),
  members: whole(1, 1000).nullable(),
  present: whole(1, 1000).nullable(),
  openedOn: day().nullable(),
  /** The last day of voting, on which the box is to be emptied. */
  voteBy: day().nullable(),
  voted: whole(0, 1000).nullable(),
  results: rows(UnitResult, 0, 200).nullable(),
  totalsHash: line(64).nullable(),
  passOver: whole(0, 100).nullable(),
  ofAllMembers: yes().nullable(),
  basicCounts: yes().nullable(),
  countedOn: day().nullable(),
  failedIds: refs('unit', 200).nullable(),
  announcedOn: day().nullable(),
  reportAgain: paragraph(5000).nullable(),
  finishedOn: day().nullable(),
  annulReason: paragraph(1000).nullable(),
});

const failed = { party: 'failed', role: ['unitClerk', 'unitHead'] } as const;
const assessed = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;
const basis = '常委会组成人员对部门办理代表建议工作进行满意度测评';

/** 满意度测评: opened, voted on in secret, counted and frozen, announced; who did not pass reports again. */
export const assessment = defineProcess({
  id: 'assessment',
  plural: 'assessments',
  record: Assessment,
  groups: {
    title: 'public',
    sessionId: 'public',
    year: 'public',
    subject: 'public',
    unitIds: 'public',
    mode: 'public',
    meeting: 'public',
    openedOn: 'public',
    voteBy: 'public',
    members: 'parties',
    present: 'parties',
    voted: 'parties',
    results: 'evaluation',
    totalsHash: 'evaluation',
    passOver: 'parties',
    ofAllMembers: 'parties',
    basicCounts: 'parties',
    countedOn: 'parties',
    failedIds: 'evaluation',
    announcedOn: 'public',
    reportAgain: 'parties',
    finishedOn: 'parties',
    annulReason: 'staff',
  },
  parties: { unit: 'unit', failed: 'unit' },
  states: { prepared: {}, open: {}, counted: {}, announced: {}, finished: { final: true }, annulled: { final: true } },
  reasons: [
    'noUnits',
    'presentMoreThanMembers',
    'voteByPassed',
    'tooManyVotes',
    'nobodyVoted',
    'rowsMissing',
    'rowsDisagree',
    'paperOnly',
    'electronicOnly',
  ],
})
  .withActions({
    create: {
      from: 'new',
      to: 'prepared',
      by: [...offices],
      input: z.object({
        title: line(80),
        sessionId: ref('congressSession'),
        year: whole(1954, 2200),
        subject: paragraph(1000),
        unitIds: refs('unit', 200).min(1),
        mode: choice(modes),
      }),
      basis,
      patch: (c) => ({ ...c.input, unitIds: [...new Set(c.input.unitIds)] }),
      parties: (c) => [...new Set(c.input.unitIds)].map((subject) => ({ party: 'unit', subject, status: 'active' }) as const),
      notices: () => [{ kind: 'prepared', to: [assessed] }],
    },
    openVote: {
      from: ['prepared'],
      to: 'open',
      by: [...offices],
      input: z.object({ meeting: line(80), members: whole(1, 1000), present: whole(1, 1000), voteBy: day().optional() }),
      confirm: true,
      basis: '无记名投票：只记各等次票数，不记谁投了什么',
      check: (c) => {
        if (c.input.present > c.input.members) return { reason: 'presentMoreThanMembers', field: 'present' };
        return (c.input.voteBy ?? c.today) >= c.today || { reason: 'voteByPassed', field: 'voteBy' };
      },
      patch: (c) => ({ ...c.input, voteBy: c.input.voteBy ?? c.today, openedOn: c.today }),
      notices: () => [{ kind: 'opened', to: ['scMember'], urgent: true }],
    },
    countVote: {
      from: ['open'],
      to: 'counted',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis: '收票后汇总固定，此后不能改动',
      needs: () => [{ fact: 'ballots' }],
      check: (c) => {
        if (c.record.mode !== 'electronic') return { reason: 'paperOnly' };
        const { voted } = boxOf(c);
        if (voted === 0) return { reason: 'nobodyVoted' };
        return voted <= (c.record.present ?? 0) || { reason: 'tooManyVotes', data: { voted, present: c.record.present ?? 0 } };
      },
      patch: (c) => {
        const { voted, counts } = boxOf(c);
        return frozen(c, voted, unitCounts(c.record.unitIds, counts));
      },
      notices: () => [{ kind: 'counted', to: ['chairperson', ...offices] }],
    },
    enterPaper: {
      from: ['open'],
      to: 'counted',
      by: [...offices],
      input: z.object({ voted: whole(1, 1000), rows: rows(Counted, 1, 200) }),
      confirm: true,
      basis: '纸质测评票由监票人、计票人当场清点后录入',
      check: (c) => {
        if (c.record.mode !== 'paper') return { reason: 'electronicOnly' };
        if (c.input.voted > (c.record.present ?? 0))
          return { reason: 'tooManyVotes', data: { voted: c.input.voted, present: c.record.present ?? 0 } };
        const named = new Set(c.input.rows.map((r) => r.unitId));
        if (named.size !== c.input.rows.length || c.record.unitIds.some((id) => !named.has(id)) || named.size !== c.record.unitIds.length)
          return { reason: 'rowsMissing', field: 'rows' };
        return (
          c.input.rows.every((r) => total(r) === c.input.voted) || { reason: 'rowsDisagree', field: 'rows', data: { voted: c.input.voted } }
        );
      },
      patch: (c) => frozen(c, c.input.voted, c.input.rows),
    },
    announce: {
      from: ['counted'],
      to: {
        oneOf: ['announced', 'finished'],
        by: (c) => ((c.record.failedIds ?? []).length > 0 ? 'announced' : 'finished'),
      },
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis: '当场宣布测评结果并通报被测评单位',
      patch: (c) => ({ announcedOn: c.today, ...((c.record.failedIds ?? []).length > 0 ? {} : { finishedOn: c.today }) }),
      parties: (c) => (c.record.failedIds ?? []).map((subject) => ({ party: 'failed', subject, status: 'active' }) as const),
      notices: () => [
        { kind: 'announced', to: [assessed, 'scMember', 'chairperson'] },
        { kind: 'reportAgain', to: [failed], urgent: true },
      ],
    },
    takeReport: {
      from: ['announced'],
      to: 'finished',
      by: [...offices],
      input: z.object({ text: paragraph(5000) }),
      basis: '测评未通过的单位限期再次报告',
      patch: (c) => ({ reportAgain: c.input.text, finishedOn: c.today }),
      notices: () => [{ kind: 'reportedAgain', to: ['chairperson', 'scMember'] }],
    },
    annul: {
      from: ['prepared', 'open', 'counted'],
      to: 'annulled',
      by: [...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis: '测评无效的重新组织',
      patch: (c) => ({ annulReason: c.input.reason }),
      notices: () => [{ kind: 'annulled', to: ['scMember', 'chairperson'] }],
    },
  })
  .withDeadlines({
    vote: { from: ['open'], until: ['counted'], on: (r) => r.voteBy, warn: [], who: [...offices] },
    reportAgain: {
      from: ['announced'],
      until: ['finished'],
      rule: () => 'assessment.reportAgain',
      start: (r) => r.announcedOn,
      warn: [30, 10],
      who: [failed],
      tell: [...offices],
    },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'staff']),
      ...seenByCongress(['evaluation']).map((r) => ({ ...r, where: { countedOn: { set: true } } }) as const),
      { who: 'scMember', groups: ['public', 'parties'], where: { openedOn: { set: true } } },
      { who: 'scMember', groups: ['evaluation'], where: { announcedOn: { set: true } } },
      { who: assessed, groups: ['public', 'parties'] },
      { who: assessed, groups: ['evaluation'], where: { announcedOn: { set: true } } },
    ],
    turns: { prepared: 'openVote', open: 'countVote', counted: 'announce', announced: 'takeReport' },
    ballot: { in: 'open', by: 'scMember', where: { mode: { in: ['electronic'] } }, until: 'voteBy' },
    list: {
      columns: ['title', 'year', 'state', 'mode', 'meeting', 'members', 'present', 'voted', 'announcedOn'],
      filters: ['state', 'year', 'sessionId', 'mode', 'unitIds', 'announcedOn'],
      sorts: ['year', 'openedOn', 'updatedAt'],
      search: ['title'],
      defaultSort: '-year',
    },
  });

const boxOf = (c: { readonly facts: Readonly<Record<string, unknown>> }): z.infer<typeof Box> =>
  Box.safeParse(c.facts.ballots).data ?? { voted: 0, counts: [] };

const total = (r: UnitCount): number => r.satisfied + r.basicallySatisfied + r.dissatisfied + r.notPressed + r.invalid;

interface Counting {
  readonly case: { readonly id: string };
  readonly record: { readonly members: number | null };
  readonly today: string;
  readonly rules: {
    number(key: 'assessment.passOver', on: string): number;
    flag(key: 'assessment.ofAllMembers' | 'assessment.basicCounts', on: string): boolean;
  };
}

/** Totals as they are kept for good, with the rule they were judged by. */
function frozen(c: Counting, voted: number, counts: readonly UnitCount[]) {
  const rule: PassRule = {
    over: c.rules.number('assessment.passOver', c.today),
    ofAllMembers: c.rules.flag('assessment.ofAllMembers', c.today),
    basicCounts: c.rules.flag('assessment.basicCounts', c.today),
  };
  const results = counts.map((count) => ({ ...count, passed: passes(count, c.record.members ?? 0, rule) }));
  return {
    voted,
    results,
    totalsHash: totalsHash(c.case.id, voted, counts),
    passOver: rule.over,
    ofAllMembers: rule.ofAllMembers,
    basicCounts: rule.basicCounts,
    countedOn: c.today,
    failedIds: results.filter((r) => !r.passed).map((r) => r.unitId),
  };
}
