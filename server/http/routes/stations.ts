import type { FastifyInstance } from 'fastify';
import { stationRoutes } from '../../../contract/stations.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { stationFigures } from '../../stations/figures.ts';
import { assertHolds, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** What is asked about stations as a whole. */
export function registerStationRoutes(app: FastifyInstance, deps: HouseDeps): void {
  serve(app, stationRoutes.figures, async ({ query }, call) => {
    const congressId = await congressOf(deps.db, call, query.congress);
    assertHolds(call, congressId, stationRoutes.figures.access);
    const time = await congressTime(deps.db, congressId);
    const today = time.today(deps.clock.now());
    return stationFigures(deps.db, congressId, time, today, query.year ?? Number(today.slice(0, 4)));
  });
}
