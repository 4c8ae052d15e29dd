import { z } from 'zod';
import { paragraph, ref } from '../../registers/fields.ts';
import { author, checkBody, hasAnswered, namedBody, office, released, unit } from './liaisonMatter.bodies.ts';
import { head } from './liaisonMatter.head.ts';

/** The ways on where whoever should act is no longer there: the deputy's seat has ended, the body is dissolved. The deputy is told why. */
export const stuckActions = head.actions({
  forwardAnew: {
    from: ['forwarded', 'received'],
    to: 'forwarded',
    by: [office],
    input: z.object({ unitId: ref('unit'), reason: paragraph(500) }),
    confirm: true,
    basis: '承办的机关撤销或者职责调整的，由代表工作机构改送有关机关',
    needs: (c) => namedBody(c.input.unitId),
    check: (c) => (c.input.unitId === c.record.unitId ? { reason: 'sameBody', field: 'unitId' } : checkBody(c, c.input.unitId)),
    patch: (c) => ({
      unitId: c.input.unitId,
      forwardedOn: c.today,
      receivedOn: null,
      contactName: null,
      contactPhone: null,
      ...(hasAnswered(c.record) ? { againOn: c.today } : {}),
    }),
    parties: (c) => [...released(c), { party: 'unit', subject: c.input.unitId, status: 'active' }],
    moves: () => [{ key: 'answer', anew: true }],
    notices: (c) => [
      { kind: 'forwarded', to: [unit], urgent: true },
      { kind: 'forwardedAnew', to: [author], data: { reason: c.input.reason } },
    ],
  },
  close: {
    from: ['returned', 'received'],
    to: 'closed',
    by: [office],
    input: z.object({ closeReason: paragraph(500) }),
    confirm: true,
    basis: '代表不再修改的，或者再次办理已无机关承办的，由代表工作机构说明理由后办结',
    // What was never answered is owed an answer: it is forwarded anew, not closed.
    when: (c) => c.case.state === 'returned' || hasAnswered(c.record) || { reason: 'answerOwed' },
    patch: (c) => ({ closeReason: c.input.closeReason, closedOn: c.today }),
    notices: (c) => [{ kind: 'closedByOffice', to: [author, unit], urgent: true, data: { reason: c.input.closeReason } }],
  },
});
