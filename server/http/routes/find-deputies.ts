import type { FastifyInstance } from 'fastify';
import { findRoutes } from '../../../contract/find-deputies.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { findDeputies, findDeputy, findStations } from '../../opinions/find-deputies.ts';
import { createShield } from '../../public/shield.ts';
import { type Call, serve } from '../serve.ts';

/** Finding one's deputy, without an account. */
export function registerFindRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config } = deps;
  const shield = createShield(config.publicPerMinute, Math.max(8, config.publicAtOnce));
  const guarded = <T>(call: Call, work: () => Promise<T>): Promise<T> => shield.guard(call.ip, clock.now().getTime(), work);

  serve(app, findRoutes.deputies, ({ query }, call) => guarded(call, () => findDeputies(deps, query)));

  serve(app, findRoutes.deputy, ({ params, query }, call) => guarded(call, () => findDeputy(deps, query.congress, params.id)));

  serve(app, findRoutes.stations, ({ query }, call) =>
    guarded(call, async () => {
      const today = (await congressTime(db, query.congress)).today(clock.now());
      return { items: await findStations(deps, query.congress, query.q, today) };
    }),
  );
}
