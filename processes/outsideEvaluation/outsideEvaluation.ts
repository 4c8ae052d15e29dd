import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { choice, day, files, line, paragraph, ref, refs, rows, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById, foundOf, offices, seenByCongress, unfit } from '../office.ts';
import { masker } from './mask.ts';

/** What is judged, and for how many points at most. */
export const Indicator = z.object({ name: line(40), most: whole(1, 100), explanation: line(300) });
/** One case as the evaluator gets it: no number, no author, no names. */
export const MaskedCase = z.object({
  no: whole(1, 100),
  title: line(80),
  problem: paragraph(),
  proposal: paragraph(),
  resultClass: choice(['A', 'B', 'C', 'D']).nullable(),
  reply: paragraph(20_000).nullable(),
  done: paragraph(20_000).nullable(),
  planned: paragraph(20_000).nullable(),
});
/** The points one case got by one indicator. */
export const Mark = z.object({ no: whole(1, 100), indicator: line(40), points: whole(0, 100), note: line(300).nullable() });

/** 第三方评估: chosen cases judged from outside by marks, with every person taken out of what is handed over. */
export const OutsideEvaluation = z.object({
  title: line(80),
  sessionId: ref('congressSession'),
  evaluatorName: line(60),
  suggestionIds: refs('suggestion', 50),
  purpose: paragraph(2000),
  indicators: rows(Indicator, 1, 20),
  cases: rows(MaskedCase).nullable(),
  reportBy: day().nullable(),
  commissionedOn: day().nullable(),
  marks: rows(Mark, 0, 1000).nullable(),
  report: paragraph(20_000).nullable(),
  reportFileIds: files().nullable(),
  submittedOn: day().nullable(),
  reviewNote: paragraph(1000).nullable(),
  acceptedOn: day().nullable(),
  points: whole(0, 1_000_000).nullable(),
  pointsOf: whole(0, 1_000_000).nullable(),
  cancelReason: paragraph(1000).nullable(),
});

const evaluator = { party: 'evaluator', role: 'evaluator' } as const;
const basis = '委托第三方机构对代表建议办理情况进行评估；移交的材料隐去个人信息';

