import type { FastifyInstance } from 'fastify';
import { keyHeader, mostPhotoBytes, portalRoutes } from '../../../contract/portal.ts';
import type { CitizenActor } from '../../../engine/actor.ts';
import { processOf } from '../../../processes/all.ts';
import { mostPhotos } from '../../../processes/opinion/opinion.record.ts';
import { runAction } from '../../actions/run-action.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader } from '../../files/file-name.ts';
import { findFile, sweepLooseFiles } from '../../files/files.ts';
import { codeView } from '../../opinions/code-view.ts';
import { findCode } from '../../opinions/codes.ts';
import { consent } from '../../opinions/consent.ts';
import { contactOf, sendContactCode } from '../../opinions/contact-codes.ts';
import { refuseRuled } from '../../opinions/content-rules.ts';
import { districtsOf } from '../../opinions/districts.ts';
import { intakePulse } from '../../opinions/door.ts';
import { callerKey, countUse, usesOf } from '../../opinions/limits.ts';
import { messagesFrom } from '../../opinions/messages.ts';
import { addPhoto } from '../../opinions/photos.ts';
import { bitsFor, checkProof, newChallenge, spendChallenge } from '../../opinions/proof.ts';
import { submitOpinion } from '../../opinions/submit.ts';
import { openOwn, ownData, trackedOpinion } from '../../opinions/tracked.ts';
import { citizenOf } from '../../opinions/tracking.ts';
import { ProblemError } from '../../problem.ts';
import { createShield } from '../../public/shield.ts';
import { congressOf } from '../congress-of.ts';
import { photoIn } from '../photo-in.ts';
import { type Call, serve } from '../serve.ts';

const opinion = processOf('opinion');
const hour = 3600;
const mostWritesAnHour = 60;
const mostCodesAnHour = 5;

