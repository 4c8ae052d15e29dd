import type { FastifyInstance } from 'fastify';
import { activityRoutes } from '../../../contract/activities.ts';
import type { Actor } from '../../../engine/actor.ts';
import { allowedActions } from '../../../engine/decide.ts';
import type { FieldGroup } from '../../../engine/define.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { Activity } from '../../../processes/activity/activity.record.ts';
import { processOf } from '../../../processes/all.ts';
import { seatOf } from '../../../processes/people.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { runAction, surroundings } from '../../actions/run-action.ts';
import { loadCase, type StoredCase } from '../../actions/store.ts';
import { candidatesFor } from '../../activities/candidates.ts';
import { dayOf } from '../../activities/day.ts';
import { frequencyOf } from '../../activities/frequency.ts';
import { ownPart, presence, rosterOf } from '../../activities/roster.ts';
import { shownCode } from '../../activities/sign-in-code.ts';
import type { HouseDeps } from '../../deps.ts';
import { codeSvg } from '../../opinions/code-sheet.ts';
import { keepStripped } from '../../opinions/photos.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, assertHolds, congressOf } from '../congress-of.ts';
import { photoIn } from '../photo-in.ts';
import { type Call, serve } from '../serve.ts';

const activity = processOf('activity');
const participation = processOf('participation');

/** What stands around an activity: whom to invite, who is there, the code on the screen, the figures of the day. */
export function registerActivityRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config, secretKey } = deps;

  /** An activity of which the caller may read these fields; a 404 where not. */
  async function seen(call: Call, named: string | undefined, id: string, group: FieldGroup) {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, named);
    const kase = await loadCase(db, activity, congressId, id);
    if (!kase || !groupsFor(activity, kase, actor).has(group)) throw new ProblemError('notFound');
    return { actor, congressId, kase };
  }

  /** Refuses whoever may take none of these actions now. */
  async function may(actor: Actor, kase: StoredCase, ...actions: readonly string[]): Promise<void> {
    const now = clock.now();
    const can = allowedActions(activity, kase, actor, surroundings(await congressTime(db, kase.congressId), now));
    if (!actions.some((action) => can.includes(action))) throw new ProblemError('forbidden');
  }

  serve(app, activityRoutes.frequency, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    assertHolds(call, congressId, activityRoutes.frequency.access);
    const time = await congressTime(db, congressId);
    const today = time.today(clock.now());
    return frequencyOf(db, congressId, time.rules, query.year ?? Number(today.slice(0, 4)), today);
  });

  serve(app, activityRoutes.candidates, async ({ params, query }, call) => {
    const { actor, congressId, kase } = await seen(call, query.congress, params.id, 'staff');
    await may(actor, kase, 'notify', 'invite');
    return candidatesFor(db, congressId, kase.id, Activity.parse(kase.record), { all: query.all === 'true', q: query.q ?? '' });
  });

  serve(app, activityRoutes.roster, async ({ params, query }, call) => {
    const { congressId, kase } = await seen(call, query.congress, params.id, 'staff');
    const { capacity } = kase.record;
    return rosterOf(db, congressId, kase.id, typeof capacity === 'number' ? capacity : null);
  });

  serve(app, activityRoutes.signInCode, async ({ params, query }, call) => {
    const { actor, congressId, kase } = await seen(call, query.congress, params.id, 'staff');
    await may(actor, kase, 'signInByHand');
    const { code, seconds } = shownCode(secretKey, congressId, kase.id, clock.now());
    const url = `${config.publicUrl}/activities/${kase.id}/sign-in?code=${code}&congress=${congressId}`;
    call.reply.header('cache-control', 'private, no-store');
    return { code, seconds, url, svg: await codeSvg(url), ...(await presence(db, congressId, kase.id)) };
  });

  serve(app, activityRoutes.signIn, async ({ params, query, body }, call) => {
    const { actor, congressId, kase } = await seen(call, query.congress, params.id, 'public');
    const seat = seatOf(actor, congressId);
    const id = seat ? await ownPart(db, congressId, kase.id, seat) : null;
    if (!id) throw new ProblemError('forbidden');
    const request = { process: participation, congressId, id, action: 'signIn', input: body, actor };
    const done = await runAction(deps, request, { requestId: call.requestId, key: call.idempotencyKey });
    const { signedInAt } = done.kase.record;
    return { participationId: id, name: String(kase.record.name), signedInAt: String(signedInAt) };
  });

  serve(app, activityRoutes.day, async ({ params, query }, call) => {
    const { actor, congressId, kase } = await seen(call, query.congress, params.id, 'parties');
    const now = clock.now();
    const day = await dayOf(db, congressId, kase.id, now, (await congressTime(db, congressId)).today(now));
    const categories = new Set(day.byCategory.flatMap((c) => c.categoryId ?? []));
    return { ...day, names: await namesOf(db, congressId, new Map([['category', categories]]), actor) };
  });

  serve(app, activityRoutes.addPhoto, async ({ params, query }, call) => {
    const { actor, congressId, kase } = await seen(call, query.congress, params.id, 'staff');
    await may(actor, kase, 'count', 'draftReport');
    const part = await photoIn(call.request);
    const place = { congressId, accountId: actor.accountId };
    let photos = 0;
    await keepStripped(deps, place, part.file, part.filename, async (fileId) => {
      const request = {
        process: activity,
        congressId,
        id: kase.id,
        action: 'addPhoto',
        input: { fileId: [fileId] },
        actor,
        commanded: true,
      };
      const done = await runAction(deps, request, { requestId: call.requestId });
      photos = ((done.kase.record.photoIds ?? []) as unknown[]).length;
    });
    return { photos };
  });
}
