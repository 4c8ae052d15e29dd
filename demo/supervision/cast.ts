import type { Actor } from '../../engine/actor.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import type { Plan } from '../year/plan.ts';
import { deskOfUnit, type Telling } from '../year/telling.ts';

const settled: ReadonlySet<string> = new Set(['concluded', 'published', 'archived']);

/** Who supervises in the city, and which matters are fit to be supervised in the open. */
export interface SupervisionCast {
  readonly telling: Telling;
  readonly clerk: Actor;
  readonly office: Actor;
  readonly chair: Actor;
  readonly committee: Actor;
  readonly members: readonly Actor[];
  readonly evaluator: Actor;
  /** Ids of the committees by their place in the list. */
  readonly committees: string[];
  /** Plans of one year that were handled openly to an end, in the order of their stories. */
  readonly suited: Readonly<Record<'finished' | 'living', readonly Plan[]>>;
  make(actor: Actor, process: ProcessId, input: object): Promise<string>;
  act(actor: Actor, process: ProcessId, id: string, action: string, input?: object): Promise<void>;
  /** The suggestion a plan has become, as soon as it has been handed over. */
  suggestion(plan: Plan): string | null;
  /** Who answers for the first unit of a record. */
  unitOf(process: ProcessId, id: string): { readonly id: string; readonly clerk: Actor; readonly head: Actor };
}

export function castSupervision(telling: Telling, plans: readonly Plan[]): SupervisionCast {
  const { world, city } = telling;
  const suited = (session: Plan['session']) =>
    plans.filter((p) => p.session === session && settled.has(p.goal) && !p.confidential && !p.delegation && p.into === null);
  return {
    telling,
    clerk: city.clerks[0],
    office: city.office,
    chair: city.chair,
    committee: city.committeeOfficer,
    members: city.members,
    evaluator: city.evaluator,
    committees: [],
    suited: { finished: suited('finished'), living: suited('living') },
    make: (actor, process, input) => world.make(actor, process, city.congressId, input),
    act: async (actor, process, id, action, input = {}) => {
      await world.act(actor, process, id, action, input);
    },
    suggestion: ({ made }) => (made.id !== null && world.get('suggestion', made.id).record.leadUnitId ? made.id : null),
    unitOf: (process, id) => {
      const { record } = world.get(process, id);
      return deskOfUnit(city, String(record.unitId ?? (record.unitIds as readonly string[])[0]));
    },
  };
}
