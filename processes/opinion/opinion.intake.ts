import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { choice, confided, day, files, line, paragraph, ref, yes } from '../../registers/fields.ts';
import { headingOf } from '../heading.ts';
import { seatOf } from '../people.ts';
import { head } from './opinion.head.ts';
import { addressed, desk, listeners, moderators, office, unit } from './opinion.people.ts';
import { grades, mostPhotos, opinionChannels, recordedChannels, refusalGrounds, verifications, whose } from './opinion.record.ts';
import { mergedOf, tellMerged } from './opinion.telling.ts';

const basis = '《代表法》第二十四条、第二十九条：代表通过多种方式听取、反映人民群众的意见和要求';
const privacy = '《个人信息保护法》第六条、第四十七条';

/** What the public page sends on, and what the server knows besides: whom the code was of, whether the contact was proved. */
const SubmitInput = z.object({
  content: confided(paragraph(2000)),
  place: confided(line(200)).optional(),
  categoryId: ref('category').optional(),
  district: line(40).optional(),
  ...{ name: whose.name.optional(), phone: whose.phone.optional(), email: whose.email.optional() },
  anonymous: yes(),
  consentVersion: line(20),
  language: choice(['zh', 'en']),
  channel: choice(opinionChannels),
  codeId: ref('deputyCode').optional(),
  deputyId: ref('deputyship').optional(),
  stationId: ref('station').optional(),
  activityId: ref('activity').optional(),
  verified: choice(verifications),
  /** The content rule by which it is looked at first. */
  heldBy: line(60).optional(),
});

const RecordInput = z.object({
  channel: choice(recordedChannels),
  content: confided(paragraph(2000)),
  place: confided(line(200)).optional(),
  district: line(40).optional(),
  categoryId: ref('category').optional(),
  grade: choice(grades),
  stationId: ref('station').optional(),
  deputyId: ref('deputyship').optional(),
  activityId: ref('activity').optional(),
  receptionId: ref('reception').optional(),
  ...{ name: whose.name.optional(), phone: whose.phone.optional(), email: whose.email.optional() },
  anonymous: yes(),
  /** The citizen agreed to their data being kept for this matter. */
  consented: yes(),
  on: day(),
});

/** Whatever names a reception was told at its station, and before everything told there was decided on. */
const isToldAt = (
  found: readonly LinkedCase[],
  input: { readonly receptionId?: string | undefined; readonly stationId?: string | undefined },
) => {
  if (!input.receptionId) return true;
  const reception = found.find((f) => f.id === input.receptionId);
  return reception?.record.stationId === input.stationId && ['announced', 'planned', 'held'].includes(reception?.state ?? '');
};

const active = (party: 'deputy' | 'station' | 'recorder', subject: string | null | undefined) =>
  subject ? [{ party, subject, status: 'active' } as const] : [];

/** A number of the year for whichever has none yet. */
const numberOf = (number: number | null, today: string) =>
  number === null ? ([{ field: 'number', series: `opinion ${today.slice(0, 4)}` }] as const) : [];

