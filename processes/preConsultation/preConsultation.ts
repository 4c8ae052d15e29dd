import { z } from 'zod';
import { choice, day, files, line, paragraph, personal, phone, ref } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { seatOf, subjectsOf } from '../people.ts';

export const usefulness = ['answered', 'helpful', 'unhelpful'] as const;

/** 事前沟通: a question put to one unit before a suggestion is submitted. `suggestionId` and what follows it are not the unit's to know. */
export const PreConsultation = z.object({
  title: line(80),
  question: paragraph(3000),
  fileIds: files().nullable(),
  unitId: ref('unit'),
  deputyId: ref('deputyship'),
  raisedOn: day(),
  acceptedOn: day().nullable(),
  contactName: personal(line(30).nullable()),
  contactPhone: personal(phone().nullable()),
  refuseReason: paragraph(500).nullable(),
  suggestedUnitId: ref('unit').nullable(),
  feedback: paragraph(5000).nullable(),
  feedbackFileIds: files().nullable(),
  fedBackOn: day().nullable(),
  usefulness: choice(usefulness).nullable(),
  closeNote: paragraph(500).nullable(),
  closedOn: day().nullable(),
  withdrawReason: paragraph(500).nullable(),
  suggestionId: ref('suggestion').nullable(),
  submittedOn: day().nullable(),
});
export type PreConsultation = z.infer<typeof PreConsultation>;

const raiser = { party: 'raiser' } as const;
const unitPeople = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;
const basis = '代表提出建议前可以就有关事项与承办单位沟通；成都市人大规范事前沟通的提出、受理、反馈';
const anywhere = ['raised', 'accepted', 'fedBack', 'closed', 'refused', 'withdrawn'] as const;

