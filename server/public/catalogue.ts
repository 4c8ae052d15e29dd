import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PublicLine, PublicReply, PublicSuggestion } from '../../contract/public.ts';
import { mostPublicPages, publicPageSize, type publicSorts } from '../../contract/public.ts';
import { groupsFor, visibleFields } from '../../engine/reach.ts';
import type { Assignment } from '../../processes/assignment/assignment.record.ts';
import { assignment } from '../../processes/assignment/assignment.ts';
import type { Suggestion } from '../../processes/suggestion/suggestion.record.ts';
import { suggestion } from '../../processes/suggestion/suggestion.ts';
import { heldFiles } from '../actions/attachments.ts';
import { countCap } from '../actions/list.ts';
import { recordColumns, recordOf } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import { and, or, visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import { searchWords } from '../search/words.ts';

type Db = Kysely<Database>;

/** A congress as the catalogue names it. */
export interface Publisher {
  readonly id: string;
  readonly regionCode: string;
  readonly name: string;
  readonly shortName: string;
}

export interface PublicFilter {
  readonly q?: string | undefined;
  readonly session?: string | undefined;
  readonly year?: number | undefined;
  readonly category?: string | undefined;
  readonly unit?: string | undefined;
  readonly resultClass?: string | undefined;
}

export interface PublicPage {
  readonly items: PublicLine[];
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  readonly capped: boolean;
}

const mostPublishers = 5000;
/** Suggestions in one part of the open data. */
export const harvestSize = 200;
const mostAddresses = 45_000;

/** The congresses in work that have published something, by region; or the one of this region, whether it has or not. */
export async function publishers(db: Db, regionCode?: string): Promise<Publisher[]> {
  const which = regionCode
    ? sql`c.region_code = ${regionCode}`
    : sql`EXISTS (SELECT FROM suggestion s WHERE s.congress_id = c.id AND s.published_on IS NOT NULL)`;
  const { rows } = await sql<{ id: string; region_code: string; name: string; short_name: string }>`
    SELECT c.id, c.region_code, c.name, c.short_name FROM congress c
    WHERE c.state = 'active' AND ${which} ORDER BY c.region_code LIMIT ${mostPublishers}`.execute(db);
  return rows.map((r) => ({ id: r.id, regionCode: r.region_code, name: r.name, shortName: r.short_name }));
}

/** One page of what a congress has published. Whatever the reach rules do not give to everybody is not there. */
export async function publicList(
  db: Db,
  {
    congress,
    filter,
    sort,
    page,
    base,
  }: {
    readonly congress: Publisher;
    readonly filter: PublicFilter;
    readonly sort: (typeof publicSorts)[number];
    readonly page: number;
    readonly base: string;
  },
): Promise<PublicPage> {
  const where = conditionOf(congress.id, filter);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (SELECT FROM suggestion t WHERE ${where} LIMIT ${countCap + 1}) x`.execute(db);
  const found = counted[0]?.count ?? 0;
  const count = Math.min(found, countCap);
  const pages = Math.min(mostPublicPages, Math.max(1, Math.ceil(count / publicPageSize)));
  const at = Math.min(page, pages);
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(suggestion)} FROM suggestion t WHERE ${where}
    ORDER BY ${orders[sort]} LIMIT ${publicPageSize} OFFSET ${(at - 1) * publicPageSize}`.execute(db);
  return { items: await linesOf(db, congress, rows, base), page: at, pages, count, capped: found > countCap };
}

const orders: Record<(typeof publicSorts)[number], RawBuilder<unknown>> = {
  newest: sql`t.published_on DESC, t.id DESC`,
  number: sql`t.number ASC NULLS LAST, t.published_on DESC, t.id DESC`,
  replied: sql`t.replied_on DESC NULLS LAST, t.id DESC`,
};

/** One published suggestion whole; null where there is none, or none that everybody may see. */
export async function publicSuggestion(db: Db, id: string, base: string): Promise<PublicSuggestion | null> {
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(suggestion)} FROM suggestion t
    WHERE t.id = ${id} AND t.published_on IS NOT NULL AND t.congress_id IN (SELECT c.id FROM congress c WHERE c.state = 'active')`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return null;
  const [congress] = await publishersById(db, row.congress_id);
  if (!congress) return null;
  const [whole] = await wholeOf(db, congress, [row], base);
  return whole ?? null;
}

/** A part of everything a congress has published, in a fixed order, from after the named one on. */
export async function publicHarvest(
  db: Db,
  congress: Publisher,
  after: { readonly on: string; readonly id: string } | null,
  base: string,
): Promise<{ items: PublicSuggestion[]; next: { on: string; id: string } | null }> {
  const from = after ? sql<SqlBool>`(t.published_on, t.id) < (${after.on}::date, ${after.id}::uuid)` : sql<SqlBool>`true`;
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(suggestion)} FROM suggestion t
    WHERE ${and([conditionOf(congress.id, {}), from])} ORDER BY t.published_on DESC, t.id DESC LIMIT ${harvestSize + 1}`.execute(db);
  const part = rows.slice(0, harvestSize);
  const last = part.at(-1);
  return {
    items: await wholeOf(db, congress, part, base),
    next: rows.length > harvestSize && last ? { on: String(recordOf(suggestion, last).publishedOn), id: last.id } : null,
  };
}

