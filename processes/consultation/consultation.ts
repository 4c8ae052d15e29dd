import { z } from 'zod';
import type { Context, Tallied } from '../../engine/define.ts';
import { choice, confided, day, files, line, paragraph, rows } from '../../registers/fields.ts';
import { defineProcess, type Words } from '../../registers/vocabulary.ts';
import { articleCalled, type commentOutcomes, consultationKeepers, consultationReaders } from '../consulting.ts';
import { seatOf } from '../people.ts';
import { Consultation, consultationKinds, mostPoints, mostText, Point } from './consultation.record.ts';

const basis = '《立法法》第四十条：法律草案向社会公布征求意见，时间一般不少于三十日，征求意见的情况应当向社会通报';
const participation = '《地方组织法》第四条：坚持以人民为中心，坚持和发展全过程人民民主';
const deputies = '《代表法》第四十四条：扩大代表对立法、监督等各项工作的参与；第二十六条：代表听取、反映人民的意见和要求';

const DraftInput = z.object({
  title: line(120),
  kind: choice(consultationKinds),
  explanation: paragraph(10_000),
  body: paragraph(mostText).optional(),
  fileIds: files(10).optional(),
  contact: line(200).optional(),
});

/** The shortest time for which a text of this kind is published. */
const periodOf = (kind: Consultation['kind']) =>
  kind === 'regulation' ? ('consultation.period.draft' as const) : ('consultation.period.other' as const);

type Ctx = Pick<Context<Words, string, Consultation, unknown>, 'case' | 'facts'>;
const talliesIn = (c: Ctx, name: string): readonly Tallied[] => (c.facts[name] as readonly Tallied[] | undefined) ?? [];
const sum = (lines: readonly Tallied[]): number => lines.reduce((total, { count }) => total + count, 0);

