import type { Kysely } from 'kysely';
import type { LogView } from '../../contract/records.ts';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { groupsFor, visibleFields } from '../../engine/reach.ts';
import { shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import { replaceConfided } from '../vault/replace.ts';
import { namesOf, type Wanted, want, wantOne } from './names.ts';
import type { StoredCase } from './store.ts';
import type { LogActor } from './tables.ts';

/**
 * The log of one record as a viewer may read it: newest first, changed fields cut to what they may see now, reserved actions
 * only with the evaluation, and deputies named only to those who may know who they are.
 */
export async function readStory(
  db: Kysely<Database>,
  process: AnyProcess,
  kase: StoredCase,
  actor: Actor,
  before: number | undefined,
  limit: number,
): Promise<LogView> {
  const groups = groupsFor(process, kase, actor);
  const rows = await db
    .selectFrom('record_log')
    .select(['version', 'at', 'action', 'from_state', 'to_state', 'actor', 'patch'])
    .where('congress_id', '=', kase.congressId)
    .where('process', '=', process.id)
    .where('record_id', '=', kase.id)
    .where('version', '<', before ?? 2_147_483_647)
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const shapes = shapesOf(process.record);
  // Whoever judges from outside learns of nobody by name.
  const isOutside = actor.grants.some((g) => g.role === 'evaluator' && g.congressId === kase.congressId);
  const wanted: Wanted = new Map();
  const items = page.flatMap((row) => {
    if (isHidden(process, row.action, groups)) return [];
    const who = row.actor as LogActor;
    // What was confided is told by the record as it stands, never by its past.
    const changes = replaceConfided(shapes, visibleFields(process, row.patch as Record<string, unknown>, groups), () => null);
    want(wanted, process, changes);
    if (who.unitId) wantOne(wanted, 'unit', who.unitId);
    const isNamed = groups.has('identity') || groups.has('staff') || !(isOutside || who.roles.includes('deputy'));
    return [
      {
        version: row.version,
        at: row.at.toISOString(),
        action: row.action,
        from: row.from_state,
        to: row.to_state,
        actorKind: who.kind,
        actorName: isNamed ? who.name : null,
        unitId: who.unitId,
        roles: [...who.roles],
        changes,
      },
    ];
  });
  const last = page.at(-1);
  return {
    items,
    next: rows.length > limit && last ? String(last.version) : null,
    names: await namesOf(db, kase.congressId, wanted, actor),
  };
}

function isHidden(process: AnyProcess, action: string, groups: ReadonlySet<FieldGroup>): boolean {
  const def = Object.hasOwn(process.actions, action) ? process.actions[action] : undefined;
  return def?.reserved === true && !groups.has('evaluation');
}
