import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { type RankedUnit, type RankTerm, rankUnits, type Share } from '../../engine/ranking.ts';
import { processOf } from '../../processes/all.ts';
import { findMeasure } from '../../processes/measures.ts';
import { tableOf } from '../actions/columns.ts';
import { columnRef, visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { measuredRows } from './measure-rows.ts';

/** A formula as it is in use. */
export interface FormulaInUse {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  readonly explanation: string;
  readonly terms: readonly RankTerm[];
}

/** The formula in use; a refusal where the office has turned none on. */
export async function formulaInUse(db: Kysely<Database>, congressId: string): Promise<FormulaInUse> {
  const { rows } = await sql<FormulaInUse>`SELECT id, title, revision, explanation, terms FROM ranking_formula
    WHERE congress_id = ${congressId} AND state = 'inUse' ORDER BY id LIMIT 1`.execute(db);
  const [formula] = rows;
  if (!formula) throw new ProblemError('rankingOff');
  return formula;
}

/** The field by which a measure's records name the unit that answers. */
export const unitFieldOf = (processId: string): string => (processId === 'suggestion' ? 'leadUnitId' : 'unitId');

/** Every unit with something to measure, in the order of the formula. */
export async function rankBy(
  db: Kysely<Database>,
  actor: Actor,
  congressId: string,
  formula: FormulaInUse,
  sessionId: string,
  cutoff: string,
): Promise<RankedUnit[]> {
  const shares = new Map<string, Map<string, Share>>();
  for (const { measure } of formula.terms) shares.set(measure, await sharesByUnit(db, actor, congressId, measure, sessionId, cutoff));
  const units = [...new Set([...shares.values()].flatMap((byUnit) => [...byUnit.keys()]))].sort();
  return rankUnits(formula.terms, units, (measure, unitId) => shares.get(measure)?.get(unitId) ?? null);
}

async function sharesByUnit(
  db: Kysely<Database>,
  actor: Actor,
  congressId: string,
  measureId: string,
  sessionId: string,
  cutoff: string,
): Promise<Map<string, Share>> {
  const measure = findMeasure(measureId);
  if (!measure?.part) return new Map();
  const process = processOf(measure.process);
  const scope = { actor, congressId, sessionId, cutoff };
  const unit = columnRef(process, unitFieldOf(process.id));
  const { rows } = await sql<Share & { unit: string }>`SELECT ${unit} AS unit, count(*) AS denominator,
      count(*) FILTER (WHERE ${measuredRows(measure, 'part', scope)}) AS numerator
    FROM ${sql.table(tableOf(process))} t
    WHERE t.congress_id = ${congressId} AND t.session_id = ${sessionId} AND ${visibleRows(process, actor, congressId)}
      AND ${measuredRows(measure, 'of', scope)} AND ${unit} IS NOT NULL GROUP BY 1`.execute(db);
  return new Map(rows.map(({ unit: id, numerator, denominator }) => [id, { numerator, denominator }]));
}
