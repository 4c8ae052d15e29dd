import { z } from 'zod';
import { choice, confided, day, files, line, paragraph, ref, refs, rows, whole, yes } from '../../registers/fields.ts';
import { head } from './petition.head.ts';
import { desk } from './petition.people.ts';
import { deskChannels, petitionKinds, Representative, tellWays, whose } from './petition.record.ts';
import { barring, openLimit } from './petition.rules.ts';

const registering = '《信访工作条例》第十七条至第二十三条：信访事项应当登记，十五日内告知接收、转送、交办情况';
/** Why the accused are kept from it. */
export const apart =
  '《信访工作条例》第二十八条、第三十一条：涉法涉诉事项与普通信访分离；第三十条：不得将检举、控告材料透露或者转给被检举、控告的人或者单位';
/** From how many people on a petition is a joint one that somebody must speak for. */
const jointFrom = 5;

const numberOf = (today: string) => [{ field: 'number', series: `petition ${today.slice(0, 4)}` }] as const;
const kept = { urgings: 0, repeats: 0 } as const;

const RegisterInput = z.object({
  channel: choice(deskChannels),
  receivedOn: day(),
  title: confided(line(80)),
  content: confided(paragraph(5000)),
  fileIds: files(20).optional(),
  place: confided(line(200)).optional(),
  district: line(40).optional(),
  categoryId: ref('category').optional(),
  people: whole(1, 100_000),
  representatives: rows(Representative, 0, 20).optional(),
  name: whose.name.optional(),
  phone: whose.phone.optional(),
  email: whose.email.optional(),
  address: whose.address.optional(),
  confidential: yes(),
});

/** Registering, classifying, telling the petitioner. */
export const intakeActions = head.actions({
  register: {
    from: 'new',
    to: 'registered',
    by: [desk],
    input: RegisterInput,
    basis: registering,
    check: (c) => {
      if (c.input.receivedOn > c.today) return { reason: 'notYet', field: 'receivedOn' };
      const named = (c.input.representatives ?? []).length;
      const most = c.rules.number('petition.representatives', c.today);
      if (c.input.channel !== 'visit') return true;
      if (c.input.people > jointFrom && named === 0) return { reason: 'representativesNeeded', field: 'representatives' };
      return named <= most || { reason: 'tooManyRepresentatives', field: 'representatives', data: { most } };
    },
    patch: (c) => ({ ...c.input, ...kept }),
    numbers: (c) => numberOf(c.today),
  },
  takeOver: {
    from: 'new',
    to: 'registered',
    by: ['linked'],
    input: z.object({
      opinionId: z.uuid(),
      receivedOn: day(),
      title: confided(line(80)),
      content: confided(paragraph(5000)),
      place: confided(line(200)).optional(),
      district: line(40).nullable(),
      categoryId: z.uuid().nullable(),
      name: whose.name.optional(),
      phone: whose.phone.optional(),
      email: whose.email.optional(),
      confidential: yes(),
    }),
    basis: registering,
    patch: (c) => ({ ...c.input, channel: 'opinion', people: 1, ...kept }),
    numbers: (c) => numberOf(c.today),
    tells: (c) => [{ process: 'opinion', id: c.input.opinionId, action: 'notePetition', input: { petitionId: c.case.id } }],
    notices: () => [{ kind: 'takenOver', to: [desk] }],
  },
  classify: {
    from: ['registered', 'classified'],
    to: 'classified',
    by: [desk],
    input: z.object({
      kind: choice(petitionKinds),
      categoryId: ref('category').optional(),
      district: line(40).optional(),
      accused: confided(line(200)).optional(),
      accusedUnitIds: refs('unit', 10).optional(),
    }),
    basis: apart,
    check: (c) =>
      c.input.kind !== 'accusation' ||
      Boolean(c.input.accused || c.input.accusedUnitIds?.length || c.record.accused || c.record.accusedUnitIds?.length) || {
        reason: 'accusedNeeded',
        field: 'accused',
      },
    patch: (c) => ({ ...c.input, classifiedOn: c.record.classifiedOn ?? c.today }),
    // Of another kind it has other limits.
    moves: () => [{ key: 'decide', anew: true }],
    parties: (c) => (c.input.accusedUnitIds ? barring(c, c.input.accusedUnitIds) : []),
  },
  tellReceipt: {
    from: ['registered', 'classified', 'transferred', 'assigned'],
    to: 'same',
    by: [desk],
    input: z.object({ on: day(), way: choice(tellWays) }),
    basis: registering,
    when: (c) => openLimit(c, 'tell') !== undefined || { reason: 'noLimitRuns' },
    check: (c) => (c.input.on <= c.today && c.input.on >= c.record.receivedOn) || { reason: 'notYet', field: 'on' },
    patch: (c) => ({ toldOn: c.input.on, toldWay: c.input.way }),
  },
});