/** The permanent addresses of what a congress has published, newest first, as many as one site map may hold. */
export async function publicAddresses(db: Db, congressId: string): Promise<{ id: string; publishedOn: string }[]> {
  const { rows } = await sql<{ id: string; on: string }>`SELECT t.id, t.published_on::text AS on FROM suggestion t
    WHERE ${conditionOf(congressId, {})} ORDER BY t.published_on DESC, t.id DESC LIMIT ${mostAddresses}`.execute(db);
  return rows.map((r) => ({ id: r.id, publishedOn: r.on }));
}

/** The words that a page offers to choose from: sessions, categories and units of the congress. */
export async function publicChoices(db: Db, congressId: string) {
  const [sessions, categories, units] = await Promise.all([
    db
      .selectFrom('congress_session')
      .select(['id', 'name', 'year'])
      .where('congress_id', '=', congressId)
      .orderBy('start_on', 'desc')
      .limit(60)
      .execute(),
    db.selectFrom('category').select(['id', 'name']).where('congress_id', '=', congressId).orderBy('code').limit(200).execute(),
    db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('congress_id', '=', congressId)
      .orderBy('sort_no')
      .orderBy('code')
      .limit(500)
      .execute(),
  ]);
  const named = (rows: readonly { id: string; name?: unknown }[]) => rows.map((r) => ({ id: r.id, name: String(r.name) }));
  return { sessions: named(sessions), categories: named(categories), units: named(units) };
}

/** The first congress by region: whose empty catalogue is shown while nobody has published anything. */
export async function firstCongress(db: Db): Promise<Publisher | null> {
  const first = await db
    .selectFrom('congress')
    .select('id')
    .where('state', '=', 'active')
    .orderBy('region_code')
    .limit(1)
    .executeTakeFirst();
  return first ? ((await publishersById(db, first.id))[0] ?? null) : null;
}

async function publishersById(db: Db, id: string): Promise<Publisher[]> {
  const row = await db.selectFrom('congress').select(['id', 'region_code', 'name', 'short_name']).where('id', '=', id).executeTakeFirst();
  return row ? [{ id: row.id, regionCode: String(row.region_code), name: String(row.name), shortName: String(row.short_name) }] : [];
}

