import { createHash } from 'node:crypto';
import type { LinkedCase } from '../../engine/case.ts';
import { actionOf } from '../../engine/decide.ts';
import type { AnyProcess, NumberRequest, Tallied } from '../../engine/define.ts';
import { matches, type Test, type Where } from '../../engine/where.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import { shapesOf } from '../../registers/shape.ts';
import type { FieldError } from '../problem.ts';
import { ProblemError } from '../problem.ts';
import { confide } from '../vault/confide.ts';
import { type Marked, markText, type Owner } from '../vault/marks.ts';
import { replaceConfided } from '../vault/replace.ts';
import type { LogEntry } from './log.ts';
import type { Ledger, Work } from './perform.ts';
import { referencesIn } from './references.ts';
import { type Change, nextDue, type StoredCase } from './store.ts';

/** A notice that fell due in memory, with the moment it did. */
export interface OwedAt {
  readonly congressId: string;
  readonly at: Date;
  readonly owed: Work['owed'][number];
}

/** A confided text, and the field by which records of the same person are found where it stands in one. */
export interface Remembered extends Owner, Marked {
  readonly trace?: { readonly process: string; readonly field: string; readonly kind: string };
}

/** Everything a run in memory leaves behind, ready to be written in bulk. */
export interface MemoryLedger extends Ledger {
  /** Records by process, in the order they were made. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, StoredCase>>;
  /** The log of each congress, in order. */
  readonly logs: ReadonlyMap<string, readonly LogEntry[]>;
  /** The last number given in each series, by congress. */
  readonly numbering: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly owed: readonly OwedAt[];
  /** What was confided, by record. */
  readonly confided: readonly Remembered[];
  find(processId: string, id: string): StoredCase | null;
  /** Keeps what one finished work gathered. */
  keep(congressId: string, work: Work): void;
}

/**
 * A ledger in memory: the same actions run on it as on the database, thousands a second. One writer at a time, nothing is undone:
 * a refused action must end the run. `signInCodes` are those by which deputies sign in here.
 */
export function createMemoryLedger(signInCodes: readonly string[] = []): MemoryLedger {
  const records = new Map<string, Map<string, StoredCase>>(allProcesses.map((p) => [p.id, new Map()]));
  const children = new Map<string, string[]>();
  const logs = new Map<string, LogEntry[]>();
  const numbering = new Map<string, Map<string, number>>();
  const owed: OwedAt[] = [];
  const confided = new Map<string, Remembered>();
  const find = (processId: string, id: string) => records.get(processId)?.get(id) ?? null;
  const linkedOf = (processId: string, ids: readonly string[]): LinkedCase[] =>
    [...ids].sort().flatMap((id) => {
      const kase = find(processId, id);
      return kase ? [{ process: processId, id, state: kase.state, record: kase.record }] : [];
    });
  const load = (process: AnyProcess, congressId: string, id: string): StoredCase | null => {
    const kase = find(process.id, id);
    if (kase?.congressId !== congressId) return null;
    return { ...kase, linked: linkedCases(process, kase, linkedOf, children) };
  };
  return {
    records,
    logs,
    numbering,
    owed,
    get confided() {
      return [...confided.values()];
    },
    find,
    keep(congressId, work) {
      const log = logs.get(congressId) ?? [];
      log.push(...work.entries);
      logs.set(congressId, log);
      owed.push(...work.owed.map((o) => ({ congressId, at: work.around.now, owed: o })));
    },
    lock: async (process, congressId, id) => load(process, congressId, id),
    read: async (process, congressId, id) => load(process, congressId, id),
    async gather(congressId, _recordId, needs) {
      const found: LinkedCase[] = [];
      const counted: Record<string, unknown> = {};
      for (const need of needs) {
        // Nobody votes in memory: the box is empty.
        if ('fact' in need && need.fact === 'tally')
          counted[need.as] = tallyOf(recordsWhere(records.get(need.records), congressId, need.records, need.where), need.by);
        // What is made up says nothing twice unless it is told to.
        else if ('fact' in need && need.fact === 'sameText') counted.sameText = null;
        else if ('fact' in need) counted[need.fact] = need.fact === 'ballots' ? { voted: 0, counts: [] } : signInCodes;
        else found.push(...recordsWhere(records.get(need.records), congressId, need.records, need.where).slice(0, need.most));
      }
      return { found, facts: counted };
    },
    async brokenReferences(congressId, process, action, input): Promise<FieldError[]> {
      const def = actionOf(process, action);
      return (def ? referencesIn(def.input, input) : [])
        .filter((r) => {
          const there = find(r.process, r.id);
          return there === null || (r.process !== 'congress' && there.congressId !== congressId);
        })
        .map((r) => ({ path: r.path, code: 'unknownReference', message: 'unknownReference' }));
    },
    async allotNumbers(congressId, requests) {
      return allot(numbering, congressId, requests);
    },
    async confide(process, owner, before, decision) {
      // Made up and nobody's: the salt only has to be another each time, and the same in every making.
      const mark = (text: string) =>
        markText(text, createHash('sha256').update(`${owner.recordId} ${confided.size} ${text}`).digest().subarray(0, 16));
      const made = confide(process, before, decision, mark);
      const traced = new Map(
        Object.entries(shapesOf(process.record)).flatMap(([field, shape]) =>
          shape.findable ? [[made.decision.patch[field], { process: process.id, field, kind: shape.kind }] as const] : [],
        ),
      );
      for (const one of made.kept) {
        const trace = traced.get(one.mark);
        confided.set(one.mark, { ...owner, ...one, ...(trace ? { trace } : {}) });
      }
      return { decision: made.decision, searched: null };
    },
    async open(process, _owner, fields) {
      return replaceConfided(shapesOf(process.record), fields, (mark) => confided.get(mark)?.text ?? null);
    },
    async forget(_process, _congressId, id) {
      for (const one of confided.values()) if (one.recordId === id) confided.delete(one.mark);
    },
    async save(process, change) {
      const before = find(process.id, change.id);
      if ((before?.version ?? 0) !== change.before) return false;
      records.get(process.id)?.set(change.id, changed(process, before, change));
      if (!before && process.parent) {
        const key = `${process.id} ${String(change.after.record[process.parent.field])}`;
        children.set(key, [...(children.get(key) ?? []), change.id]);
      }
      return true;
    },
    attach: async () => {},
    conflict: async () => new ProblemError('versionConflict'),
  };
}

