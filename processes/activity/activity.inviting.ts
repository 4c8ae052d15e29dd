import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { day, hour, line, paragraph, ref, rows } from '../../registers/fields.ts';
import { foundById, foundOf } from '../office.ts';
import { seatOf } from '../people.ts';
import { isPlaceFor } from '../places.ts';
import { copied, everybody, follow, living } from './activity.followed.ts';
import { head, keepers, office, participants, recorders } from './activity.head.ts';
import { type Activity, mostAtOnce, mostInvited } from './activity.record.ts';

/** One deputy to be asked, and why: shown to them and kept. */
const Invitation = z.object({ deputyId: ref('deputyship'), because: line(200).nullable() });
const Invitations = rows(Invitation, 0, mostAtOnce);
type Invited = readonly z.infer<typeof Invitation>[];

interface Asked {
  readonly record: Activity;
  readonly found: readonly LinkedCase[];
  readonly case: { readonly id: string };
  readonly input: { readonly invitations: Invited };
}

const gone = ['withdrawn'] as const;

const needsInvited = (c: Asked) => [
  { records: 'deputyship', where: { id: { in: c.input.invitations.map((i) => i.deputyId) }, state: { in: ['active'] } } } as const,
  { records: 'participation', where: { activityId: { in: [c.case.id] }, state: { not: gone } }, most: mostInvited + 1 } as const,
];

function checkInvited(c: Asked) {
  const ids = c.input.invitations.map((i) => i.deputyId);
  const there = foundOf(c, 'participation');
  const field = 'invitations';
  if (new Set(ids).size < ids.length) return { reason: 'invitedTwice', field } as const;
  if (ids.some((id) => there.some((p) => p.record.deputyId === id))) return { reason: 'alreadyInvited', field } as const;
  if (ids.some((id) => !foundById(c, 'deputyship', id))) return { reason: 'noSeat', field } as const;
  return there.length + ids.length <= mostInvited || ({ reason: 'tooManyInvited', field, data: { most: mostInvited } } as const);
}

const begun = (c: Asked & { id(): string }, changed: Partial<Activity> = {}) =>
  c.input.invitations.map(
    ({ deputyId, because }) =>
      ({
        process: 'participation',
        action: 'begin',
        id: c.id(),
        input: { ...copied({ ...c.record, ...changed }, c), deputyId, because },
      }) as const,
  );

const tied = (c: Asked) => c.input.invitations.map(({ deputyId }) => ({ ...participants, subject: deputyId, status: 'active' }) as const);

const told = (c: { readonly found: readonly LinkedCase[] }, action: string, input: Record<string, unknown>) =>
  foundOf(c, 'participation').map((p) => ({ process: 'participation', id: p.id, action, input }) as const);

const basis = '代表活动年度计划；活动通知按专业领域邀请代表';
const dayBasis = '活动签到，作为履职记录的依据';

