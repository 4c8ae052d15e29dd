import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, rows, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { holds, isMine } from '../people.ts';

export const ratings = ['satisfied', 'basicallySatisfied', 'dissatisfied', 'noStatement'] as const;
const channels = ['platform', 'paper', 'phone'] as const;

/** One report on how far a promise has come. */
export const ProgressReport = z.object({
  on: day(),
  kind: choice(['progress', 'fulfilment']),
  text: paragraph(3000),
  fileIds: files().nullable(),
});

/** 回执: the deputy has read a report on the way, and says what they think of it. */
export const Receipt = z.object({ on: day(), view: choice(ratings), text: paragraph(1000).nullable() });

/** 承诺: one promise made in a reply, with its measures, its date and its second feedback. */
export const Commitment = z.object({
  assignmentId: ref('assignment'),
  suggestionId: ref('suggestion'),
  suggestionTitle: line(80),
  suggestionNumber: whole(1, 99_999).nullable(),
  sessionId: ref('congressSession'),
  confidential: yes(),
  unitId: ref('unit'),
  content: line(500),
  measures: line(500),
  originalDueOn: day(),
  dueOn: day(),
  secondFeedbackOn: day().nullable(),
  reportDueOn: day().nullable(),
  receipts: rows(Receipt).nullable(),
  reports: rows(ProgressReport).nullable(),
  changeReason: paragraph(1000).nullable(),
  newDueOn: day().nullable(),
  changeDecision: paragraph(500).nullable(),
  carriedOver: whole(0, 50),
  reportedFulfilledOn: day().nullable(),
  fulfilledOn: day().nullable(),
  confirmation: choice(['byDeputy', 'lapsed']).nullable(),
  result: choice(ratings).nullable(),
  evaluationText: paragraph(2000).nullable(),
  evaluatedOn: day().nullable(),
  channel: choice(channels).nullable(),
});
export type Commitment = z.infer<typeof Commitment>;

const office = 'deputyWorkOfficer';
const clerks = [{ party: 'unit', role: ['unitClerk', 'unitHead'] }, { party: 'namedHandler' }] as const;
const authors = [{ party: 'author' }, { party: 'delegation', role: 'delegationHead' }] as const;
const everyAuthor = [
  { party: 'author' },
  { party: 'cosigner' },
  { party: 'mergedAuthor' },
  { party: 'delegation', role: ['delegationHead', 'delegationStaff'] },
] as const;
const lateTells = [{ party: 'relay', role: 'govOffice' }, office] as const;

const PartyRow = z.object({
  party: choice(['unit', 'relay', 'namedHandler', 'namedStaff', 'author', 'cosigner', 'mergedAuthor', 'delegation']),
  subject: z.uuid(),
});
const StartInput = z.object({
  assignmentId: z.uuid(),
  suggestionId: z.uuid(),
  suggestionTitle: line(80),
  suggestionNumber: whole(1, 99_999).nullable(),
  sessionId: z.uuid(),
  confidential: yes(),
  unitId: z.uuid(),
  content: line(500),
  measures: line(500),
  dueOn: day(),
  secondFeedbackOn: day().nullable(),
  parties: z.array(PartyRow).max(500),
});
const NoInput = z.object({});
const ReasonInput = z.object({ reason: paragraph(1000) });
const ReportInput = z.object({ text: paragraph(3000), fileIds: files().optional() });

