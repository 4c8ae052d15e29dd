import { type Kysely, sql, type Transaction } from 'kysely';
import type { Becoming, RowFault, TextFault } from '../../../../contract/statute-imports.ts';
import type { Database } from '../../../db/tables.ts';
import type { ReadItem } from './read-item.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** A row of an import without its words. */
export type PlannedItem = Omit<ReadItem, 'text'> & { readonly is_left_out: boolean };

/**
 * What each row of an import would become if it were written now, in this order: the library is looked at, and the rows
 * before it. `only` is the title that all rows must bear where the import is of one statute.
 */
export async function planItems(db: Db, congressId: string, items: readonly PlannedItem[], only: string | null): Promise<Becoming[]> {
  const titles = [...new Set(items.map((item) => item.title))];
  const rows =
    titles.length === 0
      ? []
      : await db
          .selectFrom('statute as s')
          .leftJoin('statute_version as v', (join) => join.onRef('v.statute_id', '=', 's.id').on('v.withdrawn_at', 'is', null))
          .select(['s.id', 's.title', 's.kept_by', 'v.text_hash'])
          .where(sql<boolean>`s.title = ANY(${titles}::text[])`)
          .execute();
  const known = new Map<string, { id: string | null; keptBy: string; hashes: Set<string | null> }>();
  for (const { id, title, kept_by, text_hash } of rows) {
    // All its versions were withdrawn: the next text takes it over.
    if (text_hash === null) continue;
    const statute = known.get(title) ?? { id, keptBy: kept_by, hashes: new Set() };
    statute.hashes.add(text_hash);
    known.set(title, statute);
  }
  return items.map((item): Becoming => {
    if (item.written_to !== null) return { kind: 'written', statuteId: item.written_to };
    if (item.fault !== null) return { kind: 'fault', fault: item.fault as TextFault };
    if (item.is_left_out) return { kind: 'leftOut' };
    const fault = faultOf(item, only);
    if (fault) return { kind: 'fault', fault };
    const statute = known.get(item.title);
    if (statute?.hashes.has(item.text_hash)) return { kind: 'same', statuteId: statute.id };
    if (statute && statute.keptBy !== congressId) return { kind: 'fault', fault: 'keptByOther' };
    if (statute) {
      statute.hashes.add(item.text_hash);
      return { kind: 'newVersion', statuteId: statute.id };
    }
    known.set(item.title, { id: null, keptBy: congressId, hashes: new Set([item.text_hash]) });
    return { kind: 'newStatute' };
  });
}

/** What keeps a text that was read from being written as it stands. */
export function faultOf(
  item: Pick<PlannedItem, 'article_count' | 'title' | 'passed_on' | 'effective_on'>,
  only: string | null,
): RowFault | null {
  if (item.article_count === 0) return 'noArticles';
  if (item.title.length < 2) return 'noTitle';
  if (only !== null && item.title !== only) return 'otherTitle';
  if (item.passed_on === null && item.effective_on === null) return 'noDay';
  return item.passed_on !== null && item.effective_on !== null && item.effective_on < item.passed_on ? 'daysCrossed' : null;
}
