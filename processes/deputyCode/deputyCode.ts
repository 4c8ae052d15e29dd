import { z } from 'zod';
import { choice, day, line, ref, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { seatOf } from '../people.ts';

export const codeSubjects = ['deputy', 'station', 'activity'] as const;

/** 二维码: one code of a deputy, a station or an activity, from its issue until it is revoked. Its address is signed, not kept. */
const DeputyCode = z.object({
  name: line(60),
  subject: choice(codeSubjects),
  deputyId: ref('deputyship').nullable(),
  stationId: ref('station').nullable(),
  activityId: ref('activity').nullable(),
  serial: whole(1, 9_999_999),
  places: line(300).nullable(),
  issuedOn: day(),
  revokedOn: day().nullable(),
  revokeReason: line(200).nullable(),
  /** The code it was issued in place of. */
  insteadOfId: ref('deputyCode').nullable(),
});

const office = 'deputyWorkOfficer';
const keepers = { party: 'station', role: 'deputyStationKeeper' } as const;
const IssueInput = z.object({
  name: line(60),
  subject: choice(codeSubjects),
  deputyId: ref('deputyship').optional(),
  stationId: ref('station').optional(),
  activityId: ref('activity').optional(),
  places: line(300).optional(),
});
const basis = '一人一码：代表、家站点、履职活动的二维码向社会公布，扫码即可反映情况、查询结果';
/** In which states something may have a code. */
const inUse = {
  deputyship: ['active'],
  station: ['active'],
  activity: ['active', 'notified', 'signingUp', 'postponed', 'held'],
} as const;
const fieldOf = { deputy: 'deputyId', station: 'stationId', activity: 'activityId' } as const;

/** 代表码、站点码、活动码: issued, put up, revoked, issued again. */
export const deputyCode = defineProcess({
  id: 'deputyCode',
  plural: 'deputy-codes',
  record: DeputyCode,
  groups: {
    name: 'text',
    subject: 'text',
    deputyId: 'text',
    stationId: 'text',
    activityId: 'text',
    serial: 'text',
    places: 'text',
    issuedOn: 'text',
    revokedOn: 'text',
    revokeReason: 'text',
    insteadOfId: 'text',
  },
  parties: { deputy: 'deputy', station: 'station' },
  states: { active: {}, revoked: { final: true } },
  reasons: ['oneSubject', 'subjectGone', 'notOwnSeat'],
})
  .withActions({
    issue: {
      from: 'new',
      to: 'active',
      by: [office, 'deputy'],
      input: IssueInput,
      basis,
      needs: (c) =>
        (['deputyship', 'station', 'activity'] as const).flatMap((process, i) => {
          const id = [c.input.deputyId, c.input.stationId, c.input.activityId][i];
          return id ? [{ records: process, where: { id: { in: [id] }, state: { in: inUse[process] } }, most: 1 }] : [];
        }),
      check: (c) => {
        const { subject, deputyId, stationId, activityId } = c.input;
        const given = { deputyId, stationId, activityId };
        const named = Object.entries(given).filter(([, id]) => id !== undefined);
        const field = fieldOf[subject];
        if (named.length !== 1 || given[field] === undefined) return { reason: 'oneSubject', field };
        if (!c.found.some((f) => f.id === given[field])) return { reason: 'subjectGone', field };
        const seat = seatOf(c.actor, c.case.congressId);
        const isOffice = c.actor.kind !== 'person' || c.actor.grants.some((g) => g.role === office && g.congressId === c.case.congressId);
        return isOffice || (seat !== null && deputyId === seat) || { reason: 'notOwnSeat', field: 'deputyId' };
      },
      patch: (c) => ({ ...c.input, issuedOn: c.today }),
      parties: (c) => [
        ...(c.input.deputyId ? [{ party: 'deputy', subject: c.input.deputyId, status: 'active' } as const] : []),
        ...(c.input.stationId ? [{ party: 'station', subject: c.input.stationId, status: 'active' } as const] : []),
      ],
      numbers: () => [{ field: 'serial', series: 'deputyCode' }],
      notices: () => [{ kind: 'issued', to: [{ party: 'deputy' }, keepers] }],
    },
    issueAgain: {
      from: 'new',
      to: 'active',
      by: ['linked'],
      input: IssueInput.extend({ insteadOfId: z.uuid() }),
      basis,
      patch: (c) => ({ ...c.input, issuedOn: c.today }),
      parties: (c) => [
        ...(c.input.deputyId ? [{ party: 'deputy', subject: c.input.deputyId, status: 'active' } as const] : []),
        ...(c.input.stationId ? [{ party: 'station', subject: c.input.stationId, status: 'active' } as const] : []),
      ],
      numbers: () => [{ field: 'serial', series: 'deputyCode' }],
    },
    notePlaces: {
      from: ['active'],
      to: 'same',
      by: [office, { party: 'deputy' }, keepers],
      input: z.object({ places: line(300) }),
      basis: '张贴地点便于更换和收回',
      patch: (c) => ({ places: c.input.places }),
    },
    reissue: {
      from: ['active'],
      to: 'revoked',
      by: [office, { party: 'deputy' }, keepers],
      input: z.object({ reason: line(200) }),
      confirm: true,
      basis: '旧码立即失效，换发新码',
      patch: (c) => ({ revokedOn: c.today, revokeReason: c.input.reason }),
      notices: () => [{ kind: 'reissued', to: [{ party: 'deputy' }, keepers] }],
      starts: (c) => [
        {
          process: 'deputyCode',
          action: 'issueAgain',
          id: c.id(),
          input: {
            name: c.record.name,
            subject: c.record.subject,
            ...(c.record.deputyId ? { deputyId: c.record.deputyId } : {}),
            ...(c.record.stationId ? { stationId: c.record.stationId } : {}),
            ...(c.record.activityId ? { activityId: c.record.activityId } : {}),
            insteadOfId: c.case.id,
          },
        },
      ],
    },
    revoke: {
      from: ['active'],
      to: 'revoked',
      by: [office, { party: 'deputy' }, keepers, 'system'],
      input: z.object({ reason: line(200) }),
      confirm: true,
      basis: '不再使用的码立即失效',
      patch: (c) => ({ revokedOn: c.today, revokeReason: c.input.reason }),
      notices: () => [{ kind: 'revoked', to: [{ party: 'deputy' }, keepers] }],
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...([office, 'scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['text'] }) as const),
      { who: { party: 'deputy' }, groups: ['text'] },
      { who: keepers, groups: ['text'] },
    ],
    turns: {},
    list: {
      columns: ['serial', 'name', 'subject', 'deputyId', 'stationId', 'activityId', 'places', 'issuedOn', 'state'],
      filters: ['subject', 'deputyId', 'stationId', 'activityId', 'state', 'issuedOn'],
      sorts: ['serial', 'name', 'issuedOn'],
      search: ['name', 'places'],
      defaultSort: '-serial',
    },
  });