/** Telling, writing down, looking at first, receiving, joining what says the same. */
export const intakeActions = head.actions({
  submit: {
    from: 'new',
    to: { oneOf: ['submitted', 'held'], by: (c) => (c.input.heldBy ? 'held' : 'submitted') },
    by: ['citizen'],
    input: SubmitInput,
    basis,
    patch: (c) => ({
      ...c.input,
      title: headingOf(c.input.content),
      consentOn: c.today,
      submittedOn: c.today,
      urgings: 0,
      mergedCount: 0,
    }),
    parties: (c) => [...active('deputy', c.input.deputyId), ...active('station', c.input.stationId)],
    notices: (c) =>
      c.input.heldBy
        ? [{ kind: 'held', to: [...moderators] }]
        : [{ kind: 'submitted', to: c.input.deputyId || c.input.stationId ? [...addressed] : [office] }],
  },
  record: {
    from: 'new',
    to: 'received',
    by: ['deputy', 'deputyStationKeeper', office, 'scOfficeClerk'],
    input: RecordInput,
    basis,
    needs: (c) => (c.input.receptionId ? [{ records: 'reception', where: { id: { in: [c.input.receptionId] } } }] : []),
    check: (c) => {
      if (c.input.on > c.today) return { reason: 'notHere', field: 'on' };
      if (!isToldAt(c.found, c.input)) return { reason: 'receptionGone', field: 'receptionId' };
      if (c.actor.kind !== 'person') return true;
      const { grants, stations = [] } = c.actor;
      const isOffice = grants.some((g) => g.congressId === c.case.congressId && (g.role === office || g.role === 'scOfficeClerk'));
      const seat = seatOf(c.actor, c.case.congressId);
      if (isOffice || seat) return true;
      return stations.some((s) => s.id === c.input.stationId) || { reason: 'notHere', field: 'stationId' };
    },
    patch: (c) => {
      const { consented, on, ...fields } = c.input;
      return {
        ...fields,
        deputyId: c.input.deputyId ?? seatOf(c.actor, c.case.congressId),
        title: headingOf(c.input.content),
        consentOn: consented ? on : null,
        verified: 'none',
        language: 'zh',
        submittedOn: on,
        receivedOn: c.today,
        urgings: 0,
        mergedCount: 0,
      };
    },
    parties: (c) => [
      ...active('deputy', c.input.deputyId ?? seatOf(c.actor, c.case.congressId)),
      ...active('station', c.input.stationId),
      ...active('recorder', c.actor.kind === 'person' ? c.actor.accountId : null),
    ],
    numbers: (c) => [{ field: 'number', series: `opinion ${c.today.slice(0, 4)}` }],
  },
  addPhoto: {
    from: ['held', 'submitted', 'received'],
    to: 'same',
    by: ['citizen'],
    input: z.object({ fileId: files(1) }),
    basis,
    check: (c) => (c.record.fileIds ?? []).length < mostPhotos || { reason: 'tooManyPhotos', data: { most: mostPhotos } },
    patch: (c) => ({ fileIds: [...(c.record.fileIds ?? []), ...c.input.fileId] }),
  },
  giveAddress: {
    from: [
      'received',
      'answeredByDeputy',
      'routed',
      'inProgress',
      'answered',
      'fedBack',
      'escalated',
      'converted',
      'refused',
      'merged',
      'closed',
    ],
    to: 'same',
    by: ['linked'],
    input: z.object({ again: yes(), reason: confided(line(200)).optional() }),
    basis: '现场、来信、走访、来电反映的，告知本人查询地址',
    when: (c) => c.record.rating === null || { reason: 'ratedAlready' },
    check: (c) => !c.input.again || Boolean(c.input.reason) || { reason: 'addressGiven', field: 'reason' },
  },
  release: {
    from: ['held'],
    to: 'submitted',
    by: [...moderators],
    input: z.object({ reason: confided(line(200)).optional() }),
    basis: '内容规则由人工复核',
    patch: (c) => ({ moderationReason: c.input.reason ?? null }),
    notices: (c) => [{ kind: 'submitted', to: c.case.parties.length > 0 ? [...addressed] : [office] }],
  },
  moderate: {
    from: ['held', 'submitted', 'received'],
    to: 'same',
    by: [...moderators],
    input: z.object({ content: confided(paragraph(2000)), reason: confided(line(200)) }),
    basis: '遮盖不宜外传的内容，须说明理由；原文封存',
    patch: (c) => ({
      original: c.record.original ?? c.record.content,
      content: c.input.content,
      title: headingOf(c.input.content),
      moderationReason: c.input.reason,
    }),
  },
  receive: {
    from: ['submitted'],
    to: 'received',
    by: [...desk],
    duty: [...addressed],
    input: z.object({ categoryId: ref('category').optional(), grade: choice(grades), district: line(40).optional() }),
    basis,
    patch: (c) => ({ ...c.input, receivedOn: c.today }),
    numbers: (c) => [{ field: 'number', series: `opinion ${c.today.slice(0, 4)}` }],
  },
  classify: {
    from: ['received', 'routed', 'inProgress', 'escalated'],
    to: 'same',
    by: [...desk],
    input: z.object({ categoryId: ref('category').optional(), grade: choice(grades).optional(), district: line(40).optional() }),
    basis: '分级分类办理',
    patch: (c) => c.input,
  },
  merge: {
    from: ['submitted', 'received'],
    to: 'merged',
    by: [...desk],
    input: z.object({ intoId: ref('opinion') }),
    basis: '同一事项合并办理，逐一反馈',
    needs: (c) => [{ records: 'opinion', where: { id: { in: [c.input.intoId] } } }],
    check: (c) => {
      if (c.input.intoId === c.case.id) return { reason: 'intoItself', field: 'intoId' };
      const into = c.found.find((f) => f.id === c.input.intoId);
      const goesOn = ['submitted', 'received', 'routed', 'inProgress', 'answered', 'escalated', 'converted'];
      return (into && goesOn.includes(into.state)) || { reason: 'intoGone', field: 'intoId' };
    },
    patch: (c) => ({ mergedIntoId: c.input.intoId, receivedOn: c.record.receivedOn ?? c.today }),
    tells: (c) => [{ process: 'opinion', id: c.input.intoId, action: 'noteMerged', input: { change: 1 } }],
  },
  unmerge: {
    from: ['merged'],
    to: 'received',
    by: [...desk],
    input: z.object({ reason: confided(line(200)) }),
    basis: '不是同一事项的，分开办理',
    patch: () => ({ mergedIntoId: null }),
    numbers: (c) => numberOf(c.record.number, c.today),
    tells: (c) =>
      c.record.mergedIntoId ? [{ process: 'opinion', id: c.record.mergedIntoId, action: 'noteMerged', input: { change: -1 } }] : [],
  },
  mainErased: {
    from: ['merged'],
    to: 'received',
    by: ['linked'],
    input: z.object({}),
    basis: '合并到的民意已由本人删除，分开继续办理',
    patch: () => ({ mergedIntoId: null }),
    numbers: (c) => numberOf(c.record.number, c.today),
    notices: (c) => [{ kind: 'mainErased', to: listeners(c.record), urgent: true }],
  },
  noteMerged: {
    from: [
      'submitted',
      'received',
      'answeredByDeputy',
      'routed',
      'inProgress',
      'answered',
      'fedBack',
      'rated',
      'escalated',
      'converted',
      'refused',
      'closed',
      'archived',
      'merged',
    ],
    to: 'same',
    by: ['linked'],
    input: z.object({ change: z.int().min(-1).max(1) }),
    basis: '',
    patch: (c) => ({ mergedCount: Math.max(0, c.record.mergedCount + c.input.change) }),
  },
  refuse: {
    from: ['held', 'submitted', 'received'],
    to: 'refused',
    by: [...desk],
    input: z.object({ ground: choice(refusalGrounds), reason: confided(paragraph(500)) }),
    confirm: true,
    basis: '《代表法》第五十九条：代表不得干涉具体司法案件；《信访工作条例》第三十条：检举控告不得转给被检举、控告的人',
    needs: (c) => [{ records: 'opinion', where: { mergedIntoId: { in: [c.case.id] } }, most: 500 }],
    patch: (c) => ({
      refusalGround: c.input.ground,
      refusalReason: c.input.reason,
      feedback: c.input.reason,
      fedBackOn: c.today,
      receivedOn: c.record.receivedOn ?? c.today,
    }),
    tells: (c) => tellMerged(c, c.input.reason),
    notices: (c) => (c.input.ground === 'accusation' ? [{ kind: 'accusation', to: [office], urgent: true }] : []),
  },
  erase: {
    from: [
      'held',
      'submitted',
      'received',
      'answeredByDeputy',
      'routed',
      'inProgress',
      'answered',
      'fedBack',
      'rated',
      'escalated',
      'converted',
      'refused',
      'merged',
      'closed',
    ],
    to: 'archived',
    by: ['citizen', office],
    input: z.object({}),
    confirm: true,
    forgets: true,
    basis: privacy,
    needs: (c) => [
      { records: 'opinion', where: { mergedIntoId: { in: [c.case.id] } }, most: 500 },
      ...(c.record.petitionId ? [{ records: 'petition', where: { id: { in: [c.record.petitionId] } }, most: 1 } as const] : []),
    ],
    patch: (c) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today, closedOn: c.record.closedOn ?? c.today }),
    // Those joined to it have still been told nothing: each goes on by itself.
    // And what was taken over of it goes with it.
    tells: (c) => [
      ...mergedOf(c).map((id) => ({ process: 'opinion', id, action: 'mainErased', input: {} }) as const),
      ...c.found
        .filter((f) => f.process === 'petition' && f.state !== 'archived')
        .map((f) => ({ process: 'petition', id: f.id, action: 'eraseWithOpinion', input: {} }) as const),
    ],
    notices: (c) => (c.record.closedOn === null ? [{ kind: 'erased', to: [...listeners(c.record), unit] }] : []),
  },
});

/** Everything that tells what was said and by whom; what is counted stays. */
export const forgotten = {
  title: null,
  content: null,
  original: null,
  fileIds: null,
  place: null,
  name: null,
  phone: null,
  email: null,
  answer: null,
  measures: null,
  answerFileIds: null,
  feedback: null,
  ratingText: null,
  remarks: null,
  refusalReason: null,
  routeReason: null,
  returnReason: null,
  moderationReason: null,
  convertedNote: null,
  outsideNotes: null,
} as const;
