import type { z } from 'zod';
import { inputMessage } from '../../../contract/messages.ts';
import { type FieldShape, shapesOf } from '../../../registers/shape.ts';
import type { Locale } from '../../shared/words.ts';

export type Values = Readonly<Record<string, unknown>>;
/** What is wrong, by dotted path; the empty path is the form as a whole. */
export type Faults = Readonly<Record<string, string>>;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');

/**
 * The entries as the action wants them: empty ones become null where that empties the field, and are left out where
 * that is what "not given" means.
 */
export function toInput(object: z.ZodObject, values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(object.shape) as [string, z.ZodType][]) {
    const value = cleaned(type, values[name]);
    if (value !== undefined) input[name] = value;
  }
  return input;
}

function cleaned(type: z.ZodType, value: unknown): unknown {
  if (isEmpty(value)) {
    if (type.safeParse(null).success) return null;
    return undefined;
  }
  if (Array.isArray(value)) {
    const row = rowType(type);
    return row ? value.map((v) => toInput(row, v as Values)) : value;
  }
  return value;
}

/** The object type of a table's rows, if this is a table. */
export function rowType(type: z.ZodType): z.ZodObject | null {
  const def = type.def as { readonly type: string; readonly innerType?: z.ZodType; readonly element?: z.ZodType };
  if ((def.type === 'optional' || def.type === 'nullable') && def.innerType) return rowType(def.innerType);
  if (def.type === 'array' && def.element)
    return (def.element.def as { type: string }).type === 'object' ? (def.element as z.ZodObject) : null;
  return null;
}

/** Checks the entries with the action's own rule; the first fault of each field is kept. */
export function faultsOf(object: z.ZodObject, input: Values, locale: Locale): Faults {
  const result = object.safeParse(input);
  if (result.success) return {};
  const faults: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const path = issue.path.join('.');
    const value = valueAt(input, issue.path);
    const isMissing = value === undefined || value === null;
    faults[path] ??= value === false ? tick[locale] : inputMessage({ code: isMissing ? 'required' : issue.code, message: '' }, locale);
  }
  return faults;
}

const tick = { zh: '请勾选', en: 'Please tick this' };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** Whether an action asks for nothing and can be done at once. */
export const asksNothing = (object: z.ZodObject): boolean => Object.keys(object.shape).length === 0;

const shapes = new WeakMap<z.ZodObject, Record<string, FieldShape>>();
/** The fields of an input, worked out once. */
export function fieldsOf(object: z.ZodObject): Record<string, FieldShape> {
  let known = shapes.get(object);
  if (!known) {
    known = shapesOf(object);
    shapes.set(object, known);
  }
  return known;
}
