import type { FastifyInstance } from 'fastify';
import { congressRoutes } from '../../../contract/people.ts';
import { congress } from '../../../registers/registers.ts';
import { makeRecord } from '../../actions/make-record.ts';
import type { Clock } from '../../clock.ts';
import { newId } from '../../new-id.ts';
import { adminKindOf, assertOver, congressesOf } from '../../people/authority.ts';
import { actorOf } from '../congress-of.ts';
import { serve } from '../serve.ts';
import type { PeopleDeps } from './people.ts';

/** The tree of congresses, for those who administer a part of it. */
export function registerCongressRoutes(app: FastifyInstance, { db, clock }: Pick<PeopleDeps, 'db'> & { readonly clock: Clock }): void {
  serve(app, congressRoutes.list, async (_input, call) => {
    const actor = actorOf(call);
    const kind = adminKindOf(actor);
    const reach = kind === null ? [] : await congressesOf(db, actor, kind);
    if (reach.length === 0) return { items: [] };
    const rows = await db
      .selectFrom('congress')
      .select(['id', 'name', 'short_name', 'parent_id', 'state'])
      .where('id', 'in', reach)
      .orderBy('region_code')
      .limit(5000)
      .execute();
    return {
      items: rows.map((r) => ({
        id: r.id,
        name: String(r.name),
        shortName: String(r.short_name),
        parentId: r.parent_id as string | null,
        ended: r.state === 'ended',
      })),
    };
  });

  serve(app, congressRoutes.found, async ({ body }, call) => {
    const actor = actorOf(call);
    const now = clock.now();
    const id = newId(now.getTime());
    await db.transaction().execute(async (tx) => {
      await assertOver(tx, actor, 'systemAdmin', body.parentId);
      await makeRecord(tx, congress, { congressId: id, id, input: body, now, requestId: call.requestId, name: actor.name });
    });
    return { id };
  });
}
