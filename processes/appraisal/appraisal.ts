import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, rows, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { congressSide, foundById, offices, seenByCongress, unfit, unitPeople, unitsOf } from '../office.ts';

export const grades = ['good', 'fair', 'poor'] as const;

/** What one person said at the appraisal. */
export const Opinion = z.object({ by: line(40), text: paragraph(2000) });

/** 个案评议: one suggestion's handling, reported on by the unit and judged at a meeting. */
export const Appraisal = z.object({
  title: line(80),
  sessionId: ref('congressSession'),
  suggestionId: ref('suggestion'),
  keyItemId: ref('keyItem').nullable(),
  unitId: ref('unit').nullable(),
  committeeId: ref('committee').nullable(),
  ground: paragraph(1000),
  plannedOn: day(),
  selfReport: paragraph(5000).nullable(),
  selfReportFileIds: files().nullable(),
  selfReportedOn: day().nullable(),
  heldOn: day().nullable(),
  participants: line(500).nullable(),
  opinions: rows(Opinion, 0, 100).nullable(),
  forGood: whole(0, 1000).nullable(),
  forFair: whole(0, 1000).nullable(),
  forPoor: whole(0, 1000).nullable(),
  grade: choice(grades).nullable(),
  conclusion: paragraph(5000).nullable(),
  rectify: yes().nullable(),
  rectifyBy: day().nullable(),
  rectification: paragraph(3000).nullable(),
  rectifiedOn: day().nullable(),
  closedOn: day().nullable(),
});

const author = { party: 'author' } as const;
const keepers = [...offices, 'specialCommitteeOfficer'] as const;
const basis = '个案评议：对重点建议的办理逐件评议';

