import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/tables.ts';
import { allVersionTexts, type VersionText } from '../library/texts.ts';
import { keyOf } from './laws-at.ts';
import type { IndexText } from './messages.ts';

type Db = Kysely<Database>;

const mostInPage = 200;
const mostCharacters = 2_000_000;

const asText = ({ statuteId, versionId, title, rank, regionCode, passedOn, effectiveOn, endedOn, text }: VersionText): IndexText => ({
  statuteId,
  versionId,
  title,
  rank,
  regionCode,
  passedOn,
  effectiveOn,
  endedOn,
  text,
});

/** Every version of the library in pages that never part a statute, with how much of it is done by then, 0 to 1. */
export async function* allPages(db: Db): AsyncGenerator<{ readonly texts: IndexText[]; readonly done: number }> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM statute_version WHERE withdrawn_at IS NULL`.execute(db);
  const all = Math.max(1, Number(rows[0]?.count ?? 0));
  let texts: IndexText[] = [];
  let characters = 0;
  let done = 0;
  for await (const { version } of allVersionTexts(db)) {
    const isNext = texts.at(-1)?.statuteId !== version.statuteId;
    if (isNext && (texts.length >= mostInPage || characters >= mostCharacters)) {
      yield { texts, done: Math.min(1, done / all) };
      texts = [];
      characters = 0;
    }
    texts.push(asText(version));
    characters += version.text.length;
    done++;
  }
  if (texts.length > 0) yield { texts, done: 1 };
}

/**
 * The statutes whose law in force may differ between two days: one of their versions begins or ends in between. With a stamp, those
 * that were changed after it too, and all that share a short title with any of them.
 */
export async function betweenDays(db: Db, from: string, to: string, since: number | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH touched AS (
      SELECT statute_id AS id FROM statute_version
      WHERE (coalesce(effective_on, passed_on) > ${from}::date AND coalesce(effective_on, passed_on) <= ${to}::date)
        OR (ended_on > ${from}::date AND ended_on <= ${to}::date)
      UNION SELECT statute_id FROM statute_change WHERE ${since}::bigint IS NOT NULL AND seq > ${since}::bigint)
    SELECT DISTINCT s.id FROM statute s JOIN statute t ON t.short_title = s.short_title WHERE t.id IN (SELECT id FROM touched)`.execute(db);
  return rows.map((row) => row.id);
}

/** The statutes that bear one of these short titles. */
export async function bearersOf(db: Db, shortTitles: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('statute')
    .select('id')
    .where(sql<boolean>`short_title = ANY(${[...shortTitles]}::text[])`)
    .execute();
  return rows.map((row) => row.id);
}

/** How the library stands, or stood after its change number `at`: the mark names that change, which no other library has. */
export async function standingOf(db: Db, at: number | null): Promise<{ readonly stamp: number; readonly mark: string }> {
  const row = await db
    .selectFrom('statute_change')
    .select(['seq', 'statute_id', 'version_id', 'request_id', 'at'])
    .$if(at !== null, (q) => q.where('seq', '=', at ?? 0))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { stamp: 0, mark: '' };
  return { stamp: Number(row.seq), mark: [row.statute_id, row.version_id, row.request_id, row.at.toISOString()].join(' ') };
}

/** All versions of these statutes with their words. */
export async function textsOf(db: Db, ids: readonly string[]): Promise<IndexText[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('statute_version as v')
    .innerJoin('statute as s', 's.id', 'v.statute_id')
    .select([
      's.id as statuteId',
      'v.id as versionId',
      's.title',
      's.rank',
      's.region_code as regionCode',
      'v.passed_on as passedOn',
      'v.effective_on as effectiveOn',
      'v.ended_on as endedOn',
      'v.text',
    ])
    .where('s.id', 'in', ids)
    .where('v.withdrawn_at', 'is', null)
    .execute();
}

/** The short titles that these statutes have and had before they were changed after a stamp. */
export async function shortTitlesOf(db: Db, ids: readonly string[], since: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const [now, before] = await Promise.all([
    db.selectFrom('statute').select('short_title').where('id', 'in', ids).execute(),
    db.selectFrom('statute_change').select('fields').where('seq', '>', since).where('statute_id', 'in', ids).execute(),
  ]);
  const old = before.flatMap(({ fields }) => (typeof fields.title?.[0] === 'string' ? [keyOf(fields.title[0])] : []));
  return [...new Set([...now.map((row) => row.short_title), ...old])];
}
