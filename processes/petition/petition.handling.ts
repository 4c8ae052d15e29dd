import { z } from 'zod';
import type { Objection } from '../../engine/define.ts';
import { choice, confided, files, line, paragraph, ref } from '../../registers/fields.ts';
import { foundById } from '../office.ts';
import { head } from './petition.head.ts';
import { desk, unit } from './petition.people.ts';
import { notAcceptedGrounds, type petitionRoutes } from './petition.record.ts';
import { accusedOf, isUnderAccused, namedOpinion, openLimit, released, tellOpinion } from './petition.rules.ts';

const handing = '《信访工作条例》第二十三条：转送、交办有权处理的机关、单位；认为不属于职责的，五个工作日内提出异议';
const deciding = '《信访工作条例》第三十四条：六十日内办结，情况复杂的可以延长，最长三十日，并告知信访人延期理由';
const separate = '《信访工作条例》第二十八条、第三十一条：涉法涉诉信访事项由政法机关依法处理，常委会不作处理决定';
const HandInput = z.object({ unitId: ref('unit'), handReason: confided(paragraph(500)) });

/** Passing on and assigning differ in who answers the petitioner; what is asked before is the same. */
const handOver = (route: (typeof petitionRoutes)[number]) =>
  head.actions({
    hand: {
      from: ['classified'],
      to: route === 'transfer' ? 'transferred' : 'assigned',
      by: [desk],
      input: HandInput,
      basis: handing,
      when: (c) => c.record.kind !== 'judicial' || { reason: 'judicialApart' },
      needs: (c) => [
        { records: 'unit', where: { id: { in: [c.input.unitId] }, state: { in: ['active'] } }, most: 1 },
        ...(c.record.repeatOfId ? [{ records: 'petition', where: { id: { in: [c.record.repeatOfId] } }, most: 1 } as const] : []),
      ],
      check: (c): true | Objection<'accusedUnit' | 'accusedAbove' | 'unitGone'> => {
        const accused = accusedOf(c);
        if (accused.includes(c.input.unitId)) return { reason: 'accusedUnit', field: 'unitId' };
        if (!foundById(c, 'unit', c.input.unitId)) return { reason: 'unitGone', field: 'unitId' };
        return !isUnderAccused(c, c.input.unitId, accused) || { reason: 'accusedAbove', field: 'unitId' };
      },
      patch: (c) => ({ ...c.input, route, handedOn: c.today, acceptedOn: null, objection: null, objectedOn: null }),
      parties: (c) => [
        ...released(c).filter((p) => p.subject !== c.input.unitId),
        { party: 'unit', subject: c.input.unitId, status: 'active' },
      ],
      notices: () => [{ kind: 'handed', to: [unit], urgent: true }],
    },
  }).hand;

const withUnit = ['transferred', 'assigned'] as const;

