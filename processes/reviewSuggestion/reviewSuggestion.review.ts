import { z } from 'zod';
import { choice, confided, day, line, paragraph, ref } from '../../registers/fields.ts';
import { foundById } from '../office.ts';
import { committees, desk, head } from './reviewSuggestion.head.ts';
import { privacy } from './reviewSuggestion.intake.ts';
import { askedBy, deskGrounds, findings } from './reviewSuggestion.record.ts';

const beijing = '《北京市各级人民代表大会常务委员会规范性文件备案审查条例》';

const forgotten = {
  title: null,
  docNumber: null,
  articles: null,
  superiorLaw: null,
  reasons: null,
  supplements: null,
  name: null,
  phone: null,
  email: null,
  address: null,
  missing: null,
  answer: null,
} as const;

const kept = ['held', 'submitted', 'incomplete', 'registered', 'underReview', 'concluded', 'answered', 'transferred', 'declined'] as const;
const forgottenOn = (c: { readonly today: string }) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today });

/** Passing on, not starting, reviewing, telling the result, forgetting. */
export const reviewActions = head.actions({
  transfer: {
    from: ['held', 'submitted', 'incomplete', 'registered'],
    to: 'transferred',
    by: [desk],
    input: z.object({ transferredTo: line(80), reason: confided(paragraph(1000)) }),
    confirm: true,
    basis: `${beijing}第十七条：不属于审查范围的，移送有权机关并告知`,
    patch: (c) => ({ transferredTo: c.input.transferredTo, answer: c.input.reason, answeredOn: c.today }),
  },
  decline: {
    from: ['held', 'incomplete', 'registered'],
    to: 'declined',
    by: [desk],
    input: z.object({ ground: choice(deskGrounds), reason: confided(paragraph(1000)) }),
    confirm: true,
    basis: `${beijing}第二十五条：不启动审查的，告知并说明理由`,
    patch: (c) => ({ declineGround: c.input.ground, answer: c.input.reason, answeredOn: c.today }),
  },
  assign: {
    from: ['registered'],
    to: 'underReview',
    by: [desk],
    input: z.object({ committeeId: ref('committee').optional() }),
    basis: '《立法法》第一百一十条、第一百一十二条：必要时送有关的专门委员会、工作机构审查、提出意见',
    needs: (c) => (c.input.committeeId ? [{ records: 'committee', where: { id: { in: [c.input.committeeId] } }, most: 1 }] : []),
    check: (c) =>
      !c.input.committeeId ||
      foundById(c, 'committee', c.input.committeeId)?.state === 'active' || { reason: 'committeeGone', field: 'committeeId' },
    patch: (c) => ({ committeeId: c.input.committeeId ?? null, startedOn: c.today }),
    notices: (c) => (c.input.committeeId ? [{ kind: 'assigned', to: [committees] }] : []),
  },
  extend: {
    from: ['underReview'],
    to: 'same',
    by: [desk],
    input: z.object({ reason: paragraph(500) }),
    basis: `${beijing}第二十三条：经批准可以延长`,
    when: (c) => c.record.extendedOn === null || { reason: 'extendedAlready' },
    patch: (c) => ({ extendedOn: c.today, extensionReason: c.input.reason }),
    moves: () => [{ key: 'review', rule: 'reviewSuggestion.review.extended' }],
  },
  conclude: {
    from: ['underReview'],
    to: 'concluded',
    by: [desk, committees],
    input: z.object({ finding: choice(findings), result: paragraph(3000) }),
    basis: '《立法法》第一百一十二条：提出审查意见；制定机关修改或者废止的，审查终止',
    patch: (c) => ({ finding: c.input.finding, result: c.input.result, concludedOn: c.today }),
    notices: () => [{ kind: 'concluded', to: [desk] }],
  },
  answer: {
    from: ['concluded'],
    to: 'answered',
    by: [desk],
    input: z.object({ answer: confided(paragraph(3000)) }),
    confirm: true,
    basis: '《立法法》第一百一十三条：将审查情况向提出审查建议的机关、组织和公民反馈',
    patch: (c) => ({ answer: c.input.answer, answeredOn: c.today }),
  },
  erase: {
    from: [...kept],
    to: 'archived',
    by: ['citizen'],
    input: z.object({}),
    confirm: true,
    forgets: true,
    basis: privacy,
    patch: forgottenOn,
  },
  // An answer is owed until the person says otherwise: the office erases only when asked by them, and the log keeps who did, how and when.
  eraseAsAsked: {
    from: [...kept],
    to: 'archived',
    by: [desk],
    input: z.object({ askedBy: choice(askedBy), askedOn: day() }),
    confirm: true,
    forgets: true,
    basis: privacy,
    check: (c) => (c.input.askedOn >= c.record.submittedOn && c.input.askedOn <= c.today) || { reason: 'notYet', field: 'askedOn' },
    patch: forgottenOn,
  },
  // Whoever made it reads at the private address why it rests, and may still add to it.
  lapse: {
    from: ['incomplete'],
    to: 'declined',
    by: ['system'],
    input: z.object({}),
    basis: `${beijing}第二十四条：逾期未补充的，视为不再提出`,
    patch: (c) => ({ declineGround: 'notCompleted', answeredOn: c.today }),
  },
  archive: {
    from: ['answered', 'transferred', 'declined'],
    to: 'archived',
    by: ['system'],
    input: z.object({}),
    forgets: true,
    basis: privacy,
    patch: (c) => ({ ...forgotten, archivedOn: c.today }),
  },
});
