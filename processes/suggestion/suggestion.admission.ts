import { subjectsOf } from '../people.ts';
import { namedOpinion, tellAssignments, tellOpinion } from './suggestion.commands.ts';
import { head } from './suggestion.head.ts';
import * as input from './suggestion.inputs.ts';
import { delegationSide, everyAuthor, staff } from './suggestion.people.ts';
import { entryIsSound, entryState } from './suggestion.rules.ts';

/** Entry, review, return, merger: until it is registered and admitted. */
export const admissionActions = head.actions({
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
    needs: namedOpinion,
    tells: (c) => tellOpinion(c, 'noteDropped'),
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
});
