import { z } from 'zod';
import { addDays } from '../../engine/calendar.ts';
import { choice, day, files, line, paragraph, ref, rows, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById } from '../office.ts';
import { holds, seatOf } from '../people.ts';
import { ballotsOf, dutyResults, resultOf } from './dutyReport.count.ts';

const office = 'deputyWorkOfficer';
const deputy = { party: 'deputy' } as const;
const law = '《代表法》第五十八条：代表应当采取多种方式向原选区选民或者原选举单位报告履职情况，接受监督';
const practice = '代表每届任期至少述职一次，当场测评，结果公开';

/** One question from those present, and the answer. Whoever asked is not named. */
const Question = z.object({ question: line(300), answer: paragraph(1000) });

/** 述职: a deputy's report to the voters or the unit that elected them, with questions and a test. */
export const DutyReport = z.object({
  title: line(80),
  deputyId: ref('deputyship'),
  termId: ref('term'),
  on: day(),
  place: line(100),
  electoralUnit: line(60).nullable(),
  announceBy: day(),
  announcedOn: day().nullable(),
  text: paragraph(10_000).nullable(),
  fileIds: files(10).nullable(),
  heldOn: day().nullable(),
  audience: whole(0, 100_000).nullable(),
  questions: rows(Question, 0, 30).nullable(),
  satisfied: whole(0, 100_000).nullable(),
  basicallySatisfied: whole(0, 100_000).nullable(),
  dissatisfied: whole(0, 100_000).nullable(),
  ballots: whole(0, 300_000).nullable(),
  result: choice(dutyResults).nullable(),
  publishedOn: day().nullable(),
  unpublishReason: paragraph(500).nullable(),
  cancelReason: paragraph(500).nullable(),
});
export type DutyReport = z.infer<typeof DutyReport>;

const Plan = z.object({ on: day(), place: line(100), electoralUnit: line(60).optional() });
const Words = z.object({ text: paragraph(10_000), fileIds: files(10).optional() });
const Held = z.object({
  audience: whole(1, 100_000),
  questions: rows(Question, 0, 30).optional(),
  satisfied: whole(0, 100_000),
  basicallySatisfied: whole(0, 100_000),
  dissatisfied: whole(0, 100_000),
});
const Reason = z.object({ reason: paragraph(500) });

type Moving = { readonly input: { readonly on?: string | undefined }; readonly record: { readonly on: string } };
const isMoved = (c: Moving): boolean => c.input.on !== undefined && c.input.on !== c.record.on;

type Counted = z.infer<typeof Held>;
type Asked = {
  readonly input: Counted;
  readonly today: string;
  readonly rules: { number(key: 'dutyReport.audience', on: string): number };
};

/** Those who marked a ballot were there, and somebody did. */
function checkCounts(c: Asked) {
  const least = c.rules.number('dutyReport.audience', c.today);
  if (c.input.audience < least) return { reason: 'tooFewPresent', field: 'audience', data: { least } } as const;
  const ballots = ballotsOf(c.input);
  if (ballots === 0) return { reason: 'noBallots', field: 'satisfied' } as const;
  if (ballots > c.input.audience)
    return { reason: 'moreThanPresent', field: 'dissatisfied', data: { ballots, audience: c.input.audience } } as const;
  return true;
}

const counted = (c: Asked & { readonly rules: { number(key: 'dutyReport.passOver', on: string): number } }) => ({
  ...c.input,
  ballots: ballotsOf(c.input),
  result: resultOf(c.input, c.rules.number('dutyReport.passOver', c.today)),
});

