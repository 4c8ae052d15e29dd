import { z } from 'zod';
import { choice, confided, paragraph } from '../../registers/fields.ts';
import { head } from './opinion.head.ts';
import { forgotten } from './opinion.intake.ts';
import { addressed, listeners, office } from './opinion.people.ts';
import { opinionRatings } from './opinion.record.ts';

const mostRemarks = 20;
const told = ['answeredByDeputy', 'fedBack'] as const;

/** The citizen's say on what came of it, and the end. */
export const ratingActions = head.actions({
  rate: {
    from: [...told, 'rated'],
    to: {
      oneOf: ['rated', 'escalated'],
      // Once more for whoever is not satisfied; after that their word stands, and the matter ends.
      by: (c) => (c.input.rating === 'dissatisfied' && c.record.escalatedOn === null ? 'escalated' : 'rated'),
    },
    by: ['citizen'],
    input: z.object({ rating: choice(opinionRatings), text: confided(paragraph(1000)).optional() }),
    basis: '办理结果由群众评价',
    patch: (c) => ({
      rating: c.input.rating,
      firstRating: c.record.firstRating ?? c.input.rating,
      ratingText: c.input.text ?? null,
      ratedOn: c.today,
      ...(c.input.rating === 'dissatisfied' && c.record.escalatedOn === null
        ? { escalatedOn: c.today, escalationGround: 'dissatisfied' as const }
        : {}),
    }),
    notices: (c) =>
      c.input.rating === 'dissatisfied'
        ? [{ kind: 'dissatisfied', to: [office, ...addressed], urgent: true }]
        : [{ kind: 'rated', to: listeners(c.record) }],
  },
  remark: {
    from: [
      'held',
      'submitted',
      'received',
      'answeredByDeputy',
      'routed',
      'inProgress',
      'answered',
      'fedBack',
      'rated',
      'escalated',
      'converted',
      'refused',
    ],
    to: 'same',
    by: ['citizen'],
    input: z.object({ text: confided(paragraph(1000)) }),
    basis: '本人可以补充情况',
    when: (c) => (c.record.remarks ?? []).length < mostRemarks || { reason: 'tooManyRemarks' },
    patch: (c) => ({ remarks: [...(c.record.remarks ?? []), { on: c.today, by: 'citizen', text: c.input.text }] }),
    notices: (c) => [{ kind: 'remarked', to: listeners(c.record) }],
  },
  lapse: {
    from: [...told],
    to: 'closed',
    by: ['system'],
    input: z.object({}),
    basis: '逾期未评价的视为未评价，不计入满意率',
    patch: (c) => ({ ratingLapsed: true, closedOn: c.today }),
  },
  close: {
    from: ['rated', 'refused'],
    to: 'closed',
    by: ['system', office],
    input: z.object({}),
    basis: '评价后仍可补充的期限已过',
    patch: (c) => ({ closedOn: c.today }),
  },
  archive: {
    from: ['closed'],
    to: 'archived',
    by: ['system'],
    input: z.object({}),
    forgets: true,
    basis: '《个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间',
    patch: (c) => ({ ...forgotten, archivedOn: c.today }),
  },
});
