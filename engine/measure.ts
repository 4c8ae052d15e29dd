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
  /** Date fields that must lie before the cut-off for the record to count in the part. */
  readonly partBefore?: readonly string[];
  /** Counts each value of this field apart, as shares of the whole. */
  readonly by?: string;
  /** How the field's values are told apart: a list's entries one by one, a date's years or months (`2025-03`), or a field of the record that the field names. */
  readonly as?: 'entry' | 'year' | 'month' | { readonly process: string; readonly field: string };
  /** Where the field is empty: a field of the record that another field names. */
  readonly orOf?: { readonly by: string; readonly process: string; readonly field: string };
  /** Counts the different values of this field instead of records. */
  readonly distinct?: string;
  /** The whole is a number of other records: those of this kind that belong to the session's term. */
  readonly outOf?: { readonly process: string; readonly of: Where };
  /** Adds up the days from one date field to the other; the figure is their mean over the records. */
  readonly days?: { readonly from: string; readonly to: string };
  /** Records that count in the part besides: those of `of` that have linked records, all of which pass `all`. */
  readonly orLinked?: Linked;
}

/** A condition on the records that name a record in their field `by`. `asOf` as in a measure, for `all`. */
export interface Linked {
  readonly of: Where;
  readonly process: string;
  readonly by: string;
  readonly where: Where;
  readonly all: Where;
  readonly asOf: readonly string[];
}

/** Stands for “no value” where records are asked for by the value they were told apart by. */
export const noValue = '(none)';

export interface Figure {
  readonly measure: string;
  readonly cutoff: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Per cent, rounded half up to two decimals; null where nothing is to be shared. */
  readonly percent: string | null;
  /** Days on average, rounded half up to two decimals; only of a measure that counts days. */
  readonly mean?: string | null;
  readonly rows?: readonly FigureRow[];
}

/** One value counted apart. With a part, `percent` is the part's share in the value's count, else the value's share in the whole. */
export interface FigureRow {
  readonly value: string | null;
  readonly count: number;
  readonly part?: number;
  readonly percent: string | null;
}

/** Per cent with two decimals, rounded half up, exact in integers: 609 of 667 is "91.30". */
export const percent = (part: number, whole: number): string | null => quotient(part, whole, 10_000n);

/** A mean with two decimals, rounded half up. */
export const mean = (sum: number, count: number): string | null => quotient(sum, count, 100n);

function quotient(part: number, whole: number, scale: bigint): string | null {
  if (whole === 0) return null;
  const hundredths = (BigInt(part) * scale * 2n + BigInt(whole)) / (BigInt(whole) * 2n);
  const text = hundredths.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The condition for the whole or the part of a measure at a cut-off day. */
export function whereOf(measure: Measure, part: 'of' | 'part', cutoff: string): Where {
  const fields = part === 'of' ? measure.asOf : [...measure.asOf, ...(measure.partAsOf ?? [])];
  const wheres = [measure.of, ...(part === 'part' && measure.part ? [measure.part] : [])];
  const where = until(wheres, fields, cutoff);
  if (part === 'of' || !measure.partBefore) return where;
  return { ...where, ...Object.fromEntries(measure.partBefore.map((field) => [field, { ...where[field], below: cutoff }])) };
}

/** What all linked records must be for `orLinked` to count, at a cut-off day. */
export const allOf = (linked: Linked, cutoff: string): Where => until([linked.all], linked.asOf, cutoff);

function until(wheres: readonly Where[], fields: readonly string[], cutoff: string): Where {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const where of wheres) for (const [field, test] of Object.entries(where)) merged[field] = { ...merged[field], ...test };
  for (const field of fields) merged[field] = { ...merged[field], max: cutoff };
  return merged as Where;
}

/** The fields of the counted records that a measure looks at. */
export function fieldsOf(measure: Measure): ReadonlySet<string> {
  return new Set([
    ...Object.keys(whereOf(measure, 'part', '')),
    ...Object.keys(measure.orLinked?.of ?? {}),
    ...(measure.by ? [measure.by] : []),
    ...(measure.distinct ? [measure.distinct] : []),
    ...(measure.days ? [measure.days.from, measure.days.to] : []),
  ]);
}

/** The kind of record that a figure's number opens: those counted, or those they name where different ones are counted. */
export function opens(measure: Measure, part: 'of' | 'part', refOf: (process: string, field: string) => string | undefined): string {
  if (part === 'of' && measure.outOf) return measure.outOf.process;
  return (measure.distinct && refOf(measure.process, measure.distinct)) || measure.process;
}

/** Whether a figure is a coverage: of other records, how many are named, so that those left can be listed. */
export const hasRest = (measure: Measure | undefined): boolean => measure?.outOf !== undefined && measure.distinct !== undefined;

/** A measure over records in memory: the reference that the database's count must agree with. `others` gives records of other kinds. */
export function figureOf(
  measure: Measure,
  records: readonly Counted[],
  cutoff: string,
  others: (process: string) => readonly Counted[] = () => [],
): Figure {
  const whole = records.map(factsOf).filter((f) => matches(whereOf(measure, 'of', cutoff), f));
  const inPart = measure.part
    ? whole.filter((f) => matches(whereOf(measure, 'part', cutoff), f) || countsByLinks(measure, f, cutoff, others))
    : whole;
  const size = (list: readonly Facts[]) => (measure.distinct ? distinct(list, measure.distinct) : list.length);
  const { outOf, days } = measure;
  const numerator = days ? whole.reduce((sum, f) => sum + daysBetween(f[days.from], f[days.to]), 0) : size(inPart);
  const denominator = outOf ? others(outOf.process).filter((o) => matches(outOf.of, factsOf(o))).length : size(whole);
  return {
    measure: measure.id,
    cutoff,
    numerator,
    denominator,
    percent: days ? null : percent(numerator, denominator),
    ...(days ? { mean: mean(numerator, denominator) } : {}),
  };
}

type Facts = Readonly<Record<string, unknown>>;
const factsOf = (r: Counted): Facts => ({ ...r.record, id: r.id, state: r.state });

function countsByLinks(measure: Measure, record: Facts, cutoff: string, others: (process: string) => readonly Counted[]): boolean {
  const linked = measure.orLinked;
  if (!linked || !matches(linked.of, record)) return false;
  const tied = others(linked.process)
    .map(factsOf)
    .filter((o) => o[linked.by] === record.id && matches(linked.where, o));
  return tied.length > 0 && tied.every((o) => matches(allOf(linked, cutoff), o));
}

const daysBetween = (from: unknown, to: unknown): number => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;

function distinct(list: readonly Facts[], field: string): number {
  return new Set(list.map((f) => f[field]).filter((v) => v !== null && v !== undefined)).size;
}