/** 事前沟通: raised by a deputy, accepted and fed back by the unit, closed by the deputy, and named by the suggestion it led to. */
export const preConsultation = defineProcess({
  id: 'preConsultation',
  plural: 'pre-consultations',
  record: PreConsultation,
  groups: {
    title: 'public',
    unitId: 'public',
    raisedOn: 'public',
    acceptedOn: 'public',
    fedBackOn: 'public',
    closedOn: 'public',
    question: 'text',
    fileIds: 'text',
    contactName: 'text',
    contactPhone: 'text',
    refuseReason: 'text',
    suggestedUnitId: 'text',
    feedback: 'text',
    feedbackFileIds: 'text',
    withdrawReason: 'text',
    deputyId: 'identity',
    usefulness: 'evaluation',
    closeNote: 'evaluation',
    suggestionId: 'evaluation',
    submittedOn: 'evaluation',
  },
  parties: { raiser: 'deputy', unit: 'unit' },
  states: {
    raised: {},
    accepted: {},
    fedBack: {},
    closed: { final: true },
    refused: { final: true },
    withdrawn: { final: true },
  },
  reasons: ['notOwnSeat', 'alreadyNamed', 'notRaiser'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'raised',
      by: ['deputy'],
      input: z.object({
        unitId: ref('unit'),
        title: line(80),
        question: paragraph(3000),
        fileIds: files().optional(),
        suggestionId: ref('suggestion').optional(),
      }),
      basis,
      check: (c) => seatOf(c.actor, c.case.congressId) !== null || { reason: 'notOwnSeat' },
      patch: (c) => {
        const seat = seatOf(c.actor, c.case.congressId);
        return { ...c.input, raisedOn: c.today, ...(seat ? { deputyId: seat } : {}) };
      },
      parties: (c) => {
        const seat = seatOf(c.actor, c.case.congressId);
        return [
          ...(seat ? [{ party: 'raiser', subject: seat, status: 'active' } as const] : []),
          { party: 'unit', subject: c.input.unitId, status: 'active' },
        ];
      },
      tells: (c) =>
        c.input.suggestionId
          ? [
              {
                process: 'suggestion',
                id: c.input.suggestionId,
                action: 'noteConsulted',
                input: { id: c.case.id, deputyId: seatOf(c.actor, c.case.congressId) },
              },
            ]
          : [],
      notices: () => [{ kind: 'raised', to: [unitPeople], urgent: true }],
    },
    accept: {
      from: ['raised'],
      to: 'accepted',
      by: [unitPeople],
      input: z.object({ contactName: line(30), contactPhone: phone() }),
      basis,
      patch: (c) => ({ ...c.input, acceptedOn: c.today }),
      notices: () => [{ kind: 'accepted', to: [raiser] }],
    },
    refuse: {
      from: ['raised', 'accepted'],
      to: 'refused',
      by: [unitPeople],
      input: z.object({ reason: paragraph(500), suggestedUnitId: ref('unit').optional() }),
      confirm: true,
      basis,
      patch: (c) => ({ refuseReason: c.input.reason, suggestedUnitId: c.input.suggestedUnitId ?? null, closedOn: c.today }),
      notices: () => [{ kind: 'refused', to: [raiser], urgent: true }],
    },
    feedBack: {
      from: ['accepted'],
      to: 'fedBack',
      by: [unitPeople],
      input: z.object({ feedback: paragraph(5000), feedbackFileIds: files().optional() }),
      basis,
      patch: (c) => ({ ...c.input, fedBackOn: c.today }),
      notices: () => [{ kind: 'fedBack', to: [raiser], urgent: true }],
    },
    close: {
      from: ['fedBack'],
      to: 'closed',
      by: [raiser],
      input: z.object({ usefulness: choice(usefulness), closeNote: paragraph(500).optional() }),
      reserved: true,
      basis,
      patch: (c) => ({ ...c.input, closedOn: c.today }),
    },
    withdraw: {
      from: ['raised', 'accepted'],
      to: 'withdrawn',
      by: [raiser],
      input: z.object({ reason: paragraph(500).optional() }),
      confirm: true,
      basis,
      patch: (c) => ({ withdrawReason: c.input.reason ?? null, closedOn: c.today }),
      notices: () => [{ kind: 'withdrawn', to: [unitPeople] }],
    },
    noteSuggestion: {
      from: [...anywhere],
      to: 'same',
      by: ['linked'],
      input: z.object({ suggestionId: z.uuid(), deputyId: z.uuid().nullable() }),
      reserved: true,
      basis: '',
      check: (c) => {
        if (!subjectsOf(c.case, 'raiser').includes(c.input.deputyId ?? '')) return { reason: 'notRaiser' };
        return c.record.suggestionId === null || c.record.suggestionId === c.input.suggestionId || { reason: 'alreadyNamed' };
      },
      patch: (c) => ({ suggestionId: c.input.suggestionId }),
    },
    noteUnnamed: {
      from: [...anywhere],
      to: 'same',
      by: ['linked'],
      input: z.object({}),
      reserved: true,
      basis: '',
      patch: () => ({ suggestionId: null, submittedOn: null }),
    },
    noteSubmitted: {
      from: [...anywhere],
      to: 'same',
      by: ['linked'],
      input: z.object({ on: day().nullable() }),
      reserved: true,
      basis: '',
      patch: (c) => ({ submittedOn: c.input.on }),
    },
  })
  .withDeadlines({
    accept: {
      from: ['raised'],
      until: ['accepted', 'refused'],
      rule: () => 'preConsultation.accept',
      start: (r) => r.raisedOn,
      warn: [1],
      who: [unitPeople],
    },
    feedBack: {
      from: ['accepted'],
      until: ['fedBack', 'refused'],
      rule: () => 'preConsultation.feedBack',
      start: (r, event) => (event === 'consultationRaised' ? r.raisedOn : r.acceptedOn),
      warn: [3, 1],
      who: [unitPeople],
      tell: [raiser],
    },
  })
  .withViews({
    reach: [
      { who: raiser, groups: ['public', 'text', 'identity', 'parties', 'evaluation'] },
      { who: unitPeople, groups: ['public', 'text', 'parties', 'identity'] },
      ...(['deputyWorkOfficer', 'scOfficeClerk'] as const).map(
        (who) => ({ who, groups: ['public', 'text', 'identity', 'parties', 'evaluation'], where: { submittedOn: { set: true } } }) as const,
      ),
    ],
    turns: { raised: 'accept', accepted: 'feedBack', fedBack: 'close' },
    list: {
      columns: ['title', 'state', 'unitId', 'deputyId', 'raisedOn', 'acceptedOn', 'fedBackOn', 'suggestionId'],
      filters: ['state', 'unitId', 'deputyId', 'suggestionId', 'raisedOn', 'fedBackOn', 'usefulness'],
      sorts: ['raisedOn', 'fedBackOn', 'updatedAt'],
      search: ['title', 'question', 'feedback'],
      defaultSort: '-updatedAt',
    },
  });
