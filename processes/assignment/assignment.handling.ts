import { openDeadline } from '../../engine/case.ts';
import { head } from './assignment.head.ts';
import * as input from './assignment.inputs.ts';
import { authors, clerks, coordinators, everyAuthor, office, unitSide } from './assignment.people.ts';
import { ownsReply, urgeable, working } from './assignment.states.ts';

/** The plan, contacts with the deputy, co-opinions, extension and dispute. */
export const handlingActions = head.actions({
  plan: {
    from: ['signedIn', ...working],
    to: { oneOf: [...working], by: (c) => (c.case.state === 'signedIn' ? 'inProgress' : (c.case.state as 'inProgress')) },
    by: [...clerks],
    input: input.PlanInput,
    basis: '专人负责、专门计划、措施清单',
    when: (c) => c.record.role !== 'relay' || { reason: 'notForRelay' },
    patch: (c) => ({ ...c.input, measures: c.input.measures ?? null }),
    notices: () => [{ kind: 'planned', to: [...authors] }],
  },
  logContact: {
    from: ['signedIn', ...working, 'replyDrafted', 'replyApproved', 'replied', 'reworkOrdered', 'reworked', 'tripartite'],
    to: {
      oneOf: ['consulting', 'extended', 'replyDrafted', 'replyApproved', 'replied', 'reworkOrdered', 'reworked', 'tripartite'],
      by: (c) => (c.case.state === 'signedIn' || c.case.state === 'inProgress' ? 'consulting' : (c.case.state as 'consulting')),
    },
    by: [...clerks],
    input: input.ContactInput,
    basis: '三访制：办前、办中、办后走访代表，填写联系登记表',
    when: (c) => c.record.role !== 'relay' || { reason: 'notForRelay' },
    check: (c) => c.input.on <= c.today || { reason: 'contactInFuture', field: 'on' },
    patch: (c) => ({
      contacts: [
        ...(c.record.contacts ?? []),
        {
          id: c.id(),
          phase: c.input.phase,
          on: c.input.on,
          form: c.input.form,
          participants: c.input.participants,
          place: c.input.place ?? null,
          deputies: c.input.deputies ?? null,
          opinions: c.input.opinions ?? null,
          response: c.input.response ?? null,
          fileIds: c.input.fileIds ?? null,
          confirmedOn: null,
        },
      ],
    }),
    notices: () => [{ kind: 'contactLogged', to: [{ party: 'author' }] }],
  },
  confirmContact: {
    from: [
      ...working,
      'extensionRequested',
      'replyDrafted',
      'replyApproved',
      'replied',
      'dissatisfied',
      'reworkOrdered',
      'reworked',
      'tripartite',
    ],
    to: 'same',
    by: [...authors],
    input: input.ConfirmContactInput,
    basis: '联系登记表由代表确认',
    check: (c) => (c.record.contacts ?? []).some((x) => x.id === c.input.contactId) || { reason: 'contactUnknown', field: 'contactId' },
    patch: (c) => ({ contacts: (c.record.contacts ?? []).map((x) => (x.id === c.input.contactId ? { ...x, confirmedOn: c.today } : x)) }),
  },
  submitCoOpinion: {
    from: ['signedIn', ...working, 'coOpinionRejected'],
    to: 'coOpinionReceived',
    by: [...clerks],
    input: input.CoOpinionInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十条',
    when: (c) => c.record.role === 'co' || { reason: 'coOnly' },
    patch: (c) => ({
      coOpinion: c.input.opinion,
      coOpinionOn: c.today,
      coOpinionFileIds: c.input.fileIds ?? null,
      coOpinionRejection: null,
    }),
    notices: () => [{ kind: 'coOpinionReceived', to: [{ party: 'leadUnit', role: ['unitClerk', 'unitHead'] }] }],
  },
  rejectCoOpinion: {
    from: ['coOpinionReceived'],
    to: 'coOpinionRejected',
    by: [{ party: 'leadUnit', role: ['unitClerk', 'unitHead'] }],
    input: input.ReasonInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十条：会办意见空泛的，主办单位可以退回重提',
    patch: (c) => ({ coOpinionRejection: c.input.reason.slice(0, 500) }),
    notices: () => [{ kind: 'coOpinionRejected', to: [...unitSide], urgent: true }],
  },
  closeCo: {
    from: ['handedOver', 'signedIn', ...working, 'coOpinionReceived', 'coOpinionRejected', 'returnRequested'],
    to: 'concluded',
    by: ['linked'],
    input: input.NoInput,
    basis: '',
    patch: (c) => ({ concludedOn: c.today }),
  },
  requestExtension: {
    from: ['inProgress', 'consulting'],
    to: 'extensionRequested',
    by: [...clerks],
    input: input.ExtensionInput,
    basis: '《代表法》第五十一条：涉及面广、处理难度大的，至迟自交办之日起六个月内答复',
    when: (c) => {
      if (!ownsReply(c.record.role)) return { reason: 'leadOnly' };
      return c.record.extendedOn === null || { reason: 'extendedBefore' };
    },
    check: (c) => {
      const open = openDeadline(c.case, 'reply');
      const latest = c.rules.deadline('suggestion.reply.complex', c.record.clockStartOn);
      if (open && c.input.until <= open.dueOn) return { reason: 'extensionNotLater', field: 'until', data: { due: open.dueOn } };
      return (
        latest === null || c.input.until <= latest.dueOn || { reason: 'extensionTooLong', field: 'until', data: { latest: latest.dueOn } }
      );
    },
    patch: (c) => ({ extensionReason: c.input.reason, extensionUntil: c.input.until }),
    notices: () => [{ kind: 'extensionRequested', to: [office], urgent: true }],
  },
  approveExtension: {
    from: ['extensionRequested'],
    to: 'extended',
    by: [office],
    input: input.NoteInput,
    basis: '《代表法》第五十一条',
    patch: (c) => ({ extensionDecision: c.input.note ?? null, extendedOn: c.today, replyDueOn: c.record.extensionUntil }),
    moves: (c) => (c.record.extensionUntil ? [{ key: 'reply', rule: 'suggestion.reply.complex', dueOn: c.record.extensionUntil }] : []),
    notices: (c) => [{ kind: 'extended', to: [...unitSide, ...everyAuthor], data: { until: c.record.extensionUntil ?? '' } }],
  },
  rejectExtension: {
    from: ['extensionRequested'],
    to: 'inProgress',
    by: [office],
    input: input.ReasonInput,
    basis: '《代表法》第五十一条',
    patch: (c) => ({ extensionDecision: c.input.reason.slice(0, 500), extensionUntil: null }),
    notices: () => [{ kind: 'extensionRejected', to: [...unitSide], urgent: true }],
  },
  raiseDispute: {
    from: [...working],
    to: 'inDispute',
    by: [...clerks],
    input: input.ReasonInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十条：主办、会办意见不一致的，由交办机关协调',
    patch: (c) => ({ disputeReason: c.input.reason }),
    notices: () => [{ kind: 'disputeRaised', to: [...coordinators], urgent: true }],
  },
  urge: {
    from: [...urgeable],
    to: 'same',
    by: [...coordinators],
    input: input.UrgeInput,
    basis: '交办机关对未签收、未答复和临近期限的承办单位催办',
    when: (c) => c.record.role !== 'relay' || { reason: 'notForRelay' },
    check: (c) => c.record.urgedOn !== c.today || c.input.again === true || { reason: 'urgedToday', field: 'again' },
    patch: (c) => ({ urgedOn: c.today, urgedTimes: (c.record.urgedTimes ?? 0) + 1 }),
    notices: (c) => [{ kind: 'urged', to: [...unitSide], urgent: true, data: { note: c.input.note ? `${c.input.note} ` : '' } }],
  },
  mediate: {
    from: ['inDispute'],
    to: 'inProgress',
    by: [...coordinators],
    input: input.ReasonInput,
    basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十条',
    patch: (c) => ({ mediation: c.input.reason }),
    notices: () => [{ kind: 'mediated', to: [...unitSide] }],
  },
});