/** The public side of opinions. Whoever calls acts as nobody or as the holder of one opinion's secret, also where they have signed in. */
export function registerPortalRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config, secretKey } = deps;
  const messages = deps.messages ?? messagesFrom(config);
  const shield = createShield(config.publicPerMinute, Math.max(8, config.publicAtOnce));
  const guarded = <T>(call: Call, work: () => Promise<T>): Promise<T> => shield.guard(call.ip, clock.now().getTime(), work);
  const citizen = (call: Call): Promise<CitizenActor> => citizenOf(db, 'opinion', call.request.headers[keyHeader]);
  const limited = (call: Call) =>
    countUse(db, secretKey, [{ of: `write ${callerKey(call.ip)}`, seconds: hour, most: mostWritesAnHour * 5 }], clock.now());

  /** One action of the holder of a secret, with the text that the rules on contents are asked about. */
  async function act(call: Call, action: string, input: object, text?: string) {
    const actor = await citizen(call);
    await countUse(db, secretKey, [{ of: `write ${actor.recordId}`, seconds: hour, most: mostWritesAnHour }], clock.now());
    if (text !== undefined) await refuseRuled(db, actor.congressId, text);
    const request = { process: opinion, congressId: actor.congressId, id: actor.recordId, action, input, actor };
    await runAction(deps, request, { requestId: call.requestId, key: call.idempotencyKey });
    return actor;
  }

  serve(app, portalRoutes.congresses, (_input, call) =>
    guarded(call, async () => {
      const rows = await db
        .selectFrom('congress')
        .select(['id', 'name', 'region_code'])
        .where('state', '=', 'active')
        .orderBy('region_code')
        .limit(5000)
        .execute();
      return { items: rows.map((row) => ({ id: row.id, name: String(row.name), regionCode: String(row.region_code) })) };
    }),
  );

  serve(app, portalRoutes.code, ({ params }, call) =>
    guarded(call, async () => {
      const code = await findCode(db, secretKey, params.code);
      if (!code) throw new ProblemError('codeNotValid');
      return codeView(db, code, params.code, deps.clock.now());
    }),
  );

  serve(app, portalRoutes.form, ({ query }, call) =>
    guarded(call, async () => {
      const congressId = await congressOf(db, { ...call, actor: null }, query.congress);
      const congress = await db
        .selectFrom('congress')
        .select('name')
        .where('id', '=', congressId)
        .where('state', '=', 'active')
        .executeTakeFirst();
      if (!congress) throw new ProblemError('notFound');
      const [categories, districts] = await Promise.all([
        db
          .selectFrom('category')
          .select(['id', 'name'])
          .where('congress_id', '=', congressId)
          .where('state', '=', 'active')
          .orderBy('sort_no')
          .orderBy('code')
          .limit(200)
          .execute(),
        districtsOf(db, congressId),
      ]);
      return {
        congress: { id: congressId, name: String(congress.name) },
        categories: categories.map((row) => ({ id: row.id, name: String(row.name) })),
        districts,
        verify: { phone: messages.offers('phone'), email: messages.offers('email') },
        mostPhotos,
        mostPhotoBytes,
        consent: { ...consent },
      };
    }),
  );

  serve(app, portalRoutes.challenge, (_input, call) =>
    guarded(call, async () => {
      const now = clock.now();
      return newChallenge(secretKey, bitsFor(config.intakeProofBits, await usesOf(db, secretKey, intakePulse, 60, now)), now);
    }),
  );

  serve(app, portalRoutes.sendCode, ({ body }, call) =>
    guarded(call, async () => {
      const now = clock.now();
      checkProof(secretKey, body.proof.challenge, body.proof.answer, now);
      await db.transaction().execute((tx) => spendChallenge(tx, body.proof.challenge, now));
      await countUse(
        db,
        secretKey,
        [
          { of: `codes ${callerKey(call.ip)}`, seconds: hour, most: mostCodesAnHour * 2 },
          { of: `codes ${contactOf(body.kind, body.to)}`, seconds: hour, most: mostCodesAnHour },
        ],
        now,
      );
      return { id: await sendContactCode({ db, secretKey, messages }, { kind: body.kind, to: body.to, locale: call.locale }, now) };
    }),
  );

  serve(app, portalRoutes.submit, ({ body }, call) =>
    submitOpinion(deps, body, { ip: call.ip, requestId: call.requestId, locale: call.locale, key: call.idempotencyKey }),
  );

  serve(app, portalRoutes.track, (_input, call) => guarded(call, async () => trackedOpinion(deps, await citizen(call))));

  serve(app, portalRoutes.addPhoto, async (_input, call) => {
    const actor = await citizen(call);
    await limited(call);
    const part = await photoIn(call.request);
    await addPhoto(deps, actor, part.file, part.filename, call.requestId);
    return trackedOpinion(deps, actor);
  });

  serve(app, portalRoutes.photo, async ({ params }, call) => {
    const actor = await citizen(call);
    const own = await openOwn(deps, actor);
    const row = own.fields.fileIds?.includes(params.id) ? await findFile(db, params.id) : undefined;
    if (!row || row.record_id !== actor.recordId || !(await deps.files.has(row.sha256))) throw new ProblemError('notFound');
    call.reply.headers({
      'content-type': row.media_type,
      'content-length': row.size,
      'content-disposition': attachmentHeader(row.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    return deps.files.read(row.sha256) as never;
  });

  serve(app, portalRoutes.rate, async ({ body }, call) => trackedOpinion(deps, await act(call, 'rate', body, body.text)));
  serve(app, portalRoutes.remark, async ({ body }, call) => trackedOpinion(deps, await act(call, 'remark', body, body.text)));

  serve(app, portalRoutes.export, (_input, call) =>
    guarded(call, async () => {
      const own = await ownData(deps, await citizen(call));
      call.reply
        .headers({ 'content-disposition': attachmentHeader('my-opinion.json'), 'cache-control': 'private, no-store' })
        .type('application/json')
        .serializer((value: string) => value);
      return JSON.stringify(own, null, 2) as never;
    }),
  );

  serve(app, portalRoutes.erase, async (_input, call) => {
    await act(call, 'erase', {});
    await sweepLooseFiles(db, deps.files, clock.now());
    call.reply.code(204);
  });
}
