import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** The key that signs new codes, and all whose codes are still accepted, newest first. */
export interface CodeKeys {
  readonly current: number;
  readonly accepted: readonly number[];
}

export interface CodeKeyLine {
  readonly n: number;
  readonly madeAt: Date | null;
  readonly retiredAt: Date | null;
}

/** So many may be accepted at a time that trying them all is nothing. */
export const mostCodeKeys = 16;

/** Every key there was, newest first. The first one is there from the beginning. */
export async function listCodeKeys(db: Db): Promise<CodeKeyLine[]> {
  const rows = await db.selectFrom('code_key').selectAll().orderBy('n', 'desc').execute();
  const lines = rows.map((row) => ({ n: row.n, madeAt: row.made_at, retiredAt: row.retired_at }));
  return lines.some((line) => line.n === 0) ? lines : [...lines, { n: 0, madeAt: null, retiredAt: null }];
}

export async function codeKeys(db: Db): Promise<CodeKeys> {
  const accepted = (await listCodeKeys(db)).filter((line) => line.retiredAt === null).map((line) => line.n);
  return { current: accepted[0] ?? 0, accepted };
}

/** Makes a new key, by which codes are signed from now on; those printed before stay good until their key is retired. */
export async function rotateCodeKey(tx: Transaction<Database>, at: Date): Promise<number | 'tooMany'> {
  const lines = await listCodeKeys(tx);
  if (lines.filter((line) => line.retiredAt === null).length >= mostCodeKeys) return 'tooMany';
  const n = (lines[0]?.n ?? 0) + 1;
  await tx.insertInto('code_key').values({ n, made_at: at, retired_at: null }).execute();
  return n;
}

/** Retires a key: whatever was printed with it leads nowhere any more. The key that signs cannot be retired. */
export async function retireCodeKey(tx: Transaction<Database>, n: number, at: Date): Promise<'retired' | 'unknown' | 'signs'> {
  const { current, accepted } = await codeKeys(tx);
  if (!accepted.includes(n)) return 'unknown';
  if (n === current) return 'signs';
  await tx
    .insertInto('code_key')
    .values({ n, made_at: at, retired_at: at })
    .onConflict((oc) => oc.column('n').doUpdateSet({ retired_at: at }))
    .execute();
  return 'retired';
}
