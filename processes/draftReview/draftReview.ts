import { z } from 'zod';
import { choice, day, files, line, paragraph, rows, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';

/** What kinds of document are reviewed; they may set different things. */
export const draftKinds = ['localRegulation', 'governmentRule', 'normativeDocument'] as const;

/** One version of the draft: its file, which shares the record's rights, and what it is called. */
export const DraftVersion = z.object({ name: line(80), on: day(), fileIds: files(1), note: paragraph(500).nullable() });

/** 草案审查: a draft, the day whose law it is judged by, and what the comparison with that law gave, in figures. */
export const DraftReview = z.object({
  title: line(200),
  documentKind: choice(draftKinds),
  organ: line(100).nullable(),
  judgedOn: day(),
  dueOn: day().nullable(),
  drafts: rows(DraftVersion),
  computedOn: day().nullable(),
  algorithmVersion: line(20).nullable(),
  libraryStamp: line(80).nullable(),
  resultHash: line(64).nullable(),
  articleCount: whole(0, 100_000).nullable(),
  hintCount: whole(0, 100_000).nullable(),
  opinion: paragraph(5000).nullable(),
  concludedOn: day().nullable(),
  reopenReason: paragraph(1000).nullable(),
});
export type DraftReview = z.infer<typeof DraftReview>;

/** Who reviews drafts, and who only reads the reviews. */
export const reviewers = ['legislativeAffairsOfficer', 'specialCommitteeOfficer'] as const;
export const reviewReaders = [...reviewers, 'scOfficeClerk', 'chairperson'] as const;

const basis = '立法法第七十二条至第八十二条、第一百零七条；各级人大常委会规范性文件备案审查的规定';
const emptied = { computedOn: null, algorithmVersion: null, libraryStamp: null, resultHash: null, articleCount: null, hintCount: null };
const Facts = {
  title: line(200),
  documentKind: choice(draftKinds),
  organ: line(100).optional(),
  judgedOn: day(),
  dueOn: day().optional(),
};

/** 草案审查: opened with a draft, compared with the law in force on a day, looked through by people, and concluded with an opinion. */
export const draftReview = defineProcess({
  id: 'draftReview',
  plural: 'draft-reviews',
  record: DraftReview,
  groups: {
    title: 'public',
    documentKind: 'public',
    organ: 'public',
    judgedOn: 'public',
    dueOn: 'public',
    computedOn: 'public',
    algorithmVersion: 'public',
    libraryStamp: 'public',
    resultHash: 'public',
    articleCount: 'public',
    hintCount: 'public',
    concludedOn: 'public',
    drafts: 'text',
    opinion: 'text',
    reopenReason: 'text',
  },
  parties: {},
  states: { open: {}, concluded: {}, dropped: { final: true } },
  reasons: ['draftMissing', 'tooManyDrafts', 'notComputed', 'dueBeforeToday'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'open',
      by: [...reviewers],
      input: z.object({ ...Facts, name: line(80), fileIds: files(1) }),
      basis,
      check: (c) => {
        if (c.input.dueOn !== undefined && c.input.dueOn < c.today) return { reason: 'dueBeforeToday', field: 'dueOn' };
        return c.input.fileIds.length === 1 || { reason: 'draftMissing', field: 'fileIds' };
      },
      patch: ({ input: { name, fileIds, ...facts }, today }) => ({ ...facts, drafts: [{ name, on: today, fileIds, note: null }] }),
      notices: () => [{ kind: 'opened', to: [...reviewers] }],
    },
    change: {
      from: ['open'],
      to: 'same',
      by: [...reviewers],
      input: z.object(Facts),
      basis,
      patch: ({ input, record }) => ({
        ...input,
        organ: input.organ ?? null,
        dueOn: input.dueOn ?? null,
        ...(input.documentKind === record.documentKind && input.judgedOn === record.judgedOn ? {} : emptied),
      }),
    },
    addDraft: {
      from: ['open'],
      to: 'same',
      by: [...reviewers],
      input: z.object({ name: line(80), fileIds: files(1), note: paragraph(500).optional() }),
      basis,
      when: (c) => c.record.drafts.length < 50 || { reason: 'tooManyDrafts' },
      check: (c) => c.input.fileIds.length === 1 || { reason: 'draftMissing', field: 'fileIds' },
      patch: ({ input, record, today }) => ({
        ...emptied,
        drafts: [...record.drafts, { name: input.name, on: today, fileIds: input.fileIds, note: input.note ?? null }],
      }),
      notices: () => [{ kind: 'draftAdded', to: [...reviewers] }],
    },
    noteComputed: {
      from: ['open'],
      to: 'same',
      by: ['system'],
      input: z.object({
        algorithmVersion: line(20),
        libraryStamp: line(80),
        resultHash: line(64),
        articleCount: whole(0, 100_000),
        hintCount: whole(0, 100_000),
      }),
      basis: '由程序比对得出，仅供参考，由人判断',
      patch: ({ input, today }) => ({ ...input, computedOn: today }),
    },
    conclude: {
      from: ['open'],
      to: 'concluded',
      by: [...reviewers],
      input: z.object({ opinion: paragraph(5000) }),
      basis,
      when: (c) => c.record.resultHash !== null || { reason: 'notComputed' },
      patch: ({ input, today }) => ({ opinion: input.opinion, concludedOn: today }),
      notices: () => [{ kind: 'concluded', to: [...reviewReaders] }],
    },
    reopen: {
      from: ['concluded'],
      to: 'open',
      by: [...reviewers],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis,
      patch: ({ input }) => ({ reopenReason: input.reason, concludedOn: null }),
      notices: () => [{ kind: 'reopened', to: [...reviewers] }],
    },
    drop: {
      from: ['open'],
      to: 'dropped',
      by: [...reviewers],
      input: z.object({}),
      confirm: true,
      basis,
    },
  })
  .withDeadlines({
    conclude: { from: ['open'], until: ['concluded'], on: (r) => r.dueOn, warn: [10, 3], who: [...reviewers] },
  })
  .withViews({
    reach: reviewReaders.map((who) => ({ who, groups: ['public', 'text', 'parties'] }) as const),
    turns: { open: 'conclude' },
    list: {
      columns: ['title', 'state', 'documentKind', 'organ', 'judgedOn', 'articleCount', 'hintCount', 'dueOn', 'concludedOn'],
      filters: ['state', 'documentKind', 'judgedOn', 'dueOn', 'concludedOn'],
      sorts: ['judgedOn', 'dueOn', 'createdAt', 'updatedAt'],
      search: ['title', 'organ', 'opinion'],
      defaultSort: '-updatedAt',
    },
  });
