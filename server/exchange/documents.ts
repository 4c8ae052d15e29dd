import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ExchangeDocument } from '../../contract/exchange.ts';
import type { Actor } from '../../engine/actor.ts';
import { assignment } from '../../processes/assignment/assignment.ts';
import { canonical } from '../actions/log.ts';
import { type ActionTools, runActionsWithin } from '../actions/run-action.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { assignmentsSeen } from './changes.ts';
import type { ExchangeDocumentTable } from './tables.ts';

/** A document of the outside system: its own id, what it is, and the actions it stands for. */
export interface Document {
  readonly congressId: string;
  readonly assignmentId: string;
  readonly outsideId: string;
  readonly kind: ExchangeDocumentTable['kind'];
  readonly actions: readonly { readonly action: string; readonly input: unknown }[];
  readonly ifMatch: number | null;
}

/**
 * Takes a document in: all of its actions in one transaction, together with the note that its id was received. The same id sent again,
 * also at the same moment or after years, does nothing more; with another content it is refused.
 */
export async function takeDocument(
  deps: { readonly db: Kysely<Database> } & ActionTools,
  actor: Actor,
  document: Document,
  requestId: string,
): Promise<ExchangeDocument> {
  const { congressId, assignmentId, outsideId, kind } = document;
  const fingerprint = createHash('sha256')
    .update(canonical([assignmentId, kind, document.actions]))
    .digest('hex');
  const at = deps.clock.now();
  const repeated = await inTransaction(deps.db, async (tx) => {
    // Asked first: whose assignment it is not learns nothing from the ids of others.
    if (!(await assignmentsSeen(tx, actor, congressId, [assignmentId])).has(assignmentId)) throw new ProblemError('notFound');
    const noted = await tx
      .insertInto('exchange_document')
      .values({
        congress_id: congressId,
        account_id: actor.accountId,
        outside_id: outsideId,
        assignment_id: assignmentId,
        kind,
        fingerprint,
        at,
      })
      .onConflict((oc) => oc.columns(['congress_id', 'account_id', 'outside_id']).doNothing())
      .returning('outside_id')
      .executeTakeFirst();
    if (!noted) {
      const known = await findRow(tx, actor, congressId, outsideId);
      if (known?.fingerprint !== fingerprint) throw new ProblemError('keyReused');
      return true;
    }
    const requests = document.actions.map(({ action, input }, i) => ({
      process: assignment,
      congressId,
      id: assignmentId,
      action,
      input,
      actor,
      ifMatch: i === 0 ? document.ifMatch : null,
    }));
    await runActionsWithin(tx, deps, requests, { requestId });
    return false;
  });
  const taken = await findDocument(deps.db, actor, congressId, outsideId);
  return { ...taken, repeated };
}

/** A document received before, with its assignment as it stands now. */
export async function findDocument(db: Kysely<Database>, actor: Actor, congressId: string, outsideId: string): Promise<ExchangeDocument> {
  const row = await findRow(db, actor, congressId, outsideId);
  const seen = row && (await assignmentsSeen(db, actor, congressId, [row.assignment_id])).get(row.assignment_id);
  if (!row || !seen) throw new ProblemError('notFound');
  return { outsideId, kind: row.kind, at: row.at.toISOString(), repeated: true, assignment: seen };
}

const findRow = (db: Kysely<Database> | Transaction<Database>, actor: Actor, congressId: string, outsideId: string) =>
  db
    .selectFrom('exchange_document')
    .selectAll()
    .where('congress_id', '=', congressId)
    .where('account_id', '=', actor.accountId)
    .where('outside_id', '=', outsideId)
    .executeTakeFirst();
