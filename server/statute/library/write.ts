import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { StatuteChangeKind, StatuteRank, VersionChange } from '../../../contract/statutes.ts';
import { contentOf, shortTitle } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { newId } from '../../new-id.ts';

type Tx = Transaction<Database>;

/** Who changes the library, and from which request. */
export interface Keeper {
  readonly accountId: string | null;
  readonly name: string;
  readonly congressId: string;
  readonly requestId: string;
  readonly now: Date;
}

/** A text as it enters the library. At least one of its days is known; days are plain dates. */
export interface NewText {
  readonly title: string;
  readonly rank: StatuteRank;
  readonly issuer: string;
  readonly regionCode: string | null;
  readonly change: VersionChange;
  readonly passedOn: string | null;
  readonly effectiveOn: string | null;
  readonly documentNo: string;
  readonly sourceName: string;
  readonly text: string;
  readonly articleCount: number;
}

/** What became of a text: a statute of its own, a version of one that is there, or nothing because it is there already or another congress keeps it. */
export interface Added {
  readonly kind: 'newStatute' | 'newVersion' | 'same' | 'keptByOther';
  readonly statuteId: string;
  readonly versionId: string | null;
}

/** The hash by which the same text is known again: of its characters without white space. */
export const hashOfText = (text: string): string => createHash('sha256').update(contentOf(text)).digest('hex');

/** One at a time changes the library, on whichever node; the log is numbered without a gap. Hold it before `addText` and `logChange`. */
export async function lockLibrary(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('statute library', 0))`.execute(tx);
}

/** Adds a text: to the statute of its title where the keeper's congress keeps one, else as a new one. */
export async function addText(tx: Tx, text: NewText, keeper: Keeper): Promise<Added> {
  const known = await tx.selectFrom('statute').select(['id', 'kept_by']).where('title', '=', text.title).forUpdate().executeTakeFirst();
  const hash = hashOfText(text.text);
  if (known) {
    const same = await tx
      .selectFrom('statute_version')
      .select('id')
      .where('statute_id', '=', known.id)
      .where('text_hash', '=', hash)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (same) return { kind: 'same', statuteId: known.id, versionId: same.id };
    if (known.kept_by !== keeper.congressId) return { kind: 'keptByOther', statuteId: known.id, versionId: null };
  }
  const statuteId = known?.id ?? newId();
  if (!known)
    await tx
      .insertInto('statute')
      .values({
        id: statuteId,
        title: text.title,
        short_title: shortTitle(text.title),
        rank: text.rank,
        issuer: text.issuer,
        region_code: text.regionCode,
        kept_by: keeper.congressId,
        created_at: keeper.now,
        created_by: keeper.accountId,
      })
      .execute();
  else
    await tx
      .updateTable('statute')
      .set((q) => ({ version: q('version', '+', 1) }))
      .where('id', '=', statuteId)
      .execute();
  const versionId = newId();
  await tx
    .insertInto('statute_version')
    .values({
      id: versionId,
      statute_id: statuteId,
      change: text.change,
      passed_on: text.passedOn,
      effective_on: text.effectiveOn,
      ended_on: null,
      document_no: text.documentNo,
      source_name: text.sourceName,
      text: text.text,
      text_hash: hash,
      article_count: text.articleCount,
      created_at: keeper.now,
      created_by: keeper.accountId,
      withdrawn_at: null,
    })
    .execute();
  const { passedOn, effectiveOn, sourceName } = text;
  const fields = { passedOn: [null, passedOn], effectiveOn: [null, effectiveOn], sourceName: [null, sourceName] } as const;
  await logChange(tx, { statuteId, versionId, kind: known ? 'versionAdded' : 'added', fields }, keeper);
  return { kind: known ? 'newVersion' : 'newStatute', statuteId, versionId };
}

/** Writes one line of the library's log. The library must be locked. */
export async function logChange(
  tx: Tx,
  change: {
    readonly statuteId: string;
    readonly versionId: string | null;
    readonly kind: StatuteChangeKind;
    readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
  },
  keeper: Keeper,
): Promise<void> {
  await tx
    .insertInto('statute_change')
    .values({
      seq: sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM statute_change)`,
      statute_id: change.statuteId,
      version_id: change.versionId,
      kind: change.kind,
      at: keeper.now,
      by_account: keeper.accountId,
      by_name: keeper.name,
      by_congress: keeper.congressId,
      fields: JSON.stringify(change.fields),
      request_id: keeper.requestId,
    })
    .execute();
}
