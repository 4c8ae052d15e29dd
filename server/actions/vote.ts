import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { isWho } from '../../engine/decide.ts';
import { type Grade, grades } from '../../processes/assessment/assessment.count.ts';
import { assessment } from '../../processes/assessment/assessment.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { lockCase, type StoredCase } from './store.ts';

type Tx = Kysely<Database> | Transaction<Database>;

export interface Marked {
  readonly unitId: string;
  readonly grade: Grade;
}

/** Whether this person may vote in an assessment of this congress. */
export const mayVote = (actor: Actor, congressId: string): boolean => isWho(assessment, 'scMember', congressId, [], actor);

export async function hasVoted(tx: Tx, congressId: string, assessmentId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('assessment_turnout')
    .select('account_id')
    .where('congress_id', '=', congressId)
    .where('assessment_id', '=', assessmentId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether ballots are taken: electronically, until the last day of voting has passed or the box is counted. */
export const isVoteOpen = ({ state, record }: StoredCase, today: string): boolean =>
  state === 'open' && record.mode === 'electronic' && (typeof record.voteBy !== 'string' || record.voteBy >= today);

/**
 * Puts one member's ballot into the box: notes that they have voted and adds one to a count of each unit. No log entry, no time, no
 * order; every count of the assessment is rewritten, so that not even the rows' own traces tell which of them grew.
 */
export async function castVote(
  db: Kysely<Database>,
  actor: Actor,
  congressId: string,
  assessmentId: string,
  marks: readonly Marked[],
  today: string,
): Promise<StoredCase> {
  return inTransaction(db, async (tx) => {
    const kase = await lockCase(tx, assessment, congressId, assessmentId);
    if (!kase || !mayVote(actor, congressId)) throw new ProblemError('notFound');
    if (!isVoteOpen(kase, today)) throw new ProblemError('voteClosed');
    const unitIds = kase.record.unitIds as readonly string[];
    const marked = new Map(marks.map((m) => [m.unitId, m.grade]));
    if (marked.size !== marks.length || [...marked.keys()].some((id) => !unitIds.includes(id))) throw new ProblemError('badRequest');
    const turnout = { congress_id: congressId, assessment_id: assessmentId, account_id: actor.accountId };
    const noted = await tx
      .insertInto('assessment_turnout')
      .values(turnout)
      .onConflict((oc) => oc.columns(['congress_id', 'assessment_id', 'account_id']).doNothing())
      .executeTakeFirst();
    if (noted.numInsertedOrUpdatedRows !== 1n) throw new ProblemError('alreadyVoted');
    const rows = unitIds.flatMap((unitId) =>
      grades.map((grade) => ({
        congress_id: congressId,
        assessment_id: assessmentId,
        unit_id: unitId,
        grade,
        count: (marked.get(unitId) ?? 'notPressed') === grade ? 1 : 0,
      })),
    );
    await tx
      .insertInto('assessment_tally')
      .values(rows)
      .onConflict((oc) =>
        oc
          .columns(['congress_id', 'assessment_id', 'unit_id', 'grade'])
          .doUpdateSet({ count: sql`assessment_tally.count + excluded.count` }),
      )
      .execute();
    return kase;
  });
}
