import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import type { Context } from '../../engine/define.ts';
import type { Where } from '../../engine/where.ts';
import { choice, confided, day, line, paragraph, ref } from '../../registers/fields.ts';
import { defineProcess, type Words } from '../../registers/vocabulary.ts';
import { articleCalled, commentResults, consultationKeepers, consultationReaders, erasureGrounds } from '../consulting.ts';
import { headingOf } from '../heading.ts';
import { foundById } from '../office.ts';
import { ConsultationComment, mostComment, notedChannels, whose } from './consultationComment.record.ts';

const basis = '《立法法》第四十条：草案向社会公布征求意见，征求意见的情况应当向社会通报';
const privacy = '《个人信息保护法》第六条、第十九条、第四十七条';
const office = 'legislativeAffairsOfficer';
const mostCopies = 500;

const words = { article: line(20).optional(), content: confided(paragraph(mostComment)) } as const;
const contact = { name: whose.name.optional(), phone: whose.phone.optional(), email: whose.email.optional() } as const;

type Ctx = Pick<Context<Words, string, z.infer<typeof ConsultationComment>, unknown>, 'case' | 'found' | 'record' | 'today'>;

type On = { readonly consultationId: string; readonly article?: string | undefined };

const named = (c: { readonly input: { readonly consultationId: string } }) =>
  [{ records: 'consultation', where: { id: { in: [c.input.consultationId] } }, most: 1, lock: true }] as const;

/** The consultation that a comment is on. */
const onWhich = (c: Ctx) => ({ records: 'consultation', where: { id: { in: [c.record.consultationId] } }, most: 1 }) as const;

/** The comments counted with this one that are in one of these states. */
const copies = (c: Ctx, states: readonly string[], more: Where = {}) =>
  ({
    records: 'consultationComment',
    where: { repeatOfId: { in: [c.case.id] }, state: { in: states }, ...more },
    most: mostCopies,
  }) as const;
const copiesOf = (c: Ctx): LinkedCase[] => c.found.filter((f) => f.process === 'consultationComment');

/** The copy that is counted in the place of one that is gone before anybody decided on it; one that may be decided on, if there is any. */
const heirOf = (c: Ctx): LinkedCase | undefined => {
  if (c.record.repeatOfId !== null || c.record.result !== null) return undefined;
  return copiesOf(c).find((f) => f.state === 'submitted') ?? copiesOf(c)[0];
};

/** What several said in the same words goes on being counted once. */
const handOn = (c: Ctx) => {
  const heir = heirOf(c);
  if (!heir) return [];
  return copiesOf(c).map((f) => ({
    process: 'consultationComment' as const,
    id: f.id,
    action: 'follow',
    input: { repeatOfId: f.id === heir.id ? null : heir.id },
  }));
};

/** The article that is commented on, as the text writes it; null where the comment is on the whole, or there is no such article. */
const articleOn = (c: Pick<Ctx, 'found'>, { consultationId, article }: On): string | null =>
  article ? articleCalled(foundById(c, 'consultation', consultationId)?.record.body, article) : null;
const isOn = (c: Pick<Ctx, 'found'>, input: On): boolean => !input.article || articleOn(c, input) !== null;

/** The first comment in the same words on the same article, written as somebody may write it; the text itself may write 一、 for 一. */
const sameAs = ({ consultationId, article, content }: On & { readonly content: string }) =>
  [
    {
      fact: 'sameText',
      records: 'consultationComment',
      field: 'content',
      text: content,
      where: {
        consultationId: { in: [consultationId] },
        article: article ? { in: [article, `${article}、`] } : { set: false },
        repeatOfId: { set: false },
        state: { in: ['held', 'submitted', 'sorted'] },
      },
    },
  ] as const;

/** What becomes of one that is gone before anybody decided on it. */
const fateOf = (c: Ctx, fate: 'takenBack' | 'removed' | null) => c.record.result ?? (c.case.state === 'held' ? 'notTaken' : fate);

/** Kept so long from the day on which it was decided on, no longer from the day on which it came. */
const keptFromNow = [{ key: 'retention', restart: true }] as const;

const forgotten = {
  title: null,
  content: null,
  name: null,
  phone: null,
  email: null,
  resultReason: null,
  refusalReason: null,
} as const;

