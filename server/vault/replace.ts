import { actionOf } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';

type Fields = Readonly<Record<string, unknown>>;
type Shapes = Readonly<Record<string, FieldShape>>;

/** Whether records of this process hold anything confided. */
export const holdsConfided = (process: AnyProcess): boolean => confidedIn(shapesOf(process.record));

/** Whether what is entered for an action of this process holds anything confided, also where its records do not. */
export const asksConfided = (process: AnyProcess, action: string): boolean => {
  const asked = actionOf(process, action);
  return asked !== undefined && confidedIn(shapesOf(asked.input));
};

/** Whether one field of a process is confided. */
export const isConfided = (process: AnyProcess, field: string): boolean => shapesOf(process.record)[field]?.confided === true;

const known = new WeakMap<Shapes, boolean>();
function confidedIn(shapes: Shapes): boolean {
  const before = known.get(shapes);
  if (before !== undefined) return before;
  const found = Object.values(shapes).some((s) => s.confided || (s.columns !== undefined && confidedIn(s.columns)));
  known.set(shapes, found);
  return found;
}

/** The same fields with every confided text, also in the rows of small tables, put through `change`. */
export function replaceConfided(
  shapes: Shapes,
  fields: Fields,
  change: (text: string, shape: FieldShape) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const shape = shapes[name];
      if (shape?.confided && typeof value === 'string') return [name, change(value, shape)];
      const { columns } = shape ?? {};
      if (columns && Array.isArray(value) && confidedIn(columns))
        return [name, value.map((row: Fields) => replaceConfided(columns, row, change))];
      return [name, value];
    }),
  );
}
