import type { AnyActor } from '../../engine/actor.ts';
import type { Deadline, Party } from '../../engine/case.ts';
import { allowedActions, type Surroundings } from '../../engine/decide.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { groupsFor, visibleFields } from '../../engine/reach.ts';
import type { StoredCase } from './store.ts';

/** A record as one viewer gets it. */
export interface Presented {
  readonly id: string;
  readonly congressId: string;
  readonly process: string;
  readonly version: number;
  readonly state: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly dueKey: string | null;
  readonly dueOn: string | null;
  readonly fields: Record<string, unknown>;
  readonly groups: readonly FieldGroup[];
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
  /** The actions this viewer may take now, in declared order. */
  readonly can: readonly string[];
}

/** The only place that builds a record for sending. Null where the viewer may not see it. */
export function present(process: AnyProcess, kase: StoredCase, viewer: AnyActor | null, around: Surroundings): Presented | null {
  const groups = groupsFor(process, kase, viewer);
  if (groups.size === 0) return null;
  const isInside = groups.has('parties') || groups.has('staff') || Object.keys(process.parties).length === 0;
  return {
    ...outline(process, kase, groups),
    parties: isInside ? visibleParties(process, kase.parties, groups) : [],
    deadlines: isInside ? visibleDeadlines(kase.deadlines, groups) : [],
    can: viewer ? allowedActions(process, kase, viewer, around) : [],
  };
}

/** A record that its viewer may no longer see: that it is there and how it stands, nothing in it. */
export function presentUnseen(process: AnyProcess, kase: StoredCase): Presented {
  return { ...outline(process, kase, new Set()), parties: [], deadlines: [], can: [] };
}

/** One line of a list: the visible fields, no parties and no actions. */
export function presentRow(
  process: AnyProcess,
  kase: StoredCase,
  viewer: AnyActor | null,
): Omit<Presented, 'parties' | 'deadlines' | 'can'> | null {
  const groups = groupsFor(process, kase, viewer);
  return groups.size === 0 ? null : outline(process, kase, groups);
}

function outline(process: AnyProcess, kase: StoredCase, groups: ReadonlySet<FieldGroup>) {
  const isInside = groups.has('parties') || groups.has('staff');
  return {
    id: kase.id,
    congressId: kase.congressId,
    process: process.id,
    version: kase.version,
    state: kase.state,
    createdAt: kase.createdAt.toISOString(),
    updatedAt: kase.updatedAt.toISOString(),
    dueKey: isInside ? kase.dueKey : null,
    dueOn: isInside ? kase.dueOn : null,
    fields: visibleFields(process, kase.record, groups),
    groups: [...groups],
  };
}

/** Deputies, delegations and accounts are named only to those who may know them; who is kept from the record, to those who see all of it. */
function visibleParties(process: AnyProcess, parties: readonly Party[], groups: ReadonlySet<FieldGroup>): Party[] {
  const barred = new Set(parties.filter((p) => process.barred?.includes(p.party)).map((p) => p.subject));
  return parties.filter((p) =>
    // Nor what else they were before: a tie that ended would tell who it is about.
    barred.has(p.subject) ? groups.has('sealed') : process.parties[p.party] === 'unit' || groups.has('identity'),
  );
}

/** How long an evaluation has been open tells whether it was made, so it is kept from those who may not see it. */
function visibleDeadlines(deadlines: readonly Deadline[], groups: ReadonlySet<FieldGroup>): Deadline[] {
  return deadlines.filter((d) => d.key !== 'evaluate' || groups.has('evaluation'));
}
