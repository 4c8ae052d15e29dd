import type { Context } from '../../engine/define.ts';
import { defineProcess, type Words } from '../../registers/vocabulary.ts';
import { holds, isMine, mine, seatOf, subjectsOf } from '../people.ts';
import * as input from './suggestion.inputs.ts';
import { Suggestion } from './suggestion.record.ts';
import {
  allEnded,
  allReplied,
  cosigners,
  entryIsSound,
  entryState,
  isCosigningClosed,
  leastClass,
  leastRating,
  valuesOf,
} from './suggestion.rules.ts';
import type { Rating, ResultClass } from './suggestion.types.ts';

const staff = ['deputyWorkOfficer', 'scOfficeClerk'] as const;
const authors = [{ party: 'author' }, { party: 'recorder' }] as const;
/** A delegation's own suggestion: its head signs, its staff write. */
const delegationSide = { party: 'delegation', role: ['delegationHead', 'delegationStaff'] } as const;
const handlingUnits = ['handler', 'coHandler', 'relay'] as const;
const everyAuthor = [{ party: 'author' }, { party: 'cosigner' }, { party: 'mergedAuthor' }, { party: 'recorder' }, delegationSide] as const;

const open = ['submitted', 'convertedFromBill', 'reviewing', 'registered', 'preAssigned', 'handedOver', 'inProgress'] as const;

