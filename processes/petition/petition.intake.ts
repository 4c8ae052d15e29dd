import { z } from 'zod';
import { choice, confided, day, files, line, paragraph, ref, refs, rows, whole, yes } from '../../registers/fields.ts';
import { head } from './petition.head.ts';
import { desk, unit } from './petition.people.ts';
import { deskChannels, forgotten, petitionKinds, Representative, tellWays, Visit, whose } from './petition.record.ts';
import { barring, namedOpinion, openLimit, released, tellOpinion } from './petition.rules.ts';

const registering = '《信访工作条例》第十七条至第二十三条：信访事项应当登记，十五日内告知接收、转送、交办情况';
const apart =
  '《信访工作条例》第二十八条、第三十一条：涉法涉诉事项与普通信访分离；第三十条：不得将检举、控告材料透露或者转给被检举、控告的人或者单位';
const privacy = '《个人信息保护法》第十九条、第四十七条';
/** From how many people on a petition is a joint one that somebody must speak for. */
const jointFrom = 5;
const mostVisits = 100;

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

const open = [
  'registered',
  'classified',
  'transferred',
  'assigned',
  'organReported',
  'answered',
  'review',
  'reviewed',
  'reReview',
  'referred',
] as const;

/** Registering, classifying, keeping from the accused, telling the petitioner, noting visits and repetitions, erasing. */
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
    parties: (c) => (c.input.accusedUnitIds ? barring(c, c.input.accusedUnitIds) : []),
  },
  nameAccused: {
    from: [...open],
    to: {
      // Found out late that it is about the very organ that has it: it is taken away in the same moment.
      oneOf: [...open],
      by: (c) => {
        const has = c.record.unitId !== null && c.input.accusedUnitIds.includes(c.record.unitId);
        const isWithUnit = ['transferred', 'assigned', 'organReported'].includes(c.case.state);
        return has && isWithUnit ? 'classified' : c.case.state;
      },
    },
    by: [desk],
    input: z.object({ accused: confided(line(200)).optional(), accusedUnitIds: refs('unit', 10) }),
    basis: apart,
    patch: (c) => ({
      ...c.input,
      ...(c.record.unitId && c.input.accusedUnitIds.includes(c.record.unitId)
        ? { unitId: null, route: null, handedOn: null, acceptedOn: null, report: null, reportFileIds: null, reportedOn: null }
        : {}),
    }),
    parties: (c) => [...barring(c, c.input.accusedUnitIds), ...released(c).filter((p) => c.input.accusedUnitIds.includes(p.subject))],
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
  logVisit: {
    from: [...open, 'closed'],
    to: 'same',
    by: [desk],
    input: Visit,
    basis: '来访逐次登记',
    when: (c) => (c.record.visits ?? []).length < mostVisits || { reason: 'tooManyVisits' },
    check: (c) => c.input.on <= c.today || { reason: 'notYet', field: 'on' },
    patch: (c) => ({ visits: [...(c.record.visits ?? []), c.input] }),
  },
  markRepeat: {
    from: [...open],
    to: 'same',
    by: [desk],
    input: z.object({ earlierId: ref('petition') }),
    basis: '重复信访事项与前次一并办理、分别统计',
    when: (c) => c.record.repeatOfId === null || { reason: 'repeatNoted' },
    needs: (c) => [{ records: 'petition', where: { id: { in: [c.input.earlierId] } }, most: 1 }],
    check: (c) => {
      if (c.input.earlierId === c.case.id) return { reason: 'repeatOfItself', field: 'earlierId' };
      const earlier = c.found.find((f) => f.id === c.input.earlierId);
      return (earlier && earlier.record.repeatOfId === null) || { reason: 'earlierGone', field: 'earlierId' };
    },
    patch: (c) => ({ repeatOfId: c.input.earlierId }),
    tells: (c) => [{ process: 'petition', id: c.input.earlierId, action: 'noteRepeat', input: { change: 1 } }],
  },
  unmarkRepeat: {
    from: [...open],
    to: 'same',
    by: [desk],
    input: z.object({}),
    basis: '不是同一事项的，分别统计',
    when: (c) => c.record.repeatOfId !== null || { reason: 'earlierGone' },
    patch: () => ({ repeatOfId: null }),
    tells: (c) =>
      c.record.repeatOfId ? [{ process: 'petition', id: c.record.repeatOfId, action: 'noteRepeat', input: { change: -1 } }] : [],
  },
  noteRepeat: {
    from: [...open, 'closed', 'archived'],
    to: 'same',
    by: ['linked'],
    input: z.object({ change: z.int().min(-1).max(1) }),
    basis: '',
    patch: (c) => ({ repeats: Math.max(0, c.record.repeats + c.input.change) }),
  },
  erase: {
    from: [...open, 'closed'],
    to: 'archived',
    by: [desk],
    input: z.object({}),
    confirm: true,
    forgets: true,
    basis: privacy,
    needs: namedOpinion,
    patch: (c) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today, closedOn: c.record.closedOn ?? c.today }),
    tells: tellOpinion,
    notices: (c) => (c.record.closedOn === null ? [{ kind: 'erased', to: [unit] }] : []),
  },
  eraseWithOpinion: {
    from: [...open, 'closed'],
    to: 'archived',
    by: ['linked'],
    input: z.object({}),
    forgets: true,
    basis: privacy,
    patch: (c) => ({ ...forgotten, erasedOn: c.today, archivedOn: c.today, closedOn: c.record.closedOn ?? c.today }),
    notices: (c) => (c.record.closedOn === null ? [{ kind: 'erased', to: [desk, unit] }] : []),
  },
  archive: {
    from: ['closed'],
    to: 'archived',
    by: ['system'],
    input: z.object({}),
    forgets: true,
    basis: privacy,
    patch: (c) => ({ ...forgotten, archivedOn: c.today }),
  },
});
