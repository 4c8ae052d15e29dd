import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, refs, rows, whole, words } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { keyOf } from '../answer-key.ts';
import { foundOf } from '../office.ts';

export const courseKinds = ['firstTerm', 'themed', 'field', 'online'] as const;
const office = 'deputyWorkOfficer';
const invited = { party: 'invited' } as const;
const law = '《代表法》第五十七条：代表应当参加履职学习，有关方面有计划地组织代表学习';
const mostDeputies = 1000;

/** One short question of a lesson, with its answers to choose from. */
const Question = z.object({ question: line(200), choices: words(6) });

/** 培训课程: one course of the yearly plan, held in a room or read online, with whoever is invited to it. */
export const Course = z.object({
  title: line(80),
  year: whole(1954, 2200),
  termId: ref('term'),
  kind: choice(courseKinds),
  on: day(),
  endOn: day(),
  place: line(100).nullable(),
  organiser: line(60),
  teacher: line(60).nullable(),
  hours: whole(1, 200),
  places: whole(1, 10_000).nullable(),
  content: paragraph(2000).nullable(),
  fileIds: files(20).nullable(),
  lesson: paragraph(20_000).nullable(),
  questions: rows(Question, 0, 20).nullable(),
  /** The number of the right answer to each question, from 1; never shown to those who answer. */
  answerKey: line(100).nullable(),
  deputyIds: refs('deputyship', mostDeputies).nullable(),
  concludedOn: day().nullable(),
  cancelReason: paragraph(500).nullable(),
});
export type Course = z.infer<typeof Course>;

const Plan = z.object({
  title: line(80),
  kind: choice(courseKinds),
  termId: ref('term'),
  on: day(),
  endOn: day(),
  place: line(100).optional(),
  organiser: line(60),
  teacher: line(60).optional(),
  hours: whole(1, 200),
  places: whole(1, 10_000).optional(),
  content: paragraph(2000).optional(),
  fileIds: files(20).optional(),
  lesson: paragraph(20_000).optional(),
  questions: rows(Question, 0, 20).optional(),
  answerKey: line(100).optional(),
});
type Entered = z.infer<typeof Plan>;
type Planned = { readonly [K in keyof Entered]?: Entered[K] | undefined };

/** A course ends after it begins; a lesson online has a text or a file, and one right answer for each of its questions. */
function checkPlan(row: Planned) {
  if (row.on && row.endOn && row.endOn < row.on) return { reason: 'endsBeforeBegin', field: 'endOn' } as const;
  if (row.kind === 'online' && !row.lesson && !row.fileIds?.length) return { reason: 'lessonMissing', field: 'lesson' } as const;
  const questions = row.questions ?? [];
  const key = keyOf(row.answerKey);
  if (key.length !== questions.length) return { reason: 'keyUnfit', field: 'answerKey' } as const;
  const isFit = key.every((n, i) => Number.isInteger(n) && n >= 1 && n <= (questions[i]?.choices.length ?? 0));
  return isFit || ({ reason: 'keyUnfit', field: 'answerKey' } as const);
}