/** What becomes of it: an organ handles it and reports, the desk answers; judicial matters are referred and nothing is decided. */
export const handlingActions = head.actions({
  transfer: handOver('transfer'),
  assign: handOver('assign'),
  accept: {
    from: [...withUnit],
    to: 'same',
    by: [unit],
    input: z.object({}),
    basis: handing,
    when: (c) => c.record.acceptedOn === null || { reason: 'acceptedAlready' },
    patch: (c) => ({ acceptedOn: c.today }),
    moves: () => [{ key: 'decide', restart: true }],
  },
  object: {
    from: [...withUnit],
    to: 'classified',
    by: [unit],
    input: z.object({ reason: confided(paragraph(500)) }),
    confirm: true,
    basis: handing,
    when: (c) => c.record.acceptedOn === null || { reason: 'acceptedAlready' },
    check: (c) => {
      const limit = openLimit(c, 'object');
      return !limit || c.today <= limit.dueOn || { reason: 'objectionLate' };
    },
    patch: (c) => ({ objection: c.input.reason, objectedOn: c.today, unitId: null, route: null, handedOn: null }),
    parties: released,
    notices: () => [{ kind: 'objected', to: [desk], urgent: true }],
  },
  extend: {
    from: ['classified', ...withUnit],
    to: 'same',
    by: [{ party: 'unit', role: 'unitHead' }, desk],
    input: z.object({ reason: confided(paragraph(500)) }),
    confirm: true,
    basis: deciding,
    when: (c) => {
      if (!openLimit(c, 'decide')) return { reason: 'noLimitRuns' };
      return c.record.extendedOn === null || { reason: 'extendedAlready' };
    },
    check: (c) => c.today <= (openLimit(c, 'decide')?.dueOn ?? '') || { reason: 'noLimitRuns' },
    patch: (c) => ({ extendedOn: c.today, extensionReason: c.input.reason }),
    moves: () => [{ key: 'decide', rule: 'petition.decide.extended' }],
    notices: () => [{ kind: 'extended', to: [desk, unit] }],
  },
  report: {
    from: [...withUnit],
    to: 'organReported',
    by: [unit],
    input: z.object({ report: confided(paragraph(5000)), reportFileIds: files(10).optional() }),
    basis: '承办机关、单位按期报送办理结果',
    patch: (c) => ({ ...c.input, reportedOn: c.today, acceptedOn: c.record.acceptedOn ?? c.today }),
    notices: () => [{ kind: 'reported', to: [desk], urgent: true }],
  },
  sendBack: {
    from: ['organReported'],
    to: { oneOf: ['transferred', 'assigned'], by: (c) => (c.record.route === 'transfer' ? 'transferred' : 'assigned') },
    by: [desk],
    input: z.object({ reason: confided(paragraph(500)) }),
    basis: '办理结果不清楚、不完整的，退回重报',
    patch: (c) => ({ sentBackReason: c.input.reason, reportedOn: null }),
    notices: () => [{ kind: 'sentBack', to: [unit], urgent: true }],
  },
  urge: {
    from: [...withUnit],
    to: 'same',
    by: [desk],
    input: z.object({ note: confided(paragraph(500)) }),
    basis: '《信访工作条例》第三十八条：督办',
    patch: (c) => ({ urgings: c.record.urgings + 1 }),
    notices: () => [{ kind: 'urged', to: [unit], urgent: true }],
  },
  answer: {
    from: ['classified', 'organReported'],
    to: 'answered',
    by: [desk],
    input: z.object({ answer: confided(paragraph(5000)) }),
    basis: deciding,
    when: (c) => c.record.kind !== 'judicial' || { reason: 'judicialApart' },
    needs: namedOpinion,
    patch: (c) => ({ answer: c.input.answer, answeredOn: c.today }),
    tells: tellOpinion,
  },
  refer: {
    from: ['classified'],
    to: 'referred',
    by: [desk],
    input: z.object({ referredTo: line(100), reason: confided(paragraph(1000)) }),
    basis: separate,
    when: (c) => c.record.kind === 'judicial' || { reason: 'notJudicial' },
    needs: namedOpinion,
    patch: (c) => ({ referredTo: c.input.referredTo, endReason: c.input.reason }),
    tells: tellOpinion,
  },
  tellReferral: {
    from: ['referred'],
    to: 'closed',
    by: [desk],
    input: z.object({ note: confided(paragraph(500)).optional() }),
    basis: separate,
    patch: (c) => ({ toldOn: c.record.toldOn ?? c.today, ending: 'referred', closedOn: c.today }),
  },
  notAccept: {
    from: ['registered', 'classified'],
    to: 'closed',
    by: [desk],
    input: z.object({ ground: choice(notAcceptedGrounds), reason: confided(paragraph(1000)) }),
    confirm: true,
    basis: '《信访工作条例》第二十三条、第三十二条：不予受理的，告知信访人并说明理由',
    needs: namedOpinion,
    patch: (c) => ({
      notAcceptedGround: c.input.ground,
      endReason: c.input.reason,
      ending: 'notAccepted',
      toldOn: c.record.toldOn ?? c.today,
      closedOn: c.today,
    }),
    tells: tellOpinion,
  },
});
