import type { AnyProcess } from '../../engine/define.ts';
import { whereOf } from '../../engine/measure.ts';
import type { Scalar, Where } from '../../engine/where.ts';
import { findMeasure } from '../../processes/measures.ts';
import { ProblemError } from '../problem.ts';

/** The records behind a figure, as a list's condition: the very one the figure is counted by. */
export function measureFilter(process: AnyProcess, query: Readonly<Record<string, unknown>>): Where {
  if (query.measure === undefined) return {};
  const measure = findMeasure(String(query.measure));
  if (!measure || measure.process !== process.id) throw new ProblemError('unknownFilter', { name: String(query.measure) });
  const cutoff = typeof query.cutoff === 'string' ? query.cutoff : '9999-12-31';
  const where: Record<string, unknown> = { ...whereOf(measure, query.part === 'part' ? 'part' : 'of', cutoff) };
  if (query.session !== undefined) where.sessionId = { in: [query.session as Scalar] };
  if (measure.by && measure.byYear && query.value !== undefined) where[measure.by] = inYear(where[measure.by], String(query.value));
  else if (measure.by && query.value !== undefined)
    where[measure.by] = query.value === '' ? { set: false } : { in: [query.value as Scalar] };
  return where as Where;
}

/** The days of one year, none of them after the cut-off. */
function inYear(test: unknown, year: string): Record<string, unknown> {
  const before = test as { readonly max?: string } | undefined;
  const last = `${year}-12-31`;
  return { ...before, set: true, min: `${year}-01-01`, max: before?.max && before.max < last ? before.max : last };
}
