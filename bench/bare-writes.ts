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
  const statements = waves.flat().filter(({ text }) => /^\s*(insert|update)\s/i.test(text) && !text.includes('sign_in_session'));
  return { statements, recordId: record.id, version: record.version, key: call.headers['idempotency-key'] ?? '' };
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
