import type { Deadline, Party } from './case.ts';
import type { Decision } from './decide.ts';

/** What a record is made of when every log entry has been applied in order. */
export interface Replayed {
  readonly state: string;
  readonly version: number;
  readonly record: Record<string, unknown>;
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
}

export const beforeAnything = (fields: readonly string[]): Replayed => ({
  state: '',
  version: 0,
  record: Object.fromEntries(fields.map((f) => [f, null])),
  parties: [],
  deadlines: [],
});

/** Applies one decision: the only way a record changes, at run time and when the log is replayed. */
export function apply(before: Replayed, decision: Pick<Decision, 'to' | 'patch' | 'parties' | 'deadlines'>): Replayed {
  return {
    state: decision.to,
    version: before.version + 1,
    record: { ...before.record, ...decision.patch },
    parties: upsert(before.parties, decision.parties, (p) => `${p.party} ${p.subject}`),
    deadlines: upsert(before.deadlines, decision.deadlines, (d) => `${d.key} ${d.round}`),
  };
}

function upsert<T>(rows: readonly T[], changes: readonly T[], key: (row: T) => string): T[] {
  const all = new Map(rows.map((row) => [key(row), row]));
  for (const change of changes) all.set(key(change), change);
  return [...all.values()];
}