export const dutyReport = defineProcess({
  id: 'dutyReport',
  plural: 'duty-reports',
  record: DutyReport,
  groups: {
    title: 'public',
    deputyId: 'public',
    termId: 'public',
    on: 'public',
    place: 'public',
    electoralUnit: 'public',
    announcedOn: 'public',
    text: 'public',
    fileIds: 'public',
    heldOn: 'public',
    audience: 'public',
    questions: 'public',
    satisfied: 'public',
    basicallySatisfied: 'public',
    dissatisfied: 'public',
    ballots: 'public',
    result: 'public',
    publishedOn: 'public',
    announceBy: 'parties',
    unpublishReason: 'parties',
    cancelReason: 'parties',
  },
  parties: { deputy: 'deputy' },
  states: { planned: {}, announced: {}, held: {}, published: {}, cancelled: { final: true } },
  reasons: ['noSeat', 'notOwnSeat', 'dayPast', 'dayAhead', 'textMissing', 'moreThanPresent', 'noBallots', 'tooFewPresent'],
})
  .withActions({
    plan: {
      from: 'new',
      to: 'planned',
      by: [office, 'scOfficeClerk', 'deputy'],
      input: Plan.extend({ deputyId: ref('deputyship').optional() }),
      basis: practice,
      needs: (c) => [
        { records: 'deputyship', where: { id: { in: [c.input.deputyId ?? seatOf(c.actor, c.case.congressId) ?? c.case.id] } } },
      ],
      check: (c) => {
        const own = seatOf(c.actor, c.case.congressId);
        const id = c.input.deputyId ?? own;
        if (!id || foundById(c, 'deputyship', id)?.state !== 'active') return { reason: 'noSeat', field: 'deputyId' };
        return holds(c.actor, c.case.congressId, office, 'scOfficeClerk') || id === own || { reason: 'notOwnSeat', field: 'deputyId' };
      },
      patch: (c) => {
        const id = c.input.deputyId ?? seatOf(c.actor, c.case.congressId) ?? '';
        const seat = foundById(c, 'deputyship', id)?.record;
        return {
          ...c.input,
          deputyId: id,
          termId: String(seat?.termId ?? ''),
          electoralUnit: c.input.electoralUnit ?? (typeof seat?.electoralUnit === 'string' ? seat.electoralUnit : null),
          title: `${String(seat?.name ?? '')}代表述职（${c.input.on}）`,
          announceBy: addDays(c.input.on, -c.rules.number('dutyReport.notice', c.today)),
        };
      },
      parties: (c) => [{ party: 'deputy', subject: c.input.deputyId ?? seatOf(c.actor, c.case.congressId) ?? '', status: 'active' }],
      notices: (c) => [{ kind: 'planned', to: [deputy], data: { on: c.input.on, place: c.input.place } }],
    },
    change: {
      from: ['planned', 'announced'],
      // What was made known was made known for its day: on another day it has to be announced anew.
      to: { oneOf: ['planned', 'announced'], by: (c) => (c.case.state === 'announced' && !isMoved(c) ? 'announced' : 'planned') },
      by: [office, deputy],
      input: Plan.partial(),
      basis: practice,
      check: (c) => !c.input.on || c.input.on >= c.today || { reason: 'dayPast', field: 'on' },
      patch: (c) => {
        const { on } = c.input;
        if (!on) return c.input;
        const announceBy = addDays(on, -c.rules.number('dutyReport.notice', c.today));
        const known = isMoved(c) ? { announcedOn: null } : {};
        return { ...c.input, announceBy, title: c.record.title.replace(c.record.on, on), ...known };
      },
      moves: (c) =>
        c.input.on
          ? [
              { key: 'announce', dueOn: addDays(c.input.on, -c.rules.number('dutyReport.notice', c.today)) },
              { key: 'hold', dueOn: c.input.on },
            ]
          : [],
      notices: (c) => [
        {
          kind: 'changed',
          to: c.case.state === 'announced' ? [deputy, office] : [deputy],
          data: { on: c.input.on ?? c.record.on, place: c.input.place ?? c.record.place },
        },
      ],
    },
    write: {
      from: ['planned', 'announced', 'held'],
      to: 'same',
      by: [deputy, office],
      input: Words,
      basis: law,
      patch: (c) => c.input,
    },
    announce: {
      from: ['planned'],
      to: 'announced',
      by: [office],
      input: z.object({}),
      basis: practice,
      when: (c) => c.record.on >= c.today || { reason: 'dayPast' },
      patch: (c) => ({ announcedOn: c.today }),
      notices: (c) => [{ kind: 'announced', to: [deputy], data: { on: c.record.on, place: c.record.place } }],
    },
    hold: {
      from: ['planned', 'announced'],
      to: 'held',
      by: [office, deputy],
      duty: [office],
      input: Held,
      basis: practice,
      when: (c) => {
        if (c.record.on > c.today) return { reason: 'dayAhead' };
        return c.record.text !== null || { reason: 'textMissing' };
      },
      check: checkCounts,
      patch: (c) => ({ ...counted(c), heldOn: c.record.on }),
      notices: (c) => [{ kind: 'held', to: [deputy, office], data: { audience: c.input.audience } }],
    },
    correct: {
      from: ['held'],
      to: 'same',
      by: [office],
      input: Held,
      basis: practice,
      check: checkCounts,
      patch: counted,
    },
    publish: {
      from: ['held'],
      to: 'published',
      by: [office],
      input: z.object({}),
      basis: practice,
      patch: (c) => ({ publishedOn: c.today, unpublishReason: null }),
      notices: () => [{ kind: 'published', to: [deputy] }],
    },
    unpublish: {
      from: ['published'],
      to: 'held',
      by: [office],
      input: Reason,
      basis: practice,
      confirm: true,
      patch: (c) => ({ publishedOn: null, unpublishReason: c.input.reason }),
      notices: (c) => [{ kind: 'unpublished', to: [deputy], data: { reason: c.input.reason } }],
    },
    cancel: {
      from: ['planned', 'announced'],
      to: 'cancelled',
      by: [office],
      input: Reason,
      basis: practice,
      confirm: true,
      patch: (c) => ({ cancelReason: c.input.reason }),
      notices: (c) => [{ kind: 'cancelled', to: [deputy], urgent: true, data: { reason: c.input.reason } }],
    },
  })
  .withDeadlines({
    announce: { from: ['planned'], until: ['announced', 'held'], on: (r) => r.announceBy, warn: [5, 2], who: [office] },
    hold: { from: ['planned', 'announced'], until: ['held'], on: (r) => r.on, warn: [7, 3, 1], who: [deputy, office] },
    publish: {
      from: ['held'],
      until: ['published'],
      rule: () => 'dutyReport.publish',
      start: (r) => r.heldOn,
      warn: [3],
      who: [office],
    },
  })
  .withViews({
    reach: [
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
      ...([office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const,
      ),
      { who: deputy, groups: ['public', 'parties', 'identity'] },
    ],
    keeper: office,
    turns: { planned: 'announce', announced: 'hold', held: 'publish' },
    list: {
      columns: ['on', 'deputyId', 'place', 'audience', 'satisfied', 'basicallySatisfied', 'dissatisfied', 'result', 'state'],
      filters: ['state', 'deputyId', 'termId', 'on', 'result', 'publishedOn'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title', 'place', 'text'],
      defaultSort: '-on',
    },
  });
