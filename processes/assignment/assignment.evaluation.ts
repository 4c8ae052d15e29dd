import { holds, isMine } from '../people.ts';
import { head } from './assignment.head.ts';
import * as input from './assignment.inputs.ts';
import { authors, office, unitSide } from './assignment.people.ts';
import { beforeReply } from './assignment.states.ts';

/** The deputy judges; rework, tripartite meeting, conclusion. */
export const evaluationActions = head.actions({
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
});
