import type { FastifyInstance } from 'fastify';
import { workRoutes } from '../../../contract/records.ts';
import { processOf } from '../../../processes/all.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { titleField } from '../../actions/titles.ts';
import { type WorkItem, workList } from '../../actions/work-list.ts';
import type { HouseDeps } from '../../deps.ts';
import { isConfided } from '../../vault/replace.ts';
import { reveal } from '../../vault/reveal.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

const mostInGroup = 50;

/** What the signed-in person has to do. */
export function registerWorkRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;
  serve(app, workRoutes.mine, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const today = (await congressTime(db, congressId)).today(clock.now());
    const { groups, waiting } = await workList(db, actor, congressId, today, mostInGroup);
    const titles = await confidedTitles(
      deps,
      congressId,
      [...Object.values(groups), waiting].flatMap((g) => g.items),
    );
    const slice = ({ count, items }: { count: number; items: readonly WorkItem[] }) => ({
      count,
      items: items.map((item) => ({ ...item, title: titles.get(item.id) ?? item.title })),
    });
    const units = [...Object.values(groups), waiting].flatMap((g) => g.items.flatMap((i) => i.unitId ?? []));
    return {
      today,
      groups: { overdue: slice(groups.overdue), today: slice(groups.today), week: slice(groups.week), later: slice(groups.later) },
      waiting: slice(waiting),
      names: await namesOf(db, congressId, new Map([['unit', new Set(units)]]), actor),
    };
  });
}

/** Titles that people confided, by record: only what the list holds is opened. */
async function confidedTitles(deps: HouseDeps, congressId: string, items: readonly WorkItem[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const [id, own] of Map.groupBy(items, (item) => item.process)) {
    const process = processOf(id);
    const field = titleField(process);
    if (!isConfided(process, field)) continue;
    const marked = own.map((item) => ({ id: item.id, fields: { [field]: item.title } }));
    for (const one of await reveal(deps, process, congressId, marked)) titles.set(one.id, String(one.fields[field] ?? ''));
  }
  return titles;
}
