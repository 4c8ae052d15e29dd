import { z } from 'zod';
import { choice, day, line, moment, paragraph, ref, refs, rows, whole, words, yes } from '../../registers/fields.ts';
import {
  channels,
  disposals,
  drafting,
  inadmissibleKinds,
  natures,
  ratings,
  resultClasses,
  secrecies,
  stages,
  UnitChoice,
} from './suggestion.record.ts';

/** Everything a draft may hold; only the title must be there to keep one. */
const Draft = z.object(drafting).partial().required({ title: true });

export const CreateInput = Draft.extend({
  sessionId: ref('congressSession'),
  stage: choice(stages),
  /** Whose suggestion it is, where staff enter it from paper. */
  leadDeputyId: ref('deputyship').optional(),
  /** Given where a whole delegation makes the suggestion. */
  delegationId: ref('delegation').optional(),
  channel: choice(channels).optional(),
});

/** What a deputy makes of a citizen's opinion; the opinion's own words stay where they are. */
export const FromOpinionInput = z.object({
  opinionId: z.uuid(),
  title: line(80),
  problem: paragraph(),
  proposal: paragraph(),
  sessionId: z.uuid(),
  categoryId: z.uuid().nullable(),
  leadDeputyId: z.uuid(),
});

/** What the petition desk asks a deputy to make of a petition, in words of its own. */
export const FromPetitionInput = FromOpinionInput.omit({ opinionId: true }).extend({ petitionId: z.uuid() });

/** A draft's texts may be emptied again; what is submitted must have them. */
export const EditInput = z.object({ ...drafting, problem: drafting.problem.nullable(), proposal: drafting.proposal.nullable() }).partial();

export const InviteInput = z.object({ deputyIds: refs('deputyship', 100).min(1), cutoff: moment(), note: line(300).optional() });

export const SubmitInput = z.object({ oneMatter: z.literal(true).meta({ kind: 'yes' }) });

export const ConvertInput = z.object({
  title: drafting.title,
  problem: drafting.problem,
  analysis: drafting.analysis.optional(),
  proposal: drafting.proposal,
  categoryId: drafting.categoryId.optional(),
  billTitle: line(100),
  billNumber: line(40).optional(),
  sessionId: ref('congressSession'),
  stage: choice(stages),
  leadDeputyId: ref('deputyship'),
  cosignerIds: refs('deputyship', 100).optional(),
});

/** A suggestion from a list kept elsewhere: just received, already numbered, or of an earlier year and finished. */
export const EnterInput = z.object({
  number: whole(1, 99_999).nullable().optional(),
  title: drafting.title,
  leadDeputyId: ref('deputyship').nullable().optional(),
  cosignerIds: refs('deputyship', 100).nullable().optional(),
  delegationId: ref('delegation').nullable().optional(),
  sessionId: ref('congressSession'),
  stage: choice(stages),
  nature: choice(natures).nullable().optional(),
  categoryId: drafting.categoryId.optional(),
  problem: drafting.problem,
  analysis: drafting.analysis.optional(),
  proposal: drafting.proposal.nullable().optional(),
  keywords: drafting.keywords.optional(),
  formationSource: drafting.formationSource.optional(),
  publishConsent: drafting.publishConsent.optional(),
  publishReason: drafting.publishReason.optional(),
  summary: drafting.summary.optional(),
  urgent: drafting.urgent.optional(),
  submittedOn: day().nullable().optional(),
  registeredOn: day().nullable().optional(),
  handedOverOn: day().nullable().optional(),
  leadUnitId: ref('unit').nullable().optional(),
  repliedOn: day().nullable().optional(),
  concludedOn: day().nullable().optional(),
  resultClass: choice(resultClasses).nullable().optional(),
  attitude: choice(ratings).nullable().optional(),
  result: choice(ratings).nullable().optional(),
});
export type EnterInput = z.infer<typeof EnterInput>;

export const ReasonInput = z.object({ reason: paragraph(1000) });

export const RefuseInput = z.object({ kind: choice(inadmissibleKinds), explanation: paragraph(1000), disposal: choice(disposals) });

export const MergeInput = z.object({ intoId: ref('suggestion'), explanation: paragraph(1000) });

export const RegisterInput = z.object({
  categoryId: ref('category'),
  nature: choice(natures),
  secrecy: choice(secrecies).optional(),
  secrecyReason: line(200).optional(),
  keywords: words(8).optional(),
  reviewNote: paragraph(1000).optional(),
});

/** `viaUnitId` names the office through which the unit is reached at the second level; empty where it is reached directly. */
export const HandOverUnit = UnitChoice.extend({ viaUnitId: ref('unit').nullable().optional() });
export type HandOverUnit = z.infer<typeof HandOverUnit>;

export const PreAssignInput = z.object({ units: rows(UnitChoice, 1, 20) });
export const AnswerPreAssignmentInput = z.object({ accepts: yes(), note: line(300).optional() });
export const HandOverInput = z.object({ units: rows(HandOverUnit, 1, 20), note: paragraph(500).optional() });

export const WithdrawInput = z.object({ reason: paragraph(500) });
export const NoteInput = z.object({ note: line(200).optional() });
export const NameStaffInput = z.object({ accountId: z.uuid().meta({ kind: 'account' }) });
export const NoInput = z.object({});

/** Commands from other records. */
export const ConsultedInput = z.object({ id: z.uuid(), deputyId: z.uuid() });
export const AbsorbInput = z.object({ id: z.uuid(), authorIds: z.array(z.uuid()).max(200) });
export const UnitsInput = z.object({
  added: z.array(z.object({ unitId: z.uuid(), role: z.string() })).max(50),
  removedUnitId: z.uuid().nullable(),
});
export const AnsweredInput = z.object({ repliedOn: day() });
export const NamedHandlerInput = z.object({ accountId: z.uuid() });
