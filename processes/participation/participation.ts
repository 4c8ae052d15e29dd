import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { activityKinds } from '../../registers/activity-kinds.ts';
import { choice, day, line, moment, paragraph, ref, rows, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundOf } from '../office.ts';

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

const Copied = { activityId: z.uuid(), activityName: line(60), activityKind: choice(activityKinds), startOn: day() };
const Begin = z.object({
  ...Copied,
  groupId: z.uuid().nullable(),
  answerBy: day().nullable(),
  deputyId: z.uuid(),
  because: line(200).nullable(),
});
const NoInput = z.object({});

interface Asked {
  readonly record: Participation;
  readonly case: { readonly id: string; readonly state: string; readonly linked: readonly LinkedCase[] };
  readonly found: readonly LinkedCase[];
}

const parentOf = (c: Pick<Asked, 'case'>): LinkedCase | undefined => c.case.linked.find((l) => l.process === 'activity');
/** Answers are taken until the activity is held or called off. */
const isOpen = (c: Pick<Asked, 'case'>) => ['notified', 'signingUp'].includes(parentOf(c)?.state ?? '') || ({ reason: 'closed' } as const);

const placed = ['accepted', 'leaveAsked', 'present'];
const others = (c: Asked, states: readonly string[]) =>
  ({ records: 'participation', where: { activityId: { in: [c.record.activityId] }, state: { in: states } } }) as const;
const takenBy = (c: Asked) => foundOf(c, 'participation').filter((p) => placed.includes(p.state) && p.id !== c.case.id).length;

/** Whether a place is left for this one; the activity is locked while it is asked, so that no place is given twice. */
function isPlaceLeft(c: Asked): boolean {
  const capacity = parentOf(c)?.record.capacity;
  return typeof capacity !== 'number' || takenBy(c) < capacity;
}

/** Who has waited longest moves up where a place comes free. */
function movedUp(c: Asked) {
  const capacity = parentOf(c)?.record.capacity;
  if (typeof capacity !== 'number' || !placed.includes(c.case.state) || takenBy(c) >= capacity) return [];
  const waiting = foundOf(c, 'participation')
    .filter((p) => p.state === 'waiting' && p.id !== c.case.id)
    .sort((a, b) => String(a.record.waitingSince).localeCompare(String(b.record.waitingSince)) || (a.id < b.id ? -1 : 1));
  return waiting.slice(0, 1).map((p) => ({ process: 'participation', id: p.id, action: 'moveUp', input: {} }) as const);
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
  reasons: ['closed', 'notToday', 'wrongCode', 'signedInAlready', 'enoughSpeeches', 'sameAsBefore'],
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
      needs: (c) => [others(c, placed)],
      patch: (c) => ({ answeredOn: c.today, waitingSince: isPlaceLeft(c) ? null : c.now.toISOString() }),
    },
    decline: {
      from: ['invited', 'accepted', 'waiting'],
      to: 'declined',
      by: [deputy],
      input: z.object({ note: line(200).optional() }),
      basis,
      when: isOpen,
      needs: (c) => [others(c, [...placed, 'waiting'])],
      patch: (c) => ({ answeredOn: c.today, answerNote: c.input.note ?? null, waitingSince: null }),
      tells: movedUp,
    },
    askLeave: {
      from: ['invited', 'accepted', 'waiting', 'declined'],
      to: 'leaveAsked',
      by: [deputy],
      input: z.object({ reason: paragraph(500) }),
      basis,
      when: isOpen,
      patch: (c) => ({ answeredOn: c.today, leaveReason: c.input.reason, leaveAskedOn: c.today, waitingSince: null }),
      notices: () => [{ kind: 'leaveAsked', to: [office] }],
    },
    approveLeave: {
      from: ['leaveAsked'],
      to: 'onLeave',
      by: [office],
      input: z.object({ note: line(200).optional() }),
      basis,
      needs: (c) => [others(c, [...placed, 'waiting'])],
      patch: (c) => ({ leaveDecidedOn: c.today, leaveDecision: c.input.note ?? null }),
      tells: movedUp,
      notices: () => [{ kind: 'leaveApproved', to: [deputy] }],
    },
    refuseLeave: {
      from: ['leaveAsked'],
      to: 'invited',
      by: [office],
      input: z.object({ reason: line(200) }),
      basis,
      when: isOpen,
      patch: (c) => ({ leaveDecidedOn: c.today, leaveDecision: c.input.reason }),
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
    askAgain: {
      from: ['accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave'],
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
      }),
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
    close: { from: ['invited', 'accepted'], to: 'absent', by: ['linked'], input: NoInput, basis: law },
    correct: {
      from: ['present', 'absent', 'onLeave'],
      to: { oneOf: attendances, by: (c) => c.input.attendance },
      by: [office],
      input: z.object({ attendance: choice(attendances), reason: line(200) }),
      basis: law,
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
      from: ['invited', 'accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave', 'present'],
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
      ...([office, 'scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
      { who: deputy, groups: ['public', 'parties', 'identity'] },
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
