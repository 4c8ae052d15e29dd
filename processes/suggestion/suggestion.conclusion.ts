import { namedOpinion, tellAssignments, tellMerged, tellOpinion, tellPublished, tellSubmitted } from './suggestion.commands.ts';
import { head } from './suggestion.head.ts';
import * as input from './suggestion.inputs.ts';
import { authors, everyAuthor, handlingUnits, open, staff } from './suggestion.people.ts';
import { allEnded, allReplied, leastClass, leastRating, valuesOf } from './suggestion.rules.ts';
import type { Rating, ResultClass } from './suggestion.types.ts';

/** Replies and evaluations taken together, withdrawal, secrecy, publication, archive. */
export const conclusionActions = head.actions({
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
    needs: namedOpinion,
    tells: (c) => (allEnded(c.case) ? [...tellMerged(c, 'concludeMerged', {}), ...tellOpinion(c, 'noteOutcome')] : []),
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
    needs: namedOpinion,
    tells: (c) => tellOpinion(c, 'noteOutcome'),
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
    needs: namedOpinion,
    tells: (c) => [
      ...tellAssignments(c, 'cancel', { reason: c.input.reason }),
      ...tellMerged(c, 'unmerge', { reason: c.input.reason }),
      ...tellOpinion(c, 'noteDropped'),
    ],
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
});