/** 意见: said by anybody to a text that is out for comments, sorted by the office, forgotten after its time. */
export const consultationComment = defineProcess({
  id: 'consultationComment',
  plural: 'consultation-comments',
  record: ConsultationComment,
  groups: {
    consultationId: 'text',
    title: 'text',
    article: 'text',
    content: 'text',
    channel: 'text',
    submittedOn: 'text',
    deputyId: 'parties',
    repeatOfId: 'staff',
    result: 'parties',
    resultReason: 'parties',
    sortedOn: 'parties',
    refusalReason: 'parties',
    erasedOn: 'parties',
    archivedOn: 'parties',
    name: 'identity',
    phone: 'identity',
    email: 'identity',
    language: 'staff',
    consentOn: 'staff',
    consentVersion: 'staff',
    heldBy: 'staff',
  },
  parties: { deputy: 'deputy' },
  states: { held: {}, submitted: {}, sorted: {}, refused: {}, archived: { final: true } },
  reasons: ['notOpen', 'articleGone', 'notYet', 'reasonNeeded', 'answeredAlready', 'groundNeeded', 'stillToDecide'],
  parent: { process: 'consultation', field: 'consultationId' },
})
  .withActions({
    submit: {
      from: 'new',
      to: { oneOf: ['submitted', 'held'], by: (c) => (c.input.heldBy ? 'held' : 'submitted') },
      by: ['citizen'],
      input: z.object({
        consultationId: ref('consultation'),
        ...words,
        ...contact,
        consentVersion: line(20),
        language: choice(['zh', 'en']),
        /** The content rule by which it is looked at first. */
        heldBy: line(60).optional(),
        repeatOfId: ref('consultationComment').optional(),
      }),
      basis,
      needs: named,
      check: (c) => {
        const on = foundById(c, 'consultation', c.input.consultationId);
        if (on?.state !== 'open' || String(on.record.untilOn) < c.today) return { reason: 'notOpen' };
        return isOn(c, c.input) || { reason: 'articleGone', field: 'article' };
      },
      patch: (c) => ({
        ...c.input,
        article: articleOn(c, c.input),
        title: headingOf(c.input.content),
        channel: 'web',
        consentOn: c.today,
        submittedOn: c.today,
      }),
      notices: (c) => (c.input.heldBy ? [{ kind: 'held', to: [office] }] : []),
    },
    takeDeputys: {
      from: 'new',
      to: 'submitted',
      by: ['linked'],
      input: z.object({ consultationId: ref('consultation'), deputyId: ref('deputyship'), ...words }),
      basis: '《代表法》第二十六条、第四十四条',
      patch: (c) => ({
        ...c.input,
        title: headingOf(c.input.content),
        channel: 'deputy',
        language: 'zh',
        submittedOn: c.today,
      }),
      parties: (c) => [{ party: 'deputy', subject: c.input.deputyId, status: 'active' }],
      notices: () => [{ kind: 'byDeputy', to: [office] }],
    },
    note: {
      from: 'new',
      to: 'submitted',
      by: [...consultationKeepers],
      input: z.object({ consultationId: ref('consultation'), channel: choice(notedChannels), ...words, ...contact, on: day() }),
      basis,
      needs: (c) => [...named(c), ...sameAs(c.input)],
      check: (c) => {
        const on = foundById(c, 'consultation', c.input.consultationId);
        if (!on || !['open', 'closed'].includes(on.state)) return { reason: 'notOpen', field: 'consultationId' };
        if (c.input.on > c.today || c.input.on < String(on.record.issuedOn)) return { reason: 'notYet', field: 'on' };
        return isOn(c, c.input) || { reason: 'articleGone', field: 'article' };
      },
      patch: (c) => {
        const { on, ...fields } = c.input;
        return {
          ...fields,
          repeatOfId: (c.facts.sameText as string | null | undefined) ?? null,
          article: articleOn(c, c.input),
          title: headingOf(c.input.content),
          language: 'zh',
          submittedOn: on,
        };
      },
    },
    release: {
      from: ['held'],
      to: 'submitted',
      by: [...consultationKeepers],
      input: z.object({}),
      basis: '内容规则由人工复核',
    },
    refuse: {
      from: ['held', 'submitted'],
      to: 'refused',
      by: [...consultationKeepers],
      input: z.object({ reason: confided(paragraph(500)) }),
      confirm: true,
      basis: '与征求意见的事项无关、内容不符合规定的，不列入统计，告知理由',
      needs: (c) => [copies(c, ['held', 'submitted', 'sorted'])],
      patch: (c) => ({ refusalReason: c.input.reason, result: 'notTaken', sortedOn: c.today }),
      tells: handOn,
      moves: () => keptFromNow,
    },
    sort: {
      from: ['submitted', 'sorted'],
      to: 'sorted',
      by: [...consultationKeepers],
      input: z.object({ result: choice(commentResults), reason: confided(paragraph(1000)).optional() }),
      basis,
      // Those not yet decided on first, so that doing it again goes on; then those to which another result was given.
      needs: (c) => [
        onWhich(c),
        copies(c, ['submitted']),
        copies(c, ['sorted'], c.record.result === c.input.result ? {} : { result: { not: [c.input.result] } }),
      ],
      check: (c) => {
        if (foundById(c, 'consultation', c.record.consultationId)?.state === 'answered') return { reason: 'answeredAlready' };
        return c.input.result === 'adopted' || Boolean(c.input.reason) || { reason: 'reasonNeeded', field: 'reason' };
      },
      patch: (c) => ({ result: c.input.result, resultReason: c.input.reason ?? null, sortedOn: c.today }),
      tells: (c) => copiesOf(c).map((f) => ({ process: 'consultationComment', id: f.id, action: 'sortAlong', input: c.input })),
      moves: () => keptFromNow,
    },
    sortAlong: {
      from: ['submitted', 'sorted'],
      to: 'sorted',
      by: ['linked'],
      input: z.object({ result: choice(commentResults), reason: confided(paragraph(1000)).optional() }),
      basis,
      patch: (c) => ({ result: c.input.result, resultReason: c.input.reason ?? null, sortedOn: c.today }),
      moves: () => keptFromNow,
    },
    follow: {
      from: ['held', 'submitted', 'sorted'],
      to: 'same',
      by: ['linked'],
      input: z.object({ repeatOfId: ref('consultationComment').nullable() }),
      basis: '',
      patch: (c) => ({ repeatOfId: c.input.repeatOfId }),
    },
    erase: {
      from: ['held', 'submitted', 'sorted', 'refused'],
      to: 'archived',
      by: ['citizen', office],
      // Somebody else may not make a comment go without saying why.
      input: z.object({ ground: choice(erasureGrounds).optional() }),
      confirm: true,
      forgets: true,
      basis: privacy,
      needs: (c) => [copies(c, ['held', 'submitted', 'sorted'])],
      check: (c) => c.actor.kind === 'citizen' || Boolean(c.input.ground) || { reason: 'groundNeeded', field: 'ground' },
      patch: (c) => ({
        ...forgotten,
        result: fateOf(c, c.actor.kind === 'citizen' ? 'takenBack' : 'removed'),
        repeatOfId: c.record.repeatOfId ?? heirOf(c)?.id ?? null,
        erasedOn: c.today,
        archivedOn: c.today,
      }),
      tells: handOn,
    },
    archive: {
      from: ['held', 'submitted', 'sorted', 'refused'],
      to: 'archived',
      by: ['system'],
      input: z.object({}),
      forgets: true,
      basis: privacy,
      needs: (c) => [onWhich(c)],
      // One that nobody decided on stays while it still may be.
      check: (c) => {
        const isOver = ['answered', 'withdrawn'].includes(foundById(c, 'consultation', c.record.consultationId)?.state ?? '');
        return isOver || ['sorted', 'refused'].includes(c.case.state) || { reason: 'stillToDecide' };
      },
      patch: (c) => ({ ...forgotten, result: fateOf(c, null), archivedOn: c.today }),
    },
  })
  .withDeadlines({
    moderate: {
      from: ['held'],
      until: ['submitted', 'refused'],
      rule: () => 'opinion.moderate',
      start: (r) => r.submittedOn,
      warn: [1],
      who: [office],
    },
    retention: {
      from: ['held', 'submitted', 'sorted', 'refused'],
      until: [],
      window: true,
      rule: () => 'consultation.retention',
      start: (r) => r.sortedOn ?? r.submittedOn,
      warn: [],
      who: [office],
      expire: 'archive',
    },
  })
  .withViews({
    reach: [
      ...consultationReaders.map((who) => ({ who, groups: ['text', 'parties'] }) as const),
      ...consultationKeepers.map((who) => ({ who, groups: ['staff'] }) as const),
      { who: office, groups: ['identity'] },
      { who: { party: 'deputy' }, groups: ['text', 'parties'] },
      { who: 'citizen', groups: ['text', 'parties', 'identity'] },
    ],
    keeper: office,
    turns: { held: 'release' },
    list: {
      columns: ['title', 'consultationId', 'article', 'state', 'channel', 'deputyId', 'submittedOn', 'repeatOfId', 'result'],
      filters: ['state', 'consultationId', 'article', 'channel', 'deputyId', 'repeatOfId', 'result', 'submittedOn'],
      sorts: ['submittedOn', 'article', 'createdAt', 'updatedAt'],
      search: ['title', 'content'],
      defaultSort: '-submittedOn',
    },
  });
