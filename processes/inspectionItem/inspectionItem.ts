import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, refs, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { offices, seenByCongress, unitPeople } from '../office.ts';

export const findings = ['asReplied', 'partly', 'notAsReplied'] as const;
export const authorViews = ['agrees', 'disagrees'] as const;

/** 检查事项: one drawn suggestion, looked at by a committee with members and the author. */
export const InspectionItem = z.object({
  inspectionId: ref('inspection'),
  suggestionId: ref('suggestion'),
  suggestionTitle: line(80),
  suggestionNumber: whole(1, 99_999).nullable(),
  sessionId: ref('congressSession'),
  unitIds: refs('unit', 50),
  unitId: ref('unit').nullable(),
  committeeId: ref('committee').nullable(),
  inspectors: line(300).nullable(),
  inspectBy: day(),
  inspectedOn: day().nullable(),
  found: choice(findings).nullable(),
  finding: paragraph(5000).nullable(),
  fileIds: files().nullable(),
  authorPresent: yes().nullable(),
  authorView: choice(authorViews).nullable(),
  authorText: paragraph(2000).nullable(),
  remedyAsked: paragraph(3000).nullable(),
  remedyBy: day().nullable(),
  remedyReport: paragraph(3000).nullable(),
  remedyReportedOn: day().nullable(),
  remedyNote: paragraph(1000).nullable(),
  remedyRounds: whole(0, 50),
  closedOn: day().nullable(),
});

const keepers = [...offices, 'specialCommitteeOfficer'] as const;
const inspector = { party: 'inspector' } as const;
const author = { party: 'author' } as const;
const basis = '综合检查：核实答复是否落实';

