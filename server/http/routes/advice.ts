import type { FastifyInstance } from 'fastify';
import { similarRoutes } from '../../../contract/similar.ts';
import { processOf } from '../../../processes/all.ts';
import { namesOf, type Wanted, want, wantOne } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { advise, decidedNeighbours, type TargetAdvice } from '../../advice/advise.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';
import { seenText } from './similar.ts';

const suggestion = processOf('suggestion');

/** Units and categories proposed to the clerk, who decides. */
export function registerAdviceRoutes(app: FastifyInstance, { db, clock }: Pick<HouseDeps, 'db' | 'clock'>): void {
  serve(app, similarRoutes.advice, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const isStaff = actor.grants.some((g) => g.congressId === congressId && staff.has(g.role));
    if (!isStaff) throw new ProblemError('notFound');
    const sought = await seenText(db, actor, congressId, params.id);
    const today = (await congressTime(db, congressId)).today(clock.now());
    const neighbours = await decidedNeighbours(db, actor, congressId, sought, today);
    const [units, categories] = await Promise.all([
      advise(db, 'unit', congressId, sought, neighbours),
      advise(db, 'category', congressId, sought, neighbours),
    ]);
    const named = new Set([...units.items, ...categories.items].flatMap((a) => a.cases));
    const cases = neighbours.filter((n) => named.has(n.record.id)).map(({ record }) => ({ ...record, groups: [...record.groups] }));
    const wanted: Wanted = new Map();
    for (const { fields } of cases) want(wanted, suggestion, fields);
    for (const { id } of units.items) wantOne(wanted, 'unit', id);
    for (const { id } of categories.items) wantOne(wanted, 'category', id);
    return { units: present(units), categories: present(categories), cases, names: await namesOf(db, congressId, wanted, actor) };
  });
}

const staff: ReadonlySet<string> = new Set(similarRoutes.advice.access.roles);

const present = ({ items, model }: TargetAdvice) => ({
  items: items.map((item) => ({ ...item })),
  model: model && {
    version: model.version,
    learntAt: model.learntAt.toISOString(),
    examples: model.examples,
    tested: model.quality.cases,
    top1: model.quality.top1,
    top3: model.quality.top3,
    macroF1: model.quality.macroF1,
  },
});
