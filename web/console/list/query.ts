import { filterQuery } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import type { Search } from '../router.tsx';

/** Entries of a list's address that say how it is shown, not what it shows. */
const showing = new Set(['sort', 'peek', 'tab']);
const known = new Map<string, ReadonlySet<string>>();

function filtersOf(process: AnyProcess): ReadonlySet<string> {
  let names = known.get(process.id);
  if (!names) {
    names = new Set(Object.keys(filterQuery(process).shape).filter((name) => name !== 'congress'));
    known.set(process.id, names);
  }
  return names;
}

/** The part of an address that the list understands; a session chosen on top of the page goes along where none is named. */
export function queryOf(process: AnyProcess, search: Search, sessionId: string | null): Record<string, string> {
  const names = filtersOf(process);
  const query = Object.fromEntries(Object.entries(search).filter(([name, value]) => !showing.has(name) && names.has(name) && value !== ''));
  const knowsSession = (process.list.filters as readonly string[]).includes('sessionId');
  if (knowsSession && sessionId && !query.sessionId && !query['sessionId.set'] && !query.measure) query.sessionId = sessionId;
  return query;
}

/** What a saved view keeps: the filters and the order. */
export function keptQuery(process: AnyProcess, search: Search): Record<string, string> {
  const names = filtersOf(process);
  return Object.fromEntries(Object.entries(search).filter(([name]) => names.has(name) || name === 'sort'));
}

/** Whether two addresses show the same list. */
export const isSameQuery = (a: Search, b: Search): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((k) => (a[k] ?? '') === (b[k] ?? ''));
};
