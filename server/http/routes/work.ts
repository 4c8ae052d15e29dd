import type { FastifyInstance } from 'fastify';
import { workRoutes } from '../../../contract/records.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { type WorkItem, workList } from '../../actions/work-list.ts';
import type { HouseDeps } from '../../deps.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

const mostInGroup = 50;

/** What the signed-in person has to do. */
export function registerWorkRoutes(app: FastifyInstance, { db, clock }: HouseDeps): void {
  serve(app, workRoutes.mine, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const today = (await congressTime(db, congressId)).today(clock.now());
    const { groups, waiting } = await workList(db, actor, congressId, today, mostInGroup);
    const slice = ({ count, items }: { count: number; items: readonly WorkItem[] }) => ({ count, items: [...items] });
    const units = [...Object.values(groups), waiting].flatMap((g) => g.items.flatMap((i) => i.unitId ?? []));
    return {
      today,
      groups: { overdue: slice(groups.overdue), today: slice(groups.today), week: slice(groups.week), later: slice(groups.later) },
      waiting: slice(waiting),
      names: await namesOf(db, congressId, new Map([['unit', new Set(units)]]), actor),
    };
  });
}
