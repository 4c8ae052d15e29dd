import { z } from 'zod';
import type { LinkedCase } from '../../engine/case.ts';
import { disputeKinds, disputeKindWords } from '../../registers/dispute-kinds.ts';
import { choice, confided, day, files, line, paragraph, ref, refs, rows, whole, yes } from '../../registers/fields.ts';
import { foundById, foundOf, reseated } from '../office.ts';
import { holds, seatOf } from '../people.ts';
import { deputies, head, keepers, office, recorder } from './mediation.head.ts';
import { Disputant, mediationResults, referrals } from './mediation.record.ts';

const law = '《代表法》第二十九条：代表通过家站点等听取、反映人民群众的意见和要求；代表工作室调解纠纷是各地的做法';
/** Why disputes in court stay out. */
const apart = '《代表法》第五十九条：代表不得干涉具体司法案件';

const outcome = {
  result: choice(mediationResults),
  agreement: confided(paragraph(2000)),
  agreementFileIds: files(5),
  referredTo: choice(referrals),
  referredName: line(60),
  followUpOn: day(),
} as const;
/** How it ended, where it has ended. */
const Outcome = z.object({
  result: outcome.result.optional(),
  agreement: outcome.agreement.optional(),
  agreementFileIds: outcome.agreementFileIds.optional(),
  referredTo: outcome.referredTo.optional(),
  referredName: outcome.referredName.optional(),
  followUpOn: outcome.followUpOn.optional(),
});
type Ended = z.infer<typeof Outcome>;

const Dispute = z.object({
  deputyIds: refs('deputyship', 10).min(1),
  on: day(),
  kind: choice(disputeKinds),
  people: whole(2, 10_000),
  sides: line(60).optional(),
  disputants: rows(Disputant, 0, 20).optional(),
  matter: confided(paragraph(2000)),
});
const LogInput = z.object({ stationId: ref('station'), ...Dispute.shape, notInCourt: yes(), ...Outcome.shape });

interface Looked {
  readonly found: readonly LinkedCase[];
}

const seats = (ids: readonly string[]) => ({ records: 'deputyship', where: { id: { in: ids }, state: { in: ['active'] } } }) as const;

/** Deputies in office, each once. */
function checkSeats(c: Looked, ids: readonly string[]) {
  const field = 'deputyIds';
  if (new Set(ids).size < ids.length) return { reason: 'seatTwice', field } as const;
  return ids.every((id) => foundById(c, 'deputyship', id)) || ({ reason: 'noSeat', field } as const);
}

/** What an outcome must say: an agreement what was agreed, none where the parties were shown to. */
function checkOutcome(end: Ended, on: string) {
  if (!end.result) {
    const isBare = !end.agreement && !end.agreementFileIds?.length && !end.referredTo && !end.followUpOn;
    return isBare || ({ reason: 'resultMissing', field: 'result' } as const);
  }
  const isAgreed = end.result !== 'notAgreed';
  if (isAgreed && !end.agreement && !end.agreementFileIds?.length) return { reason: 'agreementMissing', field: 'agreement' } as const;
  if (!isAgreed && !end.referredTo) return { reason: 'referralMissing', field: 'referredTo' } as const;
  if (end.result === 'agreed' && end.referredTo) return { reason: 'referralUnfit', field: 'referredTo' } as const;
  if (!isAgreed && end.followUpOn) return { reason: 'followUpUnfit', field: 'followUpOn' } as const;
  return !end.followUpOn || end.followUpOn > on || ({ reason: 'followUpTooEarly', field: 'followUpOn' } as const);
}

const titleOf = (station: string, on: string, kind: keyof typeof disputeKindWords.zh): string =>
  `${station}${on}${disputeKindWords.zh[kind]}`.slice(0, 80);

