import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { choice, day, line, paragraph, ref, refs, whole, words } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { contactKinds } from '../contact-kinds.ts';
import { foundById, foundOf, reseated } from '../office.ts';

const office = 'deputyWorkOfficer';
const owner = { party: 'owner' } as const;
const contacted = { party: 'contacted' } as const;
const law = '《代表法》第五十三条、第二十九条：常委会组成人员联系代表，代表联系人民群众';

/** 联系名单: the deputies that a member of the standing committee keeps in touch with, or the voters that a deputy does. */
export const ContactTie = z.object({
  title: line(80),
  kind: choice(contactKinds),
  termId: ref('term'),
  ownerId: ref('deputyship'),
  deputyIds: refs('deputyship', 50).nullable(),
  /** Villages, communities, workplaces: groups of voters and no persons. */
  voterGroups: words(20).nullable(),
  voters: whole(0, 1_000_000).nullable(),
  note: paragraph(500).nullable(),
  since: day(),
  endReason: paragraph(500).nullable(),
});
export type ContactTie = z.infer<typeof ContactTie>;

const Listed = z.object({
  deputyIds: refs('deputyship', 50).optional(),
  voterGroups: words(20).optional(),
  voters: whole(0, 1_000_000).optional(),
  note: paragraph(500).optional(),
});

interface Asked {
  readonly kind: (typeof contactKinds)[number];
  readonly ownerId: string;
  readonly input: z.infer<typeof Listed>;
  readonly found: readonly LinkedCase[];
  readonly least: number;
  readonly most: number;
}

/** A member keeps in touch with as many deputies as the rule says, a deputy with some group of voters. */
function checkList({ kind, ownerId, input, found, least, most }: Asked) {
  const seat = foundById({ found }, 'deputyship', ownerId);
  if (seat?.state !== 'active') return { reason: 'noSeat', field: 'ownerId' } as const;
  if (kind === 'deputyVoters') return Boolean(input.voterGroups?.length) || ({ reason: 'votersMissing', field: 'voterGroups' } as const);
  if (seat.record.isScMember !== true) return { reason: 'notMember', field: 'ownerId' } as const;
  const ids = [...new Set(input.deputyIds ?? [])];
  if (ids.includes(ownerId)) return { reason: 'ownSeat', field: 'deputyIds' } as const;
  if (ids.length < least || ids.length > most) return { reason: 'wrongNumber', field: 'deputyIds', data: { least, most } } as const;
  const seats = new Set(
    foundOf({ found }, 'deputyship')
      .filter((d) => d.state === 'active')
      .map((d) => d.id),
  );
  return ids.every((id) => seats.has(id)) || ({ reason: 'noSeat', field: 'deputyIds' } as const);
}

type Rules = { number(key: 'contact.deputiesLeast' | 'contact.deputiesMost', on: string): number };
const bounds = (c: { readonly rules: Rules; readonly today: string }) => ({
  least: c.rules.number('contact.deputiesLeast', c.today),
  most: c.rules.number('contact.deputiesMost', c.today),
});
const seatsOf = (ids: readonly string[]) => [{ records: 'deputyship', where: { id: { in: ids } } }] as const;
const ties = (before: readonly string[] | null, after: readonly string[] | undefined) =>
  after ? reseated(before ?? [], after).map((change) => ({ party: 'contacted', ...change }) as const) : [];

export const contactTie = defineProcess({
  id: 'contactTie',
  plural: 'contact-ties',
  record: ContactTie,
  groups: {
    title: 'public',
    kind: 'public',
    termId: 'public',
    ownerId: 'public',
    deputyIds: 'public',
    voterGroups: 'public',
    voters: 'public',
    note: 'parties',
    since: 'public',
    endReason: 'parties',
  },
  parties: { owner: 'deputy', contacted: 'deputy' },
  states: { active: {}, ended: { final: true } },
  reasons: ['noSeat', 'notMember', 'ownSeat', 'wrongNumber', 'votersMissing', 'listedAlready'],
})
  .withActions({
    list: {
      from: 'new',
      to: 'active',
      by: [office, 'scOfficeClerk'],
      input: Listed.extend({ kind: choice(contactKinds), ownerId: ref('deputyship') }),
      basis: law,
      needs: (c) => [
        ...seatsOf([c.input.ownerId, ...(c.input.deputyIds ?? [])]),
        {
          records: 'contactTie',
          where: { ownerId: { in: [c.input.ownerId] }, kind: { in: [c.input.kind] }, state: { in: ['active'] } },
          most: 2,
        },
      ],
      check: (c) => {
        if (foundOf(c, 'contactTie').length > 0) return { reason: 'listedAlready', field: 'ownerId' };
        return checkList({ kind: c.input.kind, ownerId: c.input.ownerId, input: c.input, found: c.found, ...bounds(c) });
      },
      patch: (c) => {
        const seat = foundById(c, 'deputyship', c.input.ownerId)?.record;
        const what = c.input.kind === 'memberDeputies' ? '联系代表' : '联系选民';
        return { ...c.input, title: `${String(seat?.name ?? '')}${what}`, termId: String(seat?.termId ?? ''), since: c.today };
      },
      parties: (c) => [{ party: 'owner', subject: c.input.ownerId, status: 'active' }, ...ties(null, c.input.deputyIds)],
      notices: () => [{ kind: 'listed', to: [owner, contacted] }],
    },
    change: {
      from: ['active'],
      to: 'same',
      by: [office, 'scOfficeClerk'],
      input: Listed,
      basis: law,
      needs: (c) => seatsOf([c.record.ownerId, ...(c.input.deputyIds ?? c.record.deputyIds ?? [])]),
      check: (c) => {
        const kept = { deputyIds: c.record.deputyIds ?? undefined, voterGroups: c.record.voterGroups ?? undefined };
        return checkList({ kind: c.record.kind, ownerId: c.record.ownerId, input: { ...kept, ...c.input }, found: c.found, ...bounds(c) });
      },
      patch: (c) => c.input,
      parties: (c) => ties(c.record.deputyIds, c.input.deputyIds),
      notices: () => [{ kind: 'changed', to: [owner, contacted] }],
    },
    end: {
      from: ['active'],
      to: 'ended',
      by: [office, 'scOfficeClerk'],
      input: z.object({ reason: paragraph(500) }),
      basis: law,
      confirm: true,
      patch: (c) => ({ endReason: c.input.reason }),
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...([office, 'scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
      { who: owner, groups: ['public', 'parties', 'identity'] },
      { who: contacted, groups: ['public', 'parties', 'identity'] },
    ],
    turns: {},
    list: {
      columns: ['title', 'kind', 'ownerId', 'deputyIds', 'voterGroups', 'voters', 'state'],
      filters: ['state', 'kind', 'ownerId', 'deputyIds', 'termId'],
      sorts: ['title', 'since', 'updatedAt'],
      search: ['title'],
      defaultSort: 'title',
    },
  });
