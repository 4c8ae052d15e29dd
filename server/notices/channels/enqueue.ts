import { sql, type Transaction } from 'kysely';
import type { Database } from '../../db/tables.ts';

/** A notice as it was written, with when its reader's quiet hours let it be told. */
export interface Told {
  readonly congressId: string;
  readonly noticeId: string;
  readonly accountId: string;
  readonly urgent: boolean;
  readonly due: Date;
}

/**
 * Puts notices into the outbox of every channel in use of their congress, or of the one named; a channel for urgent ones gets those alone.
 */
export async function enqueueChannels(tx: Transaction<Database>, told: readonly Told[], only: string | null = null): Promise<void> {
  const congresses = [...new Set(told.map((t) => t.congressId))];
  const { rows: channels } = await sql<{ congress_id: string; id: string; urgent_only: boolean }>`SELECT congress_id, id, urgent_only
    FROM message_channel WHERE state = 'active' AND congress_id = ANY(${congresses}::uuid[])
    AND (${only}::uuid IS NULL OR id = ${only})`.execute(tx);
  if (channels.length === 0) return;
  const rows = channels.flatMap((channel) =>
    told
      .filter((t) => t.congressId === channel.congress_id && (t.urgent || !channel.urgent_only))
      .map((t) => ({
        congress_id: t.congressId,
        channel_id: channel.id,
        notice_id: t.noticeId,
        account_id: t.accountId,
        next_attempt_at: t.due,
        claimed_until: null,
        done_at: null,
        outcome: null,
        last_error: null,
      })),
  );
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('channel_delivery')
      .values(rows.slice(at, at + 1000))
      .execute();
}