/** 第三方评估: prepared with masked cases, commissioned, marked, accepted. */
export const outsideEvaluation = defineProcess({
  id: 'outsideEvaluation',
  plural: 'outside-evaluations',
  record: OutsideEvaluation,
  groups: {
    title: 'public',
    sessionId: 'public',
    evaluatorName: 'public',
    indicators: 'text',
    cases: 'text',
    purpose: 'text',
    reportBy: 'public',
    commissionedOn: 'public',
    marks: 'text',
    report: 'text',
    reportFileIds: 'text',
    submittedOn: 'public',
    reviewNote: 'text',
    acceptedOn: 'public',
    points: 'text',
    pointsOf: 'text',
    suggestionIds: 'staff',
    cancelReason: 'staff',
  },
  parties: { evaluator: 'account' },
  states: { prepared: {}, commissioned: {}, submitted: {}, accepted: { final: true }, cancelled: { final: true } },
  reasons: [
    'suggestionUnknown',
    'suggestionConfidential',
    'suggestionNotHandled',
    'dateNotLater',
    'markMissing',
    'markTooHigh',
    'markUnknown',
    'indicatorTwice',
    'casesChanged',
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
        evaluatorName: line(60),
        suggestionIds: refs('suggestion', 50).min(1),
        purpose: paragraph(2000),
        indicators: rows(Indicator, 1, 20),
      }),
      basis,
      needs: (c) => [
        { records: 'suggestion', where: { id: { in: c.input.suggestionIds } } },
        { records: 'assignment', where: { suggestionId: { in: c.input.suggestionIds } } },
        { records: 'deputyship', where: {} },
        { records: 'person', where: {} },
        { records: 'unit', where: {} },
      ],
      check: (c) => {
        if (new Set(c.input.indicators.map((i) => i.name)).size < c.input.indicators.length)
          return { reason: 'indicatorTwice', field: 'indicators' };
        const reason = unfit(c, c.input.suggestionIds);
        return reason === null || { reason, field: 'suggestionIds' };
      },
      patch: (c) => ({ ...c.input, cases: maskedCases(c, c.input.suggestionIds) }),
      notices: () => [{ kind: 'prepared', to: ['deputyWorkOfficer'] }],
    },
    amendCase: {
      from: ['prepared'],
      to: 'same',
      by: [...offices],
      input: MaskedCase,
      basis: '移交前人工复核，进一步隐去可以识别个人的内容',
      check: (c) => (c.record.cases ?? []).some((k) => k.no === c.input.no) || { reason: 'casesChanged', field: 'no' },
      patch: (c) => ({ cases: (c.record.cases ?? []).map((k) => (k.no === c.input.no ? c.input : k)) }),
    },
    commission: {
      from: ['prepared'],
      to: 'commissioned',
      by: [...offices],
      input: z.object({ accountId: z.uuid().meta({ kind: 'account' }), reportBy: day() }),
      confirm: true,
      basis,
      check: (c) => c.input.reportBy > c.today || { reason: 'dateNotLater', field: 'reportBy' },
      patch: (c) => ({ reportBy: c.input.reportBy, commissionedOn: c.today }),
      parties: (c) => [{ party: 'evaluator', subject: c.input.accountId, status: 'active' }],
      notices: (c) => [{ kind: 'commissioned', to: [evaluator], urgent: true, data: { due: c.input.reportBy } }],
    },
    mark: {
      from: ['commissioned'],
      to: 'same',
      by: [evaluator],
      input: z.object({ marks: rows(Mark, 1, 1000) }),
      basis: '按指标逐件评分',
      check: (c) => wrongMark(c.record, c.input.marks) ?? true,
      patch: (c) => {
        const given = new Map([...(c.record.marks ?? []), ...c.input.marks].map((m) => [`${m.no} ${m.indicator}`, m]));
        return { marks: [...given.values()] };
      },
    },
    submit: {
      from: ['commissioned'],
      to: 'submitted',
      by: [evaluator],
      input: z.object({ report: paragraph(20_000), fileIds: files().optional() }),
      confirm: true,
      basis,
      check: (c) => {
        const given = new Set((c.record.marks ?? []).map((m) => `${m.no} ${m.indicator}`));
        const missing = (c.record.cases ?? []).flatMap((k) => c.record.indicators.filter((i) => !given.has(`${k.no} ${i.name}`))).length;
        return missing === 0 || { reason: 'markMissing', data: { missing } };
      },
      patch: (c) => ({
        report: c.input.report,
        reportFileIds: c.input.fileIds,
        submittedOn: c.today,
        points: (c.record.marks ?? []).reduce((sum, m) => sum + m.points, 0),
        pointsOf: (c.record.cases ?? []).length * c.record.indicators.reduce((sum, i) => sum + i.most, 0),
      }),
      notices: () => [{ kind: 'submitted', to: [...offices] }],
    },
    accept: {
      from: ['submitted'],
      to: 'accepted',
      by: [...offices],
      input: z.object({ note: paragraph(1000).optional() }),
      basis,
      patch: (c) => ({ acceptedOn: c.today, reviewNote: c.input.note }),
      notices: () => [{ kind: 'accepted', to: [evaluator, 'chairperson'] }],
    },
    sendBack: {
      from: ['submitted'],
      to: 'commissioned',
      by: [...offices],
      input: z.object({ note: paragraph(1000), reportBy: day() }),
      basis,
      check: (c) => c.input.reportBy > c.today || { reason: 'dateNotLater', field: 'reportBy' },
      patch: (c) => ({ reviewNote: c.input.note, reportBy: c.input.reportBy, submittedOn: null }),
      notices: () => [{ kind: 'sentBack', to: [evaluator], urgent: true }],
    },
    cancel: {
      from: ['prepared', 'commissioned'],
      to: 'cancelled',
      by: [...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis,
      patch: (c) => ({ cancelReason: c.input.reason }),
      parties: (c) => c.case.parties.map((p) => ({ party: 'evaluator', subject: p.subject, status: 'ended' }) as const),
      notices: () => [{ kind: 'cancelled', to: [{ party: 'evaluator', role: 'evaluator', status: 'ended' }] }],
    },
  })
  .withDeadlines({
    report: { from: ['commissioned'], until: ['submitted'], on: (r) => r.reportBy, warn: [10, 3], who: [evaluator], tell: [...offices] },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'text', 'parties', 'identity', 'staff']),
      { who: evaluator, groups: ['public', 'text'], where: { state: { in: ['commissioned', 'submitted', 'accepted'] } } },
    ],
    turns: { prepared: 'commission', commissioned: 'submit', submitted: 'accept' },
    list: {
      columns: ['title', 'evaluatorName', 'state', 'reportBy', 'submittedOn', 'points', 'pointsOf'],
      filters: ['state', 'sessionId', 'suggestionIds', 'reportBy'],
      sorts: ['reportBy', 'updatedAt'],
      search: ['title'],
      defaultSort: '-updatedAt',
    },
  });

