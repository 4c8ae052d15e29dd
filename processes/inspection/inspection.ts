import { z } from 'zod';
import { drawMethod, drawSample, frameHash } from '../../engine/draw.ts';
import { choice, day, files, line, paragraph, ref, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById, foundOf, offices, seenByCongress, unitsOf } from '../office.ts';

export const frames = ['concluded', 'replied', 'handedOver'] as const;

/** One suggestion of the list that is drawn from; its place in the sample where it was drawn. */
export const FrameRow = z.object({ id: z.uuid(), number: whole(1, 99_999).nullable() });
const frameRows = z.array(FrameRow).max(20_000).meta({ kind: 'rows' });

/** 年终综合检查: what is drawn from, how, and what came of it. */
export const Inspection = z.object({
  title: line(80),
  sessionId: ref('congressSession'),
  year: whole(1954, 2200),
  frameOf: choice(frames),
  sampleSize: whole(1, 500),
  plan: paragraph(5000),
  frame: frameRows.nullable(),
  frameSize: whole(0, 20_000).nullable(),
  frameHash: line(64).nullable(),
  frameOn: day().nullable(),
  method: line(40).nullable(),
  seed: line(60).nullable(),
  seedSource: line(200).nullable(),
  witnesses: line(200).nullable(),
  sample: frameRows.nullable(),
  drawnOn: day().nullable(),
  finishBy: day().nullable(),
  report: paragraph(10_000).nullable(),
  reportFileIds: files().nullable(),
  reportedOn: day().nullable(),
  publishedOn: day().nullable(),
  cancelReason: paragraph(1000).nullable(),
});

const keepers = [...offices, 'specialCommitteeOfficer'] as const;
const basis = '年终对代表建议办理情况开展综合检查，由委员会、常委会组成人员和代表参加';
const statesOf: Readonly<Record<(typeof frames)[number], readonly string[]>> = {
  concluded: ['concluded', 'published', 'archived'],
  replied: ['replied', 'reworkOrdered', 'concluded', 'published', 'archived'],
  handedOver: ['handedOver', 'inProgress', 'replied', 'reworkOrdered', 'concluded', 'published', 'archived'],
};