export const course = defineProcess({
  id: 'course',
  plural: 'courses',
  record: Course,
  groups: {
    title: 'public',
    year: 'public',
    termId: 'public',
    kind: 'public',
    on: 'public',
    endOn: 'public',
    place: 'public',
    organiser: 'public',
    teacher: 'public',
    hours: 'public',
    places: 'public',
    content: 'public',
    fileIds: 'parties',
    lesson: 'parties',
    questions: 'parties',
    answerKey: 'staff',
    deputyIds: 'staff',
    concludedOn: 'public',
    cancelReason: 'parties',
  },
  parties: { invited: 'deputy' },
  states: { planned: {}, open: {}, concluded: { final: true }, cancelled: { final: true } },
  children: ['attendance'],
  reasons: ['endsBeforeBegin', 'lessonMissing', 'keyUnfit', 'nobodyNew', 'tooMany', 'notInOffice', 'dayAhead', 'attendanceOpen'],
})
  .withActions({
    plan: {
      from: 'new',
      to: 'planned',
      by: [office, 'scOfficeClerk'],
      input: Plan,
      basis: law,
      check: (c) => checkPlan(c.input),
      patch: (c) => ({ ...c.input, year: Number(c.input.on.slice(0, 4)) }),
    },
    change: {
      from: ['planned'],
      to: 'same',
      by: [office, 'scOfficeClerk'],
      input: Plan.partial(),
      basis: law,
      check: (c) => checkPlan({ ...plain(c.record), ...c.input }),
      patch: (c) => ({ ...c.input, ...(c.input.on ? { year: Number(c.input.on.slice(0, 4)) } : {}) }),
    },
    invite: {
      from: ['planned', 'open'],
      to: 'open',
      by: [office, 'scOfficeClerk'],
      input: z.object({ deputyIds: refs('deputyship', mostDeputies).min(1) }),
      basis: law,
      needs: (c) => [{ records: 'deputyship', where: { id: { in: c.input.deputyIds }, state: { in: ['active'] } } }],
      check: (c) => {
        const fresh = newOnes(c.input.deputyIds, c.record.deputyIds);
        if (fresh.length === 0) return { reason: 'nobodyNew', field: 'deputyIds' };
        const seats = new Set(foundOf(c, 'deputyship').map((d) => d.id));
        if (!fresh.every((id) => seats.has(id))) return { reason: 'notInOffice', field: 'deputyIds' };
        const all = (c.record.deputyIds ?? []).length + fresh.length;
        const most = Math.min(c.record.places ?? mostDeputies, mostDeputies);
        return all <= most || { reason: 'tooMany', field: 'deputyIds', data: { most } };
      },
      patch: (c) => ({ deputyIds: [...(c.record.deputyIds ?? []), ...newOnes(c.input.deputyIds, c.record.deputyIds)] }),
      parties: (c) =>
        newOnes(c.input.deputyIds, c.record.deputyIds).map((subject) => ({ party: 'invited', subject, status: 'active' }) as const),
      starts: (c) =>
        newOnes(c.input.deputyIds, c.record.deputyIds).map((deputyId) => ({
          process: 'attendance',
          action: 'start',
          id: c.id(),
          input: {
            title: c.record.title,
            courseId: c.case.id,
            deputyId,
            termId: c.record.termId,
            on: c.record.on,
            endOn: c.record.endOn,
            hours: c.record.hours,
            isOnline: c.record.kind === 'online',
          },
        })),
    },
    conclude: {
      from: ['open'],
      to: 'concluded',
      by: [office, 'scOfficeClerk'],
      input: z.object({}),
      basis: law,
      when: (c) => {
        if (c.record.endOn > c.today) return { reason: 'dayAhead' };
        const open = c.case.linked.filter((l) => l.process === 'attendance' && ['invited', 'accepted'].includes(l.state)).length;
        return c.record.kind === 'online' || open === 0 || { reason: 'attendanceOpen', data: { open } };
      },
      patch: (c) => ({ concludedOn: c.today }),
      notices: () => [{ kind: 'concluded', to: ['scOfficeClerk'] }],
    },
    cancel: {
      from: ['planned', 'open'],
      to: 'cancelled',
      by: [office, 'scOfficeClerk'],
      input: z.object({ reason: paragraph(500) }),
      basis: law,
      confirm: true,
      patch: (c) => ({ cancelReason: c.input.reason }),
      tells: (c) =>
        c.case.linked
          .filter((l) => l.process === 'attendance' && ['invited', 'accepted', 'onLeave'].includes(l.state))
          .map(({ id }) => ({ process: 'attendance', id, action: 'drop', input: {} })),
      notices: (c) => [{ kind: 'cancelled', to: [invited], urgent: true, data: { reason: c.input.reason } }],
    },
  })
  .withDeadlines({
    hold: { from: ['open'], until: ['concluded'], on: (r) => r.endOn, warn: [7, 1], who: [office] },
  })
  .withViews({
    reach: [
      { who: 'deputy', groups: ['public'] },
      ...([office, 'scOfficeClerk'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity', 'staff'] }) as const),
      { who: 'chairperson', groups: ['public', 'parties', 'identity'] },
      { who: invited, groups: ['public', 'parties'] },
    ],
    keeper: office,
    turns: { planned: 'invite', open: 'conclude' },
    list: {
      columns: ['on', 'title', 'kind', 'hours', 'place', 'organiser', 'places', 'state'],
      filters: ['state', 'year', 'kind', 'termId', 'on'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title', 'content', 'teacher'],
      defaultSort: '-on',
    },
  });

const newOnes = (ids: readonly string[], known: readonly string[] | null): string[] =>
  [...new Set(ids)].filter((id) => !known?.includes(id));

/** The record as a plan is entered: what is empty is left out. */
const plain = (record: Course): Planned => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Planned;
