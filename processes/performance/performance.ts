import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, whole, yes } from '../../registers/fields.ts';
import { performanceKinds, reportedKinds } from '../../registers/performance-kinds.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById, foundOf } from '../office.ts';
import { isMine, seatOf } from '../people.ts';
import { Performance } from './performance.record.ts';

const office = 'deputyWorkOfficer';
const deputy = { party: 'deputy' } as const;
const convener = { party: 'convener' } as const;
const delegation = { party: 'delegation', role: ['delegationStaff', 'delegationHead'] } as const;
const law = '《代表法》第五十八条：记录代表履职情况，公示代表基本信息和履职信息';
const practice = '履职自报由代表小组、代表团或者代表工作机构确认';

const Told = z.object({
  kind: choice(reportedKinds),
  title: line(80),
  on: day(),
  place: line(100).optional(),
  hours: whole(0, 1000).optional(),
  people: whole(0, 100_000).optional(),
  detail: paragraph(2000).optional(),
  fileIds: files(10).optional(),
});
const Reason = z.object({ reason: paragraph(500) });
const NoInput = z.object({});
const Written = z.object({
  deputyId: z.uuid(),
  kind: choice(performanceKinds),
  title: line(80),
  on: day(),
  isOpen: yes(),
  place: line(100).nullable(),
  hours: whole(0, 1000).nullable(),
  people: whole(0, 100_000).nullable(),
  ofSuggestionId: z.uuid().nullable(),
  activityId: z.uuid().nullable(),
  sourceKey: line(140),
});

/** The seat that a deed is of, its delegation and those who convene its groups. */
const needsOf = (seat: string) =>
  [
    { records: 'deputyship', where: { id: { in: [seat] } } },
    { records: 'deputyGroup', where: { state: { in: ['active'] }, memberIds: { in: [seat] } } },
  ] as const;

type Found = Parameters<typeof foundOf>[0];

function tiesOf(c: Found, seat: string) {
  const delegationId = foundById(c, 'deputyship', seat)?.record.delegationId;
  const conveners = foundOf(c, 'deputyGroup').flatMap((g) => [g.record.convenerId, g.record.viceConvenerId]);
  const others = [...new Set(conveners)].filter((id): id is string => typeof id === 'string' && id !== seat);
  return [
    { party: 'deputy', subject: seat, status: 'active' } as const,
    ...(typeof delegationId === 'string' ? [{ party: 'delegation', subject: delegationId, status: 'active' } as const] : []),
    ...others.map((subject) => ({ party: 'convener', subject, status: 'active' }) as const),
  ];
}

const told = (input: z.infer<typeof Told>) => ({
  kind: input.kind,
  title: input.title,
  on: input.on,
  place: input.place ?? null,
  hours: input.hours ?? null,
  people: input.people ?? null,
  detail: input.detail ?? null,
  fileIds: input.fileIds ?? null,
});

