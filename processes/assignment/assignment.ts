import { openDeadline } from '../../engine/case.ts';
import type { Context } from '../../engine/define.ts';
import { defineProcess, type Words } from '../../registers/vocabulary.ts';
import { holds, isMine, subjectsOf } from '../people.ts';
import * as input from './assignment.inputs.ts';
import { Assignment } from './assignment.record.ts';

const office = 'deputyWorkOfficer';
/** Those who work for the unit; on a confidential matter its head and the handler named for it. */
const clerks = [{ party: 'unit', role: ['unitClerk', 'unitHead'] }, { party: 'namedHandler' }] as const;
const heads = [{ party: 'unit', role: 'unitHead' }] as const;
const relayClerks = [{ party: 'unit', role: 'govOffice' }] as const;
const coordinators = [office, { party: 'relay', role: 'govOffice' }] as const;
const authors = [{ party: 'author' }, { party: 'delegation', role: 'delegationHead' }] as const;
const everyAuthor = [
  { party: 'author' },
  { party: 'cosigner' },
  { party: 'mergedAuthor' },
  { party: 'delegation', role: ['delegationHead', 'delegationStaff'] },
] as const;
const unitSide = [{ party: 'unit', role: ['unitClerk', 'unitHead', 'govOffice'] }, { party: 'namedHandler' }] as const;
const lateTells = [{ party: 'relay', role: 'govOffice' }, office] as const;

const working = ['inProgress', 'consulting', 'extended'] as const;
const beforeReply = [
  'handedOver',
  'signedIn',
  'returnRequested',
  ...working,
  'extensionRequested',
  'inDispute',
  'replyDrafted',
  'replyApproved',
  'coOpinionReceived',
  'coOpinionRejected',
  'distributed',
] as const;
/** States in which a unit still owes something that it may be reminded of. */
const urgeable = ['handedOver', 'signedIn', ...working, 'coOpinionRejected', 'replyDrafted', 'replyApproved', 'reworkOrdered'] as const;
/** States in which the reply fields hold what was issued and not a new draft. */
const issued = ['replied', 'dissatisfied', 'reworked', 'tripartite', 'concluded', 'evaluationLapsed'] as const;
const ownsReply = (role: string) => role === 'lead' || role === 'separate';