interface Found {
  readonly found: readonly LinkedCase[];
}

/** The cases as they go out: only what is said and done, with every person of the congress taken out of it. */
function maskedCases(c: Found, ids: readonly string[]): z.infer<typeof MaskedCase>[] {
  const mask = masker(namesIn(c));
  const text = (value: unknown) => (typeof value === 'string' ? mask(value) : null);
  const items = (value: unknown) =>
    text(
      ((value as readonly Record<string, unknown>[] | null) ?? [])
        .map((item) => [item.content, item.measures, item.dueOn].filter(Boolean).join('；'))
        .join('\n') || null,
    );
  return [...new Set(ids)].flatMap((id, i) => {
    const s = foundById(c, 'suggestion', id)?.record;
    if (!s) return [];
    const answers = foundOf(c, 'assignment').filter((a) => a.record.suggestionId === id && a.record.repliedOn && a.record.body);
    const joined = (field: string) =>
      answers
        .map((a) => items(a.record[field]))
        .filter(Boolean)
        .join('\n') || null;
    return [
      {
        no: i + 1,
        title: (text(s.title) ?? '').slice(0, 80),
        problem: (text(s.problem) ?? '—').slice(0, 5000),
        proposal: (text(s.proposal) ?? '—').slice(0, 5000),
        resultClass: (s.resultClass as 'A' | 'B' | 'C' | 'D' | null) ?? null,
        reply:
          answers
            .map((a) => text(a.record.body))
            .filter(Boolean)
            .join('\n\n')
            .slice(0, 20_000) || null,
        done: joined('doneItems')?.slice(0, 20_000) ?? null,
        planned: joined('plannedItems')?.slice(0, 20_000) ?? null,
      },
    ];
  });
}

/** Every person the congress knows by name, and those named on the handling. */
function* namesIn(c: Found): Generator<string> {
  for (const { record } of c.found) {
    for (const field of ['name', 'contactName', 'personInCharge', 'leaderInCharge', 'replyContact', 'signatory', 'contact'] as const) {
      if (field === 'name' && record.unitGroup !== undefined) continue;
      const value = record[field];
      if (typeof value === 'string')
        yield* value.split(/[、，,;；\s]+/).filter((part) => /^[\p{Script=Han}·]{2,12}$/u.test(part) || /^[A-Za-z .]{3,40}$/.test(part));
    }
  }
}

type Wanting = { readonly reason: 'markUnknown' | 'markTooHigh'; readonly field: string };

function wrongMark(record: z.infer<typeof OutsideEvaluation>, marks: readonly z.infer<typeof Mark>[]): Wanting | null {
  for (const mark of marks) {
    const indicator = record.indicators.find((i) => i.name === mark.indicator);
    if (!indicator || !(record.cases ?? []).some((k) => k.no === mark.no)) return { reason: 'markUnknown', field: 'marks' };
    if (mark.points > indicator.most) return { reason: 'markTooHigh', field: 'marks' };
  }
  return null;
}
