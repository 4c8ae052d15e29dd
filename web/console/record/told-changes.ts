import type { LogView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { shapesOf } from '../../../registers/shape.ts';

type Entry = LogView['items'][number];

interface Told {
  readonly changed: readonly string[];
  readonly emptied: readonly string[];
}

/**
 * What one step of a story did to the fields: those that have another value, and those that lost theirs. `earlier` are the steps before
 * it, the latest first; where not all of them are known, a field without a value counts as emptied.
 */
export function toldChanges(process: AnyProcess, entry: Entry, earlier: readonly Entry[], isWhole: boolean): Told {
  const shapes = shapesOf(process.record);
  const named = Object.keys(entry.changes).filter((field) => field in shapes);
  // What is confided is never told, not even that it is gone.
  const isEmpty = (field: string): boolean => isNothing(entry.changes[field]) && shapes[field]?.confided !== true;
  const had = (field: string): boolean => {
    const last = earlier.find((step) => field in step.changes);
    return last ? !isNothing(last.changes[field]) : !isWhole;
  };
  return { changed: named.filter((field) => !isEmpty(field)), emptied: named.filter((field) => isEmpty(field) && had(field)) };
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
