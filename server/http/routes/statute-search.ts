import type { FastifyInstance } from 'fastify';
import { statuteSearchRoutes } from '../../../contract/statute-search.ts';
import type { HouseDeps } from '../../deps.ts';
import { closeLibraryIndex, libraryIndexOf } from '../../statute/related/index-of.ts';
import { serve } from '../serve.ts';

/** Searching the articles of the library, which is public law that everybody signed in may read. */
export function registerStatuteSearchRoutes(app: FastifyInstance, deps: Pick<HouseDeps, 'db' | 'clock' | 'config'>): void {
  app.addHook('onClose', () => closeLibraryIndex(deps));

  serve(app, statuteSearchRoutes.search, async ({ query }) => {
    const { hits, state } = await libraryIndexOf(deps).search({
      q: query.q,
      ranks: query.rank ? [query.rank] : [],
      region: query.region ?? null,
      validity: query.validity,
      top: query.limit,
    });
    const items = hits.map((hit) => ({ ...hit, marks: hit.marks.map(([from, to]): [number, number] => [from, to]) }));
    return { items, stamp: state.stamp, day: state.day };
  });
}
