import { sql, type Transaction } from 'kysely';
import type { StatuteChangeKind } from '../../../contract/statutes.ts';
import type { Database } from '../../db/tables.ts';

type Tx = Transaction<Database>;

/** Who changes the library, and from which request. */
export interface Keeper {
  readonly accountId: string | null;
  readonly name: string;
  readonly congressId: string;
  readonly requestId: string;
  readonly now: Date;
}

/**
 * One at a time changes the library, on whichever node; the log is numbered without a gap. Hold it before any change. Who waits
 * longer than `patience` gets an error that asks to try again, and keeps no connection from others.
 */
export async function lockLibrary(tx: Tx, patience = '10s'): Promise<void> {
  await sql`SELECT set_config('lock_timeout', ${patience}, true)`.execute(tx);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('statute library', 0))`.execute(tx);
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
