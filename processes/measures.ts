import type { Measure } from '../engine/measure.ts';
import { assignmentMeasures } from './assignment/assignment.measures.ts';
import { commitmentMeasures } from './commitment/commitment.measures.ts';
import { suggestionMeasures } from './suggestion/suggestion.measures.ts';

/** Every figure, in the order of a report. */
export const measures: readonly Measure[] = [...suggestionMeasures, ...assignmentMeasures, ...commitmentMeasures];

export const findMeasure = (id: string): Measure | undefined => measures.find((m) => m.id === id);
