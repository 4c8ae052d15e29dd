import type { z } from 'zod';
import { actionOf } from '../../engine/decide.ts';
import { processOf } from '../../processes/all.ts';
import { type Locale, labelOf, textOf } from '../../processes/text.ts';
import { type FieldShape, shapeOf } from '../../registers/shape.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';

/** One column of a table being read in: an entry of an action's form. */
export interface ImportColumn {
  readonly field: string;
  readonly process: ProcessId;
  readonly action: string;
  readonly shape: FieldShape;
  readonly isRequired: boolean;
  /** Longest list of values. */
  readonly most: number | null;
}

const unreadable = new Set(['files', 'rows', 'account', 'contact', 'uuid', 'moment']);

/** The entries of an action's form that a cell can hold, without those left out. */
export function columnsFor(process: ProcessId, action: string, without: readonly string[] = []): ImportColumn[] {
  const input = actionOf(processOf(process), action)?.input;
  return Object.entries(input?.shape ?? {}).flatMap(([field, value]) => {
    const type = value as z.ZodType;
    const shape = shapeOf(type);
    if (unreadable.has(shape.kind) || without.includes(field)) return [];
    return [{ field, process, action, shape, isRequired: !shape.optional, most: shape.kind === 'refs' ? 100 : null }];
  });
}

export const headingOf = (column: ImportColumn, locale: Locale): string =>
  labelOf(textOf(column.process, locale), column.field, column.action);

/** Finds the column that a heading means: its label in either language or its name, with or without a mark for required. */
export function findColumn(columns: readonly ImportColumn[], heading: string): ImportColumn | undefined {
  const plain = (text: string) =>
    text
      .replace(/[*＊]|[（(](必填|required)[)）]/gi, '')
      .replace(/\s+/g, '')
      .toLowerCase();
  const wanted = plain(heading);
  return columns.find((c) => [headingOf(c, 'zh'), headingOf(c, 'en'), c.field].some((name) => plain(name) === wanted));
}
