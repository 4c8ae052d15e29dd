/**
 * A condition on a record, as data: the same value is evaluated here and compiled to SQL by the server,
 * so that a list, its count, its export and a single look always agree. Several fields mean "and".
 */
export type Where<F extends string = string> = { readonly [K in F | 'state']?: Test };

export type Scalar = string | number | boolean;

export interface Test {
  /** The value is one of these; a list holds one of these. */
  readonly in?: readonly Scalar[];
  /** The value is none of these; an empty value passes. */
  readonly not?: readonly Scalar[];
  /** `true`: filled in; `false`: empty. */
  readonly set?: boolean;
  /** At most this (numbers, and dates as 'YYYY-MM-DD'); an empty value fails. */
  readonly max?: string | number;
  /** Less than this; an empty value fails. */
  readonly below?: string | number;
  /** At least this; an empty value fails. */
  readonly min?: string | number;
}

export function matches(where: Where, record: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(where).every(([field, test]) => test === undefined || passes(test, record[field]));
}

function passes(test: Test, value: unknown): boolean {
  const empty = value === null || value === undefined;
  if (test.set !== undefined && test.set === empty) return false;
  if (test.in && (empty || !held(value).some((v) => test.in?.includes(v)))) return false;
  if (test.not && !empty && held(value).some((v) => test.not?.includes(v))) return false;
  if (test.max !== undefined && (empty || (value as string | number) > test.max)) return false;
  if (test.below !== undefined && (empty || (value as string | number) >= test.below)) return false;
  if (test.min !== undefined && (empty || (value as string | number) < test.min)) return false;
  return true;
}

const held = (value: unknown): readonly Scalar[] => (Array.isArray(value) ? value : [value as Scalar]);
