import type { Kysely, Transaction } from 'kysely';
import type { HeldFiles } from '../../contract/records.ts';
import type { Actor, AnyActor } from '../../engine/actor.ts';
import type { Decision } from '../../engine/decide.ts';
import { actionOf } from '../../engine/decide.ts';
import type { AnyProcess, FieldGroup } from '../../engine/define.ts';
import { groupsFor } from '../../engine/reach.ts';
import { isProcessId, processOf } from '../../processes/all.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import { attachFiles, type Place } from '../files/files.ts';
import { loadCase } from './store.ts';

/** Ties the files named in an action's input to the record field they went into. */
export async function attachFromDecision(
  tx: Transaction<Database>,
  process: AnyProcess,
  congressId: string,
  recordId: string,
  decision: Decision,
  actor: AnyActor,
  at: Date,
): Promise<void> {
  const def = actionOf(process, decision.action);
  if (!def || actor.kind === 'system') return;
  // What somebody without an account uploads is kept under the record that they hold the secret of.
  const uploader = actor.kind === 'person' ? actor.accountId : actor.recordId;
  const named = new Set(fileIds(shapesOf(def.input), decision.input));
  if (named.size === 0) return;
  const shapes = shapesOf(process.record);
  for (const [slot, value] of Object.entries(decision.patch)) {
    const shape = shapes[slot];
    if (!shape) continue;
    const ids = fileIds({ [slot]: shape }, { [slot]: value }).filter((id) => named.has(id));
    for (const id of ids) named.delete(id);
    await attachFiles(tx, { congressId, ids, accountId: uploader, at }, { process: process.id, recordId, slot });
  }
}

/** Name, size and kind of the files that these fields of a record hold, by id: of the fields a viewer is shown, and no others. */
export async function heldFiles(
  db: Kysely<Database>,
  process: AnyProcess,
  record: { readonly congressId: string; readonly id: string; readonly fields: Readonly<Record<string, unknown>> },
): Promise<HeldFiles> {
  const ids = fileIds(shapesOf(process.record), record.fields);
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom('file')
    .select(['id', 'name', 'size', 'media_type'])
    .where('congress_id', '=', record.congressId)
    .where('process', '=', process.id)
    .where('record_id', '=', record.id)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, { name: row.name, size: row.size, mediaType: row.media_type }]));
}

function fileIds(shapes: Readonly<Record<string, FieldShape>>, value: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const given = value[name];
    if (given === null || given === undefined) return [];
    if (shape.kind === 'files') return given as string[];
    const { columns } = shape;
    return shape.kind === 'rows' && columns ? (given as Record<string, unknown>[]).flatMap((row) => fileIds(columns, row)) : [];
  });
}

/** Whether a viewer may see what stands in a field of a record: the same question as for the field itself. */
export async function canSeePlace(db: Kysely<Database>, viewer: Actor | null, congressId: string, place: Place): Promise<boolean> {
  if (!isProcessId(place.process)) return false;
  const process = processOf(place.process);
  const kase = await loadCase(db, process, congressId, place.recordId);
  const group = process.groups[place.slot] as FieldGroup | undefined;
  return kase !== null && group !== undefined && groupsFor(process, kase, viewer).has(group);
}
