import type pg from 'pg';

/** A statement is kept once it has been sent this often. */
const worthKeeping = 10;
/** PostgreSQL holds a plan of each kept statement for every connection. */
const mostKept = 150;
const mostCounted = 2000;

const names = new Map<string, string>();
const counts = new Map<string, number>();

/**
 * Lets a connection keep the plans of statements that come again and again, so that PostgreSQL need not read and plan them each time.
 * Statements that ask for every column are left out: a column added meanwhile would make the kept plan fail.
 */
export function keepPlans(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const keeping = (first: unknown, ...rest: unknown[]): unknown => {
    const [values, ...others] = rest;
    if (typeof first !== 'string' || !Array.isArray(values) || values.length === 0) return query(first, ...rest);
    const name = nameOf(first);
    return name === undefined ? query(first, ...rest) : query({ name, text: first, values }, ...others);
  };
  client.query = keeping as typeof client.query;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostKept) return known;
  if (counts.size >= mostCounted) counts.clear();
  const count = (counts.get(text) ?? 0) + 1;
  counts.set(text, count);
  if (count < worthKeeping || /select\s+\*|\.\*/i.test(text)) return undefined;
  counts.delete(text);
  const name = `yishi_${names.size}`;
  names.set(text, name);
  return name;
}
