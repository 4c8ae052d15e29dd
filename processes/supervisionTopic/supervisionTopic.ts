import { z } from 'zod';
import { choice, day, line, paragraph, ref, refs, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { congressSide, offices, seenByCongress, unfit } from '../office.ts';

export const topicSources = ['inspection', 'suggestions', 'members', 'research', 'petitions', 'society'] as const;
export const instruments = ['report', 'lawInspection', 'inquiry', 'appraisal', 'research', 'visit', 'other'] as const;

/** 监督议题: a matter that many suggestions raise, on its way into the yearly plan of supervision. */
export const SupervisionTopic = z.object({
  title: line(80),
  sessionId: ref('congressSession'),
  planYear: whole(1954, 2200),
  source: choice(topicSources),
  theme: paragraph(2000),
  suggestionIds: refs('suggestion', 100).nullable(),
  keyItemIds: refs('keyItem', 20).nullable(),
  committeeId: ref('committee').nullable(),
  proposedOn: day(),
  instrument: choice(instruments).nullable(),
  decision: line(100).nullable(),
  decidedOn: day().nullable(),
  declineReason: paragraph(1000).nullable(),
  outcome: paragraph(3000).nullable(),
  takenUpOn: day().nullable(),
});

const basis = '《中华人民共和国各级人民代表大会常务委员会监督法》第十二条：议题来源包括代表建议、批评和意见集中反映的问题';
const drafting = {
  title: line(80),
  sessionId: ref('congressSession'),
  planYear: whole(1954, 2200),
  source: choice(topicSources),
  theme: paragraph(2000),
  suggestionIds: refs('suggestion', 100).optional(),
  keyItemIds: refs('keyItem', 20).optional(),
  committeeId: ref('committee').optional(),
};

/** 监督议题: proposed from suggestions and other sources, decided by the council, taken up by supervision. */
export const supervisionTopic = defineProcess({
  id: 'supervisionTopic',
  plural: 'supervision-topics',
  record: SupervisionTopic,
  groups: {
    title: 'public',
    sessionId: 'public',
    planYear: 'public',
    source: 'public',
    theme: 'parties',
    suggestionIds: 'parties',
    keyItemIds: 'parties',
    committeeId: 'public',
    proposedOn: 'public',
    instrument: 'public',
    decision: 'parties',
    decidedOn: 'public',
    declineReason: 'staff',
    outcome: 'parties',
    takenUpOn: 'public',
  },
  parties: { proposer: 'account' },
  states: { proposed: {}, adopted: {}, takenUp: { final: true }, declined: { final: true } },
  reasons: ['suggestionUnknown', 'suggestionConfidential', 'suggestionNotHandled', 'needsSuggestions'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'proposed',
      by: [...congressSide, 'scMember'],
      input: z.object(drafting),
      basis,
      needs: (c) => (c.input.suggestionIds?.length ? [{ records: 'suggestion', where: { id: { in: c.input.suggestionIds } } }] : []),
      check: (c) => {
        if (c.input.source === 'suggestions' && !c.input.suggestionIds?.length)
          return { reason: 'needsSuggestions', field: 'suggestionIds' };
        const reason = unfit(c, c.input.suggestionIds ?? []);
        return reason === null || { reason, field: 'suggestionIds' };
      },
      patch: (c) => ({ ...c.input, proposedOn: c.today }),
      parties: (c) => (c.actor.kind === 'person' ? [{ party: 'proposer', subject: c.actor.accountId, status: 'active' }] : []),
      notices: () => [{ kind: 'proposed', to: ['scOfficeClerk'] }],
    },
    link: {
      from: ['proposed', 'adopted'],
      to: 'same',
      by: [...congressSide],
      input: z.object({ suggestionIds: refs('suggestion', 100), keyItemIds: refs('keyItem', 20).optional() }),
      basis,
      needs: (c) => [{ records: 'suggestion', where: { id: { in: c.input.suggestionIds } } }],
      check: (c) => {
        const reason = unfit(c, c.input.suggestionIds);
        return reason === null || { reason, field: 'suggestionIds' };
      },
      patch: (c) => ({ suggestionIds: c.input.suggestionIds, keyItemIds: c.input.keyItemIds }),
    },
    adopt: {
      from: ['proposed'],
      to: 'adopted',
      by: ['chairperson', ...offices],
      duty: ['chairperson'],
      input: z.object({
        decision: line(100),
        instrument: choice(instruments),
        planYear: whole(1954, 2200),
        committeeId: ref('committee').optional(),
      }),
      basis: '主任会议通过年度监督计划',
      patch: (c) => ({ ...c.input, decidedOn: c.today }),
      notices: () => [{ kind: 'adopted', to: [{ party: 'proposer' }, 'specialCommitteeOfficer'] }],
    },
    decline: {
      from: ['proposed'],
      to: 'declined',
      by: ['chairperson', ...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis,
      patch: (c) => ({ declineReason: c.input.reason, decidedOn: c.today }),
      notices: () => [{ kind: 'declined', to: [{ party: 'proposer' }] }],
    },
    takeUp: {
      from: ['adopted'],
      to: 'takenUp',
      by: [...congressSide],
      input: z.object({ outcome: paragraph(3000) }),
      basis: '议题列入监督项目并实施',
      patch: (c) => ({ outcome: c.input.outcome, takenUpOn: c.today }),
      notices: () => [{ kind: 'takenUp', to: [{ party: 'proposer' }] }],
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'identity', 'staff']),
      { who: 'scMember', groups: ['public', 'parties'] },
      { who: { party: 'proposer' }, groups: ['public', 'parties', 'staff'] },
    ],
    turns: { proposed: 'adopt', adopted: 'takeUp' },
    list: {
      columns: ['title', 'planYear', 'source', 'state', 'instrument', 'committeeId', 'proposedOn', 'decidedOn'],
      filters: ['state', 'planYear', 'source', 'instrument', 'committeeId', 'sessionId', 'suggestionIds', 'keyItemIds'],
      sorts: ['planYear', 'proposedOn', 'updatedAt'],
      search: ['title'],
      defaultSort: '-proposedOn',
    },
  });
