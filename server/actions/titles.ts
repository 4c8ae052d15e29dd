import type { AnyProcess } from '../../engine/define.ts';
import { snake } from './columns.ts';

/** Fields by which a record is called, the best first. */
const calling = ['title', 'content', 'suggestionTitle', 'activityName', 'name', 'termNo', 'ruleKey', 'year'] as const;
const counting = ['number', 'suggestionNumber'] as const;
const answering = ['leadUnitId', 'unitId'] as const;

const firstOf = (process: AnyProcess, fields: readonly string[]): string | null => {
  const field = fields.find((f) => Object.hasOwn(process.record.shape, f));
  return field === undefined ? null : snake(field);
};

/** The field by which a record is called where another one points to it. */
export const titleField = (process: AnyProcess): string => calling.find((f) => Object.hasOwn(process.record.shape, f)) ?? 'id';

/** Its column. */
export const titleColumn = (process: AnyProcess): string => snake(titleField(process));

/** The column of the number people say, where there is one. */
export const numberColumn = (process: AnyProcess): string | null => firstOf(process, counting);

/** The column of the unit that answers, where there is one. */
export const unitColumn = (process: AnyProcess): string | null => firstOf(process, answering);
