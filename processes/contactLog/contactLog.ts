import { z } from 'zod';
import { choice, day, line, paragraph, ref, rows, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { contactKinds, contactWays } from '../contact-kinds.ts';
import { foundById } from '../office.ts';
import { holds, seatOf } from '../people.ts';

const office = 'deputyWorkOfficer';
const owner = { party: 'owner' } as const;
const contacted = { party: 'contacted' } as const;
const law = '《代表法》第五十三条、第二十九条：常委会组成人员联系代表，代表联系人民群众';
const Step = z.object({ on: day(), text: paragraph(1000) });

/** 联系记录: one contact, what was brought up, and what became of it. */
export const ContactLog = z.object({
  title: line(80),
  kind: choice(contactKinds),
  termId: ref('term'),
  ownerId: ref('deputyship'),
  deputyId: ref('deputyship').nullable(),
  voterGroup: line(60).nullable(),
  on: day(),
  way: choice(contactWays),
  people: whole(1, 100_000),
  problems: paragraph(2000).nullable(),
  steps: rows(Step, 0, 30).nullable(),
  result: paragraph(1000).nullable(),
  settledOn: day().nullable(),
});
export type ContactLog = z.infer<typeof ContactLog>;

const Told = z.object({
  kind: choice(contactKinds),
  ownerId: ref('deputyship').optional(),
  deputyId: ref('deputyship').optional(),
  voterGroup: line(60).optional(),
  on: day(),
  way: choice(contactWays),
  people: whole(1, 100_000),
  problems: paragraph(2000).optional(),
});
const Ended = z.object({ result: paragraph(1000) });

export const contactLog = defineProcess({
  id: 'contactLog',
  plural: 'contact-logs',
  record: ContactLog,
  groups: {
    title: 'public',
    kind: 'public',
    termId: 'public',
    ownerId: 'public',
    deputyId: 'public',
    voterGroup: 'public',
    on: 'public',
    way: 'public',
    people: 'public',
    problems: 'parties',
    steps: 'parties',
    result: 'parties',
    settledOn: 'public',
  },
  parties: { owner: 'deputy', contacted: 'deputy' },
  states: { noted: { final: true }, following: {}, settled: { final: true }, unsettled: { final: true } },
  reasons: ['noSeat', 'notOwnSeat', 'notMember', 'deputyMissing', 'votersMissing', 'dayAhead', 'tooManySteps'],
})
  .withActions({
    log: {
      from: 'new',
      to: { oneOf: ['following', 'noted'], by: (c) => (c.input.problems ? 'following' : 'noted') },
      by: ['deputy', office, 'scOfficeClerk'],
      input: Told,
      basis: law,
      needs: (c) => [
        {
          records: 'deputyship',
          where: { id: { in: [c.input.ownerId ?? seatOf(c.actor, c.case.congressId) ?? c.case.id, c.input.deputyId ?? c.case.id] } },
        },
      ],
      check: (c) => {
        const own = seatOf(c.actor, c.case.congressId);
        const id = c.input.ownerId ?? own ?? '';
        const seat = foundById(c, 'deputyship', id);
        if (seat?.state !== 'active') return { reason: 'noSeat', field: 'ownerId' };
        if (id !== own && !holds(c.actor, c.case.congressId, office, 'scOfficeClerk')) return { reason: 'notOwnSeat', field: 'ownerId' };
        if (c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
        if (c.input.kind === 'deputyVoters') return Boolean(c.input.voterGroup) || { reason: 'votersMissing', field: 'voterGroup' };
        if (seat.record.isScMember !== true) return { reason: 'notMember', field: 'ownerId' };
        const met = c.input.deputyId && c.input.deputyId !== id ? foundById(c, 'deputyship', c.input.deputyId) : undefined;
        return met?.state === 'active' || { reason: 'deputyMissing', field: 'deputyId' };
      },
      patch: (c) => {
        const id = c.input.ownerId ?? seatOf(c.actor, c.case.congressId) ?? '';
        const seat = foundById(c, 'deputyship', id)?.record;
        const met = c.input.deputyId ? foundById(c, 'deputyship', c.input.deputyId)?.record.name : c.input.voterGroup;
        return {
          ...c.input,
          ownerId: id,
          termId: String(seat?.termId ?? ''),
          title: `${String(seat?.name ?? '')}联系${String(met ?? '')}（${c.input.on}）`,
          ...(c.input.kind === 'memberDeputies' ? { voterGroup: null } : { deputyId: null }),
        };
      },
      parties: (c) => [
        { party: 'owner', subject: c.input.ownerId ?? seatOf(c.actor, c.case.congressId) ?? '', status: 'active' },
        ...(c.input.kind === 'memberDeputies' && c.input.deputyId
          ? [{ party: 'contacted', subject: c.input.deputyId, status: 'active' } as const]
          : []),
      ],
      notices: (c) => (c.input.problems ? [{ kind: 'raised', to: [office, contacted] }] : []),
    },
    follow: {
      from: ['following'],
      to: 'same',
      by: [owner, office, 'scOfficeClerk'],
      input: z.object({ text: paragraph(1000) }),
      basis: law,
      when: (c) => (c.record.steps ?? []).length < 30 || { reason: 'tooManySteps' },
      patch: (c) => ({ steps: [...(c.record.steps ?? []), { on: c.today, text: c.input.text }] }),
    },
    settle: {
      from: ['following'],
      to: 'settled',
      by: [owner, office, 'scOfficeClerk'],
      input: Ended,
      basis: law,
      patch: (c) => ({ result: c.input.result, settledOn: c.today }),
      notices: (c) => [{ kind: 'settled', to: [owner, contacted], data: { result: c.input.result } }],
    },
    giveUp: {
      from: ['following'],
      to: 'unsettled',
      by: [owner, office, 'scOfficeClerk'],
      input: Ended,
      basis: law,
      confirm: true,
      patch: (c) => ({ result: c.input.result }),
      notices: (c) => [{ kind: 'givenUp', to: [owner, contacted], data: { result: c.input.result } }],
    },
  })
  .withDeadlines({
    followUp: {
      from: ['following'],
      until: ['settled', 'unsettled'],
      rule: () => 'contact.followUp',
      start: (r) => r.on,
      warn: [5],
      who: [owner],
      tell: [office],
    },
  })
  .withViews({
    reach: [
      ...([office, 'scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
      { who: owner, groups: ['public', 'parties', 'identity'] },
      { who: contacted, groups: ['public', 'parties', 'identity'] },
    ],
    keeper: office,
    turns: { following: 'settle' },
    list: {
      columns: ['on', 'title', 'kind', 'ownerId', 'deputyId', 'voterGroup', 'way', 'people', 'state'],
      filters: ['state', 'kind', 'ownerId', 'deputyId', 'termId', 'way', 'on'],
      sorts: ['on', 'updatedAt', 'createdAt'],
      search: ['title', 'problems'],
      defaultSort: '-on',
    },
  });
