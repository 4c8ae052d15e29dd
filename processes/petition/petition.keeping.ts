import { z } from 'zod';
import { confided, line, ref, refs } from '../../registers/fields.ts';
import { subjectsOf } from '../people.ts';
import { head } from './petition.head.ts';
import { apart } from './petition.intake.ts';
import { desk, unit } from './petition.people.ts';
import { forgotten, Visit } from './petition.record.ts';
import { barring, isUnderAccused, isWithAccused, namedOpinion, namedUnit, released, tellOpinion } from './petition.rules.ts';

const privacy = '《个人信息保护法》第十九条、第四十七条';
const mostVisits = 100;

const open = [
  'registered',
  'classified',
  'transferred',
  'assigned',
  'organReported',
  'answered',
  'review',
  'reviewed',
  'reReview',
  'referred',
] as const;

/** What is possible at any time and moves nothing on: keeping from the accused, noting visits and repetitions, erasing. */
export const keepingActions = head.actions({
  nameAccused: {
    from: [...open, 'closed'],
    to: {
      // Found out late that it is about the very organ that has it: it is taken away in the same moment.
      oneOf: [...open, 'closed'],
      by: (c) => {
        const isWithUnit = ['transferred', 'assigned', 'organReported'].includes(c.case.state);
        return isWithUnit && isWithAccused(c) ? 'classified' : c.case.state;
      },
    },
    by: [desk],
    input: z.object({ accused: confided(line(200)).optional(), accusedUnitIds: refs('unit', 10) }),
    basis: apart,
    needs: namedUnit,
    patch: (c) => ({
      ...c.input,
      // Of a closed one it stays on record who had it; they see it no more.
      ...(isWithAccused(c) && c.case.state !== 'closed'
        ? { unitId: null, route: null, handedOn: null, acceptedOn: null, report: null, reportFileIds: null, reportedOn: null }
        : {}),
    }),
    parties: (c) => [
      ...barring(c, c.input.accusedUnitIds),
      ...released(c).filter((p) => isUnderAccused(c, p.subject, c.input.accusedUnitIds)),
    ],
  },
  logVisit: {
    from: [...open, 'closed'],
    to: 'same',
    by: [desk],
    input: Visit,
    basis: '来访逐次登记',
    when: (c) => (c.record.visits ?? []).length < mostVisits || { reason: 'tooManyVisits' },
    check: (c) => c.input.on <= c.today || { reason: 'notYet', field: 'on' },
    patch: (c) => ({ visits: [...(c.record.visits ?? []), c.input] }),
  },
  markRepeat: {
    from: [...open],
    to: 'same',
    by: [desk],
    input: z.object({ earlierId: ref('petition') }),
    basis: '重复信访事项与前次一并办理、分别统计',
    when: (c) => c.record.repeatOfId === null || { reason: 'repeatNoted' },
    needs: (c) => [{ records: 'petition', where: { id: { in: [c.input.earlierId] } }, most: 1 }, ...namedUnit(c)],
    check: (c) => {
      if (c.input.earlierId === c.case.id) return { reason: 'repeatOfItself', field: 'earlierId' };
      const earlier = c.found.find((f) => f.id === c.input.earlierId);
      if (!earlier || earlier.record.repeatOfId !== null) return { reason: 'earlierGone', field: 'earlierId' };
      const accused = (earlier.record.accusedUnitIds as readonly string[] | null) ?? [];
      const has = subjectsOf(c.case, 'unit').some((id) => isUnderAccused(c, id, accused));
      return !has || { reason: 'earlierAccuses', field: 'earlierId' };
    },
    patch: (c) => ({ repeatOfId: c.input.earlierId }),
    tells: (c) => [{ process: 'petition', id: c.input.earlierId, action: 'noteRepeat', input: { change: 1 } }],
  },
  unmarkRepeat: {
    from: [...open],
    to: 'same',
    by: [desk],
    input: z.object({}),
    basis: '不是同一事项的，分别统计',
    when: (c) => c.record.repeatOfId !== null || { reason: 'earlierGone' },
    patch: () => ({ repeatOfId: null }),
    tells: (c) =>
      c.record.repeatOfId ? [{ process: 'petition', id: c.record.repeatOfId, action: 'noteRepeat', input: { change: -1 } }] : [],
  },
  noteRepeat: {
    from: [...open, 'closed', 'archived'],
    to: 'same',
    by: ['linked'],
    input: z.object({ change: z.int().min(-1).max(1) }),
    basis: '',
    patch: (c) => ({ repeats: Math.max(0, c.record.repeats + c.input.change) }),
  },
  erase: {
    from: [...open, 'closed'],
    to: 'archived',
    by: [desk],
    input: z.object({}),
    confirm: true,
    forgets: true,
    basis: privacy,
    needs: namedOpinion,
    patch: (c) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today, closedOn: c.record.closedOn ?? c.today }),
    tells: tellOpinion,
    notices: (c) => (c.record.closedOn === null ? [{ kind: 'erased', to: [unit] }] : []),
  },
  eraseWithOpinion: {
    from: [...open, 'closed'],
    to: 'archived',
    by: ['linked'],
    input: z.object({}),
    forgets: true,
    basis: privacy,
    patch: (c) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today, closedOn: c.record.closedOn ?? c.today }),
    notices: (c) => (c.record.closedOn === null ? [{ kind: 'erased', to: [desk, unit] }] : []),
  },
  archive: {
    from: ['closed'],
    to: 'archived',
    by: ['system'],
    input: z.object({}),
    forgets: true,
    basis: privacy,
    patch: (c) => ({ ...forgotten, archivedOn: c.today }),
  },
});
