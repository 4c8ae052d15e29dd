import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { activityKinds } from '../../registers/activity-kinds.ts';
import { choice, day, line, moment, paragraph, ref, rows, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundOf } from '../office.ts';
import { holdsPlace, isPlaceFor, movedUp, placed } from '../places.ts';

export const signInWays = ['code', 'hand'] as const;
export const attendances = ['present', 'absent', 'onLeave'] as const;
export const mostSpeeches = 10;

/** What a deputy said at the activity, or handed in on it. */
export const Speech = z.object({ on: day(), title: line(80), text: paragraph(5000) });

/** 参加情况: one deputy's part in one activity, with what it copies of the activity. */
const Participation = z.object({
  activityId: ref('activity'),
  activityName: line(60),
  activityKind: choice(activityKinds),
  startOn: day(),
  groupId: ref('deputyGroup').nullable(),
  deputyId: ref('deputyship'),
  origin: choice(['invited', 'signedUp']),
  because: line(200).nullable(),
  invitedOn: day(),
  answerBy: day().nullable(),
  answeredOn: day().nullable(),
  answerNote: line(200).nullable(),
  waitingSince: moment().nullable(),
  leaveReason: paragraph(500).nullable(),
  leaveAskedOn: day().nullable(),
  leaveDecidedOn: day().nullable(),
  leaveDecision: line(200).nullable(),
  signedInAt: moment().nullable(),
  signedInOn: day().nullable(),
  signedInBy: choice(signInWays).nullable(),
  handReason: line(200).nullable(),
  speeches: rows(Speech, 0, mostSpeeches).nullable(),
  spokenOn: day().nullable(),
  correction: line(200).nullable(),
});
type Participation = z.infer<typeof Participation>;

const office = 'deputyWorkOfficer';
const deputy = { party: 'deputy' } as const;
const basis = '代表应当参加闭会期间统一组织的履职活动；不能参加的，应当请假';
const dayBasis = '活动签到，作为履职记录的依据';
const law = '《代表法》第五十八条：记录代表履职情况';

/** What a part copies of its activity and takes over when that changes. */
const Told = {
  activityName: line(60),
  activityKind: choice(activityKinds),
  startOn: day(),
  groupId: z.uuid().nullable(),
  answerBy: day().nullable(),
};
const Begin = z.object({ activityId: z.uuid(), ...Told, deputyId: z.uuid(), because: line(200).nullable() });
/** Everybody who was asked and is still looked for. */
const asked = ['invited', 'accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave', 'present'] as const;
const NoInput = z.object({});

interface Asked {
  readonly record: Participation;
  readonly case: { readonly id: string; readonly state: string; readonly record: Participation; readonly linked: readonly LinkedCase[] };
  readonly found: readonly LinkedCase[];
}

const parentOf = (c: Pick<Asked, 'case'>): LinkedCase | undefined => c.case.linked.find((l) => l.process === 'activity');
/** Answers are taken until the activity is held or called off. */
const isOpen = (c: Pick<Asked, 'case'>) => ['notified', 'signingUp'].includes(parentOf(c)?.state ?? '') || ({ reason: 'closed' } as const);
const over = ['held', 'reportDrafted', 'handedOver', 'organFeedback', 'archived'];

const others = (c: Asked) =>
  ({ records: 'participation', where: { activityId: { in: [c.record.activityId] }, state: { in: [...placed, 'waiting'] } } }) as const;
const othersOf = (c: Asked) => foundOf(c, 'participation').filter((p) => p.id !== c.case.id);
const capacityOf = (c: Asked) => parentOf(c)?.record.capacity;

/** Whether a place is left for this one; the activity is locked while it is asked, so that no place is given twice. */
const isPlaceLeft = (c: Asked): boolean => isPlaceFor(capacityOf(c), othersOf(c));

