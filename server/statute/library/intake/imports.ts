import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type ItemCorrection, mostCharacters, mostTexts, type StatuteImport } from '../../../../contract/statute-imports.ts';
import type { Database } from '../../../db/tables.ts';
import { newId } from '../../../new-id.ts';
import { ProblemError } from '../../../problem.ts';
import { type Keeper, lockLibrary } from '../log.ts';
import type { StatuteTables } from '../tables.ts';
import { addText } from '../write.ts';
import { planItems } from './plan.ts';
import type { ReadItem } from './read-item.ts';

type Db = Kysely<Database> | Transaction<Database>;
type ImportRow = Selectable<StatuteTables['statute_import']>;

/** Whose import it is; others do not see it. */
export interface Owner {
  readonly congressId: string;
  readonly accountId: string;
}

/** How many imports one person may leave open; the oldest go. Nothing waits longer than two weeks. */
const mostOpen = 5;
/** Bytes are counted, three to a Chinese character: PostgreSQL knows them without unpacking every text for each one that is added. */
const mostBytes = 3 * mostCharacters;
const keptFor = 14 * 24 * 60 * 60 * 1000;

/** Begins an import, of further versions of one statute where it is named. */
export function beginImport(db: Kysely<Database>, owner: Owner, statuteId: string | null, at: Date): Promise<string> {
  return db.transaction().execute(async (tx) => {
    if (statuteId !== null) {
      const statute = await tx.selectFrom('statute').select('kept_by').where('id', '=', statuteId).executeTakeFirst();
      if (!statute) throw new ProblemError('notFound');
      if (statute.kept_by !== owner.congressId) throw new ProblemError('forbidden');
    }
    const open = await ownImports(tx, owner)
      .select('id')
      .orderBy('id', 'desc')
      .offset(mostOpen - 1)
      .execute();
    for (const { id } of open)
      await tx.deleteFrom('statute_import').where('congress_id', '=', owner.congressId).where('id', '=', id).execute();
    const id = newId();
    const row = { congress_id: owner.congressId, id, account_id: owner.accountId, statute_id: statuteId, created_at: at };
    await tx.insertInto('statute_import').values(row).execute();
    return id;
  });
}

const ownImports = (db: Db, owner: Owner) =>
  db.selectFrom('statute_import').where('congress_id', '=', owner.congressId).where('account_id', '=', owner.accountId);

/** The open imports of a person, newest first, with the names of their first files. */
export async function listImports(db: Kysely<Database>, owner: Owner) {
  const imports = await ownImports(db, owner).selectAll().orderBy('id', 'desc').execute();
  return Promise.all(
    imports.map(async ({ id, created_at }) => {
      const items = itemsOf(db, owner.congressId, id);
      const { texts } = await items.select((q) => q.fn.countAll<number>().as('texts')).executeTakeFirstOrThrow();
      const first = await items.select('source_name').orderBy('id').limit(3).execute();
      return { id, createdAt: created_at.toISOString(), texts, names: first.map((row) => row.source_name) };
    }),
  );
}

const itemsOf = (db: Db, congressId: string, importId: string) =>
  db.selectFrom('statute_import_item').where('congress_id', '=', congressId).where('import_id', '=', importId);

