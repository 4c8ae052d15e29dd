import type { Kysely } from 'kysely';
import type { Database } from '../db/tables.ts';
import type { FileStore } from '../files/store.ts';

/** A stored file that is not what its row says. */
export interface FileFault {
  readonly sha256: string;
  /** Names of the files with this content, at most ten. */
  readonly names: readonly string[];
  readonly what: 'missing' | 'changed' | 'size';
}

export interface VerifiedFiles {
  readonly checked: number;
  readonly faults: readonly FileFault[];
  /** Stored content that no row names; harmless. */
  readonly unused: number;
}

const batch = 500;

/** Reads every attached file and compares its content with the hash and size in its row. */
export async function verifyFiles(db: Kysely<Database>, files: FileStore): Promise<VerifiedFiles> {
  const faults: FileFault[] = [];
  const known = new Set<string>();
  let checked = 0;
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('file')
      .select((q) => [
        'sha256',
        q.fn.min<number>('size').as('smallest'),
        q.fn.max<number>('size').as('largest'),
        q.fn<string[]>('array_agg', ['name']).as('names'),
        q.fn<boolean>('bool_or', [q('process', 'is not', null)]).as('attached'),
      ])
      .where('sha256', '>', after)
      .groupBy('sha256')
      .orderBy('sha256')
      .limit(batch)
      .execute();
    for (const row of rows) {
      known.add(row.sha256);
      after = row.sha256;
      const what = await judge(files, row);
      // An upload that belongs to no record may be swept at any moment.
      if (what && (row.attached || what !== 'missing')) faults.push({ sha256: row.sha256, names: row.names.slice(0, 10), what });
      checked++;
    }
    if (rows.length < batch) break;
  }
  let unused = 0;
  for await (const sha256 of files.list()) if (!known.has(sha256)) unused++;
  return { checked, faults, unused };
}

async function judge(files: FileStore, row: { sha256: string; smallest: number; largest: number }): Promise<FileFault['what'] | null> {
  const found = await files.measure(row.sha256);
  if (found === null) return 'missing';
  if (found.sha256 !== row.sha256) return 'changed';
  return found.size === row.smallest && found.size === row.largest ? null : 'size';
}
