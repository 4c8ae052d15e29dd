import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../server/new-id.ts';
import type { Captured } from './capture.ts';
import type { Statement } from './load-sql.ts';

/** The bare writes of one action, to be done again for another record. */
export interface BareWrite {
  readonly statements: readonly Statement[];
  readonly recordId: string;
  readonly version: number;
  readonly key: string;
}

/** The chain of every congress of the bench starts here, so that its numbers are not mistaken for others. */
const firstSeq = 7_000_000;

/** What is left of an action without its reading and checking: the INSERT and UPDATE statements. */
export function bareWrite({ call, waves, answer }: Captured): BareWrite {
  const { record } = answer as { record: { id: string; version: number } };
  const statements = waves
    .flat()
    .filter(({ text }) => isWrite(text) && !text.includes('sign_in_session'))
    .map(withoutReading);
  return { statements, recordId: record.id, version: record.version, key: call.headers['idempotency-key'] ?? '' };
}

/** The lock on the chain's head belongs to the writes: it tells the number that the log entry is to have. */
const isWrite = (text: string): boolean => /^\s*(insert|update|with)\s/i.test(text) || /from "log_head"/i.test(text);

/** The request's key is noted in one statement with reading the rules; only the former is a write. */
function withoutReading({ text, values }: Statement): Statement {
  const insertion = /^\s*WITH noted AS \((.*?)\)\s*SELECT EXISTS/s.exec(text)?.[1];
  if (insertion === undefined) return { text, values };
  return { text: insertion, values: values.slice(0, new Set(insertion.match(/\$\d+/g)).size) };
}

/** Does the writes for a new record, or for the same one at its next version, in one transaction. */
export async function writeAgain(pool: pg.Pool, bare: BareWrite, nextVersion: number | null): Promise<void> {
  const texts = new Map<string, string>([[bare.key, randomUUID()]]);
  if (nextVersion === null) texts.set(bare.recordId, newId());
  const versions =
    nextVersion === null
      ? new Map()
      : new Map([
          [bare.version, nextVersion],
          [bare.version - 1, nextVersion - 1],
        ]);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    let seq = 0;
    for (const { text, values } of bare.statements) {
      const fresh = values.map((value) => {
        if (typeof value === 'string') return replaced(value, texts);
        if (typeof value !== 'number') return value;
        return value > firstSeq ? seq + 1 : (versions.get(value) ?? value);
      });
      const { rows, rowCount } = await client.query<{ seq?: number }>(text, fresh);
      if (rowCount === 0) throw new Error(`nothing was written by ${text}`);
      seq = rows[0]?.seq ?? seq;
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

function replaced(value: string, texts: ReadonlyMap<string, string>): string {
  let made = value;
  for (const [before, after] of texts) made = made.replaceAll(before, after);
  return made;
}
