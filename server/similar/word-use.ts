import { type Kysely, sql } from 'kysely';
import { rarityOf } from '../../matching/vectors.ts';
import type { Database } from '../db/tables.ts';

type Db = Kysely<Database>;

/** A word of fewer texts is not kept: it counts as rare. */
const leastTexts = 5;
const mostWords = 50_000;
/** Counting again is worth it once so many papers have come. */
const moreTexts = 20;

/** Open papers that have left the author's hands: what is counted tells nothing of any other. */
const counted = sql`state NOT IN ('draft', 'cosigning', 'discarded') AND secrecy IS DISTINCT FROM 'confidential'`;

/** Counts the words of every congress that has more papers than at the last count. */
export async function countWords({ db, now }: { readonly db: Db; readonly now: Date }): Promise<void> {
  const { rows } = await sql<{ congress_id: string }>`
    SELECT c.congress_id FROM congress c LEFT JOIN word_count w ON w.congress_id = c.congress_id ORDER BY c.congress_id`.execute(db);
  for (const { congress_id } of rows) await countWordsOf(db, congress_id, now);
}

/** Counts the words of one congress, where enough papers have come since the last time. */
export async function countWordsOf(db: Db, congressId: string, now: Date): Promise<void> {
  const {
    rows: [size],
  } = await sql<{ texts: number }>`SELECT count(*) AS texts FROM suggestion WHERE congress_id = ${congressId} AND ${counted}`.execute(db);
  const texts = size?.texts ?? 0;
  const last = await db.selectFrom('word_count').select('texts').where('congress_id', '=', congressId).executeTakeFirst();
  if (texts === 0 || (last && Math.abs(texts - last.texts) < moreTexts)) return;
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('word_use').where('congress_id', '=', congressId).execute();
    await sql`INSERT INTO word_use (congress_id, word, texts)
      SELECT ${congressId}::uuid, word, count(*) FROM suggestion, unnest(tsvector_to_array(search)) AS word
      WHERE congress_id = ${congressId} AND ${counted} AND length(word) BETWEEN 2 AND 40
      GROUP BY word HAVING count(*) >= ${leastTexts} ORDER BY count(*) DESC, word LIMIT ${mostWords}`.execute(tx);
    await tx
      .insertInto('word_count')
      .values({ congress_id: congressId, counted_at: now, texts })
      .onConflict((oc) => oc.columns(['congress_id']).doUpdateSet({ counted_at: now, texts }))
      .execute();
  });
}

/** How common the words of one text are in a congress. */
export interface WordUse {
  readonly texts: number;
  countOf(word: string): number;
  rarityOf(word: string): number;
}

export async function readWordUse(db: Db, congressId: string, words: readonly string[]): Promise<WordUse> {
  const { rows } = await sql<{ word: string | null; texts: number }>`
    SELECT NULL AS word, texts FROM word_count WHERE congress_id = ${congressId}
    UNION ALL SELECT word, texts FROM word_use WHERE congress_id = ${congressId} AND word = ANY(${words})`.execute(db);
  const counts = new Map(rows.map((r) => [r.word, r.texts]));
  const texts = counts.get(null) ?? 0;
  const countOf = (word: string) => counts.get(word) ?? 0;
  return { texts, countOf, rarityOf: (word) => rarityOf(countOf(word), Math.max(texts, leastTexts)) };
}
