import type { FastifyInstance } from 'fastify';
import { deputyRoutes } from '../../../contract/deputies.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { deputyStructure } from '../../deputies/structure.ts';
import { deputyDossier } from '../../performance/dossier.ts';
import { congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** What is asked about deputies as a whole. */
export function registerDeputyRoutes(app: FastifyInstance, deps: HouseDeps): void {
  serve(app, deputyRoutes.structure, async ({ query }, call) => {
    const congressId = await congressOf(deps.db, call, query.congress);
    const today = (await congressTime(deps.db, congressId)).today(deps.clock.now());
    return deputyStructure(deps.db, call.actor, congressId, query.term, today);
  });

  serve(app, deputyRoutes.dossier, async ({ params, query }, call) => {
    const congressId = await congressOf(deps.db, call, query.congress);
    const today = (await congressTime(deps.db, congressId)).today(deps.clock.now());
    const asked = { congressId, seatId: params.id, year: query.year ?? Number(today.slice(0, 4)) };
    return deputyDossier(deps.db, call.actor, asked);
  });
}
