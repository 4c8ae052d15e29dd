import type { Draft, IndexedArticle } from '../../../statute/index.ts';
import { usageProblem } from '../arguments.ts';

/** A query as it stands in a line; its id is given back as it came. */
export interface Query {
  readonly id: string | number;
  readonly text: string;
}

/** An article of a line, or the name of what is wrong with it. */
export function readArticle(value: unknown): IndexedArticle | string {
  if (!isObject(value)) return '{ id, law, text }';
  const { id, law, text, heading } = value;
  if (typeof id !== 'string' || id === '') return 'id';
  if (typeof law !== 'string') return 'law';
  if (typeof text !== 'string') return 'text';
  if (heading !== undefined && typeof heading !== 'string') return 'heading';
  return { id, law, text, ...(heading === undefined ? {} : { heading }) };
}

export function readQuery(value: unknown): Query | string {
  if (!isObject(value)) return '{ id, text }';
  const id = value.qid ?? value.id;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id';
  if (typeof value.text !== 'string') return 'text';
  return { id, text: value.text };
}

const mostHits = 10_000;

/** How many hits are wanted: `--top`, 10 unless told. */
export function readTop(given: string | null, usage: string): number {
  if (given === null) return 10;
  const top = Number(given);
  if (Number.isInteger(top) && top >= 1 && top <= mostHits) return top;
  throw usageProblem(usage, { zh: `--top 须为 1 至 ${mostHits} 的整数。`, en: `--top must be a whole number from 1 to ${mostHits}.` });
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A regulation of a line; its date where the line gives one, or where its id ends with one. */
export function readRegulation(value: unknown): (Query & Draft) | string {
  if (!isObject(value)) return '{ id, title, text }';
  const query = readQuery(value);
  if (typeof query === 'string') return query;
  const { title, date } = value;
  if (typeof title !== 'string') return 'title';
  if (date !== undefined && date !== null && typeof date !== 'string') return 'date';
  return { ...query, title, date: date || (/(\d{4}-\d{2}-\d{2})/.exec(String(query.id))?.[1] ?? null) };
}