/** 承诺事项: kept until it is fulfilled, over as many years as that takes. */
export const commitment = defineProcess({
  id: 'commitment',
  plural: 'commitments',
  record: Commitment,
  groups: {
    assignmentId: 'public',
    suggestionId: 'public',
    suggestionTitle: 'public',
    suggestionNumber: 'public',
    sessionId: 'public',
    unitId: 'public',
    content: 'public',
    measures: 'public',
    originalDueOn: 'public',
    dueOn: 'public',
    fulfilledOn: 'public',
    confidential: 'parties',
    secondFeedbackOn: 'parties',
    reportDueOn: 'parties',
    receipts: 'evaluation',
    reports: 'parties',
    changeReason: 'parties',
    newDueOn: 'parties',
    changeDecision: 'parties',
    carriedOver: 'parties',
    reportedFulfilledOn: 'parties',
    confirmation: 'parties',
    result: 'evaluation',
    evaluationText: 'evaluation',
    evaluatedOn: 'evaluation',
    channel: 'evaluation',
  },
  parties: {
    unit: 'unit',
    relay: 'unit',
    namedHandler: 'account',
    namedStaff: 'account',
    author: 'deputy',
    cosigner: 'deputy',
    mergedAuthor: 'deputy',
    delegation: 'delegation',
  },
  states: {
    ongoing: {},
    reportDue: {},
    changeRequested: {},
    fulfilmentReported: {},
    fulfilled: { final: true },
    superseded: { final: true },
  },
  reasons: ['nothingReported', 'dateNotLater', 'notByUnit', 'staffChannel', 'ownChannel', 'refusalNeedsText', 'refusalIsDissatisfied'],
  parent: { process: 'assignment', field: 'assignmentId' },
})
  .withActions({
    start: {
      from: 'new',
      to: 'ongoing',
      by: ['linked'],
      input: StartInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十二条、第二十四条',
      patch: (c) => {
        const { parties: _, ...fields } = c.input;
        return { ...fields, originalDueOn: c.input.dueOn, carriedOver: 0 };
      },
      parties: (c) => c.input.parties.map((p) => ({ ...p, status: 'active' })),
    },
    callForReport: {
      from: ['ongoing'],
      to: 'reportDue',
      by: ['system', office],
      input: z.object({ dueOn: day() }),
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十四条：每年第四季度报告承诺事项落实情况',
      patch: (c) => ({ reportDueOn: c.input.dueOn }),
      notices: (c) => [{ kind: 'reportCalled', to: [...clerks], urgent: true, data: { due: c.input.dueOn } }],
    },
    report: {
      from: ['ongoing', 'reportDue'],
      to: 'ongoing',
      by: [...clerks],
      input: ReportInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十四条',
      patch: (c) => ({
        reports: [...(c.record.reports ?? []), { on: c.today, kind: 'progress', text: c.input.text, fileIds: c.input.fileIds ?? null }],
        reportDueOn: null,
      }),
      notices: () => [{ kind: 'progressReported', to: [...everyAuthor] }],
    },
    acknowledge: {
      from: ['ongoing', 'reportDue'],
      to: 'same',
      by: [...authors],
      input: z.object({ view: choice(ratings), text: paragraph(1000).optional() }),
      reserved: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十四条：代表对承诺事项落实情况的回执',
      when: (c) => Boolean(c.record.reports?.length) || { reason: 'nothingReported' },
      patch: (c) => ({ receipts: [...(c.record.receipts ?? []), { on: c.today, view: c.input.view, text: c.input.text ?? null }] }),
      notices: () => [{ kind: 'acknowledged', to: [office] }],
    },
    reportFulfilled: {
      from: ['ongoing', 'reportDue'],
      to: 'fulfilmentReported',
      by: [...clerks],
      input: ReportInput,
      basis: '二次反馈：承诺事项落实后再次向代表反馈',
      patch: (c) => ({
        reports: [...(c.record.reports ?? []), { on: c.today, kind: 'fulfilment', text: c.input.text, fileIds: c.input.fileIds ?? null }],
        reportedFulfilledOn: c.today,
        reportDueOn: null,
      }),
      notices: () => [{ kind: 'fulfilmentReported', to: [...everyAuthor], urgent: true }],
    },
    evaluate: {
      from: ['fulfilmentReported'],
      to: { oneOf: ['fulfilled', 'ongoing'], by: (c) => (c.input.accepted ? 'fulfilled' : 'ongoing') },
      by: [...authors, office],
      duty: [...authors],
      input: z.object({ accepted: yes(), result: choice(ratings), text: paragraph(2000).optional(), channel: choice(channels) }),
      reserved: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十八条',
      check: (c) => {
        const own = isMine(c.case, c.actor, 'author') || holds(c.actor, c.case.congressId, 'delegationHead');
        if (isMine(c.case, c.actor, 'unit')) return { reason: 'notByUnit' };
        if (!own && c.input.channel === 'platform') return { reason: 'staffChannel', field: 'channel' };
        if (own && c.input.channel !== 'platform') return { reason: 'ownChannel', field: 'channel' };
        if (!c.input.accepted && c.input.result !== 'dissatisfied') return { reason: 'refusalIsDissatisfied', field: 'result' };
        return c.input.accepted || Boolean(c.input.text) || { reason: 'refusalNeedsText', field: 'text' };
      },
      patch: (c) => ({
        result: c.input.result,
        evaluationText: c.input.text ?? null,
        evaluatedOn: c.today,
        channel: c.input.channel,
        ...(c.input.accepted ? { fulfilledOn: c.record.reportedFulfilledOn, confirmation: 'byDeputy' } : { reportedFulfilledOn: null }),
      }),
      notices: (c) => (c.input.accepted ? [] : [{ kind: 'fulfilmentRefused', to: [...clerks, office], urgent: true }]),
    },
    lapse: {
      from: ['fulfilmentReported'],
      to: 'fulfilled',
      by: ['system'],
      input: NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十八条、第二十九条',
      patch: (c) => ({ fulfilledOn: c.record.reportedFulfilledOn, confirmation: 'lapsed' }),
      notices: () => [{ kind: 'evaluationLapsed', to: [...authors, office] }],
    },
    requestChange: {
      from: ['ongoing', 'reportDue'],
      to: 'changeRequested',
      by: [...clerks],
      input: z.object({ newDueOn: day(), reason: paragraph(1000) }),
      basis: '承诺期限调整须说明理由并经同意',
      check: (c) => (c.input.newDueOn > c.record.dueOn && c.input.newDueOn > c.today) || { reason: 'dateNotLater', field: 'newDueOn' },
      patch: (c) => ({ newDueOn: c.input.newDueOn, changeReason: c.input.reason, reportDueOn: null }),
      notices: () => [{ kind: 'changeRequested', to: [office], urgent: true }],
    },
    approveChange: {
      from: ['changeRequested'],
      to: 'ongoing',
      by: [office],
      input: z.object({ note: paragraph(500).optional() }),
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第三十三条：跨年度跟踪督办',
      patch: (c) => ({
        dueOn: c.record.newDueOn ?? c.record.dueOn,
        newDueOn: null,
        changeDecision: c.input.note ?? null,
        carriedOver: c.record.carriedOver + ((c.record.newDueOn ?? c.record.dueOn).slice(0, 4) > c.record.dueOn.slice(0, 4) ? 1 : 0),
      }),
      moves: (c) => (c.record.newDueOn ? [{ key: 'fulfil', dueOn: c.record.newDueOn }] : []),
      notices: (c) => [{ kind: 'changeApproved', to: [...clerks, ...everyAuthor], data: { due: c.record.newDueOn ?? c.record.dueOn } }],
    },
    rejectChange: {
      from: ['changeRequested'],
      to: 'ongoing',
      by: [office],
      input: ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第三十三条',
      patch: (c) => ({ newDueOn: null, changeDecision: c.input.reason.slice(0, 500) }),
      notices: () => [{ kind: 'changeRejected', to: [...clerks], urgent: true }],
    },
    supersede: {
      from: ['ongoing', 'reportDue', 'changeRequested', 'fulfilmentReported'],
      to: 'superseded',
      by: ['linked'],
      input: NoInput,
      basis: '重新办理后以新的答复承诺为准',
    },
  })
  .withDeadlines({
    fulfil: {
      from: ['ongoing'],
      until: ['fulfilmentReported'],
      on: (r) => r.dueOn,
      warn: [30, 10],
      who: [...clerks],
      tell: [...lateTells],
    },
    secondFeedback: {
      from: ['ongoing'],
      until: ['fulfilmentReported'],
      metBy: ['report', 'reportFulfilled'],
      on: (r) => (r.reports && r.reports.length > 0 ? null : r.secondFeedbackOn),
      warn: [10],
      who: [...clerks],
    },
    report: {
      from: ['reportDue'],
      until: ['ongoing', 'fulfilmentReported', 'changeRequested'],
      on: (r) => r.reportDueOn,
      warn: [10, 3],
      who: [...clerks],
      tell: [...lateTells],
    },
    evaluate: {
      from: ['fulfilmentReported'],
      until: ['fulfilled', 'ongoing'],
      rule: () => 'commitment.evaluate',
      start: (r) => r.reportedFulfilledOn,
      warn: [5],
      who: [...authors],
      expire: 'lapse',
    },
  })
  .withViews({
    reach: [
      ...([office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) =>
          ({ who, groups: ['public', 'parties', 'identity', 'evaluation', 'staff'], where: { confidential: { in: [false] } } }) as const,
      ),
      { who: { party: 'namedStaff' }, groups: ['public', 'parties', 'identity', 'evaluation', 'staff'] },
      { who: { party: 'namedHandler' }, groups: ['public', 'parties'] },
      {
        who: { party: 'unit', role: ['unitClerk', 'unitHead'] },
        groups: ['public', 'parties', 'identity'],
        where: { confidential: { in: [false] } },
      },
      { who: { party: 'unit', role: 'unitHead' }, groups: ['public', 'parties'], where: { confidential: { in: [true] } } },
      {
        who: { party: 'unit', role: ['unitClerk', 'unitHead'] },
        groups: ['evaluation'],
        where: { evaluatedOn: { set: true }, confidential: { in: [false] } },
      },
      { who: { party: 'relay', role: 'govOffice' }, groups: ['public', 'parties', 'identity'], where: { confidential: { in: [false] } } },
      ...everyAuthor.map((who) => ({ who, groups: ['public', 'parties', 'identity', 'evaluation'] }) as const),
    ],
    keeper: 'deputyWorkOfficer',
    turns: { ongoing: 'reportFulfilled', reportDue: 'report', changeRequested: 'approveChange', fulfilmentReported: 'evaluate' },
    list: {
      columns: [
        'suggestionNumber',
        'suggestionTitle',
        'content',
        'state',
        'unitId',
        'dueOn',
        'carriedOver',
        'reportedFulfilledOn',
        'fulfilledOn',
      ],
      filters: ['state', 'unitId', 'sessionId', 'suggestionId', 'assignmentId', 'dueOn', 'fulfilledOn', 'result', 'confirmation'],
      sorts: ['dueOn', 'suggestionNumber', 'createdAt', 'updatedAt'],
      search: ['content', 'measures', 'suggestionTitle'],
      defaultSort: 'dueOn',
    },
  });
