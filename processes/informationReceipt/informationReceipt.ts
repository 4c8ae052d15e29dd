import { z } from 'zod';
import { choice, day, line, paragraph, ref, rows, whole, yes } from '../../registers/fields.ts';
import { informationKinds } from '../../registers/information-kinds.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { offices } from '../office.ts';

export const mostQuestions = 10;

/** A question that a deputy put on a piece of information, and its answer. */
export const Question = z.object({
  on: day(),
  question: paragraph(1000),
  answeredOn: day().nullable(),
  answer: paragraph(2000).nullable(),
});

/** 已阅回执: whether one deputy has read one piece of information, with what it copies of that. */
export const InformationReceipt = z.object({
  title: line(80),
  informationId: ref('information'),
  kind: choice(informationKinds),
  deputyId: ref('deputyship'),
  delegationId: ref('delegation').nullable(),
  issuedOn: day(),
  asksReceipt: yes(),
  readBy: day().nullable(),
  openedOn: day().nullable(),
  confirmedOn: day().nullable(),
  remark: paragraph(1000).nullable(),
  questions: rows(Question, 0, mostQuestions).nullable(),
  askedOn: day().nullable(),
  answeredOn: day().nullable(),
  reminders: whole(0, 10_000),
  remindedOn: day().nullable(),
});
export type InformationReceipt = z.infer<typeof InformationReceipt>;

const deputy = { party: 'deputy' } as const;
const law = '《代表法》：保障代表的知情权；已阅由代表本人确认';
const Begin = InformationReceipt.pick({
  title: true,
  informationId: true,
  kind: true,
  deputyId: true,
  delegationId: true,
  issuedOn: true,
  asksReceipt: true,
  readBy: true,
});
const Remark = z.object({ remark: paragraph(1000) });
const NoInput = z.object({});

type Standing = Pick<InformationReceipt, 'openedOn' | 'confirmedOn' | 'asksReceipt'>;

/** How far a deputy is with it, by what they did themselves. */
const standing = (r: Standing) => (r.openedOn === null ? 'unread' : r.asksReceipt && r.confirmedOn === null ? 'toConfirm' : 'read');

