import { z } from 'zod';
import { choice, day, line, paragraph, ref, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { congressSide, foundById, foundOf, offices, seenByCongress } from '../office.ts';

export const awardKinds = ['suggestion', 'unit', 'person'] as const;

/** 评选推荐: one suggestion, unit or person put forward in one year's round. */
export const Nomination = z.object({
  title: line(80),
  roundId: ref('awardRound'),
  sessionId: ref('congressSession'),
  kind: choice(awardKinds),
  suggestionId: ref('suggestion').nullable(),
  unitId: ref('unit').nullable(),
  personName: line(30).nullable(),
  ground: paragraph(2000),
  nominatedOn: day(),
  score: whole(0, 100).nullable(),
  reviewNote: paragraph(1000).nullable(),
  reviewedOn: day().nullable(),
  decision: line(100).nullable(),
  decidedOn: day().nullable(),
  publishedOn: day().nullable(),
});

const nominator = { party: 'nominator' } as const;
const basis = '评选优秀代表建议、办理工作先进单位和先进个人';
const quotaOf = { suggestion: 'suggestionQuota', unit: 'unitQuota', person: 'personQuota' } as const;
const people = ['deputy', 'delegationHead', 'scMember', 'unitHead', 'govOffice', ...congressSide] as const;

/** 评选推荐: put forward, reviewed, decided within the quota, published. */
export const nomination = defineProcess({
  id: 'nomination',
  plural: 'nominations',
  record: Nomination,
  groups: {
    title: 'public',
    roundId: 'public',
    sessionId: 'public',
    kind: 'public',
    suggestionId: 'public',
    unitId: 'public',
    personName: 'public',
    ground: 'parties',
    nominatedOn: 'parties',
    score: 'staff',
    reviewNote: 'staff',
    reviewedOn: 'parties',
    decision: 'public',
    decidedOn: 'public',
    publishedOn: 'public',
  },
  parties: { nominator: 'account', unit: 'unit', author: 'deputy' },
  states: { nominated: {}, shortlisted: {}, awarded: {}, published: { final: true }, notAwarded: { final: true } },
  reasons: ['roundClosed', 'subjectMissing', 'notConcluded', 'nominatedBefore', 'overQuota'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'nominated',
      by: [...people],
      input: z.object({
        roundId: ref('awardRound'),
        kind: choice(awardKinds),
        title: line(80),
        suggestionId: ref('suggestion').optional(),
        unitId: ref('unit').optional(),
        personName: line(30).optional(),
        ground: paragraph(2000),
      }),
      basis,
      needs: (c) => [
        { records: 'awardRound', where: { id: { in: [c.input.roundId] } } },
        { records: 'nomination', where: { roundId: { in: [c.input.roundId] }, kind: { in: [c.input.kind] } } },
        ...(c.input.suggestionId ? [{ records: 'suggestion', where: { id: { in: [c.input.suggestionId] } } } as const] : []),
      ],
      check: (c) => {
        const { kind, suggestionId, unitId, personName } = c.input;
        const round = foundById(c, 'awardRound', c.input.roundId);
        if (round?.state !== 'active' || String(round.record.nominateBy) < c.today) return { reason: 'roundClosed', field: 'roundId' };
        if (kind === 'suggestion') {
          const one = suggestionId ? foundById(c, 'suggestion', suggestionId) : undefined;
          if (!one || one.record.secrecy === 'confidential') return { reason: 'subjectMissing', field: 'suggestionId' };
          if (!['concluded', 'published', 'archived'].includes(one.state)) return { reason: 'notConcluded', field: 'suggestionId' };
        } else if (!unitId) return { reason: 'subjectMissing', field: 'unitId' };
        if (kind === 'person' && !personName) return { reason: 'subjectMissing', field: 'personName' };
        const same = foundOf(c, 'nomination').some(
          ({ record: r, state }) =>
            state !== 'notAwarded' &&
            (kind === 'suggestion'
              ? r.suggestionId === suggestionId
              : r.unitId === unitId && (kind === 'unit' || r.personName === personName)),
        );
        return !same || { reason: 'nominatedBefore' };
      },
      patch: (c) => ({
        ...c.input,
        sessionId: foundById(c, 'awardRound', c.input.roundId)?.record.sessionId as string,
        nominatedOn: c.today,
      }),
      parties: (c) => {
        const lead = c.input.suggestionId && foundById(c, 'suggestion', c.input.suggestionId)?.record.leadDeputyId;
        return [
          ...(c.actor.kind === 'person' ? [{ party: 'nominator', subject: c.actor.accountId, status: 'active' } as const] : []),
          ...(c.input.unitId ? [{ party: 'unit', subject: c.input.unitId, status: 'active' } as const] : []),
          ...(typeof lead === 'string' ? [{ party: 'author', subject: lead, status: 'active' } as const] : []),
        ];
      },
      notices: () => [{ kind: 'nominated', to: [...offices] }],
    },
    shortlist: {
      from: ['nominated'],
      to: 'shortlisted',
      by: [...offices],
      input: z.object({ score: whole(0, 100), note: paragraph(1000).optional() }),
      basis: '代表工作机构审核评分',
      patch: (c) => ({ score: c.input.score, reviewNote: c.input.note ?? null, reviewedOn: c.today }),
      notices: () => [{ kind: 'shortlisted', to: [nominator, 'chairperson'] }],
    },
    reject: {
      from: ['nominated', 'shortlisted'],
      to: 'notAwarded',
      by: ['chairperson', ...offices],
      input: z.object({ note: paragraph(1000) }),
      confirm: true,
      basis,
      patch: (c) => ({ reviewNote: c.input.note, reviewedOn: c.today }),
      notices: () => [{ kind: 'notAwarded', to: [nominator] }],
    },
    award: {
      from: ['shortlisted'],
      to: 'awarded',
      by: ['chairperson', ...offices],
      duty: ['chairperson'],
      input: z.object({ decision: line(100) }),
      basis: '主任会议决定表彰',
      needs: (c) => [
        { records: 'awardRound', where: { id: { in: [c.record.roundId] } } },
        {
          records: 'nomination',
          where: { roundId: { in: [c.record.roundId] }, kind: { in: [c.record.kind] }, state: { in: ['awarded', 'published'] } },
        },
      ],
      check: (c) => {
        const quota = Number(foundById(c, 'awardRound', c.record.roundId)?.record[quotaOf[c.record.kind]] ?? 0);
        return foundOf(c, 'nomination').length < quota || { reason: 'overQuota', data: { quota } };
      },
      patch: (c) => ({ decision: c.input.decision, decidedOn: c.today }),
      notices: () => [{ kind: 'awarded', to: [nominator] }],
    },
    publish: {
      from: ['awarded'],
      to: 'published',
      by: [...offices],
      input: z.object({}),
      basis: '表彰结果公布',
      patch: (c) => ({ publishedOn: c.today }),
      notices: () => [{ kind: 'published', to: [nominator, { party: 'unit', role: ['unitClerk', 'unitHead'] }, { party: 'author' }] }],
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'identity', 'staff']),
      { who: nominator, groups: ['public', 'parties'] },
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
    ],
    turns: { nominated: 'shortlist', shortlisted: 'award', awarded: 'publish' },
    list: {
      columns: ['title', 'roundId', 'kind', 'state', 'unitId', 'personName', 'score', 'decidedOn'],
      filters: ['state', 'roundId', 'kind', 'unitId', 'suggestionId', 'sessionId', 'score', 'publishedOn'],
      sorts: ['score', 'nominatedOn', 'updatedAt'],
      search: ['title', 'personName'],
      defaultSort: '-updatedAt',
    },
  });
