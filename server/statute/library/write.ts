import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { StatuteRank, VersionChange } from '../../../contract/statutes.ts';
import { contentOf, shortTitle } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { newId } from '../../new-id.ts';
import { carryEnd } from './carry-end.ts';
import { type Keeper, logChange } from './log.ts';
import { versionsOf } from './versions.ts';

type Tx = Transaction<Database>;

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

/**
 * Adds a text: to the statute of its title where the keeper's congress keeps one, else as a new one. A statute whose versions were all
 * withdrawn keeps its title for nobody: whoever brings the next text takes it over.
 */
export async function addText(tx: Tx, text: NewText, keeper: Keeper): Promise<Added> {
  const known = await tx.selectFrom('statute').selectAll().where('title', '=', text.title).forUpdate().executeTakeFirst();
  const hash = hashOfText(text.text);
  const isLive = known !== undefined && (await versionsOf(tx, known.id)).length > 0;
  if (known && isLive) {
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
  const facts = { rank: text.rank, issuer: text.issuer, region_code: text.regionCode };
  if (!known)
    await tx
      .insertInto('statute')
      .values({
        id: statuteId,
        title: text.title,
        short_title: shortTitle(text.title),
        ...facts,
        kept_by: keeper.congressId,
        created_at: keeper.now,
        created_by: keeper.accountId,
      })
      .execute();
  else
    await tx
      .updateTable('statute')
      .set((q) => ({ version: q('version', '+', 1), ...(isLive ? {} : { ...facts, kept_by: keeper.congressId }) }))
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
  const before = isLive ? undefined : known;
  const fields = {
    ...(before && before.rank !== text.rank ? { rank: [before.rank, text.rank] as const } : {}),
    ...(before && before.issuer !== text.issuer ? { issuer: [before.issuer, text.issuer] as const } : {}),
    ...(before && before.region_code !== text.regionCode ? { regionCode: [before.region_code, text.regionCode] as const } : {}),
    passedOn: [null, passedOn],
    effectiveOn: [null, effectiveOn],
    sourceName: [null, sourceName],
  } as const;
  await logChange(tx, { statuteId, versionId, kind: isLive ? 'versionAdded' : 'added', fields }, keeper);
  if (isLive) await carryEnd(tx, statuteId, keeper);
  return { kind: isLive ? 'newVersion' : 'newStatute', statuteId, versionId };
}
