import type { FastifyInstance } from 'fastify';
import { informationRoutes } from '../../../contract/information.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { processOf } from '../../../processes/all.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { readingOf } from '../../information/reading.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

const information = processOf('information');

/** Who has read a piece of information, for those who keep it. */
export function registerInformationRoutes(app: FastifyInstance, { db }: HouseDeps): void {
  serve(app, informationRoutes.reading, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const kase = await loadCase(db, information, congressId, params.id);
    if (!kase || !groupsFor(information, kase, actor).has('staff')) throw new ProblemError('notFound');
    return readingOf(db, congressId, kase.id);
  });
}
