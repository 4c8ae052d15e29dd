import type { FigureView } from '../../contract/system.ts';
import { type Figure, hasRest } from '../../engine/measure.ts';
import { findMeasure } from '../../processes/measures.ts';
import { type Wanted, wantOne } from '../actions/names.ts';
import { openedBy, refOf } from './measure-rows.ts';

/** A figure as the page is told of it. */
export function presentFigure(figure: Figure): FigureView {
  const measure = findMeasure(figure.measure);
  return {
    measure: figure.measure,
    process: measure?.process ?? '',
    label: measure ? { ...measure.label } : { zh: figure.measure, en: figure.measure },
    basis: measure ? { ...measure.basis } : { zh: '', en: '' },
    cutoff: figure.cutoff,
    numerator: figure.numerator,
    denominator: figure.denominator,
    percent: figure.percent,
    ...(figure.mean === undefined ? {} : { mean: figure.mean }),
    ...(hasRest(measure) ? { hasRest: true } : {}),
    isShare: measure?.part !== undefined && measure.by === undefined,
    by: measure?.by ?? null,
    opens: measure ? { of: openedBy(measure, 'of'), part: openedBy(measure, 'part') } : { of: '', part: '' },
    ...(figure.rows ? { rows: figure.rows.map((r) => ({ ...r })) } : {}),
  };
}

/** Ids among the broken-down values, by the register that names them. */
export function valuesByRegister(counted: readonly Figure[]): Wanted {
  const wanted: Wanted = new Map();
  for (const figure of counted) {
    const measure = findMeasure(figure.measure);
    const ref = measure?.by && !measure.as ? refOf(measure.process, measure.by) : undefined;
    if (ref) for (const row of figure.rows ?? []) if (row.value) wantOne(wanted, ref, row.value);
  }
  return wanted;
}
