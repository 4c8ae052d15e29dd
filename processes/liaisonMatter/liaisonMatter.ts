import { z } from 'zod';
import { choice, files, line, paragraph, phone, ref } from '../../registers/fields.ts';
import { foundById } from '../office.ts';
import { seatOf } from '../people.ts';
import { author, checkBody, hasAnswered, namedBody, office, released, unit } from './liaisonMatter.bodies.ts';
import { head, type LiaisonMatter, liaisonKinds, liaisonResults, liaisonReturnGrounds, sentBackGrounds } from './liaisonMatter.head.ts';
import { stuckActions } from './liaisonMatter.stuck.ts';

const hearing = '《代表法》第十一条：监察委员会、人民法院、人民检察院应当加强同代表的联系，听取代表的意见和建议，加强和改进工作';
const inviting = '《代表法》第四十六条：监察委员会、人民法院、人民检察院邀请代表参与相关工作和活动，听取代表的意见和建议';
/** Why a concrete case is not for this way, and which way is. */
const apart =
  '《代表法》第五十九条：代表不得利用执行代表职务干预具体执法、司法案件；《信访工作条例》第二十八条、第三十一条：涉法涉诉事项由有权机关依法处理';

const declared = () => z.literal(true).meta({ kind: 'yes' });
const Matter = z.object({
  unitId: ref('unit'),
  kind: choice(liaisonKinds),
  title: line(80),
  content: paragraph(5000),
  fileIds: files(10).optional(),
  notConcreteCase: declared(),
});

