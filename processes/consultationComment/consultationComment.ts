import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import type { Context } from '../../engine/define.ts';
import { choice, confided, day, line, paragraph, ref } from '../../registers/fields.ts';
import { defineProcess, type Words } from '../../registers/vocabulary.ts';
import { commentResults, consultationKeepers, consultationReaders, hasArticle } from '../consulting.ts';
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

const named = (c: { readonly input: { readonly consultationId: string } }) =>
  [{ records: 'consultation', where: { id: { in: [c.input.consultationId] } }, most: 1 }] as const;

/** The comments counted with this one, and the consultation it is on. */
const around = (c: Ctx) =>
  [
    { records: 'consultation', where: { id: { in: [c.record.consultationId] } }, most: 1 },
    { records: 'consultationComment', where: { repeatOfId: { in: [c.case.id] } }, most: mostCopies },
  ] as const;
const copiesOf = (c: Ctx): LinkedCase[] =>
  c.found.filter((f) => f.process === 'consultationComment' && ['held', 'submitted', 'sorted'].includes(f.state));

/** The copy that is counted in the place of one that its author takes back before anybody decided on it. */
const heirOf = (c: Ctx): LinkedCase | undefined => (c.record.repeatOfId === null && c.record.result === null ? copiesOf(c)[0] : undefined);

/** Whether the text has the article that is commented on. */
const isOn = (c: Pick<Ctx, 'found'>, input: { readonly consultationId: string; readonly article?: string | undefined }) =>
  !input.article || hasArticle(foundById(c, 'consultation', input.consultationId)?.record.body, input.article);

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
  reasons: ['notOpen', 'articleGone', 'notYet', 'reasonNeeded', 'answeredAlready'],
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
      basis: '《代表法》第二十二条、第二十四条',
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
      needs: named,
      check: (c) => {
        const on = foundById(c, 'consultation', c.input.consultationId);
        if (!on || !['open', 'closed'].includes(on.state)) return { reason: 'notOpen', field: 'consultationId' };
        if (c.input.on > c.today || c.input.on < String(on.record.issuedOn)) return { reason: 'notYet', field: 'on' };
        return isOn(c, c.input) || { reason: 'articleGone', field: 'article' };
      },
      patch: (c) => {
        const { on, ...fields } = c.input;
        return { ...fields, title: headingOf(c.input.content), language: 'zh', submittedOn: on };
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
      patch: (c) => ({ refusalReason: c.input.reason, sortedOn: c.today }),
    },
    sort: {
      from: ['submitted', 'sorted'],
      to: 'sorted',
      by: [...consultationKeepers],
      input: z.object({ result: choice(commentResults), reason: confided(paragraph(1000)).optional() }),
      basis,
      needs: around,
      check: (c) => {
        if (foundById(c, 'consultation', c.record.consultationId)?.state === 'answered') return { reason: 'answeredAlready' };
        return c.input.result === 'adopted' || Boolean(c.input.reason) || { reason: 'reasonNeeded', field: 'reason' };
      },
      patch: (c) => ({ result: c.input.result, resultReason: c.input.reason ?? null, sortedOn: c.today }),
      tells: (c) =>
        copiesOf(c)
          .filter((f) => f.state !== 'held')
          .map((f) => ({ process: 'consultationComment', id: f.id, action: 'sortAlong', input: c.input })),
    },
    sortAlong: {
      from: ['submitted', 'sorted'],
      to: 'sorted',
      by: ['linked'],
      input: z.object({ result: choice(commentResults), reason: confided(paragraph(1000)).optional() }),
      basis,
      patch: (c) => ({ result: c.input.result, resultReason: c.input.reason ?? null, sortedOn: c.today }),
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
      input: z.object({}),
      confirm: true,
      forgets: true,
      basis: privacy,
      needs: around,
      patch: (c) => ({
        ...forgotten,
        repeatOfId: c.record.repeatOfId ?? heirOf(c)?.id ?? null,
        erasedOn: c.today,
        archivedOn: c.today,
      }),
      // What several said in the same words goes on being counted once.
      tells: (c) => {
        const heir = heirOf(c);
        if (!heir) return [];
        return copiesOf(c).map((f) => ({
          process: 'consultationComment',
          id: f.id,
          action: 'follow',
          input: { repeatOfId: f.id === heir.id ? null : heir.id },
        }));
      },
    },
    archive: {
      from: ['sorted', 'refused'],
      to: 'archived',
      by: ['system'],
      input: z.object({}),
      forgets: true,
      basis: privacy,
      patch: (c) => ({ ...forgotten, archivedOn: c.today }),
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
      from: ['sorted', 'refused'],
      until: [],
      window: true,
      rule: () => 'consultation.retention',
      start: (r) => r.sortedOn,
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
