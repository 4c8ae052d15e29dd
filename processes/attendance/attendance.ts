import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { day, line, paragraph, ref, rows, whole, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { keyOf } from '../answer-key.ts';
import { foundById } from '../office.ts';

const office = 'deputyWorkOfficer';
const deputy = { party: 'deputy' } as const;
const law = '《代表法》第五十七条：代表应当参加履职学习';
const Answer = z.object({ choice: whole(1, 6) });

/** 参训: one deputy's part in one course, from the invitation to the hours that count. */
export const Attendance = z.object({
  title: line(80),
  courseId: ref('course'),
  deputyId: ref('deputyship'),
  termId: ref('term'),
  on: day(),
  endOn: day(),
  hours: whole(1, 200),
  isOnline: yes(),
  leaveReason: paragraph(500).nullable(),
  absentReason: paragraph(500).nullable(),
  attempts: whole(0, 1000),
  right: whole(0, 20).nullable(),
  attendedOn: day().nullable(),
});
export type Attendance = z.infer<typeof Attendance>;

const Started = Attendance.pick({
  title: true,
  courseId: true,
  deputyId: true,
  termId: true,
  on: true,
  endOn: true,
  hours: true,
  isOnline: true,
});
const NoInput = z.object({});

interface Answered {
  readonly found: readonly LinkedCase[];
  readonly record: Attendance;
  readonly input: { readonly answers?: readonly z.infer<typeof Answer>[] | undefined };
}
const keyIn = (c: Answered): number[] => keyOf(foundById(c, 'course', c.record.courseId)?.record.answerKey);
const rightOf = (c: Answered): number => keyIn(c).filter((n, i) => c.input.answers?.[i]?.choice === n).length;
const isAllRight = (c: Answered): boolean => rightOf(c) === keyIn(c).length;

export const attendance = defineProcess({
  id: 'attendance',
  plural: 'attendances',
  record: Attendance,
  parent: { process: 'course', field: 'courseId' },
  groups: {
    title: 'public',
    courseId: 'public',
    deputyId: 'public',
    termId: 'public',
    on: 'public',
    endOn: 'public',
    hours: 'public',
    isOnline: 'public',
    attendedOn: 'public',
    leaveReason: 'parties',
    absentReason: 'parties',
    attempts: 'parties',
    right: 'parties',
  },
  parties: { deputy: 'deputy' },
  states: { invited: {}, accepted: {}, onLeave: {}, attended: {}, absent: {}, dropped: { final: true } },
  reasons: ['dayAhead', 'notOnline', 'isOnline', 'answersMissing'],
})
  .withActions({
    start: {
      from: 'new',
      to: 'invited',
      by: ['linked'],
      input: Started,
      basis: law,
      patch: (c) => ({ ...c.input, attempts: 0 }),
      parties: (c) => [{ party: 'deputy', subject: c.input.deputyId, status: 'active' }],
      notices: (c) => [{ kind: 'invited', to: [deputy], data: { on: c.input.on } }],
    },
    accept: {
      from: ['invited', 'onLeave'],
      to: 'accepted',
      by: [deputy],
      input: NoInput,
      basis: law,
      when: (c) => !c.record.isOnline || { reason: 'isOnline' },
      patch: () => ({ leaveReason: null }),
    },
    askLeave: {
      from: ['invited', 'accepted'],
      to: 'onLeave',
      by: [deputy, office],
      duty: [deputy],
      input: z.object({ reason: paragraph(500) }),
      basis: '代表因故不能参加学习的，应当请假',
      patch: (c) => ({ leaveReason: c.input.reason }),
      notices: (c) => (c.actor.kind === 'person' ? [{ kind: 'onLeave', to: [office], data: { reason: c.input.reason } }] : []),
    },
    attend: {
      from: ['invited', 'accepted', 'onLeave', 'absent'],
      to: 'attended',
      by: [office, 'scOfficeClerk'],
      input: NoInput,
      basis: law,
      when: (c) => {
        if (c.record.isOnline) return { reason: 'isOnline' };
        return c.record.on <= c.today || { reason: 'dayAhead' };
      },
      patch: (c) => ({ attendedOn: [c.record.endOn, c.today].sort()[0], leaveReason: null, absentReason: null }),
    },
    missed: {
      from: ['invited', 'accepted', 'attended'],
      to: 'absent',
      by: [office, 'scOfficeClerk'],
      input: z.object({ reason: paragraph(500).optional() }),
      basis: law,
      when: (c) => c.record.on <= c.today || { reason: 'dayAhead' },
      patch: (c) => ({ attendedOn: null, absentReason: c.input.reason ?? null }),
      notices: () => [{ kind: 'absent', to: [deputy] }],
    },
    /** The lesson was read and its questions are answered: right answers end it, wrong ones may be tried again. */
    answer: {
      from: ['invited'],
      to: { oneOf: ['attended', 'invited'], by: (c) => (isAllRight(c) ? 'attended' : 'invited') },
      by: [deputy],
      input: z.object({ answers: rows(Answer, 0, 20).optional(), read: z.literal(true) }),
      basis: law,
      needs: (c) => [{ records: 'course', where: { id: { in: [c.record.courseId] } } }],
      when: (c) => c.record.isOnline || { reason: 'notOnline' },
      check: (c) => {
        if (c.record.on > c.today) return { reason: 'dayAhead' };
        const key = keyIn(c);
        return (c.input.answers ?? []).length === key.length || { reason: 'answersMissing', field: 'answers', data: { count: key.length } };
      },
      patch: (c) => ({
        attempts: c.record.attempts + 1,
        right: rightOf(c),
        ...(isAllRight(c) ? { attendedOn: c.today } : {}),
      }),
      notices: (c) => [{ kind: 'answered', to: [deputy], data: { right: rightOf(c), count: keyIn(c).length } }],
    },
    drop: { from: ['invited', 'accepted', 'onLeave'], to: 'dropped', by: ['linked'], input: NoInput, basis: law },
  })
  .withDeadlines({
    reply: {
      from: ['invited'],
      until: ['accepted', 'onLeave', 'attended', 'absent'],
      on: (r) => (r.isOnline ? r.endOn : r.on),
      warn: [7, 3, 1],
      who: [deputy],
      tell: [office],
    },
  })
  .withViews({
    reach: [
      { who: deputy, groups: ['public', 'parties', 'identity'] },
      ...([office, 'scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
    ],
    turns: { invited: 'accept' },
    list: {
      columns: ['on', 'deputyId', 'title', 'hours', 'attendedOn', 'state'],
      filters: ['state', 'courseId', 'deputyId', 'termId', 'isOnline', 'on', 'attendedOn'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title'],
      defaultSort: '-on',
    },
  });