/** Writing down a dispute, changing what is not confirmed yet, and how it ended. */
export const loggingActions = head.actions({
  log: {
    from: 'new',
    to: { oneOf: ['mediating', 'reported'], by: (c) => (c.input.result ? 'reported' : 'mediating') },
    by: ['deputy', 'deputyStationKeeper', office],
    input: LogInput,
    basis: law,
    needs: (c) => [{ records: 'station', where: { id: { in: [c.input.stationId] } } }, seats(c.input.deputyIds)],
    check: (c) => {
      const { stationId, deputyIds, on } = c.input;
      if (!c.input.notInCourt) return { reason: 'inCourt', field: 'notInCourt' };
      const station = foundById(c, 'station', stationId);
      if (station?.state !== 'active' || station.record.standing !== 'open') return { reason: 'stationGone', field: 'stationId' };
      const known = checkSeats(c, deputyIds);
      if (known !== true) return known;
      const isKept = c.actor.kind === 'person' && c.actor.stations?.some((s) => s.id === stationId);
      if (!isKept && !holds(c.actor, c.case.congressId, office)) {
        const own = seatOf(c.actor, c.case.congressId);
        if (own === null) return { reason: 'notHere', field: 'stationId' };
        if (!deputyIds.includes(own)) return { reason: 'notAmongThem', field: 'deputyIds' };
      }
      if (on > c.today) return { reason: 'dayAhead', field: 'on' };
      return checkOutcome(c.input, on);
    },
    patch: ({ input: { notInCourt: _, ...told }, found, today }) => ({
      ...told,
      title: titleOf(String(foundOf({ found }, 'station')[0]?.record.name ?? ''), told.on, told.kind),
      concludedOn: told.result ? today : null,
    }),
    parties: (c) => [
      { ...keepersOf(c.input.stationId), status: 'active' },
      ...c.input.deputyIds.map((subject) => ({ ...deputies, subject, status: 'active' }) as const),
      ...(c.actor.kind === 'person' ? [{ ...recorder, subject: c.actor.accountId, status: 'active' } as const] : []),
    ],
    notices: (c) => (c.input.result ? [{ kind: 'reported', to: [keepers, office] }] : []),
  },
  edit: {
    from: ['mediating', 'sentBack'],
    to: 'same',
    by: [recorder, deputies, keepers, office],
    duty: [recorder],
    input: Dispute.partial(),
    basis: law,
    needs: (c) => (c.input.deputyIds ? [seats(c.input.deputyIds)] : []),
    check: (c) => {
      if (c.input.on && c.input.on > c.today) return { reason: 'dayAhead', field: 'on' };
      return c.input.deputyIds ? checkSeats(c, c.input.deputyIds) : true;
    },
    patch: (c) => {
      const { on = c.record.on, kind = c.record.kind } = c.input;
      const station = c.record.title.slice(0, c.record.title.indexOf(c.record.on));
      return { ...c.input, title: titleOf(station, on, kind) };
    },
    parties: (c) =>
      c.input.deputyIds ? reseated(c.record.deputyIds, c.input.deputyIds).map((change) => ({ ...deputies, ...change })) : [],
  },
  conclude: {
    from: ['mediating', 'sentBack'],
    to: 'reported',
    by: [recorder, deputies, keepers, office],
    duty: [recorder],
    input: Outcome.extend({ result: outcome.result, notInCourt: yes() }),
    basis: apart,
    check: (c) => {
      if (!c.input.notInCourt) return { reason: 'inCourt', field: 'notInCourt' };
      return checkOutcome(c.input, c.record.on);
    },
    patch: ({ input: { notInCourt: _, ...end }, today }) => ({
      agreement: null,
      agreementFileIds: null,
      referredTo: null,
      referredName: null,
      followUpOn: null,
      ...end,
      concludedOn: today,
      sentBackReason: null,
    }),
    notices: () => [{ kind: 'reported', to: [keepers, office] }],
  },
});

const keepersOf = (subject: string) => ({ party: keepers.party, subject }) as const;
