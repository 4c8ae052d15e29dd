import { z } from 'zod';
import { addDays } from '../../engine/calendar.ts';
import type { LinkedCase } from '../../engine/case.ts';
import { day, files, hour, line, paragraph, ref, refs, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById, foundOf, reseated } from '../office.ts';
import { holds } from '../people.ts';
import { handledAt, hoursBetween } from './reception.count.ts';
import { Reception } from './reception.record.ts';

const office = 'deputyWorkOfficer';
const keepers = { party: 'station', role: 'deputyStationKeeper' } as const;
const deputies = { party: 'deputy' } as const;
const present = { party: 'present' } as const;
const law = '《代表法》第二十九条：代表通过家站点等听取、反映人民群众的意见和要求';
const practice = '代表家站点接待日提前公布，接待情况登记、分办、反馈、归档';

const Day = z.object({
  on: day(),
  from: hour(),
  until: hour(),
  subject: line(60).optional(),
  deputyIds: refs('deputyship', 20).min(1),
});
const PlanInput = z.object({ stationId: ref('station'), ...Day.shape });
const LogInput = z.object({
  presentIds: refs('deputyship', 20).min(1),
  visitors: whole(0, 10_000),
  summary: paragraph(2000).optional(),
  fileIds: files(20).optional(),
});

const ties = (party: 'deputy' | 'present', before: readonly string[] | null, after: readonly string[]) =>
  reseated(before ?? [], after).map((change) => ({ party, ...change }));

/** The station's reception days of one day, but for cancelled ones. */
const takenOn = (stationId: string, on: string) =>
  ({ records: 'reception', where: { stationId: { in: [stationId] }, on: { in: [on] }, state: { not: ['cancelled'] } } }) as const;
type Looked = { readonly found: readonly LinkedCase[]; readonly case: { readonly id: string } };
const isTaken = (c: Looked, from: string, until: string): boolean =>
  foundOf(c, 'reception').some((r) => r.id !== c.case.id && String(r.record.from) < until && from < String(r.record.until));
type Moving = { readonly input: { readonly on?: string | undefined }; readonly record: { readonly on: string } };
const isMoved = (c: Moving): boolean => c.input.on !== undefined && c.input.on !== c.record.on;