/** Who has waited longest moves up where a place comes free; nobody does once the activity is over. */
const next = (c: Asked) => (isOpen(c) === true && holdsPlace(c.case) ? movedUp(capacityOf(c), othersOf(c)) : []);

/** What becomes of somebody whose leave is refused: as it was before, or absent where all is over. */
function refused(c: Asked) {
  if (over.includes(parentOf(c)?.state ?? '')) return 'absent';
  if (holdsPlace(c.case)) return 'accepted';
  if (!c.record.waitingSince) return 'invited';
  return isPlaceLeft(c) ? 'accepted' : 'waiting';
}

/** A code as it is typed: in either case, with spaces, and letters that look like digits read as those. */
export const plainCode = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** 参加情况: asked, answered, on leave, there, heard. Each invited deputy has one for each activity. */
export const participation = defineProcess({
  id: 'participation',
  plural: 'participations',
  record: Participation,
  groups: {
    activityId: 'public',
    activityName: 'public',
    activityKind: 'public',
    startOn: 'public',
    groupId: 'public',
    deputyId: 'public',
    origin: 'public',
    because: 'public',
    invitedOn: 'public',
    answerBy: 'public',
    answeredOn: 'public',
    answerNote: 'parties',
    waitingSince: 'public',
    leaveReason: 'identity',
    leaveAskedOn: 'parties',
    leaveDecidedOn: 'parties',
    leaveDecision: 'parties',
    signedInAt: 'public',
    signedInOn: 'public',
    signedInBy: 'public',
    handReason: 'parties',
    speeches: 'parties',
    spokenOn: 'parties',
    correction: 'parties',
  },
  parties: { deputy: 'deputy' },
  states: {
    invited: {},
    accepted: {},
    waiting: {},
    declined: {},
    leaveAsked: {},
    onLeave: {},
    present: {},
    absent: {},
    withdrawn: { final: true },
  },
  reasons: ['closed', 'notToday', 'wrongCode', 'signedInAlready', 'enoughSpeeches', 'sameAsBefore', 'notHeld'],
  parent: { process: 'activity', field: 'activityId' },
})
  .withActions({
    begin: {
      from: 'new',
      to: 'invited',
      by: ['linked'],
      input: Begin,
      basis,
      patch: (c) => ({ ...c.input, origin: 'invited', invitedOn: c.today }),
      parties: (c) => [{ party: 'deputy', subject: c.input.deputyId, status: 'active' }],
      notices: () => [{ kind: 'invited', to: [deputy], urgent: true }],
    },
    enrol: {
      from: 'new',
      to: { oneOf: ['accepted', 'waiting'], by: (c) => (c.input.isPlaced ? 'accepted' : 'waiting') },
      by: ['linked'],
      input: Begin.omit({ because: true }).extend({ isPlaced: yes(), at: moment() }),
      basis,
      patch: ({ input: { isPlaced, at, ...copied }, today }) => ({
        ...copied,
        origin: 'signedUp',
        invitedOn: today,
        answeredOn: today,
        waitingSince: isPlaced ? null : at,
      }),
      parties: (c) => [{ party: 'deputy', subject: c.input.deputyId, status: 'active' }],
    },
    accept: {
      from: ['invited', 'declined'],
      to: { oneOf: ['accepted', 'waiting'], by: (c) => (isPlaceLeft(c) ? 'accepted' : 'waiting') },
      by: [deputy],
      input: NoInput,
      basis,
      when: isOpen,
      needs: (c) => [others(c)],
      patch: (c) => ({ answeredOn: c.today, waitingSince: isPlaceLeft(c) ? null : c.now.toISOString() }),
    },
    decline: {
      from: ['invited', 'accepted', 'waiting'],
      to: 'declined',
      by: [deputy],
      input: z.object({ note: line(200).optional() }),
      basis,
      when: isOpen,
      needs: (c) => [others(c)],
      patch: (c) => ({ answeredOn: c.today, answerNote: c.input.note ?? null, waitingSince: null }),
      tells: next,
    },
    askLeave: {
      from: ['invited', 'accepted', 'waiting', 'declined'],
      to: 'leaveAsked',
      by: [deputy],
      input: z.object({ reason: paragraph(500) }),
      basis,
      when: isOpen,
      // Whether a place is held, and since when one waits, stays to be seen while leave is decided on.
      patch: (c) => ({
        answeredOn: c.case.state === 'accepted' ? (c.record.answeredOn ?? c.today) : null,
        leaveReason: c.input.reason,
        leaveAskedOn: c.today,
        leaveDecidedOn: null,
        leaveDecision: null,
      }),
      notices: () => [{ kind: 'leaveAsked', to: [office] }],
    },
    approveLeave: {
      from: ['leaveAsked'],
      to: 'onLeave',
      by: [office],
      input: z.object({ note: line(200).optional() }),
      basis,
      needs: (c) => [others(c)],
      patch: (c) => ({
        leaveDecidedOn: c.today,
        leaveDecision: c.input.note ?? null,
        answeredOn: c.record.answeredOn ?? c.record.leaveAskedOn,
        waitingSince: null,
      }),
      tells: next,
      notices: () => [{ kind: 'leaveApproved', to: [deputy] }],
    },
    refuseLeave: {
      from: ['leaveAsked'],
      to: { oneOf: ['accepted', 'waiting', 'invited', 'absent'], by: refused },
      by: [office],
      input: z.object({ reason: line(200) }),
      basis,
      needs: (c) => [others(c)],
      patch: (c) => {
        const to = refused(c);
        return {
          leaveDecidedOn: c.today,
          leaveDecision: c.input.reason,
          waitingSince: to === 'waiting' ? c.record.waitingSince : null,
          answeredOn: to === 'invited' ? null : (c.record.answeredOn ?? c.record.leaveAskedOn),
        };
      },
      notices: (c) => [{ kind: 'leaveRefused', to: [deputy], urgent: true, data: { reason: c.input.reason } }],
    },
    moveUp: {
      from: ['waiting'],
      to: 'accepted',
      by: ['linked'],
      input: NoInput,
      basis,
      patch: () => ({ waitingSince: null }),
      notices: () => [{ kind: 'movedUp', to: [deputy], urgent: true }],
    },
    follow: {
      from: [...asked],
      to: 'same',
      by: ['linked'],
      input: z.object({ ...Told, isNews: yes() }),
      basis,
      patch: ({ input: { isNews: _, ...copied } }) => copied,
      moves: () => [{ key: 'answer', anew: true }],
      notices: (c) => (c.input.isNews ? [{ kind: 'rescheduled', to: [deputy], urgent: true, data: { on: c.input.startOn } }] : []),
    },
    askAgain: {
      from: [...asked],
      to: 'invited',
      by: ['linked'],
      input: z.object({ startOn: day() }),
      basis,
      patch: (c) => ({
        startOn: c.input.startOn,
        answerBy: null,
        answeredOn: null,
        answerNote: null,
        waitingSince: null,
        leaveReason: null,
        leaveAskedOn: null,
        leaveDecidedOn: null,
        leaveDecision: null,
        signedInAt: null,
        signedInOn: null,
        signedInBy: null,
        handReason: null,
      }),
      moves: () => [{ key: 'answer', anew: true }],
    },
    signIn: {
      from: ['invited', 'accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave', 'present'],
      to: 'present',
      by: [deputy],
      input: z.object({ code: line(20) }),
      basis: dayBasis,
      needs: (c) => [{ fact: 'signInCodes', of: c.record.activityId }],
      when: (c) => {
        if (c.case.state === 'present') return { reason: 'signedInAlready' };
        const answer = isOpen(c);
        if (answer !== true) return answer;
        const held = parentOf(c)?.record;
        return (String(held?.startOn) <= c.today && c.today <= String(held?.endOn)) || { reason: 'notToday' };
      },
      check: (c) => {
        const good = (c.facts.signInCodes ?? []) as readonly string[];
        return good.includes(plainCode(c.input.code)) || { reason: 'wrongCode', field: 'code' };
      },
      patch: (c) => ({ signedInAt: c.now.toISOString(), signedInOn: c.today, signedInBy: 'code' }),
    },
    signInByHand: {
      from: ['invited', 'accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave'],
      to: 'present',
      by: ['linked'],
      input: z.object({ reason: line(200) }),
      basis: dayBasis,
      patch: (c) => ({ signedInAt: c.now.toISOString(), signedInOn: c.today, signedInBy: 'hand', handReason: c.input.reason }),
      notices: (c) => [{ kind: 'signedIn', to: [deputy], data: { reason: c.input.reason } }],
    },
    speak: {
      from: ['accepted', 'present'],
      to: 'same',
      by: [deputy],
      input: z.object({ title: line(80), text: paragraph(5000) }),
      basis: '代表在活动中发表意见、提出建议',
      when: (c) => {
        if (['archived', 'ended'].includes(parentOf(c)?.state ?? '')) return { reason: 'closed' };
        return (c.record.speeches ?? []).length < mostSpeeches || { reason: 'enoughSpeeches', data: { most: mostSpeeches } };
      },
      patch: (c) => ({ speeches: [...(c.record.speeches ?? []), { on: c.today, ...c.input }], spokenOn: c.record.spokenOn ?? c.today }),
    },
    close: { from: ['invited', 'accepted', 'waiting'], to: 'absent', by: ['linked'], input: NoInput, basis: law },
    correct: {
      from: ['present', 'absent', 'onLeave', 'waiting', 'declined', 'leaveAsked'],
      to: { oneOf: attendances, by: (c) => c.input.attendance },
      by: [office],
      input: z.object({ attendance: choice(attendances), reason: line(200) }),
      basis: law,
      // Who has still to come is not yet there or absent.
      when: (c) =>
        !['waiting', 'declined', 'leaveAsked'].includes(c.case.state) || over.includes(parentOf(c)?.state ?? '') || { reason: 'notHeld' },
      check: (c) => c.input.attendance !== c.case.state || { reason: 'sameAsBefore', field: 'attendance' },
      patch: (c) => ({
        correction: c.input.reason,
        ...(c.input.attendance === 'present'
          ? { signedInAt: c.now.toISOString(), signedInOn: c.record.startOn, signedInBy: 'hand', handReason: c.input.reason }
          : { signedInAt: null, signedInOn: null, signedInBy: null, handReason: null }),
      }),
      notices: (c) => [{ kind: 'corrected', to: [deputy], data: { reason: c.input.reason } }],
    },
    recall: {
      from: [...asked],
      to: 'withdrawn',
      by: ['linked'],
      input: NoInput,
      basis,
    },
  })
  .withDeadlines({
    answer: {
      from: ['invited'],
      until: ['accepted', 'waiting', 'declined', 'leaveAsked', 'present', 'absent'],
      window: true,
      on: (r) => r.answerBy,
      warn: [1],
      who: [deputy],
    },
  })
  .withViews({
    reach: [
      ...([office, deputy] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
      // Why somebody asks for leave is for themselves and the office that decides.
      ...(['scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties'] }) as const),
    ],
    keeper: office,
    turns: { invited: 'accept', leaveAsked: 'approveLeave' },
    list: {
      columns: ['activityName', 'deputyId', 'startOn', 'because', 'answeredOn', 'signedInAt', 'signedInBy', 'state'],
      filters: ['state', 'activityId', 'deputyId', 'activityKind', 'groupId', 'startOn', 'signedInBy'],
      sorts: ['startOn', 'signedInAt', 'updatedAt'],
      search: ['activityName'],
      defaultSort: '-startOn',
    },
  });
