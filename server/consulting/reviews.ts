import type { z } from 'zod';
import type { SubmitReview, TrackedReview } from '../../contract/consultations.ts';
import type { CitizenActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import type { ReviewSuggestion } from '../../processes/reviewSuggestion/reviewSuggestion.record.ts';
import { runActionsWithin } from '../actions/run-action.ts';
import { inTransaction } from '../db/connect.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { heldBy } from '../opinions/content-rules.ts';
import { type Caller, defined, throughDoor } from '../opinions/door.ts';
import { openOwnRecord } from '../opinions/own-record.ts';
import { keepSecret } from '../opinions/tracking.ts';
import { ProblemError } from '../problem.ts';
import { reviewConsent } from './consents.ts';
import { congressName, covered, coveredContact } from './own-words.ts';

const review = processOf('reviewSuggestion');
type Given = z.output<typeof SubmitReview>;
type Shown = Partial<ReviewSuggestion>;

/** Takes in that a document be reviewed, by the same door as opinions; the record, its log and the way back to it are one transaction. */
export async function submitReview(deps: HouseDeps, given: Given, caller: Caller) {
  const { db, clock } = deps;
  return throughDoor(deps, review, given, caller, async (secret, spend) => {
    const now = clock.now();
    const { congress: congressId, consent: _, proof: __, ...suggested } = given;
    if (given.consentVersion !== reviewConsent.version) throw new ProblemError('badRequest', { field: 'consentVersion' });
    await congressName(db, congressId);
    const held = await heldBy(
      db,
      congressId,
      [given.title, given.issuer, given.superiorLaw, given.articles ?? '', given.reasons, given.name].join('\n'),
    );
    const id = newId(now.getTime());
    return inTransaction(db, async (tx) => {
      const input = defined({ ...suggested, language: caller.locale, heldBy: held ?? undefined });
      const actor = { kind: 'citizen', name: '', congressId, recordId: id } as const;
      const request = { process: review, congressId, action: 'submit', input, actor };
      const [made] = await runActionsWithin(tx, deps, [request], { requestId: caller.requestId, newId: id });
      const isKept = made && (await keepSecret(tx, { process: 'reviewSuggestion', congressId, id }, secret, now));
      if (!isKept) throw new ProblemError('badRequest');
      await spend(tx);
      return made.kase.state;
    });
  });
}

/** The steps of the way, by the day that each was reached. */
const steps = { submittedOn: 'submitted', registeredOn: 'registered', startedOn: 'underReview', answeredOn: 'answered' } as const;
/** Limits that are of interest to whoever waits for an answer. */
const shownDues = ['check', 'completion', 'start', 'review', 'answer'];

/** A review suggestion as its own page shows it. */
export async function trackedReview(deps: HouseDeps, citizen: CitizenActor): Promise<TrackedReview> {
  const own = await openOwnRecord(deps, review, citizen);
  const shown = own.fields as Shown;
  const open = own.deadlines.filter((d) => d.closedOn === null && shownDues.includes(d.key)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return {
    congress: await congressName(deps.db, citizen.congressId),
    number: shown.number ?? null,
    // What was found is told with the answer.
    state: own.state === 'concluded' ? 'underReview' : own.state,
    title: shown.title ?? '',
    docNumber: shown.docNumber ?? null,
    issuer: shown.issuer ?? '',
    articles: shown.articles ?? null,
    superiorLaw: shown.superiorLaw ?? '',
    reasons: shown.reasons ?? null,
    supplements: (shown.supplements ?? []).map(({ on, text }) => ({ on, text })),
    contact: { ...coveredContact(shown), address: covered('line', shown.address) },
    steps: Object.entries(steps).flatMap(([field, step]) => {
      const on = shown[field as keyof typeof steps];
      return on ? [{ step: step as string, on }] : [];
    }),
    due: open[0] ? { key: open[0].key, on: open[0].dueOn } : null,
    missing: shown.missing ?? null,
    transferredTo: shown.transferredTo ?? null,
    declineGround: shown.declineGround ?? null,
    answer: shown.answer ?? null,
    can: [...own.can],
  };
}

/** Everything kept of a review suggestion that its author gave, and what they have been told, uncovered. */
export async function ownReview(deps: HouseDeps, citizen: CitizenActor) {
  const { id, createdAt, fields } = await openOwnRecord(deps, review, citizen);
  const { contact: _, can: __, ...told } = await trackedReview(deps, citizen);
  const { name, phone, email, address } = fields as Shown;
  return { id, createdAt, ...told, name: name ?? null, phone: phone ?? null, email: email ?? null, address: address ?? null };
}
