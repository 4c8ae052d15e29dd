import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Deadline, Party } from '../../engine/case.ts';
import type { Database } from '../db/tables.ts';
import type { LogActor } from './tables.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** One action as it is written down. */
export interface LogEntry {
  readonly at: Date;
  readonly process: string;
  readonly recordId: string;
  readonly version: number;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: LogActor;
  readonly input: Record<string, unknown>;
  readonly patch: Record<string, unknown>;
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
  readonly requestId: string;
}

interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

const origin = Buffer.alloc(32);

/**
 * Appends entries to the congress's chain. The head is locked until the transaction ends, so entries of one congress
 * get consecutive numbers without gaps: call it last, when all rows are written.
 */
export async function appendLog(tx: Tx, congressId: string, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let { seq, hash } = (await lockHead(tx, congressId)) ?? (await beginHead(tx, congressId));
  const written = entries.map((entry) => {
    const prev = hash;
    seq += 1;
    hash = chainHash(prev, congressId, seq, entry);
    return {
      congress_id: congressId,
      seq,
      at: entry.at,
      process: entry.process,
      record_id: entry.recordId,
      version: entry.version,
      action: entry.action,
      from_state: entry.from,
      to_state: entry.to,
      actor: JSON.stringify(entry.actor),
      input: JSON.stringify(entry.input),
      patch: JSON.stringify(entry.patch),
      parties: JSON.stringify(entry.parties),
      deadlines: JSON.stringify(entry.deadlines),
      request_id: entry.requestId,
      prev_hash: prev,
      hash,
    };
  });
  await tx
    .with('head', (cte) => cte.updateTable('log_head').set({ seq, hash }).where('congress_id', '=', congressId))
    .insertInto('record_log')
    .values(written.slice(0, batch))
    .execute();
  for (let at = batch; at < written.length; at += batch)
    await tx
      .insertInto('record_log')
      .values(written.slice(at, at + batch))
      .execute();
}

/** Rows a statement: it takes 65,535 values, and a row has under twenty. */
const batch = 3000;

const lockHead = (tx: Tx, congressId: string) =>
  tx.selectFrom('log_head').select(['seq', 'hash']).where('congress_id', '=', congressId).forUpdate().executeTakeFirst();

/** The head of a congress that has acted for the first time; where another did so at the same moment, its head, once it is there. */
async function beginHead(tx: Tx, congressId: string): Promise<Head> {
  const begun = { seq: 0, hash: origin };
  await tx
    .insertInto('log_head')
    .values({ congress_id: congressId, ...begun })
    .onConflict((oc) => oc.column('congress_id').doNothing())
    .execute();
  return (await lockHead(tx, congressId)) ?? begun;
}

/** SHA-256 over the previous hash and the entry in canonical JSON: keys sorted, moments in UTC. */
export function chainHash(prev: Buffer, congressId: string, seq: number, entry: LogEntry): Buffer {
  const content = canonical({ ...entry, at: entry.at.toISOString(), congressId, seq });
  return createHash('sha256').update(prev).update(content).digest();
}

/** JSON with sorted keys; the same value always gives the same text, also after a trip through the database. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
