import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { hasRest, noValue } from '../../engine/measure.ts';
import { findMeasure } from '../../processes/measures.ts';
import { ProblemError } from '../problem.ts';
import { measuredRows, namedRows, openedBy, rowsSeen, type Scope, valueRows, wholeRows } from './measure-rows.ts';
import { readsFigures } from './readers.ts';
import { frozenRows } from './snapshots.ts';

/** The records behind a figure, as a list's condition: the very one the figure is counted by. */
export function measureFilter(
  process: AnyProcess,
  query: Readonly<Record<string, unknown>>,
  viewer: AnyActor | null,
  congressId: string,
): RawBuilder<SqlBool>[] {
  if (query.measure === undefined) return [];
  const measure = findMeasure(String(query.measure));
  const part = query.part === 'part' ? 'part' : 'of';
  const isRest = query.part === 'rest';
  if (isRest && !(measure && hasRest(measure) && process.id === openedBy(measure, 'of')))
    throw new ProblemError('unknownFilter', { name: 'part' });
  const opened = measure ? [measure.process, openedBy(measure, part)] : [];
  if (!measure || !opened.includes(process.id)) throw new ProblemError('unknownFilter', { name: String(query.measure) });
  if (typeof query.frozen === 'string') {
    if (measure.process !== process.id || !readsFigures(viewer, congressId)) throw new ProblemError('unknownFilter', { name: 'frozen' });
    return [frozenRows(congressId, query.frozen, measure, part)];
  }
  const scope: Scope = {
    actor: viewer,
    congressId,
    sessionId: typeof query.session === 'string' ? query.session : null,
    cutoff: typeof query.cutoff === 'string' ? query.cutoff : '9999-12-31',
  };
  if (measure.process !== process.id) {
    if (isRest && measure.outOf)
      return [wholeRows(measure.outOf, scope), sql<SqlBool>`NOT coalesce(${namedRows(measure, 'part', scope)}, false)`];
    if (part === 'of' && measure.outOf) return [wholeRows(measure.outOf, scope)];
    return [namedRows(measure, part, scope)];
  }
  const value =
    query.value === undefined || !measure.by
      ? []
      : [valueRows(measure, ['', noValue].includes(String(query.value)) ? null : String(query.value), congressId)];
  return [rowsSeen(measure, scope), measuredRows(measure, part, scope), ...value];
}