/** 综合检查: the list is fixed and hashed first, the seed drawn openly after it, so that nobody can choose what is looked at. */
export const inspection = defineProcess({
  id: 'inspection',
  plural: 'inspections',
  record: Inspection,
  groups: {
    title: 'public',
    sessionId: 'public',
    year: 'public',
    frameOf: 'public',
    sampleSize: 'public',
    frame: 'public',
    frameSize: 'public',
    frameHash: 'public',
    frameOn: 'public',
    method: 'public',
    seed: 'public',
    seedSource: 'public',
    witnesses: 'public',
    sample: 'public',
    drawnOn: 'public',
    report: 'public',
    reportedOn: 'public',
    publishedOn: 'public',
    plan: 'staff',
    finishBy: 'staff',
    reportFileIds: 'staff',
    cancelReason: 'staff',
  },
  parties: {},
  states: { planned: {}, frameFixed: {}, drawn: {}, reported: {}, published: { final: true }, cancelled: { final: true } },
  reasons: ['nothingToDraw', 'tooFew', 'dateNotLater', 'itemsOpen'],
  children: ['inspectionItem'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'planned',
      by: [...keepers],
      input: z.object({
        title: line(80),
        sessionId: ref('congressSession'),
        year: whole(1954, 2200),
        frameOf: choice(frames),
        sampleSize: whole(1, 500),
        plan: paragraph(5000),
      }),
      basis,
      patch: (c) => c.input,
    },
    fixFrame: {
      from: ['planned'],
      to: 'frameFixed',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis: '先固定抽样名单并公布校验值，后公开抽取随机数',
      needs: (c) => [
        {
          records: 'suggestion',
          where: {
            sessionId: { in: [c.record.sessionId] },
            state: { in: statesOf[c.record.frameOf] },
            secrecy: { not: ['confidential'] },
            handedOverOn: { set: true },
          },
        },
      ],
      check: (c) => {
        const size = foundOf(c, 'suggestion').length;
        if (size === 0) return { reason: 'nothingToDraw' };
        return size >= c.record.sampleSize || { reason: 'tooFew', data: { size } };
      },
      patch: (c) => {
        const all = foundOf(c, 'suggestion');
        const frame = all
          .map((s) => ({ id: s.id, number: (s.record.number as number | null) ?? null }))
          .sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || (a.id < b.id ? -1 : 1));
        return { frame, frameSize: frame.length, frameHash: frameHash(frame.map((f) => f.id)), frameOn: c.today, method: drawMethod };
      },
      notices: () => [{ kind: 'frameFixed', to: ['chairperson', 'scMember', ...keepers] }],
    },
    draw: {
      from: ['frameFixed'],
      to: 'drawn',
      by: [...offices],
      input: z.object({ seed: line(60), seedSource: line(200), witnesses: line(200), finishBy: day() }),
      confirm: true,
      basis: '公开抽样：随机数当众产生，按公布的算法抽取，任何人可以复算',
      needs: (c) => [{ records: 'suggestion', where: { id: { in: drawn(c) } } }],
      check: (c) => c.input.finishBy > c.today || { reason: 'dateNotLater', field: 'finishBy' },
      patch: (c) => {
        const numbers = new Map((c.record.frame ?? []).map((f) => [f.id, f.number]));
        return {
          ...c.input,
          sample: drawn(c).map((id) => ({ id, number: numbers.get(id) ?? null })),
          drawnOn: c.today,
        };
      },
      starts: (c) =>
        drawn(c).flatMap((id) => {
          const one = foundById(c, 'suggestion', id);
          if (!one) return [];
          return [
            {
              process: 'inspectionItem',
              action: 'start',
              id: c.id(),
              input: {
                inspectionId: c.case.id,
                suggestionId: id,
                suggestionTitle: String(one.record.title),
                suggestionNumber: one.record.number,
                sessionId: c.record.sessionId,
                unitIds: unitsOf(one),
                authorId: one.record.leadDeputyId,
                inspectBy: c.input.finishBy,
              },
            } as const,
          ];
        }),
      notices: () => [{ kind: 'drawn', to: ['chairperson', 'scMember', ...keepers] }],
    },
    report: {
      from: ['drawn'],
      to: 'reported',
      by: [...keepers],
      input: z.object({ report: paragraph(10_000), fileIds: files().optional() }),
      basis: '综合检查报告',
      check: (c) => {
        const open = c.case.linked.filter((l) => l.process === 'inspectionItem' && ['drawn', 'assigned'].includes(l.state)).length;
        return open === 0 || { reason: 'itemsOpen', data: { open } };
      },
      patch: (c) => ({ report: c.input.report, reportFileIds: c.input.fileIds, reportedOn: c.today }),
      notices: () => [{ kind: 'reported', to: ['chairperson', 'scMember'] }],
    },
    publish: {
      from: ['reported'],
      to: 'published',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis: '检查情况公开',
      patch: (c) => ({ publishedOn: c.today }),
      notices: () => [{ kind: 'published', to: ['scMember', 'specialCommitteeOfficer'] }],
    },
    cancel: {
      from: ['planned', 'frameFixed'],
      to: 'cancelled',
      by: [...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis,
      patch: (c) => ({ cancelReason: c.input.reason }),
    },
  })
  .withDeadlines({
    finish: { from: ['drawn'], until: ['reported'], on: (r) => r.finishBy, warn: [10, 3], who: [...keepers], tell: ['chairperson'] },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'staff']),
      { who: 'scMember', groups: ['public', 'parties', 'staff'] },
      { who: 'deputy', groups: ['public'], where: { frameOn: { set: true } } },
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
    ],
    turns: { planned: 'fixFrame', frameFixed: 'draw', drawn: 'report', reported: 'publish' },
    list: {
      columns: ['title', 'year', 'state', 'frameSize', 'sampleSize', 'drawnOn', 'reportedOn'],
      filters: ['state', 'year', 'sessionId', 'drawnOn'],
      sorts: ['year', 'drawnOn', 'updatedAt'],
      search: ['title'],
      defaultSort: '-year',
    },
  });

const drawn = (c: {
  readonly record: { readonly frame: readonly { readonly id: string }[] | null; readonly sampleSize: number };
  readonly input: { readonly seed: string };
}): string[] =>
  drawSample(
    (c.record.frame ?? []).map((f) => f.id),
    c.input.seed,
    c.record.sampleSize,
  );
