import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import type { SubmitComment, TrackedComment } from '../../contract/consultations.ts';
import type { CitizenActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { articleCalled, isResult } from '../../processes/consulting.ts';
import { shapesOf } from '../../registers/shape.ts';
import { runActionsWithin } from '../actions/run-action.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { heldBy } from '../opinions/content-rules.ts';
import { type Caller, defined, throughDoor } from '../opinions/door.ts';
import { openOwnRecord } from '../opinions/own-record.ts';
import { keepSecret } from '../opinions/tracking.ts';
import { ProblemError } from '../problem.ts';
import { traceOf } from '../vault/traces.ts';
import { commentConsent } from './consents.ts';
import { congressName, coveredContact } from './own-words.ts';
import { publicConsultation } from './reading.ts';

const comment = processOf('consultationComment');
type Given = z.output<typeof SubmitComment>;

/**
 * Takes in what somebody says to a text that is out for comments, by the same door as opinions. The same words on the same article are
 * tied to the first who said them, so that they are counted once; comments on one text come in one after the other.
 */
export async function submitComment(deps: HouseDeps, consultationId: string, given: Given, caller: Caller) {
  const { db, clock } = deps;
  return throughDoor(deps, comment, { ...given, consultationId } as Given, caller, async (secret, spend) => {
    const now = clock.now();
    if (given.consentVersion !== commentConsent.version) throw new ProblemError('badRequest', { field: 'consentVersion' });
    const on = await publicConsultation(db, consultationId);
    if (!on) throw new ProblemError('notFound');
    const { congressId } = on;
    const held = await heldBy(db, congressId, [given.content, given.name ?? ''].join('\n'));
    const id = newId(now.getTime());
    const { content, name, phone, email, consentVersion } = given;
    // As the text writes it, so that the same words on the same article are found; one that is not there is refused below.
    const article = given.article && (articleCalled(on.fields.body, given.article) ?? given.article);
    return inTransaction(db, async (tx) => {
      await sql`SELECT FROM consultation WHERE congress_id = ${congressId} AND id = ${consultationId} FOR UPDATE`.execute(tx);
      const first = await firstSaid(tx, deps, congressId, consultationId, { content, article });
      const input = defined({
        consultationId,
        ...{ content, article, name, phone, email, consentVersion },
        language: caller.locale,
        heldBy: held ?? undefined,
        repeatOfId: first ?? undefined,
      });
      const actor = { kind: 'citizen', name: '', congressId, recordId: id } as const;
      const request = { process: comment, congressId, action: 'submit', input, actor };
      const [made] = await runActionsWithin(tx, deps, [request], { requestId: caller.requestId, newId: id });
      const isKept = made && (await keepSecret(tx, { process: 'consultationComment', congressId, id }, secret, now));
      if (!isKept) throw new ProblemError('badRequest');
      await spend(tx);
      return made.kase.state;
    });
  });
}

/** The first comment with these words on this article, if there is one that counts. */
async function firstSaid(
  tx: Transaction<Database>,
  { secretKey }: HouseDeps,
  congressId: string,
  consultationId: string,
  { content, article }: Pick<Given, 'content' | 'article'>,
): Promise<string | null> {
  const kind = shapesOf(comment.record).content?.kind ?? 'paragraph';
  const trace = traceOf(secretKey, congressId, 'content', kind, content);
  const { rows } = await sql<{ id: string }>`SELECT t.id FROM confided_trace f
    JOIN consultation_comment t ON t.congress_id = f.congress_id AND t.id = f.record_id
    WHERE f.congress_id = ${congressId} AND f.process = ${comment.id} AND f.field = 'content' AND f.trace = ${trace}
      AND t.consultation_id = ${consultationId} AND t.article IS NOT DISTINCT FROM ${article ?? null}::text
      AND t.repeat_of_id IS NULL AND t.state IN ('held', 'submitted', 'sorted') ORDER BY t.id LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** A comment as its own page shows it: what became of it once the feedback is published, not before. */
export async function trackedComment(deps: HouseDeps, citizen: CitizenActor): Promise<TrackedComment> {
  const { db } = deps;
  const { state, fields, can } = await openOwnRecord(deps, comment, citizen);
  const own = comment.record.partial().parse(fields) as Partial<Record<string, string | null>>;
  const on = await publicConsultation(db, own.consultationId ?? '');
  if (!on) throw new ProblemError('keyNotValid');
  const isTold = on.state === 'answered';
  return {
    congress: await congressName(db, citizen.congressId),
    consultation: {
      title: on.fields.title,
      state: on.state,
      untilOn: on.fields.untilOn ?? '',
      url: `/public/consultations/${on.id}`,
    },
    state: state === 'sorted' && !isTold ? 'submitted' : state,
    article: own.article ?? null,
    content: own.content ?? null,
    submittedOn: own.submittedOn ?? '',
    contact: coveredContact(own),
    refusal: own.refusalReason ?? null,
    result: isTold && isResult(own.result) ? own.result : null,
    reason: isTold ? (own.resultReason ?? null) : null,
    feedback: isTold && on.fields.answeredOn ? { on: on.fields.answeredOn, text: on.fields.feedback ?? '' } : null,
    can: [...can],
  };
}

/** Everything kept of a comment that its author gave, and what they have been told, uncovered. */
export async function ownComment(deps: HouseDeps, citizen: CitizenActor) {
  const { id, createdAt, fields } = await openOwnRecord(deps, comment, citizen);
  const { contact: _, can: __, ...told } = await trackedComment(deps, citizen);
  return { id, createdAt, ...told, name: fields.name ?? null, phone: fields.phone ?? null, email: fields.email ?? null };
}
