import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import type { FileStore, Received } from './store.ts';
import type { FileTables } from './tables.ts';

export type FileRow = Selectable<FileTables['file']>;

/** Where a file stands: a field (`slot`) of a record. */
export interface Place {
  readonly process: string;
  readonly recordId: string;
  readonly slot: string;
}

/** How many uploads one account may have lying about that belong to no record yet. */
const mostLoose = 200;
/** Uploads that belong to no record are dropped after a day. */
export const looseFor = 24 * 60 * 60 * 1000;

/** Keeps a received file as an upload of this account. The content is stored before the row says so. */
export async function addFile(
  db: Kysely<Database>,
  received: Received,
  file: { congressId: string; name: string; mediaType: string; accountId: string; at: Date },
): Promise<FileRow> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`upload ${file.accountId}`}, 0))`.execute(tx);
    const { count } = await tx
      .selectFrom('file')
      .select((q) => q.fn.countAll<number>().as('count'))
      .where('uploaded_by', '=', file.accountId)
      .where('process', 'is', null)
      .executeTakeFirstOrThrow();
    if (count >= mostLoose) throw new ProblemError('tooManyRequests');
    await lockContent(tx, received.sha256);
    await received.keep();
    return tx
      .insertInto('file')
      .values({
        congress_id: file.congressId,
        id: newId(),
        sha256: received.sha256,
        size: received.size,
        media_type: file.mediaType,
        name: file.name,
        uploaded_by: file.accountId,
        uploaded_at: file.at,
        process: null,
        record_id: null,
        slot: null,
        attached_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/**
 * Ties uploads to a record, in the transaction of the action that names them. Each must be an upload of this account
 * in this congress that belongs nowhere yet, or already stand in this very place; otherwise nothing is attached.
 */
export async function attachFiles(
  tx: Transaction<Database>,
  files: { congressId: string; ids: readonly string[]; accountId: string; at: Date },
  place: Place,
): Promise<FileRow[]> {
  const ids = [...new Set(files.ids)];
  if (ids.length === 0) return [];
  const attached = await tx
    .updateTable('file')
    .set({ process: place.process, record_id: place.recordId, slot: place.slot, attached_at: files.at })
    .where('congress_id', '=', files.congressId)
    .where('id', 'in', ids)
    .where((q) =>
      q.or([
        q.and([q('process', 'is', null), q('uploaded_by', '=', files.accountId)]),
        q.and([q('process', '=', place.process), q('record_id', '=', place.recordId), q('slot', '=', place.slot)]),
      ]),
    )
    .returningAll()
    .execute();
  const missing = ids.filter((id) => !attached.some((row) => row.id === id));
  if (missing.length > 0) {
    throw new ProblemError(
      'invalidInput',
      { count: missing.length },
      missing.map((id) => ({
        path: place.slot,
        code: 'fileNotYours',
        message: `附件 ${id} 不存在或不能用于此处 · file ${id} does not exist or cannot be used here`,
      })),
    );
  }
  return attached;
}

/** Takes files out of a place, for instance when a draft drops one. They belong to their uploader again and are swept after a day. */
export async function detachFiles(
  tx: Transaction<Database>,
  congressId: string,
  ids: readonly string[],
  place: Place,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('file')
    .set({ process: null, record_id: null, slot: null, attached_at: null, uploaded_at: at })
    .where('congress_id', '=', congressId)
    .where('id', 'in', [...ids])
    .where('process', '=', place.process)
    .where('record_id', '=', place.recordId)
    .where('slot', '=', place.slot)
    .execute();
}

/** The files of a record, oldest first. */
export function listFiles(db: Kysely<Database>, congressId: string, process: string, recordId: string): Promise<FileRow[]> {
  return db
    .selectFrom('file')
    .selectAll()
    .where('congress_id', '=', congressId)
    .where('process', '=', process)
    .where('record_id', '=', recordId)
    .orderBy('id')
    .execute();
}

export function findFile(db: Kysely<Database>, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Drops an upload of this account that belongs to no record. */
export async function discardUpload(db: Kysely<Database>, store: FileStore, id: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('file')
    .select(['congress_id', 'sha256'])
    .where('id', '=', id)
    .where('uploaded_by', '=', accountId)
    .where('process', 'is', null)
    .executeTakeFirst();
  return row ? drop(db, store, { congressId: row.congress_id, id, sha256: row.sha256 }) : false;
}

/** Drops uploads that have belonged to no record for a day, and what interrupted uploads left. Answers how many. */
export async function sweepLooseFiles(db: Kysely<Database>, store: FileStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - looseFor);
  await store.sweepUnfinished(before);
  let swept = 0;
  for (;;) {
    const batch = await db
      .selectFrom('file')
      .select(['congress_id', 'id', 'sha256'])
      .where('process', 'is', null)
      .where('uploaded_at', '<', before)
      .orderBy('uploaded_at')
      .limit(200)
      .execute();
    for (const row of batch) if (await drop(db, store, { congressId: row.congress_id, id: row.id, sha256: row.sha256 })) swept++;
    if (batch.length < 200) return swept;
  }
}

/** Removes one loose file; its content too when no other row has the same. */
function drop(db: Kysely<Database>, store: FileStore, file: { congressId: string; id: string; sha256: string }): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockContent(tx, file.sha256);
    const gone = await tx
      .deleteFrom('file')
      .where('congress_id', '=', file.congressId)
      .where('id', '=', file.id)
      .where('process', 'is', null)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    const other = await tx.selectFrom('file').select('id').where('sha256', '=', file.sha256).limit(1).executeTakeFirst();
    // Before the commit: while the lock is held nobody can keep the same content again.
    if (!other) await store.remove(file.sha256);
    return true;
  });
}

/** One at a time may keep or remove the same content, on whichever node. */
async function lockContent(tx: Transaction<Database>, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`content ${sha256}`}, 0))`.execute(tx);
}
