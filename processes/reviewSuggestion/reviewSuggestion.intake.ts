import { z } from 'zod';
import { choice, confided, day, line, paragraph } from '../../registers/fields.ts';
import { desk, head } from './reviewSuggestion.head.ts';
import { deskChannels, document, mostReasons, mostSupplements, suggesterKinds, whose } from './reviewSuggestion.record.ts';

const basis = '《立法法》第一百一十条：其他国家机关和社会团体、企业事业组织以及公民可以书面提出审查建议，由工作机构进行审查';
const incompleteBasis = '《北京市各级人民代表大会常务委员会规范性文件备案审查条例》第二十四条：材料不全的，告知补充';
export const privacy = '《个人信息保护法》第六条、第十九条、第四十七条';

const suggested = {
  title: document.title,
  docNumber: document.docNumber.optional(),
  issuer: document.issuer,
  articles: document.articles.optional(),
  superiorLaw: document.superiorLaw,
  reasons: confided(paragraph(mostReasons)),
  suggesterKind: choice(suggesterKinds),
  name: whose.name,
  phone: whose.phone.optional(),
  email: whose.email.optional(),
  address: whose.address.optional(),
} as const;

/** It is answered, so there must be a way to whoever made it. */
const isReached = (input: { phone?: string | undefined; email?: string | undefined; address?: string | undefined }) =>
  Boolean(input.phone || input.email || input.address);

/** Suggesting, writing down, asking for what is missing, registering. */
export const intakeActions = head.actions({
  submit: {
    from: 'new',
    to: { oneOf: ['submitted', 'held'], by: (c) => (c.input.heldBy ? 'held' : 'submitted') },
    by: ['citizen'],
    input: z.object({
      ...suggested,
      consentVersion: line(20),
      language: choice(['zh', 'en']),
      /** The content rule by which it is looked at first. */
      heldBy: line(60).optional(),
    }),
    basis,
    check: (c) => isReached(c.input) || { reason: 'contactNeeded', field: 'phone' },
    patch: (c) => ({ ...c.input, channel: 'web', consentOn: c.today, submittedOn: c.today, completeOn: c.today }),
    notices: (c) => (c.input.heldBy ? [{ kind: 'held', to: [desk] }] : [{ kind: 'submitted', to: [desk] }]),
  },
  record: {
    from: 'new',
    to: 'submitted',
    by: [desk],
    input: z.object({ ...suggested, channel: choice(deskChannels), on: day() }),
    basis,
    check: (c) => {
      if (c.input.on > c.today) return { reason: 'notYet', field: 'on' };
      return isReached(c.input) || { reason: 'contactNeeded', field: 'phone' };
    },
    patch: (c) => {
      const { on, ...fields } = c.input;
      return { ...fields, language: 'zh', submittedOn: on, completeOn: on };
    },
  },
  release: {
    from: ['held'],
    to: 'submitted',
    by: [desk],
    input: z.object({}),
    basis: '内容规则由人工复核',
  },
  register: {
    from: ['submitted', 'incomplete'],
    to: 'registered',
    by: [desk],
    input: z.object({}),
    basis,
    patch: (c) => ({ registeredOn: c.today }),
    numbers: (c) => (c.record.number === null ? [{ field: 'number', series: `reviewSuggestion ${c.today.slice(0, 4)}` }] : []),
  },
  askCompletion: {
    from: ['submitted'],
    to: 'incomplete',
    by: [desk],
    input: z.object({ missing: confided(paragraph(500)) }),
    basis: incompleteBasis,
    patch: (c) => ({ missing: c.input.missing, missingOn: c.today }),
  },
  supplement: {
    from: ['incomplete', 'declined'],
    to: 'submitted',
    by: ['citizen', desk],
    input: z.object({ text: confided(paragraph(2000)) }),
    basis: '《北京市各级人民代表大会常务委员会规范性文件备案审查条例》第二十四条、第二十六条：补充材料，或者有新的理由再次提出',
    when: (c) => (c.record.supplements ?? []).length < mostSupplements || { reason: 'tooManySupplements' },
    patch: (c) => ({
      supplements: [...(c.record.supplements ?? []), { on: c.today, text: c.input.text }],
      completeOn: c.today,
      missing: null,
      missingOn: null,
      declineGround: null,
      answer: null,
      answeredOn: null,
    }),
    notices: () => [{ kind: 'supplemented', to: [desk] }],
  },
});
