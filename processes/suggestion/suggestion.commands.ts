import type { Context } from '../../engine/define.ts';
import type { Words } from '../../registers/vocabulary.ts';
import { seatOf, subjectsOf } from '../people.ts';
import type * as input from './suggestion.inputs.ts';
import type { Suggestion } from './suggestion.record.ts';

/** One lead with its co-handlers, or separate handlers; no unit twice. */
export function unitsAreSound(units: readonly { unitId: string; role: string }[]) {
  const count = (role: string) => units.filter((u) => u.role === role).length;
  if (new Set(units.map((u) => u.unitId)).size !== units.length) return { reason: 'unitTwice', field: 'units' } as const;
  if (count('lead') > 0 && count('separate') > 0) return { reason: 'leadOrSeparate', field: 'units' } as const;
  if (count('separate') === 0 && count('lead') !== 1) return { reason: 'oneLead', field: 'units' } as const;
  return true;
}

type Ctx<I> = Context<Words, string, Suggestion, I>;

export function tellAssignments(c: Ctx<unknown>, action: string, told: Record<string, unknown>) {
  const ended = ['returned', 'cancelled', 'concluded', 'evaluationLapsed'];
  return c.case.linked
    .filter((l) => l.process === 'assignment' && !ended.includes(l.state))
    .map((l) => ({ process: 'assignment', id: l.id, action, input: told }) as const);
}

export function tellPublished(c: Ctx<unknown>, on: string | null) {
  return c.case.linked
    .filter((l) => l.process === 'assignment' && (l.state === 'concluded' || l.state === 'evaluationLapsed'))
    .map((l) => ({ process: 'assignment', id: l.id, action: 'notePublished', input: { on } }) as const);
}

/** Consultations newly named learn of it, those no longer named are set free; nothing where the entry was not touched. */
export function tellConsultations(
  suggestionId: string,
  before: readonly string[] | null,
  after: readonly string[] | null | undefined,
  deputyId: string | null,
) {
  if (after === undefined) return [];
  const named = new Set(after ?? []);
  const free = (before ?? []).filter((id) => !named.has(id));
  return [
    ...free.map((id) => ({ process: 'preConsultation', id, action: 'noteUnnamed', input: {} }) as const),
    ...[...named]
      .filter((id) => !before?.includes(id))
      .map((id) => ({ process: 'preConsultation', id, action: 'noteSuggestion', input: { suggestionId, deputyId } }) as const),
  ];
}

export function tellSubmitted(c: Ctx<unknown>, on: string | null) {
  return (c.record.preConsultationIds ?? []).map(
    (id) => ({ process: 'preConsultation', id, action: 'noteSubmitted', input: { on } }) as const,
  );
}

/** The opinion that a suggestion was made of, to be looked up. */
export const namedOpinion = (c: Pick<Ctx<unknown>, 'record'>) =>
  c.record.opinionId ? [{ records: 'opinion', where: { id: { in: [c.record.opinionId] } }, most: 1 } as const] : [];

/** Tells that opinion what became of the suggestion, while it still waits for that: it may have been erased since. */
export const tellOpinion = (c: Pick<Ctx<unknown>, 'found' | 'case'>, action: 'noteOutcome' | 'noteDropped') =>
  c.found
    .filter((f) => f.process === 'opinion' && f.state === 'converted' && f.record.suggestionId === c.case.id)
    .map((f) => ({ process: 'opinion', id: f.id, action, input: {} }) as const);

export function tellMerged(c: Ctx<unknown>, action: string, told: Record<string, unknown>) {
  return (c.record.mergedIds ?? []).map((id) => ({ process: 'suggestion', id, action, input: told }) as const);
}

/** One assignment for each unit reached directly, and one relay assignment for each office that passes work on. */
export function startAssignments(c: Ctx<{ units: readonly input.HandOverUnit[] }>) {
  const { units } = c.input;
  const lead = units.find((u) => u.role === 'lead')?.unitId ?? null;
  const common = {
    suggestionId: c.case.id,
    suggestionTitle: c.record.title,
    suggestionNumber: c.record.number,
    sessionId: c.record.sessionId,
    confidential: c.record.secrecy === 'confidential',
    handedOverOn: c.record.handedOverOn ?? c.today,
    clockStartOn: c.today,
    authorIds: subjectsOf(c.case, 'author'),
    cosignerIds: subjectsOf(c.case, 'cosigner'),
    mergedAuthorIds: subjectsOf(c.case, 'mergedAuthor'),
    delegationIds: subjectsOf(c.case, 'delegation'),
    namedStaffIds: subjectsOf(c.case, 'namedStaff'),
  };
  const start = (more: Record<string, unknown>) =>
    ({ process: 'assignment', action: 'start', id: c.id(), input: { ...common, ...more } }) as const;
  const relays = [...new Set(units.flatMap((u) => u.viaUnitId ?? []))];
  return [
    ...units.filter((u) => !u.viaUnitId).map((u) => start({ unitId: u.unitId, role: u.role, level: 1, leadUnitId: lead, viaUnitId: null })),
    ...relays.map((via) =>
      start({
        unitId: via,
        role: 'relay',
        level: 1,
        leadUnitId: lead,
        viaUnitId: null,
        forUnits: units.filter((u) => u.viaUnitId === via).map((u) => ({ unitId: u.unitId, role: u.role })),
      }),
    ),
  ];
}

type TakenUp = Pick<Context<Words, string, Suggestion, { readonly leadDeputyId: string }>, 'actor' | 'case' | 'input'>;

/** What is the same of every suggestion that is drafted from what people told. */
export const takenUp = (c: TakenUp) =>
  ({
    kind: 'suggestion',
    stage: 'interSession',
    authorKind: 'deputy',
    formationSource: 'receivingVoters',
    channel: c.input.leadDeputyId === seatOf(c.actor, c.case.congressId) ? 'platform' : 'paper',
    secrecy: 'open',
  }) as const;

/** Its author, and whoever wrote it down for them. */
export const fromOutside = (c: TakenUp) => [
  { party: 'author', subject: c.input.leadDeputyId, status: 'active' } as const,
  ...(c.actor.kind === 'person' && c.input.leadDeputyId !== seatOf(c.actor, c.case.congressId)
    ? [{ party: 'recorder', subject: c.actor.accountId, status: 'active' } as const]
    : []),
];