/** 检查事项: found as replied, or put right under watch. */
export const inspectionItem = defineProcess({
  id: 'inspectionItem',
  plural: 'inspection-items',
  record: InspectionItem,
  groups: {
    inspectionId: 'public',
    suggestionId: 'public',
    suggestionTitle: 'public',
    suggestionNumber: 'public',
    sessionId: 'public',
    unitIds: 'public',
    unitId: 'public',
    committeeId: 'public',
    inspectors: 'parties',
    inspectBy: 'parties',
    inspectedOn: 'parties',
    found: 'parties',
    finding: 'parties',
    fileIds: 'parties',
    authorPresent: 'parties',
    authorView: 'evaluation',
    authorText: 'evaluation',
    remedyAsked: 'parties',
    remedyBy: 'parties',
    remedyReport: 'parties',
    remedyReportedOn: 'parties',
    remedyNote: 'parties',
    remedyRounds: 'parties',
    closedOn: 'parties',
  },
  parties: { unit: 'unit', author: 'deputy', inspector: 'account' },
  states: { drawn: {}, assigned: {}, remedyDue: {}, remedyReported: {}, closed: { final: true } },
  reasons: ['remedyNeedsDate', 'remedyMissing', 'dateNotLater'],
  parent: { process: 'inspection', field: 'inspectionId' },
})
  .withActions({
    start: {
      from: 'new',
      to: 'drawn',
      by: ['linked'],
      input: z.object({
        inspectionId: z.uuid(),
        suggestionId: z.uuid(),
        suggestionTitle: line(80),
        suggestionNumber: whole(1, 99_999).nullable(),
        sessionId: z.uuid(),
        unitIds: refs('unit', 50),
        authorId: z.uuid().nullable(),
        inspectBy: day(),
      }),
      basis,
      patch: ({ input: { authorId, ...record } }) => ({ ...record, unitId: record.unitIds[0] ?? null, remedyRounds: 0 }),
      parties: (c) => [
        ...c.input.unitIds.map((subject) => ({ party: 'unit', subject, status: 'active' }) as const),
        ...(c.input.authorId ? [{ party: 'author', subject: c.input.authorId, status: 'active' } as const] : []),
      ],
      notices: () => [{ kind: 'drawn', to: [unitPeople, author] }],
    },
    assign: {
      from: ['drawn', 'assigned'],
      to: 'assigned',
      by: [...offices],
      input: z.object({
        committeeId: ref('committee'),
        inspectors: line(300),
        accountId: z.uuid().meta({ kind: 'account' }).optional(),
      }),
      basis: '由委员会牵头，常委会组成人员和提建议的代表参加',
      patch: (c) => ({ committeeId: c.input.committeeId, inspectors: c.input.inspectors }),
      parties: (c) => (c.input.accountId ? [{ party: 'inspector', subject: c.input.accountId, status: 'active' }] : []),
      notices: () => [{ kind: 'assigned', to: [inspector, author] }],
    },
    record: {
      from: ['assigned'],
      to: { oneOf: ['closed', 'remedyDue'], by: (c) => (c.input.found === 'asReplied' ? 'closed' : 'remedyDue') },
      by: [inspector, ...keepers],
      input: z.object({
        inspectedOn: day(),
        found: choice(findings),
        finding: paragraph(5000),
        authorPresent: yes(),
        fileIds: files().optional(),
        remedyAsked: paragraph(3000).optional(),
        remedyBy: day().optional(),
      }),
      basis: '现场核查，逐件记录',
      check: (c) => {
        if (c.input.found === 'asReplied') return true;
        if (!c.input.remedyAsked) return { reason: 'remedyMissing', field: 'remedyAsked' };
        return (c.input.remedyBy !== undefined && c.input.remedyBy > c.today) || { reason: 'remedyNeedsDate', field: 'remedyBy' };
      },
      patch: (c) => ({ ...c.input, ...(c.input.found === 'asReplied' ? { closedOn: c.today } : {}) }),
      notices: (c) => [
        c.input.found === 'asReplied'
          ? { kind: 'foundAsReplied', to: [unitPeople, author] }
          : { kind: 'remedyAsked', to: [unitPeople, author], urgent: true, data: { due: c.input.remedyBy ?? '' } },
      ],
    },
    giveView: {
      from: ['drawn', 'assigned', 'remedyDue', 'remedyReported'],
      to: 'same',
      by: [author],
      input: z.object({ authorView: choice(authorViews), authorText: paragraph(2000).optional() }),
      reserved: true,
      basis: '听取提建议的代表的意见',
      patch: (c) => c.input,
      notices: () => [{ kind: 'viewGiven', to: [inspector, ...keepers] }],
    },
    reportRemedy: {
      from: ['remedyDue'],
      to: 'remedyReported',
      by: [unitPeople],
      input: z.object({ text: paragraph(3000) }),
      basis: '承办单位报告整改情况',
      patch: (c) => ({ remedyReport: c.input.text, remedyReportedOn: c.today, remedyRounds: c.record.remedyRounds + 1 }),
      notices: () => [{ kind: 'remedyReported', to: [inspector, author, ...keepers] }],
    },
    acceptRemedy: {
      from: ['remedyReported'],
      to: 'closed',
      by: [inspector, ...keepers],
      input: z.object({ note: paragraph(1000).optional() }),
      basis: '整改情况经核实销号',
      patch: (c) => ({ remedyNote: c.input.note ?? null, closedOn: c.today }),
      notices: () => [{ kind: 'remedyAccepted', to: [unitPeople, author] }],
    },
    refuseRemedy: {
      from: ['remedyReported'],
      to: 'remedyDue',
      by: [inspector, ...keepers],
      input: z.object({ note: paragraph(1000), remedyBy: day() }),
      basis: '整改不到位的继续整改',
      check: (c) => c.input.remedyBy > c.today || { reason: 'dateNotLater', field: 'remedyBy' },
      patch: (c) => ({ remedyNote: c.input.note, remedyBy: c.input.remedyBy }),
      notices: (c) => [{ kind: 'remedyRefused', to: [unitPeople], urgent: true, data: { due: c.input.remedyBy } }],
    },
  })
  .withDeadlines({
    inspect: {
      from: ['drawn', 'assigned'],
      until: ['remedyDue', 'closed'],
      on: (r) => r.inspectBy,
      warn: [10, 3],
      who: [inspector, ...keepers],
    },
    remedy: { from: ['remedyDue'], until: ['remedyReported'], on: (r) => r.remedyBy, warn: [10, 3], who: [unitPeople], tell: [...keepers] },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'identity', 'evaluation', 'staff']),
      { who: 'scMember', groups: ['public', 'parties', 'evaluation'] },
      { who: inspector, groups: ['public', 'parties', 'identity', 'evaluation'] },
      { who: unitPeople, groups: ['public', 'parties'] },
      { who: author, groups: ['public', 'parties', 'evaluation'] },
    ],
    turns: { drawn: 'assign', assigned: 'record', remedyDue: 'reportRemedy', remedyReported: 'acceptRemedy' },
    keeper: 'deputyWorkOfficer',
    list: {
      columns: ['suggestionNumber', 'suggestionTitle', 'state', 'unitId', 'committeeId', 'inspectBy', 'found', 'remedyBy'],
      filters: ['state', 'inspectionId', 'suggestionId', 'sessionId', 'unitId', 'committeeId', 'found', 'remedyBy'],
      sorts: ['suggestionNumber', 'inspectBy', 'remedyBy', 'updatedAt'],
      search: ['suggestionTitle'],
      defaultSort: 'inspectBy',
    },
  });
