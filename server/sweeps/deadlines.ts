import { sql } from 'kysely';
import type { SystemActor } from '../../engine/actor.ts';
import { daysBetween } from '../../engine/calendar.ts';
import type { AnyProcess, DeadlineDef, Vocabulary, Who } from '../../engine/define.ts';
import { isProcessId, processOf } from '../../processes/all.ts';
import { clockNotices, textOf } from '../../processes/text.ts';
import { recipientsOf } from '../actions/recipients.ts';
import { congressTime } from '../actions/rule-books.ts';
import { runAction } from '../actions/run-action.ts';
import { loadCase } from '../actions/store.ts';
import { noticeOf } from '../actions/word-notices.ts';
import { inTransaction } from '../db/connect.ts';
import type { HouseDeps } from '../deps.ts';
import { enqueueNotices } from '../notices/enqueue.ts';
import { ProblemError } from '../problem.ts';

type Deps = Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>;
type AnyDeadline = DeadlineDef<Vocabulary, string, string, Record<string, unknown>, string>;

const clockActor: SystemActor = { kind: 'system', name: 'clock' };
const batch = 500;

interface Due {
  process: string;
  record_id: string;
  key: string;
  round: number;
  due_on: string;
  warned: number[];
}

/** How much a sweep did. */
export interface Swept {
  readonly reminded: number;
  readonly overdue: number;
  readonly expired: number;
}

/**
 * Goes through every open deadline of every congress: reminds at the days the process names, tells of an overdue day once a day,
 * and takes the action by which a passed limit ends. Running it twice does nothing twice; each record is its own transaction.
 */
export async function sweepDeadlines(deps: Deps): Promise<Swept> {
  const total = { reminded: 0, overdue: 0, expired: 0 };
  const congresses = await deps.db.selectFrom('congress').select('id').where('state', '=', 'active').execute();
  for (const { id } of congresses) {
    const today = (await congressTime(deps.db, id)).today(deps.clock.now());
    const swept = await sweepCongress(deps, id, today);
    total.reminded += swept.reminded;
    total.overdue += swept.overdue;
    total.expired += swept.expired;
  }
  return total;
}

async function sweepCongress(deps: Deps, congressId: string, today: string): Promise<Swept> {
  const total = { reminded: 0, overdue: 0, expired: 0 };
  for (let after = { due: '0001-01-01', id: '', key: '' }; ; ) {
    const { rows } = await sql<Due>`SELECT process, record_id, key, round, due_on, warned FROM deadline
      WHERE congress_id = ${congressId} AND closed_on IS NULL AND due_on <= ${today}::date + 60
        AND (overdue_noticed_on IS NULL OR overdue_noticed_on < ${today})
        AND (due_on, record_id::text, key) > (${after.due}::date, ${after.id}, ${after.key})
      ORDER BY due_on, record_id::text, key LIMIT ${batch}`.execute(deps.db);
    for (const due of rows) {
      after = { due: due.due_on, id: due.record_id, key: due.key };
      if (!isProcessId(due.process)) continue;
      const process = processOf(due.process);
      const def = process.deadlines[due.key] as AnyDeadline | undefined;
      if (!def) continue;
      if (due.due_on >= today) total.reminded += await remind(deps, process, congressId, due, def, today);
      else if (def.expire) total.expired += await expire(deps, process, congressId, due, def.expire);
      else if (!def.window) total.overdue += await tellOverdue(deps, process, congressId, due, def, today);
    }
    if (rows.length < batch) return total;
  }
}

async function remind(deps: Deps, process: AnyProcess, congressId: string, due: Due, def: AnyDeadline, today: string): Promise<number> {
  const left = daysBetween(today, due.due_on);
  const stage = [...def.warn].sort((a, b) => a - b).find((days) => left <= days);
  if (stage === undefined || due.warned.includes(stage)) return 0;
  return tell(
    deps,
    process,
    congressId,
    due,
    def.who,
    clockNotices.soon,
    left <= 3,
    sql`warned = ${JSON.stringify([...due.warned, stage])}`,
    sql`NOT warned @> ${JSON.stringify([stage])}`,
  );
}

async function tellOverdue(
  deps: Deps,
  process: AnyProcess,
  congressId: string,
  due: Due,
  def: AnyDeadline,
  today: string,
): Promise<number> {
  const to = [...def.who, ...(def.tell ?? [])];
  return tell(
    deps,
    process,
    congressId,
    due,
    to,
    clockNotices.late,
    true,
    sql`overdue_noticed_on = ${today}`,
    sql`(overdue_noticed_on IS NULL OR overdue_noticed_on < ${today})`,
  );
}

/** Marks the deadline and sends the notice in one transaction; whoever marked it first is the one that sends. */
async function tell(
  deps: Deps,
  process: AnyProcess,
  congressId: string,
  due: Due,
  to: readonly Who<string, string>[],
  kind: string,
  urgent: boolean,
  mark: ReturnType<typeof sql>,
  unmarked: ReturnType<typeof sql>,
): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    const done =
      await sql`UPDATE deadline SET ${mark} WHERE congress_id = ${congressId} AND process = ${due.process} AND record_id = ${due.record_id}
      AND key = ${due.key} AND round = ${due.round} AND closed_on IS NULL AND ${unmarked}`.execute(tx);
    if (done.numAffectedRows !== 1n) return 0;
    const kase = await loadCase(tx, process, congressId, due.record_id);
    if (!kase) return 0;
    const at = deps.clock.now();
    const recipients = await recipientsOf(tx, process, congressId, kase.parties, to);
    const notices = recipients.map((r) => {
      const deadline = (textOf(process.id, r.locale).deadlines as Record<string, string>)[due.key] ?? due.key;
      return noticeOf(process, kase, { kind, urgent, data: { deadline, due: due.due_on } }, congressId, at, r);
    });
    await enqueueNotices(tx, notices);
    return notices.length > 0 ? 1 : 0;
  });
}

async function expire(deps: Deps, process: AnyProcess, congressId: string, due: Due, action: string): Promise<number> {
  try {
    await runAction(
      deps,
      { process, congressId, id: due.record_id, action, input: {}, actor: clockActor },
      { requestId: `sweep:${due.key}:${due.due_on}` },
    );
    return 1;
  } catch (error) {
    // Somebody acted in the same moment, or the action was taken before: nothing is left to expire.
    if (error instanceof ProblemError && ['notAllowedInState', 'guardRefused', 'versionConflict', 'notFound'].includes(error.code))
      return 0;
    throw error;
  }
}
