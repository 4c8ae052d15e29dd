import { matches, type Where } from './where.ts';

/** A record as a measure sees it. */
export interface Counted {
  readonly id: string;
  readonly state: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * A figure: a count, or a share of one count in another. The numerator's records are among the denominator's.
 * `asOf` names the date fields by which a cut-off leaves later events out.
 */
export interface Measure<Id extends string = string> {
  readonly id: Id;
  readonly process: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Why the figure is counted so, with its source. */
  readonly basis: { readonly zh: string; readonly en: string };
  readonly of: Where;
  /** Absent for a plain count. */
  readonly part?: Where;
  /** Date fields that must be on or before the cut-off for the record to count in the whole, and in the part. */
  readonly asOf: readonly string[];
  readonly partAsOf?: readonly string[];
  /** Counts each value of this field apart, as shares of the whole. */
  readonly by?: string;
  /** With `by` a date: counts each year apart. */
  readonly byYear?: true;
  /** Counts the different values of this field instead of records. */
  readonly distinct?: string;
}

export interface Figure {
  readonly measure: string;
  readonly cutoff: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Per cent, rounded half up to two decimals; null where nothing is to be shared. */
  readonly percent: string | null;
  readonly rows?: readonly {
    readonly value: string | null;
    readonly count: number;
    readonly percent: string | null;
    readonly part?: number;
  }[];
}

/** Per cent with two decimals, rounded half up, exact in integers: 609 of 667 is "91.30". */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = (BigInt(part) * 1_000_000n * 2n + BigInt(whole) * 100n) / (BigInt(whole) * 200n);
  const text = hundredths.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The condition for the whole or the part of a measure at a cut-off day. */
export function whereOf(measure: Measure, part: 'of' | 'part', cutoff: string): Where {
  const fields = part === 'of' ? measure.asOf : [...measure.asOf, ...(measure.partAsOf ?? [])];
  const wheres = [measure.of, ...(part === 'part' && measure.part ? [measure.part] : [])];
  const merged: Record<string, Record<string, unknown>> = {};
  for (const where of wheres) for (const [field, test] of Object.entries(where)) merged[field] = { ...merged[field], ...test };
  for (const field of fields) merged[field] = { ...merged[field], max: cutoff };
  return merged as Where;
}

/** A measure over records in memory: the reference that the database's count must agree with. */
export function figureOf(measure: Measure, records: readonly Counted[], cutoff: string): Figure {
  const facts = records.map((r) => ({ ...r.record, id: r.id, state: r.state }) as Record<string, unknown>);
  const whole = facts.filter((f) => matches(whereOf(measure, 'of', cutoff), f));
  const inPart = measure.part ? whole.filter((f) => matches(whereOf(measure, 'part', cutoff), f)) : whole;
  const size = (list: readonly Record<string, unknown>[]) => (measure.distinct ? distinct(list, measure.distinct) : list.length);
  return { measure: measure.id, cutoff, numerator: size(inPart), denominator: size(whole), percent: percent(size(inPart), size(whole)) };
}

function distinct(list: readonly Record<string, unknown>[], field: string): number {
  return new Set(list.map((f) => f[field]).filter((v) => v !== null && v !== undefined)).size;
}
