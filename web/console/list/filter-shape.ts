import type { AnyProcess } from '../../../engine/define.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import { fieldsOf } from '../form/shapes.ts';

const stateShape = (process: AnyProcess): FieldShape => ({ kind: 'choice', optional: true, options: Object.keys(process.states) });

/** What kind of value a list is filtered by; undefined for a field the process does not have. */
export const filterShape = (process: AnyProcess, field: string): FieldShape | undefined =>
  field === 'state' ? stateShape(process) : fieldsOf(process.record)[field];
