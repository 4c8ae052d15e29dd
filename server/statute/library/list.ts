import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type StatuteLine, StatuteRank, type Validity, type VersionChange } from '../../../contract/statutes.ts';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { regionNames } from './region.ts';

/** What narrows and orders a list of statutes; `on` is the day it speaks of. */
export interface StatuteQuery {
  readonly q?: string | undefined;
  readonly rank?: StatuteRank | undefined;
  readonly region?: string | undefined;
  readonly issuer?: string | undefined;
  readonly validity?: Validity | undefined;
  readonly on: string;
  readonly sort: 'rank' | '-start';
  readonly limit: number;
  readonly after?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly rank: StatuteRank;
  readonly issuer: string;
  readonly region_code: string | null;
  readonly versions: number;
  readonly version_id: string;
  readonly change: VersionChange;
  readonly passed_on: string | null;
  readonly effective_on: string | null;
  readonly ended_on: string | null;
  readonly ended_by: string;
  readonly document_no: string;
  readonly source_name: string;
  readonly article_count: number;
  readonly validity: Validity;
  readonly start: string;
  readonly place: number;
}

/** One page of the library. */
export async function listStatutes(
  db: Kysely<Database>,
  query: StatuteQuery,
): Promise<{ items: StatuteLine[]; next: string | null; count: number }> {
  const matching = sql`SELECT s.id, s.title, s.rank, s.issuer, s.region_code, v.*, array_position(${StatuteRank.options}::text[], s.rank) AS place
    FROM statute s JOIN (${speakingVersions(query.on)}) v ON v.statute_id = s.id WHERE ${sql.join(conditions(query), sql` AND `)}`;
  const order = query.sort === 'rank' ? sql`place, title COLLATE "zh-x-icu", id` : sql`start DESC, id DESC`;
  const [counted, { rows }, names] = await Promise.all([
    sql<{ count: number }>`SELECT count(*) AS count FROM (${matching}) m`.execute(db),
    sql<Row>`SELECT * FROM (${matching}) m WHERE ${beyond(query)} ORDER BY ${order} LIMIT ${query.limit + 1}`.execute(db),
    regionNames(db),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => lineOf(row, names)),
    next: rows.length > query.limit && last ? cursorOf(query.sort, last) : null,
    count: counted.rows[0]?.count ?? 0,
  };
}

/** The version that speaks for each statute on a day: the newest that has begun to hold, else the first to come. */
function speakingVersions(on: string): RawBuilder<unknown> {
  return sql`SELECT DISTINCT ON (statute_id) statute_id, id AS version_id, change, passed_on, effective_on, ended_on, ended_by, document_no,
      source_name, article_count, start::text AS start, count(*) OVER (PARTITION BY statute_id) AS versions,
      CASE WHEN start > ${on}::date THEN 'notYet' WHEN ended_on <= ${on}::date THEN 'repealed' ELSE 'inForce' END AS validity
    FROM (SELECT *, coalesce(effective_on, passed_on) AS start FROM statute_version WHERE withdrawn_at IS NULL) v
    ORDER BY statute_id, start <= ${on}::date DESC, CASE WHEN start <= ${on}::date THEN start END DESC,
      CASE WHEN start <= ${on}::date THEN id::text END DESC, start, id`;
}

function conditions({ q, rank, region, issuer, validity }: StatuteQuery): RawBuilder<unknown>[] {
  const words = (q ?? '').split(/\s+/u).filter((word) => word !== '');
  return [
    sql`true`,
    ...words.slice(0, 10).map((word) => sql`s.title ILIKE ${`%${word.replace(/[\\%_]/gu, '\\$&')}%`}`),
    ...(rank ? [sql`s.rank = ${rank}`] : []),
    ...(region === undefined || region === '' ? [] : [region === 'none' ? sql`s.region_code IS NULL` : sql`s.region_code = ${region}`]),
    ...(issuer ? [sql`s.issuer = ${issuer}`] : []),
    ...(validity ? [sql`v.validity = ${validity}`] : []),
  ];
}

const Cursor = z.union([
  z.tuple([z.literal('rank'), z.int(), z.string(), z.uuid()]),
  z.tuple([z.literal('-start'), z.iso.date(), z.uuid()]),
]);

const cursorOf = (sort: StatuteQuery['sort'], row: Row): string =>
  Buffer.from(JSON.stringify(sort === 'rank' ? [sort, row.place, row.title, row.id] : [sort, row.start, row.id])).toString('base64url');

function beyond({ after, sort }: StatuteQuery): RawBuilder<unknown> {
  if (after === undefined) return sql`true`;
  const [kind, ...rest] = readCursor(after);
  if (kind !== sort) throw new ProblemError('badRequest');
  if (rest.length === 2) return sql`(start, id) < (${rest[0]}, ${rest[1]}::uuid)`;
  const [place, title, id] = rest;
  return sql`(place, title COLLATE "zh-x-icu", id) > (${place}::int, ${title}, ${id}::uuid)`;
}

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ProblemError('badRequest');
  }
}

const lineOf = (row: Row, names: ReadonlyMap<string, string>): StatuteLine => ({
  id: row.id,
  title: row.title,
  rank: row.rank,
  issuer: row.issuer,
  regionCode: row.region_code,
  region: row.region_code === null ? null : (names.get(row.region_code) ?? row.region_code),
  versions: row.versions,
  speaking: {
    id: row.version_id,
    change: row.change,
    passedOn: row.passed_on,
    effectiveOn: row.effective_on,
    endedOn: row.ended_on,
    endedBy: row.ended_by,
    documentNo: row.document_no,
    sourceName: row.source_name,
    articles: row.article_count,
    validity: row.validity,
  },
});

/** The issuers and regions that occur, the most frequent first. */
export async function statuteFacets(db: Kysely<Database>) {
  const count = sql<number>`count(*)`.as('count');
  const [issuers, regions, names] = await Promise.all([
    db
      .selectFrom('statute')
      .select(['issuer as name', count])
      .where('issuer', '<>', '')
      .groupBy('issuer')
      .orderBy('count', 'desc')
      .orderBy('issuer')
      .limit(200)
      .execute(),
    db
      .selectFrom('statute')
      .select(['region_code', count])
      .where('region_code', 'is not', null)
      .groupBy('region_code')
      .orderBy('region_code')
      .execute(),
    regionNames(db),
  ]);
  return {
    issuers,
    regions: regions.map(({ region_code, count: n }) => ({
      code: region_code ?? '',
      name: names.get(region_code ?? '') ?? region_code ?? '',
      count: n,
    })),
  };
}
