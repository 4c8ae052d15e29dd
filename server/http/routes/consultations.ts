import type { FastifyInstance } from 'fastify';
import { consultationRoutes } from '../../../contract/consultations.ts';
import { keyHeader } from '../../../contract/portal.ts';
import type { CitizenActor } from '../../../engine/actor.ts';
import { processOf } from '../../../processes/all.ts';
import { runAction } from '../../actions/run-action.ts';
import { ownComment, submitComment, trackedComment } from '../../consulting/comments.ts';
import { commentConsent, reviewConsent } from '../../consulting/consents.ts';
import { congressName } from '../../consulting/own-words.ts';
import { commentable, publicConsultation } from '../../consulting/reading.ts';
import { ownReview, submitReview, trackedReview } from '../../consulting/reviews.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader } from '../../files/file-name.ts';
import { refuseRuled } from '../../opinions/content-rules.ts';
import type { Caller } from '../../opinions/door.ts';
import { countUse } from '../../opinions/limits.ts';
import { citizenOf, type TrackedProcess } from '../../opinions/tracking.ts';
import { ProblemError } from '../../problem.ts';
import { createShield } from '../../public/shield.ts';
import { type Call, serve } from '../serve.ts';

const hour = 3600;
const mostWritesAnHour = 60;
/** So much of an article is shown where one is chosen. */
const mostShown = 60;

/** Commenting and suggesting a review without an account. Whoever calls acts as nobody or as the holder of one record's secret. */
export function registerConsultationRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config, secretKey } = deps;
  const shield = createShield(config.publicPerMinute, Math.max(8, config.publicAtOnce));
  const guarded = <T>(call: Call, work: () => Promise<T>): Promise<T> => shield.guard(call.ip, clock.now().getTime(), work);
  const citizen = (process: TrackedProcess, call: Call): Promise<CitizenActor> => citizenOf(db, process, call.request.headers[keyHeader]);
  const callerOf = (call: Call): Caller => ({ ip: call.ip, requestId: call.requestId, locale: call.locale, key: call.idempotencyKey });

  /** One action of the holder of a secret, with the text that the rules on contents are asked about. */
  async function act(process: TrackedProcess, call: Call, action: string, input: object, text?: string): Promise<CitizenActor> {
    const actor = await citizen(process, call);
    await countUse(db, secretKey, [{ of: `write ${actor.recordId}`, seconds: hour, most: mostWritesAnHour }], clock.now());
    if (text !== undefined) await refuseRuled(db, actor.congressId, text);
    const request = { process: processOf(process), congressId: actor.congressId, id: actor.recordId, action, input, actor };
    await runAction(deps, request, { requestId: call.requestId, key: call.idempotencyKey });
    return actor;
  }

  /** Own data, to take along. */
  function takeAlong(call: Call, name: string, own: object): never {
    call.reply
      .headers({ 'content-disposition': attachmentHeader(name), 'cache-control': 'private, no-store' })
      .type('application/json')
      .serializer((value: string) => value);
    return JSON.stringify(own, null, 2) as never;
  }

  serve(app, consultationRoutes.consultation, ({ params }, call) =>
    guarded(call, async () => {
      const on = await publicConsultation(db, params.id);
      if (!on) throw new ProblemError('notFound');
      return {
        id: on.id,
        congress: await congressName(db, on.congressId),
        title: on.fields.title,
        state: on.state,
        untilOn: on.fields.untilOn ?? '',
        articles: commentable(on.fields.body).map(({ label, text }) => ({ label, text: [...text].slice(0, mostShown).join('') })),
        url: `/public/consultations/${on.id}`,
        consent: { ...commentConsent },
      };
    }),
  );
  serve(app, consultationRoutes.comment, ({ params, body }, call) => submitComment(deps, params.id, body, callerOf(call)));
  serve(app, consultationRoutes.ownComment, (_input, call) =>
    guarded(call, async () => trackedComment(deps, await citizen('consultationComment', call))),
  );
  serve(app, consultationRoutes.exportComment, (_input, call) =>
    guarded(call, async () => takeAlong(call, 'my-comment.json', await ownComment(deps, await citizen('consultationComment', call)))),
  );
  serve(app, consultationRoutes.eraseComment, async (_input, call) => {
    await act('consultationComment', call, 'erase', {});
    call.reply.code(204);
  });

  serve(app, consultationRoutes.reviewForm, ({ query }, call) =>
    guarded(call, async () => ({
      congress: { id: query.congress, name: await congressName(db, query.congress) },
      consent: { ...reviewConsent },
    })),
  );
  serve(app, consultationRoutes.suggestReview, ({ body }, call) => submitReview(deps, body, callerOf(call)));
  serve(app, consultationRoutes.ownReview, (_input, call) =>
    guarded(call, async () => trackedReview(deps, await citizen('reviewSuggestion', call))),
  );
  serve(app, consultationRoutes.supplementReview, async ({ body }, call) =>
    trackedReview(deps, await act('reviewSuggestion', call, 'supplement', body, body.text)),
  );
  serve(app, consultationRoutes.exportReview, (_input, call) =>
    guarded(call, async () => takeAlong(call, 'my-review-suggestion.json', await ownReview(deps, await citizen('reviewSuggestion', call)))),
  );
  serve(app, consultationRoutes.eraseReview, async (_input, call) => {
    await act('reviewSuggestion', call, 'erase', {});
    call.reply.code(204);
  });
}