/** 代表建议: from the deputy's draft to the archive. */
export const suggestion = defineProcess({
  id: 'suggestion',
  plural: 'suggestions',
  record: Suggestion,
  groups: {
    title: 'public',
    number: 'public',
    kind: 'public',
    stage: 'public',
    sessionId: 'public',
    nature: 'public',
    categoryId: 'public',
    keywords: 'public',
    authorKind: 'public',
    summary: 'public',
    urgent: 'public',
    submittedOn: 'public',
    registeredOn: 'public',
    handedOverOn: 'public',
    repliedOn: 'public',
    concludedOn: 'public',
    publishedOn: 'public',
    resultClass: 'public',
    unitIds: 'public',
    leadUnitId: 'public',
    publishConsent: 'public',
    problem: 'text',
    analysis: 'text',
    proposal: 'text',
    fileIds: 'text',
    leadDeputyId: 'identity',
    delegationId: 'identity',
    contact: 'identity',
    formationSource: 'parties',
    formationNote: 'parties',
    wishedUnitIds: 'parties',
    preConsultation: 'parties',
    preConsultationIds: 'parties',
    publishReason: 'parties',
    secrecy: 'parties',
    secrecyReason: 'parties',
    channel: 'parties',
    cosignCutoff: 'parties',
    cosignNote: 'parties',
    returnReason: 'parties',
    inadmissibleKind: 'parties',
    disposal: 'parties',
    mergedIntoId: 'parties',
    mergedIds: 'parties',
    billTitle: 'parties',
    billNumber: 'parties',
    handOverNote: 'parties',
    withheldReason: 'parties',
    withdrawnOn: 'parties',
    withdrawReason: 'parties',
    archivedOn: 'parties',
    attitude: 'evaluation',
    result: 'evaluation',
    firstResult: 'evaluation',
    evaluationLapsed: 'evaluation',
    reviewNote: 'staff',
    proposedUnits: 'staff',
  },
  parties: {
    author: 'deputy',
    cosigner: 'deputy',
    mergedAuthor: 'deputy',
    delegation: 'delegation',
    recorder: 'account',
    namedStaff: 'account',
    namedHandler: 'account',
    proposedUnit: 'unit',
    relay: 'unit',
    handler: 'unit',
    coHandler: 'unit',
  },
  states: {
    draft: {},
    cosigning: {},
    submitted: {},
    convertedFromBill: {},
    reviewing: {},
    returnedToDeputy: {},
    inadmissible: { final: true },
    merged: {},
    registered: {},
    preAssigned: {},
    handedOver: {},
    inProgress: {},
    replied: {},
    concluded: {},
    published: {},
    archived: { final: true },
    withdrawn: { final: true },
    discarded: { final: true },
  },
  reasons: [
    'notOwnSeat',
    'authorNeeded',
    'cutoffPast',
    'cosignersConfirmed',
    'noCosigners',
    'cosignersUnanswered',
    'tooManyCosigners',
    'inviteSelf',
    'delegationHasNoCosigners',
    'incomplete',
    'headMustSign',
    'secrecyReasonNeeded',
    'publishReasonNeeded',
    'intoItself',
    'oneLead',
    'unitTwice',
    'leadOrSeparate',
    'notPublishable',
    'dayToCome',
    'daysOutOfOrder',
    'authorTwice',
    'notLeadDeputy',
    'tooManyConsultations',
  ],
  children: ['assignment'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'draft',
      by: ['deputy', 'delegationHead', 'delegationStaff', ...staff, 'system'],
      input: input.CreateInput,
      basis: '《代表法》第二十四条、第三十六条',
      check: (c) => {
        const seat = seatOf(c.actor, c.case.congressId);
        const isStaff = c.actor.kind === 'system' || holds(c.actor, c.case.congressId, 'delegationStaff', 'delegationHead', ...staff);
        if (c.input.delegationId) return isStaff ? true : { reason: 'headMustSign', field: 'delegationId' };
        if (c.input.leadDeputyId && c.input.leadDeputyId !== seat && !isStaff) return { reason: 'notOwnSeat', field: 'leadDeputyId' };
        return c.input.leadDeputyId || seat ? true : { reason: 'authorNeeded', field: 'leadDeputyId' };
      },
      patch: (c) => {
        const own = seatOf(c.actor, c.case.congressId);
        const lead = c.input.delegationId ? null : (c.input.leadDeputyId ?? own);
        return {
          ...c.input,
          preConsultationIds: c.input.preConsultationIds?.length ? c.input.preConsultationIds : null,
          kind: 'suggestion',
          authorKind: c.input.delegationId ? 'delegation' : 'deputy',
          leadDeputyId: lead,
          delegationId: c.input.delegationId ?? null,
          channel: c.input.channel ?? (lead === own && own !== null ? 'platform' : 'paper'),
          secrecy: c.input.secrecy ?? 'open',
        };
      },
      parties: (c) => {
        const own = seatOf(c.actor, c.case.congressId);
        const lead = c.input.delegationId ? null : (c.input.leadDeputyId ?? own);
        return [
          ...(lead ? [{ party: 'author', subject: lead, status: 'active' } as const] : []),
          ...(c.input.delegationId ? [{ party: 'delegation', subject: c.input.delegationId, status: 'active' } as const] : []),
          ...(c.actor.kind === 'person' && lead !== own
            ? [{ party: 'recorder', subject: c.actor.accountId, status: 'active' } as const]
            : []),
          ...(c.actor.kind === 'person' && c.input.delegationId
            ? [{ party: 'recorder', subject: c.actor.accountId, status: 'active' } as const]
            : []),
        ];
      },
      tells: (c) =>
        tellConsultations(c.case.id, [], c.input.preConsultationIds, c.input.leadDeputyId ?? seatOf(c.actor, c.case.congressId)),
    },
    edit: {
      from: ['draft', 'returnedToDeputy'],
      to: 'same',
      by: [...authors, delegationSide],
      input: input.EditInput,
      basis: '《代表法》第三十六条',
      when: (c) => cosigners(c.case, 'active').length === 0 || { reason: 'cosignersConfirmed' },
      patch: (c) => ({ ...c.input, ...(c.input.preConsultationIds?.length === 0 ? { preConsultationIds: null } : {}) }),
      tells: (c) => tellConsultations(c.case.id, c.record.preConsultationIds, c.input.preConsultationIds, c.record.leadDeputyId),
    },
    noteConsulted: {
      from: ['draft', 'cosigning', 'returnedToDeputy'],
      to: 'same',
      by: ['linked'],
      input: input.ConsultedInput,
      basis: '',
      check: (c) => {
        if (!isMine(c.case, c.actor, 'author') || c.record.leadDeputyId !== c.input.deputyId) return { reason: 'notLeadDeputy' };
        return (c.record.preConsultationIds ?? []).length < 10 || { reason: 'tooManyConsultations' };
      },
      patch: (c) => ({ preConsultationIds: [...(c.record.preConsultationIds ?? []), c.input.id] }),
    },
    inviteCosigners: {
      from: ['draft', 'cosigning', 'returnedToDeputy'],
      to: 'cosigning',
      by: [...authors],
      input: input.InviteInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第八条',
      when: (c) => c.record.authorKind === 'deputy' || { reason: 'delegationHasNoCosigners' },
      check: (c) => {
        if (new Date(c.input.cutoff) <= c.now) return { reason: 'cutoffPast', field: 'cutoff' };
        if (c.input.deputyIds.includes(c.record.leadDeputyId ?? '')) return { reason: 'inviteSelf', field: 'deputyIds' };
        const max = c.rules.number('suggestion.draft.maxCosigners', c.today);
        return (
          cosigners(c.case, 'active', 'invited').length + c.input.deputyIds.length <= max || {
            reason: 'tooManyCosigners',
            field: 'deputyIds',
            data: { max },
          }
        );
      },
      patch: (c) => ({ cosignCutoff: c.input.cutoff, cosignNote: c.input.note ?? null }),
      parties: (c) => {
        const known = new Set(cosigners(c.case, 'active').map((p) => p.subject));
        return c.input.deputyIds.filter((d) => !known.has(d)).map((subject) => ({ party: 'cosigner', subject, status: 'invited' }));
      },
      moves: (c) => [{ key: 'cosign', dueOn: c.input.cutoff.slice(0, 10) }],
      notices: (c) => [
        {
          kind: 'cosignInvited',
          to: [{ party: 'cosigner', status: 'invited' }],
          data: { cutoff: c.input.cutoff.slice(0, 16).replace('T', ' ') },
        },
      ],
    },
    cosign: {
      from: ['cosigning'],
      to: 'same',
      by: [{ party: 'cosigner', status: 'invited' }],
      input: input.NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第八条',
      parties: (c) => mine(c.case, c.actor, 'cosigner', 'invited').map((subject) => ({ party: 'cosigner', subject, status: 'active' })),
      notices: () => [{ kind: 'cosigned', to: [{ party: 'author' }] }],
    },
    declineCosign: {
      from: ['cosigning'],
      to: 'same',
      by: [{ party: 'cosigner', status: 'invited' }],
      input: input.NoteInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第八条',
      parties: (c) => mine(c.case, c.actor, 'cosigner', 'invited').map((subject) => ({ party: 'cosigner', subject, status: 'declined' })),
      notices: () => [{ kind: 'cosignDeclined', to: [{ party: 'author' }] }],
    },
    closeCosigning: {
      from: ['cosigning'],
      to: 'same',
      by: ['system'],
      input: input.NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第八条',
      parties: (c) => cosigners(c.case, 'invited').map((p) => ({ party: 'cosigner', subject: p.subject, status: 'ended' })),
      notices: () => [{ kind: 'cosignClosed', to: [{ party: 'author' }, { party: 'recorder' }] }],
    },
    reopenText: {
      from: ['cosigning', 'returnedToDeputy'],
      when: (c) => cosigners(c.case, 'invited', 'active').length > 0 || { reason: 'noCosigners' },
      to: 'draft',
      by: [...authors],
      input: input.NoInput,
      confirm: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第八条',
      parties: (c) => cosigners(c.case, 'invited', 'active').map((p) => ({ party: 'cosigner', subject: p.subject, status: 'ended' })),
      notices: () => [{ kind: 'textReopened', to: [{ party: 'cosigner' }, { party: 'cosigner', status: 'invited' }] }],
    },
    submit: {
      from: ['draft', 'cosigning', 'returnedToDeputy'],
      to: 'submitted',
      by: [...authors, { party: 'delegation', role: 'delegationHead' }],
      input: input.SubmitInput,
      basis: '《代表法》第三十六条；一事一议',
      when: (c) => {
        if (!isCosigningClosed(c.case, c.record.cosignCutoff, c.now)) return { reason: 'cosignersUnanswered' };
        if (c.record.authorKind === 'delegation' && c.record.channel !== 'paper' && !holds(c.actor, c.case.congressId, 'delegationHead'))
          return { reason: 'headMustSign' };
        return true;
      },
      check: (c) => {
        for (const field of ['problem', 'proposal', 'formationSource', 'publishConsent'] as const) {
          if (!c.record[field]) return { reason: 'incomplete', field };
        }
        if (c.record.publishConsent !== 'full' && !c.record.publishReason) return { reason: 'publishReasonNeeded', field: 'publishReason' };
        if (c.record.publishConsent === 'summary' && !c.record.summary) return { reason: 'incomplete', field: 'summary' };
        if (c.record.secrecy === 'confidential' && !c.record.secrecyReason)
          return { reason: 'secrecyReasonNeeded', field: 'secrecyReason' };
        return true;
      },
      patch: (c) => ({ submittedOn: c.today, returnReason: null }),
      parties: (c) => cosigners(c.case, 'invited').map((p) => ({ party: 'cosigner', subject: p.subject, status: 'ended' })),
      tells: (c) => (c.record.secrecy === 'confidential' ? [] : tellSubmitted(c, c.today)),
      notices: () => [{ kind: 'submitted', to: ['deputyWorkOfficer'] }],
    },
    discard: {
      from: ['draft', 'cosigning', 'returnedToDeputy'],
      to: 'discarded',
      by: [...authors, delegationSide],
      input: input.NoInput,
      confirm: true,
      basis: '',
      tells: (c) => tellConsultations(c.case.id, c.record.preConsultationIds, [], null),
    },
    convertFromBill: {
      from: 'new',
      to: 'convertedFromBill',
      by: [...staff, 'system'],
      input: input.ConvertInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十一条',
      patch: (c) => {
        const { cosignerIds: _, ...fields } = c.input;
        return {
          ...fields,
          kind: 'convertedBill',
          authorKind: 'deputy',
          channel: 'paper',
          secrecy: 'open',
          formationSource: 'other',
          publishConsent: 'full',
          submittedOn: c.today,
        };
      },
      parties: (c) => [
        { party: 'author', subject: c.input.leadDeputyId, status: 'active' },
        ...(c.input.cosignerIds ?? []).map((subject) => ({ party: 'cosigner', subject, status: 'active' }) as const),
      ],
      notices: () => [{ kind: 'convertedFromBill', to: [{ party: 'author' }, { party: 'cosigner' }] }],
    },
    enter: {
      from: 'new',
      to: { oneOf: ['submitted', 'registered', 'archived'], by: (c) => entryState(c.input) },
      by: [...staff, 'system'],
      input: input.EnterInput,
      basis: '《代表法》第五十一条',
      check: (c) => entryIsSound(c.input, c.today),
      patch: (c) => {
        const { cosignerIds: _, ...fields } = c.input;
        const state = entryState(c.input);
        const submittedOn = c.input.submittedOn ?? c.input.registeredOn ?? c.today;
        return {
          ...fields,
          proposal: c.input.proposal ?? '',
          kind: 'suggestion',
          authorKind: c.input.delegationId ? 'delegation' : 'deputy',
          channel: 'paper',
          secrecy: 'open',
          submittedOn,
          registeredOn: state === 'submitted' ? null : (c.input.registeredOn ?? submittedOn),
          unitIds: c.input.leadUnitId ? [c.input.leadUnitId] : null,
          firstResult: c.input.result ?? null,
          archivedOn: state === 'archived' ? c.today : null,
        };
      },
      parties: (c) => [
        ...(c.input.leadDeputyId ? [{ party: 'author', subject: c.input.leadDeputyId, status: 'active' } as const] : []),
        ...(c.input.cosignerIds ?? []).map((subject) => ({ party: 'cosigner', subject, status: 'active' }) as const),
        ...(c.input.delegationId ? [{ party: 'delegation', subject: c.input.delegationId, status: 'active' } as const] : []),
        ...(c.actor.kind === 'person' && entryState(c.input) === 'submitted'
          ? [{ party: 'recorder', subject: c.actor.accountId, status: 'active' } as const]
          : []),
      ],
      numbers: (c) => (c.input.number ? [{ field: 'number', series: `suggestion:${c.input.sessionId}`, taken: c.input.number }] : []),
    },
    accept: {
      from: ['submitted', 'convertedFromBill'],
      to: 'reviewing',
      by: [...staff],
      input: input.NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十三条',
      parties: (c) =>
        c.record.secrecy === 'confidential' && c.actor.kind === 'person'
          ? [{ party: 'namedStaff', subject: c.actor.accountId, status: 'active' }]
          : [],
      notices: () => [{ kind: 'accepted', to: [{ party: 'author' }] }],
    },
    register: {
      from: ['reviewing'],
      to: 'registered',
      by: [...staff],
      input: input.RegisterInput,
      basis: '《代表法》第五十一条',
      check: (c) =>
        c.input.secrecy !== 'confidential' ||
        Boolean(c.input.secrecyReason ?? c.record.secrecyReason) || { reason: 'secrecyReasonNeeded', field: 'secrecyReason' },
      patch: (c) => ({ ...c.input, registeredOn: c.today }),
      numbers: (c) => (c.record.number === null ? [{ field: 'number', series: `suggestion:${c.record.sessionId}` }] : []),
      parties: (c) =>
        c.input.secrecy === 'confidential' && c.actor.kind === 'person'
          ? [{ party: 'namedStaff', subject: c.actor.accountId, status: 'active' }]
          : [],
      notices: () => [{ kind: 'registered', to: [...everyAuthor] }],
    },
    returnToDeputy: {
      from: ['reviewing'],
      to: 'returnedToDeputy',
      by: [...staff],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十三条',
      patch: (c) => ({ returnReason: c.input.reason }),
      notices: () => [{ kind: 'returnedToDeputy', to: [{ party: 'author' }, { party: 'recorder' }, delegationSide], urgent: true }],
    },
    refuse: {
      from: ['reviewing'],
      to: 'inadmissible',
      by: [...staff],
      input: input.RefuseInput,
      confirm: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第九条、第十三条',
      patch: (c) => ({ inadmissibleKind: c.input.kind, returnReason: c.input.explanation, disposal: c.input.disposal }),
      notices: () => [{ kind: 'refused', to: [...everyAuthor] }],
    },
    merge: {
      from: ['reviewing', 'registered'],
      to: 'merged',
      by: [...staff],
      input: input.MergeInput,
      confirm: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十三条',
      check: (c) => c.input.intoId !== c.case.id || { reason: 'intoItself', field: 'intoId' },
      patch: (c) => ({ mergedIntoId: c.input.intoId, returnReason: c.input.explanation }),
      tells: (c) => [
        {
          process: 'suggestion',
          id: c.input.intoId,
          action: 'absorb',
          input: {
            id: c.case.id,
            authorIds: [...subjectsOf(c.case, 'author'), ...subjectsOf(c.case, 'cosigner'), ...subjectsOf(c.case, 'mergedAuthor')],
          },
        },
      ],
      notices: () => [{ kind: 'merged', to: [...everyAuthor] }],
    },
    absorb: {
      from: ['registered', 'preAssigned', 'handedOver', 'inProgress'],
      to: 'same',
      by: ['linked'],
      input: input.AbsorbInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十三条',
      patch: (c) => ({ mergedIds: [...(c.record.mergedIds ?? []), c.input.id] }),
      parties: (c) => c.input.authorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'active' })),
      tells: (c) => tellAssignments(c, 'addAuthors', { authorIds: c.input.authorIds }),
      notices: () => [{ kind: 'absorbed', to: [{ party: 'author' }] }],
    },
    unmerge: {
      from: ['merged'],
      to: 'reviewing',
      by: [...staff, 'linked'],
      input: input.ReasonInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十三条',
      patch: () => ({ mergedIntoId: null }),
      tells: (c) =>
        c.record.mergedIntoId === null
          ? []
          : [
              {
                process: 'suggestion',
                id: c.record.mergedIntoId,
                action: 'releaseMerged',
                input: { id: c.case.id, authorIds: [...subjectsOf(c.case, 'author'), ...subjectsOf(c.case, 'cosigner')] },
              },
            ],
      notices: () => [{ kind: 'unmerged', to: [...everyAuthor] }],
    },
    releaseMerged: {
      from: ['registered', 'preAssigned', 'handedOver', 'inProgress', 'withdrawn'],
      to: 'same',
      by: ['linked'],
      input: input.AbsorbInput,
      basis: '',
      patch: (c) => ({ mergedIds: (c.record.mergedIds ?? []).filter((id) => id !== c.input.id) }),
      parties: (c) => c.input.authorIds.map((subject) => ({ party: 'mergedAuthor', subject, status: 'ended' })),
      tells: (c) => tellAssignments(c, 'removeAuthors', { authorIds: c.input.authorIds }),
    },
    preAssign: {
      from: ['registered', 'preAssigned'],
      to: 'preAssigned',
      by: [...staff],
      input: input.PreAssignInput,
      basis: '预交办（交办前与拟承办单位沟通）',
      check: (c) => unitsAreSound(c.input.units),
      patch: (c) => ({ proposedUnits: c.input.units.map((u) => ({ ...u, answer: null, note: null })) }),
      parties: (c) => [
        ...subjectsOf(c.case, 'proposedUnit').map((subject) => ({ party: 'proposedUnit', subject, status: 'ended' }) as const),
        ...c.input.units.map((u) => ({ party: 'proposedUnit', subject: u.unitId, status: 'active' }) as const),
      ],
      notices: () => [{ kind: 'preAssigned', to: [{ party: 'proposedUnit', role: ['unitClerk', 'unitHead', 'govOffice'] }] }],
    },
    answerPreAssignment: {
      from: ['preAssigned'],
      to: 'same',
      by: [{ party: 'proposedUnit', role: ['unitClerk', 'unitHead'] }],
      input: input.AnswerPreAssignmentInput,
      basis: '预交办（交办前与拟承办单位沟通）',
      patch: (c) => {
        const own = mine(c.case, c.actor, 'proposedUnit', 'active');
        const answer = c.input.accepts ? 'accepts' : 'declines';
        return {
          proposedUnits: (c.record.proposedUnits ?? []).map((u) =>
            own.includes(u.unitId) ? { ...u, answer, note: c.input.note ?? null } : u,
          ),
        };
      },
      notices: () => [{ kind: 'preAssignmentAnswered', to: ['deputyWorkOfficer'] }],
    },
    handOver: {
      from: ['registered', 'preAssigned'],
      to: 'handedOver',
      by: [...staff],
      input: input.HandOverInput,
      basis: '《代表法》第五十一条：自交办之日起三个月内答复，至迟不超过六个月',
      check: (c) => unitsAreSound(c.input.units),
      patch: (c) => ({
        handedOverOn: c.record.handedOverOn ?? c.today,
        handOverNote: c.input.note ?? null,
        unitIds: c.input.units.filter((u) => u.role !== 'co').map((u) => u.unitId),
        leadUnitId: c.input.units.find((u) => u.role === 'lead')?.unitId ?? c.input.units[0]?.unitId ?? null,
      }),
      parties: (c) => [
        ...subjectsOf(c.case, 'proposedUnit').map((subject) => ({ party: 'proposedUnit', subject, status: 'ended' }) as const),
        ...c.input.units.map((u) => ({ party: u.role === 'co' ? 'coHandler' : 'handler', subject: u.unitId, status: 'active' }) as const),
        ...[...new Set(c.input.units.flatMap((u) => u.viaUnitId ?? []))].map(
          (subject) => ({ party: 'relay', subject, status: 'active' }) as const,
        ),
      ],
      starts: (c) => startAssignments(c),
      notices: () => [{ kind: 'handedOver', to: [...everyAuthor] }],
    },
    noteSignedIn: {
      from: ['handedOver', 'inProgress', 'replied'],
      to: { oneOf: ['inProgress', 'replied'], by: (c) => (c.case.state === 'replied' ? 'replied' : 'inProgress') },
      by: ['linked'],
      input: input.NoInput,
      basis: '',
    },
    noteUnits: {
      from: ['handedOver', 'inProgress', 'replied'],
      to: 'same',
      by: ['linked'],
      input: input.UnitsInput,
      basis: '',
      patch: (c) => {
        const kept = (c.record.unitIds ?? []).filter((u) => u !== c.input.removedUnitId);
        const answering = [...kept, ...c.input.added.filter((u) => u.role !== 'co').map((u) => u.unitId)];
        const lead = c.input.added.find((u) => u.role === 'lead')?.unitId;
        const stays = c.record.leadUnitId !== c.input.removedUnitId ? c.record.leadUnitId : null;
        return { unitIds: [...new Set(answering)], leadUnitId: lead ?? stays ?? answering[0] ?? null };
      },
      parties: (c) => [
        ...(['handler', 'coHandler'] as const).flatMap((party) =>
          subjectsOf(c.case, party)
            .filter((s) => s === c.input.removedUnitId && !c.input.added.some((u) => u.unitId === s))
            .map((subject) => ({ party, subject, status: 'ended' }) as const),
        ),
        ...c.input.added.map(
          (u) =>
            ({
              party: u.role === 'co' ? 'coHandler' : u.role === 'relay' ? 'relay' : 'handler',
              subject: u.unitId,
              status: 'active',
            }) as const,
        ),
      ],
    },
    noteNamedHandler: {
      from: ['handedOver', 'inProgress', 'replied'],
      to: 'same',
      by: ['linked'],
      input: input.NamedHandlerInput,
      basis: '',
      parties: (c) => [{ party: 'namedHandler', subject: c.input.accountId, status: 'active' }],
    },
    noteReplied: {
      from: ['handedOver', 'inProgress', 'replied'],
      to: { oneOf: ['inProgress', 'replied'], by: (c) => (allReplied(c.case) ? 'replied' : 'inProgress') },
      by: ['linked'],
      input: input.AnsweredInput,
      basis: '《代表法》第五十一条',
      patch: (c) =>
        allReplied(c.case)
          ? { repliedOn: c.input.repliedOn, resultClass: leastClass(valuesOf<ResultClass | null>(c.case, 'resultClass')) }
          : {},
      tells: (c) => (allReplied(c.case) ? tellMerged(c, 'noteAnswered', { repliedOn: c.input.repliedOn }) : []),
    },
    noteEvaluated: {
      from: ['inProgress', 'replied'],
      to: {
        oneOf: ['inProgress', 'replied', 'concluded'],
        by: (c) => (allEnded(c.case) ? 'concluded' : allReplied(c.case) ? 'replied' : 'inProgress'),
      },
      by: ['linked'],
      input: input.NoInput,
      basis: '',
      patch: (c) => ({
        attitude: leastRating(valuesOf<Rating | null>(c.case, 'attitude')),
        result: leastRating(valuesOf<Rating | null>(c.case, 'result')),
        firstResult: leastRating(valuesOf<Rating | null>(c.case, 'firstResult')),
        evaluationLapsed: valuesOf<string | null>(c.case, 'evaluatedOn').every((on) => on === null),
        resultClass: leastClass(valuesOf<ResultClass | null>(c.case, 'resultClass')),
        ...(allEnded(c.case) ? { concludedOn: c.today } : {}),
      }),
      tells: (c) => (allEnded(c.case) ? tellMerged(c, 'concludeMerged', {}) : []),
      notices: (c) => (allEnded(c.case) ? [{ kind: 'concluded', to: [...everyAuthor] }] : []),
    },
    noteReworkOrdered: { from: ['inProgress', 'replied'], to: 'inProgress', by: ['linked'], input: input.NoInput, basis: '' },
    noteAnswered: {
      from: ['merged'],
      to: 'same',
      by: ['linked'],
      input: input.AnsweredInput,
      basis: '并案办理的，逐一答复每位代表',
      patch: (c) => ({ repliedOn: c.input.repliedOn }),
      notices: () => [{ kind: 'answeredMerged', to: [...everyAuthor] }],
    },
    concludeMerged: {
      from: ['merged'],
      to: 'concluded',
      by: ['linked'],
      input: input.NoInput,
      basis: '',
      patch: (c) => ({ concludedOn: c.today }),
      notices: () => [{ kind: 'concluded', to: [...everyAuthor] }],
    },
    withdraw: {
      from: ['returnedToDeputy', ...open],
      to: 'withdrawn',
      by: [...authors, { party: 'delegation', role: 'delegationHead' }],
      input: input.WithdrawInput,
      confirm: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第十二条：书面提出撤回，办理终止',
      patch: (c) => ({ withdrawnOn: c.today, withdrawReason: c.input.reason }),
      tells: (c) => [...tellAssignments(c, 'cancel', { reason: c.input.reason }), ...tellMerged(c, 'unmerge', { reason: c.input.reason })],
      notices: () => [
        {
          kind: 'withdrawn',
          to: [
            'deputyWorkOfficer',
            ...handlingUnits.map((party) => ({ party, role: ['unitClerk', 'govOffice'] }) as const),
            { party: 'cosigner' },
          ],
        },
      ],
    },
    makeConfidential: {
      from: ['reviewing', 'registered', 'preAssigned'],
      to: 'same',
      by: [...staff],
      input: input.ReasonInput,
      basis: '代表要求保密的建议另行办理',
      patch: (c) => ({ secrecy: 'confidential', secrecyReason: c.input.reason.slice(0, 200), publishConsent: 'none' }),
      parties: (c) => (c.actor.kind === 'person' ? [{ party: 'namedStaff', subject: c.actor.accountId, status: 'active' }] : []),
      tells: (c) => tellSubmitted(c, null),
    },
    nameStaff: {
      from: [...open, 'replied', 'concluded'],
      to: 'same',
      by: [{ party: 'namedStaff' }],
      input: input.NameStaffInput,
      basis: '保密建议由指定人员办理',
      parties: (c) => [{ party: 'namedStaff', subject: c.input.accountId, status: 'active' }],
    },
    publish: {
      from: ['concluded'],
      to: 'published',
      by: [...staff],
      input: input.NoInput,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第三十六条',
      when: (c) =>
        (c.record.secrecy !== 'confidential' && c.record.publishConsent !== 'none' && c.record.mergedIntoId === null) || {
          reason: 'notPublishable',
        },
      patch: (c) => ({ publishedOn: c.today, withheldReason: null }),
      tells: (c) => tellPublished(c, c.today),
      notices: () => [{ kind: 'published', to: [...everyAuthor] }],
    },
    unpublish: {
      from: ['published'],
      to: 'concluded',
      by: [...staff],
      input: input.ReasonInput,
      confirm: true,
      basis: '《重庆市人民代表大会代表建议批评和意见工作条例》第三十六条',
      patch: (c) => ({ publishedOn: null, withheldReason: c.input.reason.slice(0, 200) }),
      tells: (c) => tellPublished(c, null),
    },
    archive: {
      from: ['concluded', 'published'],
      to: 'archived',
      by: [...staff],
      input: input.NoInput,
      confirm: true,
      basis: '《档案法》第三十七条',
      patch: (c) => ({ archivedOn: c.today }),
    },
  })
  .withDeadlines({
    cosign: {
      from: ['cosigning'],
      until: ['submitted', 'draft'],
      on: (r) => r.cosignCutoff?.slice(0, 10) ?? null,
      warn: [1],
      window: true,
      metBy: ['closeCosigning'],
      who: [{ party: 'cosigner', status: 'invited' }],
      expire: 'closeCosigning',
    },
    handOver: {
      from: ['submitted', 'convertedFromBill'],
      until: ['handedOver', 'returnedToDeputy', 'merged', 'inadmissible'],
      rule: (r) => (r.stage === 'interSession' ? 'suggestion.handover.interSession' : null),
      start: (r) => r.submittedOn,
      warn: [3],
      who: ['deputyWorkOfficer'],
    },
  })
  .withViews({
    reach: [
      ...everyAuthor.map((who) => ({ who, groups: ['public', 'text', 'parties', 'identity', 'evaluation'] }) as const),
      {
        who: { party: 'cosigner', status: 'invited' },
        groups: ['public', 'text', 'parties', 'identity'],
        where: { state: { in: ['cosigning'] } },
      },
      ...staff.map(
        (who) =>
          ({
            who,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'],
            where: { state: { not: ['draft', 'cosigning', 'discarded'] }, secrecy: { not: ['confidential'] } },
          }) as const,
      ),
      ...staff.map((who) => ({ who, groups: ['public'], where: { state: { in: ['submitted'] } } }) as const),
      { who: { party: 'namedStaff' }, groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'] },
      { who: { party: 'namedHandler' }, groups: ['public', 'text', 'parties'] },
      ...(['chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) =>
          ({
            who,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation'],
            where: { state: { not: ['draft', 'cosigning', 'discarded'] }, secrecy: { not: ['confidential'] } },
          }) as const,
      ),
      {
        who: { party: 'proposedUnit', role: ['unitClerk', 'unitHead'] },
        groups: ['public', 'text'],
        where: { state: { in: ['preAssigned'] } },
      },
      ...handlingUnits.flatMap((party) => [
        {
          who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
          groups: ['public', 'text', 'parties', 'identity'],
          where: { secrecy: { not: ['confidential'] } },
        } as const,
        { who: { party, role: 'unitHead' }, groups: ['public', 'text', 'parties'], where: { secrecy: { in: ['confidential'] } } } as const,
        {
          who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
          groups: ['evaluation'],
          where: { state: { in: ['concluded', 'published', 'archived'] }, secrecy: { not: ['confidential'] } },
        } as const,
      ]),
      {
        who: 'public',
        groups: ['public'],
        where: { publishedOn: { set: true }, publishConsent: { in: ['full', 'summary'] }, secrecy: { not: ['confidential'] } },
      },
      {
        who: 'public',
        groups: ['text'],
        where: { publishedOn: { set: true }, publishConsent: { in: ['full'] }, secrecy: { not: ['confidential'] } },
      },
    ],
    turns: {
      draft: 'submit',
      cosigning: 'cosign',
      submitted: 'accept',
      convertedFromBill: 'accept',
      reviewing: 'register',
      returnedToDeputy: 'submit',
      registered: 'handOver',
      preAssigned: 'answerPreAssignment',
      concluded: 'publish',
    },
    list: {
      columns: [
        'number',
        'title',
        'state',
        'sessionId',
        'stage',
        'categoryId',
        'leadDeputyId',
        'leadUnitId',
        'submittedOn',
        'handedOverOn',
        'repliedOn',
        'resultClass',
        'result',
      ],
      filters: [
        'state',
        'sessionId',
        'stage',
        'kind',
        'nature',
        'categoryId',
        'authorKind',
        'leadDeputyId',
        'delegationId',
        'leadUnitId',
        'formationSource',
        'resultClass',
        'attitude',
        'result',
        'firstResult',
        'secrecy',
        'submittedOn',
        'handedOverOn',
        'concludedOn',
        'publishedOn',
        'evaluationLapsed',
        'number',
      ],
      sorts: ['number', 'submittedOn', 'handedOverOn', 'repliedOn', 'concludedOn', 'title', 'createdAt', 'updatedAt'],
      search: ['title', 'problem', 'analysis', 'proposal', 'keywords'],
      defaultSort: '-updatedAt',
    },
  });

/** One lead with its co-handlers, or separate handlers; no unit twice. */
function unitsAreSound(units: readonly { unitId: string; role: string }[]) {
  const count = (role: string) => units.filter((u) => u.role === role).length;
  if (new Set(units.map((u) => u.unitId)).size !== units.length) return { reason: 'unitTwice', field: 'units' } as const;
  if (count('lead') > 0 && count('separate') > 0) return { reason: 'leadOrSeparate', field: 'units' } as const;
  if (count('separate') === 0 && count('lead') !== 1) return { reason: 'oneLead', field: 'units' } as const;
  return true;
}

type Ctx<I> = Context<Words, string, Suggestion, I>;

function tellAssignments(c: Ctx<unknown>, action: string, told: Record<string, unknown>) {
  const ended = ['returned', 'cancelled', 'concluded', 'evaluationLapsed'];
  return c.case.linked
    .filter((l) => l.process === 'assignment' && !ended.includes(l.state))
    .map((l) => ({ process: 'assignment', id: l.id, action, input: told }) as const);
}

function tellPublished(c: Ctx<unknown>, on: string | null) {
  return c.case.linked
    .filter((l) => l.process === 'assignment' && (l.state === 'concluded' || l.state === 'evaluationLapsed'))
    .map((l) => ({ process: 'assignment', id: l.id, action: 'notePublished', input: { on } }) as const);
}

/** Consultations newly named learn of it, those no longer named are set free; nothing where the entry was not touched. */
function tellConsultations(
  suggestionId: string,
  before: readonly string[] | null,
  after: readonly string[] | null | undefined,
  deputyId: string | null,
) {
  if (after === undefined) return [];
  const named = new Set(after ?? []);
  const free = (before ?? []).filter((id) => !named.has(id));
  return [
    ...free.map((id) => ({ process: 'preConsultation', id, action: 'noteUnnamed', input: {} }) as const),
    ...[...named]
      .filter((id) => !before?.includes(id))
      .map((id) => ({ process: 'preConsultation', id, action: 'noteSuggestion', input: { suggestionId, deputyId } }) as const),
  ];
}

function tellSubmitted(c: Ctx<unknown>, on: string | null) {
  return (c.record.preConsultationIds ?? []).map(
    (id) => ({ process: 'preConsultation', id, action: 'noteSubmitted', input: { on } }) as const,
  );
}

function tellMerged(c: Ctx<unknown>, action: string, told: Record<string, unknown>) {
  return (c.record.mergedIds ?? []).map((id) => ({ process: 'suggestion', id, action, input: told }) as const);
}

/** One assignment for each unit reached directly, and one relay assignment for each office that passes work on. */
function startAssignments(c: Ctx<{ units: readonly input.HandOverUnit[] }>) {
  const { units } = c.input;
  const lead = units.find((u) => u.role === 'lead')?.unitId ?? null;
  const common = {
    suggestionId: c.case.id,
    suggestionTitle: c.record.title,
    suggestionNumber: c.record.number,
    sessionId: c.record.sessionId,
    confidential: c.record.secrecy === 'confidential',
    handedOverOn: c.record.handedOverOn ?? c.today,
    clockStartOn: c.today,
    authorIds: subjectsOf(c.case, 'author'),
    cosignerIds: subjectsOf(c.case, 'cosigner'),
    mergedAuthorIds: subjectsOf(c.case, 'mergedAuthor'),
    delegationIds: subjectsOf(c.case, 'delegation'),
    namedStaffIds: subjectsOf(c.case, 'namedStaff'),
  };
  const start = (more: Record<string, unknown>) =>
    ({ process: 'assignment', action: 'start', id: c.id(), input: { ...common, ...more } }) as const;
  const relays = [...new Set(units.flatMap((u) => u.viaUnitId ?? []))];
  return [
    ...units.filter((u) => !u.viaUnitId).map((u) => start({ unitId: u.unitId, role: u.role, level: 1, leadUnitId: lead, viaUnitId: null })),
    ...relays.map((via) =>
      start({
        unitId: via,
        role: 'relay',
        level: 1,
        leadUnitId: lead,
        viaUnitId: null,
        forUnits: units.filter((u) => u.viaUnitId === via).map((u) => ({ unitId: u.unitId, role: u.role })),
      }),
    ),
  ];
}
