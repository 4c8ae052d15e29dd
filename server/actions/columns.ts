import type { AnyProcess } from '../../engine/define.ts';
import { type FieldKind, type FieldShape, shapesOf } from '../../registers/shape.ts';

/** One field of a record and the column that holds it. */
export interface Column {
  readonly field: string;
  readonly name: string;
  readonly sqlType: 'text' | 'date' | 'timestamptz' | 'uuid' | 'integer' | 'boolean' | 'jsonb';
  readonly shape: FieldShape;
}

const sqlTypes: Record<FieldKind, Column['sqlType']> = {
  line: 'text',
  paragraph: 'text',
  phone: 'text',
  choice: 'text',
  email: 'text',
  day: 'date',
  moment: 'timestamptz',
  whole: 'integer',
  yes: 'boolean',
  ref: 'uuid',
  uuid: 'uuid',
  account: 'uuid',
  contact: 'uuid',
  refs: 'jsonb',
  words: 'jsonb',
  days: 'jsonb',
  files: 'jsonb',
  rows: 'jsonb',
};

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
export const tableOf = (process: Pick<AnyProcess, 'id'>): string => snake(process.id);

const cache = new Map<string, readonly Column[]>();

/** The columns of a process's table that hold record fields, in declared order. */
export function columnsOf(process: AnyProcess): readonly Column[] {
  const known = cache.get(process.id);
  if (known) return known;
  const columns = Object.entries(shapesOf(process.record)).map(([field, shape]) => ({
    field,
    name: snake(field),
    sqlType: sqlTypes[shape.kind],
    shape,
  }));
  cache.set(process.id, columns);
  return columns;
}

export function columnOf(process: AnyProcess, field: string): Column | undefined {
  return columnsOf(process).find((c) => c.field === field);
}