function conditionOf(congressId: string, filter: PublicFilter) {
  return and([
    sql<SqlBool>`t.congress_id = ${congressId}`,
    sql<SqlBool>`t.published_on IS NOT NULL`,
    visibleRows(suggestion, null, congressId, 'public'),
    ...(filter.session ? [sql<SqlBool>`t.session_id = ${filter.session}`] : []),
    ...(filter.year
      ? [
          sql<SqlBool>`t.session_id IN (SELECT s.id FROM congress_session s WHERE s.congress_id = ${congressId} AND s.year = ${filter.year})`,
        ]
      : []),
    ...(filter.category ? [sql<SqlBool>`t.category_id = ${filter.category}`] : []),
    ...(filter.unit ? [sql<SqlBool>`t.unit_ids @> ${JSON.stringify([filter.unit])}::jsonb`] : []),
    ...(filter.resultClass ? [sql<SqlBool>`t.result_class = ${filter.resultClass}`] : []),
    ...searched(congressId, filter.q),
  ]);
}

/** Words are looked for only in what everybody may read: the text where it is public, titles, summaries, and public replies. */
function searched(congressId: string, q: string | undefined) {
  const text = q?.trim();
  if (!text) return [];
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const number = /^第?\s*(\d{1,5})\s*号?$/.exec(text)?.[1];
  const words = searchWords(text);
  const matching = sql<SqlBool>`t.search @@ plainto_tsquery('simple', ${words})`;
  return [
    or([
      sql<SqlBool>`t.title ILIKE ${like}`,
      sql<SqlBool>`t.summary ILIKE ${like}`,
      ...(number ? [sql<SqlBool>`t.number = ${Number(number)}`] : []),
      ...(words === ''
        ? []
        : [
            and([visibleRows(suggestion, null, congressId, 'text'), matching]),
            sql<SqlBool>`t.id IN (SELECT t.suggestion_id FROM assignment t WHERE t.congress_id = ${congressId}
              AND ${visibleRows(assignment, null, congressId, 'text')} AND ${matching})`,
          ]),
    ]),
  ];
}

type Seen<R> = { readonly id: string; readonly congressId: string; readonly fields: Partial<R> };

/** What everybody may see of a row; nothing where that is nothing. The engine is asked even though the query already asked. */
function seenBy<R>(process: typeof suggestion | typeof assignment, row: RecordRow): Seen<R>[] {
  const record = recordOf(process, row);
  const groups = groupsFor(process, { congressId: row.congress_id, id: row.id, state: row.state, record, parties: [] }, null);
  return groups.size === 0
    ? []
    : [{ id: row.id, congressId: row.congress_id, fields: visibleFields(process, record, groups) as Partial<R> }];
}

async function linesOf(db: Db, congress: Publisher, rows: readonly RecordRow[], base: string): Promise<PublicLine[]> {
  const seen = rows.flatMap((row) => seenBy<Suggestion>(suggestion, row));
  const { names, years } = await lookUp(db, congress.id, seen);
  return seen.map(({ id, fields: f }) => ({
    id,
    regionCode: congress.regionCode,
    number: f.number ?? null,
    title: f.title ?? '',
    summary: f.summary ?? null,
    keywords: f.keywords ?? [],
    extent: f.publishConsent === 'full' ? 'full' : 'summary',
    session: { id: f.sessionId ?? '', name: names.get(f.sessionId ?? '') ?? '', year: years.get(f.sessionId ?? '') ?? 0 },
    stage: f.stage ?? '',
    authorKind: f.authorKind ?? '',
    category: f.categoryId ? { id: f.categoryId, name: names.get(f.categoryId) ?? '' } : null,
    units: (f.unitIds ?? []).map((unit) => ({ id: unit, name: names.get(unit) ?? '' })),
    resultClass: f.resultClass ?? null,
    submittedOn: f.submittedOn ?? null,
    handedOverOn: f.handedOverOn ?? null,
    repliedOn: f.repliedOn ?? null,
    publishedOn: f.publishedOn ?? '',
    url: `${base}/public/suggestions/${id}`,
  }));
}