/** How many of these records have the same values in some fields. */
function tallyOf(found: readonly LinkedCase[], by: readonly string[]): Tallied[] {
  const counts = new Map<string, { values: Record<string, unknown>; count: number }>(
    by.length === 0 ? [['[]', { values: {}, count: 0 }]] : [],
  );
  for (const { record } of found) {
    const values = Object.fromEntries(by.map((field) => [field, record[field] ?? null]));
    const key = JSON.stringify(by.map((field) => values[field]));
    const line = counts.get(key) ?? { values, count: 0 };
    line.count += 1;
    counts.set(key, line);
  }
  return [...counts.values()];
}

/** Records by their conditions; asked by id, only those are looked at. */
function recordsWhere(kept: ReadonlyMap<string, StoredCase> | undefined, congressId: string, process: string, where: Where): LinkedCase[] {
  if (!kept) return [];
  const ids = (where as Readonly<Record<string, Test>>).id?.in as readonly string[] | undefined;
  const asked = ids ? ids.flatMap((id) => kept.get(id) ?? []) : [...kept.values()];
  return asked
    .filter((k) => k.congressId === congressId && matches(where, { ...k.record, id: k.id, state: k.state }))
    .map((k) => ({ process, id: k.id, state: k.state, record: k.record }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function linkedCases(
  process: AnyProcess,
  kase: StoredCase,
  linkedOf: (processId: string, ids: readonly string[]) => LinkedCase[],
  children: ReadonlyMap<string, readonly string[]>,
): LinkedCase[] {
  const linked: LinkedCase[] = [];
  if (process.parent) {
    const parentId = String(kase.record[process.parent.field]);
    linked.push(...linkedOf(processOf(process.parent.process).id, [parentId]));
    if (process.siblings) linked.push(...linkedOf(process.id, children.get(`${process.id} ${parentId}`) ?? []));
  }
  for (const child of process.children ?? []) linked.push(...linkedOf(child, children.get(`${child} ${kase.id}`) ?? []));
  return linked;
}

function changed(process: AnyProcess, before: StoredCase | null, change: Change): StoredCase {
  const due = nextDue(process, change.after.deadlines);
  return {
    ...change.after,
    congressId: change.congressId,
    id: change.id,
    linked: [],
    createdAt: before?.createdAt ?? change.at,
    updatedAt: change.at,
    dueKey: due?.key ?? null,
    dueOn: due?.dueOn ?? null,
  };
}

function allot(
  numbering: Map<string, Map<string, number>>,
  congressId: string,
  requests: readonly NumberRequest<string>[],
): Record<string, string | number> {
  const series = numbering.get(congressId) ?? new Map<string, number>();
  numbering.set(congressId, series);
  const given: Record<string, string | number> = {};
  for (const request of requests) {
    const last = series.get(request.series) ?? 0;
    const n = request.taken ?? last + 1;
    series.set(request.series, Math.max(last, n));
    given[request.field] = request.format && request.taken === undefined ? request.format.replace('{n}', String(n)) : n;
  }
  return given;
}
