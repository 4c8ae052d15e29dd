import { z } from 'zod';
import { choice, confided, day, line, paragraph, ref } from '../../registers/fields.ts';
import { foundById } from '../office.ts';
import { head } from './petition.head.ts';
import { desk, unit } from './petition.people.ts';
import { petitionEndings, reviewOutcomes } from './petition.record.ts';
import { namedOpinion, openLimit, tellOpinion } from './petition.rules.ts';

const reviewing = '《信访工作条例》第三十五条：收到处理意见之日起三十日内可以请求复查，三十日内提出复查意见';
const again = '《信访工作条例》第三十六条：收到复查意见之日起三十日内可以请求复核，三十日内提出复核意见';
const AskInput = z.object({ askedOn: day(), body: line(100), ground: confided(paragraph(2000)) });
const OpinionInput = z.object({ outcome: choice(reviewOutcomes), opinion: confided(paragraph(5000)) });
const analysis = '《监督法》第十二条：人民来信来访集中反映的问题是监督议题的来源';

/** Review and re-review, the end, and what is made of what many petition about. */
export const endingActions = head.actions({
  askReview: {
    from: ['answered'],
    to: 'review',
    by: [desk],
    input: AskInput,
    basis: reviewing,
    check: (c) => {
      if (c.input.askedOn > c.today || c.input.askedOn < (c.record.answeredOn ?? '')) return { reason: 'notYet', field: 'askedOn' };
      return c.input.askedOn <= (openLimit(c, 'askReview')?.dueOn ?? '') || { reason: 'reviewLate', field: 'askedOn' };
    },
    patch: (c) => ({ reviewAskedOn: c.input.askedOn, reviewBody: c.input.body, reviewGround: c.input.ground }),
  },
  decideReview: {
    from: ['review'],
    to: 'reviewed',
    by: [desk],
    input: OpinionInput,
    basis: reviewing,
    patch: (c) => ({ reviewOutcome: c.input.outcome, reviewOpinion: c.input.opinion, reviewedOn: c.today }),
    notices: () => [{ kind: 'reviewed', to: [unit] }],
  },
  askReReview: {
    from: ['reviewed'],
    to: 'reReview',
    by: [desk],
    input: AskInput,
    basis: again,
    check: (c) => {
      if (c.input.askedOn > c.today || c.input.askedOn < (c.record.reviewedOn ?? '')) return { reason: 'notYet', field: 'askedOn' };
      return c.input.askedOn <= (openLimit(c, 'askReReview')?.dueOn ?? '') || { reason: 'reviewLate', field: 'askedOn' };
    },
    patch: (c) => ({ reReviewAskedOn: c.input.askedOn, reReviewBody: c.input.body, reReviewGround: c.input.ground }),
  },
  decideReReview: {
    from: ['reReview'],
    to: 'closed',
    by: [desk],
    input: OpinionInput,
    basis: again,
    patch: (c) => ({
      reReviewOutcome: c.input.outcome,
      reReviewOpinion: c.input.opinion,
      reReviewedOn: c.today,
      ending: 'reReviewed',
      closedOn: c.today,
    }),
    notices: () => [{ kind: 'reviewed', to: [unit] }],
  },
  close: {
    from: ['registered', 'classified', 'answered', 'reviewed'],
    to: 'closed',
    by: [desk],
    input: z.object({
      ending: choice(petitionEndings).exclude(['lapsed', 'notAccepted', 'referred', 'reReviewed']),
      reason: confided(paragraph(1000)),
    }),
    confirm: true,
    basis: '信访人息诉或者撤回的，办结',
    needs: namedOpinion,
    patch: (c) => ({ ending: c.input.ending, endReason: c.input.reason, closedOn: c.today }),
    tells: tellOpinion,
  },
  lapse: {
    from: ['answered', 'reviewed'],
    to: 'closed',
    by: ['system'],
    input: z.object({}),
    basis: '逾期未请求复查、复核的，不再受理',
    patch: (c) => ({ ending: 'lapsed', closedOn: c.today }),
  },
  reopen: {
    from: ['closed'],
    to: 'classified',
    by: [desk],
    input: z.object({ reason: confided(paragraph(500)) }),
    confirm: true,
    basis: '有新的事实、理由的，重新办理',
    // Its clock runs from the day it is taken up again.
    patch: (c) => ({
      classifiedOn: c.today,
      ending: null,
      closedOn: null,
      notAcceptedGround: null,
      unitId: null,
      route: null,
      handedOn: null,
      acceptedOn: null,
      extendedOn: null,
    }),
    parties: (c) =>
      c.case.parties
        .filter((p) => p.party === 'unit' && p.status === 'active')
        .map((p) => ({ party: 'unit', subject: p.subject, status: 'ended' })),
  },
  linkTopic: {
    from: ['classified', 'transferred', 'assigned', 'organReported', 'answered', 'review', 'reviewed', 'reReview', 'closed'],
    to: 'same',
    by: [desk],
    input: z.object({ topicId: ref('supervisionTopic') }),
    basis: analysis,
    needs: (c) => [{ records: 'supervisionTopic', where: { id: { in: [c.input.topicId] } }, most: 1 }],
    check: (c) => foundById(c, 'supervisionTopic', c.input.topicId) !== undefined || { reason: 'topicGone', field: 'topicId' },
    patch: (c) => ({ topicId: c.input.topicId }),
  },
  makeSuggestion: {
    from: ['classified', 'transferred', 'assigned', 'organReported', 'answered', 'review', 'reviewed', 'reReview', 'closed'],
    to: 'same',
    by: [desk],
    input: z.object({
      title: line(80),
      problem: paragraph(5000),
      proposal: paragraph(5000),
      sessionId: ref('congressSession'),
      leadDeputyId: ref('deputyship'),
    }),
    confirm: true,
    basis: '《代表法》第二十四条：群众反映集中的问题由代表提出建议',
    when: (c) => c.record.suggestionId === null || { reason: 'suggestionMade' },
    starts: (c) => [
      {
        process: 'suggestion',
        action: 'createFromPetition',
        id: c.id(),
        input: { ...c.input, petitionId: c.case.id, categoryId: c.record.categoryId },
      },
    ],
  },
  noteSuggestion: {
    from: ['classified', 'transferred', 'assigned', 'organReported', 'answered', 'review', 'reviewed', 'reReview', 'closed'],
    to: 'same',
    by: ['linked'],
    input: z.object({ suggestionId: z.uuid() }),
    basis: '',
    patch: (c) => ({ suggestionId: c.input.suggestionId }),
  },
});
