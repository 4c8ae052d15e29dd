import { type Kysely, sql, type Transaction } from 'kysely';
import type { StatuteRank, VersionChange } from '../../../contract/statutes.ts';
import type { Rank } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** One version of a statute with its words. */
export interface VersionText {
  readonly versionId: string;
  readonly statuteId: string;
  readonly title: string;
  readonly rank: StatuteRank;
  readonly issuer: string;
  readonly regionCode: string | null;
  readonly change: VersionChange;
  readonly passedOn: string | null;
  readonly effectiveOn: string | null;
  readonly endedOn: string | null;
  readonly articleCount: number;
  readonly text: string;
  readonly textHash: string;
}

const columns = [
  'v.id as versionId',
  's.id as statuteId',
  's.title',
  's.rank',
  's.issuer',
  's.region_code as regionCode',
  'v.change',
  'v.passed_on as passedOn',
  'v.effective_on as effectiveOn',
  'v.ended_on as endedOn',
  'v.article_count as articleCount',
  'v.text',
  'v.text_hash as textHash',
] as const;

const allTexts = (db: Db) =>
  db.selectFrom('statute_version as v').innerJoin('statute as s', 's.id', 'v.statute_id').where('v.withdrawn_at', 'is', null);

/** A version with its words, also one that was withdrawn since; undefined where there is none. */
export function findVersionText(db: Db, versionId: string): Promise<VersionText | undefined> {
  return db
    .selectFrom('statute_version as v')
    .innerJoin('statute as s', 's.id', 'v.statute_id')
    .select(columns)
    .where('v.id', '=', versionId)
    .executeTakeFirst();
}

/** The texts that hold on a day, by id of the statute, a hundred from the database at a time. */
export async function* textsInForce(db: Db, on: string): AsyncGenerator<VersionText> {
  for await (const text of allVersionTexts(db)) if (text.isInForce(on)) yield text.version;
}

/** Every version of every statute that was not withdrawn, all versions of a statute together, oldest first. */
export async function* allVersionTexts(db: Db): AsyncGenerator<{ readonly version: VersionText; isInForce(on: string): boolean }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await db.selectFrom('statute').select('id').where('id', '>', after).orderBy('id').limit(pageSize).execute();
    const last = ids.at(-1);
    if (!last) return;
    const rows = await allTexts(db)
      .select(columns)
      .select(sql<string>`coalesce(v.effective_on, v.passed_on)::text`.as('start'))
      .where(
        's.id',
        'in',
        ids.map((row) => row.id),
      )
      .orderBy('s.id')
      .orderBy('start')
      .orderBy('v.id')
      .execute();
    for (const [index, { start, ...version }] of rows.entries()) {
      const next = rows[index + 1];
      const endsBy = next?.statuteId === version.statuteId ? next.start : null;
      const holds = (on: string): boolean =>
        start <= on && (endsBy === null || endsBy > on) && (version.endedOn === null || version.endedOn > on);
      yield { version, isInForce: holds };
    }
    after = last.id;
  }
}
const pageSize = 100;

/** A number that grows with every change of the library: what was made from it holds as long as this stays. */
export async function libraryStamp(db: Db): Promise<number> {
  const row = await db
    .selectFrom('statute_change')
    .select((q) => q.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** The statutes that changed since a stamp. */
export async function changedSince(db: Db, stamp: number): Promise<string[]> {
  const rows = await db.selectFrom('statute_change').select('statute_id').distinct().where('seq', '>', stamp).execute();
  return rows.map((row) => row.statute_id);
}

/** The rank by which texts are compared and searched. */
export const searchRank = (rank: StatuteRank): Rank =>
  rank === 'law' || rank === 'administrativeRegulation' || rank === 'localRegulation' ? rank : 'other';