/** From the plan to the day: telling deputies, signing up, putting off, calling off, signing in by hand. */
export const inviting = head.actions({
  notify: {
    from: ['active', 'postponed'],
    to: 'notified',
    by: [...keepers],
    input: z.object({
      invitations: Invitations,
      answerBy: day().optional(),
      place: line(100).optional(),
      timeFrom: hour().optional(),
    }),
    basis,
    needs: needsInvited,
    check: (c) => {
      if (c.record.endOn < c.today) return { reason: 'dayPassed' };
      if (c.input.answerBy && c.input.answerBy > c.record.endOn) return { reason: 'answerTooLate', field: 'answerBy' };
      if (c.input.invitations.length === 0 && foundOf(c, 'participation').length === 0)
        return { reason: 'invitedNobody', field: 'invitations' };
      return checkInvited(c);
    },
    patch: (c) => ({ answerBy: c.input.answerBy, place: c.input.place, timeFrom: c.input.timeFrom, notifiedOn: c.today, stopReason: null }),
    parties: tied,
    starts: (c) => begun(c, { answerBy: c.input.answerBy ?? c.record.answerBy ?? null }),
    tells: (c) =>
      c.case.state === 'postponed' ? follow(c, { ...c.record, answerBy: c.input.answerBy ?? c.record.answerBy ?? null }, true) : [],
  },
  invite: {
    from: ['notified', 'signingUp'],
    to: 'same',
    by: [...keepers],
    input: z.object({ invitations: Invitations.min(1) }),
    basis,
    needs: needsInvited,
    check: checkInvited,
    parties: tied,
    starts: (c) => begun(c),
  },
  openSignUp: {
    from: ['active', 'notified'],
    to: 'signingUp',
    by: [...keepers],
    input: z.object({}),
    basis: '代表可以根据本人关注领域报名参加',
    check: (c) => c.record.endOn >= c.today || { reason: 'dayPassed' },
    patch: (c) => ({ notifiedOn: c.record.notifiedOn ?? c.today }),
  },
  signUp: {
    from: ['signingUp'],
    to: 'same',
    by: ['deputy'],
    input: z.object({}),
    basis: '代表可以根据本人关注领域报名参加',
    needs: (c) => [{ records: 'participation', where: { activityId: { in: [c.case.id] }, state: { not: gone } }, most: mostInvited + 1 }],
    when: (c) => {
      const seat = seatOf(c.actor, c.case.congressId);
      if (!seat) return { reason: 'noSeat' };
      if (c.case.parties.some((p) => p.party === 'participant' && p.subject === seat)) return { reason: 'alreadyInvited' };
      return c.record.endOn >= c.today || { reason: 'dayPassed' };
    },
    check: (c) => foundOf(c, 'participation').length < mostInvited || { reason: 'tooManyInvited', data: { most: mostInvited } },
    parties: (c) => [{ ...participants, subject: seatOf(c.actor, c.case.congressId) ?? '', status: 'active' }],
    starts: (c) => {
      const input = {
        ...copied(c.record, c),
        deputyId: seatOf(c.actor, c.case.congressId) ?? '',
        isPlaced: isPlaceFor(c.record.capacity, foundOf(c, 'participation')),
        at: c.now.toISOString(),
      };
      return [{ process: 'participation', action: 'enrol', id: c.id(), input }];
    },
  },
  signInByHand: {
    from: ['notified', 'signingUp'],
    to: 'same',
    by: [...recorders],
    input: z.object({ deputyId: ref('deputyship'), reason: line(200) }),
    basis: dayBasis,
    needs: (c) => [
      { records: 'participation', where: { activityId: { in: [c.case.id] }, deputyId: { in: [c.input.deputyId] }, state: { not: gone } } },
    ],
    check: (c) => {
      const [one] = foundOf(c, 'participation');
      if (!one) return { reason: 'notInvited', field: 'deputyId' };
      if (one.state === 'present') return { reason: 'signedInAlready', field: 'deputyId' };
      return (c.record.startOn <= c.today && c.today <= c.record.endOn) || { reason: 'notThatDay' };
    },
    tells: (c) => told(c, 'signInByHand', { reason: c.input.reason }),
  },
  postpone: {
    from: ['notified', 'signingUp'],
    to: 'postponed',
    by: [...keepers],
    input: z.object({ reason: paragraph(500), startOn: day().optional(), endOn: day().optional() }),
    basis,
    confirm: true,
    needs: (c) => [everybody(c, living)],
    check: (c) => {
      const startOn = c.input.startOn ?? c.record.startOn;
      return startOn <= (c.input.endOn ?? c.record.endOn) || { reason: 'endsBeforeStart', field: 'endOn' };
    },
    patch: (c) => ({ stopReason: c.input.reason, startOn: c.input.startOn, endOn: c.input.endOn, answerBy: null }),
    moves: () => [{ key: 'notify', restart: true }],
    tells: (c) => told(c, 'askAgain', { startOn: c.input.startOn ?? c.record.startOn }),
    notices: (c) => [{ kind: 'postponed', to: [participants], urgent: true, data: { reason: c.input.reason } }],
  },
  cancel: {
    from: ['notified', 'signingUp', 'postponed'],
    to: 'ended',
    by: [...keepers],
    input: z.object({ reason: paragraph(500) }),
    basis,
    confirm: true,
    needs: (c) => [everybody(c, living)],
    patch: (c) => ({ stopReason: c.input.reason }),
    tells: (c) => told(c, 'recall', {}),
    notices: (c) => [{ kind: 'cancelled', to: [participants, office], urgent: true, data: { reason: c.input.reason } }],
  },
});
