import { z } from 'zod';
import { choice, confided, files, line, paragraph, ref } from '../../registers/fields.ts';
import { subjectsOf } from '../people.ts';
import { head } from './opinion.head.ts';
import { addressed, desk, office, unit } from './opinion.people.ts';
import { outsideStatuses, routeKinds } from './opinion.record.ts';
import { tellMerged } from './opinion.telling.ts';

const reflect = '《代表法》第三十一条：代表视察、调研中不直接处理问题，由有关机关、组织办理';
const ours = '本系统默认流程，可由本地规则调整期限';
const Note = z.object({ note: confided(paragraph(500)) });

/** What becomes of it once it was received: the deputy answers, a unit is asked and answers, the office follows it up. */
export const handlingActions = head.actions({
  answerAsDeputy: {
    from: ['received'],
    to: 'answeredByDeputy',
    by: [...desk],
    input: z.object({ feedback: confided(paragraph(2000)) }),
    basis: '《代表法》第二十九条；政策解释由代表当面或者书面答复',
    needs: (c) => [{ records: 'opinion', where: { mergedIntoId: { in: [c.case.id] } }, most: 500 }],
    patch: (c) => ({ feedback: c.input.feedback, fedBackOn: c.today }),
    tells: (c) => tellMerged(c, c.input.feedback),
  },
  route: {
    from: ['received', 'escalated'],
    to: 'routed',
    by: [...desk],
    input: z.object({ routeKind: choice(routeKinds), unitId: ref('unit'), routeReason: confided(paragraph(500)) }),
    basis: reflect,
    when: (c) => c.record.petitionId === null || { reason: 'isPetition' },
    needs: (c) => [{ records: 'unit', where: { id: { in: [c.input.unitId] }, state: { in: ['active'] } }, most: 1 }],
    check: (c) => c.found.some((f) => f.id === c.input.unitId) || { reason: 'unitGone', field: 'unitId' },
    patch: (c) => ({ ...c.input, routedOn: c.today, acceptedOn: null, complex: null, returnReason: null }),
    parties: (c) => [
      ...subjectsOf(c.case, 'unit')
        .filter((id) => id !== c.input.unitId)
        .map((subject) => ({ party: 'unit', subject, status: 'ended' }) as const),
      { party: 'unit', subject: c.input.unitId, status: 'active' },
    ],
    notices: (c) => [{ kind: 'routed', to: [unit], urgent: c.record.grade === 'urgent' }],
  },
  passOn: {
    from: ['routed', 'inProgress', 'escalated'],
    to: 'same',
    by: ['linked'],
    input: z.object({ outsideName: line(60) }),
    basis: '《个人信息保护法》第二十三条：向其他处理者提供个人信息须经本人同意；匿名的不提供姓名和联系方式',
    when: (c) => c.record.consentOn !== null || { reason: 'noConsent' },
    check: (c) => {
      if (c.record.petitionId !== null) return { reason: 'isPetition' };
      if (c.record.routeKind !== 'governmentPlatform') return { reason: 'notHere' };
      return c.record.outsideName === null || c.record.outsideStatus === 'closed' || { reason: 'passedOnBefore' };
    },
    patch: (c) => ({ outsideName: c.input.outsideName, outsideOn: c.today, outsideNumber: null, outsideStatus: null, outsideNotes: null }),
  },
  noteOutside: {
    from: ['received', 'routed', 'inProgress', 'answered', 'fedBack', 'rated', 'escalated', 'converted', 'closed'],
    to: 'same',
    by: ['linked'],
    input: z.object({
      outsideNumber: line(100),
      outsideStatus: choice(outsideStatuses).optional(),
      outsideNotes: confided(paragraph(2000)).optional(),
    }),
    basis: ours,
    patch: (c) => c.input,
    notices: (c) =>
      c.input.outsideStatus === 'closed' && c.record.outsideStatus !== 'closed' ? [{ kind: 'outsideClosed', to: [...desk, unit] }] : [],
  },
  accept: {
    from: ['routed'],
    to: 'inProgress',
    by: [unit],
    input: z.object({}),
    basis: ours,
    patch: (c) => ({ acceptedOn: c.today }),
  },
  returnRoute: {
    from: ['routed', 'inProgress'],
    to: 'received',
    by: [unit],
    input: z.object({ reason: confided(paragraph(500)) }),
    confirm: true,
    basis: '不属本单位职责的说明理由退回',
    patch: (c) => ({
      returnReason: c.input.reason,
      unitId: null,
      routedOn: null,
      acceptedOn: null,
      // What has not arrived at another platform no longer goes there, and may be passed on anew.
      ...(c.record.outsideNumber === null ? { outsideName: null, outsideOn: null } : {}),
    }),
    parties: (c) => subjectsOf(c.case, 'unit').map((subject) => ({ party: 'unit', subject, status: 'ended' })),
    notices: () => [{ kind: 'returned', to: [...addressed, office], urgent: true }],
  },
  markComplex: {
    from: ['inProgress'],
    to: 'same',
    by: [...desk],
    input: z.object({}),
    basis: '情况复杂的适当延长，并告知本人',
    when: (c) => c.record.complex !== true || { reason: 'notHere' },
    patch: () => ({ complex: true }),
    moves: () => [{ key: 'answer', rule: 'opinion.answer.complex' }],
    notices: () => [{ kind: 'extended', to: [unit] }],
  },
  answer: {
    from: ['inProgress', 'escalated'],
    to: 'answered',
    by: [unit],
    input: z.object({
      answer: confided(paragraph(3000)),
      measures: confided(paragraph(2000)).optional(),
      answerFileIds: files(10).optional(),
    }),
    basis: ours,
    patch: (c) => ({ ...c.input, answeredOn: c.today }),
    notices: () => [{ kind: 'answered', to: [...addressed, office], urgent: true }],
  },
  feedBack: {
    from: ['answered', 'escalated', 'converted'],
    to: 'fedBack',
    by: [...desk],
    duty: [...addressed],
    input: z.object({ feedback: confided(paragraph(2000)) }),
    basis: '办理结果用通俗的话反馈给本人',
    needs: (c) => [{ records: 'opinion', where: { mergedIntoId: { in: [c.case.id] } }, most: 500 }],
    patch: (c) => ({ feedback: c.input.feedback, fedBackOn: c.today }),
    tells: (c) => tellMerged(c, c.input.feedback),
  },
  feedBackMerged: {
    from: ['merged'],
    to: 'fedBack',
    by: ['linked'],
    input: z.object({ feedback: confided(paragraph(2000)) }),
    basis: '同一事项合并办理，逐一反馈',
    needs: (c) => [{ records: 'opinion', where: { mergedIntoId: { in: [c.case.id] } }, most: 500 }],
    patch: (c) => ({ feedback: c.input.feedback, fedBackOn: c.today }),
    tells: (c) => tellMerged(c, c.input.feedback),
  },
  askBack: {
    from: ['received', 'routed', 'inProgress', 'answered', 'escalated', 'converted'],
    to: 'same',
    by: [...desk],
    input: z.object({ text: confided(paragraph(1000)) }),
    basis: '办理中需要补充情况的，在查询页面询问本人',
    when: (c) => (c.record.remarks ?? []).length < 20 || { reason: 'tooManyRemarks' },
    patch: (c) => ({ remarks: [...(c.record.remarks ?? []), { on: c.today, by: 'staff', text: c.input.text }] }),
  },
  urge: {
    from: ['routed', 'inProgress', 'escalated'],
    to: 'same',
    by: [office],
    input: Note,
    basis: '代表工作机构督办',
    patch: (c) => ({ urgings: c.record.urgings + 1 }),
    notices: () => [{ kind: 'urged', to: [unit], urgent: true }],
  },
  escalate: {
    from: ['routed', 'inProgress', 'answered', 'fedBack'],
    to: 'escalated',
    by: [office],
    input: Note,
    basis: '重要事项由代表工作机构督办',
    patch: (c) => ({ escalatedOn: c.today, escalationGround: 'important' }),
    notices: () => [{ kind: 'escalated', to: [...addressed, unit], urgent: true }],
  },
  escalateOverdue: {
    from: ['routed', 'inProgress'],
    to: 'escalated',
    by: ['system'],
    input: z.object({}),
    basis: '逾期未答复的转为督办',
    patch: (c) => ({ escalatedOn: c.today, escalationGround: 'overdue' }),
    notices: () => [{ kind: 'escalated', to: [office, ...addressed, unit], urgent: true }],
  },
});
