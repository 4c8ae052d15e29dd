import { z } from 'zod';
import { disputeKinds } from '../../registers/dispute-kinds.ts';
import { choice, confided, day, files, line, paragraph, personal, phone, ref, refs, rows, whole } from '../../registers/fields.ts';

export const mediationResults = ['agreed', 'partly', 'notAgreed'] as const;
export const referrals = ['court', 'mediationCommittee', 'arbitration', 'police', 'organ'] as const;
export const keepings = ['kept', 'partly', 'broken'] as const;
export const stopGrounds = ['enteredCourt', 'partiesLeft', 'mistaken'] as const;
export const mostVisits = 20;

/** One of those who disagree. Encrypted, covered in lists, every reading noted. */
export const Disputant = z.object({ person: personal(confided(line(30))), reach: personal(confided(phone())).optional() });

/** A visit after an agreement: whether it is kept. */
export const Visit = z.object({ on: day(), keeping: choice(keepings), note: confided(paragraph(500)).nullable() });

/** 矛盾纠纷调解: one dispute that deputies mediated at their station, from the beginning to whether the agreement is kept. */
export const Mediation = z.object({
  title: line(80),
  stationId: ref('station'),
  deputyIds: refs('deputyship', 10),
  on: day(),
  kind: choice(disputeKinds),
  people: whole(2, 10_000),
  /** Who disagrees, in short and without names. */
  sides: line(60).nullable(),
  disputants: rows(Disputant, 0, 20).nullable(),
  matter: confided(paragraph(2000)).nullable(),
  result: choice(mediationResults).nullable(),
  agreement: confided(paragraph(2000)).nullable(),
  agreementFileIds: files(5).nullable(),
  referredTo: choice(referrals).nullable(),
  referredName: line(60).nullable(),
  concludedOn: day().nullable(),
  confirmedOn: day().nullable(),
  sentBackReason: paragraph(500).nullable(),
  followUpOn: day().nullable(),
  visits: rows(Visit, 0, mostVisits).nullable(),
  keeping: choice(keepings).nullable(),
  stopGround: choice(stopGrounds).nullable(),
  closedOn: day().nullable(),
  erasedOn: day().nullable(),
});
export type Mediation = z.infer<typeof Mediation>;

/** Everything that tells who disagreed and about what; what is counted stays. */
export const forgotten = {
  sides: null,
  disputants: null,
  matter: null,
  agreement: null,
  agreementFileIds: null,
  visits: null,
  sentBackReason: null,
} as const;