/** 个案评议: the unit reports, the meeting grades, what is wanting is put right. */
export const appraisal = defineProcess({
  id: 'appraisal',
  plural: 'appraisals',
  record: Appraisal,
  groups: {
    title: 'public',
    sessionId: 'public',
    suggestionId: 'public',
    keyItemId: 'public',
    unitId: 'public',
    committeeId: 'public',
    plannedOn: 'public',
    grade: 'public',
    closedOn: 'public',
    selfReport: 'parties',
    selfReportFileIds: 'parties',
    selfReportedOn: 'parties',
    heldOn: 'parties',
    participants: 'parties',
    forGood: 'parties',
    forFair: 'parties',
    forPoor: 'parties',
    conclusion: 'parties',
    rectify: 'parties',
    rectifyBy: 'parties',
    rectification: 'parties',
    rectifiedOn: 'parties',
    opinions: 'evaluation',
    ground: 'staff',
  },
  parties: { unit: 'unit', author: 'deputy' },
  states: { planned: {}, selfReported: {}, rectifying: {}, rectified: {}, closed: { final: true } },
  reasons: ['suggestionUnknown', 'suggestionConfidential', 'suggestionNotHandled', 'countsDisagree', 'rectifyNeedsDate', 'dateNotLater'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'planned',
      by: [...congressSide],
      input: z.object({
        title: line(80),
        sessionId: ref('congressSession'),
        suggestionId: ref('suggestion'),
        keyItemId: ref('keyItem').optional(),
        committeeId: ref('committee').optional(),
        ground: paragraph(1000),
      }),
      basis,
      needs: (c) => [{ records: 'suggestion', where: { id: { in: [c.input.suggestionId] } } }],
      check: (c) => {
        const reason = unfit(c, [c.input.suggestionId]);
        return reason === null || { reason, field: 'suggestionId' };
      },
      patch: (c) => {
        const one = foundById(c, 'suggestion', c.input.suggestionId);
        return { ...c.input, plannedOn: c.today, unitId: (one && unitsOf(one)[0]) ?? null };
      },
      parties: (c) => {
        const one = foundById(c, 'suggestion', c.input.suggestionId);
        const lead = one?.record.leadDeputyId as string | null | undefined;
        return [
          ...(one ? unitsOf(one) : []).map((subject) => ({ party: 'unit', subject, status: 'active' }) as const),
          ...(lead ? [{ party: 'author', subject: lead, status: 'active' } as const] : []),
        ];
      },
      notices: () => [{ kind: 'planned', to: [unitPeople, author], urgent: true }],
    },
    reportSelf: {
      from: ['planned'],
      to: 'selfReported',
      by: [unitPeople],
      input: z.object({ text: paragraph(5000), fileIds: files().optional() }),
      basis,
      patch: (c) => ({ selfReport: c.input.text, selfReportFileIds: c.input.fileIds, selfReportedOn: c.today }),
      notices: () => [{ kind: 'selfReported', to: [author, ...keepers] }],
    },
    appraise: {
      from: ['planned', 'selfReported'],
      to: { oneOf: ['rectifying', 'closed'], by: (c) => (c.input.rectify ? 'rectifying' : 'closed') },
      by: [...keepers],
      input: z.object({
        heldOn: day(),
        participants: line(500),
        opinions: rows(Opinion, 0, 100).optional(),
        forGood: whole(0, 1000),
        forFair: whole(0, 1000),
        forPoor: whole(0, 1000),
        grade: choice(grades),
        conclusion: paragraph(5000),
        rectify: yes(),
        rectifyBy: day().optional(),
      }),
      basis: '评议会议按多数意见评定等次',
      check: (c) => {
        const counts = { good: c.input.forGood, fair: c.input.forFair, poor: c.input.forPoor };
        if (Math.max(...Object.values(counts)) !== counts[c.input.grade]) return { reason: 'countsDisagree', field: 'grade' };
        if (!c.input.rectify) return true;
        return (c.input.rectifyBy !== undefined && c.input.rectifyBy > c.today) || { reason: 'rectifyNeedsDate', field: 'rectifyBy' };
      },
      patch: (c) => ({ ...c.input, ...(c.input.rectify ? {} : { closedOn: c.today }) }),
      notices: () => [{ kind: 'appraised', to: [unitPeople, author, 'chairperson'] }],
    },
    reportRectified: {
      from: ['rectifying'],
      to: 'rectified',
      by: [unitPeople],
      input: z.object({ text: paragraph(3000) }),
      basis,
      patch: (c) => ({ rectification: c.input.text, rectifiedOn: c.today }),
      notices: () => [{ kind: 'rectified', to: [author, ...keepers] }],
    },
    close: {
      from: ['rectified'],
      to: 'closed',
      by: [...keepers],
      input: z.object({}),
      basis,
      patch: (c) => ({ closedOn: c.today }),
      notices: () => [{ kind: 'closed', to: [unitPeople, author] }],
    },
    askAgain: {
      from: ['rectified'],
      to: 'rectifying',
      by: [...keepers],
      input: z.object({ rectifyBy: day() }),
      basis,
      check: (c) => c.input.rectifyBy > c.today || { reason: 'dateNotLater', field: 'rectifyBy' },
      patch: (c) => ({ rectifyBy: c.input.rectifyBy }),
      notices: (c) => [{ kind: 'askedAgain', to: [unitPeople], urgent: true, data: { due: c.input.rectifyBy } }],
    },
  })
  .withDeadlines({
    selfReport: {
      from: ['planned'],
      until: ['selfReported'],
      rule: () => 'appraisal.selfReport',
      warn: [5, 1],
      who: [unitPeople],
      tell: [...keepers],
    },
    rectify: { from: ['rectifying'], until: ['rectified'], on: (r) => r.rectifyBy, warn: [10, 3], who: [unitPeople], tell: [...keepers] },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'identity', 'evaluation', 'staff']),
      { who: 'scMember', groups: ['public', 'parties', 'evaluation'] },
      { who: unitPeople, groups: ['public', 'parties'] },
      { who: author, groups: ['public', 'parties', 'evaluation'] },
    ],
    turns: { planned: 'reportSelf', selfReported: 'appraise', rectifying: 'reportRectified', rectified: 'close' },
    keeper: 'deputyWorkOfficer',
    list: {
      columns: ['title', 'state', 'unitId', 'plannedOn', 'heldOn', 'grade', 'rectifyBy'],
      filters: ['state', 'sessionId', 'suggestionId', 'keyItemId', 'unitId', 'grade', 'committeeId'],
      sorts: ['plannedOn', 'updatedAt'],
      search: ['title'],
      defaultSort: '-plannedOn',
    },
  });