async function lookUp(db: Db, congressId: string, seen: readonly Seen<Suggestion>[]) {
  const ids = seen.flatMap(({ fields: f }) => [f.sessionId, f.categoryId, ...(f.unitIds ?? [])].filter((id) => typeof id === 'string'));
  const names = new Map<string, string>();
  const years = new Map<string, number>();
  if (ids.length === 0) return { names, years };
  const { rows } = await sql<{ id: string; name: string; year: number | null }>`
    SELECT id, name, year FROM congress_session WHERE congress_id = ${congressId} AND id = ANY(${ids})
    UNION ALL SELECT id, name, NULL FROM category WHERE congress_id = ${congressId} AND id = ANY(${ids})
    UNION ALL SELECT id, name, NULL FROM unit WHERE congress_id = ${congressId} AND id = ANY(${ids})`.execute(db);
  for (const row of rows) {
    names.set(row.id, row.name);
    if (row.year !== null) years.set(row.id, row.year);
  }
  return { names, years };
}

async function wholeOf(db: Db, congress: Publisher, rows: readonly RecordRow[], base: string): Promise<PublicSuggestion[]> {
  const lines = await linesOf(db, congress, rows, base);
  const replies = await repliesOf(db, congress.id, lines);
  const texts = new Map(rows.flatMap((row) => seenBy<Suggestion>(suggestion, row)).map((s) => [s.id, s]));
  return Promise.all(
    lines.map(async (line) => {
      const seen = texts.get(line.id);
      return {
        ...line,
        problem: seen?.fields.problem ?? null,
        analysis: seen?.fields.analysis ?? null,
        proposal: seen?.fields.proposal ?? null,
        files: seen ? await filesOf(db, suggestion, seen) : [],
        replies: replies.get(line.id) ?? [],
      };
    }),
  );
}

async function filesOf(db: Db, process: typeof suggestion | typeof assignment, seen: Seen<Suggestion> | Seen<Assignment>) {
  return Object.entries(await heldFiles(db, process, seen)).map(([id, file]) => ({ id, ...file }));
}

/** The replies that everybody may read, by suggestion; those of suggestions that are not public are not asked for. */
async function repliesOf(db: Db, congressId: string, lines: readonly PublicLine[]): Promise<Map<string, PublicReply[]>> {
  const answers = new Map<string, PublicReply[]>();
  if (lines.length === 0) return answers;
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(assignment)} FROM assignment t
    WHERE t.congress_id = ${congressId} AND t.suggestion_id = ANY(${lines.map((l) => l.id)})
      AND ${visibleRows(assignment, null, congressId, 'text')} ORDER BY t.replied_on, t.id`.execute(db);
  const seen = rows.flatMap((row) => seenBy<Assignment>(assignment, row));
  const units = [...new Set(seen.flatMap((s) => s.fields.unitId ?? []))];
  const named =
    units.length === 0
      ? []
      : await db.selectFrom('unit').select(['id', 'name']).where('congress_id', '=', congressId).where('id', 'in', units).execute();
  const names = new Map(named.map((u) => [u.id, String(u.name)]));
  for (const one of seen) {
    const f = one.fields;
    if (!f.body || !f.unitId || !f.suggestionId) continue;
    const list = answers.get(f.suggestionId) ?? [];
    list.push({
      unit: { id: f.unitId, name: names.get(f.unitId) ?? '' },
      role: f.role ?? '',
      docNumber: f.docNumber ?? null,
      repliedOn: f.repliedOn ?? null,
      resultClass: f.resultClass ?? null,
      body: f.body,
      done: (f.doneItems ?? []).map((d) => d.content),
      planned: (f.plannedItems ?? []).map(({ content, measures, dueOn }) => ({ content, measures, dueOn })),
      notAdopted: (f.notAdoptedItems ?? []).map(({ content, reason }) => ({ content, reason })),
      files: await filesOf(db, assignment, one),
    });
    answers.set(f.suggestionId, list);
  }
  return answers;
}
