import type { CitizenActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { type Presented, present } from '../actions/present.ts';
import { congressTime } from '../actions/rule-books.ts';
import { surroundings } from '../actions/run-action.ts';
import { loadCase } from '../actions/store.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import { reveal } from '../vault/reveal.ts';

/** What the engine lets the holder of a secret see of their record, with the texts in place of their marks; refused once it is erased. */
export async function openOwnRecord(deps: HouseDeps, process: AnyProcess, citizen: CitizenActor): Promise<Presented> {
  const { db, clock } = deps;
  const kase = await loadCase(db, process, citizen.congressId, citizen.recordId);
  if (!kase) throw new ProblemError('keyNotValid');
  const around = surroundings(await congressTime(db, citizen.congressId), clock.now());
  const shown = present(process, kase, citizen, around);
  const [own] = shown ? await reveal(deps, process, citizen.congressId, [shown]) : [];
  if (!own || own.state === 'archived') throw new ProblemError('keyNotValid');
  return own;
}
