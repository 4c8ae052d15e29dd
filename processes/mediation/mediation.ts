import { z } from 'zod';
import { choice, confided, day, paragraph } from '../../registers/fields.ts';
import { holds } from '../people.ts';
import { deputies, head, keepers, office, recorder } from './mediation.head.ts';
import { loggingActions } from './mediation.logging.ts';
import { forgotten, keepings, mostVisits, stopGrounds } from './mediation.record.ts';

const practice = '调解情况由家站点或者代表工作机构确认，达成协议的回访履行情况';
const privacy = '《个人信息保护法》第十九条、第四十七条';
const NoInput = z.object({});
const seen = ['public', 'parties', 'identity'] as const;

/** 矛盾纠纷调解: logged by those who mediated, confirmed by the station or the office, followed up until the agreement is kept. */
export const mediation = head
  .withActions({
    ...loggingActions,
    confirm: {
      from: ['reported'],
      to: { oneOf: ['confirmed', 'closed'], by: (c) => (c.record.result === 'notAgreed' ? 'closed' : 'confirmed') },
      by: [keepers, office],
      input: NoInput,
      basis: practice,
      // What a keeper wrote down is confirmed by somebody else.
      when: (c) => {
        const account = c.actor.kind === 'person' ? c.actor.accountId : null;
        const isOwn = c.case.parties.some((p) => p.party === 'recorder' && p.subject === account);
        return !isOwn || holds(c.actor, c.case.congressId, office) || { reason: 'ownRecord' };
      },
      patch: (c) => ({ confirmedOn: c.today, ...(c.record.result === 'notAgreed' ? { closedOn: c.today } : {}) }),
      notices: () => [{ kind: 'confirmed', to: [deputies, recorder] }],
    },
    sendBack: {
      from: ['reported'],
      to: 'sentBack',
      by: [keepers, office],
      input: z.object({ reason: paragraph(500) }),
      basis: practice,
      patch: (c) => ({ sentBackReason: c.input.reason }),
      notices: () => [{ kind: 'sentBack', to: [deputies, recorder], urgent: true }],
    },
    visit: {
      from: ['confirmed'],
      to: { oneOf: ['confirmed', 'closed'], by: (c) => (c.input.nextOn ? 'confirmed' : 'closed') },
      by: [keepers, deputies, office],
      duty: [keepers],
      input: z.object({ on: day(), keeping: choice(keepings), note: confided(paragraph(500)).optional(), nextOn: day().optional() }),
      basis: practice,
      when: (c) => (c.record.visits ?? []).length < mostVisits || { reason: 'tooManyVisits', data: { most: mostVisits } },
      check: (c) => {
        if (c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
        return !c.input.nextOn || c.input.nextOn > c.input.on || { reason: 'followUpTooEarly', field: 'nextOn' };
      },
      patch: ({ input: { nextOn, note, ...visit }, record, today }) => ({
        visits: [...(record.visits ?? []), { ...visit, note: note ?? null }],
        keeping: visit.keeping,
        followUpOn: nextOn ?? null,
        ...(nextOn ? {} : { closedOn: today }),
      }),
      moves: (c) => (c.input.nextOn ? [{ key: 'followUp', dueOn: c.input.nextOn }] : []),
      notices: (c) => (c.input.keeping === 'broken' ? [{ kind: 'broken', to: [deputies, office] }] : []),
    },
    stop: {
      from: ['mediating', 'reported', 'sentBack'],
      to: 'stopped',
      by: [recorder, deputies, keepers, office],
      input: z.object({ ground: choice(stopGrounds) }),
      basis: '《代表法》第五十九条：进入诉讼的，代表不再调解',
      confirm: true,
      patch: (c) => ({ stopGround: c.input.ground, closedOn: c.today }),
    },
    erase: {
      from: ['closed', 'stopped'],
      to: 'archived',
      by: [office],
      input: NoInput,
      basis: privacy,
      confirm: true,
      forgets: true,
      patch: (c) => ({ ...forgotten, erasedOn: c.today }),
    },
    archive: {
      from: ['closed', 'stopped'],
      to: 'archived',
      by: ['system'],
      input: NoInput,
      basis: privacy,
      forgets: true,
      patch: (c) => ({ ...forgotten, erasedOn: c.today }),
    },
  })
  .withDeadlines({
    confirm: {
      from: ['reported'],
      until: ['confirmed', 'closed', 'sentBack', 'stopped'],
      rule: () => 'mediation.confirm',
      start: (r) => r.concludedOn,
      warn: [3],
      who: [keepers, office],
    },
    followUp: {
      from: ['confirmed'],
      until: ['closed'],
      rule: (r) => (r.followUpOn ? null : 'mediation.followUp'),
      on: (r) => r.followUpOn,
      start: (r) => r.concludedOn,
      warn: [5, 1],
      who: [keepers],
      tell: [office],
    },
    retention: {
      from: ['closed', 'stopped'],
      until: [],
      window: true,
      rule: () => 'mediation.retention',
      start: (r) => r.closedOn,
      warn: [],
      who: [office],
      expire: 'archive',
    },
  })
  .withViews({
    reach: [
      { who: office, groups: seen },
      ...(['scOfficeClerk', 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'parties'] }) as const),
      { who: keepers, groups: seen },
      { who: deputies, groups: seen },
      { who: recorder, groups: seen },
    ],
    keeper: office,
    turns: { mediating: 'conclude', reported: 'confirm', sentBack: 'conclude', confirmed: 'visit' },
    list: {
      columns: ['on', 'title', 'stationId', 'deputyIds', 'kind', 'people', 'result', 'keeping', 'state'],
      filters: ['state', 'stationId', 'deputyIds', 'kind', 'result', 'keeping', 'referredTo', 'on', 'confirmedOn'],
      sorts: ['on', 'people', 'updatedAt', 'createdAt'],
      search: ['title'],
      defaultSort: '-on',
    },
  });
