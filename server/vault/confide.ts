import { actionOf, type Decision } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { shapesOf } from '../../registers/shape.ts';
import { isMark, type Marked } from './marks.ts';
import { asksConfided, holdsConfided, replaceConfided } from './replace.ts';

/** A decision with marks in the place of what was confided, and the texts to keep behind them. */
export interface Confided {
  readonly decision: Decision;
  readonly kept: readonly Marked[];
}

/**
 * Takes the confided texts out of a decision before it is written anywhere. Marks that the record held before may stay or move to
 * another of its fields; whatever else stands in such a field is somebody's text, also where it looks like a mark.
 */
export function confide(
  process: AnyProcess,
  before: Readonly<Record<string, unknown>>,
  decision: Decision,
  mark: (text: string) => Marked,
): Confided {
  if (!holdsConfided(process))
    return { decision: asksConfided(process, decision.action) ? unsaid(process, decision, mark) : decision, kept: [] };
  const held = marksIn(process, before);
  const kept = new Map<string, Marked>();
  const markOf = (text: string): string => {
    if (held.has(text)) return text;
    const one = kept.get(text) ?? mark(text);
    kept.set(text, one);
    return one.mark;
  };
  const asked = actionOf(process, decision.action);
  const patch = replaceConfided(shapesOf(process.record), decision.patch, markOf);
  // What was entered but went into no field leaves its mark in the log all the same, and nothing else.
  const input = asked ? replaceConfided(shapesOf(asked.input), decision.input, markOf) : {};
  return { decision: { ...decision, patch, input }, kept: [...kept.values()] };
}

/**
 * What is only passed on to a record that this action starts: there it is kept, and dropped when that record is forgotten. Here a mark
 * stays behind which nothing opens.
 */
function unsaid(process: AnyProcess, decision: Decision, mark: (text: string) => Marked): Decision {
  const asked = actionOf(process, decision.action);
  return asked ? { ...decision, input: replaceConfided(shapesOf(asked.input), decision.input, (text) => mark(text).mark) } : decision;
}

/** The marks that a record holds. */
function marksIn(process: AnyProcess, record: Readonly<Record<string, unknown>>): Set<string> {
  const marks = new Set<string>();
  replaceConfided(shapesOf(process.record), record, (value) => {
    if (isMark(value)) marks.add(value);
    return value;
  });
  return marks;
}

/**
 * The fields that a record is found by, as people wrote them, where a decision changes one of them; null where it changes none, or
 * nothing among them is confided. `open` gives those that stay as they were.
 */
export async function searchedTexts(
  process: AnyProcess,
  before: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
  open: (marked: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Readonly<Record<string, unknown>> | null> {
  const fields = (process.list.search ?? []) as readonly string[];
  if (!holdsConfided(process) || !fields.some((f) => Object.hasOwn(patch, f))) return null;
  const staying = Object.fromEntries(fields.filter((f) => !Object.hasOwn(patch, f)).map((f) => [f, before[f] ?? null]));
  const opened = Object.keys(staying).length > 0 ? await open(staying) : {};
  return { ...opened, ...Object.fromEntries(fields.filter((f) => Object.hasOwn(patch, f)).map((f) => [f, patch[f]])) };
}