/** 履职记录: written by itself where the deed happened in the system, else reported by the deputy and confirmed; corrected on appeal. */
export const performance = defineProcess({
  id: 'performance',
  plural: 'performances',
  record: Performance,
  groups: {
    title: 'public',
    on: 'public',
    place: 'public',
    hours: 'public',
    people: 'public',
    deputyId: 'public',
    kind: 'public',
    isOpen: 'public',
    confirmedOn: 'public',
    detail: 'parties',
    fileIds: 'parties',
    origin: 'parties',
    ofSuggestionId: 'parties',
    activityId: 'parties',
    sourceKey: 'sealed',
    reportedOn: 'parties',
    sendBackReason: 'parties',
    doubt: 'parties',
    doubtedOn: 'parties',
    answer: 'parties',
    answeredOn: 'parties',
    struckBy: 'parties',
    strikeReason: 'parties',
  },
  parties: { deputy: 'deputy', convener: 'deputy', delegation: 'delegation' },
  states: { reported: {}, sentBack: {}, confirmed: {}, doubted: {}, struck: {}, withdrawn: { final: true } },
  reasons: ['noSeat', 'dayAhead', 'notOwn', 'notWritten'],
})
  .withActions({
    report: {
      from: 'new',
      to: 'reported',
      by: ['deputy'],
      input: Told,
      basis: practice,
      needs: (c) => needsOf(seatOf(c.actor, c.case.congressId) ?? c.case.id),
      check: (c) => {
        if (!seatOf(c.actor, c.case.congressId)) return { reason: 'noSeat' };
        return c.input.on <= c.today || { reason: 'dayAhead', field: 'on' };
      },
      patch: (c) => ({
        ...told(c.input),
        deputyId: seatOf(c.actor, c.case.congressId) ?? undefined,
        origin: 'self',
        isOpen: true,
        reportedOn: c.today,
      }),
      parties: (c) => tiesOf(c, seatOf(c.actor, c.case.congressId) ?? ''),
      notices: () => [{ kind: 'reported', to: [convener, office] }],
    },
    note: {
      from: 'new',
      to: 'confirmed',
      by: [office, 'scOfficeClerk'],
      input: Told.extend({ deputyId: ref('deputyship') }),
      basis: law,
      needs: (c) => needsOf(c.input.deputyId),
      check: (c) => {
        if (!foundById(c, 'deputyship', c.input.deputyId)) return { reason: 'noSeat', field: 'deputyId' };
        return c.input.on <= c.today || { reason: 'dayAhead', field: 'on' };
      },
      patch: (c) => ({ ...told(c.input), deputyId: c.input.deputyId, origin: 'office', isOpen: true, confirmedOn: c.today }),
      parties: (c) => tiesOf(c, c.input.deputyId),
      notices: () => [{ kind: 'noted', to: [deputy] }],
    },
    write: {
      from: 'new',
      to: 'confirmed',
      by: ['system'],
      input: Written,
      basis: law,
      needs: (c) => needsOf(c.input.deputyId),
      patch: (c) => ({ ...c.input, origin: 'automatic', confirmedOn: c.today }),
      parties: (c) => tiesOf(c, c.input.deputyId),
    },
    refresh: {
      from: ['confirmed'],
      to: 'same',
      by: ['system'],
      input: Written.pick({ on: true, title: true, place: true }).partial(),
      basis: law,
      patch: (c) => c.input,
    },
    edit: {
      from: ['reported', 'sentBack'],
      to: 'same',
      by: [deputy],
      input: Told.partial(),
      basis: practice,
      check: (c) => !c.input.on || c.input.on <= c.today || { reason: 'dayAhead', field: 'on' },
      patch: (c) => c.input,
    },
    resubmit: {
      from: ['sentBack'],
      to: 'reported',
      by: [deputy],
      input: NoInput,
      basis: practice,
      patch: (c) => ({ reportedOn: c.today, sendBackReason: null }),
      notices: () => [{ kind: 'reported', to: [convener, office] }],
    },
    confirm: {
      from: ['reported'],
      to: 'confirmed',
      by: [convener, delegation, office],
      input: NoInput,
      basis: practice,
      when: (c) => !isMine(c.case, c.actor, 'deputy') || { reason: 'notOwn' },
      patch: (c) => ({ confirmedOn: c.today }),
      notices: () => [{ kind: 'confirmed', to: [deputy] }],
    },
    sendBack: {
      from: ['reported'],
      to: 'sentBack',
      by: [convener, delegation, office],
      input: Reason,
      basis: practice,
      when: (c) => !isMine(c.case, c.actor, 'deputy') || { reason: 'notOwn' },
      patch: (c) => ({ sendBackReason: c.input.reason }),
      notices: (c) => [{ kind: 'sentBack', to: [deputy], urgent: true, data: { reason: c.input.reason } }],
    },
    withdraw: {
      from: ['reported', 'sentBack'],
      to: 'withdrawn',
      by: [deputy],
      input: NoInput,
      basis: practice,
      confirm: true,
    },
    doubt: {
      from: ['confirmed'],
      to: 'doubted',
      by: [deputy],
      input: z.object({ doubt: paragraph(1000) }),
      basis: '代表对本人履职记录有异议的，可以申请更正',
      patch: (c) => ({ doubt: c.input.doubt, doubtedOn: c.today, answer: null, answeredOn: null }),
      notices: () => [{ kind: 'doubted', to: [office], urgent: true }],
    },
    correct: {
      from: ['doubted'],
      to: 'confirmed',
      by: [office],
      input: z.object({
        title: line(80).optional(),
        on: day().optional(),
        place: line(100).optional(),
        hours: whole(0, 1000).optional(),
        people: whole(0, 100_000).optional(),
        answer: paragraph(1000),
      }),
      basis: '代表对本人履职记录有异议的，可以申请更正',
      check: (c) => !c.input.on || c.input.on <= c.today || { reason: 'dayAhead', field: 'on' },
      patch: (c) => ({ ...c.input, answeredOn: c.today }),
      notices: (c) => [{ kind: 'answered', to: [deputy], data: { answer: c.input.answer } }],
    },
    keep: {
      from: ['doubted'],
      to: 'confirmed',
      by: [office],
      input: z.object({ answer: paragraph(1000) }),
      basis: '代表对本人履职记录有异议的，可以申请更正',
      patch: (c) => ({ answer: c.input.answer, answeredOn: c.today }),
      notices: (c) => [{ kind: 'answered', to: [deputy], data: { answer: c.input.answer } }],
    },
    strike: {
      from: ['confirmed', 'doubted'],
      to: 'struck',
      by: [office, 'system'],
      input: Reason,
      basis: law,
      confirm: true,
      patch: (c) => ({ struckBy: c.actor.kind === 'system' ? 'source' : 'office', strikeReason: c.input.reason }),
      notices: (c) => (c.actor.kind === 'system' ? [] : [{ kind: 'struck', to: [deputy], data: { reason: c.input.reason } }]),
    },
    restore: {
      from: ['struck'],
      to: 'confirmed',
      by: [office, 'system'],
      input: NoInput,
      basis: law,
      when: (c) => c.actor.kind !== 'system' || c.record.struckBy === 'source' || { reason: 'notWritten' },
      patch: () => ({ struckBy: null, strikeReason: null }),
    },
  })
  .withDeadlines({
    confirm: {
      from: ['reported'],
      until: ['confirmed', 'sentBack'],
      rule: () => 'performance.confirm',
      start: (r) => r.reportedOn,
      warn: [3],
      who: [convener, office],
    },
    appeal: {
      from: ['doubted'],
      until: ['confirmed', 'struck'],
      rule: () => 'performance.appeal',
      start: (r) => r.doubtedOn,
      warn: [3],
      who: [office],
    },
  })
  .withViews({
    reach: [
      { who: 'public', groups: ['public'], where: { state: { in: ['confirmed'] }, isOpen: { in: [true] } } },
      ...([office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) => ({ who, groups: ['public', 'parties', 'identity'], where: { state: { not: ['withdrawn'] } } }) as const,
      ),
      { who: deputy, groups: ['public', 'parties', 'identity'] },
      { who: convener, groups: ['public', 'parties', 'identity'], where: { origin: { in: ['self'] } } },
      { who: delegation, groups: ['public', 'parties', 'identity'], where: { origin: { in: ['self', 'office'] } } },
    ],
    keeper: office,
    turns: { reported: 'confirm', sentBack: 'resubmit', doubted: 'correct' },
    list: {
      columns: ['on', 'deputyId', 'kind', 'title', 'hours', 'people', 'confirmedOn', 'state'],
      filters: ['state', 'deputyId', 'kind', 'on', 'activityId', 'ofSuggestionId', 'origin'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title', 'place', 'detail'],
      defaultSort: '-on',
    },
  });
