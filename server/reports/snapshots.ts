import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { Figure, Measure } from '../../engine/measure.ts';
import { processOf } from '../../processes/all.ts';
import { measures } from '../../processes/measures.ts';
import { tableOf } from '../actions/columns.ts';
import { and } from '../actions/visibility.ts';
import { newId } from '../new-id.ts';
import { figures } from './figures.ts';
import { type Db, measuredRows, rowsSeen } from './measure-rows.ts';

/** A figure together with the ids of the records it was counted from. */
export interface FrozenFigure extends Figure {
  /** Those of the part, or of the whole for a plain count. */
  readonly recordIds: readonly string[];
  /** Those of the whole, where a part is counted apart. */
  readonly wholeIds?: readonly string[];
}

const mostIds = 20_000;

export interface SnapshotRequest {
  readonly congressId: string;
  readonly sessionId: string;
  readonly cutoff: string;
  readonly note: string | null;
  readonly rulePack: string;
  readonly at: Date;
}

/** Freezes every figure with its record ids, in one consistent reading of the database. */
export async function freezeFigures(db: Db, actor: Actor, request: SnapshotRequest): Promise<{ id: string }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => freezeInto(tx, actor, request));
}

/** Freezes the figures within a transaction that reads consistently. */
export async function freezeInto(tx: Db, actor: Actor, request: SnapshotRequest): Promise<{ id: string }> {
  const counted = await figures(tx, actor, request.congressId, request.sessionId, request.cutoff);
  const frozen: FrozenFigure[] = [];
  for (const figure of counted) {
    const measure = measures.find((m) => m.id === figure.measure);
    frozen.push({
      ...figure,
      recordIds: measure ? await recordIds(tx, actor, request, measure, measure.part ? 'part' : 'of') : [],
      ...(measure?.part ? { wholeIds: await recordIds(tx, actor, request, measure, 'of') } : {}),
    });
  }
  const id = newId(request.at.getTime());
  await tx
    .insertInto('figure_snapshot')
    .values({
      congress_id: request.congressId,
      id,
      session_id: request.sessionId,
      cutoff: request.cutoff,
      made_at: request.at,
      made_by: actor.name,
      note: request.note,
      rule_pack: request.rulePack,
      figures: JSON.stringify(frozen),
    })
    .execute();
  return { id };
}

/** Rows of alias `t` that a frozen figure was counted from. */
export function frozenRows(congressId: string, snapshotId: string, measure: Measure, part: 'of' | 'part'): RawBuilder<SqlBool> {
  const ids = measure.part && part === 'of' ? 'wholeIds' : 'recordIds';
  return sql`t.id IN (SELECT kept.id::uuid FROM figure_snapshot s
    CROSS JOIN LATERAL jsonb_array_elements(s.figures) AS one(figure)
    CROSS JOIN LATERAL jsonb_array_elements_text(one.figure->${ids}::text) AS kept(id)
    WHERE s.congress_id = ${congressId} AND s.id = ${snapshotId} AND one.figure->>'measure' = ${measure.id})`;
}

async function recordIds(
  db: Db,
  actor: Actor,
  { congressId, sessionId, cutoff }: SnapshotRequest,
  measure: Measure,
  part: 'of' | 'part',
): Promise<string[]> {
  const scope = { actor, congressId, sessionId, cutoff };
  const where = and([rowsSeen(measure, scope), measuredRows(measure, part, scope)]);
  const { rows } = await sql<{
    id: string;
  }>`SELECT t.id FROM ${sql.table(tableOf(processOf(measure.process)))} t WHERE ${where} ORDER BY t.id LIMIT ${mostIds}`.execute(db);
  return rows.map((r) => r.id);
}