/** 公开征求意见: drafted and issued by the office, commented on by everybody, closed by its day, answered with what became of the comments. */
export const consultation = defineProcess({
  id: 'consultation',
  plural: 'consultations',
  record: Consultation,
  groups: {
    title: 'public',
    kind: 'public',
    explanation: 'public',
    body: 'public',
    fileIds: 'public',
    contact: 'public',
    issuedOn: 'public',
    untilOn: 'public',
    shortReason: 'public',
    extensions: 'public',
    closedOn: 'public',
    feedback: 'public',
    points: 'public',
    received: 'public',
    repeated: 'public',
    tallies: 'public',
    answeredOn: 'public',
    withdrawnOn: 'public',
    withdrawReason: 'public',
  },
  parties: {},
  states: {
    draft: {},
    open: {},
    closed: {},
    answered: { final: true },
    withdrawn: { final: true },
    discarded: { final: true },
  },
  reasons: ['nothingToRead', 'tooShort', 'notLater', 'articleGone', 'overdue', 'unsortedLeft', 'reasonNeeded', 'noSeat'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'draft',
      by: [...consultationKeepers],
      input: DraftInput,
      basis,
      patch: (c) => c.input,
    },
    edit: {
      from: ['draft'],
      to: 'same',
      by: [...consultationKeepers],
      input: DraftInput,
      basis,
      patch: (c) => ({
        ...c.input,
        body: c.input.body ?? null,
        fileIds: c.input.fileIds ?? null,
        contact: c.input.contact ?? null,
      }),
    },
    issue: {
      from: ['draft'],
      to: 'open',
      by: [...consultationKeepers],
      input: z.object({ untilOn: day(), shortReason: paragraph(500).optional() }),
      confirm: true,
      basis,
      when: (c) => c.record.body !== null || (c.record.fileIds ?? []).length > 0 || { reason: 'nothingToRead' },
      check: (c) => {
        if (c.input.untilOn < c.today) return { reason: 'notLater', field: 'untilOn' };
        const least = c.rules.deadline(periodOf(c.record.kind), c.today)?.dueOn ?? c.today;
        return c.input.untilOn >= least || Boolean(c.input.shortReason) || { reason: 'tooShort', field: 'untilOn', data: { least } };
      },
      patch: (c) => ({ issuedOn: c.today, untilOn: c.input.untilOn, shortReason: c.input.shortReason ?? null }),
      notices: (c) => [{ kind: 'issued', to: ['chairperson'], data: { until: c.input.untilOn } }],
    },
    extend: {
      from: ['open'],
      to: 'same',
      by: [...consultationKeepers],
      input: z.object({ untilOn: day(), reason: paragraph(500) }),
      basis,
      check: (c) => (c.input.untilOn > (c.record.untilOn ?? '') && c.input.untilOn >= c.today) || { reason: 'notLater', field: 'untilOn' },
      patch: (c) => ({
        untilOn: c.input.untilOn,
        extensions: [...(c.record.extensions ?? []), { on: c.today, untilOn: c.input.untilOn, reason: c.input.reason }],
      }),
      moves: () => [{ key: 'close', anew: true }],
    },
    comment: {
      from: ['open'],
      to: 'same',
      by: ['deputy'],
      input: z.object({ article: line(20).optional(), content: confided(paragraph(2000)) }),
      reserved: true,
      basis: deputies,
      check: (c) => {
        if (!seatOf(c.actor, c.case.congressId)) return { reason: 'noSeat' };
        if (c.today > (c.record.untilOn ?? '')) return { reason: 'overdue' };
        return !c.input.article || articleCalled(c.record.body, c.input.article) !== null || { reason: 'articleGone', field: 'article' };
      },
      starts: (c) => [
        {
          process: 'consultationComment',
          action: 'takeDeputys',
          id: c.id(),
          input: {
            consultationId: c.case.id,
            deputyId: seatOf(c.actor, c.case.congressId),
            content: c.input.content,
            ...(c.input.article ? { article: articleCalled(c.record.body, c.input.article) } : {}),
          },
        },
      ],
    },
    close: {
      from: ['open'],
      to: 'closed',
      by: ['system'],
      input: z.object({}),
      basis,
      patch: (c) => ({ closedOn: c.today }),
      notices: () => [{ kind: 'closed', to: [...consultationKeepers] }],
    },
    publishFeedback: {
      from: ['closed'],
      to: 'answered',
      by: [...consultationKeepers],
      input: z.object({ feedback: paragraph(10_000), points: rows(Point, 0, mostPoints).optional() }),
      confirm: true,
      basis,
      needs: (c) => {
        const own = { consultationId: { in: [c.case.id] } } as const;
        const told = { ...own, state: { not: ['refused'] }, result: { not: ['notTaken'] } } as const;
        const tally = { fact: 'tally', records: 'consultationComment' } as const;
        return [
          { ...tally, as: 'unsorted', where: { ...own, state: { in: ['held', 'submitted'] } }, by: [] },
          { ...tally, as: 'firsts', where: { ...told, repeatOfId: { set: false } }, by: ['article', 'result'] },
          { ...tally, as: 'repeats', where: { ...told, repeatOfId: { set: true } }, by: [] },
        ];
      },
      check: (c) => {
        const left = sum(talliesIn(c, 'unsorted'));
        if (left > 0) return { reason: 'unsortedLeft', data: { left } };
        for (const { article, result, reason } of c.input.points ?? []) {
          if (article !== null && articleCalled(c.record.body, article) === null) return { reason: 'articleGone', field: 'points' };
          if (result !== 'adopted' && !reason) return { reason: 'reasonNeeded', field: 'points' };
        }
        return true;
      },
      patch: (c) => {
        const firsts = talliesIn(c, 'firsts');
        return {
          feedback: c.input.feedback,
          points: (c.input.points ?? []).map((p) => ({
            ...p,
            article: p.article === null ? null : articleCalled(c.record.body, p.article),
          })),
          received: sum(firsts),
          repeated: sum(talliesIn(c, 'repeats')),
          tallies: firsts
            .filter(({ values }) => values.result !== null)
            .map(({ values, count }) => ({
              article: values.article as string | null,
              result: values.result as (typeof commentOutcomes)[number],
              count,
            })),
          answeredOn: c.today,
        };
      },
      notices: () => [{ kind: 'answered', to: ['chairperson'] }],
    },
    withdraw: {
      from: ['open', 'closed'],
      to: 'withdrawn',
      by: [...consultationKeepers],
      input: z.object({ reason: paragraph(500) }),
      confirm: true,
      basis: participation,
      patch: (c) => ({ withdrawnOn: c.today, withdrawReason: c.input.reason }),
    },
    discard: {
      from: ['draft'],
      to: 'discarded',
      by: [...consultationKeepers],
      input: z.object({}),
      confirm: true,
      basis: participation,
    },
  })
  .withDeadlines({
    close: {
      from: ['open'],
      until: ['closed', 'withdrawn'],
      window: true,
      on: (r) => r.untilOn,
      warn: [],
      who: [...consultationKeepers],
      expire: 'close',
    },
    feedback: {
      from: ['closed'],
      until: ['answered', 'withdrawn'],
      rule: () => 'consultation.feedback',
      start: (r) => r.closedOn,
      warn: [15, 5],
      who: [...consultationKeepers],
      tell: ['chairperson'],
    },
  })
  .withViews({
    reach: [
      ...consultationReaders.map((who) => ({ who, groups: ['public', 'text', 'parties', 'staff'] }) as const),
      { who: 'public', groups: ['public'], where: { issuedOn: { set: true } } },
    ],
    keeper: 'legislativeAffairsOfficer',
    turns: { draft: 'issue', closed: 'publishFeedback' },
    list: {
      columns: ['title', 'kind', 'state', 'issuedOn', 'untilOn', 'closedOn', 'answeredOn', 'received'],
      filters: ['state', 'kind', 'issuedOn', 'untilOn', 'answeredOn'],
      sorts: ['issuedOn', 'untilOn', 'createdAt', 'updatedAt'],
      search: ['title', 'explanation', 'body'],
      defaultSort: '-createdAt',
    },
  });