/** An own import; a 404 for one that is not there or another's. */
export async function findImport(db: Db, owner: Owner, importId: string): Promise<ImportRow> {
  const row = await ownImports(db, owner).selectAll().where('id', '=', importId).executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** Puts a row into an import, in the place of one of the same name that is not written yet. Refuses more than an import may hold. */
export async function putItem(db: Kysely<Database>, owner: Owner, importId: string, item: ReadItem): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`statute import ${importId}`}, 0))`.execute(tx);
    await findImport(tx, owner, importId);
    const place = { congress_id: owner.congressId, import_id: importId };
    await tx
      .deleteFrom('statute_import_item')
      .where('congress_id', '=', owner.congressId)
      .where('import_id', '=', importId)
      .where('source_name', '=', item.source_name)
      .where('written_to', 'is', null)
      .execute();
    const held = await itemsOf(tx, owner.congressId, importId)
      .select((q) => [q.fn.countAll<number>().as('texts'), sql<number>`coalesce(sum(octet_length(text)), 0)::bigint`.as('bytes')])
      .executeTakeFirstOrThrow();
    if (held.texts >= mostTexts || Number(held.bytes) + Buffer.byteLength(item.text) > mostBytes)
      throw new ProblemError('tooLarge', { limit: `${mostTexts} / ${mostCharacters}` });
    await tx
      .insertInto('statute_import_item')
      .values({ ...place, ...item })
      .execute();
  });
}

const shown = [
  'id',
  'source_name',
  'fault',
  'text_hash',
  'article_count',
  'title',
  'rank',
  'issuer',
  'region_code',
  'change',
  'passed_on',
  'effective_on',
  'document_no',
  'is_left_out',
  'written_to',
] as const;

/** An import with what each of its texts would become now. */
export async function viewImport(db: Db, owner: Owner, importId: string): Promise<StatuteImport> {
  const row = await findImport(db, owner, importId);
  const statute =
    row.statute_id === null
      ? null
      : await db.selectFrom('statute').select(['id', 'title']).where('id', '=', row.statute_id).executeTakeFirst();
  const items = await inOrder(itemsOf(db, owner.congressId, importId).select(shown)).execute();
  const plan = await planItems(db, owner.congressId, items, statute?.title ?? null);
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    statute: statute ?? null,
    items: items.flatMap((item, index) => {
      const becomes = plan[index];
      if (!becomes) return [];
      const { id, title, rank, issuer, change } = item;
      return {
        id,
        title,
        rank,
        issuer,
        change,
        sourceName: item.source_name,
        regionCode: item.region_code,
        passedOn: item.passed_on,
        effectiveOn: item.effective_on,
        documentNo: item.document_no,
        articles: item.article_count,
        becomes,
      };
    }),
  };
}

/** Older versions first, so that a statute begins with its first text. */
const inOrder = <Q extends { orderBy(by: ReturnType<typeof sql>): Q }>(query: Q): Q =>
  query.orderBy(sql`title COLLATE "zh-x-icu"`).orderBy(sql`coalesce(effective_on, passed_on)`).orderBy(sql`id`);

/** Corrects what was read of some texts; written ones and those whose file is at fault stay as they are. */
export async function correctItems(
  db: Kysely<Database>,
  owner: Owner,
  importId: string,
  ids: readonly string[],
  set: ItemCorrection,
): Promise<void> {
  const columns = {
    title: set.title,
    rank: set.rank,
    issuer: set.issuer,
    region_code: set.regionCode,
    change: set.change,
    passed_on: set.passedOn,
    effective_on: set.effectiveOn,
    document_no: set.documentNo,
    is_left_out: set.isLeftOut,
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  await db.transaction().execute(async (tx) => {
    await findImport(tx, owner, importId);
    await tx
      .updateTable('statute_import_item')
      .set(given)
      .where('congress_id', '=', owner.congressId)
      .where('import_id', '=', importId)
      .where(sql<boolean>`id = ANY(${[...ids]}::uuid[])`)
      .where('written_to', 'is', null)
      .execute();
  });
}

/** Writes every text of an import that is right, all in one transaction; asking again writes what is right by then. */
export async function writeImport(db: Kysely<Database>, owner: Owner, importId: string, keeper: Keeper) {
  return db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    const row = await findImport(tx, owner, importId);
    const statute =
      row.statute_id === null ? null : await tx.selectFrom('statute').select('title').where('id', '=', row.statute_id).executeTakeFirst();
    const items = await inOrder(itemsOf(tx, owner.congressId, importId).select(shown)).execute();
    const plan = await planItems(tx, owner.congressId, items, statute?.title ?? null);
    let statutes = 0;
    let versions = 0;
    for (const [index, item] of items.entries()) {
      const kind = plan[index]?.kind;
      if (kind !== 'newStatute' && kind !== 'newVersion') continue;
      const { text } = await itemsOf(tx, owner.congressId, importId).select('text').where('id', '=', item.id).executeTakeFirstOrThrow();
      const added = await addText(
        tx,
        {
          title: item.title,
          rank: item.rank,
          issuer: item.issuer,
          regionCode: item.region_code,
          change: item.change,
          passedOn: item.passed_on,
          effectiveOn: item.effective_on,
          documentNo: item.document_no,
          sourceName: item.source_name,
          text,
          articleCount: item.article_count,
        },
        keeper,
      );
      if (added.kind === 'newStatute') statutes++;
      if (added.kind === 'newVersion') versions++;
      await tx
        .updateTable('statute_import_item')
        .set({ written_to: added.statuteId, text: '' })
        .where('congress_id', '=', owner.congressId)
        .where('import_id', '=', importId)
        .where('id', '=', item.id)
        .execute();
    }
    return { statutes, versions, import: await viewImport(tx, owner, importId) };
  });
}

/** Drops an own import; what was written stays. */
export async function dropImport(db: Kysely<Database>, owner: Owner, importId: string): Promise<void> {
  const gone = await db
    .deleteFrom('statute_import')
    .where('congress_id', '=', owner.congressId)
    .where('account_id', '=', owner.accountId)
    .where('id', '=', importId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new ProblemError('notFound');
}

/** Drops imports that nobody finished. */
export async function sweepImports(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('statute_import')
    .where('created_at', '<', new Date(now.getTime() - keptFor))
    .execute();
}