/** 接待日: planned, announced in time, held and logged; closed once everything told there is decided on. */
export const reception = defineProcess({
  id: 'reception',
  plural: 'receptions',
  record: Reception,
  groups: {
    title: 'public',
    stationId: 'public',
    on: 'public',
    from: 'public',
    until: 'public',
    subject: 'public',
    deputyIds: 'public',
    announcedOn: 'public',
    heldOn: 'public',
    presentIds: 'public',
    visitors: 'public',
    hours: 'public',
    opinions: 'public',
    handledOnSpot: 'public',
    handledByStreet: 'public',
    handedOver: 'public',
    handledOtherwise: 'public',
    closedOn: 'public',
    announceBy: 'parties',
    plannedFor: 'parties',
    summary: 'parties',
    fileIds: 'parties',
    cancelReason: 'parties',
  },
  parties: { station: 'station', deputy: 'deputy', present: 'deputy' },
  states: { planned: {}, announced: {}, held: {}, closed: { final: true }, cancelled: { final: true } },
  reasons: ['stationGone', 'notHere', 'endsBeforeBegin', 'dayPast', 'dayAhead', 'opinionsWaiting', 'dayTaken'],
})
  .withActions({
    plan: {
      from: 'new',
      to: 'planned',
      by: ['deputyStationKeeper', office, 'system'],
      input: PlanInput,
      basis: law,
      needs: (c) => [
        { records: 'station', where: { id: { in: [c.input.stationId] } }, lock: true },
        takenOn(c.input.stationId, c.input.on),
      ],
      check: (c) => {
        const station = foundById(c, 'station', c.input.stationId);
        if (station?.state !== 'active' || station.record.standing !== 'open') return { reason: 'stationGone', field: 'stationId' };
        const isKept = c.actor.kind !== 'person' || c.actor.stations?.some((s) => s.id === c.input.stationId);
        if (!isKept && !holds(c.actor, c.case.congressId, office)) return { reason: 'notHere', field: 'stationId' };
        if (c.input.until <= c.input.from) return { reason: 'endsBeforeBegin', field: 'until' };
        if (isTaken(c, c.input.from, c.input.until)) return { reason: 'dayTaken', field: 'on' };
        return c.input.on >= c.today || { reason: 'dayPast', field: 'on' };
      },
      patch: (c) => {
        const station = foundById(c, 'station', c.input.stationId)?.record;
        const days = typeof station?.noticeDays === 'number' ? station.noticeDays : c.rules.number('reception.notice', c.today);
        return {
          ...c.input,
          plannedFor: `${c.input.on} ${c.input.from}`,
          title: `${String(station?.name ?? '')}${c.input.on}接待日`,
          announceBy: addDays(c.input.on, -days),
        };
      },
      parties: (c) => [{ party: 'station', subject: c.input.stationId, status: 'active' }, ...ties('deputy', [], c.input.deputyIds)],
    },
    change: {
      from: ['planned', 'announced'],
      // What was made known was made known for its day: on another day it has to be announced anew.
      to: { oneOf: ['planned', 'announced'], by: (c) => (c.case.state === 'announced' && !isMoved(c) ? 'announced' : 'planned') },
      by: [keepers, office],
      input: Day.partial(),
      basis: practice,
      needs: (c) => [
        { records: 'station', where: { id: { in: [c.record.stationId] } }, lock: true },
        takenOn(c.record.stationId, c.input.on ?? c.record.on),
      ],
      check: (c) => {
        const { on = c.record.on, from = c.record.from, until = c.record.until } = c.input;
        if (until <= from) return { reason: 'endsBeforeBegin', field: 'until' };
        if (isTaken(c, from, until)) return { reason: 'dayTaken', field: 'on' };
        return on >= c.today || { reason: 'dayPast', field: 'on' };
      },
      patch: (c) => {
        const { on } = c.input;
        if (!on || on === c.record.on) return c.input;
        const apart = Math.round((Date.parse(c.record.on) - Date.parse(c.record.announceBy)) / 86_400_000);
        return { ...c.input, title: c.record.title.replace(c.record.on, on), announceBy: addDays(on, -apart), announcedOn: null };
      },
      parties: (c) => (c.input.deputyIds ? ties('deputy', c.record.deputyIds, c.input.deputyIds) : []),
      moves: (c) => {
        const { on } = c.input;
        if (!on || on === c.record.on) return [];
        const apart = Math.round((Date.parse(c.record.on) - Date.parse(c.record.announceBy)) / 86_400_000);
        return [
          { key: 'announce', dueOn: addDays(on, -apart) },
          { key: 'log', restart: true },
        ];
      },
      notices: (c) => (c.case.state === 'announced' ? [{ kind: 'changed', to: [deputies, office], urgent: true }] : []),
    },
    announce: {
      from: ['planned'],
      to: 'announced',
      by: [keepers, office],
      input: z.object({}),
      basis: practice,
      when: (c) => c.record.on >= c.today || { reason: 'dayPast' },
      patch: (c) => ({ announcedOn: c.today }),
      notices: (c) => [{ kind: 'announced', to: [deputies], data: { on: c.record.on, from: c.record.from } }],
    },
    hold: {
      from: ['planned', 'announced'],
      to: 'held',
      by: [keepers, deputies, office],
      duty: [keepers],
      input: LogInput,
      basis: practice,
      when: (c) => c.record.on <= c.today || { reason: 'dayAhead' },
      patch: (c) => ({ ...c.input, heldOn: c.record.on, hours: hoursBetween(c.record.from, c.record.until) }),
      parties: (c) => ties('present', [], c.input.presentIds),
      notices: () => [{ kind: 'held', to: [present] }],
    },
    correct: {
      from: ['held'],
      to: 'same',
      by: [keepers, office],
      input: LogInput.partial(),
      basis: practice,
      patch: (c) => c.input,
      parties: (c) => (c.input.presentIds ? ties('present', c.record.presentIds, c.input.presentIds) : []),
    },
    close: {
      from: ['held'],
      to: 'closed',
      by: [keepers, office],
      input: z.object({}),
      basis: practice,
      needs: (c) => [{ records: 'opinion', where: { receptionId: { in: [c.case.id] } }, most: 1000 }],
      check: (c) => {
        const { undecided } = handledAt(c);
        return undecided === 0 || { reason: 'opinionsWaiting', data: { count: undecided } };
      },
      patch: (c) => ({ ...handledAt(c).counts, closedOn: c.today }),
    },
    cancel: {
      from: ['planned', 'announced'],
      to: 'cancelled',
      by: [keepers, office],
      input: z.object({ reason: paragraph(500) }),
      basis: practice,
      confirm: true,
      patch: (c) => ({ cancelReason: c.input.reason }),
      notices: (c) => [{ kind: 'cancelled', to: [deputies], urgent: true, data: { reason: c.input.reason } }],
    },
  })
  .withDeadlines({
    announce: { from: ['planned'], until: ['announced', 'held'], on: (r) => r.announceBy, warn: [3, 1], who: [keepers], tell: [office] },
    log: {
      from: ['planned', 'announced'],
      until: ['held'],
      rule: () => 'reception.log',
      start: (r) => r.on,
      warn: [1],
      who: [keepers],
      tell: [office],
    },
    handOver: {
      from: ['held'],
      until: ['closed'],
      rule: () => 'reception.handOver',
      start: (r) => r.heldOn,
      warn: [3, 1],
      who: [keepers],
      tell: [office],
    },
  })
  .withViews({
    reach: [
      { who: 'public', groups: ['public'], where: { announcedOn: { set: true }, state: { not: ['cancelled'] } } },
      ...([office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const,
      ),
      { who: keepers, groups: ['public', 'parties', 'identity'] },
      { who: deputies, groups: ['public', 'parties', 'identity'] },
      { who: present, groups: ['public', 'parties', 'identity'] },
    ],
    keeper: office,
    turns: { planned: 'announce', announced: 'hold', held: 'close' },
    list: {
      columns: ['on', 'stationId', 'from', 'until', 'deputyIds', 'visitors', 'opinions', 'handedOver', 'state'],
      filters: ['state', 'stationId', 'deputyIds', 'presentIds', 'on', 'heldOn'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title', 'subject', 'summary'],
      defaultSort: '-on',
    },
  });