/** 承办: hand-over to one unit, its work, its reply and the deputy's evaluation of it. */
export const assignment = defineProcess({
  id: 'assignment',
  plural: 'assignments',
  record: Assignment,
  groups: {
    suggestionId: 'public',
    suggestionTitle: 'public',
    suggestionNumber: 'public',
    sessionId: 'public',
    level: 'public',
    role: 'public',
    unitId: 'public',
    viaUnitId: 'public',
    leadUnitId: 'public',
    handedOverOn: 'public',
    repliedOn: 'public',
    resultClass: 'public',
    concludedOn: 'public',
    round: 'public',
    publishedOn: 'public',
    confidential: 'parties',
    forUnits: 'parties',
    clockStartOn: 'parties',
    signedInOn: 'parties',
    personInCharge: 'parties',
    personPhone: 'parties',
    leaderInCharge: 'parties',
    plan: 'parties',
    measures: 'parties',
    contacts: 'parties',
    extensionReason: 'parties',
    extensionUntil: 'parties',
    extensionDecision: 'parties',
    extendedOn: 'parties',
    urgedOn: 'parties',
    urgedTimes: 'parties',
    replyDueOn: 'parties',
    onTime: 'parties',
    replies: 'parties',
    reworkReason: 'parties',
    reworkOrderedOn: 'parties',
    tripartiteOn: 'parties',
    tripartiteRecord: 'parties',
    tripartiteParticipants: 'parties',
    cancelReason: 'parties',
    body: 'text',
    doneItems: 'text',
    plannedItems: 'text',
    notAdoptedItems: 'text',
    replyContact: 'text',
    replyPhone: 'text',
    publishReply: 'text',
    replyFileIds: 'text',
    docNumber: 'text',
    signatory: 'text',
    signedOn: 'text',
    attitude: 'evaluation',
    result: 'evaluation',
    firstResult: 'evaluation',
    adoption: 'evaluation',
    evaluatedOn: 'evaluation',
    evaluations: 'evaluation',
    returnReason: 'staff',
    returnSuggestedUnitId: 'staff',
    returnRequestedOn: 'staff',
    returnDecision: 'staff',
    coOpinion: 'staff',
    coOpinionOn: 'staff',
    coOpinionFileIds: 'staff',
    coOpinionRejection: 'staff',
    disputeReason: 'staff',
    mediation: 'staff',
    draftNote: 'staff',
    checkedOn: 'staff',
    checkNote: 'staff',
  },
  parties: {
    unit: 'unit',
    relay: 'unit',
    leadUnit: 'unit',
    namedHandler: 'account',
    namedStaff: 'account',
    author: 'deputy',
    cosigner: 'deputy',
    mergedAuthor: 'deputy',
    delegation: 'delegation',
  },
  states: {
    handedOver: {},
    signedIn: {},
    returnRequested: {},
    returned: { final: true },
    distributed: {},
    inProgress: {},
    consulting: {},
    extensionRequested: {},
    extended: {},
    inDispute: {},
    coOpinionReceived: {},
    coOpinionRejected: {},
    replyDrafted: {},
    replyApproved: {},
    replied: {},
    dissatisfied: {},
    reworkOrdered: {},
    reworked: {},
    tripartite: {},
    evaluationLapsed: { final: true },
    concluded: { final: true },
    cancelled: { final: true },
  },
  reasons: [
    'relayOnly',
    'notForRelay',
    'urgedToday',
    'coOnly',
    'leadOnly',
    'returnWindowClosed',
    'sameUnit',
    'extensionTooLong',
    'extensionNotLater',
    'extendedBefore',
    'coOpinionsMissing',
    'plannedItemsNeeded',
    'planDateNotLater',
    'reasonsNeeded',
    'contactNeeded',
    'faceToFaceNeeded',
    'checkNeeded',
    'checkNotUsed',
    'notByUnit',
    'staffChannel',
    'ownChannel',
    'dissatisfactionNeedsText',
    'contactUnknown',
    'contactInFuture',
    'oneLead',
    'unitTwice',
    'confidentialOnly',
  ],
  parent: { process: 'suggestion', field: 'suggestionId' },
  children: ['commitment'],
  siblings: true,
})
  .withActions({
    start: {
      from: 'new',
      to: 'handedOver',
      by: ['linked'],
      input: input.StartInput,
      basis: '《代表法》第五十一条',
      patch: (c) => {
        const { authorIds: _a, cosignerIds: _c, mergedAuthorIds: _m, delegationIds: _d, namedStaffIds: _n, ...fields } = c.input;
        return { ...fields, forUnits: c.input.forUnits ?? null, round: 1 };
      },
      parties: (c) => [
        { party: 'unit', subject: c.input.unitId, status: 'active' },
        ...(c.input.viaUnitId ? [{ party: 'relay', subject: c.input.viaUnitId, status: 'active' } as const] : []),
        ...(c.input.role === 'co' && c.input.leadUnitId
          ? [{ party: 'leadUnit', subject: c.input.leadUnitId, status: 'active' } as const]
          : []),
        ...c.input.authorIds.map((subject) => ({ party: 'author', subject, status: 'active' }) as const),
        ...c.input.cosignerIds.map((subject) => ({ party: 'cosigner', subject, status: 'active' }) as const),
        ...c.input.mergedAuthorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'active' }) as const),
        ...c.input.delegationIds.map((subject) => ({ party: 'delegation', subject, status: 'active' }) as const),
        ...c.input.namedStaffIds.map((subject) => ({ party: 'namedStaff', subject, status: 'active' }) as const),
      ],
      notices: () => [{ kind: 'handedOver', to: [...unitSide], urgent: true }],
    },
    signIn: {
      from: ['handedOver'],
      to: 'signedIn',
      by: [...clerks, ...relayClerks],
      input: input.NoInput,
      basis: '承办单位签收',
      patch: (c) => ({ signedInOn: c.today }),
      notices: () => [{ kind: 'signedIn', to: [...everyAuthor] }],
      moves: () => [
        { key: 'returnWindow', restart: true },
        { key: 'coOpinion', restart: true },
      ],
      tells: (c) =>
        c.record.role === 'relay' ? [] : [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteSignedIn', input: {} }],
    },
    distribute: {
      from: ['handedOver', 'signedIn'],
      to: 'distributed',
      by: [...relayClerks],
      input: input.DistributeInput,
      basis: '二级交办',
      when: (c) => c.record.role === 'relay' || { reason: 'relayOnly' },
      check: (c) => {
        const ids = c.input.units.map((u) => u.unitId);
        if (new Set(ids).size !== ids.length) return { reason: 'unitTwice', field: 'units' };
        if (c.input.units.filter((u) => u.role === 'lead').length > 1) return { reason: 'oneLead', field: 'units' };
        return !c.input.units.some((u) => u.unitId === c.record.unitId) || { reason: 'sameUnit', field: 'units' };
      },
      patch: (c) => ({ signedInOn: c.record.signedInOn ?? c.today }),
      starts: (c) => {
        const lead = c.input.units.find((u) => u.role === 'lead')?.unitId ?? c.record.leadUnitId;
        return c.input.units.map((u) =>
          startOf(c, {
            unitId: u.unitId,
            role: u.role,
            level: 2,
            viaUnitId: c.record.unitId,
            leadUnitId: lead,
            clockStartOn: c.record.clockStartOn,
          }),
        );
      },
      tells: (c) => [
        { process: 'suggestion', id: c.record.suggestionId, action: 'noteUnits', input: { added: c.input.units, removedUnitId: null } },
      ],
    },
    requestReturn: {
      from: ['handedOver', 'signedIn'],
      to: 'returnRequested',
      by: [...clerks, ...relayClerks],
      input: input.ReturnInput,
      basis: '承办单位认为不属于本单位职责的，在规定期限内书面说明理由申请退办，不得自行转办',
      when: (c) =>
        openDeadline(c.case, 'returnWindow') === undefined ||
        c.today <= (openDeadline(c.case, 'returnWindow')?.dueOn ?? '') || { reason: 'returnWindowClosed' },
      patch: (c) => ({ returnReason: c.input.reason, returnSuggestedUnitId: c.input.suggestedUnitId ?? null, returnRequestedOn: c.today }),
      notices: () => [{ kind: 'returnRequested', to: [...coordinators], urgent: true }],
    },
    rejectReturn: {
      from: ['returnRequested'],
      to: 'signedIn',
      by: [...coordinators],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十六条',
      patch: (c) => ({ returnDecision: c.input.reason.slice(0, 500), signedInOn: c.record.signedInOn ?? c.today }),
      notices: () => [{ kind: 'returnRejected', to: [...unitSide] }],
    },
    reassign: {
      from: ['returnRequested'],
      to: 'returned',
      by: [...coordinators],
      input: input.ReassignInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十六条',
      check: (c) => c.input.unitId !== c.record.unitId || { reason: 'sameUnit', field: 'unitId' },
      patch: (c) => ({ returnDecision: c.input.note ?? null }),
      starts: (c) => {
        const clockStartOn = c.rules.flag('suggestion.restartClockOnReassign', c.today) ? c.today : c.record.clockStartOn;
        const lead = c.record.role === 'lead' ? c.input.unitId : c.record.leadUnitId;
        const via = c.input.viaUnitId ?? null;
        if (via) {
          return [
            startOf(c, {
              unitId: via,
              role: 'relay',
              level: 1,
              viaUnitId: null,
              leadUnitId: lead,
              clockStartOn,
              forUnits: [{ unitId: c.input.unitId, role: c.record.role }],
            }),
          ];
        }
        return [
          startOf(c, {
            unitId: c.input.unitId,
            role: c.record.role,
            level: c.record.level,
            viaUnitId: c.record.viaUnitId,
            leadUnitId: lead,
            clockStartOn,
            ...(c.record.forUnits ? { forUnits: c.record.forUnits } : {}),
          }),
        ];
      },
      tells: (c) => [
        {
          process: 'suggestion',
          id: c.record.suggestionId,
          action: 'noteUnits',
          input: { added: [{ unitId: c.input.unitId, role: c.record.role }], removedUnitId: c.record.unitId },
        },
        ...(c.record.role === 'lead' ? tellCo(c, 'changeLead', { unitId: c.input.unitId }) : []),
      ],
      notices: () => [{ kind: 'reassigned', to: [...unitSide, { party: 'author' }] }],
    },
    changeLead: {
      from: ['handedOver', 'signedIn', 'returnRequested', ...working, 'coOpinionReceived', 'coOpinionRejected'],
      to: 'same',
      by: ['linked'],
      input: input.ChangeLeadInput,
      basis: '',
      patch: (c) => ({ leadUnitId: c.input.unitId }),
      parties: (c) => [
        ...subjectsOf(c.case, 'leadUnit').map((subject) => ({ party: 'leadUnit', subject, status: 'ended' }) as const),
        { party: 'leadUnit', subject: c.input.unitId, status: 'active' },
      ],
    },
    nameHandler: {
      from: ['handedOver', 'signedIn', ...working],
      to: 'same',
      by: [...heads],
      input: input.NameHandlerInput,
      basis: '保密建议由指定人员办理',
      when: (c) => c.record.confidential || { reason: 'confidentialOnly' },
      parties: (c) => [{ party: 'namedHandler', subject: c.input.accountId, status: 'active' }],
      tells: (c) => [
        { process: 'suggestion', id: c.record.suggestionId, action: 'noteNamedHandler', input: { accountId: c.input.accountId } },
      ],
    },
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
    draftReply: {
      from: [...working, 'reworkOrdered', 'replyDrafted'],
      to: 'replyDrafted',
      by: [...clerks],
      input: input.ReplyInput,
      basis: '《代表法》第五十一条；答复格式统一',
      when: (c) => ownsReply(c.record.role) || { reason: 'leadOnly' },
      check: (c) => {
        const planned = c.input.plannedItems ?? [];
        if (c.input.resultClass === 'B' && planned.length === 0) return { reason: 'plannedItemsNeeded', field: 'plannedItems' };
        if (planned.some((p) => p.dueOn <= c.today)) return { reason: 'planDateNotLater', field: 'plannedItems' };
        if (c.input.resultClass === 'C' && (c.input.notAdoptedItems ?? []).length === 0)
          return { reason: 'reasonsNeeded', field: 'notAdoptedItems' };
        const contacts = (c.record.contacts ?? []).filter((x) => x.form !== 'none');
        const wanted = c.rules.number('suggestion.contact.visitsRequired', c.today);
        if (new Set(contacts.map((x) => x.phase)).size < wanted) return { reason: 'contactNeeded', data: { wanted } };
        const inPerson = contacts.some((x) => x.form === 'seminar' || x.form === 'visit');
        return inPerson || !c.rules.flag('suggestion.contact.faceToFace', c.today) || { reason: 'faceToFaceNeeded' };
      },
      patch: (c) => ({
        ...c.input,
        doneItems: c.input.doneItems ?? [],
        plannedItems: c.input.plannedItems ?? [],
        notAdoptedItems: c.input.notAdoptedItems ?? [],
        replyFileIds: c.input.replyFileIds ?? null,
        draftNote: null,
        checkedOn: null,
      }),
      notices: () => [{ kind: 'replyDrafted', to: [...heads] }],
    },
    returnDraft: {
      from: ['replyDrafted', 'replyApproved'],
      to: { oneOf: ['inProgress', 'reworkOrdered'], by: (c) => (c.record.round > 1 ? 'reworkOrdered' : 'inProgress') },
      by: [...heads, office],
      input: input.ReasonInput,
      basis: '核稿',
      patch: (c) => ({ draftNote: c.input.reason }),
      notices: () => [{ kind: 'draftReturned', to: [...clerks] }],
    },
    approveReply: {
      from: ['replyDrafted'],
      to: 'replyApproved',
      by: [...heads],
      input: input.ApproveInput,
      basis: '答复由承办单位负责人签发',
      patch: (c) => ({ signatory: c.input.signatory, signedOn: c.today }),
      numbers: (c) => [
        {
          field: 'docNumber',
          series: `reply:${c.record.unitId}:${c.today.slice(0, 4)}`,
          format: `${c.input.docMark}〔${c.today.slice(0, 4)}〕{n}号`,
        },
      ],
    },
    checkReply: {
      from: ['replyApproved'],
      to: 'same',
      by: [...coordinators],
      input: input.NoteInput,
      basis: '答复印发前由人大代表工作机构或者交办机关预审',
      when: (c) => c.rules.flag('suggestion.reply.preCheck', c.today) || { reason: 'checkNotUsed' },
      patch: (c) => ({ checkedOn: c.today, checkNote: c.input.note ?? null }),
    },
    issueReply: {
      from: ['replyApproved'],
      to: { oneOf: ['replied', 'reworked'], by: (c) => (c.record.round > 1 ? 'reworked' : 'replied') },
      by: [...clerks],
      input: input.NoInput,
      confirm: true,
      basis: '《代表法》第五十一条；逐一答复每位代表，抄送代表工作机构和交办机关',
      when: (c) => {
        if (c.rules.flag('suggestion.reply.preCheck', c.today) && c.record.checkedOn === null) return { reason: 'checkNeeded' };
        const missing = siblings(c, 'co').some((l) => !['coOpinionReceived', 'concluded'].includes(l.state));
        return !missing || c.record.role !== 'lead' || { reason: 'coOpinionsMissing' };
      },
      patch: (c) => {
        const due = openDeadline(c.case, c.record.round > 1 ? 'rework' : 'reply')?.dueOn ?? null;
        const first = c.record.round === 1;
        return {
          repliedOn: c.today,
          replies: [...(c.record.replies ?? []), issuedReply(c)],
          ...(first ? { replyDueOn: due, onTime: due === null ? null : c.today <= due } : {}),
        };
      },
      starts: (c) =>
        (c.record.plannedItems ?? []).map((item) => ({
          process: 'commitment',
          action: 'start',
          id: c.id(),
          input: {
            assignmentId: c.case.id,
            suggestionId: c.record.suggestionId,
            suggestionTitle: c.record.suggestionTitle,
            suggestionNumber: c.record.suggestionNumber,
            sessionId: c.record.sessionId,
            confidential: c.record.confidential,
            unitId: c.record.unitId,
            content: item.content,
            measures: item.measures,
            dueOn: item.dueOn,
            secondFeedbackOn: item.secondFeedbackOn ?? null,
            parties: c.case.parties
              .filter((p) => p.status === 'active' && p.party !== 'leadUnit')
              .map((p) => ({ party: p.party, subject: p.subject })),
          },
        })),
      tells: (c) => [
        ...c.case.linked
          .filter((l) => l.process === 'commitment' && l.record.assignmentId === c.case.id && openCommitment.has(l.state))
          .map((l) => ({ process: 'commitment', id: l.id, action: 'supersede', input: {} }) as const),
        ...(c.record.role === 'lead' ? tellCo(c, 'closeCo', {}) : []),
        { process: 'suggestion', id: c.record.suggestionId, action: 'noteReplied', input: { repliedOn: c.today } },
      ],
      notices: (c) => [
        { kind: 'replied', to: [...everyAuthor, ...lateTells], urgent: true, data: { resultClass: c.record.resultClass ?? '' } },
      ],
    },
    evaluate: {
      from: ['replied', 'reworked'],
      to: {
        oneOf: ['concluded', 'dissatisfied', 'tripartite'],
        by: (c) => (c.input.result !== 'dissatisfied' ? 'concluded' : c.record.round > 1 ? 'tripartite' : 'dissatisfied'),
      },
      by: [...authors, office],
      duty: [...authors],
      input: input.EvaluateInput,
      reserved: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十七条；办理态度、办理结果分开评价；背靠背评价',
      check: (c) => {
        const own = isMine(c.case, c.actor, 'author') || holds(c.actor, c.case.congressId, 'delegationHead');
        if (isMine(c.case, c.actor, 'unit')) return { reason: 'notByUnit' };
        if (!own && c.input.channel === 'platform') return { reason: 'staffChannel', field: 'channel' };
        if (own && c.input.channel !== 'platform') return { reason: 'ownChannel', field: 'channel' };
        const bad = c.input.result === 'dissatisfied' || c.input.attitude === 'dissatisfied';
        return !bad || Boolean(c.input.text) || { reason: 'dissatisfactionNeedsText', field: 'text' };
      },
      patch: (c) => ({
        attitude: c.input.attitude,
        result: c.input.result,
        firstResult: c.record.firstResult ?? c.input.result,
        adoption: c.input.adoption ?? null,
        evaluatedOn: c.today,
        evaluations: [
          ...(c.record.evaluations ?? []),
          {
            round: c.record.round,
            on: c.today,
            attitude: c.input.attitude,
            result: c.input.result,
            adoption: c.input.adoption ?? null,
            text: c.input.text ?? null,
            contactForm: c.input.contactForm ?? null,
            personsMet: c.input.personsMet ?? null,
            wantsRework: c.input.wantsRework ?? null,
            channel: c.input.channel,
          },
        ],
        ...(c.input.result !== 'dissatisfied' ? { concludedOn: c.today } : {}),
      }),
      tells: (c) => [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteEvaluated', input: {} }],
      notices: (c) => (c.input.result === 'dissatisfied' ? [{ kind: 'dissatisfied', to: [office], urgent: true }] : []),
    },
    lapse: {
      from: ['replied', 'reworked'],
      to: 'evaluationLapsed',
      by: ['system'],
      input: input.NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十九条：逾期未评的不计入满意率',
      patch: (c) => ({ concludedOn: c.today }),
      tells: (c) => [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteEvaluated', input: {} }],
      notices: () => [{ kind: 'evaluationLapsed', to: [...authors, office] }],
    },
    orderRework: {
      from: ['dissatisfied'],
      to: 'reworkOrdered',
      by: [office],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十七条',
      patch: (c) => ({ reworkReason: c.input.reason, reworkOrderedOn: c.today, round: c.record.round + 1 }),
      tells: (c) => [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteReworkOrdered', input: {} }],
      notices: () => [{ kind: 'reworkOrdered', to: [...unitSide, ...authors], urgent: true }],
    },
    declineRework: {
      from: ['dissatisfied'],
      to: 'concluded',
      by: [office],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十七条',
      patch: (c) => ({ reworkReason: c.input.reason, concludedOn: c.today }),
      tells: (c) => [{ process: 'suggestion', id: c.record.suggestionId, action: 'noteEvaluated', input: {} }],
      notices: () => [{ kind: 'reworkDeclined', to: [...authors] }],
    },
    holdTripartite: {
      from: ['tripartite'],
      to: { oneOf: ['concluded', 'reworkOrdered'], by: (c) => (c.input.outcome === 'settled' ? 'concluded' : 'reworkOrdered') },
      by: [office],
      input: input.TripartiteInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第二十七条：三方会商',
      check: (c) => c.input.on <= c.today || { reason: 'contactInFuture', field: 'on' },
      patch: (c) => ({
        tripartiteOn: c.input.on,
        tripartiteRecord: c.input.record,
        tripartiteParticipants: c.input.participants,
        ...(c.input.outcome === 'settled' ? { concludedOn: c.today } : { round: c.record.round + 1, reworkOrderedOn: c.today }),
      }),
      tells: (c) => [
        c.input.outcome === 'settled'
          ? ({ process: 'suggestion', id: c.record.suggestionId, action: 'noteEvaluated', input: {} } as const)
          : ({ process: 'suggestion', id: c.record.suggestionId, action: 'noteReworkOrdered', input: {} } as const),
      ],
      notices: () => [{ kind: 'tripartiteHeld', to: [...unitSide, ...authors] }],
    },
    addAuthors: {
      from: [...beforeReply],
      to: 'same',
      by: ['linked'],
      input: input.AuthorsInput,
      basis: '',
      parties: (c) => c.input.authorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'active' })),
    },
    removeAuthors: {
      from: [...beforeReply, 'cancelled'],
      to: 'same',
      by: ['linked'],
      input: input.AuthorsInput,
      basis: '',
      parties: (c) => c.input.authorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'ended' })),
    },
    notePublished: {
      from: ['concluded', 'evaluationLapsed'],
      to: 'same',
      by: ['linked'],
      input: input.PublishedInput,
      basis: '《代表法》第五十一条',
      patch: (c) => ({ publishedOn: c.input.on }),
    },
    cancel: {
      from: [...beforeReply, 'replied', 'dissatisfied', 'reworkOrdered', 'reworked', 'tripartite'],
      to: 'cancelled',
      by: ['linked'],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十二条',
      patch: (c) => ({ cancelReason: c.input.reason }),
      notices: () => [{ kind: 'cancelled', to: [...unitSide], urgent: true }],
    },
  })
  .withDeadlines({
    sign: {
      from: ['handedOver'],
      until: ['signedIn', 'returnRequested', 'distributed', 'concluded'],
      rule: () => 'suggestion.sign.remindAfter',
      start: (r) => r.handedOverOn,
      warn: [],
      who: [...unitSide],
      tell: [...lateTells],
    },
    returnWindow: {
      from: ['handedOver'],
      until: ['returnRequested', 'inProgress', 'consulting', 'distributed'],
      rule: () => 'suggestion.return.request',
      start: (r, event) => (event === 'receipt' ? (r.signedInOn ?? r.clockStartOn) : r.clockStartOn),
      warn: [],
      window: true,
      who: [...unitSide],
    },
    reassign: {
      from: ['returnRequested'],
      until: ['signedIn', 'returned'],
      rule: () => 'suggestion.return.reassign',
      start: (r) => r.returnRequestedOn,
      warn: [3],
      who: [office],
    },
    firstContact: {
      from: ['handedOver'],
      until: ['consulting', 'replyDrafted', 'coOpinionReceived'],
      metBy: ['logContact'],
      rule: (r) => (ownsReply(r.role) ? 'suggestion.contact.first' : null),
      start: (r) => r.clockStartOn,
      warn: [5],
      who: [...unitSide],
    },
    coOpinion: {
      from: ['handedOver'],
      until: ['coOpinionReceived'],
      rule: (r) => (r.role === 'co' ? 'suggestion.coOpinion' : null),
      start: (r, event) => (event === 'receipt' ? (r.signedInOn ?? r.clockStartOn) : r.clockStartOn),
      warn: [10, 3],
      who: [...unitSide],
      tell: [{ party: 'leadUnit', role: ['unitClerk'] }, ...lateTells],
    },
    coOpinionRedo: {
      from: ['coOpinionRejected'],
      until: ['coOpinionReceived'],
      rule: () => 'suggestion.coOpinion.redo',
      warn: [1],
      who: [...unitSide],
      tell: [{ party: 'leadUnit', role: ['unitClerk'] }],
    },
    reply: {
      from: ['handedOver'],
      until: ['replied'],
      rule: (r) => (ownsReply(r.role) ? 'suggestion.reply.normal' : null),
      start: (r) => r.clockStartOn,
      onParent: true,
      warn: [30, 10, 3],
      who: [...unitSide],
      tell: [...lateTells],
    },
    evaluate: {
      from: ['replied', 'reworked'],
      until: ['concluded', 'dissatisfied', 'tripartite', 'evaluationLapsed'],
      rule: () => 'suggestion.evaluate',
      start: (r) => r.repliedOn,
      warn: [10, 3],
      who: [...authors],
      expire: 'lapse',
    },
    rework: {
      from: ['reworkOrdered'],
      until: ['reworked'],
      rule: () => 'suggestion.rework',
      start: (r) => r.reworkOrderedOn,
      onParent: true,
      warn: [10, 3],
      who: [...unitSide],
      tell: [...lateTells],
    },
  })
  .withViews({
    reach: [
      ...[office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'].map(
        (who) =>
          ({
            who: who as typeof office,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'],
            where: { confidential: { in: [false] } },
          }) as const,
      ),
      { who: { party: 'namedStaff' }, groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'] },
      {
        who: { party: 'unit', role: ['unitClerk', 'unitHead', 'govOffice'] },
        groups: ['public', 'text', 'parties', 'identity', 'staff'],
        where: { confidential: { in: [false] } },
      },
      { who: { party: 'unit', role: 'unitHead' }, groups: ['public', 'text', 'parties', 'staff'], where: { confidential: { in: [true] } } },
      { who: { party: 'namedHandler' }, groups: ['public', 'text', 'parties', 'staff'] },
      {
        who: { party: 'relay', role: 'govOffice' },
        groups: ['public', 'text', 'parties', 'identity', 'staff'],
        where: { confidential: { in: [false] } },
      },
      {
        who: { party: 'leadUnit', role: ['unitClerk', 'unitHead'] },
        groups: ['public', 'parties', 'staff'],
        where: { confidential: { in: [false] } },
      },
      ...(['unit', 'relay'] as const).map(
        (party) =>
          ({
            who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
            groups: ['evaluation'],
            where: { state: { in: ['concluded'] }, confidential: { in: [false] } },
          }) as const,
      ),
      ...everyAuthor.flatMap((who) => [
        { who, groups: ['public', 'parties', 'identity', 'evaluation'], where: { state: { not: ['returned'] } } } as const,
        { who, groups: ['text'], where: { state: { in: [...issued] } } } as const,
      ]),
      {
        who: 'public',
        groups: ['public', 'text'],
        where: { publishedOn: { set: true }, publishReply: { in: [true] }, confidential: { in: [false] } },
      },
    ],
    turns: {
      handedOver: 'signIn',
      signedIn: 'plan',
      returnRequested: 'reassign',
      inProgress: 'logContact',
      consulting: 'draftReply',
      extended: 'draftReply',
      extensionRequested: 'approveExtension',
      inDispute: 'mediate',
      coOpinionRejected: 'submitCoOpinion',
      replyDrafted: 'approveReply',
      replyApproved: 'issueReply',
      replied: 'evaluate',
      reworked: 'evaluate',
      dissatisfied: 'orderRework',
      reworkOrdered: 'draftReply',
      tripartite: 'holdTripartite',
    },
    list: {
      columns: [
        'suggestionNumber',
        'suggestionTitle',
        'state',
        'unitId',
        'role',
        'handedOverOn',
        'signedInOn',
        'repliedOn',
        'resultClass',
        'result',
      ],
      filters: [
        'state',
        'unitId',
        'role',
        'level',
        'sessionId',
        'suggestionId',
        'resultClass',
        'result',
        'attitude',
        'firstResult',
        'onTime',
        'handedOverOn',
        'repliedOn',
        'concludedOn',
        'evaluatedOn',
      ],
      sorts: ['suggestionNumber', 'handedOverOn', 'repliedOn', 'createdAt', 'updatedAt'],
      search: ['suggestionTitle', 'body'],
      defaultSort: '-updatedAt',
    },
  });

/** The reply as it stands on the day it is issued. */
function issuedReply(c: Ctx): NonNullable<Assignment['replies']>[number] {
  const r = c.record;
  return {
    round: r.round,
    on: c.today,
    docNumber: r.docNumber,
    signatory: r.signatory,
    resultClass: r.resultClass ?? 'D',
    body: r.body ?? '',
    doneItems: r.doneItems ?? [],
    plannedItems: r.plannedItems ?? [],
    notAdoptedItems: r.notAdoptedItems ?? [],
    replyContact: r.replyContact ?? '',
    replyPhone: r.replyPhone ?? '',
    publishReply: r.publishReply ?? false,
    replyFileIds: r.replyFileIds,
  };
}

type Ctx = Context<Words, string, Assignment, unknown>;

const openCommitment: ReadonlySet<string> = new Set(['ongoing', 'reportDue', 'changeRequested', 'fulfilmentReported']);

function siblings(c: Ctx, role: string) {
  return c.case.linked.filter(
    (l) => l.process === 'assignment' && l.id !== c.case.id && l.record.role === role && !['returned', 'cancelled'].includes(l.state),
  );
}

function tellCo(c: Ctx, action: string, told: Record<string, unknown>) {
  return siblings(c, 'co')
    .filter((l) => l.state !== 'concluded')
    .map((l) => ({ process: 'assignment', id: l.id, action, input: told }) as const);
}

/** The hand-over that follows from this one, to another unit. */
function startOf(c: Ctx, more: Record<string, unknown>) {
  const { suggestionId, suggestionTitle, suggestionNumber, sessionId, confidential, handedOverOn } = c.record;
  return {
    process: 'assignment',
    action: 'start',
    id: c.id(),
    input: {
      suggestionId,
      suggestionTitle,
      suggestionNumber,
      sessionId,
      confidential,
      handedOverOn,
      authorIds: subjectsOf(c.case, 'author'),
      cosignerIds: subjectsOf(c.case, 'cosigner'),
      mergedAuthorIds: subjectsOf(c.case, 'mergedAuthor'),
      delegationIds: subjectsOf(c.case, 'delegation'),
      namedStaffIds: subjectsOf(c.case, 'namedStaff'),
      ...more,
    },
  } as const;
}
