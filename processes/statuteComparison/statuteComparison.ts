import { z } from 'zod';
import { day, files, line, paragraph, rows, whole, words } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { statuteKeepers, statuteReaders } from '../statutes.ts';
import { correctionsLeft, faultOfVersions, keyed } from './statuteComparison.versions.ts';

export const mostVersions = 12;
export const mostCorrections = 200;

/** One of the versions compared: of the statute library, or a file of this record. The key stays while the version stands in the comparison. */
export const ComparedVersion = z.object({
  key: z.uuid(),
  label: line(60),
  on: day().nullable(),
  versionId: z.uuid().nullable(),
  fileIds: files(1).nullable(),
});
export type ComparedVersion = z.infer<typeof ComparedVersion>;

/** A pair set right by hand between two of the versions; articles by number, empty for articles without a counterpart. */
export const PairCorrection = z.object({
  key: z.uuid(),
  oldVersion: z.uuid(),
  newVersion: z.uuid(),
  oldArticles: words(30),
  newArticles: words(30),
  reason: paragraph(500),
  by: line(60),
  on: day(),
});
export type PairCorrection = z.infer<typeof PairCorrection>;

/** 版本比对: versions of a statute text laid side by side. What is worked out of them is kept beside the record, by round. */
export const StatuteComparison = z.object({
  title: line(200),
  note: paragraph(2000).nullable(),
  versions: rows(ComparedVersion, 1, mostVersions),
  corrections: rows(PairCorrection, 0, mostCorrections).nullable(),
  decidedBy: line(100).nullable(),
  inForce: line(40).nullable(),
  round: whole(1, 10_000),
});
export type StatuteComparison = z.infer<typeof StatuteComparison>;

const VersionEntry = z.object({
  key: z.uuid().optional(),
  label: line(60),
  on: day().optional(),
  versionId: z.uuid().optional(),
  fileIds: files(1).optional(),
});
const entries = {
  title: line(200),
  note: paragraph(2000).optional(),
  versions: rows(VersionEntry, 1, mostVersions),
  decidedBy: line(100).optional(),
  inForce: line(40).optional(),
};
const NoInput = z.object({});
const basis = '《中华人民共和国立法法》第五十八条、第八十七条：修改法律、地方性法规的，还应当提交修改前后的对照文本';

/** 版本比对: made, corrected by hand where the machine paired wrongly, concluded; a draft is nobody else's to see. */
export const statuteComparison = defineProcess({
  id: 'statuteComparison',
  plural: 'statute-comparisons',
  record: StatuteComparison,
  groups: {
    title: 'text',
    note: 'text',
    versions: 'text',
    corrections: 'text',
    decidedBy: 'text',
    inForce: 'text',
    round: 'text',
  },
  parties: {},
  states: { open: {}, concluded: {}, discarded: { final: true } },
  reasons: [
    'tooFewVersions',
    'oneSource',
    'labelTwice',
    'unknownVersion',
    'sourceChanged',
    'notInOrder',
    'nothingNamed',
    'tooManyCorrections',
    'unknownCorrection',
  ],
})
  .withActions({
    create: {
      from: 'new',
      to: 'open',
      by: [...statuteKeepers],
      input: z.object(entries),
      basis,
      check: (c) => faultOfVersions(c.input.versions, []) ?? true,
      patch: (c) => ({
        title: c.input.title,
        note: c.input.note ?? null,
        versions: keyed(c.input.versions, c.id),
        decidedBy: c.input.decidedBy ?? null,
        inForce: c.input.inForce ?? null,
        round: 1,
      }),
      notices: () => [{ kind: 'opened', to: [...statuteKeepers] }],
    },
    amend: {
      from: ['open'],
      to: 'same',
      by: [...statuteKeepers],
      input: z.object(entries),
      basis,
      check: (c) => faultOfVersions(c.input.versions, c.record.versions) ?? true,
      patch: (c) => {
        const versions = keyed(c.input.versions, c.id);
        return {
          title: c.input.title,
          note: c.input.note ?? null,
          versions,
          corrections: correctionsLeft(c.record.corrections ?? [], versions),
          decidedBy: c.input.decidedBy ?? null,
          inForce: c.input.inForce ?? null,
        };
      },
    },
    correct: {
      from: ['open'],
      to: 'same',
      by: [...statuteKeepers],
      input: z.object({
        oldVersion: z.uuid(),
        newVersion: z.uuid(),
        oldArticles: words(30),
        newArticles: words(30),
        reason: paragraph(500),
      }),
      basis: '机器比对结果仅供参考，由工作人员核对确定',
      check: (c) => {
        const keys = c.record.versions.map((v) => v.key);
        const [old, now] = [keys.indexOf(c.input.oldVersion), keys.indexOf(c.input.newVersion)];
        if (old < 0 || now < 0) return { reason: 'unknownVersion', field: old < 0 ? 'oldVersion' : 'newVersion' };
        if (old >= now) return { reason: 'notInOrder', field: 'newVersion' };
        if (c.input.oldArticles.length + c.input.newArticles.length === 0) return { reason: 'nothingNamed', field: 'oldArticles' };
        return (c.record.corrections ?? []).length < mostCorrections || { reason: 'tooManyCorrections' };
      },
      patch: (c) => ({
        corrections: [
          ...(c.record.corrections ?? []),
          { key: c.id(), ...c.input, by: c.actor.kind === 'person' ? c.actor.name : '—', on: c.today },
        ],
      }),
    },
    undoCorrection: {
      from: ['open'],
      to: 'same',
      by: [...statuteKeepers],
      input: z.object({ key: z.uuid() }),
      basis: '机器比对结果仅供参考，由工作人员核对确定',
      check: (c) => (c.record.corrections ?? []).some((one) => one.key === c.input.key) || { reason: 'unknownCorrection', field: 'key' },
      patch: (c) => ({ corrections: (c.record.corrections ?? []).filter((one) => one.key !== c.input.key) }),
    },
    compareAnew: {
      from: ['open'],
      to: 'same',
      by: [...statuteKeepers],
      input: NoInput,
      confirm: true,
      basis: '比对结果注明算法版本，不随程序更新自行改变',
      patch: (c) => ({ round: c.record.round + 1 }),
    },
    conclude: {
      from: ['open'],
      to: 'concluded',
      by: [...statuteKeepers],
      input: NoInput,
      basis,
      notices: () => [{ kind: 'concluded', to: [...statuteReaders] }],
    },
    reopen: {
      from: ['concluded'],
      to: 'open',
      by: [...statuteKeepers],
      input: NoInput,
      basis,
    },
    discard: {
      from: ['open'],
      to: 'discarded',
      by: [...statuteKeepers],
      input: NoInput,
      confirm: true,
      basis,
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [...statuteReaders].map((who) => ({ who, groups: ['public', 'text'] }) as const),
    turns: {},
    list: {
      columns: ['title', 'versions', 'state', 'note'],
      filters: ['state'],
      sorts: ['title', 'createdAt', 'updatedAt'],
      search: ['title', 'note'],
      defaultSort: '-updatedAt',
    },
  });
