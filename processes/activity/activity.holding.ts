import { z } from 'zod';
import { files, paragraph, refs, whole } from '../../registers/fields.ts';
import { foundOf } from '../office.ts';
import { mine } from '../people.ts';
import { head, keepers, office, offices, participants, recorders } from './activity.head.ts';
import { mostInvited, mostPhotos } from './activity.record.ts';

const Counts = {
  enterprises: whole(0, 1_000_000).optional(),
  voters: whole(0, 10_000_000).optional(),
  problems: whole(0, 1_000_000).optional(),
};
const unitPeople = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;
const law =
  '《代表法》第三十一条：代表视察、专题调研等形成的报告，由常委会办事机构或者乡镇人大主席团转交有关机关、组织，有关机关、组织应当及时反馈研究处理情况';
const kept = '《代表法》第五十八条：记录代表履职情况';

/** From the day on: figures, photos, what was found, handing it over, what came of it, the archive. */
export const holding = head.actions({
  count: {
    from: ['notified', 'signingUp', 'held'],
    to: 'same',
    by: [...recorders],
    input: z.object(Counts),
    basis: '统一见面日、主题活动的走访和接待情况当天登记',
    check: (c) => c.record.startOn <= c.today || { reason: 'notBegun' },
    patch: (c) => c.input,
  },
  addPhoto: {
    from: ['notified', 'signingUp', 'held', 'reportDrafted'],
    to: 'same',
    // The house alone: it has taken out what the camera wrote into the photo, and asked whether the sender may count.
    by: ['linked'],
    input: z.object({ fileId: files(1).min(1) }),
    basis: kept,
    check: (c) => (c.record.photoIds ?? []).length < mostPhotos || { reason: 'tooManyPhotos', data: { most: mostPhotos } },
    patch: (c) => ({ photoIds: [...(c.record.photoIds ?? []), ...c.input.fileId] }),
  },
  hold: {
    from: ['active', 'notified', 'signingUp'],
    to: 'held',
    by: [...recorders],
    input: z.object({ summary: paragraph(5000).optional(), ...Counts }),
    basis: kept,
    confirm: true,
    needs: (c) => [
      {
        records: 'participation',
        where: { activityId: { in: [c.case.id] }, state: { in: ['invited', 'accepted', 'waiting'] } },
        most: mostInvited,
      },
    ],
    check: (c) => c.record.startOn <= c.today || { reason: 'notBegun' },
    patch: (c) => ({ ...c.input, heldOn: [c.today, c.record.endOn].sort()[0] }),
    tells: (c) => foundOf(c, 'participation').map((p) => ({ process: 'participation', id: p.id, action: 'close', input: {} }) as const),
  },
  draftReport: {
    from: ['held', 'reportDrafted'],
    to: 'reportDrafted',
    by: [...recorders],
    input: z.object({ findings: paragraph(10_000), proposals: paragraph(10_000).optional(), fileIds: files(10).optional() }),
    basis: law,
    patch: (c) => ({
      findings: c.input.findings,
      proposals: c.input.proposals ?? null,
      reportFileIds: c.input.fileIds,
      reportedOn: c.today,
    }),
    notices: () => [{ kind: 'reported', to: [office] }],
  },
  handOver: {
    from: ['reportDrafted'],
    to: 'handedOver',
    by: [...offices],
    input: z.object({ unitIds: refs('unit', 20).min(1), note: paragraph(2000).optional() }),
    basis: law,
    needs: (c) => [{ records: 'unit', where: { id: { in: c.input.unitIds }, state: { in: ['active'] } } }],
    check: (c) => {
      const given = new Set(c.input.unitIds);
      return (
        (given.size === c.input.unitIds.length && foundOf(c, 'unit').length === given.size) || { reason: 'unitTwice', field: 'unitIds' }
      );
    },
    patch: (c) => ({ unitIds: c.input.unitIds, handOverNote: c.input.note ?? null, handedOverOn: c.today, feedbacks: [] }),
    parties: (c) => c.input.unitIds.map((subject) => ({ party: 'unit', subject, status: 'active' }) as const),
    notices: () => [{ kind: 'handedOver', to: [unitPeople], urgent: true }],
  },
  feedBack: {
    from: ['handedOver'],
    to: {
      oneOf: ['handedOver', 'organFeedback'],
      by: (c) => ((c.record.feedbacks ?? []).length + 1 >= (c.record.unitIds ?? []).length ? 'organFeedback' : 'handedOver'),
    },
    by: [unitPeople],
    input: z.object({ text: paragraph(3000), fileIds: files(10).optional() }),
    basis: law,
    when: (c) => openUnit(c) !== null || { reason: 'answeredAlready' },
    patch: (c) => ({
      feedbacks: [
        ...(c.record.feedbacks ?? []),
        { unitId: openUnit(c) ?? '', on: c.today, text: c.input.text, fileIds: c.input.fileIds ?? null },
      ],
      feedbackOn: c.today,
    }),
    notices: () => [{ kind: 'fedBack', to: [participants, ...offices, ...keepers] }],
  },
  archive: {
    from: ['held', 'reportDrafted', 'organFeedback'],
    to: 'archived',
    by: [...keepers],
    input: z.object({}),
    basis: kept,
    confirm: true,
    patch: (c) => ({ archivedOn: c.today }),
  },
  publish: {
    from: ['active', 'notified', 'signingUp', 'postponed', 'held', 'reportDrafted', 'handedOver', 'organFeedback'],
    to: 'same',
    by: ['linked'],
    input: z.object({}),
    basis: '《代表法》第四十三条：常委会制定闭会期间代表活动年度计划',
    patch: (c) => ({ publishedOn: c.record.publishedOn ?? c.today }),
  },
});

type Unit = Parameters<typeof mine>[0];

/** The acting person's unit that was given the report and has not answered yet. */
function openUnit(c: {
  readonly case: Unit;
  readonly actor: Parameters<typeof mine>[1];
  readonly record: { readonly feedbacks?: readonly { readonly unitId: string }[] | null | undefined };
}): string | null {
  const answered = new Set((c.record.feedbacks ?? []).map((f) => f.unitId));
  return mine(c.case, c.actor, 'unit', 'active').find((id) => !answered.has(id)) ?? null;
}