/** 代表联络: submitted by a deputy, screened and forwarded, received and answered by the body, evaluated; once again where it did not satisfy. */
export const liaisonMatter = head
  .withActions({
    submit: {
      from: 'new',
      to: 'submitted',
      by: ['deputy'],
      input: Matter,
      basis: hearing,
      needs: (c) => namedBody(c.input.unitId),
      check: (c) => (seatOf(c.actor, c.case.congressId) === null ? { reason: 'notOwnSeat' } : checkBody(c, c.input.unitId)),
      patch: (c) => {
        const seat = seatOf(c.actor, c.case.congressId);
        return { ...c.input, submittedOn: c.today, urgings: 0, ...(seat ? { deputyId: seat } : {}) };
      },
      parties: (c) => {
        const seat = seatOf(c.actor, c.case.congressId);
        return seat ? [{ party: 'author', subject: seat, status: 'active' }] : [];
      },
      numbers: (c) => [{ field: 'number', series: `liaison ${c.today.slice(0, 4)}` }],
      notices: () => [{ kind: 'submitted', to: [office] }],
    },
    resubmit: {
      from: ['returned'],
      to: 'submitted',
      by: [author],
      input: Matter,
      basis: hearing,
      needs: (c) => namedBody(c.input.unitId),
      check: (c) => checkBody(c, c.input.unitId),
      // What is not given again is gone: an attachment may be what the office objected to.
      patch: (c) => ({ ...c.input, fileIds: c.input.fileIds ?? null, submittedOn: c.today, returnGround: null, returnReason: null }),
      notices: () => [{ kind: 'submitted', to: [office] }],
    },
    withdraw: {
      from: ['submitted', 'returned', 'forwarded', 'received'],
      to: 'withdrawn',
      by: [author],
      input: z.object({ reason: paragraph(500).optional() }),
      confirm: true,
      basis: '代表可以撤回本人提出的事项',
      when: (c) => !hasAnswered(c.record) || { reason: 'answeredAlready' },
      patch: (c) => ({ withdrawReason: c.input.reason ?? null, closedOn: c.today }),
      notices: () => [{ kind: 'withdrawn', to: [office, unit] }],
    },
    forward: {
      from: ['submitted'],
      to: 'forwarded',
      by: [office],
      input: z.object({ unitId: ref('unit').optional(), notConcreteCase: declared(), forwardNote: paragraph(500).optional() }),
      basis: apart,
      needs: (c) => namedBody(c.input.unitId ?? c.record.unitId),
      check: (c) => checkBody(c, c.input.unitId ?? c.record.unitId),
      patch: (c) => ({
        unitId: c.input.unitId ?? c.record.unitId,
        forwardNote: c.input.forwardNote ?? null,
        forwardedOn: c.today,
        sentBackGround: null,
        sentBackReason: null,
      }),
      parties: (c) => [
        ...released(c).filter((p) => p.subject !== (c.input.unitId ?? c.record.unitId)),
        { party: 'unit', subject: c.input.unitId ?? c.record.unitId, status: 'active' },
      ],
      notices: () => [
        { kind: 'forwarded', to: [unit], urgent: true },
        { kind: 'passedOn', to: [author] },
      ],
    },
    returnToDeputy: {
      from: ['submitted'],
      to: 'returned',
      by: [office],
      input: z.object({ returnGround: choice(liaisonReturnGrounds), returnReason: paragraph(500) }),
      basis: hearing,
      patch: (c) => c.input,
      notices: (c) => [{ kind: 'returned', to: [author], urgent: true, data: { reason: c.input.returnReason } }],
    },
    refuse: {
      from: ['submitted'],
      to: 'refused',
      by: [office],
      input: z.object({ refusalReason: paragraph(500) }),
      confirm: true,
      basis: apart,
      patch: (c) => ({ ...c.input, closedOn: c.today }),
      notices: (c) => [{ kind: 'refused', to: [author], urgent: true, data: { reason: c.input.refusalReason } }],
    },
    receive: {
      from: ['forwarded'],
      to: 'received',
      by: [unit],
      input: z.object({ contactName: line(30).optional(), contactPhone: phone().optional() }),
      basis: hearing,
      patch: (c) => ({ ...c.input, receivedOn: c.today }),
      notices: () => [{ kind: 'received', to: [author] }],
    },
    sendBack: {
      from: ['forwarded', 'received'],
      to: 'submitted',
      by: [unit],
      input: z.object({ sentBackGround: choice(sentBackGrounds), sentBackReason: paragraph(500) }),
      confirm: true,
      basis: apart,
      when: (c) => !hasAnswered(c.record) || { reason: 'answeredAlready' },
      patch: (c) => ({
        ...c.input,
        forwardedOn: null,
        receivedOn: null,
        contactName: null,
        contactPhone: null,
      }),
      parties: released,
      notices: (c) => [{ kind: 'sentBack', to: [office], urgent: true, data: { reason: c.input.sentBackReason } }],
    },
    urge: {
      from: ['forwarded', 'received'],
      to: 'same',
      by: [office],
      input: z.object({ note: paragraph(500) }),
      basis: hearing,
      patch: (c) => ({ urgings: c.record.urgings + 1 }),
      notices: (c) => [{ kind: 'urged', to: [unit], urgent: true, data: { note: c.input.note } }],
    },
    answer: {
      from: ['received'],
      to: 'answered',
      by: [unit],
      input: z.object({ answer: paragraph(5000), answerFileIds: files(10).optional() }),
      basis: hearing,
      patch: (c) => {
        const due = c.case.deadlines.find((d) => d.key === 'answer' && d.closedOn === null)?.dueOn ?? null;
        const late = due !== null && c.today > due;
        // Late once is late, whatever the second answer.
        const onTime = hasAnswered(c.record) && c.record.onTime === false ? false : due === null ? c.record.onTime : !late;
        return { answer: c.input.answer, answerFileIds: c.input.answerFileIds ?? null, answeredOn: c.today, onTime };
      },
      notices: () => [{ kind: 'answered', to: [author, office], urgent: true }],
    },
    evaluate: {
      from: ['answered'],
      to: { oneOf: ['closed', 'received'], by: (c) => (isAskedAgain(c) ? 'received' : 'closed') },
      by: [author],
      input: z.object({ result: choice(liaisonResults), note: paragraph(1000).optional() }),
      reserved: true,
      basis: '代表评价答复；不满意的，再办理一次并再次答复',
      check: (c) => c.input.result !== 'dissatisfied' || Boolean(c.input.note) || { reason: 'noteNeeded', field: 'note' },
      patch: (c) => ({
        result: c.input.result,
        resultNote: c.input.note ?? null,
        evaluatedOn: c.today,
        ...(isAskedAgain(c)
          ? { firstAnswer: c.record.answer, firstAnsweredOn: c.record.answeredOn, firstResult: c.input.result, againOn: c.today }
          : { closedOn: c.today }),
      }),
      notices: (c) => (isAskedAgain(c) ? [{ kind: 'askedAgain', to: [unit, office], urgent: true }] : [{ kind: 'evaluated', to: [unit] }]),
    },
    lapse: {
      from: ['answered'],
      to: 'closed',
      by: ['system'],
      input: z.object({}),
      basis: '逾期未评价的，视为未评价并办结',
      patch: (c) => ({ closedOn: c.today, result: null, resultNote: null }),
    },
    linkActivity: {
      from: ['forwarded', 'received', 'answered', 'closed'],
      to: 'same',
      by: [office],
      input: z.object({ activityId: ref('activity') }),
      basis: inviting,
      needs: (c) => [{ records: 'activity', where: { id: { in: [c.input.activityId] } }, most: 1 }],
      check: (c) => foundById(c, 'activity', c.input.activityId) !== undefined || { reason: 'activityGone', field: 'activityId' },
      patch: (c) => c.input,
      notices: () => [{ kind: 'activityLinked', to: [author] }],
    },
    ...stuckActions,
  })
  .withDeadlines({
    screen: {
      from: ['submitted'],
      until: ['forwarded', 'returned', 'refused'],
      rule: () => 'liaison.screen',
      warn: [2],
      who: [office],
    },
    answer: {
      from: ['forwarded', 'received'],
      until: ['answered', 'submitted'],
      rule: () => 'liaison.answer',
      start: (r) => r.againOn ?? r.forwardedOn,
      warn: [5, 2],
      who: [unit],
      tell: [office],
    },
    evaluate: {
      from: ['answered'],
      until: ['closed', 'received'],
      window: true,
      rule: () => 'liaison.evaluate',
      start: (r) => r.answeredOn,
      warn: [5, 2],
      who: [author],
      expire: 'lapse',
    },
  })
  .withViews({
    reach: [
      { who: author, groups: ['text', 'identity', 'parties', 'evaluation', 'staff'] },
      { who: office, groups: ['text', 'identity', 'parties', 'evaluation', 'staff'] },
      // What passed between the deputy and the office stays there.
      { who: unit, groups: ['text', 'identity', 'parties', 'evaluation'] },
    ],
    keeper: office,
    turns: { submitted: 'forward', returned: 'resubmit', forwarded: 'receive', received: 'answer', answered: 'evaluate' },
    list: {
      columns: ['number', 'title', 'state', 'kind', 'unitId', 'deputyId', 'submittedOn', 'forwardedOn', 'answeredOn', 'result'],
      filters: ['state', 'kind', 'unitId', 'deputyId', 'submittedOn', 'forwardedOn', 'answeredOn', 'onTime', 'result', 'activityId'],
      sorts: ['submittedOn', 'number', 'answeredOn', 'updatedAt'],
      search: ['title', 'content', 'answer'],
      defaultSort: '-submittedOn',
    },
  });

/** The first answer that does not satisfy is followed by another; the second ends it. */
function isAskedAgain(c: { readonly record: LiaisonMatter; readonly input: { readonly result: string } }): boolean {
  return c.input.result === 'dissatisfied' && !hasAnswered(c.record);
}
