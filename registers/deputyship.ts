import { z } from 'zod';
import { choice, day, files, line, open, paragraph, ref, refs, words, yes } from './fields.ts';
import { forMembers, forOfficers } from './members.ts';
import { growRegister } from './vocabulary.ts';

/** 初任、连任 */
export const mandates = ['first', 'continuing'] as const;
/** 代表构成 */
export const compositions = ['worker', 'farmer', 'professional', 'cadre', 'entrepreneur', 'military', 'other'] as const;
/** 暂时停止执行代表职务的情形 */
export const suspensionGrounds = ['detainedOnTrial', 'servingSentence'] as const;
/** 代表资格终止的情形 */
export const terminationGrounds = [
  'movedAway',
  'resigned',
  'absentTwice',
  'recalled',
  'nationalityLost',
  'rightsDeprived',
  'incapacity',
  'died',
] as const;

const office = ['deputyWorkOfficer', 'scOfficeClerk'] as const;

/** 代表: one person's seat in one congress for one term, from credentials to the end of the qualification. */
export const deputyship = growRegister({
  id: 'deputyship',
  plural: 'deputyships',
  record: z.object({
    personId: ref('person'),
    name: line(30),
    seatNo: line(20),
    termId: ref('term'),
    delegationId: ref('delegation').nullable(),
    electoralUnit: line(60).nullable(),
    occupation: line(80).nullable(),
    electedOn: day().nullable(),
    mandate: open(choice(mandates)),
    credentialsConfirmedOn: open(day()),
    certificateUntil: open(day()),
    composition: open(choice(compositions)),
    isScMember: open(yes()),
    committeeIds: open(refs('committee', 10)),
    specialties: open(words(10)),
    fieldIds: open(refs('category', 10)),
    introduction: open(paragraph(1000)),
    photoIds: open(files(1)),
    suspendedOn: open(day()),
    suspensionGround: open(choice(suspensionGrounds)),
    suspensionNote: open(paragraph(500)),
    liftedOn: open(day()),
    terminatedOn: open(day()),
    terminationGround: open(choice(terminationGrounds)),
    announcedOn: open(day()),
    terminationNote: open(paragraph(500)),
  }),
  groups: {
    personId: 'public',
    name: 'public',
    seatNo: 'public',
    termId: 'public',
    delegationId: 'public',
    electoralUnit: 'public',
    occupation: 'public',
    electedOn: 'public',
    mandate: 'public',
    credentialsConfirmedOn: 'public',
    certificateUntil: 'identity',
    composition: 'identity',
    isScMember: 'public',
    committeeIds: 'public',
    specialties: 'public',
    fieldIds: 'public',
    introduction: 'public',
    photoIds: 'public',
    suspendedOn: 'staff',
    suspensionGround: 'staff',
    suspensionNote: 'staff',
    liftedOn: 'staff',
    terminatedOn: 'public',
    terminationGround: 'staff',
    announcedOn: 'public',
    terminationNote: 'staff',
  },
  editors: ['deputyWorkOfficer'],
  identity: ['seatNo'],
  states: { suspended: {} },
  edited: ['suspended'],
  parties: { holder: 'deputy' },
  byActions: [
    'suspendedOn',
    'suspensionGround',
    'suspensionNote',
    'liftedOn',
    'terminatedOn',
    'terminationGround',
    'announcedOn',
    'terminationNote',
  ],
  ties: (c) => (c.case.parties.length > 0 ? [] : [{ party: 'holder', subject: c.case.id, status: 'active' }]),
  reasons: ['dayAhead', 'beforeElection', 'beforeSuspension', 'confirmedBeforeElection'],
  check: (row) => {
    if (row.electedOn && row.credentialsConfirmedOn && row.credentialsConfirmedOn < row.electedOn)
      return { reason: 'confirmedBeforeElection', field: 'credentialsConfirmedOn' };
    return true;
  },
})
  .withActions({
    suspend: {
      from: ['active'],
      to: 'suspended',
      by: [...office],
      input: z.object({ ground: choice(suspensionGrounds), on: day(), note: paragraph(500).optional() }),
      basis: '《代表法》第六十一条：暂时停止执行代表职务，由代表资格审查委员会报告',
      confirm: true,
      reserved: true,
      check: (c) => {
        if (c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
        return !c.record.electedOn || c.input.on >= c.record.electedOn || { reason: 'beforeElection', field: 'on' };
      },
      patch: (c) => ({
        suspendedOn: c.input.on,
        suspensionGround: c.input.ground,
        suspensionNote: c.input.note ?? null,
        liftedOn: null,
      }),
      parties: (c) => [{ party: 'holder', subject: c.case.id, status: 'active' }],
      notices: (c) => [{ kind: 'suspended', to: [{ party: 'holder' }, 'deputyWorkOfficer'], urgent: true, data: { on: c.input.on } }],
    },
    lift: {
      from: ['suspended'],
      to: 'active',
      by: [...office],
      input: z.object({ on: day(), note: paragraph(500).optional() }),
      basis: '《代表法》第六十一条第二款：情形在任期内消失后，恢复执行代表职务',
      reserved: true,
      check: (c) => {
        if (c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
        return !c.record.suspendedOn || c.input.on >= c.record.suspendedOn || { reason: 'beforeSuspension', field: 'on' };
      },
      patch: (c) => ({ liftedOn: c.input.on, suspensionNote: c.input.note ?? c.record.suspensionNote ?? null }),
      notices: (c) => [{ kind: 'lifted', to: [{ party: 'holder' }, 'deputyWorkOfficer'], urgent: true, data: { on: c.input.on } }],
    },
    terminate: {
      from: ['active', 'suspended'],
      to: 'ended',
      by: [...office],
      input: z.object({
        ground: choice(terminationGrounds),
        on: day(),
        announcedOn: day().optional(),
        note: paragraph(500).optional(),
      }),
      basis: '《代表法》第六十二条、第六十三条：代表资格终止，由代表资格审查委员会报本级人大常委会（乡级报人民代表大会）并予以公告',
      confirm: true,
      check: (c) => {
        if (c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
        return !c.record.electedOn || c.input.on >= c.record.electedOn || { reason: 'beforeElection', field: 'on' };
      },
      patch: (c) => ({
        terminatedOn: c.input.on,
        terminationGround: c.input.ground,
        announcedOn: c.input.announcedOn ?? null,
        terminationNote: c.input.note ?? null,
      }),
      notices: () => [{ kind: 'terminated', to: ['deputyWorkOfficer', 'scOfficeClerk'] }],
    },
    announce: {
      from: ['ended'],
      to: 'same',
      by: [...office],
      input: z.object({ on: day() }),
      basis: '《代表法》第六十三条：由本级人大常委会予以公告',
      check: (c) => c.input.on <= c.today || { reason: 'dayAhead', field: 'on' },
      patch: (c) => ({ announcedOn: c.input.on }),
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      // That duties are suspended is reported to the standing committee, not announced.
      { who: 'public', groups: ['public'], where: { state: { not: ['suspended'] } } },
      ...forMembers,
      ...forOfficers,
      ...office.map((who) => ({ who, groups: ['public', 'identity', 'staff'] }) as const),
      { who: { party: 'holder' }, groups: ['public', 'identity', 'staff'] },
    ],
    turns: {},
    list: {
      columns: ['seatNo', 'name', 'delegationId', 'electoralUnit', 'occupation', 'mandate', 'state'],
      filters: ['delegationId', 'termId', 'mandate', 'composition', 'isScMember', 'fieldIds', 'state'],
      sorts: ['seatNo', 'name'],
      search: ['name', 'occupation'],
      defaultSort: 'seatNo',
    },
  });