/** 已阅回执: only the deputy's own act makes it read; opening it, and confirming where that is asked. Questions are answered by the office. */
export const informationReceipt = defineProcess({
  id: 'informationReceipt',
  plural: 'information-receipts',
  record: InformationReceipt,
  groups: {
    title: 'public',
    informationId: 'public',
    kind: 'public',
    deputyId: 'public',
    delegationId: 'public',
    issuedOn: 'public',
    asksReceipt: 'public',
    readBy: 'public',
    openedOn: 'public',
    confirmedOn: 'public',
    remark: 'parties',
    questions: 'parties',
    askedOn: 'public',
    answeredOn: 'public',
    reminders: 'public',
    remindedOn: 'public',
  },
  parties: { deputy: 'deputy' },
  states: { unread: {}, toConfirm: {}, asking: {}, read: {}, missed: {}, withdrawn: { final: true } },
  reasons: ['notAsked', 'confirmedAlready', 'tooManyQuestions'],
})
  .withActions({
    begin: {
      from: 'new',
      to: 'unread',
      by: ['linked'],
      input: Begin,
      basis: law,
      patch: (c) => ({ ...c.input, reminders: 0 }),
      parties: (c) => [{ ...deputy, subject: c.input.deputyId, status: 'active' }],
    },
    open: {
      from: ['unread', 'missed'],
      to: { oneOf: ['toConfirm', 'read'], by: (c) => (c.record.asksReceipt ? 'toConfirm' : 'read') },
      by: [deputy],
      input: NoInput,
      basis: law,
      patch: (c) => ({ openedOn: c.today }),
    },
    confirm: {
      from: ['toConfirm', 'asking'],
      to: { oneOf: ['read', 'asking'], by: (c) => (c.case.state === 'asking' ? 'asking' : 'read') },
      by: [deputy],
      input: Remark.partial(),
      basis: law,
      when: (c) => {
        if (!c.record.asksReceipt) return { reason: 'notAsked' };
        return c.record.confirmedOn === null || { reason: 'confirmedAlready' };
      },
      patch: (c) => ({ confirmedOn: c.today, remark: c.input.remark }),
      notices: (c) => (c.input.remark ? [{ kind: 'remarked', to: [...offices] }] : []),
    },
    remark: {
      from: ['toConfirm', 'asking', 'read'],
      to: 'same',
      by: [deputy],
      input: Remark,
      basis: law,
      patch: (c) => ({ remark: c.input.remark }),
      notices: () => [{ kind: 'remarked', to: [...offices] }],
    },
    ask: {
      from: ['toConfirm', 'read'],
      to: 'asking',
      by: [deputy],
      input: z.object({ question: paragraph(1000) }),
      basis: law,
      when: (c) => (c.record.questions ?? []).length < mostQuestions || { reason: 'tooManyQuestions', data: { most: mostQuestions } },
      patch: (c) => ({
        questions: [...(c.record.questions ?? []), { on: c.today, question: c.input.question, answeredOn: null, answer: null }],
        askedOn: c.today,
        answeredOn: null,
      }),
      notices: () => [{ kind: 'asked', to: [...offices] }],
    },
    answer: {
      from: ['asking'],
      to: { oneOf: ['unread', 'toConfirm', 'read'], by: (c) => standing(c.record) },
      by: [...offices],
      input: z.object({ answer: paragraph(2000) }),
      basis: law,
      patch: (c) => ({
        questions: (c.record.questions ?? []).map((q) => (q.answer === null ? { ...q, answer: c.input.answer, answeredOn: c.today } : q)),
        answeredOn: c.today,
      }),
      notices: () => [{ kind: 'answered', to: [deputy] }],
    },
    remind: {
      from: ['unread', 'toConfirm'],
      to: 'same',
      by: ['linked'],
      input: NoInput,
      basis: '对尚未阅读或者尚未确认的代表提醒',
      patch: (c) => ({ reminders: c.record.reminders + 1, remindedOn: c.today }),
      notices: () => [{ kind: 'reminded', to: [deputy], urgent: true }],
    },
    follow: {
      from: ['unread', 'toConfirm', 'asking', 'read', 'missed'],
      to: {
        oneOf: ['unread', 'toConfirm', 'asking', 'read', 'missed'],
        by: (c) => (c.input.asksAgain && c.case.state !== 'asking' ? 'unread' : c.case.state),
      },
      by: ['linked'],
      input: z.object({ title: line(80), readBy: day().nullable(), asksAgain: yes() }),
      basis: '通报更正的，按更正后的内容重新阅读',
      patch: ({ input: { asksAgain, ...copied } }) => ({ ...copied, ...(asksAgain ? { openedOn: null, confirmedOn: null } : {}) }),
      moves: () => [{ key: 'read', anew: true }],
    },
    miss: { from: ['unread', 'toConfirm'], to: 'missed', by: ['linked'], input: NoInput, basis: law },
    recall: {
      from: ['unread', 'toConfirm', 'asking', 'read', 'missed'],
      to: 'withdrawn',
      by: ['linked'],
      input: NoInput,
      basis: law,
    },
  })
  .withDeadlines({
    read: {
      from: ['unread'],
      until: ['read', 'missed'],
      metBy: ['confirm'],
      on: (r) => (r.asksReceipt ? r.readBy : null),
      warn: [3, 0],
      who: [deputy],
    },
    answer: {
      from: ['asking'],
      until: ['unread', 'toConfirm', 'read'],
      rule: () => 'information.answer',
      start: (r) => r.askedOn,
      warn: [2],
      who: [...offices],
    },
  })
  .withViews({
    reach: [
      ...([...offices, 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties', 'identity'] }) as const),
      { who: deputy, groups: ['public', 'parties', 'identity'] },
    ],
    turns: { unread: 'open', toConfirm: 'confirm', asking: 'answer' },
    list: {
      columns: ['deputyId', 'delegationId', 'title', 'issuedOn', 'openedOn', 'confirmedOn', 'reminders', 'state'],
      filters: [
        'state',
        'informationId',
        'deputyId',
        'delegationId',
        'kind',
        'asksReceipt',
        'issuedOn',
        'readBy',
        'openedOn',
        'confirmedOn',
      ],
      sorts: ['issuedOn', 'openedOn', 'updatedAt', 'createdAt'],
      search: ['title'],
      defaultSort: '-issuedOn',
    },
  });
