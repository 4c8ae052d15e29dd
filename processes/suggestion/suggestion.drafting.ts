import { holds, isMine, mine, seatOf } from '../people.ts';
import { fromOutside, namedOpinion, takenUp, tellConsultations, tellOpinion, tellSubmitted } from './suggestion.commands.ts';
import { head } from './suggestion.head.ts';
import * as input from './suggestion.inputs.ts';
import { authors, delegationSide, staff } from './suggestion.people.ts';
import { activityToCome, cosigners, isCosigningClosed, namedActivities } from './suggestion.rules.ts';

/** The draft, its co-signers, its submission. */
export const draftingActions = head.actions({
  create: {
    from: 'new',
    to: 'draft',
    by: ['deputy', 'delegationHead', 'delegationStaff', ...staff, 'system'],
    input: input.CreateInput,
    basis: '《代表法》第二十四条、第三十六条',
    needs: namedActivities,
    check: (c) => {
      const early = activityToCome(c);
      if (early) return early;
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
        activityIds: c.input.activityIds?.length ? c.input.activityIds : null,
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
    tells: (c) => tellConsultations(c.case.id, [], c.input.preConsultationIds, c.input.leadDeputyId ?? seatOf(c.actor, c.case.congressId)),
  },
  createFromOpinion: {
    from: 'new',
    to: 'draft',
    by: ['linked'],
    input: input.FromOpinionInput,
    basis: '《代表法》第二十四条、第三十六条；由群众反映的问题形成',
    patch: (c) => ({ ...c.input, ...takenUp(c) }),
    parties: fromOutside,
    tells: (c) => [{ process: 'opinion', id: c.input.opinionId, action: 'noteSuggestion', input: { suggestionId: c.case.id } }],
    notices: () => [{ kind: 'drafted', to: [{ party: 'author' }] }],
  },
  createFromPetition: {
    from: 'new',
    to: 'draft',
    by: ['linked'],
    input: input.FromPetitionInput,
    basis: '《代表法》第二十四条、第三十六条；由来信来访集中反映的问题形成',
    patch: (c) => ({ ...c.input, ...takenUp(c) }),
    parties: fromOutside,
    tells: (c) => [{ process: 'petition', id: c.input.petitionId, action: 'noteSuggestion', input: { suggestionId: c.case.id } }],
    notices: () => [{ kind: 'drafted', to: [{ party: 'author' }] }],
  },
  edit: {
    from: ['draft', 'returnedToDeputy'],
    to: 'same',
    by: [...authors, delegationSide],
    input: input.EditInput,
    basis: '《代表法》第三十六条',
    when: (c) => cosigners(c.case, 'active').length === 0 || { reason: 'cosignersConfirmed' },
    needs: namedActivities,
    check: (c) => activityToCome(c) ?? true,
    patch: (c) => ({
      ...c.input,
      ...(c.input.preConsultationIds?.length === 0 ? { preConsultationIds: null } : {}),
      ...(c.input.activityIds?.length === 0 ? { activityIds: null } : {}),
    }),
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
      if (c.record.secrecy === 'confidential' && !c.record.secrecyReason) return { reason: 'secrecyReasonNeeded', field: 'secrecyReason' };
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
    needs: namedOpinion,
    tells: (c) => [...tellConsultations(c.case.id, c.record.preConsultationIds, [], null), ...tellOpinion(c, 'noteDropped')],
  },
});
